// SPDX-License-Identifier: Apache-2.0

package talk

import "math"

// Evidence is what the model says of a text, as log odds: above 0 it is more
// likely than not.
type Evidence struct {
	// Health is for talk of health, care or payment for care, of anybody.
	Health float64
	// Fact is for a fact about the health of the author, of a relative or of
	// another person.
	Fact float64
}

// A Space is the work space of a call. The zero Space is ready for use. It holds
// nothing of a text but numbers, and is made larger as needed.
type Space struct {
	features []uint64
	seen     [1 << BucketBits * BucketSlots / 64]uint64 // the slots that count already
	slots    []int32                                    // the same, to clear
}

// Weigh weighs tokens first to last of a text. A feature counts once.
func Weigh(t *Text, first, last int, s *Space) Evidence {
	if first > last {
		return Evidence{Health: min(healthBias, 0), Fact: min(factBias, 0)} // nothing is said
	}
	s.features = t.Append(s.features[:0], first, last)
	s.slots = s.slots[:0]
	health, fact := 0, 0
	for _, f := range s.features {
		slot, h, x := find(f)
		if slot < 0 || s.seen[slot/64]>>(slot%64)&1 != 0 {
			continue
		}
		s.seen[slot/64] |= 1 << (slot % 64)
		s.slots = append(s.slots, int32(slot))
		health += h
		fact += x
	}
	for _, slot := range s.slots {
		s.seen[slot/64] = 0
	}
	// Long texts have more to say both ways.
	scale := Scale(len(s.slots))
	return Evidence{Health: healthUnit*scale*float64(health) + healthBias, Fact: factUnit*scale*float64(fact) + factBias}
}

// Scale is what the weights of a text with so many features are multiplied by.
func Scale(features int) float64 { return 1 / math.Sqrt(float64(features)+1) }

// longestPlace is the largest number of tokens that Place returns.
const longestPlace = 10

// Place returns the words within tokens first to last that speak of health most.
func Place(t *Text, first, last int, s *Space) (from, to int) {
	r := reader{Text: t, inside: -1}
	var sums [longestPlace]int // of the words up to the one at hand, by the first of them
	best, from, to := math.MinInt, first, first
	for i := first; i <= last; i++ {
		weight := 0
		if s.features = s.features[:0]; !t.inAddress(i) {
			s.features = r.append(s.features, i)
		}
		for _, f := range s.features {
			_, health, _ := find(f)
			weight += health
		}
		for k := max(first, i-longestPlace+1); k <= i; k++ {
			sum := &sums[k%longestPlace]
			if k == i {
				*sum = 0
			}
			*sum += weight
			if *sum > best {
				best, from, to = *sum, k, i
			}
		}
	}
	return from, to
}
