// SPDX-License-Identifier: Apache-2.0

package scan

import (
	"math/bits"
	"unicode"
)

// Hash returns the hash of a word, which is the same for upper and lower case.
func Hash(word string) uint64 {
	if len(word) > 8 {
		return hashLong(word)
	}
	v := loadUpTo8(word)
	if v&high != 0 {
		return hashUnicode(word)
	}
	return mix(uint64(len(word))*mulB ^ (v | lower>>(64-8*len(word))))
}

const (
	seed = 0x9E3779B97F4A7C15
	mulA = 0xBF58476D1CE4E5B9
	mulB = 0x94D049BB133111EB
	// lower sets the bit in which the cases of an ASCII letter differ. Digits
	// and the apostrophe, the only others in a word, have it set already.
	lower = 0x2020202020202020
)

// hashLong hashes a word of more than eight bytes, eight bytes at a time.
func hashLong(word string) uint64 {
	h := uint64(len(word)) * mulB
	w := word
	for ; len(w) > 8; w = w[8:] {
		v := load8(w)
		if v&high != 0 {
			return hashUnicode(word)
		}
		h = mix(h ^ (v | lower))
	}
	v := loadUpTo8(w)
	if v&high != 0 {
		return hashUnicode(word)
	}
	return mix(h ^ (v | lower>>(64-8*len(w))))
}

// loadUpTo8 returns the bytes of w, eight at most, the first the lowest.
func loadUpTo8(w string) uint64 {
	switch n := len(w); {
	case n == 8:
		return load8(w)
	case n >= 4: // what both halves hold is the same
		return load4(w) | load4(w[n-4:])<<(8*(n-4))
	case n > 0:
		return uint64(w[0]) | uint64(w[n/2])<<(8*(n/2)) | uint64(w[n-1])<<(8*(n-1))
	}
	return 0
}

func load4(w string) uint64 {
	_ = w[3]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24
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
		h = mix(h ^ uint64(toLower(r)))
	}
	return h
}

// toLower is unicode.ToLower, which takes long for the letters that most words
// consist of.
func toLower(r rune) rune {
	switch {
	case r > unicode.MaxLatin1:
		return unicode.ToLower(r)
	case 'A' <= r && r <= 'Z', 'À' <= r && r <= 'Þ' && r != '×':
		return r + 'a' - 'A'
	}
	return r
}

// Join returns the hash of a phrase from the hash of its first words and the
// hash of the next one. It is not symmetric.
func Join(phrase, next uint64) uint64 {
	return mix(bits.RotateLeft64(phrase, 23) ^ next*mulB)
}
