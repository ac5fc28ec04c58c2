// SPDX-License-Identifier: Apache-2.0

// Package talk says how much a message looks like health talk, and how much like
// a statement of fact about somebody's health.
//
//	t := talk.Text{Text: text, Tokens: tokens, Entries: entries, Lang: 1}
//	e := space.Weigh(&t, 0, len(tokens)-1)
//	if e.Health > 0 {
//		// more likely health talk than not
//	}
//
// It is a linear model over features of the message: its words and pairs of
// neighbours, parts of its words, and what the table of words knows of them. The
// weights were fitted by logistic regression. All that a word says by itself is one
// pair of numbers in a table of the words that were met; the parts are there for the
// others.
//
// # Guarantees
//
// The weights are embedded ready-made. Weigh needs no memory but its work space
// and is linear in the length of the text. It is safe for concurrent use, each
// call with a space of its own. The result depends on the text alone.
//
// # Limits
//
// It knows messages like those that it was fitted to: a few sentences, in five
// languages. Its evidence is one among others.
//
// # Sources
//
// The texts in internal/gen/talk/corpus, which were written for this project.
//
// # Errors
//
// None.
package talk
