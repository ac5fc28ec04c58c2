// SPDX-License-Identifier: Apache-2.0

package talk

import (
	_ "embed"
	"math/bits"
)

//go:generate go run ../gen/talk

// table holds the weights, of which each thing has two, the one for health talk
// and the one for a fact. Its sections are
//
//	numbered  weights i8, i8 of each feature that has a number
//	words     buckets of a few slots: checks u16, then {weights i8, i8, kind u8} of each
//	others    buckets of a few slots: checks u8, then {weights i8, i8} of each
//	pairs     a set of bits, one for each pair among the others
//
// Where there is nothing, all is 0: it weighs nothing. A word has the weights of its features and
// its kind in one place; the others are pairs of words, and parts of words for those
// that are not there. Nobody writes to it.
//
//go:embed zweights.bin
var table []byte

// The geometry of the table, which the generator shares.
const (
	// Slots is the number of slots of a bucket.
	Slots = 4
	// WordBits, OtherBits and PairBits are the sizes in bits of the number of a bucket
	// or of the bit of a pair.
	WordBits, OtherBits, PairBits = 14, 13, 17
	// WordBucket and OtherBucket are the sizes of a bucket in bytes.
	WordBucket, OtherBucket = 5 * Slots, 3 * Slots

	// WordsAt, OthersAt and PairsAt are where the sections start, and Size is where
	// the last ends.
	WordsAt  = 2 * Numbered
	OthersAt = WordsAt + WordBucket<<WordBits
	PairsAt  = OthersAt + OtherBucket<<OtherBits
	Size     = PairsAt + 1<<PairBits/8
)

// weights is a sum of weights.
type weights struct{ health, fact int32 }

func (w *weights) add(v weights) {
	w.health += v.health
	w.fact += v.fact
}

func (w *weights) sub(v weights) {
	w.health -= v.health
	w.fact -= v.fact
}

// at returns the weights at an offset into the table.
func at(offset int) weights {
	b := table[offset : offset+2]
	return weights{int32(int8(b[0])), int32(int8(b[1]))}
}

// weights returns the weights of a feature that has a number.
func (f Feature) weights() weights { return at(2 * int(f)) }

// key returns what word w is known by in the table.
func (t *Text) key(w uint64) uint64 { return w ^ t.langKey() }

// langKey returns what the language adds to the keys of words.
func (t *Text) langKey() uint64 { return uint64(t.Lang) * 0x9E3779B97F4A7C15 }

// WordPlace returns the number of the bucket of a word and its check, which is never
// that of a free slot.
func WordPlace(key uint64) (bucket int, check uint16) {
	return int(key >> (64 - WordBits)), max(uint16(key), 1)
}

// Place returns the number of the bucket of another feature and its check.
func Place(f Feature) (bucket int, check uint8) {
	return int(f >> 8 & (1<<OtherBits - 1)), uint8(f)
}

// PairBit returns the number of the bit of a pair of words.
func PairBit(f Feature) int { return int(f >> 32 & (1<<PairBits - 1)) }

// kept reports whether a pair may have weights.
func (f Feature) kept() bool {
	n := PairBit(f)
	return table[PairsAt+n/8]>>(n%8)&1 != 0
}

// find returns the weights of a feature that has no number and is no word.
func find(f Feature) weights {
	const each = 0x01010101
	bucket, check := Place(f)
	offset := OthersAt + bucket*OtherBucket
	b := table[offset : offset+Slots]
	differ := uint32(check) * each
	differ ^= uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
	same := (differ - each) &^ differ & (each << 7)
	if same == 0 {
		return weights{}
	}
	return at(offset + Slots + 2*(bits.TrailingZeros32(same)/8))
}
