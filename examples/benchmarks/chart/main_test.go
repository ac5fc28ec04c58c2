// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

const run = `goos: linux
BenchmarkIdentifiers/short-2   	 10	 100 ns/op	 64.0 best-MB/s	 3.2 regexps-MB/s	 20.00 x-regexps	 0 allocs/op
BenchmarkIdentifiers/short-2   	 10	 100 ns/op	 64.0 best-MB/s	 3.2 regexps-MB/s	 24.00 x-regexps	 0 allocs/op
BenchmarkIdentifiers/short-2   	 10	 100 ns/op	 64.0 best-MB/s	 3.2 regexps-MB/s	 22.00 x-regexps	 0 allocs/op
BenchmarkAll/notes-2           	 10	 100 ns/op	 32.0 best-MB/s	 3.2 regexps-MB/s	 11.00 x-regexps	 0 allocs/op
BenchmarkOther-2               	 10	 100 ns/op
PASS
`

func TestRead(t *testing.T) {
	bars, err := read(strings.NewReader(run))
	if err != nil {
		t.Fatal(err)
	}
	want := []bar{{"identifiers/short", 22}, {"all/notes", 11}}
	if len(bars) != len(want) || bars[0] != want[0] || bars[1] != want[1] {
		t.Errorf("got %v, want %v", bars, want)
	}
}

func TestReadFails(t *testing.T) {
	for _, in := range []string{"", "PASS\n", "BenchmarkAll/notes-2 10 x x-regexps\n", "BenchmarkAll/notes-2 10 -1 x-regexps\n"} {
		if bars, err := read(strings.NewReader(in)); err == nil {
			t.Errorf("%q: got %v, want an error", in, bars)
		}
	}
}

func TestDraw(t *testing.T) {
	bars, err := read(strings.NewReader(run))
	if err != nil {
		t.Fatal(err)
	}
	var a, b bytes.Buffer
	if err := errors.Join(draw(&a, bars), draw(&b, bars)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two pictures of one run differ")
	}
	for _, want := range []string{">22×<", ">11×<", ">1×<", ">identifiers/short<"} {
		if !strings.Contains(a.String(), want) {
			t.Errorf("the picture lacks %q", want)
		}
	}
	d := xml.NewDecoder(&a)
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("the picture is not XML: %v", err)
		}
	}
}
