// SPDX-License-Identifier: Apache-2.0

package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

// contender is an engine by name.
type contender struct {
	name string
	make func([]rule) (engine, error)
}

// contenders begins with the router, to which the others are compared, also to
// itself when somebody reads its traces.
var contenders = []contender{
	{"router", newRouter}, {"traces read", newTeller}, {"expr", newExpr}, {"cel-go", newCEL}, {"cedar-go", newCedar},
}

// sizes are the numbers of rules.
var sizes = []int{100, 1000}

func main() {
	budget := flag.Duration("time", 300*time.Millisecond, "time for each measurement")
	flag.Parse()
	if err := compare(os.Stdout, *budget); err != nil {
		fmt.Fprintln(os.Stderr, "rulebench:", err)
		os.Exit(1)
	}
}

// compare prints a table of times, and how many times as long as the router
// each of the others takes.
func compare(out io.Writer, budget time.Duration) error {
	fmt.Fprintf(out, "%-7s %6s", "shape", "rules")
	for _, c := range contenders {
		fmt.Fprintf(out, " %20s", c.name)
	}
	fmt.Fprintln(out)
	for _, shape := range shapes {
		for _, n := range sizes {
			times, err := measure(rulesOf(shape, n), budget)
			if err != nil {
				return err
			}
			fmt.Fprintf(out, "%-7s %6d", shape, n)
			for _, t := range times {
				fmt.Fprintf(out, " %10s (%6.1fx)", t.Round(10*time.Nanosecond), float64(t)/float64(times[0]))
			}
			fmt.Fprintln(out)
		}
	}
	return nil
}

// parts is into how many parts the time of a measurement is cut.
const parts = 10

// measure returns the time that each contender takes for one message. They take
// turns, and of each the best turn counts: what else the machine does makes
// times longer, never shorter.
func measure(rules []rule, budget time.Duration) ([]time.Duration, error) {
	engines := make([]engine, len(contenders))
	for i, c := range contenders {
		var err error
		if engines[i], err = c.make(rules); err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
	}
	best := make([]time.Duration, len(contenders))
	for part := range parts {
		for i, e := range engines {
			each, err := turn(e, budget/parts)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", contenders[i].name, err)
			}
			if part == 0 || each < best[i] {
				best[i] = each
			}
		}
	}
	return best, nil
}

// turn returns the time for one message, over as many as fit into a budget.
func turn(e engine, budget time.Duration) (time.Duration, error) {
	began, done := time.Now(), 0
	for done == 0 || time.Since(began) < budget {
		for _, m := range messages {
			if _, err := e.match(m); err != nil {
				return 0, err
			}
			done++
		}
	}
	return time.Since(began) / time.Duration(done), nil
}
