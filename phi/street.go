// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findStreet finds street addresses by their grammar: "123 Elm Street, Apt 4,
// Springfield, IL 62704"; "12 rue de la Paix"; "Calle Mayor 12"; "Hauptstraße
// 5"; and post office boxes.
func findStreet(w *work, i int) {
	if w.lang == English || w.lang == LangUnspecified || !w.lang.Supported() {
		w.findEnglishStreet(i)
		return
	}
	w.findEnglishStreet(i)
	w.findStreetFirst(i)
}

// findEnglishStreet finds a number, up to four words and the street word i.
func (w *work) findEnglishStreet(i int) {
	first, capitals := i, 0
	for first > 0 && i-first < 4 && (w.gap(first) == " " || w.gap(first) == ". ") && w.tokens[first-1].Kind != scan.Number {
		first--
		if w.tokens[first].Kind == scan.Mixed && !isDigit(w.text[w.tokens[first].Start]) {
			return
		}
		if w.tokens[first].Kind == scan.Mixed && first < i-1 && w.houseNumber(first) {
			break
		}
		if w.tokens[first].Shape.Has(scan.Upper) || w.tokens[first].Kind == scan.Mixed {
			capitals++
		} else if w.flags(first).Any(lexicon.Function | lexicon.Health | lexicon.Weekday) {
			return
		}
	}
	number := first - 1
	if w.tokens[first].Kind == scan.Mixed && w.houseNumber(first) {
		number = first
		first++
	}
	if first >= i || number < 0 || !w.houseNumber(number) || number+1 < len(w.tokens) && w.gap(number+1) != " " {
		return
	}
	odds := -1.0
	capital := w.tokens[i].Shape.Has(scan.Upper)
	switch {
	case capital && capitals == i-first:
		odds = 4
	case capital || capitals > 0:
		odds = 2
	case strongStreet(w.word(i)):
		odds = 1.5
	}
	odds += max(0, w.support(number, i, KindLocation))
	last := w.addressEnd(i)
	if last > i {
		odds++
	}
	w.propose(candidate{kind: KindLocation, start: int(w.tokens[number].Start), end: int(w.tokens[last].End), odds: odds, rule: "place/street"})
}

// houseNumber reports whether token i is the number of a house.
func (w *work) houseNumber(i int) bool {
	t := w.tokens[i]
	if t.Len() > 6 || !isDigit(w.text[t.Start]) || w.before(i) == '$' || w.before(i) == '.' || w.before(i) == '/' || w.before(i) == '-' {
		return false
	}
	if t.Kind == scan.Number {
		return true
	}
	word := w.word(i) // "221B", not "5th"
	return isLetter(word[len(word)-1]) && isDigit(word[len(word)-2])
}

// strongStreet reports whether a street word in lower case is hardly ever
// anything else.
func strongStreet(word string) bool {
	switch strings.ToLower(word) {
	case "street", "avenue", "ave", "blvd", "boulevard", "road", "rd", "lane", "ln", "pkwy", "parkway", "hwy", "highway", "terrace", "st", "dr":
		return true
	}
	return false
}

// addressEnd returns the last token of what follows a street: unit, city,
// state and ZIP code.
func (w *work) addressEnd(i int) int {
	last := i
	for j := i + 1; j < len(w.tokens) && j <= i+10; {
		gap := w.gap(j)
		switch gap {
		case " ", ", ", ",", ". ", "\n", ",\n", ", #", " #", "  ", " - ":
		default:
			return last
		}
		f := w.flags(j)
		t := w.tokens[j]
		switch {
		case f.Has(lexicon.Unit) && j+1 < len(w.tokens) && (w.tokens[j+1].Kind != scan.Word || w.tokens[j+1].Len() == 1):
			last = j + 1
		case strings.HasSuffix(gap, "#") && t.Kind != scan.Word:
			last = j
		case f.Has(lexicon.StateCode) && t.Shape.Has(scan.AllUpper):
			last = j
		case w.state(j) >= 0 && t.Shape.Has(scan.Upper):
			last = w.state(j)
		case t.Kind == scan.Number && t.Len() == 5 && last > i:
			last = j
			if j+1 < len(w.tokens) && w.gap(j+1) == "-" && w.tokens[j+1].Len() == 4 {
				last = j + 1
			}
			return last
		case strings.Contains(gap, ",") && t.Kind == scan.Word && t.Shape.Has(scan.Upper) && !w.flags(j).Any(lexicon.Function|lexicon.Month|lexicon.Weekday|lexicon.Label):
			last = j
			for last+1 < len(w.tokens) && w.gap(last+1) == " " && w.tokens[last+1].Kind == scan.Word && w.tokens[last+1].Shape.Has(scan.Upper) && !w.flags(last+1).Any(lexicon.StateCode|lexicon.Function) && last < j+2 {
				last++
			}
		default:
			return last
		}
		j = last + 1
	}
	return last
}

// state returns the last token of the name of a state at token i, or -1.
func (w *work) state(i int) int {
	for _, m := range w.marksAt(i) {
		if m.entry.Flags.Has(lexicon.State) {
			return m.last
		}
	}
	return -1
}

// findStreetFirst finds the forms in which the street word comes before its
// name or ends it: "12 rue de la Paix", "Calle Mayor 12", "Via Roma 3".
func (w *work) findStreetFirst(i int) {
	last := i
	for last+1 < len(w.tokens) && last-i < 6 {
		gap := w.gap(last + 1)
		t := w.tokens[last+1]
		if gap != " " && gap != "'" && gap != "-" && gap != ". " {
			break
		}
		particle := false
		switch strings.ToLower(w.word(last + 1)) {
		case "de", "la", "del", "los", "las", "des", "du", "le", "les", "d", "l", "della", "dei", "di", "san", "santa", "el", "y", "et", "von", "der", "den":
			particle = true
		}
		if t.Kind != scan.Word || !particle && !t.Shape.Has(scan.Upper) {
			break
		}
		last++
	}
	first, odds := i, -2.0
	capitals := last > i && w.tokens[last].Shape.Has(scan.Upper)
	if i > 0 && w.tokens[i-1].Kind != scan.Word && w.houseNumber(i-1) && (w.gap(i) == " " || w.gap(i) == ", ") && capitals {
		first, odds = i-1, 3.5
	}
	if next := last + 1; capitals && next < len(w.tokens) && w.tokens[next].Kind != scan.Word && w.tokens[next].Len() <= 4 {
		switch w.gap(next) {
		case " ", ", ", " n", " nº ", ", nº ", " n. ", ", n. ":
			last, odds = next, 3.5
		}
	}
	if capitals && odds < 0 && w.tokens[i].Shape.Has(scan.Upper) {
		odds = 0.5
	}
	// "Hauptstraße 5" is one word: its ending is the street word.
	odds += max(0, w.support(first, last, KindLocation))
	w.propose(candidate{kind: KindLocation, start: int(w.tokens[first].Start), end: int(w.tokens[w.postcodeEnd(last)].End), odds: odds, rule: "place/street"})
}

// postcodeEnd returns the last token of a postal code and a town behind a
// street, or last.
func (w *work) postcodeEnd(last int) int {
	j := last + 1
	if j+1 < len(w.tokens) && w.tokens[j].Kind == scan.Number && w.tokens[j].Len() == 5 && strings.Trim(w.gap(j), " ,\n-") == "" {
		if w.tokens[j+1].Shape.Has(scan.Upper) && w.gap(j+1) == " " {
			return j + 1
		}
		return j
	}
	return last
}
