// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/talk"
)

const (
	heads  = 2 // health talk, a fact
	epochs = 10
	orders = 4
	seed   = 1996 // the year of the law
	// step is the size of the first step. A small one leaves features that occur
	// seldom near zero, which is the regularisation.
	step = 0.01
	// leastPair is the number of messages that a pair of words must occur in.
	leastPair = 2
	// gain brings the values of features near one.
	gain = 10
)

// A sample is a message by the numbers of its features.
type sample struct {
	features []int32
	value    float64 // of each of them
	weight   float64
	is       [heads]bool
}

// A head is one of the things that a model tells.
type head struct {
	weights []float64 // by the number of the feature
	bias    float64
}

// A model is what was learned.
type model struct {
	features []talk.Feature // in ascending order; the place of a feature is its number
	heads    [heads]head
}

// train learns from messages and their background: first without background, to
// see what of it is suspect, then with all features, then without the pairs of
// words that say least.
func train(messages, background []message) *model {
	m := &model{features: frequent(messages)}
	m.fit(messages)
	messages = append(slices.Clip(messages), unsuspected(m, background)...)
	m = &model{features: frequent(messages)}
	m.fit(messages)
	m.prune()
	m.fit(messages)
	return m
}

// prune drops all pairs of words but those that weigh most.
func (m *model) prune() {
	var pairs []talk.Feature
	for _, i := range m.heaviest() {
		if f := m.features[i]; f.IsPair() {
			pairs = append(pairs, f)
		}
	}
	if len(pairs) <= mostPairs {
		return
	}
	kept := pairs[:mostPairs]
	slices.Sort(kept)
	m.features = slices.DeleteFunc(m.features, func(f talk.Feature) bool {
		_, ok := slices.BinarySearch(kept, f)
		return f.IsPair() && !ok
	})
}

// heaviest returns the places of the features, those that weigh most first.
func (m *model) heaviest() []int {
	weight := func(i int) float64 {
		w := m.of(i)
		return math.Abs(w[0]) + math.Abs(w[1])
	}
	order := make([]int, len(m.features))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(weight(b), weight(a)), a-b) })
	return order
}

// of returns the weights of the feature at a place.
func (m *model) of(place int) (w [heads]float64) {
	for h := range m.heads {
		w[h] = m.heads[h].weights[place]
	}
	return w
}

// frequent returns the features of the messages, of pairs of words those of at least
// so many.
func frequent(messages []message) []talk.Feature {
	var all []talk.Feature
	for _, m := range messages {
		all = append(all, slices.Compact(slices.Clone(m.features))...)
	}
	slices.Sort(all)
	var out []talk.Feature
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			j++
		}
		if !all[i].IsPair() || j-i >= leastPair {
			out = append(out, all[i])
		}
		i = j
	}
	return out
}

// samples returns the messages by the numbers of their features.
func (m *model) samples(messages []message) []sample {
	out := make([]sample, len(messages))
	for i, msg := range messages {
		s := sample{is: msg.is, weight: msg.weight}
		for _, f := range msg.features {
			if n, ok := slices.BinarySearch(m.features, f); ok {
				s.features = append(s.features, int32(n))
			}
		}
		s.value = gain * talk.Scale(msg.words)
		out[i] = s
	}
	return out
}

// fit learns the weights of all heads in several orders and takes their mean.
func (m *model) fit(messages []message) {
	samples := m.samples(messages)
	for h := range m.heads {
		m.heads[h] = head{weights: make([]float64, len(m.features))}
		for order := range uint64(orders) {
			w, bias := learn(samples, h, len(m.features), rand.New(rand.NewPCG(seed, order)))
			for f, x := range w {
				m.heads[h].weights[f] += x / orders
			}
			m.heads[h].bias += bias / orders
		}
	}
}

// learn returns the weights of one head, learned in one order by gradient steps
// that become smaller for each feature by what it has moved already.
func learn(samples []sample, head, features int, r *rand.Rand) (w []float64, bias float64) {
	w, moved, biasMoved := make([]float64, features), make([]float64, features), 0.0
	for range epochs {
		for _, n := range r.Perm(len(samples)) {
			s := &samples[n]
			error := s.weight * (probability(dot(w, s)+bias) - truth(s.is[head]))
			g := error * s.value
			for _, f := range s.features {
				moved[f] += g * g
				w[f] -= step * g / math.Sqrt(moved[f]+tiny)
			}
			biasMoved += error * error
			bias -= step * error / math.Sqrt(biasMoved+tiny)
		}
	}
	return w, bias
}

const tiny = 1e-8

func dot(w []float64, s *sample) float64 {
	sum := 0.0
	for _, f := range s.features {
		sum += w[f]
	}
	return sum * s.value
}

func probability(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
