// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// All engines find the same rules, so that the times are for the same work.
func TestContendersAgree(t *testing.T) {
	for _, shape := range shapes {
		for _, n := range sizes {
			var want []string
			for i, c := range contenders {
				e, err := c.make(rulesOf(shape, n))
				if err != nil {
					t.Fatal(c.name, err)
				}
				var got []string
				for _, m := range messages {
					found, err := e.match(m)
					if err != nil {
						t.Fatal(c.name, err)
					}
					got = append(got, fmt.Sprint(found))
				}
				if i == 0 {
					want = got
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s of %d: %s finds %.100s, the router %.100s", shape, n, c.name, got, want)
				}
				if all := strings.Count(strings.Join(got, " "), "r"); all == 0 {
					t.Errorf("%s of %d: no rule matches anything", shape, n)
				}
			}
		}
	}
}

func TestCompare(t *testing.T) {
	var out bytes.Buffer
	if err := compare(&out, 3*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Count(out.String(), "\n"), 1+len(shapes)*len(sizes); got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
	t.Log("\n" + out.String())
}

func BenchmarkRules(b *testing.B) {
	for _, shape := range shapes {
		for _, n := range sizes {
			for _, c := range contenders {
				e, err := c.make(rulesOf(shape, n))
				if err != nil {
					b.Fatal(err)
				}
				b.Run(fmt.Sprintf("%s/rules%d/%s", shape, n, c.name), func(b *testing.B) {
					b.ReportAllocs()
					i := 0
					for b.Loop() {
						if _, err := e.match(messages[i%len(messages)]); err != nil {
							b.Fatal(err)
						}
						i++
					}
				})
			}
		}
	}
}
