// SPDX-License-Identifier: Apache-2.0

package talk

import "encoding/binary"

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
	bucket, check := WordPlace(key)
	b := table[WordsAt+bucket*WordBucket:][:WordBucket]
	for n := range Slots {
		if binary.LittleEndian.Uint16(b[2*n:]) == check {
			slot := b[2*Slots+3*n:]
			return weights{int32(int8(slot[0])), int32(int8(slot[1]))}, kind(slot[2]), true
		}
	}
	return weights{}, 0, false
}
