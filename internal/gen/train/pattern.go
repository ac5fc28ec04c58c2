// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A namePool is the names of one language, with their cumulative weights.
type namePool struct {
	names []string
	upTo  []float64
}

// pick returns a name, the more common the likelier.
func (p *namePool) pick(r *rand.Rand) string {
	x := r.Float64() * p.upTo[len(p.upTo)-1]
	i, _ := slices.BinarySearch(p.upTo, x)
	return p.names[min(i, len(p.names)-1)]
}

// languages are the files of patterns, in the order of their numbers.
var languages = []string{"", "en", "es", "fr", "de", "it"}

// readPatterns reads the patterns and fills each in several times. A pattern is
// a line; {given}, {surname}, {full}, {initial} and {town} stand for what they
// say, of which all but the town is a name.
func readPatterns(templates, lists string) ([]sample, error) {
	r := rand.New(rand.NewPCG(seed, 1))
	var out []sample
	for n := 1; n < len(languages); n++ {
		lang := languages[n]
		given, err := readPool(filepath.Join(lists, "given_names.tsv.gz"), lang)
		if err != nil {
			return nil, err
		}
		surnames, err := readPool(filepath.Join(lists, "surnames.tsv.gz"), lang)
		if err != nil {
			return nil, err
		}
		towns, err := readPool(filepath.Join(lists, "cities.tsv.gz"), "")
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(filepath.Join(templates, lang+".txt"))
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			for range 6 {
				s, err := fill(line, r, given, surnames, towns)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", lang, err)
				}
				s.lang = uint8(n)
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// readPool reads the entries of a list in a language, or all of them.
func readPool(path, lang string) (*namePool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	p := &namePool{}
	total := 0.0
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if lang != "" && (len(cells) < 3 || !slices.Contains(strings.Split(cells[2], ","), lang)) {
			continue
		}
		w, err := strconv.Atoi(cells[1])
		if err != nil {
			return nil, err
		}
		total += float64(w) // flatter than life: rare names matter as much
		p.names = append(p.names, titled(cells[0]))
		p.upTo = append(p.upTo, total)
	}
	return p, lines.Err()
}

// titled returns a name with a capital at the start of each word.
func titled(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[size:]
	}
	return strings.Join(words, " ")
}

// fill replaces the slots of a pattern.
func fill(line string, r *rand.Rand, given, surnames, towns *namePool) (sample, error) {
	var s sample
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(line, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		slot, after, ok := strings.Cut(rest, "}")
		if !ok {
			return s, fmt.Errorf("a slot is not closed")
		}
		line = after
		start := b.Len()
		switch slot {
		case "given":
			b.WriteString(given.pick(r))
		case "surname":
			b.WriteString(surnames.pick(r))
		case "full":
			b.WriteString(given.pick(r) + " " + surnames.pick(r))
		case "initial":
			b.WriteString(given.pick(r) + " " + surnames.pick(r)[:1] + ".")
		case "town":
			b.WriteString(towns.pick(r))
			continue
		default:
			return s, fmt.Errorf("slot %q is not known", slot)
		}
		s.names = append(s.names, [2]int{start, b.Len()})
	}
	s.text = b.String()
	return s, nil
}
