// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/examples/benchmarks/targets"
)

// output is a run in which every figure is 2.5, but for the lines that are
// given instead of those that begin as they do.
func output(instead ...string) string {
	lines := []string{"commit: 1234567", "go: go1.26.0", "goos: linux", "goarch: amd64", "pkg: example.com/x", "cpu: A Processor", "BenchmarkOther-2"}
	for _, row := range targets.Rows() {
		name := "Benchmark" + strings.ToUpper(row.Benchmark[:1]) + row.Benchmark[1:]
		if !row.Compares() {
			lines = append(lines, fmt.Sprintf("%s-2 \t 20\t 100 ns/op\t 2.5 %s", name, row.Unit))
			continue
		}
		for _, shape := range shapes {
			lines = append(lines, fmt.Sprintf("%s/%s-2 \t 20\t 100 ns/op\t 2.5 %s\t 0 allocs/op", name, shape, row.Unit))
		}
	}
	for _, line := range instead {
		begin, _, _ := strings.Cut(line, "\t")
		for i := range lines {
			if strings.HasPrefix(lines[i], begin) {
				lines[i] = line
			}
		}
	}
	return strings.Join(append(lines, "PASS"), "\n") + "\n"
}

func TestRead(t *testing.T) {
	r, err := read(strings.NewReader(output() + output("BenchmarkAll/notes-2 \t 20\t 4 x-re2") + output("BenchmarkGrowth-2 \t 20\t 99 x-growth\t 0.1 x-usual")))
	if err != nil {
		t.Fatal(err)
	}
	if r.settings["cpu"] != "A Processor" || r.settings["commit"] != "1234567" {
		t.Errorf("settings %v", r.settings)
	}
	re2 := targets.Row{Benchmark: "all", Unit: "x-re2"}
	if got := r.of(re2, "notes"); got != 2.5 {
		t.Errorf("the median of 2.5, 2.5 and 4s is %v", got)
	}
	if got := r.of(re2, "short"); got != 2.5 {
		t.Errorf("all/short is %v, want 2.5", got)
	}
}

func TestReadFails(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":      "",
		"no figures":   "commit: a\ngo: b\ngoos: c\ngoarch: d\ncpu: e\nPASS\n",
		"no settings":  strings.ReplaceAll(output(), "cpu: ", "processor "),
		"no number":    output("BenchmarkAll/notes-2 \t 20\t x x-re2"),
		"negative":     output("BenchmarkAll/notes-2 \t 20\t -1 x-re2"),
		"a shape less": strings.ReplaceAll(output(), "BenchmarkAll/notes", "BenchmarkAll/nuts"),
		"a row less":   strings.ReplaceAll(output(), "x-cores", "x-scores"),
	} {
		if _, err := read(strings.NewReader(in)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestWorst(t *testing.T) {
	in := output() + "BenchmarkGrowth/dots-2 20 50 x-growth 0.05 x-usual\nBenchmarkGrowth/digits-2 20 16 x-growth 30 x-usual\n"
	r, err := read(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	var growth []string
	for _, line := range r.missed() {
		if strings.HasPrefix(line, "growth") {
			growth = append(growth, line)
		}
	}
	want := "[growth x-growth is 50, bound 40 dots growth x-usual is 0.050, bound 0.12 dots]"
	if got := fmt.Sprint(growth); got != want {
		t.Errorf("missed %s, want %s", got, want)
	}
}

func TestNumber(t *testing.T) {
	for value, want := range map[float64]string{0: "0", 0.0123: "0.012", 0.5: "0.50", 0.996: "1.0", 2.5: "2.5", 9.96: "10", 159.4: "159"} {
		if got := number(value); got != want {
			t.Errorf("%v is written %s, want %s", value, got, want)
		}
	}
}

func TestReplace(t *testing.T) {
	got, err := replace("a\n"+begin+"old\n"+end+"b\n", "new\n")
	if want := "a\n" + begin + "new\n" + end + "b\n"; got != want || err != nil {
		t.Errorf("got %q and %v, want %q", got, err, want)
	}
	for _, readme := range []string{"", "a\n" + begin, end + begin} {
		if _, err := replace(readme, "new\n"); err == nil {
			t.Errorf("%q: no error", readme)
		}
	}
}

// TestCommitted holds that the picture and the tables of the README are those
// of the run that is kept beside them.
func TestCommitted(t *testing.T) {
	kept := func(name ...string) string {
		content, err := os.ReadFile(filepath.Join(append([]string{".."}, name...)...))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	r, err := read(strings.NewReader(kept(runFile)))
	if err != nil {
		t.Fatal(err)
	}
	if kept(pictureFile) != r.picture() {
		t.Error("the picture is of another run; go run ./chart -redraw")
	}
	readme := kept(readmeFile)
	if want, err := replace(readme, r.markdown()); err != nil || want != readme {
		t.Errorf("the README is of another run (%v); go run ./chart -redraw", err)
	}
}

func TestPicture(t *testing.T) {
	r, err := read(strings.NewReader(output("BenchmarkAll/notes-2 \t 20\t 0.02 x-re2\t 0.02 x-regexps\t 1 x-re2+names\t 1 x-names\t 300 x-automaton")))
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
