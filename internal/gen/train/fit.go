// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math"
	"math/rand/v2"

	"github.com/safeharbor-go/safeharbor/internal/tagger"
)

const (
	epochs = 4
	orders = 2
	seed   = 1996 // the year of the law
	// rate is the size of the first step of a weight.
	rate = 0.05
)

// A model is a linear one that learns the lesson of one head with a margin.
type model struct {
	head tagger.Head
	w    []float64
}

// fit learns from the samples in several orders that depend on the seed alone, and
// takes the mean of what it learned.
func fit(samples []sample, head tagger.Head) *model {
	var all []token
	for _, s := range samples {
		t := prepare(s)
		if s.pattern || s.written {
			t.forget(draws(s.text, times+1))
		}
		all = appendTokens(all, &t, head)
	}
	m := &model{head, make([]float64, 1<<tagger.Bits)}
	for order := range uint64(orders) {
		for f, x := range learn(all, rand.New(rand.NewPCG(seed, order))) {
			m.w[f] += x / orders
		}
	}
	m.quantise()
	return m
}

// A token is what a head learns from.
type token struct {
	features []uint32
	yes      bool
}

// appendTokens appends the tokens of a text that a head learns from.
func appendTokens(dst []token, t *prepared, head tagger.Head) []token {
	l := &t.lessons[head]
	for i := range t.Tokens {
		if !l.skip[i] {
			dst = append(dst, token{head.Features(nil, &t.Sentence, i), l.yes[i]})
		}
	}
	return dst
}

// learn returns weights that put each token on its side by 1 or more. A weight takes
// steps that become smaller by how often it moved. Products are rounded before they are
// added, so that every machine learns the same.
func learn(tokens []token, r *rand.Rand) []float64 {
	w, moves := make([]float64, 1<<tagger.Bits), make([]float64, 1<<tagger.Bits)
	for range epochs {
		for _, n := range r.Perm(len(tokens)) {
			t := &tokens[n]
			y := -1.0
			if t.yes {
				y = 1
			}
			if float64(y*t.score(w)) >= 1 {
				continue
			}
			for _, f := range t.features {
				moves[f]++
				w[f] += float64(rate * y / math.Sqrt(moves[f]))
			}
		}
	}
	return w
}

// score returns the sum of the weights of a token.
func (t *token) score(w []float64) float64 {
	sum := 0.0
	for _, f := range t.features {
		sum += w[f]
	}
	return sum
}

// quantise turns the weights into whole numbers of one byte.
func (m *model) quantise() {
	var square float64
	n := 0
	for _, x := range m.w {
		if x != 0 {
			square += x * x
			n++
		}
	}
	// Nearly all weights fit into 127 steps; what is larger is cut.
	unit := 6 * math.Sqrt(square/float64(max(n, 1))) / 127
	for i, x := range m.w {
		m.w[i] = math.Round(max(-127, min(127, x/unit)))
	}
}

func (m *model) bytes() []byte {
	b := make([]byte, len(m.w))
	for i, x := range m.w {
		b[i] = byte(int8(x))
	}
	return b
}

// scale fits the line of the logistic function to held-out texts.
func (m *model) scale(samples []sample) tagger.Line {
	type point struct{ x, y float64 }
	var points []point
	for _, s := range samples {
		t := prepare(s)
		for _, k := range appendTokens(nil, &t, m.head) {
			p := point{x: k.score(m.w)}
			if k.yes {
				p.y = 1
			}
			points = append(points, p)
		}
	}
	slope, intercept := 0.01, 0.0
	for range 400 { // Newton's method on two parameters
		var ga, gb, haa, hab, hbb float64
		for _, p := range points {
			q := 1 / (1 + math.Exp(-(slope*p.x + intercept)))
			d, v := q-p.y, q*(1-q)
			ga += d * p.x
			gb += d
			haa += v * p.x * p.x
			hab += v * p.x
			hbb += v
		}
		det := haa*hbb - hab*hab
		if det == 0 {
			break
		}
		slope -= (hbb*ga - hab*gb) / det
		intercept -= (haa*gb - hab*ga) / det
	}
	return tagger.Line{Slope: slope, Intercept: intercept}
}
