// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"fmt"
	"testing"

	"github.com/safeharbor-go/safeharbor/router"
)

// manyRules is a rule set of n rules, of which a few match.
func manyRules(n int) []router.Rule {
	rules := make([]router.Rule, n)
	for i := range rules {
		rules[i] = rule(fmt.Sprintf("r%d", i), router.PhaseClassify, router.Action{Tag: fmt.Sprintf("t%d", i)})
		rules[i].When = router.All(
			router.Is("profile", router.OpEq, fmt.Sprintf("p%d", i%(n/4+1))),
			router.Is("text", router.OpContainsPhrase, fmt.Sprintf("word%d there", i), "hello there"),
			router.Is("level", router.OpLt, "likely"))
	}
	return rules
}

func BenchmarkEvaluate(b *testing.B) {
	short := with(func(f *router.Facts) { f.Profile = "p1" })
	cases := []struct {
		name string
		e    *router.Engine
		f    router.Facts
	}{
		{"baseline/clean", baseline(b), known()},
		{"baseline/certain", baseline(b), certain(nil)},
		{"rules100/short", engineOf(b, manyRules(100)...), short},
		{"rules1000/short", engineOf(b, manyRules(1000)...), short},
		{"rules5000/short", engineOf(b, manyRules(5000)...), short},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.e.Evaluate(c.f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{100, 1000, 5000} {
		rules := manyRules(n)
		b.Run(fmt.Sprintf("rules%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := router.New(ruleSet(rules...), replies()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLint(b *testing.B) {
	e := baseline(b)
	for b.Loop() {
		e.Lint()
	}
}
