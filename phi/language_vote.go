// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"unicode"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

const (
	// foreignScript is the number of letters of another script from which on a
	// text counts as unsupported, if they are more than the Latin ones.
	foreignScript = 4
	// foreignWords is the number of function words of other languages that
	// outvote the supported ones.
	foreignWords = 2
)

// findLanguage settles the language of the part at hand, by its function words
// and its script, and with it the packs. What nothing speaks for is English,
// as an "ok" or an emoji is no other language.
func (w *work) findLanguage() {
	w.lang = w.stated
	var votes [7]int // by bit of Entry.Langs
	latin, foreign := 0, 0
	for i, t := range w.tokens {
		if t.Kind != scan.Word {
			continue
		}
		if t.Shape.Has(scan.NonASCII) {
			r, _ := utf8.DecodeRuneInString(w.word(i))
			if !unicode.Is(unicode.Latin, r) && r >= utf8.RuneSelf {
				foreign += utf8.RuneCountInString(w.word(i))
				continue
			}
		}
		latin += t.Len()
		if e := w.entries[i]; e.Flags.Has(lexicon.Function) {
			for bit := 1; bit < len(votes); bit++ {
				if e.Langs&(1<<bit) != 0 {
					votes[bit]++
				}
			}
		}
	}
	best := 1
	for bit := 2; bit <= 5; bit++ {
		if votes[bit] > votes[best] {
			best = bit
		}
	}
	switch {
	case foreign >= foreignScript && foreign > latin, votes[6] >= foreignWords && votes[6] > votes[best]:
		w.unsupported = true
		if w.stated == LangUnspecified {
			w.lang = LangUnsupported
		}
	case w.stated == LangUnspecified:
		w.lang = Language(best)
	}
	w.packs = w.d.packs
	if w.packs == 0 {
		w.packs = defaultPacks(w.lang)
	}
}
