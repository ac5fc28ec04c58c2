// SPDX-License-Identifier: Apache-2.0

package phi

// A tokenSet is a set of tokens, one bit for each.
type tokenSet []uint64

// add adds token i.
func (s tokenSet) add(i int) { s[i/64] |= 1 << (i % 64) }

// any reports whether one of the tokens first to last, which may lie outside of
// the text, is in the set.
func (s tokenSet) any(first, last int) bool {
	first, last = max(first, 0), min(last, 64*len(s)-1)
	for ; first <= last; first = first | 63 + 1 {
		set := s[first/64] >> (first % 64)
		if n := last - first + 1; n < 64 {
			set &= 1<<n - 1
		}
		if set != 0 {
			return true
		}
	}
	return false
}
