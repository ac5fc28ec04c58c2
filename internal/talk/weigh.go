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
	features []Feature
	first    int    // the first token that was weighed
	told     []told // by the tokens from there on, and by what stands outside of sentences
	odd      []int  // the places in told of those that take a second look
}

// Weigh weighs tokens first to last of a text.
func (s *Space) Weigh(t *Text, first, last int) Evidence {
	s.first, s.told = first, s.told[:0]
	if first > last {
		return Evidence{Health: min(healthBias, 0), Fact: min(factBias, 0)} // nothing is said
	}
	s.findWords(t, t.Tokens[first:last+1], t.Entries[first:last+1])
	out := s.lookAgain(t, last)
	s.readPhrases(t, out)
	sum, facts := s.addUp()
	s.features = t.appendWhole(s.features[:0], first, last, facts)
	for _, f := range s.features {
		sum.add(f.weights())
	}
	// Long texts have more to say both ways.
	scale := Scale(last - first + 1 - out)
	return Evidence{Health: healthUnit*scale*float64(sum.health) + healthBias, Fact: factUnit*scale*float64(sum.fact) + factBias}
}

// Scale is what the weights of a text with so many words are multiplied by.
func Scale(words int) float64 { return 1 / math.Sqrt(float64(words)+1) }

// longestPlace is the largest number of tokens that Place returns.
const longestPlace = 10

// Place returns the tokens, among those that were weighed last, that speak of
// health most.
func (s *Space) Place() (from, to int) {
	best, run := int32(math.MinInt32), int32(0)
	for i := range s.told {
		is := &s.told[i]
		// All that ends here says no less than the last of it.
		if run = max(run, 0) + is.health; run <= best || is.kind == outside || is.health <= 0 && is.health <= best {
			continue // what stands before it says more without it
		}
		sum := int32(0)
		for k := i; k >= 0 && s.told[k].at > is.at-longestPlace; k-- {
			if sum += s.told[k].health; sum > best {
				best, from, to = sum, int(s.told[k].at), int(is.at)
			}
		}
	}
	return s.first + from, s.first + to
}
