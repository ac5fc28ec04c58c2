// SPDX-License-Identifier: Apache-2.0

package tagger

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A word is what the features see of a token and of its neighbours.
type word struct {
	hash, shape, flags, signs   uint64
	given, surname, place, word uint64
}

// A view is what both heads see of a token and around it.
type view struct {
	behind          int // the token behind it, 0 before the first look
	own, prev, next word
	style           uint64
}

// look makes s see token i.
func (s *Sentence) look(i int) {
	v := &s.seen
	if v.behind == i+1 {
		return
	}
	v.behind, v.style = i+1, s.style(i)
	s.read(&v.own, i)
	s.read(&v.prev, s.before(i))
	s.read(&v.next, s.behind(i))
}

// Shapes of a token.
const (
	outside uint64 = iota // before the first or behind the last token
	lower
	capital
	capitalFirst // at the start of a sentence
	capitals
	single
	mixed
	digits
	symbol
)

// near reports whether another token stands before token i, so near that they
// may have to do with each other.
func (s *Sentence) near(i int) bool {
	return i > 0 && i < len(s.Tokens) && s.Tokens[i].Start-s.Tokens[i-1].Start <= scan.MaxStep
}

// before returns the token before token i, or -1.
func (s *Sentence) before(i int) int {
	if !s.near(i) {
		return -1
	}
	return i - 1
}

// behind returns the token behind token i, or -1.
func (s *Sentence) behind(i int) int {
	if !s.near(i + 1) {
		return -1
	}
	return i + 1
}

// read sets w to what the features see of token i, nothing outside of the text.
func (s *Sentence) read(w *word, i int) {
	if i < 0 {
		*w = word{}
		return
	}
	e := s.Entries[i]
	w.hash, w.shape, w.flags, w.signs = s.Tokens[i].Hash, shapeOf(&s.Tokens[i]), flagsOf(e), uint64(e.Signs)
	w.given, w.surname, w.place, w.word = uint64(e.Given), uint64(e.Surname), uint64(e.Place), uint64(e.Word(s.Lang))
}

// hash returns the hash of token i, 0 outside of the text.
func (s *Sentence) hash(i int) uint64 {
	if i < 0 {
		return 0
	}
	return s.Tokens[i].Hash
}

// flags returns the facts of token i that matter around names, as one number.
func (s *Sentence) flags(i int) uint64 {
	if i < 0 {
		return 0
	}
	return flagsOf(s.Entries[i])
}

// class says what a word is taken for: 0 unknown, 1 a name, 2 a word, 3 rather a
// name, 4 rather a word.
func (w *word) class() uint64 {
	name := max(w.given, w.surname)
	switch {
	case name == 0 && w.word == 0:
		return 0
	case w.word == 0:
		return 1
	case name == 0:
		return 2
	case name > w.word:
		return 3
	}
	return 4
}

// shapeOf returns the shape of a token.
func shapeOf(t *scan.Token) uint64 {
	switch {
	case t.Kind != scan.Word:
		return kinds[t.Kind]
	case t.Len() == 1 && t.Shape.Has(scan.Upper):
		return single
	}
	return cases[t.Shape&(scan.Upper|scan.AllUpper|scan.SentenceStart)]
}

// kinds are the shapes of tokens that are no words, and cases those of words.
var (
	kinds = [...]uint64{scan.Number: digits, scan.Mixed: mixed, scan.Symbol: symbol}
	cases = [...]uint64{
		0: lower, scan.SentenceStart: lower,
		scan.Upper: capital, scan.Upper | scan.SentenceStart: capitalFirst,
		scan.Upper | scan.AllUpper: capitals, scan.Upper | scan.AllUpper | scan.SentenceStart: capitals,
	}
)

// around are the facts of an entry that matter around names.
const around = lexicon.Title | lexicon.ProviderTitle | lexicon.Kin | lexicon.NameCue | lexicon.Function | lexicon.Health | lexicon.Month |
	lexicon.Weekday | lexicon.Organization | lexicon.Street | lexicon.Common | lexicon.Label

// flagsOf returns the facts of an entry that matter around names, whom it stands
// for, and what people name with it, as one number of 44 bits.
func flagsOf(e *lexicon.Entry) uint64 {
	return uint64(e.Forms&(lexicon.FormVenue|lexicon.FormLandmark))<<36 | uint64(e.Person)<<32 | uint64(e.Flags&around)
}

// gap returns what stands before token i, as one number.
func (s *Sentence) gap(i int) uint64 {
	if !s.near(i) {
		return 1
	}
	g := s.Text[s.Tokens[i-1].End:s.Tokens[i].Start]
	for k := range len(g) {
		if n := gaps[g[k]]; n != 0 {
			return n
		}
	}
	return 2
}

// gaps are the numbers of gaps by the first byte that tells something.
var gaps = [256]uint64{
	'\n': 3, '@': 4, '#': 5, '.': 6, '!': 6, '?': 6, ',': 7, ':': 8, ';': 8, '(': 9, '"': 9, '\'': 9, '[': 9, '-': 10, '/': 10, '&': 10,
}

// style says how the words around token i are written: 1 without capitals, 2
// all in capitals, 3 each with a capital, 0 otherwise.
func (s *Sentence) style(i int) uint64 {
	const reach = 4
	first, last := max(i-reach, 0), min(i+reach, len(s.Tokens)-1)
	if s.Tokens[last].Start-s.Tokens[first].Start > scan.MaxStep { // else all of them are near
		for first = i; first > i-reach && s.near(first); first-- {
		}
		for last = i; last < i+reach && s.near(last+1); last++ {
		}
	}
	sum := 0
	window := s.Tokens[first : last+1]
	for j := range window {
		if t := &window[j]; t.Kind == scan.Word && t.End-t.Start > 1 {
			sum += styles[t.Shape&(scan.Upper|scan.AllUpper)]
		}
	}
	words, upper, all := sum&0xFF, sum>>8&0xFF, sum>>16
	switch {
	case upper+all == 0:
		return 1
	case all*3 >= words*2:
		return 2
	case (upper+all)*4 >= words*3 && words > 3:
		return 3
	}
	return 0
}

// styles say of a word in lower case, with a capital and in capitals what it adds to
// the numbers of words, of those with a capital and of those in capitals, in a byte
// each.
var styles = [...]int{0: 1, scan.Upper: 1 | 1<<8, scan.Upper | scan.AllUpper: 1 | 1<<16}

// suffix returns the hash of the last n bytes of a word in lower case.
func suffix(word string, n int) uint64 {
	if len(word) <= n {
		return 0
	}
	return affix(word[len(word)-n:])
}

// prefix returns the hash of the first n bytes of a word in lower case.
func prefix(word string, n int) uint64 {
	if len(word) <= n {
		return 0
	}
	return affix(word[:n])
}

func affix(s string) uint64 {
	h := uint64(len(s))
	for i := 0; i < len(s); i++ {
		b := s[i]
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		}
		h = h*131 + uint64(b)
	}
	return h
}
