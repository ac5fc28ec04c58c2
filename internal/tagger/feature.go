// SPDX-License-Identifier: Apache-2.0

package tagger

import (
	"math/bits"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A Sentence is a text whose tokens were looked up.
type Sentence struct {
	Text   string
	Tokens []scan.Token
	// Entries are what the lexicon has about the tokens. Features of a token look
	// at those of it and of Reach tokens around it.
	Entries []*lexicon.Entry
	// Lang is the number of the language, from 1 for English.
	Lang uint8
}

// Reach is the number of tokens on both sides of a token of which features look
// at the entries.
const Reach = 2

// Bits is the size of the model: 2^Bits weights.
const Bits = 18

// MaxFeatures is the largest number of features of a token.
const MaxFeatures = 40

// Features appends the numbers of the features of token i to dst. Numbers are
// below 2^Bits; features that share one share a weight.
func Features(dst []uint32, s *Sentence, i int) []uint32 {
	var values [MaxFeatures]uint64
	s.values(&values, i)
	for n, v := range values {
		dst = append(dst, number(n, v))
	}
	return dst
}

// number returns the number of the feature that a template has with a value.
func number(template int, value uint64) uint32 {
	h := (uint64(template+1)*0x9E3779B97F4A7C15 ^ value) * 0xBF58476D1CE4E5B9
	return uint32(bits.RotateLeft64(h, 29) * 0x94D049BB133111EB >> (64 - Bits))
}

// values sets v to the values that the templates have at token i.
func (s *Sentence) values(v *[MaxFeatures]uint64, i int) {
	var own, prev, next word
	s.view(&own, i)
	before, behind := s.before(i), s.behind(i)
	s.view(&prev, before)
	s.view(&next, behind)
	prev2, next2 := s.hash(s.before(before)), s.hash(s.behind(behind))
	style, lang := uint64(s.style(i)), uint64(s.Lang)
	class := classOf(own.given, own.surname, own.word)
	text := s.Tokens[i].Text(s.Text)
	suffix3 := suffix(text, 3)

	*v = [...]uint64{
		0,
		own.hash,
		prev.hash,
		next.hash,
		prev.hash*31 + own.shape,
		next.hash*31 + own.shape,
		prev2,
		next2,
		own.shape<<8 | style,
		own.given<<16 | own.word<<8 | own.shape<<4 | style,
		own.surname<<16 | own.word<<8 | own.shape<<4 | style,
		own.given<<8 | own.surname,
		own.place<<16 | own.given<<8 | own.shape,
		prev.given<<16 | prev.word<<8 | prev.shape<<4 | own.shape,
		next.given<<16 | next.word<<8 | next.shape<<4 | own.shape,
		prev.given<<16 | own.surname<<8 | own.word,
		own.given<<24 | own.word<<16 | next.surname<<8 | next.word,
		next.surname<<16 | next.word<<8 | next.shape,
		prev.flags<<8 | own.shape,
		next.flags<<8 | own.shape,
		own.flags<<8 | own.shape,
		prev.flags<<16 | own.given<<8 | own.word,
		own.gap<<8 | own.shape,
		next.gap<<8 | own.shape,
		own.gap<<16 | prev.shape<<8 | own.shape,
		next.gap<<16 | next.shape<<8 | own.shape,
		suffix3,
		suffix(text, 2)<<8 | own.shape,
		prefix(text, 3),
		uint64(min(len(text), 12))<<8 | own.shape,
		prev.flags<<16 | s.flags(s.before(before)),
		prev.hash*37 + next.hash,
		own.word<<16 | own.given<<8 | prev.shape,
		lang<<16 | own.given<<8 | own.word,
		prev.hash*41 + class,
		next.hash*43 + class,
		prev2*47 + prev.hash*53 + class,
		next.hash*59 + next2*61 + class,
		lang<<16 | class<<8 | own.shape,
		suffix3*67 + lang<<8 | own.shape,
	}
}

// A word is what the features see of a token and of its neighbours.
type word struct {
	hash, shape, flags, gap     uint64
	given, surname, place, word uint64
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

// view sets w, which is zero, to what the features see of token i.
func (s *Sentence) view(w *word, i int) {
	if i < 0 {
		return
	}
	e := s.Entries[i]
	w.hash, w.shape, w.flags, w.gap = s.Tokens[i].Hash, shapeOf(&s.Tokens[i]), flagsOf(e), s.gap(i)
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

// classOf says what a word of the given weights is taken for: 0 unknown, 1 a
// name, 2 a word, 3 rather a name, 4 rather a word.
func classOf(given, surname, word uint64) uint64 {
	name := max(given, surname)
	switch {
	case name == 0 && word == 0:
		return 0
	case word == 0:
		return 1
	case name == 0:
		return 2
	case name > word:
		return 3
	}
	return 4
}

func shapeOf(t *scan.Token) uint64 {
	switch {
	case t.Kind == scan.Number:
		return digits
	case t.Kind == scan.Mixed:
		return mixed
	case t.Kind == scan.Symbol:
		return symbol
	case t.Shape.Has(scan.AllUpper):
		return capitals
	case t.Len() == 1 && t.Shape.Has(scan.Upper):
		return single
	case t.Shape.Has(scan.Upper | scan.SentenceStart):
		return capitalFirst
	case t.Shape.Has(scan.Upper):
		return capital
	}
	return lower
}

// around are the facts of an entry that matter around names.
var around = [...]lexicon.Flags{
	lexicon.Title | lexicon.ProviderTitle, lexicon.Kin, lexicon.NameCue, lexicon.Function, lexicon.Health,
	lexicon.Month | lexicon.Weekday, lexicon.Organization | lexicon.Street, lexicon.Common, lexicon.Label,
}

// aroundAny are the flags of around.
const aroundAny = lexicon.Title | lexicon.ProviderTitle | lexicon.Kin | lexicon.NameCue | lexicon.Function | lexicon.Health | lexicon.Month |
	lexicon.Weekday | lexicon.Organization | lexicon.Street | lexicon.Common | lexicon.Label

// flagsOf returns the facts of an entry that matter around names, as one number.
func flagsOf(e *lexicon.Entry) uint64 {
	var f uint64
	if e.Flags.Any(aroundAny) {
		for n, flag := range around {
			f |= uint64(-(e.Flags&flag)>>31) << n // the highest bit of what is negated is set unless it is 0
		}
	}
	if e.Person != 0 {
		f |= 1 << len(around)
	}
	return f
}

// gap returns what stands before token i, as one number.
func (s *Sentence) gap(i int) uint64 {
	if !s.near(i) {
		return 1
	}
	g := s.Text[s.Tokens[i-1].End:s.Tokens[i].Start]
	if g == " " {
		return 2
	}
	switch {
	case strings.Contains(g, "\n"):
		return 3
	case strings.Contains(g, "@"):
		return 4
	case strings.Contains(g, "#"):
		return 5
	case len(g) > 0 && (g[0] == '.' || g[0] == '!' || g[0] == '?'):
		return 6
	case len(g) > 0 && g[0] == ',':
		return 7
	case strings.ContainsAny(g, ":;"):
		return 8
	case strings.ContainsAny(g, "(\"'["):
		return 9
	case strings.ContainsAny(g, "-/&"):
		return 10
	}
	return 11
}

// style says how the words around token i are written: 1 without capitals, 2
// all in capitals, 3 each with a capital, 0 otherwise.
func (s *Sentence) style(i int) int {
	const reach = 6
	first, last := max(i-reach, 0), min(i+reach, len(s.Tokens)-1)
	if s.Tokens[last].Start-s.Tokens[first].Start > scan.MaxStep { // else all of them are near
		for first = i; first > i-reach && s.near(first); first-- {
		}
		for last = i; last < i+reach && s.near(last+1); last++ {
		}
	}
	words, upper, all := 0, 0, 0
	for j := range s.Tokens[first : last+1] {
		if t := &s.Tokens[first+j]; t.Kind == scan.Word && t.Len() > 1 {
			words++
			if t.Shape.Has(scan.AllUpper) {
				all++
			} else if t.Shape.Has(scan.Upper) {
				upper++
			}
		}
	}
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
