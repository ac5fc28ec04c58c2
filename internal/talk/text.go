// SPDX-License-Identifier: Apache-2.0

package talk

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A Text is a text whose words were looked up. It is for reading only.
type Text struct {
	Text    string
	Tokens  []scan.Token
	Entries []*lexicon.Entry
	// Lang is the number of the language, from 1 for English to 5 for Italian.
	Lang uint8
}

// inAddress reports whether token i is a part of an e-mail or web address or the
// name of an account, whose words say nothing.
func (t *Text) inAddress(i int) bool {
	tok := &t.Tokens[i]
	return tok.Before == '@' || tok.After == '@' || t.topLevel(i) || t.topLevel(i+1)
}

// topLevel reports whether token i is the last part of the name of a site.
func (t *Text) topLevel(i int) bool {
	return 0 < i && i < len(t.Tokens) && t.Tokens[i].Before == '.' && t.gap(i) == "." && t.Entries[i].Flags.Has(lexicon.TopLevel)
}

// gap returns what stands between token i and the one before it.
func (t *Text) gap(i int) string { return t.Text[t.Tokens[i-1].End:t.Tokens[i].Start] }

// maxPhrase is the largest number of words in a phrase of the table.
const maxPhrase = 8

// A phrase is the one that was read last.
type phrase struct {
	last int // its last token
	is   kind
}

// kind returns the kind of token i, of which so much is known, and its concept. A
// phrase speaks for its words, and its first word for the phrase.
func (p *phrase) kind(t *Text, i int, is known) (k kind, concept uint16) {
	if i <= p.last {
		return p.is, 0
	}
	e := t.Entries[i]
	k = is.kind()
	if is.starts() {
		if last, phrase := t.phrase(i); phrase != nil {
			k = kind(0).of(phrase, t.Lang)
			e, p.last, p.is = phrase, last, k
		}
	}
	if k.tells() {
		concept = e.Concept
	}
	return k, concept
}

// phrase returns the entry of the longest phrase that starts at token i and
// says something about health, and its last token; nil if there is none.
func (t *Text) phrase(i int) (last int, found *lexicon.Entry) {
	last = i
	key := t.Tokens[i].Hash
	for j := i + 1; j < len(t.Tokens) && j < i+maxPhrase && joined(t.gap(j)); j++ {
		key = scan.Join(key, t.Tokens[j].Hash)
		if !lexicon.IsPhrase(key) {
			break
		}
		e := lexicon.Find(key)
		if e.Flags.Any(lexicon.Health|lexicon.ScopeWord|lexicon.Intent) || e.Signs != 0 && e.SignLangs&(1<<t.Lang) != 0 {
			last, found = j, e
		}
		if !e.Flags.Has(lexicon.Continues) {
			break
		}
	}
	return last, found
}

// joined reports whether words with a gap between them may be one phrase.
func joined(gap string) bool {
	switch gap {
	case " ", "-", "/", "'", "\n", "  ", ".":
		return true
	}
	return false
}
