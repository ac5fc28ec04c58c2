// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
)

// A sign is a word or a phrase, tokens first to last, that plays a part where
// people tell of their health without a word of the trade.
type sign struct {
	first, last int
	is          lexicon.Signs
}

// readSigns finds the signs of the part at hand, and whether a person is named in
// it, which what asks for either needs first. Of phrases that start at a
// token the longest counts, and what a phrase covers is no sign by itself: the
// neck in "a pain in the neck" is nobody's. Each negation says that something
// fails.
func (w *work) readSigns() {
	w.named = slices.ContainsFunc(w.found, namesPerson)
	w.signs, w.signed = w.signs[:0], 0
	read := -1
	for i := range w.telling.within(0, len(w.tokens)-1) {
		if i <= read {
			continue
		}
		e := w.entry(i)
		s := sign{i, i, w.signsOf(e)}
		if w.spans.has(i) {
			for _, m := range w.marksFrom(i, i) {
				if is := w.signsOf(m.entry); is != 0 && m.last > i {
					s.last, s.is = m.last, is
					break
				}
			}
		}
		if e.Scope == lexicon.ScopeNegation {
			s.is |= lexicon.SignFail
		}
		if s.is != 0 {
			w.signed |= s.is
			w.signs = append(w.signs, s)
			read = s.last
		}
	}
}

// signsOf returns the signs of an entry in the language of the text.
func (w *work) signsOf(e *lexicon.Entry) lexicon.Signs {
	if e.SignLangs&w.langs == 0 {
		return 0
	}
	return e.Signs
}

// signAfter returns the index of the first sign that ends at or behind token i.
func (w *work) signAfter(i int) int {
	n, _ := slices.BinarySearchFunc(w.signs, i, func(s sign, i int) int { return s.last - i })
	return n
}

// inFigure reports whether a mark is a part of a figure of speech.
func (w *work) inFigure(m mark) bool {
	if !w.signed.Has(lexicon.SignFigure) {
		return false
	}
	for n := w.signAfter(m.first); n < len(w.signs) && w.signs[n].first <= m.last; n++ {
		s := w.signs[n]
		if s.is.Has(lexicon.SignFigure) && (s.first <= m.first && m.last <= s.last || bodyComplaint(m)) {
			return true
		}
	}
	return false
}

// ofThing reports whether one of the tokens first to last, or one of so many
// before them up to a comma, names a thing, whose legs and backs are nobody's:
// "the table leg", "my order is ten days late".
func (w *work) ofThing(first, last, before int) bool {
	for j := last; j >= 0 && j >= first-before && (j >= first || w.spaced(j+1)); j-- {
		if w.signsOf(w.entry(j)).Has(lexicon.SignThing) {
			return true
		}
	}
	return false
}

// thingBehind reports whether what belongs to a thing ends at token i: "la gamba
// del tavolo".
func (w *work) thingBehind(i int) bool {
	j := i + 2
	if j >= len(w.tokens) || !w.spaced(i+1) || !w.spaced(j) || !particle(w.word(i+1)) && !w.is(i+1, "del") {
		return false
	}
	if w.entry(j).Flags.Has(lexicon.Function) && j+1 < len(w.tokens) {
		j++ // "de la mesa"
	}
	return w.signsOf(w.entry(j)).Has(lexicon.SignThing)
}

// bodyComplaint reports whether a mark names no more than a part of the body.
func bodyComplaint(m mark) bool {
	return m.entry.Concept == lexicon.ConceptBodyComplaint
}
