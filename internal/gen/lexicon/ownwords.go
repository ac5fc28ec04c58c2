// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"encoding/json"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The texts that were written for the models of this project are texts like
// those that it reads, with words that no list has: slang, spoken forms, and
// Italian, of which no list is free to use. What they have in lower case is a
// word, unless it is a name there.

// fewest is the number of texts from which on a word counts where names are not
// marked. One that is a name as well counts only where they are, and in as many
// texts, since once it may be a part of a name of another sort.
const fewest = 2

var (
	languages = []string{"en", "es", "fr", "de", "it"} // in the order of entry.words
	marked    = regexp.MustCompile(`\[\[[A-Z_]+\|.*?\]\]`)
)

// tally counts the words in lower case of a language.
type tally struct {
	texts, sure map[string]int // by word: texts that have it, and those in which it is no name
	tokens      int
	elides      bool // it is a language that writes articles as "l'"
}

// count counts the words of a text: what somebody has as that which is had, and
// what stands behind an elided article as what it is without one. The table has no
// such word as it is written, or it would be found there and its part would not.
func (t *tally) count(text string, sure bool) {
	words := map[string]bool{}
	for _, tok := range scan.Append(nil, text) {
		t.tokens++
		if tok.Kind == scan.Word && tok.Len() > 1 && !tok.Shape.Has(scan.Upper) && tok.Before != '@' && tok.Before != '#' {
			w := lexicon.Stem(tok.Text(text))
			if t.elides {
				w = lexicon.BehindElided(w)
			}
			words[w] = true
		}
	}
	for w := range words {
		t.texts[w]++
		if sure {
			t.sure[w]++
		}
	}
}

// addOwnWords adds the words of the texts in the given folders: exchanges and
// messages, an object a line, and texts with their names marked.
func (b *builder) addOwnWords(folders ...string) error {
	tallies := make([]tally, len(languages))
	for i := range tallies {
		tallies[i] = tally{texts: map[string]int{}, sure: map[string]int{}, elides: languages[i] == "fr" || languages[i] == "it"}
	}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*"))
		if err != nil {
			return err
		}
		for _, file := range files {
			if err := countFile(tallies, file); err != nil {
				return err
			}
		}
	}
	for lang := range tallies {
		if err := b.addTally(&tallies[lang], lang); err != nil {
			return err
		}
	}
	return nil
}

// countFile counts the words of a file of texts. Those that are kept for
// measuring teach nothing.
func countFile(tallies []tally, file string) error {
	name := filepath.Base(file)
	if strings.HasPrefix(name, "kept_") {
		return nil
	}
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		switch filepath.Ext(name) {
		case ".txt":
			if lang := slices.Index(languages, name[:2]); lang >= 0 {
				tallies[lang].count(strings.ReplaceAll(marked.ReplaceAllString(lines.Text(), " "), `\n`, "\n"), true)
			}
		case ".jsonl":
			var in struct{ Lang, Text, Inbound, Reply string }
			if err := json.Unmarshal(lines.Bytes(), &in); err != nil {
				return err
			}
			if lang := slices.Index(languages, in.Lang); lang >= 0 {
				tallies[lang].count(in.Text+" "+in.Inbound+" "+in.Reply, false)
			}
		}
	}
	return lines.Err()
}

// addTally adds the words of a language that are no names, or are words too.
func (b *builder) addTally(t *tally, lang int) error {
	for _, w := range slices.Sorted(maps.Keys(t.texts)) {
		texts := t.texts[w]
		have := b.entries[scan.Hash(w)]
		if have != nil && (have.given > 0 || have.surname > 0) {
			texts = t.sure[w]
			if texts < fewest {
				continue
			}
		} else if texts < fewest && t.sure[w] == 0 {
			continue
		}
		var e entry
		e.words[lang] = grade(int(20 * math.Log10(1+1e8*float64(texts)/float64(t.tokens))))
		if err := b.add(w, e); err != nil {
			return err
		}
	}
	return nil
}
