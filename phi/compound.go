// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The lengths of the shortest compound and of its shortest part, in bytes.
const (
	minCompound     = 9
	minCompoundPart = 4
)

// compounds adds the German compounds of which a part is a health word, such as
// "Kniebeschwerden" and "Grippewelle": there are more of them than any list
// holds. The last part says what it is, the first what it is about.
func (w *work) compounds(out []Mention) []Mention {
	if w.lang != German {
		return out
	}
	for i, t := range w.tokens {
		if t.Kind != scan.Word || t.Len() < minCompound || t.Len() > maxNameBytes || w.entry(i).Concept != 0 || w.entry(i).Flags != 0 {
			continue
		}
		if n := w.compound(w.word(i)); n != 0 {
			out = w.tell(out, i, i, Class(lexicon.Concept(n).Class), n)
		}
	}
	return out
}

// compound returns the concept of a word by its longest last part, or else by
// its longest first part, and 0 for none. An everyday word counts as a part
// only behind a part of the body.
func (w *work) compound(word string) uint32 {
	for cut := minCompoundPart; cut <= len(word)-minCompoundPart; cut++ {
		if !utf8.RuneStart(word[cut]) {
			continue
		}
		e := lexicon.Find(scan.Hash(word[cut:]))
		if e.Health&(1<<German) == 0 {
			continue
		}
		if e.Plain&(1<<German) != 0 || w.bodyPart(word[:cut]) {
			return uint32(e.Concept)
		}
	}
	for cut := len(word) - minCompoundPart; cut > minCompoundPart; cut-- {
		if !utf8.RuneStart(word[cut]) {
			continue
		}
		if e := lexicon.Find(scan.Hash(word[:cut])); e.Plain&(1<<German) != 0 {
			return uint32(e.Concept)
		}
	}
	return 0
}

// bodyPart reports whether the first part of a compound, with or without what
// joins it to the next, is a part of the body.
func (w *work) bodyPart(head string) bool {
	for _, join := range [...]string{"", "s", "n", "en"} {
		n := len(head) - len(join)
		if n >= 3 && head[n:] == join && w.signsOf(lexicon.Find(scan.Hash(head[:n]))).Has(lexicon.SignBody) {
			return true
		}
	}
	return false
}
