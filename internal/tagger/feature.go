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

// Reach is the number of tokens on both sides of a token of which features look
// at the entries.
const Reach = 2

// Templates is the number of templates that a head has, and so of the features
// that a token has for it.
const Templates = 18

// features are the numbers of the features that a token has for a head. Numbers are
// below 2^Bits; features that share one share a weight.
type features [Templates]uint32

// Features appends the numbers of the features that token i has for a head to dst.
func (h Head) Features(dst []uint32, s *Sentence, i int) []uint32 {
	var f features
	h.features(&f, s, i)
	return append(dst, f[:]...)
}

// spread and mix are odd numbers that numbers are multiplied by, so that all of
// their bits tell.
const spread, mix = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9

// number returns the number of the feature that a template has with a value.
func number(template int, value uint64) uint32 {
	return uint32((uint64(template+1)*spread ^ value) * mix >> (64 - Bits))
}

// features sets f to the features that token i has for a head, and returns the sum of
// their weights. Of some eighty templates these were the ones that, added one after
// the other, told most about texts that were not learned from.
func (h Head) features(f *features, s *Sentence, i int) (sum int) {
	s.look(i)
	if h == Sites {
		return s.siteFeatures(f, i)
	}
	return s.nameFeatures(f, i)
}

// nameFeatures are those that tell names of people.
func (s *Sentence) nameFeatures(f *features, i int) (sum int) {
	w := Names.weights()
	own, prev, next := &s.seen.own, &s.seen.prev, &s.seen.next
	text := s.Tokens[i].Text(s.Text)
	lang, class := uint64(s.Lang), own.class()
	for n, value := range [Templates]uint64{
		own.hash,
		prev.hash,
		next.hash,
		s.seen.style<<16 | class<<8 | own.shape,
		prev.hash*83 ^ own.flags,
		prev.hash*103 ^ next.flags<<3 ^ class,
		own.given<<24 | own.surname<<16 | own.place<<8 | own.word,
		prev.given<<16 | prev.word<<8 | prev.shape<<4 | own.shape,
		next.surname<<16 | next.word<<8 | next.shape,
		own.flags<<8 | own.shape,
		prev.flags<<8 | lang<<4 | own.shape,
		prev.flags*spread ^ s.flags(s.before(s.before(i))),
		s.gap(i)<<16 | prev.shape<<8 | own.shape,
		s.gap(i+1)<<8 | own.shape,
		suffix(text, 2)<<8 | own.shape,
		suffix(text, 3)*67 + lang<<8 | own.shape,
		prefix(text, 4),
		uint64(min(len(text), 12))<<8 | own.shape,
	} {
		f[n] = number(n, value)
		sum += int(int8(w[f[n]]))
	}
	return sum
}

// siteFeatures are those that tell names of sites. What the words around one are
// tells more here, and the word itself less.
func (s *Sentence) siteFeatures(f *features, i int) (sum int) {
	w := Sites.weights()
	own, prev, next := &s.seen.own, &s.seen.prev, &s.seen.next
	text := s.Tokens[i].Text(s.Text)
	lang, class := uint64(s.Lang), own.class()
	before2 := s.before(s.before(i))
	for n, value := range [Templates]uint64{
		own.hash,
		prev.hash,
		next.hash,
		s.hash(before2),
		s.hash(s.before(before2)),
		prev.signs<<16 | own.place<<8 | own.shape,
		next.signs<<16 | class,
		s.seen.style<<16 | class<<8 | own.shape,
		s.gap(i+1)<<16 | next.shape<<8 | own.shape,
		prev.flags<<16 | own.given<<8 | own.word,
		prev.flags*spread ^ next.flags,
		prev.flags*spread ^ s.flags(before2),
		prev.given<<16 | prev.word<<8 | prev.shape<<4 | own.shape,
		own.flags<<8 | own.shape,
		next.place<<24 | own.place<<16 | class,
		lang<<32 | own.place<<24 | class<<8 | own.shape,
		uint64(min(len(text), 12))<<16 | class<<8 | lang,
		prefix(text, 2)<<24 ^ suffix(text, 2),
	} {
		f[n] = number(n, value)
		sum += int(int8(w[f[n]]))
	}
	return sum
}
