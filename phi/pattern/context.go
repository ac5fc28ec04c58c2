// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/fold"
)

const (
	// contextOdds is the evidence of a context word, as log odds. It is that of
	// a label with some words between it and the value.
	contextOdds = 2.5

	contextBefore = 64 // bytes
	contextBehind = 32
)

// foldedWords returns words as a text is searched for them: folded and in lower
// case.
func foldedWords(words []string) []string {
	out := make([]string, len(words))
	for i, word := range words {
		v := fold.Fold(word)
		out[i] = strings.ToLower(strings.Join(strings.Fields(v.Text), " "))
	}
	return out
}

// near reports whether one of the words is near a range of a folded text.
func near(words []string, text string, at span) bool {
	if len(words) == 0 {
		return false
	}
	before := text[characterBehind(text, max(at.start-contextBefore, 0)):at.start]
	behind := text[at.end:characterBefore(text, min(at.end+contextBehind, len(text)))]
	return holdsWord(before, words) || holdsWord(behind, words)
}

// holdsWord reports whether a text holds one of the words, whole.
func holdsWord(text string, words []string) bool {
	text = strings.Join(strings.Fields(strings.ToLower(text)), " ")
	for _, word := range words {
		for rest, offset := text, 0; ; {
			i := strings.Index(rest, word)
			if i < 0 {
				break
			}
			start := offset + i
			end := start + len(word)
			last, _ := utf8.DecodeLastRuneInString(text[:start])
			next, _ := utf8.DecodeRuneInString(text[end:])
			if !wordRune(last) && !wordRune(next) {
				return true
			}
			offset = start + 1
			rest = text[offset:]
		}
	}
	return false
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// odds returns the log odds of a probability, probability the way back.
func odds(p float64) float64        { return math.Log(p / (1 - p)) }
func probability(o float64) float64 { return 1 / (1 + math.Exp(-o)) }
