// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// Who was named once is named again by a part of the name, in any case and with
// nothing around it that says so.
const (
	// plainlyNamed is the evidence for a name from which on it is looked for again.
	plainlyNamed = 1.0
	// againReach is the largest distance, in bytes, between the two: what tells
	// the first stands close to it, so that the second depends on no text beyond
	// [MaxContext].
	againReach = MaxContext / 2
)

// findNamesAgain finds the words of names that were found by their surroundings
// wherever else they stand, if they are no words of the language.
func (w *work) findNamesAgain() {
	w.again = w.again[:0]
	bits := uint64(0)
	for n := range w.candidates {
		c := &w.candidates[n]
		if c.kind != KindName || c.role == RoleEmployer || c.odds < plainlyNamed {
			continue
		}
		for i := int(c.first); i < len(w.tokens) && int(w.tokens[i].End) <= c.end; i++ {
			if w.onlyName(i) {
				w.again = append(w.again, int32(i))
				bits |= 1 << (w.tokens[i].Hash & 63)
			}
		}
	}
	if bits == 0 {
		return
	}
	slices.Sort(w.again)
	w.again = slices.Compact(w.again) // several rules find one name
	near := 0                         // the first of the named words within reach
	for i := range w.tokens {
		t := &w.tokens[i]
		if bits>>(t.Hash&63)&1 == 0 || t.Kind != scan.Word {
			continue
		}
		for near < len(w.again) && w.tokens[w.again[near]].Start < t.Start-againReach {
			near++
		}
		for _, first := range w.again[near:] {
			if w.tokens[first].Start > t.Start+againReach {
				break
			}
			if int(first) != i && w.tokens[first].Hash == t.Hash {
				w.proposeName(i, i, 0.8, RoleUnknown, "name/again")
				break
			}
		}
	}
}

// onlyName reports whether token i is a word that is a name or that no list has.
func (w *work) onlyName(i int) bool {
	e, t := w.entry(i), &w.tokens[i]
	return t.Kind == scan.Word && t.Len() >= 4 && e.Word(uint8(w.lang)) == 0 && !e.Flags.Any(notName|lexicon.Label) && max(e.Given, e.Surname) >= e.Place
}
