// SPDX-License-Identifier: Apache-2.0

package guard

import (
	"math"
)

// Size is the number of weights. A mark of a sentence is below it.
const Size = 1 << 19

// cost is what an example on the wrong side costs, passes how often all of them
// are looked at, and uneven by how much more a mark counts for each e-fold by
// which one side holds it more often.
const (
	cost   = 0.5
	passes = 60
	uneven = 0.5
)

// A Fitter collects examples. The zero Fitter is empty.
type Fitter struct {
	examples []example
}

type example struct {
	marks []uint32
	sign  float64 // 1 for a violation, -1 for none
	unit  float64 // what each mark counts
}

// Add adds a sentence by its marks, each of which it holds once.
func (f *Fitter) Add(marks []uint32, violates bool) {
	if len(marks) == 0 {
		return
	}
	e := example{marks: marks, sign: -1, unit: 1 / math.Sqrt(float64(len(marks)))}
	if violates {
		e.sign = 1
	}
	f.examples = append(f.examples, e)
}

// Weights are one number for each mark, in units of Step.
type Weights struct {
	Of   [Size]int8
	Step float64
}

// Fit returns the weights that part the examples best.
func (f *Fitter) Fit() *Weights {
	counts := f.counts()
	w := make([]float64, Size)
	alpha := make([]float64, len(f.examples))
	norm := make([]float64, len(f.examples))
	for i := range f.examples {
		e := &f.examples[i]
		for _, m := range e.marks {
			norm[i] += float64(counts[m] * counts[m])
		}
		norm[i] = float64(norm[i]*e.unit*e.unit) + 1/(2*cost)
	}
	for range passes {
		for i := range f.examples {
			e := &f.examples[i]
			gradient := float64(e.sign*e.sum(w)) - 1 + float64(alpha[i]/(2*cost))
			next := max(0, alpha[i]-float64(gradient/norm[i]))
			step := float64((next - alpha[i]) * e.sign * e.unit)
			alpha[i] = next
			if step == 0 {
				continue
			}
			for _, m := range e.marks {
				w[m] += float64(step * counts[m] * counts[m])
			}
		}
	}
	return quantised(w)
}

// counts returns how much each mark counts: more, the more often it is on one
// side than on the other.
func (f *Fitter) counts() []float64 {
	var with, all [2]float64
	of := make([][2]float64, Size)
	for i := range f.examples {
		e := &f.examples[i]
		side := 0
		if e.sign > 0 {
			side = 1
		}
		all[side]++
		for _, m := range e.marks {
			of[m][side]++
		}
	}
	counts := make([]float64, Size)
	for m := range counts {
		for side := range with {
			with[side] = (of[m][side] + 1) / (all[side] + 2)
		}
		counts[m] = 1 - uneven + float64(uneven*math.Abs(math.Log(with[1]/with[0])))
	}
	return counts
}

// sum returns the score of an example.
func (e *example) sum(w []float64) float64 {
	s := 0.0
	for _, m := range e.marks {
		s += w[m]
	}
	return float64(s * e.unit)
}

// quantised keeps one byte of each weight.
func quantised(w []float64) *Weights {
	largest := 0.0
	for _, v := range w {
		largest = max(largest, math.Abs(v))
	}
	q := &Weights{Step: largest / math.MaxInt8}
	if largest == 0 {
		return q
	}
	for i, v := range w {
		q.Of[i] = int8(math.Round(v / q.Step))
	}
	return q
}

// Score returns how far a sentence lies on the side of the violations: 0 is the
// border, 1 what the examples beyond it were fitted to.
func (w *Weights) Score(marks []uint32) float64 {
	if len(marks) == 0 {
		return 0
	}
	sum := 0
	for _, m := range marks {
		sum += int(w.Of[m])
	}
	return float64(sum) * w.Step / math.Sqrt(float64(len(marks)))
}
