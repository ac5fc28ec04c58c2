// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A list is one of the committed lists of names, words and places.
type list struct {
	file string
	// field selects the weight that the list gives.
	field func(e *entry) *uint8
	// lightest is the weight below which entries are left out: what hardly
	// anybody is called is found by the words around it.
	lightest int
}

var lists = []list{
	{"given_names.tsv.gz", func(e *entry) *uint8 { return &e.given }, 40},
	{"surnames.tsv.gz", func(e *entry) *uint8 { return &e.surname }, 44},
	{"words_en.tsv.gz", func(e *entry) *uint8 { return &e.words[0] }, 0},
	{"words_es.tsv.gz", func(e *entry) *uint8 { return &e.words[1] }, 0},
	{"words_fr.tsv.gz", func(e *entry) *uint8 { return &e.words[2] }, 0},
	{"words_de.tsv.gz", func(e *entry) *uint8 { return &e.words[3] }, 0},
	{"cities.tsv.gz", func(e *entry) *uint8 { return &e.place }, 50},
}

// addList adds the entries of a list.
func (b *builder) addList(dir string, l list) error {
	f, err := os.Open(filepath.Join(dir, l.file))
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(z)
	for n := 1; lines.Scan(); n++ {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) < 2 {
			return fmt.Errorf("%s:%d: no weight", l.file, n)
		}
		weight, err := strconv.Atoi(cells[1])
		if err != nil || weight < 0 || weight > 255 {
			return fmt.Errorf("%s:%d: weight is not a number up to 255", l.file, n)
		}
		if weight < l.lightest {
			continue
		}
		var e entry
		*l.field(&e) = grade(weight)
		if err := b.add(cells[0], e); err != nil {
			return fmt.Errorf("%s:%d: %w", l.file, n, err)
		}
	}
	return lines.Err()
}

// grade turns a weight from 0 to 255 into one from 1 to 15. A step is a factor
// of six, which is as exact as rules can use; few grades keep the table small.
func grade(weight int) uint8 { return uint8(max(1, min(15, (weight+8)/16))) }
