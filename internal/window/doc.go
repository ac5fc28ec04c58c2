// SPDX-License-Identifier: Apache-2.0

// Package window holds the part of a long text that is looked at, with the
// context before it, in memory that does not grow with the text.
//
//	w := window.New(64 << 10)
//	n, err := r.Read(w.Free())
//	w.Added(n)
//	text := w.Text(err == io.EOF) // whole characters
//	w.Advance(cut, context)       // what is before cut is done with
//
// # Guarantees
//
// The text at hand depends on the bytes that were added, not on the pieces in
// which they came. It ends between two characters unless it is the last.
//
// # Limits
//
// It knows nothing of words: where a text can be cut its user says.
//
// # Sources
//
// None.
//
// # Errors
//
// None.
package window
