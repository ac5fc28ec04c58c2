// SPDX-License-Identifier: Apache-2.0

package scan

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// Hash returns the hash of a word, which is the same for upper and lower case.
func Hash(word string) uint64 {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return hashUnicode(word)
		}
	}
	return hashASCII(word)
}

const (
	seed = 0x9E3779B97F4A7C15
	mulA = 0xBF58476D1CE4E5B9
	mulB = 0x94D049BB133111EB
	// lower sets the bit in which the cases of an ASCII letter differ. Digits
	// and the apostrophe, the only others in a word, have it set already.
	lower = 0x2020202020202020
)

// hashASCII hashes eight bytes at a time.
func hashASCII(w string) uint64 {
	h := uint64(len(w)) * mulB
	for len(w) > 8 {
		h = mix(h ^ (load8(w) | lower))
		w = w[8:]
	}
	var last uint64
	for i := len(w) - 1; i >= 0; i-- {
		last = last<<8 | uint64(w[i]|0x20)
	}
	return mix(h ^ last)
}

func load8(w string) uint64 {
	_ = w[7]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
}

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x^seed, mulA)
	return hi ^ lo
}

// hashUnicode hashes the lower-case form of a word with letters beyond ASCII.
func hashUnicode(w string) uint64 {
	h := uint64(seed)
	for _, r := range w {
		h = mix(h ^ uint64(unicode.ToLower(r)))
	}
	return h
}

// Join returns the hash of a phrase from the hash of its first words and the
// hash of the next one. It is not symmetric.
func Join(phrase, next uint64) uint64 {
	return mix(bits.RotateLeft64(phrase, 23) ^ next*mulB)
}
