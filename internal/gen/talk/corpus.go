// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/talk"
)

// A message is a text with what it says.
type message struct {
	id, file string
	is       [heads]bool    // health talk, a fact about somebody
	features []talk.Feature // of the text, in ascending order
	words    int
	weight   float64 // what it counts for
}

// languages are the codes of the languages by their numbers.
var languages = []string{"", "en", "es", "fr", "de", "it"}

// readCorpus reads the messages of all files of a folder, in the order of their
// names.
func readCorpus(folder string, v vocabulary) ([]message, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []message
	for _, name := range names {
		file, err := readFile(name, v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
		out = append(out, file...)
	}
	return out, nil
}

func readFile(name string, v vocabulary) ([]message, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []message
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var in struct {
			ID, Lang, Text string
			Health, PHI    bool
		}
		if err := json.Unmarshal(lines.Bytes(), &in); err != nil {
			return nil, fmt.Errorf("line %d: %w", len(out)+1, err)
		}
		lang := slices.Index(languages, in.Lang)
		if lang < 1 {
			return nil, fmt.Errorf("line %d: the language is not known", len(out)+1)
		}
		t := read(in.Text, uint8(lang))
		if len(t.Tokens) == 0 {
			return nil, fmt.Errorf("line %d: there is no text", len(out)+1)
		}
		v.add(t)
		out = append(out, messageOf(t, message{id: in.ID, file: filepath.Base(name), is: [heads]bool{in.Health, in.PHI}, weight: 1}))
	}
	return out, lines.Err()
}

// messageOf returns m with the features of its text.
func messageOf(t *talk.Text, m message) message {
	m.features, m.words = t.Append(nil, 0, len(t.Tokens)-1)
	slices.Sort(m.features)
	return m
}

// isHealthWord reports whether an entry is a word for health in English.
func isHealthWord(e *lexicon.Entry) bool { return e.Flags.Has(lexicon.Health) && e.Health&(1<<1) != 0 }

// read cuts a text into words and looks them up, as phi does.
func read(text string, lang uint8) *talk.Text {
	view := fold.Fold(text)
	t := &talk.Text{Text: view.Text, Lang: lang, Tokens: scan.Append(nil, view.Text)}
	for _, tok := range t.Tokens {
		t.Entries = append(t.Entries, entry(tok.Text(t.Text)))
	}
	t.FindPhrases()
	return t
}

// entry looks a word up, if need be without its possessive ending or what is
// elided before it.
func entry(word string) *lexicon.Entry {
	e := lexicon.Find(scan.Hash(word))
	if !e.Unknown() || !strings.Contains(word, "'") {
		return e
	}
	found, made := lexicon.FindPart(word)
	if found != nil {
		return found
	}
	return &made
}
