// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math/rand/v2"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/gen/conll"
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/tagger"
)

// A sample is a text whose names are known.
type sample struct {
	text  string
	names [][2]int // byte ranges
	lang  uint8
	// pattern says that the text was made from a pattern.
	pattern bool
}

// readCorpus returns the texts of a corpus with their names.
func readCorpus(path string) ([]sample, error) {
	texts, err := conll.Read(path)
	if err != nil {
		return nil, err
	}
	out := make([]sample, len(texts))
	for i, t := range texts {
		out[i] = sample{text: t.Text, names: t.Persons, lang: 1}
	}
	return out, nil
}

// isName reports whether a token is a part of a name, perhaps with a possessive
// ending.
func (s *sample) isName(t scan.Token) bool {
	for _, n := range s.names {
		if int(t.Start) >= n[0] && int(t.Start) < n[1] {
			return true
		}
	}
	return false
}

// prepared is a sample as the tagger sees it.
type prepared struct {
	tagger.Sentence
	name []bool
}

func prepare(s sample) prepared {
	p := prepared{Sentence: tagger.Sentence{Text: s.text, Lang: s.lang, Tokens: scan.Append(nil, s.text)}}
	for _, t := range p.Tokens {
		p.Entries = append(p.Entries, entry(t, s.text))
		p.name = append(p.name, t.Kind == scan.Word && s.isName(t))
	}
	return p
}

// forget takes some words that are no names for words that no list has: not
// every unknown word is a name.
func (p *prepared) forget(r *rand.Rand) {
	for i, t := range p.Tokens {
		if t.Kind == scan.Word && !p.name[i] && !p.Entries[i].Flags.Any(lexicon.Function|lexicon.Title|lexicon.Kin) && chance(r, 20) {
			p.Entries[i] = new(lexicon.Entry)
		}
	}
}

// entry looks a word up, if need be without its possessive ending.
func entry(t scan.Token, text string) *lexicon.Entry {
	e := lexicon.Find(t.Hash)
	if word := t.Text(text); *e == (lexicon.Entry{}) && len(word) > 2 && strings.EqualFold(word[len(word)-2:], "'s") {
		return lexicon.Find(scan.Hash(word[:len(word)-2]))
	}
	return e
}
