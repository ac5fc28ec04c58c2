// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/examples/benchmarks/targets"
	"github.com/safeharbor-go/safeharbor/internal/synth"
)

// The marks between which the tables stand in the README.
const (
	begin = "<!-- written by examples/benchmarks/chart from here -->\n"
	end   = "<!-- to here -->\n"
)

// replace returns a README with other tables.
func replace(readme, tables string) (string, error) {
	before, rest, ok := strings.Cut(readme, begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return "", errors.New("the marks for the tables are missing")
	}
	return before + begin + tables + end + after, nil
}

// shapes are the texts that were measured, in the order of the columns.
var shapes = func() (names []string) {
	for _, s := range synth.Shapes() {
		names = append(names, s.String())
	}
	return names
}()

// A group is a benchmark that compares.
type group struct{ benchmark, what string }

// groups are the benchmarks that compare, and what each of them measures.
var groups = []group{
	{"identifiers", "finding identifiers, and names that something announces"},
	{"names", "finding identifiers, names and places"},
	{"all", "the whole assessment"},
}

// markdown writes the picture and the tables.
func (r *run) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n![%s](examples/benchmarks/%s)\n\n", r.alternative(), pictureFile)
	fmt.Fprintf(&b, "%s, %s on %s/%s, %s.\n", r.settings["commit"], r.settings["go"], r.settings["goos"], r.settings["goarch"], r.settings["cpu"])
	for _, group := range groups {
		fmt.Fprintf(&b, "\n| %s: times as fast as | %s | goal |\n| ---%s |\n", group.what, strings.Join(shapes, " | "), strings.Repeat(" | ---:", len(shapes)+1))
		for _, row := range targets.Rows() {
			if row.Benchmark != group.benchmark {
				continue
			}
			fmt.Fprintf(&b, "| %s |", row.What)
			for _, shape := range shapes {
				fmt.Fprintf(&b, " %s |", number(r.of(row, shape)))
			}
			fmt.Fprintf(&b, " %s |\n", number(row.Bound))
		}
	}
	b.WriteString("\n| what | worst figure | goal |\n| --- | ---: | ---: |\n")
	for _, row := range targets.Rows() {
		if row.Compares() {
			continue
		}
		side := "at least"
		if row.AtMost {
			side = "at most"
		}
		value, _ := r.worst(row)
		fmt.Fprintf(&b, "| %s | %s | %s %s |\n", row.What, number(value), side, number(row.Bound))
	}
	b.WriteString("\n")
	return b.String()
}

// alternative says in words what the picture shows.
func (r *run) alternative() string {
	var parts []string
	for _, row := range targets.Rows() {
		if row.Unit == "x-regexps" {
			what := groups[slices.IndexFunc(groups, func(g group) bool { return g.benchmark == row.Benchmark })].what
			parts = append(parts, fmt.Sprintf("%s in short messages is %s times as fast as %s", what, number(r.of(row, shapes[0])), row.What))
		}
	}
	return "Speed against other ways, on a logarithmic scale: " + strings.Join(parts, "; ") + "; the tables below have the figures"
}
