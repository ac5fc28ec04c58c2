// SPDX-License-Identifier: Apache-2.0

package router

import (
	"slices"
	"strings"
)

// textIndex finds all words and phrases of a rule set in one pass over a text,
// and in another the patterns that may match it.
type textIndex struct {
	// words numbers every word that occurs in a needle.
	words map[string]int
	// needles are the phrases, as numbers of words; a word is a phrase of one.
	needles [][]int
	// starting lists, for each word, the needles that begin with it.
	starting map[int][]int
	// byText finds a needle that was added before, and phrases is its inverse.
	byText  map[string]int
	phrases []string
	// patterns are the expressions, and byGram their fixed parts by how these
	// begin.
	patterns   []pattern
	byGram     map[[gram]byte][]fixedPart
	gramStarts [256]bool
}

func newTextIndex() *textIndex {
	return &textIndex{words: map[string]int{}, starting: map[int][]int{}, byText: map[string]int{}, byGram: map[[gram]byte][]fixedPart{}}
}

// add returns the number of the needle that is made of the given folded words.
func (x *textIndex) add(words []string) int {
	key := strings.Join(words, " ")
	if n, ok := x.byText[key]; ok {
		return n
	}
	needle := make([]int, len(words))
	for i, w := range words {
		id, ok := x.words[w]
		if !ok {
			id = len(x.words)
			x.words[w] = id
		}
		needle[i] = id
	}
	n := len(x.needles)
	x.needles = append(x.needles, needle)
	x.byText[key] = n
	x.phrases = append(x.phrases, key)
	x.starting[needle[0]] = append(x.starting[needle[0]], n)
	return n
}

// scannedText is a text as the questions see it. The zero scannedText was not
// looked at.
type scannedText struct {
	done bool
	// truncated is Unknown when there is no text.
	truncated Truth
	folded    string
	// words are the words of the text that some needle has, -1 for another.
	words []int
	// found are the needles of the text, and has the same as a set.
	found []int
	has   points
	// likely are the patterns that may match, nil until one is asked.
	likely points
}

// clear forgets the text and keeps the room.
func (s *scannedText) clear() {
	clear(s.has)
	*s = scannedText{words: s.words[:0], found: s.found[:0], has: s.has}
}

// scan finds the needles in a text.
func (x *textIndex) scan(text *string, s *scannedText) {
	s.done = true
	if text == nil {
		return
	}
	clipped, truncated := clip(*text)
	s.truncated, s.folded = TruthOf(truncated), foldText(clipped)
	if len(x.needles) == 0 {
		return
	}
	if s.has == nil {
		s.has = newPoints(len(x.needles))
	}
	for w := range wordsOfText(s.folded) {
		id, ok := x.words[w]
		if !ok {
			id = -1
		}
		s.words = append(s.words, id)
	}
	for i, id := range s.words {
		if id < 0 {
			continue
		}
		for _, n := range x.starting[id] {
			if !s.has.has(n) && hasPrefix(s.words[i:], x.needles[n]) {
				s.has.add(n)
				s.found = append(s.found, n)
			}
		}
	}
}

func hasPrefix(words, needle []int) bool {
	return len(words) >= len(needle) && slices.Equal(words[:len(needle)], needle)
}
