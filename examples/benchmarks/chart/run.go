// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/safeharbor-go/safeharbor/examples/benchmarks/targets"
)

// A run is what a benchmark run printed.
type run struct {
	settings map[string]string // such as cpu
	figures  map[figure][]float64
}

// A figure is a benchmark, the case of it that was measured, and a unit.
type figure struct{ benchmark, of, unit string }

// read reads the output of go test -bench. The error says what is missing.
func read(in io.Reader) (*run, error) {
	r := &run{make(map[string]string), make(map[figure][]float64)}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		line := lines.Text()
		if key, value, ok := strings.Cut(line, ": "); ok && strings.ToLower(key) == key && !strings.Contains(key, " ") {
			r.settings[key] = value
		}
		if strings.HasPrefix(line, "Benchmark") {
			if err := r.add(strings.Fields(line)); err != nil {
				return nil, err
			}
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	for _, key := range []string{"commit", "go", "goos", "goarch", "cpu"} {
		if r.settings[key] == "" {
			return nil, fmt.Errorf("the run does not say its %s", key)
		}
	}
	for _, row := range targets.Rows() {
		if len(r.cases(row)) == 0 {
			return nil, fmt.Errorf("the run has no %s of %s", row.Unit, row.Benchmark)
		}
		if !row.Compares() {
			continue
		}
		for _, shape := range shapes {
			if values := r.figures[figure{row.Benchmark, shape, row.Unit}]; len(values) == 0 || slices.Min(values) == 0 {
				return nil, fmt.Errorf("the run has no %s of %s/%s, or it is zero", row.Unit, row.Benchmark, shape)
			}
		}
	}
	return r, nil
}

// add takes the figures of one line: a name, the number of passes, and then
// values with their units.
func (r *run) add(line []string) error {
	if len(line) < 4 {
		return nil // the name alone, before its figures are known
	}
	name, of, _ := strings.Cut(strings.TrimPrefix(line[0], "Benchmark"), "/")
	if of == "" {
		name = withoutCores(name)
	}
	for i := 2; i+1 < len(line); i += 2 {
		value, err := strconv.ParseFloat(line[i], 64)
		if err != nil || value < 0 {
			return fmt.Errorf("%s: %q is no figure", line[0], line[i])
		}
		key := figure{strings.ToLower(name), withoutCores(of), line[i+1]}
		r.figures[key] = append(r.figures[key], value)
	}
	return nil
}

// withoutCores cuts off the number of cores: "short-2" is "short".
func withoutCores(name string) string {
	if i := strings.LastIndexByte(name, '-'); i > 0 {
		if _, err := strconv.Atoi(name[i+1:]); err == nil {
			return name[:i]
		}
	}
	return name
}

// cases returns what was measured for a row, sorted.
func (r *run) cases(row targets.Row) []string {
	var out []string
	for key := range r.figures {
		if key.benchmark == row.Benchmark && key.unit == row.Unit {
			out = append(out, key.of)
		}
	}
	slices.Sort(out)
	return out
}

// of returns the figure of one case: the median if it was measured more than
// once, the lower of two.
func (r *run) of(row targets.Row, name string) float64 {
	values := slices.Sorted(slices.Values(r.figures[figure{row.Benchmark, name, row.Unit}]))
	return values[(len(values)-1)/2]
}

// worst returns the worst figure of a row, and its case.
func (r *run) worst(row targets.Row) (value float64, name string) {
	for i, c := range r.cases(row) {
		v := r.of(row, c)
		if i == 0 || row.AtMost && v > value || !row.AtMost && v < value {
			value, name = v, c
		}
	}
	return value, name
}

// missed returns a line for each row with a figure that misses its bound.
func (r *run) missed() []string {
	var out []string
	for _, row := range targets.Rows() {
		if value, name := r.worst(row); row.Missed(value) {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s is %s, bound %s %s", row.Benchmark, row.Unit, number(value), number(row.Bound), name)))
		}
	}
	return out
}

// number writes a figure with two or three digits.
func number(v float64) string {
	switch {
	case v == 0 || v >= 9.95:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 0.995:
		return strconv.FormatFloat(v, 'f', 1, 64)
	case v >= 0.0995:
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return strconv.FormatFloat(v, 'f', 3, 64)
}
