// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/safeharbor-go/safeharbor/internal/fold"
)

// slowSettle is settle as its comment tells it, comparing each candidate with
// everything that was found before.
func slowSettle(cs []candidate, threshold float64) []candidate {
	cs = slices.Clone(cs)
	slices.SortFunc(cs, byWeight)
	var found []candidate
	free := func(at int) bool {
		return !slices.ContainsFunc(found, func(f candidate) bool { return f.start <= at && at < f.end })
	}
	for _, c := range cs {
		if probability(c.odds) < threshold {
			continue
		}
		first := -1 // the one that has the first byte that is taken
		for at := c.start; at < c.end && first < 0; at++ {
			first = slices.IndexFunc(found, func(f candidate) bool { return f.start <= at && at < f.end })
		}
		if first < 0 {
			found = append(found, c)
			continue
		}
		if f := &found[first]; f.kind == c.kind {
			for f.start > c.start && free(f.start-1) {
				f.start--
			}
			for f.end < c.end && free(f.end) {
				f.end++
			}
		}
	}
	slices.SortFunc(found, func(a, b candidate) int { return a.start - b.start })
	return found
}

func TestSettleAgainstOracle(t *testing.T) {
	d, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(14, 15))
	for range 3000 {
		const length = 400
		w := &work{d: d, reading: reading{text: strings.Repeat("x", length)}}
		w.view = fold.Fold(w.text)
		for range r.IntN(60) {
			start := r.IntN(length - 1)
			w.propose(candidate{
				kind: Kind(1 + r.IntN(3)), start: start, end: min(length, start+1+r.IntN(40)), odds: float64(r.IntN(9) - 2), rule: string(rune('a' + r.IntN(26))),
			})
		}
		var want []Finding
		for _, c := range slowSettle(w.candidates, DefaultThreshold) {
			want = append(want, w.finding(&c))
		}
		w.settle()
		if diff := cmp.Diff(want, w.found); diff != "" {
			t.Fatalf("(-oracle +got):\n%s", diff)
		}
	}
}

func TestSettle(t *testing.T) {
	for _, tc := range []struct {
		why  string
		in   []candidate
		want []candidate
	}{
		{"the likelier stays", []candidate{{kind: KindDate, start: 0, end: 5, odds: 1}, {kind: KindPhone, start: 3, end: 9, odds: 2}},
			[]candidate{{kind: KindPhone, start: 3, end: 9, odds: 2}}},
		{"of two that are as likely the longer stays", []candidate{{kind: KindDate, start: 0, end: 5, odds: 1}, {kind: KindPhone, start: 3, end: 9, odds: 1}},
			[]candidate{{kind: KindPhone, start: 3, end: 9, odds: 1}}},
		{"of two that are as long the one that the regulation lists first", []candidate{{kind: KindPhone, start: 0, end: 5, odds: 1}, {kind: KindDate, start: 0, end: 5, odds: 1}},
			[]candidate{{kind: KindDate, start: 0, end: 5, odds: 1}}},
		{"one kind is joined", []candidate{{kind: KindDate, start: 0, end: 5, odds: 1}, {kind: KindDate, start: 3, end: 9, odds: 2}},
			[]candidate{{kind: KindDate, start: 0, end: 9, odds: 2}}},
		{"the unlikely stands in nobody's way", []candidate{{kind: KindDate, start: 0, end: 50, odds: -1}, {kind: KindPhone, start: 3, end: 9, odds: 1}},
			[]candidate{{kind: KindPhone, start: 3, end: 9, odds: 1}}},
		{"neighbours that touch both stay", []candidate{{kind: KindDate, start: 0, end: 5, odds: 1}, {kind: KindPhone, start: 5, end: 9, odds: 1}},
			[]candidate{{kind: KindDate, start: 0, end: 5, odds: 1}, {kind: KindPhone, start: 5, end: 9, odds: 1}}},
	} {
		t.Run(tc.why, func(t *testing.T) {
			d, err := New(nil)
			if err != nil {
				t.Fatal(err)
			}
			w := &work{d: d, reading: reading{text: strings.Repeat("x", 60)}}
			w.view = fold.Fold(w.text)
			w.candidates = tc.in
			w.settle()
			var want []Finding
			for _, c := range tc.want {
				want = append(want, w.finding(&c))
			}
			if diff := cmp.Diff(want, w.found); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
