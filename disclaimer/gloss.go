// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"fmt"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A glossary numbers words that mean about the same, in one language: the number
// is that of their line in data/gloss.txt, which all languages share.
type glossary struct {
	words, starts numbering
}

// The lengths in bytes of the starts of words in a glossary.
const (
	minStart = 2
	maxStart = 12
)

// readGloss reads the glossaries of all languages, in the order of their columns.
func readGloss(text string) ([phi.Italian + 1]*glossary, error) {
	var all [phi.Italian + 1]*glossary
	for _, lang := range languageFiles {
		all[lang] = &glossary{newNumbering(), newNumbering()}
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
					all[lang].starts.set(scan.Hash(start), int32(id))
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
	for n := min(len(word), maxStart); n >= minStart; n-- {
		if id := g.starts.of(scan.Hash(word[:n])); id != 0 {
			return uint8(id)
		}
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
