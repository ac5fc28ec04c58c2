// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"fmt"
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A glossary numbers words that mean about the same, in one language: the number
// is that of their line in data/gloss.txt, which all languages share.
type glossary struct {
	words, starts numbering
	// lengths holds the lengths of the starts of words, as a bit set, by how they
	// begin.
	lengths [1 << (2 * beginningBits)]uint16
}

// The lengths in bytes of the starts of words in a glossary.
const (
	minStart = 2
	maxStart = 12
)

// beginningBits are the bits of a letter that tell it from others, not its upper
// from its lower case.
const beginningBits = 5

// beginning returns the place of a word of minStart bytes or more among the
// lengths of starts. What is not ASCII has the place of its first byte alone, as
// the cases of such letters share that byte and little else.
func beginning(word string) int {
	place := int(word[0]) << beginningBits
	if word[0]|word[1] < utf8.RuneSelf {
		place |= int(word[1]) % (1 << beginningBits)
	}
	return place % (1 << (2 * beginningBits))
}

// readGloss reads the glossaries of all languages, in the order of their columns.
func readGloss(text string) ([phi.Italian + 1]*glossary, error) {
	var all [phi.Italian + 1]*glossary
	for _, lang := range languageFiles {
		all[lang] = &glossary{words: newNumbering(), starts: newNumbering()}
	}
	id := uint8(0)
	for n, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		if id++; len(columns) != len(languageFiles) || id == 0 {
			return all, fmt.Errorf("line %d: not one column for each language, or too many lines", n+1)
		}
		for i, lang := range languageFiles {
			for word := range strings.SplitSeq(columns[i], "|") {
				if start, open := strings.CutSuffix(word, "-"); open {
					if len(start) < minStart || len(start) > maxStart {
						return all, fmt.Errorf("line %d: a start of %d bytes", n+1, len(start))
					}
					all[lang].starts.set(scan.Hash(start), int32(id))
					all[lang].lengths[beginning(start)] |= 1 << len(start)
				} else {
					all[lang].words.set(scan.Hash(word), int32(id))
				}
			}
		}
	}
	return all, nil
}

// of returns the number of what a word means, 0 for none: that of the word, or
// of its longest start.
func (g *glossary) of(hash uint64, word string) uint8 {
	if id := g.words.of(hash); id != 0 {
		return uint8(id)
	}
	if len(word) < minStart {
		return 0
	}
	lengths := g.lengths[beginning(word)] & (1<<min(len(word)+1, 16) - 1)
	for lengths != 0 {
		n := bits.Len16(lengths) - 1
		if id := g.starts.of(scan.Hash(word[:n])); id != 0 {
			return uint8(id)
		}
		lengths &^= 1 << n
	}
	return 0
}

// gloss returns the number of what unit i means, 0 for none.
func (t *text) gloss(i int, v *vocabulary) uint8 {
	u := &t.units[i]
	if e := &v.entries[u.number]; e.known {
		return e.gloss
	}
	return v.gloss.of(u.hash, t.word(i))
}
