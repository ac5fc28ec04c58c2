// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go"
)

func TestReadTally(t *testing.T) {
	type line struct {
		Name    string  `parquet:"name"`
		Count   int64   `parquet:"count"`
		Prop100 float64 `parquet:"prop100k"`
		Other   float64 `parquet:"pctother"`
	}
	var b bytes.Buffer
	err := parquet.Write(&b, []line{{"SMITH", 800, 800, 1}, {"DOE", 200, 200, 1}, {"ALL OTHER NAMES", 99_000, 99_000, 1}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := readTally(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"smith", "doe"}; !slices.Equal(got.ranked, want) {
		t.Errorf("the names are %q, want %q", got.ranked, want)
	}
	if math.Abs(got.frequency("smith")-0.008) > 1e-9 || got.frequency("all other names") != 0 {
		t.Errorf("frequencies are %g and %g", got.frequency("smith"), got.frequency("all other names"))
	}
	if got.rankFrequency(7) != got.frequency("doe") {
		t.Errorf("a rank beyond the table has frequency %g, want that of the last", got.rankFrequency(7))
	}
	if tally, err := readTally([]byte("x")); err == nil {
		t.Errorf("no table is read as %v", tally)
	}
}
