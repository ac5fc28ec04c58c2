// SPDX-License-Identifier: Apache-2.0

package talk

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
