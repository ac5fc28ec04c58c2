// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/safeharbor-go/safeharbor/baa"
)

// large is a graph of n services of one vendor, each with a grant, in a chain of
// five hops at the end.
func large(tb testing.TB, n int) (baa.Dataset, baa.Use) {
	d := clinic(tb)
	d.Parties = append(d.Parties, baa.Party{ID: "v", Name: "A vendor"})
	d.Agreements = []baa.Agreement{{ID: "deal", Kind: baa.BAA, Status: baa.Signed, Upstream: "clinic", Downstream: "v", Validity: from(tb, "2024-01-01")}}
	u := baa.Use{Account: "main", AsOf: day(tb, "2026-06-01")}
	for i := range n {
		path := fmt.Sprintf("a.b%d.c", i)
		d.Services = append(d.Services, baa.Service{Owner: "v", Path: path})
		d.Grants = append(d.Grants, baa.Grant{ID: path, Under: "deal", Services: []string{"v/" + path}, Effect: baa.EffectCovered})
		if i >= n-5 {
			u.Flow = append(u.Flow, "v/"+path)
		}
	}
	return d, u
}

// BenchmarkEvaluate shows that an answer about five hops costs the same whatever
// the size of the graph. Best is the fastest of many batches: other work on the
// machine, and the collector walking a large graph, disturb it least.
func BenchmarkEvaluate(b *testing.B) {
	for _, n := range []int{10, 100, 1_000, 10_000, 100_000} {
		d, u := large(b, n)
		g := graph(b, d)
		b.Run(fmt.Sprintf("services=%d/hops=5", n), func(b *testing.B) {
			b.ReportAllocs()
			const batch = 50
			best, n := time.Duration(math.MaxInt64), 0
			start := time.Now()
			for b.Loop() {
				if v, err := g.Evaluate(u); err != nil || v.Coverage != baa.Covered {
					b.Fatal(v.Coverage, err)
				}
				if n++; n%batch == 0 {
					best, start = min(best, time.Since(start)), time.Now()
				}
			}
			b.ReportMetric(float64(best.Nanoseconds())/batch, "best-ns/op")
		})
	}
	g := vendors(b, onQuo(b, "business"))
	for _, service := range []string{"quo/comm.call", "quo/comm.sms", "sprout/social.dm"} {
		u := baa.Use{Service: service, Account: "main", AsOf: day(b, "2026-06-01")}
		b.Run("shipped/"+service, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := g.Evaluate(u); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		d, _ := large(b, n)
		b.Run(fmt.Sprintf("services=%d", n), func(b *testing.B) {
			for b.Loop() {
				graph(b, d)
			}
		})
	}
}

// TestCostDoesNotGrowWithTheGraph counts allocations, which do not depend on the
// machine, on a small and on a large graph.
func TestCostDoesNotGrowWithTheGraph(t *testing.T) {
	allocs := func(n int) float64 {
		d, u := large(t, n)
		g := graph(t, d)
		return testing.AllocsPerRun(20, func() { ask(t, g, u) })
	}
	if few, many := allocs(10), allocs(3000); many > few+5 {
		t.Errorf("%v allocations on 10 services, %v on 3000", few, many)
	}
}
