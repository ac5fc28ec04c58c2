// SPDX-License-Identifier: Apache-2.0

// Package tagger says how much a word in its place looks like a part of a
// person's name, or of the name of a site: a place, or an organisation that
// somebody belongs to.
//
//	s := tagger.Sentence{Text: text, Tokens: tokens, Entries: entries}
//	if tagger.Names.Score(&s, i) > 0 {
//		// more likely a name than not
//	}
//
// It is a linear model over hashed features of the word and its neighbours,
// with what the table of words knows about them, trained with a margin
// and kept as one byte a weight.
//
// # Guarantees
//
// The weights are embedded ready-made. Score allocates nothing, looks at three
// words on either side, and is safe for concurrent use of different sentences.
//
// # Limits
//
// It was trained on English messages and on texts and patterns in five languages; its
// scores are evidence among other evidence.
//
// # Sources
//
// internal/gen/train, which names the texts.
//
// # Errors
//
// None.
package tagger
