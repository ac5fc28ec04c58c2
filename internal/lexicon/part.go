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
	e := Find(scan.Hash(Stem(word)))
	rest := BehindElided(word)
	if !e.Unknown() || rest == word {
		return e, made
	}
	if e = Find(scan.Hash(rest)); len(word)-len(rest) > 2 || e.Unknown() {
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

// PhraseKey returns the hash with which a phrase begins that starts with a word. A
// phrase may start behind what is elided before its first word: "l'intervention
// chirurgicale", "dell'intervento chirurgico".
func PhraseKey(word string, hash uint64) uint64 {
	if rest := BehindElided(word); rest != word && Find(hash).Unknown() {
		return scan.Hash(rest)
	}
	return hash
}

// BehindElided returns what stands behind an elided article or pronoun; of a word
// without one, the word.
func BehindElided(word string) string {
	if at := strings.IndexByte(word, '\''); 0 < at && at <= maxElided && len(word)-at >= 3 {
		return word[at+1:]
	}
	return word
}

// Stem returns a word without its possessive ending.
func Stem(word string) string {
	if n := len(word) - 2; n > 0 && word[n] == '\'' && word[n+1]|0x20 == 's' {
		return word[:n]
	}
	return word
}
