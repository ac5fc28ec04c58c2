// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/talk"
)

const slots = talk.BucketSlots << talk.BucketBits

// mostFeatures is how many features are kept. A fuller table holds more and
// takes more of what it does not hold for something else.
const mostFeatures = slots * 3 / 4

// prune drops the features that weigh least and those for which their bucket of
// the table has no place.
func (m *model) prune() {
	order := make([]int, len(m.features))
	for i := range order {
		order[i] = i
	}
	weight := func(i int) float64 {
		sum := 0.0
		for h := range m.heads {
			sum += math.Abs(m.heads[h].weights[i])
		}
		return sum
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(weight(b), weight(a)), a-b) })
	type place struct {
		bucket int
		check  byte
	}
	var load [1 << talk.BucketBits]int
	taken := map[place]bool{}
	var kept []uint64
	for _, i := range order {
		f := m.features[i]
		p := place{talk.Bucket(f), talk.Check(f)}
		if len(kept) == mostFeatures || load[p.bucket] == talk.BucketSlots || taken[p] {
			continue
		}
		load[p.bucket]++
		taken[p] = true
		kept = append(kept, f)
	}
	slices.Sort(kept)
	m.features = kept
}

// quantise turns the weights into whole numbers of one byte.
func (m *model) quantise() {
	for h := range m.heads {
		h := &m.heads[h]
		square := 0.0
		for _, x := range h.weights {
			square += x * x
		}
		// Nearly all weights fit into 127 steps; what is larger is cut.
		step := 6 * math.Sqrt(square/float64(max(len(h.weights), 1))) / 127
		for i, x := range h.weights {
			h.weights[i] = math.Round(max(-127, min(127, x/step)))
		}
		h.unit = step * gain
	}
}

// table returns the table of the features.
func (m *model) table() []byte {
	out := make([]byte, talk.BucketSize<<talk.BucketBits)
	var load [1 << talk.BucketBits]int
	for i, f := range m.features {
		b := talk.Bucket(f)
		bucket := out[b*talk.BucketSize:]
		bucket[load[b]] = talk.Check(f)
		for h := range m.heads {
			bucket[talk.BucketSlots+heads*load[b]+h] = byte(int8(m.heads[h].weights[i]))
		}
		load[b]++
	}
	return out
}
