// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// lintWords writes findings about rules, leaving out the missing methods of a
// small rule set.
func lintWords(found []router.LintFinding) []string {
	out := []string{}
	for _, f := range found {
		if f.Code == router.LintMissingMethod {
			continue
		}
		kind := "possible"
		if f.Proved {
			kind = "proved"
		}
		out = append(out, fmt.Sprintf("%s %s %s %s %s", f.Severity, kind, f.Code, f.Subject, f.Other))
	}
	return out
}

func TestLint(t *testing.T) {
	on := func(r router.Rule, when router.Condition) router.Rule {
		r.When = when
		return r
	}
	folder := func(id, to string) router.Rule { return rule(id, router.PhaseRoute, router.Action{Folder: to}) }
	stop := func(r router.Rule) router.Rule { r.Stop = router.StopPhase; return r }
	higher := func(r router.Rule) router.Rule { r.Priority = 1; return r }
	phi, sure := router.Is("level", router.OpGte, "likely"), router.Is("level", router.OpEq, "certain")
	legal := router.Is("intents", router.OpHasAny, "legal")
	approve := func(id, role string) router.Rule {
		return rule(id, router.PhaseRespond, router.Action{RequireApproval: &router.Requirement{N: 1, Roles: []string{role}}})
	}
	tests := []struct {
		name, why string
		rules     []router.Rule
		want      []string
	}{
		{"nothing", "two rules that never meet", []router.Rule{on(folder("a", "inbox"), phi), on(folder("b", "other"), router.Not(phi))}, []string{}},
		{"never", "certain and unlikely at once", []router.Rule{on(folder("a", "inbox"), router.All(sure, router.Not(phi)))}, []string{"error proved never_true a "}},
		{"never in a set", "has it and has it not", []router.Rule{on(folder("a", "inbox"), router.All(legal, router.Not(router.Is("intents", router.OpHasAny, "legal", "abuse"))))},
			[]string{"error proved never_true a "}},
		{"never of a text", "equal to two texts", []router.Rule{on(folder("a", "inbox"), router.All(router.Is("profile", router.OpEq, "a"), router.Is("profile", router.OpEq, "b")))},
			[]string{"error proved never_true a "}},
		{"never of any", "an empty any", []router.Rule{on(folder("a", "inbox"), router.Any())}, []string{"error proved never_true a "}},
		{"always", "one or the other", []router.Rule{on(folder("a", "inbox"), router.Any(phi, router.Not(phi)))}, []string{"info proved always_true a "}},
		{"meant always", "an empty all says so", []router.Rule{folder("a", "inbox")}, []string{}},
		{"unreachable", "the first stops whenever the second would act",
			[]router.Rule{stop(on(higher(folder("a", "inbox")), phi)), on(rule("b", router.PhaseRoute, router.Action{Tag: "x"}), sure)}, []string{"error proved unreachable b a"}},
		{"reachable", "the first does not stop every time",
			[]router.Rule{stop(on(higher(folder("a", "inbox")), sure)), on(rule("b", router.PhaseRoute, router.Action{Tag: "x"}), phi)}, []string{}},
		{"reachable where the first is open", "the intents may be unknown",
			[]router.Rule{stop(on(higher(folder("a", "inbox")), router.Any(legal, router.Not(legal)))), rule("b", router.PhaseRoute, router.Action{Tag: "x"})},
			[]string{"info proved always_true a "}},
		{"shadowed", "the first has the folder", []router.Rule{on(higher(folder("a", "inbox")), phi), on(folder("b", "other"), sure)}, []string{"warn proved shadowed b a"}},
		{"duplicate", "the same twice", []router.Rule{on(folder("a", "inbox"), phi), on(folder("b", "inbox"), phi)}, []string{"warn proved duplicate b a"}},
		{"no duplicate", "one of them gives way when it cannot decide", []router.Rule{on(folder("a", "inbox"), phi), {ID: "b", Phase: router.PhaseRoute,
			When: phi, OnError: router.OnErrorSkip, Do: []router.Action{{Folder: "inbox"}}}}, []string{}},
		{"tie", "the id decides", []router.Rule{on(folder("a", "inbox"), phi), on(folder("b", "other"), legal)}, []string{"warn proved tie b a"}},
		{"possible tie", "nothing is known about times", []router.Rule{on(folder("a", "inbox"), router.Is("now", router.OpGt, "2026-01-01T00:00:00Z")), on(folder("b", "other"), legal)},
			[]string{"warn possible tie b a"}},
		{"approvals", "nobody may approve", []router.Rule{approve("a", "x"), approve("b", "y")}, []string{"error proved approval_conflict b a"}},
		{"guard", "a guard that gives way", []router.Rule{{ID: "a", Phase: router.PhaseGuard, When: phi, OnError: router.OnErrorSkip, Do: []router.Action{{Notify: "x"}}}},
			[]string{"error proved guard_skips a "}},
		{"claim", "no rule removes", []router.Rule{rule("a", router.PhaseRespond, router.Action{AutoReply: "removed"})}, []string{"error proved claims_nothing a ", "info proved no_consent a "}},
		{"delete", "what is only likely", []router.Rule{on(rule("a", router.PhaseRoute, router.Action{Remove: &router.Remove{Mode: router.RemoveDeleteNow}}), phi)},
			[]string{"info proved uncertain_delete a "}},
		{"text message without consent", "the engine drops it, and nobody reads why",
			[]router.Rule{on(rule("a", router.PhaseRespond, router.Action{AutoReply: "general"}), router.Is("channel", router.OpIn, "sms", "dm"))},
			[]string{"info proved no_consent a "}},
		{"text message with consent", "the rule asks", []router.Rule{on(rule("a", router.PhaseRespond, router.Action{AutoReply: "general"}),
			router.All(router.Is("channel", router.OpEq, "sms"), router.Is("consent", router.OpEq, "given")))}, []string{}},
		{"no text message", "a direct message needs none", []router.Rule{on(rule("a", router.PhaseRespond, router.Action{AutoReply: "general"}),
			router.Is("channel", router.OpEq, "dm"))}, []string{}},
		{"delete what is certain", "nothing to say", []router.Rule{on(rule("a", router.PhaseRoute, router.Action{Remove: &router.Remove{Mode: router.RemoveDeleteNow}}), sure)}, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := engineOf(t, tt.rules...).Lint()
			require.Equal(t, tt.want, lintWords(found), tt.why)
		})
	}
}

func TestLintOfTheWhole(t *testing.T) {
	set, o := ruleSet(rule("a", router.PhaseRoute, router.Action{Remove: &router.Remove{Mode: router.RemoveDeleteAfterReview}}),
		rule("b", router.PhaseRespond, router.Action{AutoReply: "redirect"})), replies()
	set.Folders[1].Retention = ""
	o.PublicEntity, o.Replies[1].Secure = true, 0
	e, err := router.New(set, o)
	require.NoError(t, err)
	require.Equal(t, []string{"error proved no_approver a ", "warn proved insecure_redirect b ", "warn proved folder_forever review ", "info proved no_consent b "}, lintWords(e.Lint()))
}

// Every step of a flow is looked at.
func TestLintLooksIntoFlows(t *testing.T) {
	set, o := ruleSet(rule("a", router.PhaseRespond, router.Action{BotFlow: "asks"})), replies()
	set.Flows = []router.Flow{{ID: "asks", Start: "first", Steps: []router.FlowStep{
		{ID: "first", Reply: "general", Next: "second"}, {ID: "second", Reply: "removed", Redirect: router.SecurePhone},
	}}}
	for i := range o.Replies {
		o.Replies[i].Secure = 0
	}
	e, err := router.New(set, o)
	require.NoError(t, err)
	require.Equal(t, []string{"error proved claims_nothing a ", "warn proved insecure_redirect a ", "info proved no_consent a "}, lintWords(e.Lint()))
}

func TestReq_R16_LintNamesMissingMethods(t *testing.T) {
	missing := func(e *router.Engine) []string {
		out := []string{}
		for _, f := range e.Lint() {
			if f.Code == router.LintMissingMethod {
				out = append(out, f.Subject)
			}
		}
		return out
	}
	require.Equal(t, []string{"agreement", "secure_forms"}, missing(baseline(t)))
	require.Len(t, missing(engineOf(t)), 8)
}

// The baseline is clean but for what its reasons explain.
func TestLintOfTheBaseline(t *testing.T) {
	for _, f := range baseline(t).Lint() {
		require.Less(t, f.Severity, router.SeverityWarn, "%s %s %s", f.Code, f.Subject, f.Other)
	}
}

// Work that grows with the square of the rules ends at a bound and says so.
func TestLintIsBounded(t *testing.T) {
	rules := make([]router.Rule, 400)
	for i := range rules {
		rules[i] = rule(fmt.Sprintf("r%03d", i), router.PhaseRoute, router.Action{Folder: []string{"inbox", "other"}[i%2]})
		var each []router.Condition
		for b := range 12 {
			each = append(each, router.Any(router.Is("kinds", router.OpHasAny, "ssn", "mrn"), router.Is("profile", router.OpEq, fmt.Sprint(i, b))))
		}
		rules[i].When = router.All(each...)
	}
	found := engineOf(t, rules...).Lint()
	require.Contains(t, lintWords(found), "info proved undecided  ")
}

// randomCondition asks about four fields with few values.
func randomCondition(r *rand.Rand, depth int) router.Condition {
	if depth > 0 && r.IntN(3) > 0 {
		kids := make([]router.Condition, r.IntN(3)+1)
		for i := range kids {
			kids[i] = randomCondition(r, depth-1)
		}
		switch r.IntN(3) {
		case 0:
			return router.All(kids...)
		case 1:
			return router.Any(kids...)
		}
		return router.Not(kids[0])
	}
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	switch r.IntN(6) {
	case 0:
		op := []router.Op{router.OpLt, router.OpLte, router.OpGt, router.OpGte, router.OpEq}[r.IntN(5)]
		return router.Is("level", op, pick("none", "possible", "likely", "certain"))
	case 1:
		return router.Condition{Field: "health", Op: router.OpEq, Value: router.Value{Bool: router.TruthOf(r.IntN(2) == 0)}}
	case 2:
		return router.Is("intents", []router.Op{router.OpHasAny, router.OpHasAll}[r.IntN(2)], "legal", pick("legal", "abuse"))
	case 3:
		return router.Is("profile", router.OpIn, pick("a", "b"), pick("b", "c"))
	case 4:
		return router.Exists(pick("level", "health", "intents", "profile"))
	}
	return router.Is("tags", []router.Op{router.OpHasAny, router.OpHasAll}[r.IntN(2)], "x", pick("x", "y"))
}

// smallWorld lists all combinations of the facts that randomCondition asks.
func smallWorld() []router.Facts {
	var out []router.Facts
	for level := range router.LevelCertain + 1 {
		for _, health := range []router.Truth{router.Unknown, router.No, router.Yes} {
			for _, intents := range [][]router.Intent{nil, {}, {router.IntentLegal}, {router.IntentAbuse}, {router.IntentLegal, router.IntentAbuse}} {
				for _, profile := range []string{"", "a", "b", "c", "z"} {
					for _, tags := range [][]string{nil, {}, {"x"}, {"x", "y"}} {
						out = append(out, with(func(f *router.Facts) {
							f.Level, f.Health, f.Intents, f.Profile, f.Tags = level, health, intents, profile, tags
						}))
					}
				}
			}
		}
	}
	return out
}

// What Lint calls proved is true for every combination of facts, found by
// trying them all; a witness shows what it is a witness of.
func TestLintAgreesWithBruteForce(t *testing.T) {
	world := smallWorld()
	r := rand.New(rand.NewPCG(1, 2))
	codes := map[router.LintCode]int{}
	for range 150 {
		a, b := folderRule("a", "inbox", randomCondition(r, 2)), folderRule("b", "other", randomCondition(r, 2))
		if r.IntN(2) == 0 {
			a.Priority = 1
		}
		if r.IntN(2) == 0 {
			a.Stop = router.StopPhase
		}
		e := engineOf(t, a, b)
		found := e.Lint()
		if len(lintWords(found)) == 0 {
			continue
		}
		outcomes := make([]map[string]router.Outcome, len(world))
		for i, f := range world {
			outcomes[i] = outcomesOf(t, e, f)
		}
		for _, f := range found {
			codes[f.Code]++
			if f.Witness != nil {
				o := outcomesOf(t, engineOf(t, folderRule("a", "inbox", a.When), folderRule("b", "other", b.When)), *f.Witness)
				require.Equal(t, router.OutcomeMatched, o[f.Subject])
				require.Equal(t, router.OutcomeMatched, o[f.Other])
			}
			for i := range world {
				o := outcomes[i]
				switch f.Code {
				case router.LintNeverTrue:
					require.NotEqual(t, router.OutcomeMatched, o[f.Subject])
				case router.LintAlwaysTrue:
					require.NotEqual(t, router.OutcomeNoMatch, o[f.Subject], "it may be open, never denied")
				case router.LintUnreachable:
					require.NotEqual(t, router.OutcomeMatched, o[f.Subject])
				case router.LintShadowed:
					require.False(t, o[f.Subject] == router.OutcomeMatched && o[f.Other] != router.OutcomeMatched)
				}
			}
		}
	}
	for _, c := range []router.LintCode{router.LintNeverTrue, router.LintAlwaysTrue, router.LintUnreachable, router.LintShadowed, router.LintTie} {
		require.NotZero(t, codes[c], "%s was never tried", c)
	}
}

func folderRule(id, to string, when router.Condition) router.Rule {
	r := rule(id, router.PhaseRoute, router.Action{Folder: to})
	r.When = when
	return r
}

func outcomesOf(t *testing.T, e *router.Engine, f router.Facts) map[string]router.Outcome {
	t.Helper()
	trace, err := e.Explain(f)
	require.NoError(t, err)
	out := map[string]router.Outcome{}
	for _, r := range trace.Rules() {
		out[r.Rule] = r.Outcome
	}
	return out
}

// Every field of a witness can be filled, so that the facts fit the question.
func TestWitnesses(t *testing.T) {
	for _, field := range router.Fields() {
		var when router.Condition
		name := field.Name
		switch {
		case name == "coverage.*":
			when = router.Is("coverage.crm", router.OpEq, "covered")
		case field.Type == "word" || field.Type == "level":
			when = router.Is(name, router.OpEq, field.Words[len(field.Words)-1])
		case field.Type == "words":
			when = router.Is(name, router.OpHasAll, field.Words[0], field.Words[len(field.Words)-1])
		case field.Type == "string":
			when = router.Is(name, router.OpEq, "x")
		case field.Type == "strings":
			when = router.Is(name, router.OpHasAny, "x")
		case field.Type == "boolean":
			when = router.IsTrue(name)
		case field.Type == "text":
			when = router.Is(name, router.OpContainsPhrase, "one two")
		}
		if name == "now" || name == "truncated" || name == "plan.folder" || name == "plan.outbound" || name == "event" || name == "origin" {
			continue // not looked into, or fixed by the rule itself
		}
		t.Run(name, func(t *testing.T) {
			found := engineOf(t, folderRule("a", "inbox", when), folderRule("b", "other", router.All())).Lint()
			for _, f := range found {
				if f.Code == router.LintTie {
					require.True(t, f.Proved)
					require.NotNil(t, f.Witness)
					return
				}
				if f.Code == router.LintShadowed {
					return
				}
			}
			t.Fatal("no tie found")
		})
	}
}

// A window inside the hour that summer time skips does not open on that day.
func TestLintFindsWindowsThatSummerTimeSkips(t *testing.T) {
	o := replies()
	o.LoadZone = time.LoadLocation
	if _, err := time.LoadLocation("America/New_York"); err != nil {
		t.Skip("no time zones here: ", err)
	}
	for _, tt := range []struct {
		name, why string
		window    router.Window
		want      []string
	}{
		{"skipped", "02:00 to 03:00 does not exist on a Sunday in March", router.Window{From: "02:10", To: "02:50", Zone: "America/New_York"}, []string{"info proved window_dst a "}},
		{"other day", "clocks change on Sundays", router.Window{Days: []string{"mon"}, From: "02:10", To: "02:50", Zone: "America/New_York"}, []string{}},
		{"longer", "a part of it is left", router.Window{From: "02:10", To: "03:10", Zone: "America/New_York"}, []string{}},
		{"another hour", "nothing is skipped there", router.Window{From: "12:10", To: "12:50", Zone: "America/New_York"}, []string{}},
		{"no summer time", "UTC has none", router.Window{From: "02:10", To: "02:50", Zone: "UTC"}, []string{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := rule("a", router.PhaseRoute, router.Action{Folder: "inbox"})
			r.When = router.Condition{Field: "now", Op: router.OpWithin, Value: router.Value{Window: &tt.window}}
			e, err := router.New(ruleSet(r), o)
			require.NoError(t, err)
			require.Equal(t, tt.want, lintWords(e.Lint()), tt.why)
		})
	}
}
