// SPDX-License-Identifier: Apache-2.0

package talk

import (
	"math"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

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
	first    int     // the first token that was weighed
	health   []int32 // what the tokens from there on say of health
}

// Weigh weighs tokens first to last of a text.
func (s *Space) Weigh(t *Text, first, last int) Evidence {
	s.first, s.health = first, s.health[:0]
	if first > last {
		return Evidence{Health: min(healthBias, 0), Fact: min(factBias, 0)} // nothing is said
	}
	var sum weights
	words := 0
	var read sentence
	read.start()
	phrases := t.phraser(first)
	for i := first; i <= last; i++ {
		tok := &t.Tokens[i]
		w, starts := t.word(i), tok.Shape.Has(scan.SentenceStart)
		if (joins(tok.Before) || joins(tok.After)) && t.inAddress(i) {
			s.health = append(s.health, 0)
			continue
		}
		words++
		here, k, ok := findWord(t.key(w))
		if !ok {
			here, k = s.parts(t, i), t.kindOf(i)
		}
		if k.tells() || i >= phrases.from {
			var concept uint16
			if k, concept = phrases.kind(i, k); concept != 0 {
				here.add(conceptFeature(concept).weights())
			}
		}
		if starts {
			read.start()
		}
		here.add(kindsFeature(k, read.kind, 1).weights())
		here.add(kindsFeature(k, read.before, 2).weights())
		if pair := pairFeature(read.word, w); pair.kept() {
			here.add(find(pair))
		}
		read.add(w, k)
		sum.add(here)
		s.health = append(s.health, here.health)
	}
	s.features = t.appendWhole(s.features[:0], first, last, read.seen.facts())
	for _, f := range s.features {
		sum.add(f.weights())
	}
	// Long texts have more to say both ways.
	scale := Scale(words)
	return Evidence{Health: healthUnit*scale*float64(sum.health) + healthBias, Fact: factUnit*scale*float64(sum.fact) + factBias}
}

// parts returns the weights of a word that is not in the table.
func (s *Space) parts(t *Text, i int) (sum weights) {
	s.features = t.AppendWord(s.features[:0], i)
	for _, f := range s.features[1:] {
		sum.add(find(f))
	}
	return sum
}

// Scale is what the weights of a text with so many words are multiplied by.
func Scale(words int) float64 { return 1 / math.Sqrt(float64(words)+1) }

// longestPlace is the largest number of tokens that Place returns.
const longestPlace = 10

// Place returns the tokens, among those that were weighed last, that speak of
// health most.
func (s *Space) Place() (from, to int) {
	best := int32(math.MinInt32)
	for i, h := range s.health {
		if h <= 0 && h <= best {
			continue // the tokens before it say more without it
		}
		sum := int32(0)
		for k := i; k >= max(0, i-longestPlace+1); k-- {
			if sum += s.health[k]; sum > best {
				best, from, to = sum, k, i
			}
		}
	}
	return s.first + from, s.first + to
}
