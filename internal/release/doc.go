// SPDX-License-Identifier: Apache-2.0

// Package release names the code and the data that gave an answer.
//
// Every answer of the library carries an [Engine], so that a stored decision
// can be traced to the version of the library and to the digest of the tables
// and rules that were in force when it was made:
//
//	plan.Engine.Version // "0.1.0"
//	plan.Engine.Digest  // "9f86d081884c7d65"
//
// # Guarantees
//
// Two answers with equal engines came from the same code and the same rules.
//
// # Limits
//
// The digest is an identifier, not a signature.
//
// # Sources
//
// None.
//
// # Errors
//
// None.
package release
