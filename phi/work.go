// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math"
	"slices"
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
	entries   []*lexicon.Entry // of each token
	elided    []lexicon.Entry  // of words with an elided one before them
	marks     []mark           // words and phrases that mean something, by first token, then longer first
	markAt    []int32          // for each token, and for the end, the first mark that does not start before it
	pulled    []trigger        // for each token the triggers that it pulls
	labels    []label          // labels, by first token
	labelAt   []int32          // for each token the label that ends there, or -1
	tieAt     int              // the token of which tie is the result of labelBefore, or -1
	tie       tie
	low       lowerCase // what lower returned
	tags      [8]tag    // what the tagger said last, by the last bits of the token
	ballot    ballot    // the languages of the function words

	candidates []candidate
	found      []Finding // of the part at hand, in offsets of the original text
	scratch    []Finding // what users' recognisers append to

	signs        []sign        // of the part at hand, once readSigns found them
	grades       []healthGrade // of the mentions of the part at hand
	personal     bool          // the message is what one person writes to the organisation
	inbound      bool          // the message is addressed to the organisation
	mentioned    bool          // the message mentions the organisation by its handle
	advice       bool          // the part at hand asks for medical advice
	named        bool          // a person is named in the part at hand
	professional bool          // the part speaks of work or of the press, not of the author's health

	explaining bool
	explained  []Candidate // of the part at hand
}

// A mark is a word or a phrase that means something: tokens first to last.
type mark struct {
	first, last int
	entry       *lexicon.Entry
}

// markFlags are the flags of words that are worth a mark.
const markFlags = lexicon.Health | lexicon.Label | lexicon.Intent | lexicon.ScopeWord | lexicon.NameCue |
	lexicon.AgeCue | lexicon.Kin | lexicon.Organization | lexicon.State | lexicon.Title | lexicon.ProviderTitle | lexicon.Holiday

// maxPhrase is the largest number of words in a phrase of the table.
const maxPhrase = 8

// reset forgets everything that came from a message.
func (w *work) reset() {
	w.view.Forget()
	*w = work{
		view:   w.view,
		tokens: w.tokens[:0], entries: w.entries[:0], elided: w.elided[:0], marks: w.marks[:0], markAt: w.markAt[:0],
		pulled: w.pulled[:0], labels: w.labels[:0], signs: w.signs[:0],
		labelAt: w.labelAt[:0], candidates: w.candidates[:0], found: w.found[:0], scratch: w.scratch,
	}
}

// read cuts the text at hand into tokens and looks each of them up.
func (w *work) read() {
	w.text = w.view.Text
	w.tokens = scan.Append(w.tokens[:0], w.text)
	w.candidates = w.candidates[:0]
	w.found = w.found[:0]
	w.explained = w.explained[:0]
	w.elided = w.elided[:0]
	w.marks = w.marks[:0]
	n := len(w.tokens)
	w.entries = slices.Grow(w.entries[:0], n)[:n]
	w.markAt = slices.Grow(w.markAt[:0], n+1)[:n+1]
	w.pulled = slices.Grow(w.pulled[:0], n)[:n]
	w.ballot = ballot{}
	var shapes scan.Shape
	for i := range w.tokens {
		t := &w.tokens[i]
		e := lexicon.Find(t.Hash)
		if t.Shape.Has(scan.Apostrophe) && *e == (lexicon.Entry{}) {
			e = w.findPart(t.Text(w.text))
		}
		w.entries[i] = e
		w.pulled[i] = w.pull(i)
		w.markAt[i] = int32(len(w.marks))
		if e.Flags.Has(lexicon.Continues) && w.phraseAt(i) {
			w.markFrom(i)
		} else if e.Flags.Any(markFlags) {
			w.marks = append(w.marks, mark{i, i, e})
		}
		shapes |= t.Shape
		if t.Kind == scan.Word && !(t.Shape.Has(scan.NonASCII) && w.foreign(i)) {
			w.ballot.add(e)
		}
	}
	w.markAt[n] = int32(len(w.marks))
	w.tags = [len(w.tags)]tag{}
	w.findLanguage(shapes.Has(scan.NonASCII))
	w.findLabels()
}

// findPart finds the entry of a word that is not in the table as it is written:
// without a possessive ending, or behind an elided article or pronoun, as in
// "l'otite", "dall'occhio", "n'arrive", which keeps what the elided word says.
func (w *work) findPart(word string) *lexicon.Entry {
	e := lexicon.Find(scan.Hash(stem(word)))
	at := strings.IndexByte(word, '\'')
	if *e != (lexicon.Entry{}) || at < 1 || at > maxElided || len(word)-at < 3 {
		return e
	}
	if e = lexicon.Find(scan.Hash(word[at+1:])); at > 1 || *e == (lexicon.Entry{}) {
		return e
	}
	both := *e
	switch letter := word[0] | 0x20; {
	case letter == 'n' && e.Scope == 0:
		both.Scope = lexicon.ScopeNegation
	case (letter == 'j' || letter == 'm') && e.Person == 0:
		both.Person, both.PersonLangs = lexicon.PersonSelf, 1<<French|1<<Italian
	default:
		return e
	}
	// It stays where it is when the slice grows elsewhere.
	w.elided = append(w.elided, both)
	return &w.elided[len(w.elided)-1]
}

// maxElided is the length of the longest elided word, "quell".
const maxElided = 5

// stem returns a word without its possessive ending.
func stem(word string) string {
	if n := len(word) - 2; n > 0 && word[n] == '\'' && word[n+1]|0x20 == 's' {
		return word[:n]
	}
	return word
}

// phraseAt reports whether a phrase may start with the tokens i and i+1.
func (w *work) phraseAt(i int) bool {
	return i+1 < len(w.tokens) && w.joined(i+1) && lexicon.IsPhrase(scan.Join(w.tokens[i].Hash, w.tokens[i+1].Hash))
}

// markFrom appends the marks that start at token i, longer first.
func (w *work) markFrom(i int) {
	first := len(w.marks)
	if e := w.entries[i]; e.Flags.Any(markFlags) {
		w.marks = append(w.marks, mark{i, i, e})
	}
	key := w.tokens[i].Hash
	for j := i + 1; j < len(w.tokens) && j < i+maxPhrase && w.joined(j); j++ {
		key = scan.Join(key, w.tokens[j].Hash)
		if !lexicon.IsPhrase(key) {
			break
		}
		phrase := lexicon.Find(key)
		if phrase.Flags.Any(markFlags) || phrase.Signs != 0 || phrase.Place > 0 {
			w.marks = append(w.marks, mark{i, j, phrase})
			if phrase.Place > 0 && w.tokens[i].Kind == scan.Word {
				w.pulled[i] |= onTown
			}
			if phrase.Flags.Has(lexicon.Holiday) {
				w.pulled[i] |= onMonth
			}
		}
		if !phrase.Flags.Has(lexicon.Continues) {
			break
		}
	}
	slices.Reverse(w.marks[first:])
}

// marksAt returns the marks that start at token i.
func (w *work) marksAt(i int) []mark { return w.marksFrom(i, i) }

// marksFrom returns the marks that start at one of the tokens first to last,
// which may lie outside of the text.
func (w *work) marksFrom(first, last int) []mark {
	first, last = max(first, 0), min(last, len(w.tokens)-1)
	if first > last {
		return nil
	}
	return w.marks[w.markAt[first]:w.markAt[last+1]]
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
		return gap == "\r\n" || gap == "  " || gap == " \n" || gap == ". " && w.tokens[i-1].Len() <= 3
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

// far stands for a gap that nothing reaches over: it ends a sentence and a line.
const far = "?\n\n\n\n"

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
	return uint(i) < uint(len(w.tokens)) && w.tokens[i].Len() == len(word) && strings.EqualFold(w.word(i), word)
}

// before returns the byte before token i, and 0 at the start of the text.
func (w *work) before(i int) byte { return w.tokens[i].Before }

// after returns the byte after token i, and 0 at the end of the text.
func (w *work) after(i int) byte { return w.tokens[i].After }

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
