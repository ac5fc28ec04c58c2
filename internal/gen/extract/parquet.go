// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// A tally is how many people bear each name of a census table.
type tally struct {
	counts map[string]int64
	ranked []string // the names, most frequent first
	people float64  // all people counted, those with rarer names too
}

// frequency returns the share of people who bear a name.
func (t tally) frequency(name string) float64 { return float64(t.counts[name]) / t.people }

// rankFrequency returns the share of people who bear the name of a rank, which
// is counted from 0.
func (t tally) rankFrequency(rank int) float64 {
	return t.frequency(t.ranked[min(rank, len(t.ranked)-1)])
}

// readTally reads the names and counts of a census table and nothing else. The
// table is sorted by count, and its first row tells how many people there are.
func readTally(data []byte) (tally, error) {
	type line struct {
		Name    string  `parquet:"name"`
		Count   int64   `parquet:"count"`
		Prop100 float64 `parquet:"prop100k"`
	}
	lines, err := parquet.Read[line](bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return tally{}, err
	}
	if len(lines) == 0 || lines[0].Prop100 <= 0 {
		return tally{}, fmt.Errorf("the table does not start with its most frequent name")
	}
	t := tally{counts: map[string]int64{}, people: float64(lines[0].Count) / lines[0].Prop100 * 1e5}
	for _, l := range lines {
		name := strings.ToLower(l.Name)
		if strings.Contains(name, " ") { // the sum of all other names
			continue
		}
		t.counts[name] = l.Count
		t.ranked = append(t.ranked, name)
	}
	return t, nil
}
