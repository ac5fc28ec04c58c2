// SPDX-License-Identifier: Apache-2.0

// Package fold shows a text the way a reader sees it: one sort of dash, space,
// quotation mark and digit, no invisible characters, no look-alike letters, no
// soft line break inside of an address or a number.
//
//	v := fold.Fold("call 410–555–0123") // en dashes
//	v.Text                              // "call 410-555-0123"
//	start, end := v.Original(5, 17)     // offsets into the original text
//
// # Guarantees
//
// Fold is linear and pure. Offsets of a [View] map back to character
// boundaries of the original text; a text that nothing has to be done to is
// its own view, without a copy.
//
// # Limits
//
// Fold keeps the case and the accents of precomposed letters; a combining
// accent after a letter is dropped. It is no Unicode normalisation form.
//
// # Sources
//
// The Unicode Character Database, general categories Nd, Zs, Pd, Cf and Mn, as
// far as the standard library's tables hold them; enclosed digits and letters,
// small and full-width forms; look-alikes of Latin letters in the Greek and
// Cyrillic blocks; RFC 2045 section 6.7 for soft line breaks.
//
// # Errors
//
// None: a byte that is not UTF-8 becomes a space, and [View.Invalid] tells
// where the first one is.
package fold
