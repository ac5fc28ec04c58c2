// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/tagger"
)

// findTagged finds names that nothing announces, by the evidence of the tagger:
// runs of words which, each in its place, look more like names than not.
//
// The tagger is asked only about words that could be names. It knows English
// messages best.
func findTagged(w *work, i int) {
	if !w.taggable(i) || w.labelStarts(i) || w.labelEnding(i) != nil && w.labelEnding(i).first < i || i > 0 && w.linked(i) && w.taggable(i-1) && w.tag(i-1) > w.taggedLeast() {
		return
	}
	e := w.entry(i)
	unnamed := w.acronym(i) || w.tokens[i].Shape.Has(scan.AllUpper) && e.Given == 0 && e.Surname == 0 // "SOS", "HTN", "NYHA"
	if unnamed && (i+1 == len(w.tokens) || !w.linked(i+1) || !w.taggable(i+1)) {
		return
	}
	first := w.tag(i)
	least := w.taggedLeast()
	if first <= least {
		return
	}
	sum, n, last := first, 1, i
	for j := i + 1; j < len(w.tokens) && j < i+maxNameWords && w.linked(j) && w.taggable(j); j++ {
		s := w.tag(j)
		if s <= least {
			break
		}
		sum += s
		n++
		last = j
	}
	if w.eponymHead(last + 1) {
		return
	}
	odds := sum/float64(n) - least
	if last == i {
		if unnamed {
			return
		}
		odds -= taggedAlone + taggedTown*max(0, float64(e.Place)-float64(max(e.Given, e.Surname)))
	}
	role := RoleUnknown
	if i > 0 && w.flags(i-1).Has(lexicon.Kin) {
		role = RoleFamily
	}
	w.proposeName(i, last, min(odds, taggedMost), role, "name/tagged")
}

// taggedLeast returns the evidence from which on a word counts. In English it
// lies well below zero, because a name that is missed weighs more than a word
// that is taken for one; it was set on texts that the tagger had not seen. The
// scale was fitted to English, so that other languages ask for more.
func (w *work) taggedLeast() float64 {
	switch w.lang {
	case English:
		return -1.5
	case French:
		return -0.7
	}
	return -0.3
}

// taggedAlone is what a single word has to make up for: it is a false alarm
// more often than two words in a row.
const taggedAlone = 0.3

// taggedMost bounds the evidence of the tagger, so that it never outweighs the
// grammar of an address that the name is a part of.
const taggedMost = 3.5

// taggedTown is what it has to make up for each step by which it is more often
// the name of a town.
const taggedTown = 0.5

// taggable reports whether token i could be a part of a name: a list of names
// has it, or it is capitalised and no word of the language.
func (w *work) taggable(i int) bool {
	t, e := &w.tokens[i], w.entry(i)
	if t.Kind != scan.Word || t.Len() < 2 || t.Len() > maxNameBytes || w.before(i) == '@' || w.before(i) == '#' || w.after(i) == '@' {
		return false
	}
	if e.Flags.Any(lexicon.Function|lexicon.Month|lexicon.Weekday|lexicon.Title|lexicon.ProviderTitle|lexicon.Kin|lexicon.Health) && !w.wordAsName(i) ||
		e.Flags.Has(lexicon.Label) && !e.Flags.Has(lexicon.WeakLabel) {
		return false
	}
	if t.Shape.Has(scan.Upper) {
		return e.Given > 0 || e.Surname > 0 || e.Word(uint8(w.lang)) == 0
	}
	if w.lang != English && e.Word(uint8(English)) >= e.Given {
		return false // a phrase in English within another language
	}
	// What is a word more often than a name is a word where nobody wrote it as a
	// name.
	return max(e.Given, e.Surname) >= e.Word(uint8(w.lang)) && (e.Given >= 2 || e.Surname >= 3) && !e.Flags.Any(lexicon.Common|lexicon.Health|lexicon.Label)
}

// linked reports whether token i follows the one before it as the next part of
// a name would.
func (w *work) linked(i int) bool {
	gap := w.gap(i)
	return gap == " " || gap == "-"
}

// A tag is the evidence of the tagger about a token. The zero tag is about none.
type tag struct {
	next int // one more than the token
	odds float64
}

// tag returns the evidence of the tagger about token i, as log odds. A token is
// asked about for itself and as a neighbour; the tagger is asked once.
func (w *work) tag(i int) float64 {
	t := &w.tags[i%len(w.tags)]
	if t.next != i+1 {
		for j := max(i-tagger.Reach, 0); j <= i+tagger.Reach && j < len(w.tokens); j++ {
			w.entry(j)
		}
		s := tagger.Sentence{Text: w.text, Tokens: w.tokens, Entries: w.entries, Lang: uint8(w.lang)}
		*t = tag{i + 1, tagger.Score(&s, i)}
	}
	return t.odds
}
