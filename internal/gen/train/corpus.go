// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"math/rand/v2"
	"os"
	"strings"

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

// readCorpus reads texts in columns: a word and a tag a line, a blank line
// between texts. Names of accounts, which one corpus tags as persons, are no
// names here: they are found by their sign.
func readCorpus(path string) ([]sample, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []sample
	var b strings.Builder
	var s sample
	glue := true // no space before the next word
	flush := func() {
		if b.Len() > 0 {
			s.text, s.lang = b.String(), 1
			out = append(out, s)
		}
		b.Reset()
		s, glue = sample{}, true
	}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), "\r\n")
		if strings.TrimSpace(line) == "" {
			flush()
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) < 2 {
			continue
		}
		if cells[0] == "" {
			continue
		}
		w, tag := cells[0], strings.ToLower(strings.TrimSpace(cells[len(cells)-1]))
		if !glue && !strings.Contains(".,!?:;)'…", w[:1]) {
			b.WriteByte(' ')
		}
		start := b.Len()
		handle := strings.HasSuffix(b.String(), "@") || strings.HasPrefix(w, "@") || strings.HasSuffix(b.String(), "#")
		b.WriteString(w)
		if (strings.HasSuffix(tag, "person") || strings.HasSuffix(tag, "per")) && !handle {
			s.names = append(s.names, [2]int{start, b.Len()})
		}
		glue = w == "@" || w == "#" || w == "("
	}
	flush()
	return out, lines.Err()
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
