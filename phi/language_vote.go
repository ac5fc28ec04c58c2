// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"
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
	// englishLead is by how many function words English must lead for a text to
	// be English without a look at its other words.
	englishLead = 2
	// clearLead is by how much the words of a language lead, in steps of a factor
	// of six, when nothing behind them changes its mind.
	clearLead = 16
)

// findLanguage settles the language of the part at hand, by its words and its
// script, and with it the packs. What nothing speaks for is English, as an "ok" or
// an emoji is no other language.
func (w *work) findLanguage() {
	votes := w.recount(w.ballot.count())
	most := slices.Max(votes[Spanish : Italian+1])
	lang := English
	if votes[English] < most+englishLead && w.stated == LangUnspecified {
		lang = w.likeliest()
	}
	foreign := 0
	if !w.view.ASCII {
		foreign = w.foreignLetters()
	}
	others := votes[LangUnsupported]
	if foreign >= foreignScript && foreign > w.latinLetters() || others >= foreignWords && others > max(most, votes[English]) {
		w.unsupported, lang = true, LangUnsupported
	}
	w.lang = w.stated
	if w.stated == LangUnspecified {
		w.lang = lang
	}
	w.langs = 1 << w.lang
	if !w.lang.Supported() {
		w.langs = ^uint8(0)
	}
	switch w.packs = w.d.packs; {
	case w.packs != 0:
	case w.stated == LangUnspecified && votes[lang] == 0:
		// A few nouns may be names and brands.
		w.packs = defaultPacks(lang) | defaultPacks(English)
	default:
		w.packs = defaultPacks(w.lang)
	}
}

// likeliest returns the language that has the words of the part at hand, and most
// often: the weight of a word is the logarithm of its share of running text, so
// that their sum is that of a text of independent words. It reads on until one
// leads clearly.
func (w *work) likeliest() Language {
	var sums [5]int // as Words has the languages
	best, lead := 0, 0
	for i := 0; i < len(w.tokens) && lead < clearLead; i++ {
		if w.tokens[i].Kind != scan.Word {
			continue
		}
		for n, weight := range w.entry(i).Words() {
			sums[n] += int(weight)
		}
		best, lead = leader(&sums)
	}
	return English + Language(best)
}

// leader returns the index of the first of the largest numbers, and by how much it
// leads the others.
func leader(sums *[5]int) (best, lead int) {
	second := 0
	for n := 1; n < len(sums); n++ {
		switch {
		case sums[n] > sums[best]:
			best, second = n, sums[best]
		case sums[n] > second:
			second = sums[n]
		}
	}
	return best, sums[best] - second
}

// foreignLetters returns how many characters the words of other scripts have.
func (w *work) foreignLetters() int {
	n := 0
	for i := range w.tokens {
		if t := &w.tokens[i]; t.Kind == scan.Word && t.Shape.Has(scan.NonASCII) && w.foreign(i) {
			n += utf8.RuneCountInString(w.word(i))
		}
	}
	return n
}

// latinLetters returns how many bytes the words in Latin script have.
func (w *work) latinLetters() int {
	n := 0
	for i := range w.tokens {
		if t := &w.tokens[i]; t.Kind == scan.Word && !(t.Shape.Has(scan.NonASCII) && w.foreign(i)) {
			n += t.Len()
		}
	}
	return n
}

// foreign reports whether token i is a word of another script.
func (w *work) foreign(i int) bool {
	r, _ := utf8.DecodeRuneInString(w.word(i))
	return r >= utf8.RuneSelf && !unicode.Is(unicode.Latin, r)
}

// A ballot counts for each language of Entry.Langs the words that speak for it. It
// keeps six counters in one number, as it is asked for every word of a text.
type ballot struct {
	lanes uint64 // counters of ten bits each, of bits 1 to 6 of Langs
	added int    // to lanes
	total [7]int // by bit of Langs, without lanes
}

const (
	laneBits = 10
	laneFull = 1<<laneBits - 1
)

// speaks reports whether a word speaks for its languages: function words do, and
// names of months and days, labels and relatives that English does not have.
func speaks(e *lexicon.Entry) bool {
	return e.Flags.Has(lexicon.Function) ||
		e.Flags.Any(lexicon.Month|lexicon.Weekday|lexicon.Label|lexicon.Kin) && e.Langs&(1<<English) == 0 && e.Word(uint8(English)) == 0
}

// vote counts token i. It is not asked about those that speak for English, as most do.
func (w *work) vote(i int, e *lexicon.Entry) {
	t := &w.tokens[i]
	if t.Kind == scan.Word && !(t.Shape.Has(scan.NonASCII) && w.foreign(i)) {
		w.ballot.add(e)
	}
}

// recount returns the votes of all words, given those of the words that do not
// speak for English; or, without a look at the rest, votes for English by which it
// leads, as soon as so many words speak for it alone.
func (w *work) recount(others [7]int) [7]int {
	missing := slices.Max(others[:]) + englishLead
	var b ballot
	for i := range w.tokens {
		t := &w.tokens[i]
		if t.Kind != scan.Word || w.entries[i] == nil && lexicon.Particle(t.Hash)&lexicon.English == 0 || t.Shape.Has(scan.NonASCII) && w.foreign(i) {
			continue
		}
		e := w.entry(i)
		b.add(e)
		if e.Langs == 1<<English && speaks(e) {
			if missing--; missing == 0 {
				return [7]int{English: englishLead}
			}
		}
	}
	return b.count()
}

// add counts a word.
func (b *ballot) add(e *lexicon.Entry) {
	if !speaks(e) {
		return
	}
	// A copy of the six bits at each ninth bit puts bit n at bit 10*n of copy n.
	const (
		copies = 1 | 1<<9 | 1<<18 | 1<<27 | 1<<36 | 1<<45
		ones   = 1 | 1<<10 | 1<<20 | 1<<30 | 1<<40 | 1<<50
	)
	b.lanes += uint64(e.Langs>>1&63) * copies & ones
	if b.added++; b.added == laneFull {
		b.empty()
	}
}

// empty moves what the lanes hold to the totals.
func (b *ballot) empty() {
	for n := range 6 {
		b.total[n+1] += int(b.lanes >> (laneBits * n) & laneFull)
	}
	b.lanes, b.added = 0, 0
}

// count returns the votes by bit of Entry.Langs.
func (b *ballot) count() [7]int {
	b.empty()
	return b.total
}
