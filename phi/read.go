// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// read cuts the text at hand into tokens and looks them up.
//
// Any word may speak of health, and many are names. If only identifiers are
// looked for that something announces, a word that neither pulls a trigger nor
// starts what does is not looked up until a recogniser asks about it.
func (w *work) read() {
	w.text = w.view.Text
	w.tokens = scan.Append(w.tokens[:0], w.text)
	w.candidates = w.candidates[:0]
	w.found = w.found[:0]
	w.explained = w.explained[:0]
	w.elided = w.elided[:0]
	w.marks = w.marks[:0]
	n := len(w.tokens)
	w.entries = slices.Grow(w.entries[:0], n)[:n]
	w.markAt = slices.Grow(w.markAt[:0], n+1)[:n+1]
	w.pulled = slices.Grow(w.pulled[:0], n)[:n]
	w.ballot, w.met, w.marked = ballot{}, 0, 0
	var shapes scan.Shape
	for i := range w.tokens {
		t := &w.tokens[i]
		shapes |= t.Shape
		if !w.whole && !announces(t) {
			w.entries[i] = nil
			w.markAt[i] = ^int32(len(w.marks))
			w.pulled[i] = 0
			if t.Kind != scan.Word || edged(t) || i > 0 && t.Start-w.tokens[i-1].End > 1 {
				w.pulled[i] = w.pull(i, nil)
			}
			continue
		}
		e := w.lookUp(i)
		w.met |= e.Flags
		w.pulled[i] = w.pull(i, e)
		w.markAt[i] = int32(len(w.marks))
		if e.Flags.Has(lexicon.Continues) && w.phraseAt(i) {
			w.marks = w.appendMarks(w.marks, i)
		} else if e.Flags.Any(markFlags) {
			w.marks = append(w.marks, mark{i, i, e})
			w.marked |= e.Flags
		}
		w.vote(i, e)
	}
	w.markAt[n] = int32(len(w.marks))
	w.tags = [len(w.tags)]tag{}
	w.findLanguage(shapes.Has(scan.NonASCII))
	w.findLabels()
}

// announces reports whether a token may pull a trigger, be a part of what does, or
// speak for another language than English.
func announces(t *scan.Token) bool {
	return lexicon.Announces(t.Hash) || t.Shape.Has(scan.Apostrophe)
}

// entry returns what the lexicon has about token i.
func (w *work) entry(i int) *lexicon.Entry {
	if e := w.entries[i]; e != nil {
		return e
	}
	return w.lookUp(i)
}

// lookUp looks token i up.
func (w *work) lookUp(i int) *lexicon.Entry {
	t := &w.tokens[i]
	e := lexicon.Find(t.Hash)
	if t.Shape.Has(scan.Apostrophe) && e.Unknown() {
		e = w.findPart(t.Text(w.text))
	}
	w.entries[i] = e
	return e
}

// findPart finds the entry of a word that is not in the lexicon as it is written.
func (w *work) findPart(word string) *lexicon.Entry {
	found, made := lexicon.FindPart(word)
	if found != nil {
		return found
	}
	// It stays where it is when the slice grows elsewhere.
	w.elided = append(w.elided, made)
	return &w.elided[len(w.elided)-1]
}
