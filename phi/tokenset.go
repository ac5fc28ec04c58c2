// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"iter"
	"math/bits"
)

// A tokenSet is a set of tokens, one bit for each.
type tokenSet []uint64

// add adds token i.
func (s tokenSet) add(i int) { s[i/64] |= 1 << (i % 64) }

// has reports whether token i is in the set.
func (s tokenSet) has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }

// within returns the tokens first to last that are in the set, in order.
func (s tokenSet) within(first, last int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for n := first / 64; n <= last/64; n++ {
			set := s[n]
			if n == first/64 {
				set &= ^uint64(0) << (first % 64)
			}
			for ; set != 0; set &= set - 1 {
				i := 64*n + bits.TrailingZeros64(set)
				if i > last || !yield(i) {
					return
				}
			}
		}
	}
}

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

// before returns the 64 tokens before token i, the nearest as the highest bit.
func (s tokenSet) before(i int) uint64 {
	n, k := uint(i)/64, uint(i)%64
	set := s[n] << (64 - k)
	if n > 0 {
		set |= s[n-1] >> k
	}
	return set
}

// upTo returns the nearest n of the tokens that before returns.
func upTo(n int) uint64 { return ^uint64(0) << (64 - uint(n)) }

// from returns the 64 tokens from token i on, the first as the lowest bit. The set
// has room for them.
func (s tokenSet) from(i int) uint64 {
	n, k := uint(i)/64, uint(i)%64
	return s[n]>>k | s[n+1]<<(64-k)
}
