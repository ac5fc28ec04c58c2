// SPDX-License-Identifier: Apache-2.0

package lexicon

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// TestElidedWords pins that a word behind an elided article is what it is without
// one, by itself and at the head of a phrase.
func TestElidedWords(t *testing.T) {
	for _, tc := range []struct{ name, word, bare string }{
		{"french article", "l'hôpital", "hôpital"},
		{"french preposition", "d'asthme", "asthme"},
		{"italian article", "dell'intervento", "intervento"},
		{"possessive", "uncle's", "uncle"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, ok := Lookup(scan.Hash(tc.word)); ok {
				t.Fatal("the table has it as it is written, and nothing of the bare word")
			}
			if found, _ := FindPart(tc.word); found == nil || *found != *Find(scan.Hash(tc.bare)) || found.Unknown() {
				t.Error("it is not the bare word")
			}
		})
	}
	for _, tc := range []struct{ name, first, second, head string }{
		{"french phrase", "l'intervention", "chirurgicale", "intervention"},
		{"italian phrase", "dell'intervento", "chirurgico", "intervento"},
		{"no elision", "intervention", "chirurgicale", "intervention"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			key := PhraseKey(tc.first, scan.Hash(tc.first))
			if key != scan.Hash(tc.head) || !Find(scan.Join(key, scan.Hash(tc.second))).Flags.Has(Health) {
				t.Error("the phrase is not found")
			}
		})
	}
}
