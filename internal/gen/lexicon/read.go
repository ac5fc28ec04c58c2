// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// readTSV calls add with the cells of each row of a list. The first line is
// the header; empty lines and lines that start with '#' are left out.
func readTSV(path string, columns int, add func(row []string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if n == 1 || line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) > columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", path, n, len(row), columns)
		}
		for len(row) < columns {
			row = append(row, "")
		}
		if err := add(row); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return lines.Err()
}

// spellings returns the spellings of a cell with their marks: '?' for an
// everyday word, '=' for one that counts in upper case only.
func spellings(cell string) []spelling {
	var out []spelling
	for s := range strings.SplitSeq(cell, "|") {
		s = strings.TrimSpace(s)
		var sp spelling
		for s != "" && (s[0] == '?' || s[0] == '=') {
			if s[0] == '?' {
				sp.ambiguous = true
			} else {
				sp.upperOnly = true
			}
			s = s[1:]
		}
		if s != "" && s != "-" {
			sp.text = s
			out = append(out, sp)
		}
	}
	return out
}

// A spelling is one way to write something.
type spelling struct {
	text                 string
	ambiguous, upperOnly bool
}
