// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/examples/benchmarks/targets"
)

func TestPicture(t *testing.T) {
	r, err := read(strings.NewReader(output("BenchmarkNames/notes-2 \t 20\t 0.02 x-re2\t 0.02 x-regexps\t 1 x-re2+names\t 1 x-names\t 300 x-automaton")))
	if err != nil {
		t.Fatal(err)
	}
	picture := r.picture()
	for _, want := range []string{">0.01×<", ">1×<", ">1000×<", ">notes<", ">" + escape(groups[1].what) + "<"} {
		if !strings.Contains(picture, want) {
			t.Errorf("the picture lacks %q", want)
		}
	}
	rows := 0
	for _, row := range targets.Rows() {
		if row.Compares() {
			rows++
		}
	}
	if got, want := strings.Count(picture, "<circle"), len(shapes)*(1+rows); got != want {
		t.Errorf("%d dots, want %d", got, want)
	}
	d := xml.NewDecoder(strings.NewReader(picture))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("the picture is not XML: %v", err)
		}
	}
}
