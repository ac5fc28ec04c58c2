// SPDX-License-Identifier: Apache-2.0

// Package synth makes texts for benchmarks and tests from a seed.
//
//	texts := synth.Corpus(synth.Short, 1, 1<<20)
//	for _, text := range texts {
//		// "could you please check the bill again, thanks so much …"
//	}
//
// # Guarantees
//
// The same shape, seed and size give the same texts everywhere. Everything is
// invented: telephone numbers are of the fictional range 555-01xx, Internet
// names of example domains, addresses of the documentation range 192.0.2.0/24.
//
// # Limits
//
// The texts have the shape of messages and notes, not their sense. Accuracy is
// not to be measured on them.
//
// # Sources
//
// Fictional numbers: 47 CFR 52.15(f)(1)(vi) read with the industry guidelines
// for 555 numbers; RFC 2606 for example domains; RFC 5737 for addresses.
//
// # Errors
//
// None.
package synth
