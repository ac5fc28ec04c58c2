// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math/rand/v2"

	"github.com/safeharbor-go/safeharbor/internal/gen/conll"
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/tagger"
)

// A sample is a text whose names are known.
type sample struct {
	text  string
	names [][2]int // byte ranges
	sites [][2]int // names of places and of organisations that people belong to
	open  [][2]int // names of other things
	lang  uint8
	// pattern says that the text was made from a pattern.
	pattern bool
	// written says that the text was written for this.
	written bool
}

// readCorpus returns the texts of a corpus with their names.
func readCorpus(path string) ([]sample, error) {
	texts, err := conll.Read(path)
	if err != nil {
		return nil, err
	}
	out := make([]sample, len(texts))
	for i, t := range texts {
		out[i] = sample{text: t.Text, names: t.Persons, sites: t.Places, open: t.Others, lang: 1}
	}
	return out, nil
}

// isName reports whether a token is a part of a name, perhaps with a possessive
// ending.
func (s *sample) isName(t scan.Token) bool { return starts(t, s.names) }

// starts reports whether a token starts within one of some ranges.
func starts(t scan.Token, ranges [][2]int) bool {
	for _, r := range ranges {
		if int(t.Start) >= r[0] && int(t.Start) < r[1] {
			return true
		}
	}
	return false
}

// prepared is a sample as the tagger sees it.
type prepared struct {
	tagger.Sentence
	lessons [tagger.Heads]lesson
}

// A lesson says of each token what it is to be taken for.
type lesson struct {
	yes  []bool
	skip []bool // what nothing is learned from
}

func (l *lesson) add(yes, skip bool) {
	l.yes = append(l.yes, yes)
	l.skip = append(l.skip, skip)
}

func prepare(s sample) prepared {
	p := prepared{Sentence: tagger.Sentence{Text: s.text, Lang: s.lang, Tokens: scan.Append(nil, s.text)}}
	for _, t := range p.Tokens {
		p.Entries = append(p.Entries, entry(t, s.text))
		word, name, site, open := t.Kind == scan.Word, starts(t, s.names), starts(t, s.sites), starts(t, s.open)
		state := p.Entries[len(p.Entries)-1].Flags.Has(lexicon.State)
		p.lessons[tagger.Names].add(name, !word || site && s.written)
		p.lessons[tagger.Sites].add(site, !word || open || site && state)
	}
	return p
}

// forget takes some words that are no names for words that no list has: not
// every unknown word is a name.
func (p *prepared) forget(r *rand.Rand) {
	for i, t := range p.Tokens {
		if t.Kind == scan.Word && !p.lessons[tagger.Names].yes[i] && !p.lessons[tagger.Sites].yes[i] && !p.Entries[i].Flags.Any(lexicon.Function|lexicon.Title|lexicon.Kin) && chance(r, 20) {
			p.Entries[i] = new(lexicon.Entry)
		}
	}
}

// entry looks a word up, if need be without its possessive ending.
func entry(t scan.Token, text string) *lexicon.Entry {
	e := lexicon.Find(t.Hash)
	if !e.Unknown() {
		return e
	}
	return lexicon.Find(scan.Hash(lexicon.Stem(t.Text(text))))
}
