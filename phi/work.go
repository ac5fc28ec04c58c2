// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math"
	"strings"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A work is the work space of one call: the part at hand, cut into tokens, each
// looked up once, with the phrases and labels among them. Every recogniser asks
// it, nobody reads the text again. It is reused, so that a message without
// findings costs no allocation.
type work struct {
	d           *Detector
	at          time.Time
	stated      Language // as the message says
	lang        Language // of the part at hand
	packs       packSet
	unsupported bool
	known       ownTerms

	partIndex int
	view      fold.View
	text      string // the folded text of the part
	tokens    []scan.Token
	entries   []lexicon.Entry // of each token
	marks     []mark          // phrases, by first token, then longer first
	labels    []label         // labels, by first token
	labelAt   []int32         // for each token the label that ends there, or -1

	candidates []candidate
	found      []Finding // of the part at hand, in offsets of the original text

	grades []healthGrade // of the mentions of the part at hand

	explaining bool
	explained  []Candidate // of the part at hand
}

// A mark is a word or a phrase that means something: tokens first to last.
type mark struct {
	first, last int
	entry       lexicon.Entry
}

// markFlags are the flags of words that are worth a mark.
const markFlags = lexicon.Health | lexicon.Label | lexicon.Intent | lexicon.ScopeWord | lexicon.NameCue |
	lexicon.AgeCue | lexicon.Kin | lexicon.Organization | lexicon.State | lexicon.Title | lexicon.ProviderTitle

// maxPhrase is the largest number of words in a phrase of the table.
const maxPhrase = 8

// reset forgets everything that came from a message.
func (w *work) reset() {
	*w = work{
		tokens: w.tokens[:0], entries: w.entries[:0], marks: w.marks[:0], labels: w.labels[:0],
		labelAt: w.labelAt[:0], candidates: w.candidates[:0], found: w.found[:0],
	}
}

// read cuts the text at hand into tokens and looks each of them up.
func (w *work) read() {
	w.text = w.view.Text
	w.tokens = scan.Append(w.tokens[:0], w.text)
	w.entries = w.entries[:0]
	w.marks = w.marks[:0]
	w.candidates = w.candidates[:0]
	w.found = w.found[:0]
	w.explained = w.explained[:0]
	for _, t := range w.tokens {
		e, _ := lexicon.Lookup(t.Hash)
		if e == (lexicon.Entry{}) && t.Shape.Has(scan.Apostrophe) {
			e, _ = lexicon.Lookup(scan.Hash(stem(t.Text(w.text))))
		}
		w.entries = append(w.entries, e)
	}
	for i, e := range w.entries {
		w.markFrom(i, e)
	}
	w.findLanguage()
	w.findLabels()
}

// stem returns a word without its possessive ending.
func stem(word string) string {
	if n := len(word) - 2; n > 0 && word[n] == '\'' && word[n+1]|0x20 == 's' {
		return word[:n]
	}
	return word
}

// markFrom appends the marks that start at token i, longer first.
func (w *work) markFrom(i int, e lexicon.Entry) {
	first := len(w.marks)
	if e.Flags.Any(markFlags) {
		w.marks = append(w.marks, mark{i, i, e})
	}
	key := w.tokens[i].Hash
	for j := i + 1; e.Flags.Has(lexicon.Continues) && j < len(w.tokens) && j < i+maxPhrase && w.joined(j); j++ {
		key = scan.Join(key, w.tokens[j].Hash)
		var ok bool
		if e, ok = lexicon.Lookup(key); !ok {
			break
		}
		if e.Flags.Any(markFlags) || e.Place > 0 {
			w.marks = append(w.marks, mark{i, j, e})
		}
	}
	for a, b := first, len(w.marks)-1; a < b; a, b = a+1, b-1 {
		w.marks[a], w.marks[b] = w.marks[b], w.marks[a]
	}
}

// joined reports whether token i may continue a phrase: it follows the token
// before it after one space, hyphen, slash, stop or line break.
func (w *work) joined(i int) bool {
	gap := w.gap(i)
	switch len(gap) {
	case 1:
		switch gap[0] {
		case ' ', '-', '/', '.', '\n', '\'', '_':
			return true
		}
	case 2:
		return gap == "\r\n" || gap == "  " || gap == " \n" || gap == ". " && w.tokens[i-1].Len() <= 3
	}
	return false
}

// gap returns the text between token i and the token before it.
func (w *work) gap(i int) string { return w.text[w.tokens[i-1].End:w.tokens[i].Start] }

// word returns the text of token i.
func (w *work) word(i int) string { return w.tokens[i].Text(w.text) }

// is reports whether token i is the given lower-case word, in any case.
func (w *work) is(i int, word string) bool {
	return w.tokens[i].Len() == len(word) && strings.EqualFold(w.word(i), word)
}

// before returns the byte before token i, and 0 at the start of the text.
func (w *work) before(i int) byte {
	if at := w.tokens[i].Start; at > 0 {
		return w.text[at-1]
	}
	return 0
}

// after returns the byte after token i, and 0 at the end of the text.
func (w *work) after(i int) byte {
	if at := int(w.tokens[i].End); at < len(w.text) {
		return w.text[at]
	}
	return 0
}

// flags returns the flags of token i, and none outside the text.
func (w *work) flags(i int) lexicon.Flags {
	if i < 0 || i >= len(w.entries) {
		return 0
	}
	return w.entries[i].Flags
}

// A candidate is a range of the folded text that may be an identifier.
type candidate struct {
	kind       Kind
	role       Role
	start, end int
	odds       float64 // log odds, natural logarithm
	rule       string
}

// propose adds a candidate.
func (w *work) propose(c candidate) { w.candidates = append(w.candidates, c) }

// probability returns the probability that belongs to log odds.
func probability(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }
