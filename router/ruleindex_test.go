// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// indexable is a random condition on facts of every type.
func indexable(r *rand.Rand, depth int) router.Condition {
	if depth > 0 && r.IntN(3) > 0 {
		kids := make([]router.Condition, r.IntN(3))
		for i := range kids {
			kids[i] = indexable(r, depth-1)
		}
		switch r.IntN(3) {
		case 0:
			return router.All(append(kids, indexable(r, 0))...)
		case 1:
			return router.Any(append(kids, indexable(r, 0))...)
		}
		return router.Not(indexable(r, depth-1))
	}
	switch r.IntN(9) {
	case 0:
		return router.Is("text", router.OpContainsPhrase, []string{"hello there", "there", "rash"}[r.IntN(3)], "cough")
	case 1:
		return router.Is("text", router.OpMatches, []string{`he(l+)o`, `ras[hk]|there`, `x{3,}`}[r.IntN(3)])
	case 2:
		return router.Is("author_roles", []router.Op{router.OpHasAny, router.OpHasAll}[r.IntN(2)], "nurse", "clerk")
	case 3:
		return router.Is("language", router.OpLang, "en")
	case 4:
		return router.Is("coverage.crm", router.OpEq, "covered")
	case 5:
		return router.Is("text", router.OpContainsWord, "hello")
	}
	return randomCondition(r, 0)
}

// manyFacts are random facts of which any may be unknown.
func manyFacts(r *rand.Rand, n int) []router.Facts {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	out := make([]router.Facts, n)
	for i := range out {
		out[i] = with(func(f *router.Facts) {
			f.Level, f.Health = router.Level(r.IntN(5)), router.Truth(r.IntN(3))
			f.Intents = [][]router.Intent{nil, {}, {router.IntentLegal}, {router.IntentAbuse, router.IntentLegal}}[r.IntN(4)]
			f.Profile, f.Language = pick("", "a", "b", "c", "z"), pick("", "en", "EN-us", "fr")
			f.AuthorRoles = [][]string{nil, {}, {"nurse"}, {"clerk", "nurse"}}[r.IntN(4)]
			f.Tags = [][]string{nil, {}, {"x"}, {"y", "x"}}[r.IntN(4)]
			f.Coverage = []map[string]router.Coverage{nil, {"crm": router.CoverageCovered}, {"crm": router.CoverageUnknown}}[r.IntN(3)]
			text := pick("", "Hello there", "a RASH and ſ", "xxxx heo helo", "nothing")
			if f.Text = &text; r.IntN(4) == 0 {
				f.Text = nil
			}
		})
	}
	return out
}

// The rules that the index leaves out are those that do not match: Explain,
// which asks every rule, finds the same outcomes.
func TestIndexLeavesOutWhatCannotMatch(t *testing.T) {
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 3))
		rules := make([]router.Rule, 1+r.IntN(70))
		for i := range rules {
			rules[i] = router.Rule{
				ID: fmt.Sprintf("r%02d", i), Phase: router.Phase(r.IntN(5)), When: indexable(r, r.IntN(3)),
				Do: []router.Action{{Tag: []string{"x", "y", "z"}[r.IntN(3)]}}, OnError: router.OnError(r.IntN(2)),
			}
			if r.IntN(30) == 0 && rules[i].Phase != router.PhaseGuard {
				rules[i].Stop = router.StopPhase
			}
		}
		e := engineOf(t, rules...)
		for _, f := range manyFacts(r, 40) {
			trace, err := e.Explain(f)
			require.NoError(t, err)
			want := map[string]router.Outcome{}
			for _, rule := range trace.Rules() {
				if rule.Outcome != router.OutcomeNoMatch && rule.Outcome != router.OutcomeStopped {
					want[rule.Rule] = rule.Outcome
				}
			}
			got := map[string]router.Outcome{}
			for _, rule := range evaluate(t, e, f).Trace.Rules() {
				if rule.Rule != "default_plan" {
					got[rule.Rule] = rule.Outcome
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d, %s (-want +got):\n%s", seed, asJSON(t, f), diff)
			}
		}
	}
}

func TestEstimateCost(t *testing.T) {
	on := func(id string, when router.Condition) router.Rule {
		r := rule(id, router.PhaseRoute, router.Action{Tag: "x"})
		r.When = when
		return r
	}
	off := on("off", router.All())
	off.Mode = router.ModeOff
	e := engineOf(t,
		on("profile", router.All(router.Is("profile", router.OpEq, "a"), router.Is("text", router.OpMatches, `pills?\b`))),
		on("words", router.Is("text", router.OpContainsPhrase, "red rash", "cough")),
		on("loose", router.Is("text", router.OpMatches, `\d+`)),
		on("always", router.All()), off)
	want := router.Cost{Rules: 4, Always: 2, Questions: 4, Needles: 2, Patterns: 2, Loose: 1}
	if diff := cmp.Diff(want, e.EstimateCost()); diff != "" {
		t.Errorf("cost (-want +got):\n%s", diff)
	}
}

// Rules that cannot match cost next to nothing: of 5,000 rules each message
// meets four.
func TestGrowthTable(t *testing.T) {
	f := with(func(f *router.Facts) { f.Profile = "p1" })
	t.Log(" rules  always      compile   evaluate")
	for _, n := range []int{100, 500, 1000, 2500, router.MaxRules} {
		began := time.Now()
		e, err := router.New(ruleSet(manyRules(n)...), replies())
		require.NoError(t, err)
		compiled := time.Since(began)
		require.Zero(t, e.EstimateCost().Always, "every rule names the profiles that it is for")
		best := time.Hour // what else the machine does only makes times longer
		for range 20 {
			const times = 20
			began = time.Now()
			for range times {
				evaluate(t, e, f)
			}
			best = min(best, time.Since(began)/times)
		}
		t.Logf("%6d %7d %12s %10s", n, e.EstimateCost().Always, compiled.Round(time.Microsecond), best.Round(10*time.Nanosecond))
	}
}

func BenchmarkGrowth(b *testing.B) {
	f := with(func(f *router.Facts) { f.Profile = "p1" })
	for _, n := range []int{100, 500, 1000, 2500, router.MaxRules} {
		e := engineOf(b, manyRules(n)...)
		b.Run(fmt.Sprintf("rules%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := e.Evaluate(f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
