// SPDX-License-Identifier: Apache-2.0

package lexicon

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// maxElided is the length of the longest elided word, "quell".
const maxElided = 5

// FindPart finds the entry of a word with an apostrophe that is not in the table
// as it is written: without a possessive ending, or behind an elided article or
// pronoun, as in "l'otite", "dall'occhio", "n'arrive", which keeps what the elided
// word says. Such an entry is not in the table: then found is nil, and it is made.
func FindPart(word string) (found *Entry, made Entry) {
	e := Find(scan.Hash(stem(word)))
	at := strings.IndexByte(word, '\'')
	if !e.Unknown() || at < 1 || at > maxElided || len(word)-at < 3 {
		return e, made
	}
	if e = Find(scan.Hash(word[at+1:])); at > 1 || e.Unknown() {
		return e, made
	}
	const french, italian = 1 << 3, 1 << 5
	made = *e
	switch letter := word[0] | 0x20; {
	case letter == 'n' && e.Scope == 0:
		made.Scope = ScopeNegation
	case (letter == 'j' || letter == 'm') && e.Person == 0:
		made.Person, made.PersonLangs = PersonSelf, french|italian
	default:
		return e, Entry{}
	}
	return nil, made
}

// stem returns a word without its possessive ending.
func stem(word string) string {
	if n := len(word) - 2; n > 0 && word[n] == '\'' && word[n+1]|0x20 == 's' {
		return word[:n]
	}
	return word
}
