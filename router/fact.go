// SPDX-License-Identifier: Apache-2.0

package router

import (
	"math/bits"
	"slices"
)

// fact reads and writes one field of [Facts]. A fact that is one word has
// number, a set of words has words, a text has text and a list of names names;
// the others are nil.
type fact struct {
	number    func(*Facts) uint8
	setNumber func(*Facts, uint8)
	words     func(*Facts) (mask uint64, known bool)
	setWords  func(f *Facts, mask uint64)
	text      func(*Facts) *string
	names     func(*Facts) *[]string
	// fits says whether a word, or every word of a set, is one of the first n.
	fits func(f *Facts, n int) bool
}

// numberAt is a fact with few values.
func numberAt[E ~uint8](at func(*Facts) *E) fact {
	return fact{
		number:    func(f *Facts) uint8 { return uint8(*at(f)) },
		setNumber: func(f *Facts, n uint8) { *at(f) = E(n) },
		fits:      func(f *Facts, n int) bool { return int(*at(f)) < n },
	}
}

// wordsAt is a fact that is a set of words.
func wordsAt[E ~uint8](at func(*Facts) *[]E) fact {
	return fact{
		words:    func(f *Facts) (uint64, bool) { return maskOf(*at(f)), *at(f) != nil },
		setWords: func(f *Facts, mask uint64) { *at(f) = listOf[E](mask) },
		fits: func(f *Facts, n int) bool {
			return !slices.ContainsFunc(*at(f), func(v E) bool { return int(v) >= n })
		},
	}
}

// textAt is a fact that is any text.
func textAt(at func(*Facts) *string) fact { return fact{text: at} }

// namesAt is a fact that is a list of any names.
func namesAt(at func(*Facts) *[]string) fact { return fact{names: at} }

// maskOf is a set of enumeration values as bits.
func maskOf[E ~uint8](values []E) uint64 {
	var m uint64
	for _, v := range values {
		m |= 1 << v
	}
	return m
}

// listOf is the inverse of maskOf; it is never nil.
func listOf[E ~uint8](mask uint64) []E {
	out := []E{}
	for ; mask != 0; mask &= mask - 1 {
		out = append(out, E(bits.TrailingZeros64(mask)))
	}
	return out
}
