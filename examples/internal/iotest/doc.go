// SPDX-License-Identifier: Apache-2.0

// Package iotest checks an example program against the lines that ship with it.
//
//	func TestIO(t *testing.T) { iotest.Run(t, run, 1) }
//
// testdata/io.jsonl holds one input line for each shape that the program knows,
// testdata/io.want.jsonl what it answers; -update rewrites the latter.
//
// # Guarantees
//
// Each input line that is not blank has one line of output, which is a JSON
// object with the id of the input or with an error and the number of the line.
//
// # Limits
//
// It looks at programs that read lines and write lines.
//
// # Sources
//
// None.
//
// # Errors
//
// Failures are reported through testing.TB.
package iotest
