// SPDX-License-Identifier: Apache-2.0

// Package guard fits the weights by which the reply guard weighs a sentence of
// which no rule is sure.
//
//	var f guard.Fitter
//	f.Add([]uint32{3, 17}, true)
//	f.Add([]uint32{3, 99}, false)
//	weights := f.Fit()
//	score := weights.Score([]uint32{17})
//
// # Guarantees
//
// The same examples in the same order give the same weights, on any machine:
// there is no chance in it, and no product is fused with a sum.
//
// # Limits
//
// It runs when the library is built, never in a program that uses it.
//
// # Sources
//
// Linear support vector machines with squared hinge loss by dual coordinate
// descent, as Hsieh and others described it in 2008.
//
// # Errors
//
// None.
package guard
