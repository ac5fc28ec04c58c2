// SPDX-License-Identifier: Apache-2.0

// Package targets says what each figure of the benchmarks means, and the least
// that a release should reach.
//
//	for _, row := range targets.Rows() {
//		fmt.Println(row.Benchmark, row.Unit, row.What, row.Bound)
//	}
//
// # Guarantees
//
// A benchmark and a unit name one row. The order is that of the tables.
//
// # Limits
//
// Bounds are for a quiet machine. No test holds a time to them; the chart
// command says which are missed.
//
// # Sources
//
// None.
//
// # Errors
//
// None.
package targets

// A Row is one figure of a benchmark.
type Row struct {
	// Benchmark is the group, in lower case and without the shape of the texts.
	Benchmark string
	// Unit is that of the benchmark's output.
	Unit string
	// What is what the figure is about: for a comparison, what the other does.
	What string
	// Bound is the least that the figure should be, or the most if AtMost.
	Bound float64
	// AtMost says that less is better.
	AtMost bool
}

// Missed reports whether a figure is on the wrong side of the bound.
func (r Row) Missed(figure float64) bool {
	if r.AtMost {
		return figure > r.Bound
	}
	return figure < r.Bound
}

// Compares reports whether the figure says how many times as fast as something
// else the detector is.
func (r Row) Compares() bool {
	return r.Benchmark == "identifiers" || r.Benchmark == "names" || r.Benchmark == "all"
}

// Rows returns all rows.
func Rows() []Row {
	return []Row{
		{"identifiers", "x-regexps", "15 expressions of the standard library, one by one", 40, false},
		{"identifiers", "x-commonregex", "commonregex, its 11 functions for identifiers", 100, false},
		{"identifiers", "x-regexp2", "regexp2, the 15 expressions one by one", 10, false},
		{"identifiers", "x-bytes", "a look at the class of each byte, which finds nothing", 0.05, false},
		{"names", "x-regexps", "15 expressions of the standard library, one by one", 15, false},
		{"names", "x-re2", "go-re2, the 15 as one expression, which tells no kinds", 0.6, false},
		{"names", "x-re2+names", "go-re2, and a map of 100,000 names for each word", 1.8, false},
		{"names", "x-names", "the map of names alone", 1.2, false},
		{"names", "x-automaton", "an Aho-Corasick automaton of the names alone", 2, false},
		{"all", "x-regexps", "15 expressions of the standard library, one by one", 12, false},
		{"allocations", "allocs/message", "allocations for a message, its findings put into a slice that is used again", 0, true},
		{"cores", "x-cores", "two cores against one, times", 1.7, false},
		{"growth", "x-growth", "time for 256 KiB against 16 KiB of the worst repeated text, times", 40, true},
		{"growth", "x-usual", "rate on the slowest repeated text against usual text, times", 0.125, false},
		{"import", "init-µs", "initialisation of the module's packages, µs", 100, true},
		{"import", "init-B", "memory that the initialisation takes, bytes", 0, true},
		{"import", "look-up-µs", "first look-up of a word in a new process, µs", 100, true},
	}
}
