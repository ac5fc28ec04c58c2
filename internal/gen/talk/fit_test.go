// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/talk"
)

// toy returns messages of which those with feature a are about health.
func toy(a, b, common uint64) []message {
	var out []message
	for n := range 40 {
		m := message{weight: 1, features: []uint64{b, common}}
		if n%2 == 0 {
			m.features, m.is = []uint64{a, common}, [heads]bool{true, n%4 == 0}
		}
		out = append(out, m)
	}
	return out
}

func TestTrain(t *testing.T) {
	const a, b, common = 1<<60 | 1, 2<<60 | 2, 3<<60 | 3
	m := train(toy(a, b, common), nil)
	w := m.heads[0].weights
	if len(w) != 3 || !(w[0] > 0 && w[1] < 0) {
		t.Fatalf("the weights are %v", w)
	}
	if again := train(toy(a, b, common), nil); !bytes.Equal(m.table(), again.table()) {
		t.Error("the same messages give other weights")
	}
}

// Features that share a bucket and a check share a slot: one of them is left
// out. What is kept can be found where the model looks.
func TestTableHoldsWhatIsKept(t *testing.T) {
	const a, b, common = 1<<60 | 1, 2<<60 | 2, 1<<60 | 1<<20 | 1
	m := train(toy(a, b, common), nil)
	if len(m.features) != 2 {
		t.Fatalf("%d features are kept, want 2", len(m.features))
	}
	table := m.table()
	for i, f := range m.features {
		bucket := table[talk.Bucket(f)*talk.BucketSize:]
		if bucket[0] != talk.Check(f) || int8(bucket[talk.BucketSlots]) != int8(m.heads[0].weights[i]) {
			t.Errorf("feature %d is not in its place", i)
		}
	}
}

// The background is not what the messages are about, and what looks most like
// them is left out.
func TestUnsuspected(t *testing.T) {
	const a, b, common = 1<<60 | 1, 2<<60 | 2, 3<<60 | 3
	m := &model{features: frequent(toy(a, b, common))}
	m.fit(toy(a, b, common))
	background := make([]message, 10)
	for i := range background {
		background[i] = message{weight: backgroundWeight, features: []uint64{b}}
	}
	background[4].features = []uint64{a}
	for _, x := range unsuspected(m, background) {
		if x.features[0] == a {
			t.Error("a message that looks like health talk is background")
		}
	}
}
