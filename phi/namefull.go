// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// eponymous are the words for what is named after people and places.
var eponymous = wordsOf(`syndrome disease disorder score scale index test assay sign criteria classification maneuver manoeuvre lymphoma sarcoma tumor
	tumour fracture palsy procedure protocol phenomenon reflex stage grade triad equation formula catheter virus fever stent síndrome
	enfermedad maladie syndrom krankheit morbo malattia sindrome esophagus thyroiditis contracture chorea nebulizer method study trial
	questionnaire inventory`)

// eponymHead reports whether token i is what is named after people and places:
// a syndrome, a score, a test.
func (w *work) eponymHead(i int) bool {
	for j := i; j < len(w.tokens) && j <= i+1; j++ {
		if gap := w.gap(j); gap != " " && gap != "-" {
			return false
		}
		if eponymous.has(&w.tokens[j]) {
			return true
		}
		if !w.tokens[j].Shape.Has(scan.Upper) && j == i && !w.is(j, "risk") {
			return false
		}
	}
	return false
}

// partOfOrganization reports whether a word of an organisation follows the
// name within its run of capitalised words: "Baker Street Family Clinic".
func (w *work) partOfOrganization(first, last int) bool {
	for j := last + 1; j < len(w.tokens) && j <= last+4; j++ {
		gap := w.gap(j)
		if gap != " " && gap != "'" && gap != "-" && gap != " & " {
			return false
		}
		if !w.tokens[j].Shape.Has(scan.Upper) && !particle(w.word(j)) {
			return false
		}
		if w.flags(j).Any(lexicon.Organization | lexicon.Street) {
			return true
		}
	}
	return first > 1 && w.spaced(first) && w.flags(first-1).Has(lexicon.Organization) && w.tokens[first-1].Shape.Has(scan.Upper)
}

// findFullName finds a given name that a surname or an initial follows, and a
// name in apposition to an age or a word for a person.
func (w *work) findFullName(i int) {
	// What rejects most words comes first.
	initial, surname := w.initial(i), w.surnameFirst(i)
	if !initial && !surname && (w.acronym(i) || !w.nameable(i, false) || w.labelStarts(i)) {
		return
	}
	if i > 0 && !w.tokens[i].Shape.Has(scan.SentenceStart) && w.nameable(i-1, false) && w.linked(i) {
		return // in the middle of a name
	}
	switch {
	case initial:
		w.findInitialled(i)
		return
	case surname:
		w.proposeName(i, i+1, 2, RoleUnknown, "name/surname-first")
		return
	}
	last := w.nameEnd(i, false)
	if last < 0 {
		return
	}
	if end := w.turnedEnd(i, last); end > last {
		w.proposeName(i, end, 1.5, RoleUnknown, "name/turned")
		return
	}
	const inApposition = 2.2
	odds := w.fullNameOdds(i, last)
	if !w.matters(odds+inApposition) || w.eponymHead(last+1) {
		return
	}
	if w.apposed(i) {
		odds += inApposition
	}
	w.proposeName(i, last, odds, RoleUnknown, "name/full")
}

// turnedEnd returns the last token of the given name behind a comma that makes
// tokens first to last a surname at the start of a line or behind a colon, as in
// lists and headings: "Befund: Wiesinger, Alois"; or last.
func (w *work) turnedEnd(first, last int) int {
	j := last + 1
	if j >= len(w.tokens) || !w.tokens[j].Shape.Has(scan.Upper) || w.gap(j) != ", " || !w.given(j) || w.word1(j) || w.flags(j).Any(notName) || w.given(first) && w.entry(first).Surname < w.entry(first).Given {
		return last
	}
	if before := w.gapBefore(first); first > 0 && !strings.ContainsAny(before, "\n:|;*") && before != ". " {
		return last
	}
	if w.entry(last).Surname == 0 && !w.unlisted(last) || w.plainWord(last) || w.lang == German && w.unlisted(last) && w.germanNoun(last) {
		return last
	}
	if next := w.nameEnd(j, false); next >= 0 && next <= j+1 {
		if k := next + 1; k == len(w.tokens) || !w.spaced(k) || !w.tokens[k].Shape.Has(scan.Upper) {
			return next
		}
	}
	return last
}

// fullNameOdds grades a run of capitalised words by what the words are.
func (w *work) fullNameOdds(i, last int) float64 {
	a, b := w.entry(i), w.entry(last)
	given := w.given(i) || last > i && w.wordAsName(i)
	start := w.tokens[i].Shape.Has(scan.SentenceStart)
	if last == i {
		switch word := int(a.Word(uint8(w.lang))); {
		case !given || a.Given < 6 || a.Place >= a.Given || w.lang == German || a.Flags.Has(lexicon.Health):
			return -3
		case word+3 > int(a.Given):
			return -2
		case start:
			return -0.2
		}
		return 0.6
	}
	if w.initial(last) && last == i+1 {
		switch {
		case given:
			return 2.5
		case w.after(last) == '.' && !w.word1(i):
			return 0.8
		}
		return -1
	}
	switch {
	case given && last == i+1 && w.tokens[last].Shape.Has(scan.AllUpper) && !w.tokens[i].Shape.Has(scan.AllUpper) && w.tokens[last].Len() > 2:
		return 2 // "Isabelle BON", as French records write it
	case w.place(i, last):
		return -2 // "San Antonio", "Santa Rosa"
	case given && (b.Surname > 0 && !w.plainWord(last) || !w.word1(last)):
		return 3
	case given && b.Surname > 0:
		return 1
	case given:
		return -0.5
	case a.Surname > 0 && b.Given >= 4 && !w.word1(i) && !w.plainWord(last):
		return 1.5 // "RUIZ Ana"
	case !start && !w.word1(i) && !w.word1(last) && w.lang != German:
		if a.Surname > 0 || b.Surname > 0 {
			return 1
		}
		return -0.5
	}
	return -2
}

// given reports whether token i is a given name rather than a word.
func (w *work) given(i int) bool {
	if i < 0 || i >= len(w.entries) {
		return false
	}
	e := w.entry(i)
	word := e.Word(uint8(w.lang))
	if !w.tokens[i].Shape.Has(scan.Upper) {
		return e.Given >= 5 && e.Given >= word+2 || w.lang == English && e.Given == 4 && word == 0 && e.Place == 0
	}
	if w.tokens[i].Shape.Has(scan.SentenceStart) {
		return e.Given >= 3 && e.Given >= word
	}
	return e.Given >= 3 && e.Given+2 >= word
}

// word1 reports whether token i is a word of the language.
func (w *work) word1(i int) bool { return w.entry(i).Word(uint8(w.lang)) > 0 }

// plainWord reports whether token i is more often a word than a surname.
func (w *work) plainWord(i int) bool {
	e := w.entry(i)
	return e.Word(uint8(w.lang)) > e.Surname+2
}

// place reports whether tokens first to last are the name of a town.
func (w *work) place(first, last int) bool {
	if first == last {
		return w.entry(first).Place > 0
	}
	for _, m := range w.marksAt(first) {
		if m.last == last && m.entry.Place > 0 {
			return true
		}
	}
	return false
}

// findLowerName finds a given name and a surname in a text that has no capitals:
// "talked to maria gutierrez today".
func (w *work) findLowerName(i int) {
	j := i + 1
	if j >= len(w.tokens) || !w.spaced(j) || w.tokens[j].Kind != scan.Word || w.tokens[j].Shape.Has(scan.Upper) || w.tokens[j].Len() < 3 {
		return
	}
	b := w.entry(j)
	if w.flags(i).Any(notName) || w.flags(j).Any(notName|lexicon.Label) || w.place(i, j) {
		return
	}
	word := b.Word(uint8(w.lang))
	if w.lang == English && word == 0 && b.Surname >= 3 || b.Surname >= 5 && word+2 <= b.Surname || w.lang == English && w.unheardOf(j) {
		w.proposeName(i, j, 1.2, RoleUnknown, "name/lower")
	}
}

// unheardOf reports whether no list knows token i in any way.
func (w *work) unheardOf(i int) bool {
	return w.tokens[i].Len() >= 4 && w.entry(i).Unknown()
}

// acronym reports whether token i is a short word in capitals, or a part of a
// code, and no given name: "DSM-IV", "OD".
func (w *work) acronym(i int) bool {
	t := &w.tokens[i]
	return (t.Shape.Has(scan.AllUpper) && (t.Len() <= 4 || t.After == '-' || t.Before == '-') || w.initial(i)) && !w.given(i)
}

// apposed reports whether token i stands in apposition to a person: behind a
// comma or "named" and an age or a word for a person, or behind "patient".
func (w *work) apposed(i int) bool {
	if i == 0 {
		return false
	}
	gap := w.gap(i)
	if gap == " " {
		return w.is(i-1, "patient") || w.is(i-1, "pt") || w.is(i-1, "client") || w.is(i-1, "pts")
	}
	if gap != ", " && gap != " (" && gap != ": " {
		return false
	}
	for j := i - 1; j >= 0 && j > i-8; j-- {
		if w.flags(j).Has(lexicon.AgeCue) || w.person(j) && !w.tokens[j].Shape.Has(scan.Upper) {
			return true
		}
		if w.tokens[j].Kind == scan.Mixed {
			if word := w.word(j); isDigit(word[0]) && (strings.HasSuffix(word, "yo") || strings.HasSuffix(word, "y") || strings.HasSuffix(word, "f") || strings.HasSuffix(word, "m") || strings.HasSuffix(word, "F") || strings.HasSuffix(word, "M")) {
				return true
			}
		}
		if j > 0 && breaks(w.gap(j)) {
			return false
		}
	}
	return false
}
