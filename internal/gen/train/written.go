// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// writtenTimes is how often a written text counts: people wrote it for its
// names, where no pattern would have had them.
const writtenTimes = 6

var errMark = errors.New("a mark is not closed")

// readWritten reads the texts that were written for this, a file for each part
// and language, a text a line. [[NAME|value]] marks a value.
func readWritten(folder string) ([]sample, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	var out []sample
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		lang := uint8(max(0, slices.Index(languages, filepath.Base(file)[:2])))
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			s, err := unmarked(strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `\n`, "\n"))
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file, n, err)
			}
			s.lang, s.written = lang, true
			out = append(out, s)
		}
	}
	return out, nil
}

// unmarked returns a text without its marks.
func unmarked(line string) (sample, error) {
	var b strings.Builder
	var s sample
	for {
		before, rest, found := strings.Cut(line, "[[")
		b.WriteString(before)
		if !found {
			s.text = b.String()
			return s, nil
		}
		marked, behind, closed := strings.Cut(rest, "]]")
		kind, value, split := strings.Cut(marked, "|")
		if !closed || !split {
			return s, errMark
		}
		span := [2]int{b.Len(), b.Len() + len(value)}
		switch kind {
		case "NAME", "PROVIDER_NAME":
			s.names = append(s.names, span)
		case "EMPLOYER", "LOCATION":
			s.sites = append(s.sites, span)
		}
		b.WriteString(value)
		line = behind
	}
}
