// SPDX-License-Identifier: Apache-2.0

// Lexicon writes the table of internal/lexicon from the curated lists and
// the lists of names, words and places, and from the words of the texts that
// were written for the models.
//
// It is run by go generate in internal/lexicon, needs no network and gives the
// same bytes from the same lists.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
)

const (
	// Relative to internal/lexicon, where go generate runs.
	curated   = "../gen/curated"
	committed = "../gen/lists"
	messages  = "../gen/talk/corpus"
	exchanges = "../../disclaimer/testdata/written"
	texts     = "../gen/train/written"

	blob    = "ztable.bin"
	records = "zrecords.go"
	source  = "zlexicon.go"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("lexicon: ")
	b := newBuilder()
	for _, list := range []struct {
		file string
		add  func(row []string) error
		cols int
	}{
		{"health.tsv", b.addHealth, 8},
		{"drugs.tsv", b.addDrug, 10},
		{"talk.tsv", b.addTalk, 7},
		{"words.tsv", b.addWords, 4},
		{"signs.tsv", b.addSigns, 3},
	} {
		if err := readTSV(filepath.Join(curated, list.file), list.cols, list.add); err != nil {
			log.Fatal(err)
		}
	}
	for _, l := range lists {
		if err := b.addList(committed, l); err != nil {
			log.Fatal(err)
		}
	}
	if err := b.addOwnWords(messages, exchanges, texts); err != nil {
		log.Fatal(err)
	}
	t, err := b.table()
	if err != nil {
		log.Fatal(err)
	}
	recordSource := t.recordSource()
	constants, err := t.source(recordSource)
	if err != nil {
		log.Fatal(err)
	}
	for _, file := range []struct {
		name string
		data []byte
	}{
		{blob, t.blob},
		{records, recordSource},
		{source, constants},
	} {
		if err := os.WriteFile(file.name, file.data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Printf("lexicon: %d spellings, %d concepts, %d bytes and %d records\n", t.spellings, t.concepts, len(t.blob), len(t.records))
}
