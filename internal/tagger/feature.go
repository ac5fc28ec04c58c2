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
	Text    string
	Tokens  []scan.Token
	Entries []lexicon.Entry
	// Lang is the number of the language, from 1 for English.
	Lang uint8
}

// Bits is the size of the model: 2^Bits weights.
const Bits = 18

// MaxFeatures is the largest number of features of a token.
const MaxFeatures = 48

// Features appends the numbers of the features of token i to dst. Numbers are
// below 2^Bits; features that share one share a weight.
func Features(dst []uint32, s *Sentence, i int) []uint32 {
	add := func(template uint64, value uint64) {
		h := (template*0x9E3779B97F4A7C15 ^ value) * 0xBF58476D1CE4E5B9
		dst = append(dst, uint32(bits.RotateLeft64(h, 29)*0x94D049BB133111EB>>(64-Bits)))
	}
	own, prev, next := s.view(i), s.view(i-1), s.view(i+1)
	prev2, next2 := s.view(i-2), s.view(i+2)
	style := uint64(s.style(i))

	add(1, 0)
	add(2, own.hash)
	add(3, prev.hash)
	add(4, next.hash)
	add(5, prev.hash*31+own.shape)
	add(6, next.hash*31+own.shape)
	add(7, prev2.hash)
	add(8, next2.hash)
	add(9, own.shape<<8|style)
	add(10, own.given<<16|own.word<<8|own.shape<<4|style)
	add(11, own.surname<<16|own.word<<8|own.shape<<4|style)
	add(12, own.given<<8|own.surname)
	add(13, own.place<<16|own.given<<8|own.shape)
	add(14, prev.given<<16|prev.word<<8|prev.shape<<4|own.shape)
	add(15, next.given<<16|next.word<<8|next.shape<<4|own.shape)
	add(16, prev.given<<16|own.surname<<8|own.word)
	add(17, own.given<<24|own.word<<16|next.surname<<8|next.word)
	add(18, next.surname<<16|next.word<<8|next.shape)
	add(19, prev.flags<<8|own.shape)
	add(20, next.flags<<8|own.shape)
	add(21, own.flags<<8|own.shape)
	add(22, prev.flags<<16|own.given<<8|own.word)
	add(23, own.gap<<8|own.shape)
	add(24, next.gap<<8|own.shape)
	add(25, own.gap<<16|prev.shape<<8|own.shape)
	add(26, next.gap<<16|next.shape<<8|own.shape)
	add(27, own.suffix(3))
	add(28, own.suffix(2)<<8|own.shape)
	add(29, own.prefix(3))
	add(30, own.length<<8|own.shape)
	add(31, prev.flags<<16|prev2.flags)
	add(32, prev.hash*37+next.hash)
	add(33, own.word<<16|own.given<<8|prev.shape)
	add(34, uint64(s.Lang)<<16|own.given<<8|own.word)
	add(35, prev.hash*41+own.class)
	add(36, next.hash*43+own.class)
	add(37, prev2.hash*47+prev.hash*53+own.class)
	add(38, next.hash*59+next2.hash*61+own.class)
	add(39, uint64(s.Lang)<<16|own.class<<8|own.shape)
	add(40, own.suffix(3)*67+uint64(s.Lang)<<8|own.shape)
	return dst
}

// A word is what the features see of a token.
type word struct {
	hash, shape, flags, gap     uint64
	given, surname, place, word uint64
	length                      uint64
	class                       uint64 // what the lists take it for, roughly
	text                        string
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

// view returns what the features see of token i.
func (s *Sentence) view(i int) word {
	if i < 0 || i >= len(s.Tokens) {
		return word{}
	}
	t, e := s.Tokens[i], s.Entries[i]
	w := word{
		hash: t.Hash, shape: shapeOf(t), flags: flagsOf(e), gap: s.gap(i),
		given: uint64(e.Given), surname: uint64(e.Surname), place: uint64(e.Place), word: uint64(e.Word(s.Lang)),
		length: uint64(min(t.Len(), 12)), text: t.Text(s.Text),
	}
	w.class = classOf(w.given, w.surname, w.word)
	return w
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

func shapeOf(t scan.Token) uint64 {
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

// flagsOf returns the facts of an entry that matter around names, as one number.
func flagsOf(e lexicon.Entry) uint64 {
	var f uint64
	for n, flag := range [...]lexicon.Flags{
		lexicon.Title | lexicon.ProviderTitle, lexicon.Kin, lexicon.NameCue, lexicon.Function, lexicon.Health,
		lexicon.Month | lexicon.Weekday, lexicon.Organization | lexicon.Street, lexicon.Common, lexicon.Label,
	} {
		if e.Flags.Any(flag) {
			f |= 1 << n
		}
	}
	if e.Person != 0 {
		f |= 1 << 9
	}
	return f
}

// gap returns what stands before token i, as one number.
func (s *Sentence) gap(i int) uint64 {
	if i == 0 {
		return 1
	}
	g := s.Text[s.Tokens[i-1].End:s.Tokens[i].Start]
	switch {
	case g == " ":
		return 2
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
	words, upper, all := 0, 0, 0
	for j := max(0, i-reach); j < len(s.Tokens) && j <= i+reach; j++ {
		if t := s.Tokens[j]; t.Kind == scan.Word && t.Len() > 1 {
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
func (w word) suffix(n int) uint64 {
	if len(w.text) <= n {
		return 0
	}
	return affix(w.text[len(w.text)-n:])
}

// prefix returns the hash of the first n bytes of a word in lower case.
func (w word) prefix(n int) uint64 {
	if len(w.text) <= n {
		return 0
	}
	return affix(w.text[:n])
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
