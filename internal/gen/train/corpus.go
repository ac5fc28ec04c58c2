// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
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

// lowered returns every nth sample without capitals and, every other one of
// them, without punctuation, as people write in messages.
func lowered(samples []sample, n int) []sample {
	var out []sample
	for i := 0; i < len(samples); i += n {
		s := samples[i]
		t := strings.ToLower(s.text)
		if len(t) != len(s.text) {
			continue // a letter changed its length
		}
		if i/n%2 == 1 {
			t = strings.Map(func(r rune) rune {
				if strings.ContainsRune(",.!?;:", r) {
					return ' '
				}
				return r
			}, t)
		}
		if len(t) == len(s.text) {
			out = append(out, sample{t, s.names, s.lang})
		}
	}
	return out
}

// prepared is a sample as the tagger sees it.
type prepared struct {
	tagger.Sentence
	name []bool
}

func prepare(s sample) prepared {
	p := prepared{Sentence: tagger.Sentence{Text: s.text, Lang: s.lang, Tokens: scan.Append(nil, s.text)}}
	for _, t := range p.Tokens {
		e, _ := lexicon.Lookup(t.Hash)
		p.Entries = append(p.Entries, e)
		in := false
		for _, n := range s.names {
			in = in || int(t.Start) >= n[0] && int(t.End) <= n[1]
		}
		p.name = append(p.name, in && t.Kind == scan.Word)
	}
	return p
}
