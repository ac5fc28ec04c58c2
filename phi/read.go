// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/bits"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// read cuts the text at hand into tokens and looks them up.
//
// Any word may speak of health, and many are names. If only identifiers are
// looked for that something announces, a word that neither pulls a trigger nor
// starts what does is not looked up until a recogniser asks about it.
func (w *work) read() {
	w.text = w.view.Text
	w.tokens = scan.Append(w.tokens[:0], w.text)
	w.candidates, w.proposed = w.candidates[:0], 0
	w.found = w.found[:0]
	w.explained = w.explained[:0]
	w.elided = w.elided[:0]
	w.marks = w.marks[:0]
	n := len(w.tokens)
	w.entries = emptied(w.entries, n)
	w.facts = emptied(w.facts, n)
	words := (n + 63) / 64
	w.sets = emptied(w.sets, 3*words)
	w.pulling, w.numerals, w.numberWords = w.sets[:words], w.sets[words:2*words], w.sets[2*words:]
	w.ballot, w.met, w.marked = ballot{}, 0, 0
	if w.whole {
		w.readAll()
	} else {
		w.skim()
	}
	w.findLanguage()
	w.names, w.sites = tags{}, tags{}
	w.sentences.Reset(w.text, w.tokens, w.entries, uint8(w.lang))
	w.findLabels()
}

// emptied returns a slice of n zero values in the place of s, if it has room.
func emptied[S ~[]T, T any](s S, n int) S {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// readAll looks all tokens up. The look-ups come before what they show, many in a
// row, so that they wait for memory together.
func (w *work) readAll() {
	for i := range w.tokens {
		w.entries[i] = lexicon.Find(w.tokens[i].Hash)
	}
	last := len(w.tokens) - 1
	for i := range w.tokens {
		t, e := &w.tokens[i], w.entries[i]
		begins := i < last && e.Flags.Has(lexicon.Continues) && lexicon.IsPhrase(scan.Join(t.Hash, w.tokens[i+1].Hash))
		e = w.readWord(i, e, begins)
		if t.Kind == scan.Word {
			w.trigger(i, pulledByName(t, e))
		}
		if edged(t) || i > 0 && t.Start-w.tokens[i-1].End > 1 {
			w.pullBeside(i)
		}
		if t.Kind == scan.Number || t.Kind == scan.Mixed {
			w.numerals.add(i)
		}
	}
}

// skim looks up only the tokens that announce something, and passes over most
// others: 64 at a time, as it costs less to tell of each than to turn aside for
// it.
func (w *work) skim() {
	for first := 0; first < len(w.tokens); first += 64 {
		g := w.glance(first)
		w.numerals[first/64] = g.digits
		begins, tells := w.lookUpAll(first, g.alone, g.starting)
		for set := begins | tells; set != 0; set &= set - 1 {
			k := bits.TrailingZeros64(set)
			w.readWord(first+k, w.entries[first+k], begins>>(k&63)&1 != 0)
		}
		for set := g.beside; set != 0; set &= set - 1 {
			w.pullBeside(first + bits.TrailingZeros64(set))
		}
	}
}

// telling are the flags of words that tell something by themselves.
const telling = pullFlags | lexicon.Label | lexicon.NameCue | lexicon.State | lexicon.AgeCue

// lookUpAll looks up those of the 64 tokens from token first on that announce alone,
// and those that may start a phrase which does, as seldom "in" and "my" do. It returns
// the set of the latter, and that of all which tell something by themselves.
func (w *work) lookUpAll(first int, alone, starting uint64) (begins, tells uint64) {
	tokens, last := w.tokens, len(w.tokens)-1
	for set := starting; set != 0; set &= set - 1 {
		k := bits.TrailingZeros64(set)
		i := first + k
		begins |= lexicon.StartsAnnouncing(scan.Join(tokens[i].Hash, tokens[min(i+1, last)].Hash)) << (k & 63)
	}
	for set := alone | begins; set != 0; set &= set - 1 {
		k := bits.TrailingZeros64(set)
		i := first + k
		e := lexicon.Find(tokens[i].Hash)
		w.entries[i] = e
		foreign := uint64(e.Langs) * (uint64(e.Langs)>>English&1 ^ 1) // to English, as the vote counts
		tell := uint64(e.Flags&telling) | foreign | uint64(tokens[i].Shape&scan.Apostrophe)
		tells |= nonzero(tell) << (k & 63)
	}
	return begins, tells
}

// readWord notes what it shows that token i, which was looked up, is there, and
// that a phrase may begin with it. It returns what is known about the token.
func (w *work) readWord(i int, e *lexicon.Entry, begins bool) *lexicon.Entry {
	if e.Unknown() {
		e = w.noteEntry(i, e)
		begins = e.Flags.Has(lexicon.Continues) // with a part of it
	}
	w.met |= e.Flags
	if begins || w.whole {
		w.facts[i].marks = int32(len(w.marks)) + 1
	}
	if e.Flags.Any(pullFlags) {
		w.pull(i, e)
	}
	if begins && i+1 < len(w.tokens) && w.joined(i+1) {
		w.marks = w.appendMarks(w.marks, i)
	} else if e.Flags.Any(markFlags) {
		w.marks = append(w.marks, mark{i, i, e})
		w.marked |= e.Flags
	}
	if e.Langs != 0 && e.Langs&(1<<English) == 0 {
		w.vote(i, e)
	}
	return e
}

// A glance is what shows of 64 tokens without a look at what they mean: sets of them.
type glance struct {
	alone    uint64 // those that announce something alone, or may do so by a part before or behind an apostrophe
	starting uint64 // those that start phrases which do
	beside   uint64 // those that stand beside what may pull a trigger
	digits   uint64 // those that hold digits
}

// glance looks at the 64 tokens from token first on. It starts with the last, and does so
// without a branch.
func (w *work) glance(first int) (g glance) {
	tokens := w.tokens[first:min(first+64, len(w.tokens))]
	var alone, starting, beside, digits uint64
	start := int32(0) // of the token behind
	for k := len(tokens) - 1; k >= 0; k-- {
		t := &tokens[k]
		announces := lexicon.Announces(t.Hash)
		alone = alone<<1 | announces&lexicon.Alone | uint64(t.Shape/scan.Apostrophe&1)
		starting = starting<<1 | announces/lexicon.Starting
		around := bytesBefore[t.Before] | bytesAfter[t.After]
		apart := uint8(uint32(t.End+1-start)>>31) & (around / gapStart) // the one behind from this
		number := uint8(t.Kind) >> 1 &^ uint8(t.Kind)
		beside = (beside|uint64(apart))<<1 | uint64((around&^number|around/edgeOfNumber)&1)
		digits = digits<<1 | uint64(t.Kind>>1&1) // of Number and Mixed
		start = t.Start
	}
	if first > 0 {
		if t := &w.tokens[first-1]; start-t.End > 1 {
			beside |= uint64(bytesAfter[t.After] / gapStart)
		}
	}
	return glance{alone, starting, beside, digits}
}

// entry returns what the lexicon has about token i.
func (w *work) entry(i int) *lexicon.Entry {
	if e := w.entries[i]; e != nil {
		return e
	}
	return w.lookUp(i)
}

// announced returns the entry of token i if that was looked up when the text was read,
// else that of no word. It has all that words announce by themselves: they are
// titles, numbers, months, relatives, words for "@".
func (w *work) announced(i int) *lexicon.Entry {
	if e := w.entries[i]; e != nil {
		return e
	}
	return &noEntry
}

// link returns the entry of token i if it is looked up or may be a word that goes between
// a label and its value or stands for a person, else that of no word.
func (w *work) link(i int) *lexicon.Entry {
	if w.entries[i] == nil && lexicon.Particle(w.tokens[i].Hash)&lexicon.Linking != 0 {
		return w.lookUp(i)
	}
	return w.announced(i)
}

// noEntry is the entry of a word about which nothing is known. Nobody changes it.
var noEntry lexicon.Entry

// lookUp looks token i up.
func (w *work) lookUp(i int) *lexicon.Entry {
	return w.noteEntry(i, lexicon.Find(w.tokens[i].Hash))
}

// noteEntry notes the entry of token i, or that of its part if it has none.
func (w *work) noteEntry(i int, e *lexicon.Entry) *lexicon.Entry {
	if t := &w.tokens[i]; t.Shape.Has(scan.Apostrophe) && e.Unknown() {
		e = w.findPart(t.Text(w.text))
	}
	w.entries[i] = e
	return e
}

// findPart finds the entry of a word that is not in the lexicon as it is written.
func (w *work) findPart(word string) *lexicon.Entry {
	found, made := lexicon.FindPart(word)
	if found != nil {
		return found
	}
	// It stays where it is when the slice grows elsewhere.
	w.elided = append(w.elided, made)
	return &w.elided[len(w.elided)-1]
}
