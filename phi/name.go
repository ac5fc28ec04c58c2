// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findName finds the names of people by what stands around them: a title
// ("Mrs. Ruiz"), a degree ("Ana Ruiz, MD"), a label, a cue ("my name is"), a
// relative ("my son Leo"), an age in apposition ("a 40-year-old man, Leo R."),
// and by a given name that a surname or an initial follows.
//
// A name without any of these is not found, nor is one that is an everyday
// word.
func findName(w *work, i int) {
	f := w.flags(i)
	switch {
	case f.Has(lexicon.ProviderTitle):
		w.findTitled(i, RoleProvider)
		w.findDegree(i)
	case f.Has(lexicon.Title):
		w.findTitled(i, RoleUnknown)
	case f.Has(lexicon.Kin):
		w.findRelative(i)
	case i == len(w.tokens)-1 || w.gap(i+1) == far:
		w.findSignature(i)
	}
	if l := w.labelEnding(i); l != nil && l.kind == KindName {
		w.findLabelledName(*l)
		w.findNameBefore(*l)
	}
	if w.tokens[i].Shape.Has(scan.Upper) {
		w.findEmployer(i)
		w.findFullName(i)
	} else if w.given(i) {
		w.findLowerName(i)
	}
}

// notName are the flags of words that are no names.
const notName = lexicon.Function | lexicon.Common | lexicon.Health | lexicon.Month | lexicon.Weekday | lexicon.Title |
	lexicon.ProviderTitle | lexicon.Organization | lexicon.Kin | lexicon.NumberWord | lexicon.State | lexicon.ScopeWord

// nameable reports whether token i may be a part of a name. With lower, a word
// in lower case may be one too.
func (w *work) nameable(i int, lower bool) bool {
	if i < 0 || i >= len(w.tokens) {
		return false
	}
	t := &w.tokens[i]
	if t.Kind != scan.Word || t.Len() < 2 || t.Len() > maxNameBytes || !lower && !t.Shape.Has(scan.Upper) {
		return false
	}
	f := w.flags(i)
	if !t.Shape.Has(scan.Upper) {
		return t.Len() > 2 && (w.given(i) || !f.Any(notName|lexicon.Label|lexicon.LabelTail|lexicon.NameCue|lexicon.PersonWord|lexicon.Intent|lexicon.DateWord))
	}
	if e := w.entry(i); max(e.Given, e.Surname) >= 4 && w.foreignWord(e) {
		f &^= lexicon.Function // "Dan" is a word of Indonesian, "Allen" of German
	}
	switch {
	case w.given(i) && !f.Any(lexicon.Function|lexicon.Label|lexicon.Kin|lexicon.Month|lexicon.Weekday):
		return true
	case !f.Any(notName):
		return !f.Has(lexicon.Label) || f.Has(lexicon.WeakLabel)
	}
	return w.wordAsName(i)
}

// foreignWord reports whether e is a function word of other languages than that
// of the part.
func (w *work) foreignWord(e *lexicon.Entry) bool {
	return e.Langs != 0 && w.lang >= English && w.lang <= Italian && e.Langs&(1<<w.lang) == 0
}

// announcedEnd returns the last token of the name that starts at token i behind
// words that only a name follows, or -1. There an everyday word that is a given
// name is one: "my name is April".
func (w *work) announcedEnd(i int, lower bool) int {
	last := w.nameEnd(i, false)
	if last < 0 && w.tokens[i].Kind == scan.Word && w.tokens[i].Shape.Has(scan.Upper) && w.entry(i).Given >= 4 {
		last = i
		if i+1 < len(w.tokens) && w.spaced(i+1) {
			last = max(last, w.nameEnd(i+1, false))
		}
	}
	if last < 0 && lower {
		last = w.nameEnd(i, true)
	}
	return last
}

// wordAsName reports whether token i, a capitalised everyday word, is used as a
// given name: a relative or a cue stands before it ("my daughter April"), or a
// surname follows ("Will Harris").
func (w *work) wordAsName(i int) bool {
	if w.entry(i).Given < 4 || w.flags(i).Has(lexicon.Kin) {
		return false
	}
	if i > 0 && w.spaced(i) && w.flags(i-1).Has(lexicon.Kin) {
		return true
	}
	j := i + 1
	if j >= len(w.tokens) || !w.spaced(j) || w.tokens[j].Kind != scan.Word || !w.tokens[j].Shape.Has(scan.Upper) {
		return false
	}
	e := w.entry(j)
	return e.Surname >= 5 && e.Word(uint8(w.lang))+1 < e.Surname && !e.Flags.Any(notName)
}

// initial reports whether token i is a single capital letter that may stand
// for a name.
func (w *work) initial(i int) bool {
	return i >= 0 && i < len(w.tokens) && w.tokens[i].Kind == scan.Word && w.tokens[i].Len() == 1 && w.tokens[i].Shape.Has(scan.Upper)
}

// maxNameBytes is the length of the longest word that may be a part of a name.
const maxNameBytes = 64

// maxNameWords is the largest number of words in a name.
const maxNameWords = 6

// nameParticle reports whether token i stands inside names of people only and
// may begin one; the others of [particle] join words to places as well.
func (w *work) nameParticle(i int) bool {
	if w.tokens[i].Len() != len("van") || w.lang == German && w.is(i, "bin") {
		return false
	}
	switch w.word(i) {
	case "van", "von", "der", "den", "ter", "ten", "zu", "bin", "dos":
		return i+1 < len(w.tokens) && w.seam(i+1) == " "
	}
	return false
}

// particleAt reports whether token i stands inside names, in lower case or as in
// "Dalla Vecchia" and "Del Río".
func (w *work) particleAt(i int) bool {
	word := w.word(i)
	if len(word) > maxParticle {
		return false
	}
	if particle(word) {
		return true
	}
	switch word {
	case "De", "Del", "Della", "Dalla", "Dello", "Delle", "Degli", "Di", "Da", "Dal", "La", "Le", "Los", "Las", "Van", "Von", "Der", "Du", "Des", "Dos", "El", "Al", "Ter", "Bin", "dalla", "dal", "dello":
		return true
	}
	return false
}

// nameEnd returns the last token of the name that starts at token i, or -1.
func (w *work) nameEnd(i int, lower bool) int {
	for n := 0; n < 2 && w.nameParticle(i) && (w.nameParticle(i+1) || w.nameable(i+1, false)); n++ {
		i++ // "van der Berg"
	}
	if !w.nameable(i, lower) && !w.initial(i) {
		return -1
	}
	last, names := i, 0
	if !w.initial(i) {
		names++
	}
	for j := i + 1; j < len(w.tokens) && j < i+maxNameWords; j++ {
		if !lower && !w.tokens[j].Shape.Has(scan.Upper) && !w.particleAt(j) {
			break // most words are alone
		}
		gap := w.gap(j)
		if w.initial(j-1) || w.particleAt(j-1) || j == i+1 && w.given(i) && particle(w.word(j)) {
			gap = w.seam(j) // no name ends there, so that a line which does was wrapped
		}
		if gap != " " && gap != "-" && gap != "'" && !w.wrapped(j) && !(gap == ". " && (w.initial(j-1) || w.initial(j))) && !(gap == "." && w.initial(j-1)) {
			break
		}
		if possessive(w.word(j - 1)) {
			break
		}
		if lower && !w.tokens[j].Shape.Has(scan.Upper) && names >= 2 {
			break
		}
		switch {
		case w.nameable(j, lower) && !w.labelStarts(j):
			names++
			last = j
		case w.initial(j) && gap != ". " || w.initial(j) && w.initial(j-1):
			last = j
		case w.particleAt(j) && (gap == " " || gap == ". ") && (w.nameable(j+1, lower) || j+1 < len(w.tokens) && w.particleAt(j+1) && w.nameable(j+2, lower)):
			continue
		case w.suffix(j):
			return j
		default:
			j = len(w.tokens)
		}
	}
	if names == 0 {
		return -1
	}
	if next := last + 1; next < len(w.tokens) && w.suffix(next) && (w.spaced(next) || w.gap(next) == ", ") {
		last = next
	}
	return last
}

// wrapped reports whether token i is a surname at the beginning of a line behind
// a given name at the end of the one above.
func (w *work) wrapped(i int) bool {
	switch w.gap(i) {
	case "\n", " \n", "\r\n":
		return w.tokens[i-1].Shape.Has(scan.Upper) && w.given(i-1) && w.entry(i).Surname >= 3 && w.nameable(i, false) && !w.plainWord(i) && !w.flags(i).Has(lexicon.Label)
	}
	return false
}

// labelStarts reports whether a label of several words starts at token i.
func (w *work) labelStarts(i int) bool {
	for _, m := range w.marksAt(i) {
		if m.entry.Flags.Has(lexicon.Label) && m.last > i {
			return true
		}
	}
	return false
}

// suffix reports whether token i is a suffix of names.
func (w *work) suffix(i int) bool {
	switch w.word(i) {
	case "Jr", "Sr", "II", "III", "IV", "JR", "SR":
		return true
	}
	return false
}

func possessive(word string) bool {
	return len(word) > 2 && strings.EqualFold(word[len(word)-2:], "'s")
}

// proposeName proposes tokens first to last as a name, without a possessive
// ending and not if they are a part of the name of an organisation.
func (w *work) proposeName(first, last int, odds float64, role Role, rule string) {
	if w.endsOrganization(last) || odds < 3.5 && w.partOfOrganization(first, last) {
		return
	}
	end := int(w.tokens[last].End)
	if possessive(w.word(last)) {
		end -= 2
	}
	w.propose(candidate{kind: KindName, role: role, first: int32(first), start: int(w.tokens[first].Start), end: end, odds: odds, rule: rule})
}
