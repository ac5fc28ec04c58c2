// SPDX-License-Identifier: Apache-2.0

package talk

import "math/bits"

// Known returns the kind that the table has of token i.
func (t *Text) Known(i int) (is uint8, ok bool) {
	_, k, ok := findWord(t.key(t.word(i)))
	return uint8(k), ok
}

// SlowEvidence is Weigh as its comment reads: the weights of all features that
// Append appends.
func SlowEvidence(t *Text, first, last int) Evidence {
	var sum weights
	for i := first; i <= last; i++ {
		if t.inAddress(i) {
			continue
		}
		if w, _, ok := findWord(t.key(t.word(i))); ok {
			sum.add(w)
			continue
		}
		for _, f := range t.AppendWord(nil, i) {
			if f.IsPart() {
				sum.add(find(f))
			}
		}
	}
	features, words := t.Append(nil, first, last)
	for _, f := range features {
		switch {
		case f.IsNumbered():
			sum.add(f.weights())
		case f.IsPair() && f.kept():
			sum.add(find(f))
		}
	}
	return Evidence{
		Health: healthUnit*Scale(words)*float64(sum.health) + healthBias,
		Fact:   factUnit*Scale(words)*float64(sum.fact) + factBias,
	}
}

// findWord returns the weights of a word and its kind.
func findWord(key uint64) (w weights, k kind, ok bool) {
	const each = 0x0001000100010001
	bucket, check := WordPlace(key)
	at := WordsAt + bucket*WordBucket
	b := table[at : at+WordBucket]
	differ := uint64(check) * each
	differ ^= uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
	same := (differ - each) &^ differ & (each << 15) // the highest bit of the first field that is 0, and perhaps of later ones
	if same == 0 {
		return weights{}, 0, false
	}
	at = 2*Slots + 3*(bits.TrailingZeros64(same)/16)
	slot := b[at : at+3]
	return weights{int32(int8(slot[0])), int32(int8(slot[1]))}, kind(slot[2]), true
}
