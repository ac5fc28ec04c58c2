// SPDX-License-Identifier: Apache-2.0

package talk

import (
	"math"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A Text is a text whose words and phrases were looked up. It is for reading only.
type Text struct {
	Text    string
	Tokens  []scan.Token
	Entries []*lexicon.Entry
	// Phrases are those that say something about health, by their first tokens,
	// the longest of those that start together.
	Phrases []Phrase
	// Lang is the number of the language, from 1 for English to 5 for Italian.
	Lang uint8
}

// inAddress reports whether token i is a part of an e-mail or web address or the
// name of an account, whose words say nothing.
func (t *Text) inAddress(i int) bool {
	tok := &t.Tokens[i]
	return tok.Before == '@' || tok.After == '@' || t.topLevel(i) || tok.After == '.' && t.topLevel(i+1)
}

// topLevel reports whether token i is the last part of the name of a site.
func (t *Text) topLevel(i int) bool {
	return 0 < i && i < len(t.Tokens) && t.Tokens[i].Before == '.' && t.gap(i) == "." && t.Entries[i].Flags.Has(lexicon.TopLevel)
}

// gap returns what stands between token i and the one before it.
func (t *Text) gap(i int) string { return t.Text[t.Tokens[i-1].End:t.Tokens[i].Start] }

// A Phrase is tokens First to Last.
type Phrase struct {
	First, Last int
	Entry       *lexicon.Entry
}

// Says reports whether a word or phrase says something about health, about what is
// said of it, or about what somebody wants, in a language.
func Says(e *lexicon.Entry, lang uint8) bool {
	return e.Flags.Any(lexicon.Health|lexicon.ScopeWord|lexicon.Intent) || e.SignLangs&(1<<lang) != 0
}

// maxPhrase is the largest number of words in a phrase of the table.
const maxPhrase = 8

// FindPhrases finds the phrases of a text.
func (t *Text) FindPhrases() {
	t.Phrases = t.Phrases[:0]
	for i := range t.Tokens {
		if e := t.Entries[i]; e.Flags.Has(lexicon.Continues) {
			if last, e := t.phrase(i); e != nil {
				t.Phrases = append(t.Phrases, Phrase{i, last, e})
			}
		}
	}
}

// phrase returns the entry of the longest phrase that starts at token i and
// says something, and its last token; nil if there is none.
func (t *Text) phrase(i int) (last int, found *lexicon.Entry) {
	key := lexicon.PhraseKey(t.Tokens[i].Text(t.Text), t.Tokens[i].Hash)
	for j := i + 1; j < len(t.Tokens) && j < i+maxPhrase && t.joined(j); j++ {
		key = scan.Join(key, t.Tokens[j].Hash)
		e := lexicon.Find(key)
		if Says(e, t.Lang) {
			last, found = j, e
		}
		if !e.Flags.Has(lexicon.Continues) {
			break
		}
	}
	return last, found
}

// joined reports whether token i and the one before it may belong to a phrase.
func (t *Text) joined(i int) bool {
	switch gap := t.gap(i); gap {
	case " ", "-", "/", "'", "_", ".", "\n", "\r\n", "  ", " \n", ".-":
		return true
	case ". ":
		return t.Tokens[i-1].Len() <= 3
	}
	return false
}

// A phraser reads the phrases of a text beside its words.
type phraser struct {
	*Text
	left []Phrase // the one at hand and those behind it
	from int      // its first token
	is   kind     // its kind
}

// phraser returns one that begins at token first.
func (t *Text) phraser(first int) phraser {
	n, _ := slices.BinarySearchFunc(t.Phrases, first, func(p Phrase, first int) int { return p.First - first })
	p := phraser{Text: t, left: t.Phrases[n:]}
	p.take()
	return p
}

// take takes the first of the phrases that are left.
func (p *phraser) take() {
	p.from = math.MaxInt
	if len(p.left) > 0 {
		p.from, p.is = p.left[0].First, kind(0).of(p.left[0].Entry, p.Lang)
	}
}

// kind returns the kind of token i, which is k by itself, and its concept. A phrase
// speaks for its words, and its first word for the phrase.
func (p *phraser) kind(i int, k kind) (is kind, concept uint16) {
	for i >= p.from && i > p.left[0].Last {
		last := p.left[0].Last
		for len(p.left) > 0 && p.left[0].First <= last {
			p.left = p.left[1:]
		}
		p.take()
	}
	e := p.Entries[i]
	switch {
	case i == p.from:
		e, k = p.left[0].Entry, p.is
	case i > p.from:
		return p.is, 0
	}
	if k.tells() {
		concept = e.Concept
	}
	return k, concept
}
