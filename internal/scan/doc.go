// SPDX-License-Identifier: Apache-2.0

// Package scan cuts a text into words, numbers and symbols in one pass.
//
//	for _, t := range scan.Append(nil, "call me 410-555-0123") {
//		// "call" "me" "410" "555" "0123"
//	}
//
// A token is a run of letters and digits; an apostrophe between letters belongs
// to the word. Everything else separates tokens, except symbols beyond ASCII,
// such as emoji, which are tokens of their own.
//
// # Guarantees
//
// Tokens are disjoint, in the order of the text, and lie on character
// boundaries. A word has one hash, whatever its case. Append allocates only to
// grow its slice. The cost is linear.
//
// # Limits
//
// Words are runs of letters: a language without spaces is one long word.
//
// # Sources
//
// The Unicode Character Database, through the standard library.
//
// # Errors
//
// None.
package scan
