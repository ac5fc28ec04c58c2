// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A mark is a word or a phrase that means something: tokens first to last.
type mark struct {
	first, last int
	entry       *lexicon.Entry
}

// markFlags are the flags of words that are worth a mark.
const markFlags = lexicon.Health | lexicon.Label | lexicon.Intent | lexicon.ScopeWord | lexicon.NameCue |
	lexicon.AgeCue | lexicon.Kin | lexicon.Organization | lexicon.State | lexicon.Title | lexicon.ProviderTitle | lexicon.Holiday

// maxPhrase is the largest number of words in a phrase of the table.
const maxPhrase = 8

// appendMarks appends the marks that start at token i to dst, longer first, and
// pulls what its phrases pull.
func (w *work) appendMarks(dst []mark, i int) []mark {
	first := len(dst)
	if e := w.entry(i); e.Flags.Any(markFlags) {
		dst = append(dst, mark{i, i, e})
		w.marked |= e.Flags
	}
	key := w.phraseKey(i)
	for j := i + 1; j < len(w.tokens) && j < i+maxPhrase && w.joined(j); j++ {
		key = scan.Join(key, w.tokens[j].Hash)
		if !lexicon.IsPhrase(key) {
			break
		}
		phrase := lexicon.Find(key)
		if phrase.Flags.Any(markFlags) || phrase.Signs != 0 || phrase.Place > 0 {
			dst = append(dst, mark{i, j, phrase})
			w.marked |= phrase.Flags
			if phrase.Place > 0 && w.tokens[i].Kind == scan.Word {
				w.trigger(i, onTown)
			}
			if phrase.Flags.Has(lexicon.Holiday) {
				w.trigger(i, onMonth)
			}
		}
		if !phrase.Flags.Has(lexicon.Continues) {
			break
		}
	}
	slices.Reverse(dst[first:])
	return dst
}

// phraseKey returns the key with which a phrase begins that starts with token i.
func (w *work) phraseKey(i int) uint64 {
	t := &w.tokens[i]
	if t.Shape.Has(scan.Apostrophe) {
		return lexicon.PhraseKey(t.Text(w.text), t.Hash)
	}
	return t.Hash
}

// marksAt returns the marks that start at token i, until the next call.
func (w *work) marksAt(i int) []mark {
	if uint(i) >= uint(len(w.facts)) {
		return nil
	}
	first := int(w.facts[i].marks) - 1
	if first < 0 {
		w.aside = w.appendMarks(w.aside[:0], i)
		return w.aside
	}
	last := first
	for last < len(w.marks) && w.marks[last].first == i {
		last++
	}
	return w.marks[first:last]
}

// marksFrom returns the marks that start at one of the tokens first to last,
// which may lie outside of the text. Every word has been read.
func (w *work) marksFrom(first, last int) []mark {
	first = max(first, 0)
	if first >= len(w.facts) || first > last {
		return nil
	}
	end := len(w.marks)
	if last+1 < len(w.facts) {
		end = int(w.facts[last+1].marks) - 1
	}
	return w.marks[w.facts[first].marks-1 : end]
}
