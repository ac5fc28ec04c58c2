// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A wordSet is a set of some eighty words at most, by their hashes, so that a token is
// looked up without its letters: each stands at the place that its hash names or at the
// next that was free, and 0 at those that are. No word has the hash 0. Nobody changes a
// set. It is an array, so that the sets of the package take no room on the heap.
type wordSet [128]uint64

// wordsOf returns the set of the words of a list.
func wordsOf(list string) (s wordSet) {
	for word := range strings.FieldsSeq(list) {
		hash := scan.Hash(word)
		n := place(hash)
		for s[n] != 0 {
			n = (n + 1) % len(s)
		}
		s[n] = hash
	}
	return s
}

// place returns the place that a hash names.
func place(hash uint64) int { return int((hash >> 32) % uint64(len(wordSet{}))) }

// has reports whether the word of token t, in any case, is in the set.
func (s *wordSet) has(t *scan.Token) bool {
	for n := place(t.Hash); s[n] != 0; n = (n + 1) % len(s) {
		if s[n] == t.Hash {
			return true
		}
	}
	return false
}
