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

// contenders begins with the router, to which the others are compared.
var contenders = []contender{{"router", newPlanner}, {"expr", newExpr}, {"cel-go", newCEL}, {"cedar-go", newCedar}}

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
			fmt.Fprintf(out, "%-7s %6d", shape, n)
			var first time.Duration
			for i, c := range contenders {
				e, err := c.make(rulesOf(shape, n))
				if err != nil {
					return fmt.Errorf("%s: %w", c.name, err)
				}
				each, err := measure(e, budget)
				if err != nil {
					return fmt.Errorf("%s: %w", c.name, err)
				}
				if i == 0 {
					first = each
				}
				fmt.Fprintf(out, " %10s (%6.1fx)", each.Round(10*time.Nanosecond), float64(each)/float64(first))
			}
			fmt.Fprintln(out)
		}
	}
	return nil
}

// measure returns the time for one message, the best of three parts of the
// budget: what else the machine does makes times longer, never shorter.
func measure(e engine, budget time.Duration) (time.Duration, error) {
	best := time.Duration(0)
	for range 3 {
		began, done := time.Now(), 0
		for time.Since(began) < budget/3 {
			for _, m := range messages {
				if _, err := e.match(m); err != nil {
					return 0, err
				}
				done++
			}
		}
		if each := time.Since(began) / time.Duration(done); best == 0 || each < best {
			best = each
		}
	}
	return best, nil
}
