// SPDX-License-Identifier: Apache-2.0

package benchmarks

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	ahocorasick "github.com/petar-dambovaliev/aho-corasick"
)

// nameCount is how many names the peers know.
const nameCount = 100_000

// names are the commonest given names and surnames of the lists from which the
// detector's own table is built, in lower case, those with other letters than
// a to z left out. Some are everyday words as well, such as will and so.
var names = sync.OnceValues(func() ([]string, error) {
	weights := make(map[string]int)
	for _, list := range []string{"given_names.tsv.gz", "surnames.tsv.gz"} {
		if err := readNames(filepath.Join("..", "..", "internal", "gen", "lists", list), weights); err != nil {
			return nil, err
		}
	}
	if len(weights) < nameCount {
		return nil, fmt.Errorf("the lists hold %d names, too few", len(weights))
	}
	all := make([]string, 0, len(weights))
	for name := range weights {
		all = append(all, name)
	}
	slices.SortFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), strings.Compare(a, b))
	})
	return all[:nameCount], nil
})

// readNames adds the names of a list with their weights.
func readNames(path string, weights map[string]int) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	lines := bufio.NewReader(unzipped)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		name, rest, _ := strings.Cut(line, "\t")
		number, _, _ := strings.Cut(rest, "\t")
		weight, err := strconv.Atoi(number)
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" {
			weights[name] = max(weights[name], weight)
		}
	}
}

// namesByMap cuts a text into words and looks each up in a map of the names:
// which words are in the list, whether they name somebody or not.
func namesByMap() (scan, error) {
	list, err := names()
	if err != nil {
		return nil, err
	}
	return mapScan(list), nil
}

func mapScan(list []string) scan {
	known := make(map[string]struct{}, len(list))
	longest := 0
	for _, name := range list {
		known[name] = struct{}{}
		longest = max(longest, len(name))
	}
	lower := make([]byte, longest)
	return func(text string) (n int) {
		for i := 0; i < len(text); {
			if !isWord[text[i]] {
				i++
				continue
			}
			start := i
			for i < len(text) && isWord[text[i]] {
				if k := i - start; k < len(lower) {
					lower[k] = toLower[text[i]]
				}
				i++
			}
			if i-start > len(lower) {
				continue
			}
			if _, ok := known[string(lower[:i-start])]; ok {
				n++
			}
		}
		return n
	}
}

// namesByAutomaton looks for the names as whole words with an Aho-Corasick
// automaton that has all its transitions laid out: the spans.
func namesByAutomaton() (scan, error) {
	list, err := names()
	if err != nil {
		return nil, err
	}
	return automatonScan(list), nil
}

func automatonScan(list []string) scan {
	builder := ahocorasick.NewAhoCorasickBuilder(ahocorasick.Opts{
		AsciiCaseInsensitive: true, MatchOnlyWholeWords: true, MatchKind: ahocorasick.LeftMostLongestMatch, DFA: true,
	})
	automaton := builder.Build(list)
	return func(text string) int { return len(automaton.FindAll(text)) }
}

// re2AndNames is what can be built from public parts: the spans of the shapes
// with RE2, and the words that are in the list of names.
func re2AndNames() (scan, error) {
	spans, err := re2Alternation()
	if err != nil {
		return nil, err
	}
	words, err := namesByMap()
	if err != nil {
		return nil, err
	}
	return func(text string) int { return spans(text) + words(text) }, nil
}

// isWord and toLower class the bytes: letters, digits, and whatever is beyond
// ASCII, are of words.
var isWord, toLower = func() (word [256]bool, lower [256]byte) {
	for c := range 256 {
		lower[c] = byte(c)
		switch {
		case c >= 'A' && c <= 'Z':
			word[c], lower[c] = true, byte(c)|0x20
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c >= 0x80:
			word[c] = true
		}
	}
	return word, lower
}()
