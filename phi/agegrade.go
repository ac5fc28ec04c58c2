// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// gradeAge proposes the number in tokens first to last if its surroundings
// make it an age.
func (w *work) gradeAge(first, last int) {
	odds := -4.0
	if next := last + 1; next < len(w.tokens) && near(w.gap(next)) {
		for _, m := range w.marksAt(next) {
			if m.entry.Flags.Has(lexicon.AgeCue) {
				if !w.lifelong(first, m.last) {
					w.proposeAge(first, m.last, 4)
				}
				return
			}
		}
	}
	if w.after(last) == '%' || w.after(last) == '/' || w.after(last) == '.' && last+1 < len(w.tokens) && w.gap(last+1) == "." {
		return
	}
	if first > 0 {
		switch t := w.labelBefore(first); {
		case t.kind == KindAge && t.odds >= labelNear/2:
			odds = 3
		case w.is(first-1, "alter") && connector(w.gap(first)):
			odds = 3
		case w.reaches(first-1) && !w.thing(first-2):
			odds = 2.5
		case w.birthday(last + 1):
			w.proposeAge(first, last+1, 2.5)
			return
		case w.is(first-1, "anni") && w.is(first-2, "di"), w.lang == Spanish && w.is(first-1, "de") && w.is(last+1, "a") && w.after(last+1) == '.':
			odds = 2.5
		case w.toldOf(first-1) && !w.counts(last+1):
			odds = 0.8
		case w.saidOfPerson(first-1) && !w.unitOrCount(last+1):
			odds = 0.8
		case w.entry(first-1).Person != 0 || (w.is(first-1, "is") || w.is(first-1, "was")) && !w.thing(first-2):
			// "is 93": anything behind it speaks against.
			if last+1 >= len(w.tokens) || breaks(w.gap(last+1)) || w.is(last+1, "and") || w.is(last+1, "now") || w.is(last+1, "with") {
				odds = 0.8
			}
		}
	}
	if strings.ContainsAny(w.gapBefore(first), "$€£#") {
		return // a price, the number of a house or of a prize
	}
	w.proposeAge(first, last, odds)
}

// toldOf reports whether token i ends "my grandma is" or "she will be".
func (w *work) toldOf(i int) bool {
	switch string(w.lower(i)) {
	case "is", "was", "es", "est", "ist", "è":
		return i > 0 && w.flags(i-1).Has(lexicon.Kin)
	case "be":
		return w.is(i-1, "will") || w.is(i-1, "would")
	}
	return false
}

// counts reports whether token i is what a number before it counts or measures:
// any word but those that bind a sentence.
func (w *work) counts(i int) bool {
	return i < len(w.tokens) && w.seam(i) == " " && w.tokens[i].Kind == scan.Word && !w.flags(i).Any(lexicon.Function|lexicon.Common)
}

// saidOfPerson reports whether token i ends "she is", "he's", "hes", "grandma was"
// or "that makes her".
func (w *work) saidOfPerson(i int) bool {
	switch string(w.lower(i)) {
	case "he's", "she's", "hes", "shes", "i'm", "im":
		return true
	case "her", "him", "me":
		return w.is(i-1, "makes") || w.is(i-1, "made")
	case "is", "was", "am":
		if i == 0 || !w.spaced(i) {
			return false
		}
		who := w.entry(i - 1).Person
		return who == lexicon.PersonSelf || who == lexicon.PersonOther || w.flags(i-1).Has(lexicon.Kin) || w.given(i-1)
	}
	return false
}

// thing reports whether token i is an English noun in lower case that stands for no person:
// "a cleaning is 99", "our building turns 100".
func (w *work) thing(i int) bool {
	if i < 0 || w.lang != English || w.tokens[i].Kind != scan.Word || w.tokens[i].Shape.Has(scan.Upper) {
		return false
	}
	e := w.entry(i)
	return e.Word(uint8(English)) > 0 && e.Person == 0 && e.Given == 0 && !e.Flags.Any(lexicon.Function|lexicon.Kin|lexicon.PersonWord|lexicon.Title) && !encounters.has(&w.tokens[i])
}

// unitOrCount reports whether token i says what a number before it counts or
// measures: a plural, a span of time, a unit, a part of a ratio.
func (w *work) unitOrCount(i int) bool {
	if i >= len(w.tokens) || breaks(w.gap(i)) {
		return false
	}
	t := &w.tokens[i]
	if t.Kind != scan.Word {
		return true
	}
	switch string(w.lower(i)) {
	case "percent", "per", "pct", "out", "over", "under", "degrees", "point", "lb", "lbs", "kg", "kilo", "mg", "g", "ml", "mph", "bpm", "cm", "mm", "ft", "k",
		"th", "more", "less", "to", "plus", "minus", "or", "of", "pound", "million", "thousand", "hundred",
		"euro", "eur", "usd", "chf", "km", "min", "kcal":
		return true
	}
	if w.entry(i).Signs.Has(lexicon.SignSpan) || w.flags(i).Any(lexicon.NumberWord|lexicon.Unit) {
		return true
	}
	return t.Len() > 3 && w.text[t.End-1]|0x20 == 's' && !w.flags(i).Any(lexicon.Function|lexicon.Common|lexicon.PersonWord)
}

// findAgesBehindNames finds the ages that people put right behind a name, and
// with nothing that says so: "winnifred ash, ninety six, came in".
func (w *work) findAgesBehindNames() {
	for _, c := range w.candidates {
		if c.kind != KindName || c.role == RoleProvider || c.role == RoleStaff || c.role == RoleEmployer || c.odds < w.d.least {
			continue
		}
		i := int(c.first)
		for i < len(w.tokens) && int(w.tokens[i].Start) < c.end {
			i++
		}
		if i == len(w.tokens) || i == 0 || !w.spaced(i) && w.gap(i) != ", " {
			continue
		}
		if w.is(i, "a") && i+1 < len(w.tokens) && w.spaced(i+1) {
			i++ // "a hundred and one"
		}
		n, last := 0, i
		if t := &w.tokens[i]; t.Kind == scan.Number && t.Len() <= 3 {
			n = w.atoi(i)
		} else if t.Kind == scan.Word {
			n, last = w.spelledAge(i)
		}
		if n >= minAge && n <= maxAge && w.ends(last) && w.after(last) != '%' && w.after(last) != '/' && !w.unitOrCount(last+1) {
			w.proposeAge(i, last, 0.6)
		}
	}
}

// reaches reports whether token i is a verb of reaching an age.
func (w *work) reaches(i int) bool {
	switch string(w.lower(i)) {
	case "turning", "turned", "turns", "turn", "cumple", "cumplió", "cumplir", "cumplirá", "cumplo", "cumplí", "compie", "compirà", "compiuto",
		"wird", "wurde", "werde", "geworden":
		return true
	}
	return false
}
