// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math"
	"sort"
	"strings"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/tagger"
	"github.com/safeharbor-go/safeharbor/internal/talk"
)

// A work is the work space of one call: the part at hand, cut into tokens, each
// looked up once, with the phrases and labels among them. Every recogniser asks
// it, nobody reads the text again. It is reused, so that a message without
// findings costs no allocation.
type work struct {
	d *Detector
	reading
	outline

	view        fold.View
	tokens      []scan.Token
	entries     []*lexicon.Entry // of each token, nil if nobody has asked about it
	elided      []lexicon.Entry  // of words with an elided one before them
	marks       []mark           // words and phrases that mean something, by first token, then longer first
	facts       []facts          // about each token
	aside       []mark           // the marks of a token that was not read
	sets        []uint64         // what the next three share
	pulling     tokenSet         // the tokens that pull any
	numerals    tokenSet         // the tokens that hold digits
	numberWords tokenSet         // the words that are numbers
	labels      []label          // labels, by first token
	outlined    []uint64         // what the sets of outline share
	signs       []sign           // of the part at hand, once readSigns found them
	told        []Mention        // of the part at hand
	grades      []healthGrade    // of each of them
	holds       []hold           // how much each of them holds against the model

	weighing *talk.Space   // what the model works with, once it did
	phrases  []talk.Phrase // what it reads as one word

	candidates []candidate
	owning     []int32   // who has which byte of those that overlap
	again      []int32   // tokens of names that are looked for again
	found      []Finding // of the part at hand, in offsets of the original text
	scratch    []Finding // what users' recognisers append to
}

// The facts about a token are where what is about it stands.
type facts struct {
	pulled trigger // the triggers that it pulls
	marks  int32   // one more than the number of marks before it, or 0 if its own were not read
	label  int32   // one more than the number of labels before the one that ends there, or 0
}

// A reading is what a work holds of the message and of the part at hand, beside
// its lists.
type reading struct {
	at           time.Time
	stated       Language // as the message says
	lang         Language // of the part at hand
	langs        uint8    // the languages of which words count, bits as in lexicon.Entry.Langs
	packs        packSet
	unsupported  bool
	whole        bool // every word is looked up
	personal     bool // the message is what one person writes to the organisation
	inbound      bool // the message is addressed to the organisation
	received     bool // the organisation did not write the message
	mentioned    bool // the message mentions the organisation by its handle
	advice       bool // the part at hand asks for medical advice
	named        bool // a person is named in the part at hand
	professional bool // the part speaks of work or of the press, not of the author's health
	known        ownTerms

	partIndex int
	text      string        // the folded text of the part
	met       lexicon.Flags // of all tokens that were looked up when they were read
	marked    lexicon.Flags // of all marks
	signed    lexicon.Signs // of all signs
	proposed  uint32        // the kinds of the candidates, a bit for each
	tieAt     int           // the token of which tie is the result of labelBefore, or -1
	tie       tie
	low       lowerCase       // what lower returned
	sentences tagger.Sentence // what the tagger reads
	names     tags            // what it said last of names
	sites     tags            // and of sites
	ballot    ballot          // the languages of the function words

	explaining bool
	explained  []Candidate // of the part at hand
}

// reset forgets everything that came from a message.
func (w *work) reset() {
	w.view.Forget()
	w.reading = reading{}
	w.tokens, w.entries, w.elided = w.tokens[:0], w.entries[:0], w.elided[:0]
	w.facts, w.marks, w.aside = w.facts[:0], w.marks[:0], w.aside[:0]
	w.pulling, w.numerals, w.numberWords, w.outline = nil, nil, nil, outline{}
	w.labels, w.signs, w.grades = w.labels[:0], w.signs[:0], w.grades[:0]
	w.candidates, w.found, w.holds, w.again = w.candidates[:0], w.found[:0], w.holds[:0], w.again[:0]
}

// joined reports whether token i may continue a phrase: it follows the token
// before it after one space, hyphen, slash, stop or line break.
func (w *work) joined(i int) bool {
	switch t := &w.tokens[i]; t.Start - w.tokens[i-1].End {
	case 1:
		switch t.Before {
		case ' ', '-', '/', '.', '\n', '\'', '_':
			return true
		}
	case 2:
		gap := w.gap(i)
		return gap == "\r\n" || gap == "  " || gap == " \n" || gap == ". " && w.tokens[i-1].Len() <= 3 || gap == ".-" // "Vers.-Nr."
	}
	return false
}

// gap returns the text between token i and the token before it, or far.
func (w *work) gap(i int) string {
	t, u := &w.tokens[i-1], &w.tokens[i]
	if u.Start-t.Start > scan.MaxStep {
		return far
	}
	return w.text[t.End:u.Start]
}

// spaced reports whether one space stands between token i and the token before it.
func (w *work) spaced(i int) bool {
	t, u := &w.tokens[i-1], &w.tokens[i]
	return u.Before == ' ' && u.Start-t.End == 1 && u.Start-t.Start <= scan.MaxStep
}

// far stands for a gap that nothing reaches over: it ends a sentence and a line.
const far = "?\n\n\n\n"

// gapBehind returns the text between token i and the token behind it, or far, and
// what is behind the last token.
func (w *work) gapBehind(i int) string {
	if i+1 == len(w.tokens) {
		return w.text[w.tokens[i].End:]
	}
	return w.gap(i + 1)
}

// gapBefore returns the text between token i and the token before it, and what
// is before the first token.
func (w *work) gapBefore(i int) string {
	if i == 0 {
		return w.text[:w.tokens[0].Start]
	}
	return w.gap(i)
}

// word returns the text of token i.
func (w *work) word(i int) string { return w.tokens[i].Text(w.text) }

// is reports whether token i is the given lower-case word, in any case. Outside
// of the text no token is.
func (w *work) is(i int, word string) bool {
	if uint(i) >= uint(len(w.tokens)) {
		return false
	}
	t := &w.tokens[i]
	return t.Len() == len(word) && (w.text[t.Start]^word[0])&^0x20 == 0 && strings.EqualFold(t.Text(w.text), word)
}

// tokenFrom returns the first token that starts at or behind an offset.
func (w *work) tokenFrom(offset int) int {
	return sort.Search(len(w.tokens), func(i int) bool { return int(w.tokens[i].Start) >= offset })
}

// before returns the byte before token i, and 0 at the start of the text.
func (w *work) before(i int) byte { return w.tokens[i].Before }

// after returns the byte after token i, and 0 at the end of the text.
func (w *work) after(i int) byte { return w.tokens[i].After }

// flags returns the flags of token i, and none outside the text.
func (w *work) flags(i int) lexicon.Flags {
	if uint(i) >= uint(len(w.entries)) {
		return 0
	}
	return w.entry(i).Flags
}

// A candidate is a range of the folded text that may be an identifier.
type candidate struct {
	kind       Kind
	role       Role
	first      int32 // of a name, its first token
	start, end int
	odds       float64 // log odds, natural logarithm
	rule       string
}

// propose adds a candidate, if it can make a difference.
func (w *work) propose(c candidate) {
	if w.matters(c.odds) {
		w.candidates = append(w.candidates, c)
		w.proposed |= 1 << c.kind
	}
}

// matters reports whether a candidate with the given odds can make a difference:
// it is likely enough to be found, or somebody asks what became of it, or the
// organisation or the message knows a number that it may turn out to be.
func (w *work) matters(odds float64) bool {
	return odds >= w.d.least || w.explaining || len(w.known.byCode) > 0 || len(w.d.own.byCode) > 0
}

// probability returns the probability that belongs to log odds.
func probability(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }
