// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// reminding asks after an hour whether a likely message is still waiting.
func reminding(t *testing.T) *router.Engine {
	t.Helper()
	likely := router.Is("level", router.OpGte, "likely")
	ask := rule("ask", router.PhaseClassify, router.Action{Timer: &router.Timer{Name: "remind", AfterMinutes: 90}})
	ask.When = router.All(likely, router.Not(router.Is("tags", router.OpHasAny, "done")))
	sooner := rule("sooner", router.PhaseRoute, router.Action{Timer: &router.Timer{Name: "remind", AfterMinutes: 60}})
	sooner.When = likely
	act := rule("act", router.PhaseRoute, router.Action{Notify: "desk"}, router.Action{Note: "waited for an hour"})
	act.Events, act.When = []router.Event{router.EventTimer}, router.Is("timer", router.OpEq, "remind")
	return engineOf(t, ask, sooner, act)
}

func TestTimers(t *testing.T) {
	e := reminding(t)
	likely := with(func(f *router.Facts) { f.Level = router.LevelLikely })
	set := evaluate(t, e, likely).Find(router.SlotTimer)
	require.Len(t, set, 1, "one timer of a name")
	want := &router.Alarm{
		Name: "remind", Due: noon.Add(time.Hour), Rule: "sooner", Message: "m1", Engine: e.Version(), Event: router.EventReceived,
	}
	if diff := cmp.Diff(want, set[0].Alarm); diff != "" {
		t.Errorf("the earliest (-want +got):\n%s", diff)
	}
	require.Equal(t, []string{"ask", "sooner"}, set[0].Rules)
	p := evaluate(t, e, with(func(f *router.Facts) { f.Level, f.Now = router.LevelLikely, time.Time{} }))
	require.Equal(t, []string{"remind: no_time", "remind: no_time"}, causes(p))
	p = evaluate(t, e, known())
	require.Empty(t, p.Find(router.SlotTimer))
	require.Empty(t, p.Find(router.SlotNotify), "no timer is due")
}

func TestFireChecksAgain(t *testing.T) {
	e := reminding(t)
	alarm := *evaluate(t, e, with(func(f *router.Facts) { f.Level = router.LevelLikely })).Find(router.SlotTimer)[0].Alarm
	now := func(change func(*router.Facts)) router.Facts {
		return with(func(f *router.Facts) {
			f.Level, f.Now = router.LevelLikely, noon.Add(2*time.Hour)
			change(f)
		})
	}
	other := engineOf(t, rule("sooner", router.PhaseRoute, router.Action{Tag: "x"}))
	tests := []struct {
		name, why string
		e         *router.Engine
		change    func(*router.Facts)
		notify    []string
		causes    []string
		holds     int
	}{
		{"still so", "the rule would ask again", e, func(*router.Facts) {}, []string{"desk"}, []string{}, 0},
		{"no longer", "a person found that it is nothing", e, func(f *router.Facts) { f.Level = router.LevelNone }, []string{}, []string{"remind: stale"}, 0},
		{"edited", "the edit has a timer of its own", e, func(f *router.Facts) { f.Revision = 1 }, []string{}, []string{"remind: stale"}, 0},
		{"other rules", "they did not ask", other, func(*router.Facts) {}, []string{}, []string{"remind: stale"}, 0},
		{"unknown", "nobody knows whether it is still so", e, func(f *router.Facts) { f.Level = 0 }, []string{"desk"}, []string{}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := tt.e.Fire(alarm, now(tt.change))
			require.NoError(t, err)
			require.Equal(t, tt.notify, values(p, router.SlotNotify), tt.why)
			require.Equal(t, tt.causes, causes(p))
			require.Len(t, p.Holds, tt.holds)
		})
	}
	for path, change := range map[string]func(*router.Facts){
		"/id":  func(f *router.Facts) { f.ID = "m2" },
		"/now": func(f *router.Facts) { f.Now = noon },
	} {
		_, err := e.Fire(alarm, now(change))
		var bad *router.FactsError
		require.ErrorAs(t, err, &bad)
		require.Equal(t, path, bad.Path)
	}
}

// A reminder is another thing than the alert before it and the reminder after
// it, and is done once all the same.
func TestEachTimeThatATimerIsDueIsAnOccasion(t *testing.T) {
	remind := rule("remind", router.PhaseRoute, router.Action{Notify: "desk"}, router.Action{Timer: &router.Timer{Name: "again", AfterMinutes: 60}})
	remind.Events = []router.Event{router.EventReceived, router.EventContentArrived, router.EventTimer, router.EventConsentRevoked}
	remind.When = router.Any(router.Not(router.Is("event", router.OpEq, "timer")), router.Is("timer", router.OpEq, "again"))
	e := engineOf(t, remind)
	first := evaluate(t, e, known())
	fire := func(a router.Alarm, after time.Duration) router.Plan {
		p, err := e.Fire(a, with(func(f *router.Facts) { f.Now = a.Due.Add(after) }))
		require.NoError(t, err)
		require.Empty(t, p.Holds, "the conditions are put as when the alarm was set")
		require.Equal(t, []string{"desk"}, values(p, router.SlotNotify))
		return p
	}
	alarm := *first.Find(router.SlotTimer)[0].Alarm
	second := fire(alarm, 0)
	third := fire(*second.Find(router.SlotTimer)[0].Alarm, 0)
	revoked := evaluate(t, e, with(func(f *router.Facts) { f.Event = router.EventConsentRevoked }))
	seen := map[string]bool{}
	for _, p := range []router.Plan{first, second, third, revoked} {
		for _, s := range p.Steps {
			require.False(t, seen[s.Key], "%s is not the same step again", s.Slot)
			seen[s.Key] = true
		}
	}
	require.Equal(t, second.Find(router.SlotNotify)[0].Key, fire(alarm, time.Minute).Find(router.SlotNotify)[0].Key, "the same alarm, tried again after a crash")
	arrived := evaluate(t, e, with(func(f *router.Facts) { f.Event = router.EventContentArrived }))
	require.Equal(t, first.Find(router.SlotNotify)[0].Key, arrived.Find(router.SlotNotify)[0].Key, "the rest of the same message")
}

func TestTimersAndNotesAreChecked(t *testing.T) {
	for path, do := range map[string]router.Action{
		"/rules/0/do/0/timer/name":          {Timer: &router.Timer{Name: "No Name", AfterMinutes: 1}},
		"/rules/0/do/0/timer/after_minutes": {Timer: &router.Timer{Name: "a"}},
		"/rules/0/do/0/note":                {Note: "two\nlines"},
	} {
		_, err := router.New(ruleSet(rule("r", router.PhaseRoute, do)), replies())
		var bad *router.RuleError
		require.ErrorAs(t, err, &bad)
		require.Equal(t, path, bad.Path)
	}
}
