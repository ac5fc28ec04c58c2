// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"math/rand/v2"
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

// Whatever receipts there are, in whatever order and however often, Next follows
// its laws. All that receipts can say is a stage for each step, so every stage of
// every step is tried with every other.
func TestNextOnEverySequenceOfReceipts(t *testing.T) {
	p := removedPlan(t)
	p.Steps = append(p.Steps, router.Step{Key: "approval", Slot: router.SlotApproval})
	stages := make([]router.Stage, len(p.Steps))
	r := rand.New(rand.NewPCG(1, 1))
	for tried := 1; ; tried++ {
		var receipts []router.Receipt
		for i, stage := range stages {
			for s := router.StageStarted; s <= stage; s++ { // what failed may be tried again and done
				receipts = append(receipts, router.Receipt{Key: p.Steps[i].Key, Stage: s})
			}
		}
		r.Shuffle(len(receipts), func(i, j int) { receipts[i], receipts[j] = receipts[j], receipts[i] })
		want := slices.IndexFunc(p.Steps, func(s router.Step) bool { return mayBeDone(p, stages, s) })
		got, ok := router.Next(p, receipts)
		require.Equal(t, want >= 0, ok, receipts)
		if ok {
			require.Equal(t, p.Steps[want].Key, got.Key, receipts)
		}
		if tried%8 == 0 { // a receipt that came twice says nothing new
			again, _ := router.Next(p, append(receipts, receipts...))
			require.Equal(t, got.Key, again.Key)
		}
		if !nextStages(stages) {
			t.Logf("%d states of %d steps", tried, len(p.Steps))
			return
		}
	}
}

// nextStages counts through all stages of all steps.
func nextStages(stages []router.Stage) bool {
	for i := range stages {
		if stages[i]++; stages[i] <= router.StageDone {
			return true
		}
		stages[i] = router.StagePending
	}
	return false
}

// mayBeDone is what the documentation of Next says, written down a second time.
func mayBeDone(p router.Plan, stages []router.Stage, s router.Step) bool {
	stage := func(key string) router.Stage {
		return stages[slices.IndexFunc(p.Steps, func(s router.Step) bool { return s.Key == key })]
	}
	for _, key := range s.After {
		if stage(key) != router.StageDone {
			return false
		}
	}
	switch stage(s.Key) {
	case router.StagePending:
		return true
	case router.StageStarted:
		return !s.CustomerVisible && s.Slot != router.SlotApproval
	}
	return false
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
