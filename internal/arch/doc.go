// SPDX-License-Identifier: Apache-2.0

// Package arch checks that the module keeps the shape it was designed with.
//
// Its tests are the point of it; each reads the module and lists what is wrong:
//
//	module, err := arch.Load("../..")
//	if err != nil {
//		t.Fatal(err)
//	}
//	for _, finding := range arch.Check(module) {
//		t.Error(finding)
//	}
//
// A room is one of the six packages that users import; an arrow is an import
// that a row of [Arrows] allows. Two further tests bound what a room costs the
// program that imports it, and compile the snippets of the README.
//
// # Guarantees
//
// The rules are pure functions over a described [Module], so that a test can
// prove for each of them that it fails. [Load] alone runs the go command.
// Findings come sorted by file, line and rule. Everything here is safe for
// concurrent use.
//
// # Limits
//
// The rules read syntax, not types: a clock that is reached through a variable
// or a field is not seen. Nested modules are not read. Nothing here says
// whether a citation is right, only that it has the form of one; none of it is
// legal advice.
//
// # Sources
//
// The order of the markers in a citation is that of 1 CFR 21.11. The words
// that constrain a file by its name are those of the go command, "go help
// buildconstraint".
//
// # Errors
//
// [Load] returns what the go command, the file system or the parser reports.
// The rules return findings and no errors.
package arch
