// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"slices"
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/talk"
)

// What is kept can be found where the model looks: a feature by its number, a word
// with the sum of its weights and what is known of it, a pair by its hash.
func TestTable(t *testing.T) {
	text := read("the wrist", 1)
	words := vocabulary{}
	words.add(text)
	features, _ := text.Append(nil, 0, 1)
	slices.Sort(features)
	m := &model{features: slices.Compact(features)}
	for h := range m.heads {
		m.heads[h].weights = make([]float64, len(m.features))
		for i := range m.features {
			m.heads[h].weights[i] = float64(i%5+1) * float64(1-2*h)
		}
	}
	table := m.table(words)
	if table.words != 2 {
		t.Fatalf("%d words are kept, want 2", table.words)
	}
	weight := func(at, h int) float64 { return float64(int8(table.bytes[at+h])) * table.odds[h].unit / gain }
	near := func(what string, got, want float64) {
		if diff := got - want; diff > 0.2 || diff < -0.2 {
			t.Errorf("%s weighs %.2f, want %.2f", what, got, want)
		}
	}
	for h := range heads {
		for i, f := range m.features {
			if f.IsNumbered() {
				near("a numbered feature", weight(2*int(f), h), m.heads[h].weights[i])
			}
			if f.IsPair() {
				bucket, check := talk.Place(f)
				at := talk.OthersAt + bucket*talk.OtherBucket
				if table.bytes[at] != check {
					t.Fatal("a pair is not in its place")
				}
				near("a pair", weight(at+talk.Slots, h), m.heads[h].weights[i])
			}
		}
		key, is := text.Word(1)
		bucket, check := talk.WordPlace(key)
		at := talk.WordsAt + bucket*talk.WordBucket
		if binary.LittleEndian.Uint16(table.bytes[at:]) != check || table.bytes[at+2*talk.Slots+2] != is {
			t.Fatal("a word is not in its place")
		}
		near("a word", weight(at+2*talk.Slots, h), m.sum(text.AppendWord(nil, 1))[h])
	}
}

// Words that share a bucket and a check share a slot: one of them is left out, as
// is what finds its bucket full.
func TestLoads(t *testing.T) {
	l := loads{}
	for n, want := range []int{0, 1, 2, 3} {
		if got := l.take(7, 100+n); got != want {
			t.Fatalf("slot %d, want %d", got, want)
		}
	}
	if l.take(7, 99) != -1 || l.take(8, 1) != 0 || l.take(8, 1) != -1 {
		t.Error("a slot is given away twice")
	}
}
