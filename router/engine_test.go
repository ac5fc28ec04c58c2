// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// A phase sees what earlier phases wrote and never what its own rules wrote.
func TestSnapshotInsideAPhase(t *testing.T) {
	sees := func(id string, phase router.Phase, tag string) router.Rule {
		r := rule(id, phase, router.Action{Tag: "seen-by-" + id})
		r.When = router.Is("tags", router.OpHasAny, tag)
		return r
	}
	first := rule("a-first", router.PhaseClassify, router.Action{Tag: "x"})
	first.Priority = 10
	folder := rule("b-folder", router.PhaseRoute, router.Action{Folder: "other"})
	seesFolder := rule("b-sees-folder", router.PhaseRespond, router.Action{Tag: "in-other"})
	seesFolder.When = router.Is("plan.folder", router.OpEq, "other")
	e := engineOf(t, first, sees("same-phase", router.PhaseClassify, "x"), sees("next-phase", router.PhaseRoute, "x"), folder, seesFolder)
	want := []string{"in-other", "seen-by-next-phase", "x"}
	require.Equal(t, want, values(evaluate(t, e, known()), router.SlotTag))
}

// The plan does not depend on the order in which rules are listed.
func TestOrderIsTotal(t *testing.T) {
	low := rule("z-low", router.PhaseRoute, router.Action{Folder: "inbox"})
	high := rule("high", router.PhaseRoute, router.Action{Folder: "review"})
	high.Priority = 1
	tie := rule("a-low", router.PhaseRoute, router.Action{Folder: "other"})
	guard := rule("guard", router.PhaseGuard, router.Action{Notify: "team"})
	rules := []router.Rule{low, high, tie, guard}
	for range 4 {
		rules = append(rules[1:], rules[0])
		p := evaluate(t, engineOf(t, rules...), known())
		require.Equal(t, []string{"review"}, values(p, router.SlotFolder))
		wantOver := []router.Overridden{
			{Slot: router.SlotFolder, Value: "other", Rule: "a-low", By: "high"},
			{Slot: router.SlotFolder, Value: "inbox", Rule: "z-low", By: "high"},
		}
		if diff := cmp.Diff(wantOver, p.Overridden); diff != "" {
			t.Errorf("overridden (-want +got):\n%s", diff)
		}
	}
}

func TestStop(t *testing.T) {
	tests := []struct {
		name, why string
		stop      router.Stop
		want      []string
	}{
		{"none", "later rules run", router.StopNone, []string{"classify-2", "guard", "guard-2", "route"}},
		{"phase", "the rest of the phase does not", router.StopPhase, []string{"guard", "guard-2", "route"}},
		{"all", "nothing after it runs", router.StopAll, []string{"guard", "guard-2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			stopper := rule("classify-1", router.PhaseClassify, router.Action{Keep: true})
			stopper.Stop = tt.stop
			e := engineOf(t, stopper,
				rule("guard", router.PhaseGuard, router.Action{Tag: "guard"}),
				rule("guard-2", router.PhaseGuard, router.Action{Tag: "guard-2"}),
				rule("classify-2", router.PhaseClassify, router.Action{Tag: "classify-2"}),
				rule("route", router.PhaseRoute, router.Action{Tag: "route"}))
			require.Equal(t, tt.want, values(evaluate(t, e, known()), router.SlotTag), tt.why)
		})
	}
	t.Run("guard rules ignore stops", func(t *testing.T) {
		stopper := rule("guard-1", router.PhaseGuard, router.Action{Keep: true})
		stopper.Stop = router.StopAll
		e := engineOf(t, stopper, rule("guard-2", router.PhaseGuard, router.Action{Tag: "guard-2"}), rule("route", router.PhaseRoute, router.Action{Tag: "route"}))
		require.Equal(t, []string{"guard-2"}, values(evaluate(t, e, known()), router.SlotTag))
	})
}

func TestModes(t *testing.T) {
	shadow := rule("shadow", router.PhaseClassify, router.Action{Tag: "shadow"})
	shadow.Mode = router.ModeShadow
	off := rule("off", router.PhaseClassify, router.Action{Tag: "off"})
	off.Mode = router.ModeOff
	open := rule("shadow-open", router.PhaseClassify, router.Action{Tag: "open"})
	open.Mode, open.When = router.ModeShadow, router.IsTrue("hold")
	p := evaluate(t, engineOf(t, shadow, off, open), with(func(f *router.Facts) { f.Hold = router.Unknown }))
	require.Empty(t, p.Steps, "neither acts, nor does an undecided one hold the message")
	require.Equal(t, router.OutboundAllow, p.Outbound)
	want := []string{"shadow shadow", "shadow-open undecided", "default_plan matched"}
	got := []string{}
	for _, r := range p.Trace.Rules() {
		got = append(got, r.Rule+" "+r.Outcome.String())
	}
	require.Equal(t, want, got)
}

// What cannot be decided is held for review: nothing is sent, nothing deleted.
func TestUndecidedHolds(t *testing.T) {
	for _, phase := range []router.Phase{router.PhaseGuard, router.PhaseClassify, router.PhaseRoute, router.PhaseRespond, router.PhaseFinalize} {
		t.Run(phase.String(), func(t *testing.T) {
			open := rule("open", phase, router.Action{Tag: "x"})
			open.When = router.IsTrue("health")
			e := engineOf(t, open,
				rule("folder", router.PhaseRoute, router.Action{Folder: "inbox"}),
				rule("delete", router.PhaseRoute, router.Action{Remove: &router.Remove{Mode: router.RemoveDeleteNow}}),
				rule("reply", router.PhaseRespond, router.Action{AutoReply: "general"}))
			p := evaluate(t, e, certain(func(f *router.Facts) { f.Health = router.Unknown }))
			require.Equal(t, []string{"review"}, values(p, router.SlotFolder))
			require.Equal(t, router.OutboundHold, p.Outbound)
			require.Equal(t, []string{"hide"}, values(p, router.SlotRemove), "hiding can be taken back, deleting cannot")
			require.Equal(t, []string{"general: outbound_held"}, causes(p))
			require.Equal(t, []router.Hold{{Cause: router.CauseUndecided, Rule: "open"}}, p.Holds)
		})
	}
	t.Run("skip", func(t *testing.T) {
		open := rule("open", router.PhaseClassify, router.Action{Tag: "x"})
		open.When, open.OnError = router.IsTrue("health"), router.OnErrorSkip
		p := evaluate(t, engineOf(t, open), with(func(f *router.Facts) { f.Health = router.Unknown }))
		require.Empty(t, p.Holds)
		require.Empty(t, p.Steps)
	})
	t.Run("fail", func(t *testing.T) {
		open := rule("open", router.PhaseClassify, router.Action{Tag: "x"})
		open.When, open.OnError = router.IsTrue("health"), router.OnErrorFail
		_, err := engineOf(t, open).Evaluate(with(func(f *router.Facts) { f.Health = router.Unknown }))
		var bad *router.FactsError
		require.ErrorAs(t, err, &bad)
		require.Equal(t, router.CodeUndecided, bad.Code)
		require.Equal(t, "open", bad.Rule)
	})
	t.Run("unknown event", func(t *testing.T) {
		p := evaluate(t, engineOf(t, rule("any", router.PhaseClassify, router.Action{Tag: "x"})), with(func(f *router.Facts) { f.Event = 0 }))
		require.Equal(t, router.OutboundHold, p.Outbound)
	})
}

// The detection's own limits hold a message without any rule.
func TestReq_P9_UnsupportedLanguageHolds(t *testing.T) {
	e := engineOf(t, rule("reply", router.PhaseRespond, router.Action{AutoReply: "general"}))
	for _, change := range []func(*router.Facts){
		func(f *router.Facts) { f.UnsupportedLanguage = router.Yes },
		func(f *router.Facts) { f.Incomplete = router.Yes },
	} {
		p := evaluate(t, e, with(change))
		require.Equal(t, router.OutboundHold, p.Outbound)
		require.Equal(t, []string{"review"}, values(p, router.SlotFolder))
		require.Len(t, p.Holds, 1)
	}
}

func TestEventsAndOrigins(t *testing.T) {
	content := rule("content", router.PhaseClassify, router.Action{Tag: "content"})
	guard := rule("guard", router.PhaseGuard, router.Action{Tag: "guard"})
	timer := rule("timer", router.PhaseClassify, router.Action{Tag: "timer"})
	timer.Events = []router.Event{router.EventTimer}
	agents := rule("agents", router.PhaseClassify, router.Action{Tag: "agents"})
	agents.Origins = []router.Origin{router.OriginAgent, router.OriginBot}
	e := engineOf(t, content, guard, timer, agents)
	tests := []struct {
		name   string
		event  router.Event
		origin router.Origin
		want   []string
	}{
		{"a message", router.EventReceived, router.OriginCustomer, []string{"content", "guard"}},
		{"a transcript", router.EventTranscriptReady, router.OriginCustomer, []string{"content", "guard"}},
		{"a timer", router.EventTimer, router.OriginCustomer, []string{"guard", "timer"}},
		{"our own reply", router.EventReceived, router.OriginBot, []string{"agents"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := with(func(f *router.Facts) { f.Event, f.Origin = tt.event, tt.origin })
			require.Equal(t, tt.want, values(evaluate(t, e, f), router.SlotTag))
		})
	}
}

func TestDefaultPlan(t *testing.T) {
	set := ruleSet()
	set.Default = router.DefaultPlan{Do: []router.Action{{Folder: "inbox"}, {Tag: "untouched"}}, Reason: "nothing to say"}
	e, err := router.New(set, replies())
	require.NoError(t, err)
	p := evaluate(t, e, known())
	require.Equal(t, []string{"inbox"}, values(p, router.SlotFolder))
	require.Equal(t, []string{"default_plan"}, p.Steps[0].Rules)
	require.Equal(t, "nothing to say", p.Steps[0].Reason)
	require.Equal(t, "default_plan", p.Trace.Rules()[0].Rule)
	p = evaluate(t, e, with(func(f *router.Facts) { f.Incomplete = router.Yes }))
	require.Equal(t, []string{"untouched"}, values(p, router.SlotTag))
	require.Equal(t, []string{"review"}, values(p, router.SlotFolder), "a held message is reviewed all the same")
}

// Equal facts and rules give the same bytes, in parallel too, and the caller
// may change what was passed to New.
func TestPlansAreByteIdentical(t *testing.T) {
	set, options := router.HealthcareBaseline(), router.BaselineOptions()
	e, err := router.New(set, options)
	require.NoError(t, err)
	f := certain(func(f *router.Facts) {
		f.Intents = []router.Intent{router.IntentComplaint}
		f.Coverage = map[string]router.Coverage{"a": router.CoverageCovered, "b": router.CoverageProhibited, "c": router.CoverageUnknown}
	})
	want := asJSON(t, evaluate(t, e, f))
	for i := range set.Rules {
		set.Rules[i].Do[0] = router.Action{Tag: "changed"}
		set.Rules[i].When = router.Any()
	}
	set.Folders[0].ID, set.Review.Folder, set.Grants[0].Roles[0] = "changed", "changed", "changed"
	options.Replies[0].ID, options.Notices[0] = "changed", "changed"
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			p, err := e.Evaluate(f)
			if err != nil || asJSON(t, p) != want {
				t.Errorf("another plan for the same facts: %v", err)
			}
		})
	}
	wait.Wait()
	other, err := router.New(router.HealthcareBaseline(), router.BaselineOptions())
	require.NoError(t, err)
	require.Equal(t, want, asJSON(t, evaluate(t, other, f)), "another engine of the same rules")
}

// Everything that decides is in the digest.
func TestDigest(t *testing.T) {
	base := func() (router.RuleSet, *router.Options) {
		return ruleSet(rule("a", router.PhaseRoute, router.Action{Tag: "x"})), replies()
	}
	seen := []string{}
	for _, change := range []func(*router.RuleSet, *router.Options){
		func(*router.RuleSet, *router.Options) {},
		func(s *router.RuleSet, _ *router.Options) { s.Rules[0].Priority = 1 },
		func(s *router.RuleSet, _ *router.Options) { s.Folders[0].Purpose = router.FolderUrgent },
		func(_ *router.RuleSet, o *router.Options) { o.Replies[0].ClaimsRemoval = true },
		func(_ *router.RuleSet, o *router.Options) { o.PublicEntity = true },
		func(_ *router.RuleSet, o *router.Options) { o.Capabilities = []router.Capability{} },
	} {
		set, o := base()
		change(&set, o)
		e, err := router.New(set, o)
		require.NoError(t, err)
		require.False(t, slices.Contains(seen, e.Version().Digest), "a change without another digest")
		seen = append(seen, e.Version().Digest)
		require.Equal(t, e.Version(), evaluate(t, e, known()).Engine)
		require.Equal(t, e.Version(), evaluate(t, e, known()).Trace.Engine)
	}
}

// The order in which a rule set lists things decides about nothing, not even
// about the digest.
func TestOrderOfTheListsDoesNotMatter(t *testing.T) {
	set, o := router.HealthcareBaseline(), router.BaselineOptions()
	slices.Reverse(set.Rules)
	slices.Reverse(set.Folders)
	slices.Reverse(set.Notices)
	slices.Reverse(set.Grants)
	slices.Reverse(o.Replies)
	slices.Reverse(o.Notices)
	turned, err := router.New(set, o)
	require.NoError(t, err)
	e := baseline(t)
	require.Equal(t, e.Version(), turned.Version())
	for _, f := range []router.Facts{known(), certain(nil), {ID: "m"}} {
		require.Equal(t, asJSON(t, evaluate(t, e, f)), asJSON(t, evaluate(t, turned, f)))
	}
	set.Rules[0].Priority++
	changed, err := router.New(set, o)
	require.NoError(t, err)
	require.NotEqual(t, e.Version(), changed.Version())
}
