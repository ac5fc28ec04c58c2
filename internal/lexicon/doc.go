// SPDX-License-Identifier: Apache-2.0

// Package lexicon holds every word that the library knows, in one static table.
//
//	e, ok := lexicon.Lookup(scan.Hash("metformin"))
//	if ok && e.Flags.Has(lexicon.Health) {
//		lexicon.ConceptID(uint32(e.Concept)) // "metformin"
//	}
//
// A phrase is looked up word by word: the entry of its first words has the flag
// Continues, and scan.Join of their hash with the next word's hash is the key
// of the longer phrase. A phrase may begin behind an elided article: [PhraseKey]
// returns the hash to start from.
//
// # Guarantees
//
// The table is embedded ready-made: no start-up work and no heap. Its hash is
// perfect: a look-up reads one seed and one slot, whether or not it finds
// something, and allocates nothing. Everything is safe for concurrent use.
//
// # Limits
//
// Words are known by a hash of 64 bits: two words may share one, with a
// probability of about one in four billion for each look-up.
//
// # Sources
//
// The curated lists below internal/gen/curated and the lists below
// internal/gen/lists, which name theirs, and the texts that were written for the
// models of the project.
//
// # Errors
//
// None.
package lexicon
