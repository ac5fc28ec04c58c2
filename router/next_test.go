// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// removedPlan has a removal, a reply that claims it, and steps around them.
func removedPlan(t *testing.T) router.Plan {
	t.Helper()
	return evaluate(t, baseline(t), certain(nil))
}

// run carries a plan out with an outcome for each slot, and returns the values
// in the order of doing.
func run(p router.Plan, outcome map[router.Slot]router.Stage) (done []string, receipts []router.Receipt) {
	for range 100 {
		s, ok := router.Next(p, receipts)
		if !ok {
			return done, receipts
		}
		done = append(done, s.Slot.String()+"="+s.Value)
		stage := router.StageDone
		if o, set := outcome[s.Slot]; set {
			stage = o
		}
		receipts = append(receipts, router.Receipt{Key: s.Key, Stage: router.StageStarted}, router.Receipt{Key: s.Key, Stage: stage})
	}
	return append(done, "endless"), receipts
}

func TestReq_T11_NextRemovesBeforeItClaims(t *testing.T) {
	p := removedPlan(t)
	done, _ := run(p, nil)
	require.Less(t, slices.Index(done, "remove=hide"), slices.Index(done, "auto_reply=removed.redirect"))
	require.Len(t, done, len(p.Steps), "every step is done once")

	done, _ = run(p, map[router.Slot]router.Stage{router.SlotRemove: router.StageFailed})
	require.NotContains(t, done, "auto_reply=removed.redirect", "what failed is not claimed")
	require.Contains(t, done, "retention=review-health", "and the rest goes on")
}

// After every prefix of every order of receipts the laws of Next hold.
func TestNextOnEveryPrefix(t *testing.T) {
	p := removedPlan(t)
	_, all := run(p, nil)
	for n := range len(all) + 1 {
		receipts := slices.Clone(all[:n])
		stages := map[string]router.Stage{}
		for _, r := range receipts {
			stages[r.Key] = max(stages[r.Key], r.Stage)
		}
		want, wantOK := router.Next(p, receipts)
		slices.Reverse(receipts)
		got, ok := router.Next(p, receipts)
		require.Equal(t, want, got, "the order of receipts does not matter")
		require.Equal(t, wantOK, ok)
		if !ok {
			continue
		}
		require.NotEqual(t, router.StageDone, stages[got.Key])
		for _, key := range got.After {
			require.Equal(t, router.StageDone, stages[key])
		}
		if stages[got.Key] == router.StageStarted {
			require.False(t, got.CustomerVisible, "the customer would notice twice")
		}
	}
}

func TestNextAfterACrash(t *testing.T) {
	p := removedPlan(t)
	hide := p.Find(router.SlotRemove)[0]
	tag := p.Find(router.SlotTag)[0]
	receipts := []router.Receipt{{Key: hide.Key, Stage: router.StageStarted}, {Key: tag.Key, Stage: router.StageStarted}}
	s, ok := router.Next(p, receipts)
	require.True(t, ok)
	require.Equal(t, tag.Key, s.Key, "a tag can be set twice")
	require.Equal(t, []router.Step{hide}, router.Uncertain(p, receipts))
	for _, s := range p.Steps {
		if s.Slot != router.SlotRemove && s.Slot != router.SlotAutoReply {
			receipts = append(receipts, router.Receipt{Key: s.Key, Stage: router.StageDone})
		}
	}
	_, ok = router.Next(p, receipts)
	require.False(t, ok, "neither the uncertain removal nor the reply that claims it is done on its own")
	receipts = append(receipts, router.Receipt{Key: hide.Key, Stage: router.StageDone})
	s, ok = router.Next(p, receipts)
	require.True(t, ok, "a person found that it had happened")
	require.Equal(t, router.SlotAutoReply, s.Slot)
}

func TestNextAsksForAnApprovalOnce(t *testing.T) {
	e := engineOf(t, rule("a", router.PhaseRespond, router.Action{RequireApproval: &router.Requirement{N: 1, Roles: []string{"x"}}}, router.Action{AutoReply: "general"}))
	p := evaluate(t, e, known())
	approval := p.Find(router.SlotApproval)[0]
	s, ok := router.Next(p, nil)
	require.True(t, ok)
	require.Equal(t, approval.Key, s.Key)
	_, ok = router.Next(p, []router.Receipt{{Key: approval.Key, Stage: router.StageStarted}})
	require.False(t, ok, "people are thinking")
	s, ok = router.Next(p, []router.Receipt{{Key: approval.Key, Stage: router.StageDone}})
	require.True(t, ok)
	require.Equal(t, "general", s.Value)
}

// The same step of the same message has the same key; another revision, message
// or rule set has another.
func TestKeys(t *testing.T) {
	e := engineOf(t, rule("a", router.PhaseRoute, router.Action{Tag: "x"}))
	key := func(e *router.Engine, change func(*router.Facts)) string {
		return evaluate(t, e, with(change)).Steps[0].Key
	}
	same := func(*router.Facts) {}
	first := key(e, same)
	require.Equal(t, first, key(e, same))
	require.NotEqual(t, first, key(e, func(f *router.Facts) { f.Revision = 1 }))
	require.NotEqual(t, first, key(e, func(f *router.Facts) { f.ID = "m2" }))
	require.NotEqual(t, first, key(engineOf(t, rule("b", router.PhaseRoute, router.Action{Tag: "x"})), same))
}
