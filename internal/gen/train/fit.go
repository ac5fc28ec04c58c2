// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math"
	"math/rand/v2"

	"github.com/safeharbor-go/safeharbor/internal/tagger"
)

const (
	epochs = 8
	orders = 4
	seed   = 1996 // the year of the law
	// margin is how far a token has to be on the right side before it is left
	// alone, which spreads the weights.
	margin = 2
)

// A model is an averaged perceptron that learns the lesson of one head.
type model struct {
	head tagger.Head
	w    []float64
}

// fit learns from the samples in several orders that depend on the seed alone,
// and takes the mean of what it learned: one order decides too much.
func fit(samples []sample, head tagger.Head) *model {
	texts := make([]prepared, len(samples))
	for i, s := range samples {
		texts[i] = prepare(s)
		if s.pattern || s.written {
			texts[i].forget(draws(s.text, times+1))
		}
	}
	m := &model{head, make([]float64, 1<<tagger.Bits)}
	for order := range uint64(orders) {
		for f, x := range m.learn(texts, rand.New(rand.NewPCG(seed, order))) {
			m.w[f] += x / orders
		}
	}
	m.quantise()
	return m
}

// learn returns the averaged weights of a perceptron.
func (m *model) learn(texts []prepared, r *rand.Rand) []float64 {
	size := len(m.w)
	w, sum := make([]float64, size), make([]float64, size)
	last := make([]int, size)
	step := 0
	var buf []uint32
	for range epochs {
		for _, n := range r.Perm(len(texts)) {
			t := &texts[n]
			l := &t.lessons[m.head]
			for i := range t.Tokens {
				if l.skip[i] {
					continue
				}
				step++
				buf = m.head.Features(buf[:0], &t.Sentence, i)
				score := 0.0
				for _, f := range buf {
					score += w[f]
				}
				y := -1.0
				if l.yes[i] {
					y = 1
				}
				if y*score > margin {
					continue
				}
				for _, f := range buf {
					sum[f] += w[f] * float64(step-last[f])
					last[f] = step
					w[f] += y
				}
			}
		}
	}
	for f := range w {
		sum[f] += w[f] * float64(step-last[f])
		sum[f] /= float64(step)
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
	var buf []uint32
	for _, s := range samples {
		t := prepare(s)
		l := &t.lessons[m.head]
		for i := range t.Tokens {
			if l.skip[i] {
				continue
			}
			buf = m.head.Features(buf[:0], &t.Sentence, i)
			p := point{}
			for _, f := range buf {
				p.x += m.w[f]
			}
			if l.yes[i] {
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
