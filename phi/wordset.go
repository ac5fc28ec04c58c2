// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/bits"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A wordSet is a set of words by their hashes, so that a token is looked up without its
// letters: each stands at the place that its hash names or at the next that was free, and
// 0 at those that are. No word has the hash 0. Nobody changes a set.
type wordSet []uint64

// wordsOf returns the set of the words of a list.
func wordsOf(list string) wordSet {
	words := strings.Fields(list)
	s := make(wordSet, 4<<bits.Len(uint(len(words))))
	for _, word := range words {
		hash := scan.Hash(word)
		n := s.place(hash)
		for s[n] != 0 && s[n] != hash {
			n = (n + 1) % len(s)
		}
		s[n] = hash
	}
	return s
}

// place returns the place that a hash names.
func (s wordSet) place(hash uint64) int { return int(hash>>32) & (len(s) - 1) }

// has reports whether the word of token t, in any case, is in the set.
func (s wordSet) has(t *scan.Token) bool {
	for n := s.place(t.Hash); s[n] != 0; n = (n + 1) & (len(s) - 1) {
		if s[n] == t.Hash {
			return true
		}
	}
	return false
}
