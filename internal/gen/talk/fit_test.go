// SPDX-License-Identifier: Apache-2.0

package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/safeharbor-go/safeharbor/internal/talk"
)

// The features of the toys: two words, of which one tells of health, and what all
// have.
const health, other, common talk.Feature = 3, 2, 1

// toy returns messages of which every other one is about health.
func toy() []message {
	var out []message
	for n := range 40 {
		m := message{weight: 1, words: 2, features: []talk.Feature{common, other}}
		if n%2 == 0 {
			m.features, m.is = []talk.Feature{common, health}, [heads]bool{true, n%4 == 0}
		}
		out = append(out, m)
	}
	return out
}

func TestTrain(t *testing.T) {
	m := train(toy(), nil)
	w := m.heads[0].weights
	if len(w) != 3 || !(w[2] > 0 && w[1] < 0) {
		t.Fatalf("the weights are %v", w)
	}
	if again := train(toy(), nil); !cmp.Equal(m.heads, again.heads, cmp.AllowUnexported(head{})) {
		t.Error("the same messages give other weights")
	}
}

// What a text has twice weighs twice as much as what it has once.
func TestFeaturesCountAsOftenAsTheyOccur(t *testing.T) {
	m := &model{features: []talk.Feature{common, health}}
	s := m.samples([]message{{words: 3, features: []talk.Feature{common, health, health}}})
	if got, want := dot([]float64{1, 10}, &s[0]), 21*s[0].value; got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// The background is not what the messages are about, and what looks most like
// them is left out.
func TestUnsuspected(t *testing.T) {
	m := &model{features: frequent(toy())}
	m.fit(toy())
	background := make([]message, 10)
	for i := range background {
		background[i] = message{weight: backgroundWeight, words: 1, features: []talk.Feature{other}}
	}
	background[4].features = []talk.Feature{health}
	for _, x := range unsuspected(m, background) {
		if x.features[0] == health {
			t.Error("a message that looks like health talk is background")
		}
	}
}
