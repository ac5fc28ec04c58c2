// SPDX-License-Identifier: Apache-2.0

// Package lists keeps the lists of names, everyday words, places and street
// words from which the table builder works.
//
// The package has no code of its own. A list is compressed text, one entry a
// line, columns apart by tabs:
//
//	entry   weight  languages
//	garcia  118     en,es,fr
//	garcía  118     es
//
// # Guarantees
//
// Entries are in NFC and lower case, sorted by bytes, and each stands there
// once. Weights are 0 to 255, on one logarithmic scale that PROVENANCE.md
// defines; in streets.tsv.gz they are an order only, and us_zips.tsv.gz has
// none. PROVENANCE.md states the sha256 of each list.
//
// # Limits
//
// A name in a list is often a word as well, and the other way round: the
// weights say which is more likely, not what a text means. Names and words
// are single words, so a hyphen or space in a name parts it. No list is
// complete, and none is legal advice.
//
// # Sources
//
// PROVENANCE.md beside the lists: package, version, sha256, licence and
// command of each, and what was left out. The notices are in NOTICE at the
// root of the module.
//
// # Errors
//
// None.
package lists
