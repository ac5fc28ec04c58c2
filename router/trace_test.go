// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// tracing has a rule that matches and stops, one that is undecided, one in
// shadow mode that would stop, and one that does not match.
func tracing(t *testing.T) *router.Engine {
	with := func(id string, change func(*router.Rule)) router.Rule {
		r := rule(id, router.PhaseRoute, router.Action{Tag: id})
		r.Reason, r.Source = "because "+id, "45 CFR 164.530(c)(1)"
		change(&r)
		return r
	}
	return engineOf(t,
		with("acts", func(r *router.Rule) { r.Phase, r.Stop = router.PhaseFinalize, router.StopAll }),
		with("later", func(r *router.Rule) { r.Phase, r.Priority = router.PhaseFinalize, -1 }),
		with("open", func(r *router.Rule) { r.When = router.IsTrue("health") }),
		with("shadow", func(r *router.Rule) { r.Mode, r.Stop = router.ModeShadow, router.StopAll }),
		with("silent", func(r *router.Rule) { r.When = router.Is("level", router.OpEq, "certain") }))
}

func TestTraceTellsWhatBecameOfTheRules(t *testing.T) {
	e := tracing(t)
	f := with(func(f *router.Facts) { f.Health = router.Unknown })
	source := "45 CFR 164.530(c)(1)"
	want := []router.RuleTrace{
		{Rule: "open", Phase: router.PhaseRoute, Outcome: router.OutcomeUndecided, Reason: "because open", Source: source},
		{Rule: "shadow", Phase: router.PhaseRoute, Outcome: router.OutcomeShadow, Reason: "because shadow", Source: source},
		{Rule: "acts", Phase: router.PhaseFinalize, Outcome: router.OutcomeMatched, Stop: router.StopAll, Reason: "because acts", Source: source},
	}
	trace := evaluate(t, e, f).Trace
	if diff := cmp.Diff(want, trace.Rules()); diff != "" {
		t.Errorf("what did not match and what was stopped is not listed (-want +got):\n%s", diff)
	}
	for r := range trace.All() {
		require.Equal(t, want[0], r, "the first of all")
		break
	}
	trace.Rules()[0].Rule = "changed"
	require.Equal(t, "open", trace.Rules()[0].Rule, "the list is the caller's")

	explained, err := e.Explain(f)
	require.NoError(t, err)
	var all []string
	for _, r := range explained.Rules() {
		all = append(all, r.Rule+" "+r.Outcome.String())
	}
	require.Equal(t, []string{"open undecided", "shadow shadow", "silent no_match", "acts matched", "later stopped"}, all)
}

// Engines use the room of one evaluation for the next. No plan and no trace
// changes by that, and no fact stays.
func TestPlansOutliveTheirEvaluation(t *testing.T) {
	e := tracing(t)
	first := evaluate(t, e, with(func(f *router.Facts) { f.Health = router.Unknown }))
	before, trace := asJSON(t, first), asJSON(t, first.Trace)
	for range 10 {
		p := evaluate(t, e, certain(func(f *router.Facts) { f.ID = "other" }))
		require.Equal(t, []string{"acts", "open", "silent"}, values(p, router.SlotTag))
	}
	require.Equal(t, before, asJSON(t, first))
	require.Equal(t, trace, asJSON(t, first.Trace))
	p := evaluate(t, e, router.Facts{ID: "m"})
	require.Empty(t, values(p, router.SlotTag), "nothing is known of this message, whatever was known of the last")
}

func TestTraceInJSON(t *testing.T) {
	e := tracing(t)
	explained, err := e.Explain(known())
	require.NoError(t, err)
	for _, trace := range []router.Trace{evaluate(t, e, known()).Trace, explained, {ID: "m"}} {
		var read router.Trace
		require.NoError(t, json.Unmarshal([]byte(asJSON(t, trace)), &read))
		require.True(t, trace.Equal(read))
		require.Equal(t, asJSON(t, trace), asJSON(t, read))
	}
	require.False(t, explained.Equal(evaluate(t, e, known()).Trace))
	require.Equal(t, `{"id":"","engine":{"version":"","digest":""},"rules":[]}`, asJSON(t, router.Trace{}))
	require.Equal(t, "router.Trace(m: 0 rules)", router.Trace{ID: "m"}.String())
	require.Error(t, json.Unmarshal([]byte(`{"rule":[]}`), &router.Trace{}))
}
