// SPDX-License-Identifier: Apache-2.0

// Package committed tells whether a committed file is the one that was generated.
//
//	err := committed.Check("zweights.bin", tagger.Digest)
//
// # Guarantees
//
// A file with another digest is an error.
//
// # Limits
//
// It does not tell whether the file would be generated so again.
//
// # Sources
//
// FIPS 180-4.
//
// # Errors
//
// Those of the file system, and a text with the name of the file.
package committed
