// SPDX-License-Identifier: Apache-2.0

package tagger

import _ "embed"

//go:generate go run ../gen/train

// weights holds one weight for each feature number, a signed byte, of one head
// behind the other.
//
//go:embed zweights.bin
var weights string

// A Head is one thing that the tagger tells.
type Head int

const (
	// Names are names of people.
	Names Head = iota
	// Sites are names of places, and of organisations that somebody belongs to.
	Sites

	// Heads is the number of heads.
	Heads
)

// Bits is the size of the model of a head: 2^Bits weights.
const Bits = 17

// weights returns the weights of a head.
func (h Head) weights() string { return weights[int(h)<<Bits:][:1<<Bits] }

// A Line turns a sum of weights into log odds.
type Line struct{ Slope, Intercept float64 }

// Score returns the evidence that token i is a part of a name, as log odds. It is
// negative for words that are none.
func (h Head) Score(s *Sentence, i int) float64 {
	var v values
	h.values(&v, s, i)
	return lines[h].Slope*float64(h.sum(&v)) + lines[h].Intercept
}
