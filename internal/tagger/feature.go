// SPDX-License-Identifier: Apache-2.0

package tagger

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A Sentence is a text whose tokens were looked up, which do not change any more. It
// remembers what the heads see of the token that one of them was asked about last, so
// that two goroutines cannot ask about one sentence.
type Sentence struct {
	Text   string
	Tokens []scan.Token
	// Entries are what the lexicon has about the tokens. Features of a token look
	// at those of it and of Reach tokens around it.
	Entries []*lexicon.Entry
	// Lang is the number of the language, from 1 for English.
	Lang uint8

	seen view
}

// Reset sets s to another text and forgets what it saw of the one before.
func (s *Sentence) Reset(text string, tokens []scan.Token, entries []*lexicon.Entry, lang uint8) {
	s.Text, s.Tokens, s.Entries, s.Lang, s.seen.behind = text, tokens, entries, lang, 0
}

// Reach is the number of tokens on both sides of a token of which features look
// at the entries.
const Reach = 2

// Templates is the number of templates that a head has, and so of the features
// that a token has for it.
const Templates = 18

// values holds what each template of a head tells about a token.
type values [Templates]uint64

// Features appends the numbers of the features that token i has for a head to dst. Numbers
// are below 2^Bits; features that share one share a weight.
func (h Head) Features(dst []uint32, s *Sentence, i int) []uint32 {
	var v values
	h.values(&v, s, i)
	for n, value := range v {
		dst = append(dst, uint32(number(spread*uint64(n+1), value)))
	}
	return dst
}

// spread and mix are odd numbers that numbers are multiplied by, so that all of
// their bits tell.
const spread, mix = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9

// number returns the number of the feature that a template has with a value. Salts are
// multiples of spread, the first template has the first.
func number(salt, value uint64) uint64 { return (salt ^ value) * mix >> (64 - Bits) }

// sum returns the sum of the weights of the features that a token with such values has.
func (h Head) sum(v *values) (sum int) {
	w := h.weights()
	salt := uint64(0)
	for _, value := range v {
		salt += spread
		sum += int(int8(w[number(salt, value)]))
	}
	return sum
}

// values sets v to what the templates of a head tell about token i. Of some eighty
// templates these were the ones that, added one after the other, told most about texts
// that were not learned from.
func (h Head) values(v *values, s *Sentence, i int) {
	s.look(i)
	if h == Sites {
		s.siteValues(v, i)
	} else {
		s.nameValues(v, i)
	}
}

// nameValues are those that tell names of people.
func (s *Sentence) nameValues(v *values, i int) {
	own, prev, next := &s.seen.own, &s.seen.prev, &s.seen.next
	text := s.Tokens[i].Text(s.Text)
	lang, class := uint64(s.Lang), own.class()
	v[0] = own.hash
	v[1] = prev.hash
	v[2] = next.hash
	v[3] = s.seen.style<<16 | class<<8 | own.shape
	v[4] = prev.hash*83 ^ own.flags
	v[5] = prev.hash*103 ^ next.flags<<3 ^ class
	v[6] = own.given<<24 | own.surname<<16 | own.place<<8 | own.word
	v[7] = prev.given<<16 | prev.word<<8 | prev.shape<<4 | own.shape
	v[8] = next.surname<<16 | next.word<<8 | next.shape
	v[9] = own.flags<<8 | own.shape
	v[10] = prev.flags<<8 | lang<<4 | own.shape
	v[11] = prev.flags*spread ^ s.flags(s.before(s.before(i)))
	v[12] = s.gap(i)<<16 | prev.shape<<8 | own.shape
	v[13] = s.gap(i+1)<<8 | own.shape
	v[14] = suffix(text, 2)<<8 | own.shape
	v[15] = suffix(text, 3)*67 + lang<<8 | own.shape
	v[16] = prefix(text, 4)
	v[17] = uint64(min(len(text), 12))<<8 | own.shape
}

// siteValues are those that tell names of sites. What the words around one are
// tells more here, and the word itself less.
func (s *Sentence) siteValues(v *values, i int) {
	own, prev, next := &s.seen.own, &s.seen.prev, &s.seen.next
	text := s.Tokens[i].Text(s.Text)
	lang, class := uint64(s.Lang), own.class()
	before2 := s.before(s.before(i))
	v[0] = own.hash
	v[1] = prev.hash
	v[2] = next.hash
	v[3] = s.hash(before2)
	v[4] = s.hash(s.before(before2))
	v[5] = prev.signs<<16 | own.place<<8 | own.shape
	v[6] = next.signs<<16 | class
	v[7] = s.seen.style<<16 | class<<8 | own.shape
	v[8] = s.gap(i+1)<<16 | next.shape<<8 | own.shape
	v[9] = prev.flags<<16 | own.given<<8 | own.word
	v[10] = prev.flags*spread ^ next.flags
	v[11] = prev.flags*spread ^ s.flags(before2)
	v[12] = prev.given<<16 | prev.word<<8 | prev.shape<<4 | own.shape
	v[13] = own.flags<<8 | own.shape
	v[14] = next.place<<24 | own.place<<16 | class
	v[15] = lang<<32 | own.place<<24 | class<<8 | own.shape
	v[16] = uint64(min(len(text), 12))<<16 | class<<8 | lang
	v[17] = prefix(text, 2)<<24 ^ suffix(text, 2)
}
