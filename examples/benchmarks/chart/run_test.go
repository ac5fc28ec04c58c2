// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
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
	r, err := read(strings.NewReader(output() + "BenchmarkNames/notes-2 \t 20\t 9 x-re2\nBenchmarkNames/notes-2 \t 20\t 4 x-re2\n"))
	if err != nil {
		t.Fatal(err)
	}
	if r.settings["cpu"] != "A Processor" || r.settings["commit"] != "1234567" {
		t.Errorf("settings %v", r.settings)
	}
	re2 := targets.Row{Benchmark: "names", Unit: "x-re2"}
	if got := r.of(re2, "notes"); got != 4 {
		t.Errorf("the median of 2.5, 9 and 4 is %v", got)
	}
	if got := r.of(re2, "short"); got != 2.5 {
		t.Errorf("names/short is %v, want 2.5", got)
	}
}

func TestReadFails(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":      "",
		"no figures":   "commit: a\ngo: b\ngoos: c\ngoarch: d\ncpu: e\nPASS\n",
		"no settings":  strings.ReplaceAll(output(), "cpu: ", "processor "),
		"no number":    output("BenchmarkNames/notes-2 \t 20\t x x-re2"),
		"negative":     output("BenchmarkNames/notes-2 \t 20\t -1 x-re2"),
		"a shape less": strings.ReplaceAll(output(), "BenchmarkNames/notes", "BenchmarkNames/nuts"),
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
