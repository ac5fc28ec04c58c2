// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// languages are the files of patterns, in the order of their numbers.
var languages = []string{"", "en", "es", "fr", "de", "it"}

// times is how often each pattern is filled in.
const times = 4

// readPatterns reads the patterns of all languages and fills each in several
// times.
func readPatterns(templates, lists string) ([]sample, error) {
	var out []sample
	for n := 1; n < len(languages); n++ {
		lang := languages[n]
		data, err := os.ReadFile(filepath.Join(templates, lang+".txt"))
		if err != nil {
			return nil, err
		}
		names, err := readNames(lists, uint8(n))
		if err != nil {
			return nil, err
		}
		p, err := parse(string(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", lang, err)
		}
		f := filler{names: names, words: p.words}
		for _, line := range p.lines {
			for n := range times {
				f.rand = draws(line, uint64(n))
				s, err := f.sample(line)
				if err != nil {
					return nil, fmt.Errorf("%s: %q: %w", lang, line, err)
				}
				s.lang, s.pattern = names.lang, true
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// patterns are the patterns of a language.
//
// A pattern is a line. {slot} stands for a name or for one of the words of that
// slot, {~slot} for the same where it names no person, as in the name of a
// clinic, {town}, {word} and {Word} for entries of those lists, {odd} for a word
// that none has, {#9} for a number
// up to nine, and [a|b] for either text. A line "!slot a|b" sets the words of a
// slot, which may have slots themselves. \n is a line break.
type patterns struct {
	lines []string
	words map[string][]string
}

func parse(data string) (patterns, error) {
	p := patterns{words: map[string][]string{}}
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] != '!' {
			p.lines = append(p.lines, strings.ReplaceAll(line, `\n`, "\n"))
			continue
		}
		slot, words, ok := strings.Cut(line[1:], " ")
		if !ok || p.words[slot] != nil {
			return p, fmt.Errorf("slot %q is empty or set twice", slot)
		}
		p.words[slot] = strings.Split(words, "|")
	}
	return p, nil
}

// A filler fills in patterns.
type filler struct {
	rand  *rand.Rand
	names *names
	words map[string][]string
}

func (f *filler) sample(line string) (sample, error) {
	var b strings.Builder
	var s sample
	if err := f.fill(&b, &s, line, false, 0); err != nil {
		return s, err
	}
	s.text = b.String()
	return s, nil
}

var errDepth = errors.New("slots lie too deep")

// fill writes a pattern into b and its names, unless they are plain words, into s.
func (f *filler) fill(b *strings.Builder, s *sample, line string, plain bool, depth int) error {
	if depth > 4 {
		return errDepth
	}
	for line != "" {
		i := strings.IndexAny(line, "{[")
		if i < 0 {
			b.WriteString(line)
			return nil
		}
		b.WriteString(line[:i])
		closing := "}"
		if line[i] == '[' {
			closing = "]"
		}
		inner, after, ok := strings.Cut(line[i+1:], closing)
		if !ok {
			return errors.New("a slot is not closed")
		}
		line, closing = after, line[i:i+1]
		if closing == "[" {
			if err := f.fill(b, s, f.one(strings.Split(inner, "|")), plain, depth+1); err != nil {
				return err
			}
			continue
		}
		slot, noName := strings.CutPrefix(inner, "~")
		start := b.Len()
		if name, ok := f.name(slot); ok {
			b.WriteString(name)
			if !plain && !noName {
				s.names = append(s.names, [2]int{start, b.Len()})
			}
		} else if slot == "town" {
			b.WriteString(f.names.towns.pick(f.rand))
			if span := [2]int{start, b.Len()}; plain {
				s.open = append(s.open, span)
			} else {
				s.sites = append(s.sites, span)
			}
		} else if word, ok := f.word(slot); ok {
			b.WriteString(word)
		} else if digits, ok := strings.CutPrefix(slot, "#"); ok {
			n, err := strconv.Atoi(digits)
			if err != nil {
				return err
			}
			b.WriteString(strconv.Itoa(1 + f.rand.IntN(n)))
		} else if words := f.words[slot]; words != nil {
			if err := f.fill(b, s, f.one(words), plain || noName, depth+1); err != nil {
				return err
			}
		} else {
			return fmt.Errorf("slot %q is not known", slot)
		}
	}
	return nil
}

func (f *filler) one(texts []string) string { return texts[f.rand.IntN(len(texts))] }

// name returns a name as the slot wants it.
func (f *filler) name(slot string) (string, bool) {
	n, r := f.names, f.rand
	switch slot {
	case "given":
		return n.given(r), true
	case "surname":
		return n.surname(r), true
	case "full":
		return n.full(r), true
	case "initial":
		return n.given(r) + " " + initial(n.surname(r)) + ".", true
	case "initials":
		return initial(n.given(r)) + ". " + n.surname(r), true
	case "upper":
		return strings.ToUpper(n.surname(r)), true
	case "caps":
		return strings.ToUpper(n.full(r)), true
	case "lastfirst":
		return n.surname(r) + ", " + n.given(r), true
	}
	return "", false
}

// word returns a word of the language.
func (f *filler) word(slot string) (string, bool) {
	switch {
	case slot == "odd":
		return strings.ToLower(invented(f.rand)), true
	case slot == "word" && f.names.words != nil:
		return strings.ToLower(f.names.word(f.rand)), true
	case slot == "Word" && f.names.words != nil:
		return f.names.word(f.rand), true
	}
	return "", false
}

// initial returns the first letter of a name.
func initial(name string) string {
	for _, c := range name {
		return string(c)
	}
	return ""
}
