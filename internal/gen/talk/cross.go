// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
)

// crossValidate prints for each file what a model that has not seen it says of
// its messages.
func crossValidate(messages, background []message, scores string) error {
	var files []string
	for _, m := range messages {
		if !slices.Contains(files, m.file) {
			files = append(files, m.file)
		}
	}
	out := io.Discard
	if scores != "" {
		f, err := os.Create(scores)
		if err != nil {
			return err
		}
		defer f.Close()
		out = f
	}
	var all []judged
	for _, file := range files {
		var seen, held []message
		for _, m := range messages {
			if m.file == file {
				held = append(held, m)
			} else {
				seen = append(seen, m)
			}
		}
		model := train(seen, background)
		var here []judged
		for i, s := range model.samples(held) {
			j := judged{is: held[i].is}
			for h := range model.heads {
				j.odds[h] = dot(model.heads[h].weights, &s) + model.heads[h].bias
			}
			here = append(here, j)
			fmt.Fprintf(out, "%s\t%s\t%.4f\t%.4f\n", file, held[i].id, j.odds[0], j.odds[1])
		}
		report(file, here)
		all = append(all, here...)
	}
	report("all", all)
	return nil
}

// judged is what a model says of a message, and what is true.
type judged struct {
	odds [heads]float64
	is   [heads]bool
}

func report(name string, all []judged) {
	fmt.Printf("%-22s %5d messages", name, len(all))
	for h, what := range [heads]string{"health", "fact"} {
		right := 0
		for _, j := range all {
			if (j.odds[h] > 0) == j.is[h] {
				right++
			}
		}
		fmt.Printf("   %s: right %.3f, order %.3f", what, float64(right)/float64(len(all)), order(all, h))
	}
	fmt.Println()
}

// order returns the share of the pairs of a message that is and one that is not
// which the model puts in the right order.
func order(all []judged, head int) float64 {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b judged) int { return cmp.Compare(a.odds[head], b.odds[head]) })
	pairs, right, without := 0, 0, 0
	for _, j := range sorted {
		if j.is[head] {
			right += without
		} else {
			without++
		}
	}
	pairs = without * (len(all) - without)
	return float64(right) / float64(max(pairs, 1))
}
