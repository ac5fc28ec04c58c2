// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// file is a rule set with one rule, whose parts tests replace.
const file = `{
  "format": 1,
  "folders": [{"id": "review", "purpose": "review_delete", "retention": "review"}],
  "review": {"folder": "review", "notify": "privacy", "approvers": ["privacy"]},
  "rules": [
    {
      "id": "tag", "phase": "classify",
      "when": {"all": [
        {"field": "level", "op": "gte", "value": "likely"},
        {"not": {"field": "now", "op": "within", "value": {"days": ["sat"], "from": "08:00", "to": "17:00", "zone": "UTC"}}}
      ]},
      "do": [{"tag": "seen"}, {"auto_reply": "redirect"}]
    }
  ],
  "default_plan": {"do": [{"keep": true}]}
}`

func TestLoad(t *testing.T) {
	fsys := fstest.MapFS{"rules.json": {Data: []byte(file)}}
	e, err := router.Load(fsys, "rules.json", replies())
	require.NoError(t, err)
	p := evaluate(t, e, certain(nil))
	require.Empty(t, values(p, router.SlotTag), "noon of a Saturday is inside the window")
	p = evaluate(t, e, certain(func(f *router.Facts) { f.Now = noon.AddDate(0, 0, 1) }))
	require.Equal(t, []string{"seen"}, values(p, router.SlotTag))
	_, err = router.Load(fsys, "absent.json", nil)
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// A rule set survives its JSON form, and both make the same engine.
func TestRuleSetRoundTrip(t *testing.T) {
	for name, set := range map[string]router.RuleSet{"baseline": router.HealthcareBaseline(), "small": ruleSet()} {
		t.Run(name, func(t *testing.T) {
			data, err := json.Marshal(set)
			require.NoError(t, err)
			back, err := router.Parse(data)
			require.NoError(t, err)
			if diff := cmp.Diff(set, back); name == "baseline" && diff != "" {
				t.Errorf("rule set (-want +got):\n%s", diff)
			}
			o := replies()
			if name == "baseline" {
				o = router.BaselineOptions()
			}
			one, err := router.New(set, o)
			require.NoError(t, err)
			other, err := router.Compile(data, o)
			require.NoError(t, err)
			require.Equal(t, one.Version(), other.Version())
		})
	}
}

func TestFaultsHaveAPlace(t *testing.T) {
	tests := []struct {
		name, old, new string
		want           router.RuleError
	}{
		{"not JSON", `"format": 1,`, `"format": 1`, router.RuleError{Line: 3, Column: 3, Code: router.CodeSyntax}},
		{"unknown key", `"id": "tag"`, `"prioritty": 1, "id": "tag"`,
			router.RuleError{Rule: "tag", Path: "/rules/0", Line: 7, Column: 7, Code: router.CodeUnknownKey, Suggestion: "priority"}},
		{"twice", `"id": "tag"`, `"id": "tag", "id": "tag"`, router.RuleError{Rule: "tag", Path: "/rules/0", Line: 7, Column: 20, Code: router.CodeDuplicate}},
		{"phase", `"classify"`, `"clasify"`, router.RuleError{Rule: "tag", Path: "/rules/0/phase", Line: 7, Column: 29, Code: router.CodeBadValue, Suggestion: "classify"}},
		{"type", `["sat"]`, `"sat"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/1/not/value/days", Line: 10, Column: 68, Code: router.CodeWrongType}},
		{"window key", `"days"`, `"day"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/1/not/value", Line: 10, Column: 60, Code: router.CodeUnknownKey, Suggestion: "days"}},
		{"field", `"field": "level"`, `"field": "lvel"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/0/field", Line: 9, Column: 19, Code: router.CodeUnknownField, Suggestion: "level"}},
		{"operator", `"gte"`, `"has_any"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/0/op", Line: 9, Column: 34, Code: router.CodeUnknownOp}},
		{"operator word", `"gte"`, `"gtee"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/0/op", Line: 9, Column: 34, Code: router.CodeBadValue, Suggestion: "gte"}},
		{"word", `"likely"`, `"likly"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/0/value", Line: 9, Column: 50, Code: router.CodeBadValue, Suggestion: "likely"}},
		{"value type", `"likely"`, `true`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/0/value", Line: 9, Column: 50, Code: router.CodeWrongType}},
		{"value list", `"likely"`, `["likely"]`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/0/value", Line: 9, Column: 50, Code: router.CodeWrongType}},
		{"no value", `, "value": "likely"`, ``, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/0/value", Line: 9, Column: 9, Code: router.CodeMissing}},
		{"day", `"sat"`, `"noday"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/1/not/value/days/0", Line: 10, Column: 69, Code: router.CodeBadValue}},
		{"time", `"08:00"`, `"25:00"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/1/not/value/from", Line: 10, Column: 85, Code: router.CodeBadValue}},
		{"empty window", `"17:00"`, `"08:00"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/1/not/value/to", Line: 10, Column: 100, Code: router.CodeBadValue}},
		{"zone", `"UTC"`, `"Mars/Olympus"`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/1/not/value/zone", Line: 10, Column: 117, Code: router.CodeUnknownRef}},
		{"two actions in one", `{"tag": "seen"}`, `{"tag": "seen", "keep": true}`, router.RuleError{Rule: "tag", Path: "/rules/0/do/0", Line: 12, Column: 14, Code: router.CodeContradiction}},
		{"no action", `{"tag": "seen"}`, `{}`, router.RuleError{Rule: "tag", Path: "/rules/0/do/0", Line: 12, Column: 14, Code: router.CodeContradiction}},
		{"reply", `"redirect"`, `"redirct"`, router.RuleError{Rule: "tag", Path: "/rules/0/do/1/auto_reply", Line: 12, Column: 46, Code: router.CodeUnknownRef, Suggestion: "redirect"}},
		{"folder", `{"tag": "seen"}`, `{"folder": "revue"}`, router.RuleError{Rule: "tag", Path: "/rules/0/do/0/folder", Line: 12, Column: 25, Code: router.CodeUnknownRef, Suggestion: "review"}},
		{"flow", `{"tag": "seen"}`, `{"bot_flow": "x"}`, router.RuleError{Rule: "tag", Path: "/rules/0/do/0/bot_flow", Line: 12, Column: 27, Code: router.CodeUnknownRef}},
		{"contradictory approval", `{"tag": "seen"}`, `{"require_approval": {"n": 0, "roles": ["a"]}}`,
			router.RuleError{Rule: "tag", Path: "/rules/0/do/0/require_approval/n", Line: 12, Column: 41, Code: router.CodeBadValue}},
		{"role", `{"tag": "seen"}`, `{"require_approval": {"n": 1, "roles": []}}`,
			router.RuleError{Rule: "tag", Path: "/rules/0/do/0/require_approval/roles", Line: 12, Column: 53, Code: router.CodeMissing}},
		{"tag name", `"seen"`, `" seen"`, router.RuleError{Rule: "tag", Path: "/rules/0/do/0/tag", Line: 12, Column: 22, Code: router.CodeBadValue}},
		{"id", `"id": "tag"`, `"id": "A tag"`, router.RuleError{Path: "/rules/0/id", Line: 7, Column: 13, Code: router.CodeBadValue}},
		{"no default", `"default_plan": {"do": [{"keep": true}]}`, `"grants": []`, router.RuleError{Path: "/default_plan/do", Line: 1, Column: 1, Code: router.CodeMissing}},
		{"format", `"format": 1`, `"format": 2`, router.RuleError{Path: "/format", Line: 2, Column: 13, Code: router.CodeBadValue, Suggestion: "1"}},
		{"two conditions in one", `"field": "level",`, `"field": "level", "any": [],`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/0", Line: 9, Column: 9, Code: router.CodeContradiction}},
		{"no condition", `{"field": "level", "op": "gte", "value": "likely"}`, `{}`, router.RuleError{Rule: "tag", Path: "/rules/0/when/all/0", Line: 9, Column: 9, Code: router.CodeMissing}},
		{"guard that stops its phase", `"phase": "classify"`, `"phase": "guard", "stop": "phase"`, router.RuleError{Rule: "tag", Path: "/rules/0/stop", Line: 7, Column: 46, Code: router.CodeContradiction}},
		{"retention of nothing", `"purpose": "review_delete", `, ``, router.RuleError{Path: "/folders/0/purpose", Line: 3, Column: 15, Code: router.CodeMissing}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, 1, strings.Count(file, tt.old), "the test replaces one place")
			_, err := router.Compile([]byte(strings.Replace(file, tt.old, tt.new, 1)), replies())
			var bad *router.RuleError
			require.ErrorAs(t, err, &bad)
			got := *bad
			got.Err = nil
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("fault (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAllFaultsAreReported(t *testing.T) {
	broken := strings.NewReplacer(`"likely"`, `"likly"`, `"redirect"`, `"redirct"`, `"format": 1`, `"format": 9`).Replace(file)
	_, err := router.Compile([]byte(broken), replies())
	want := `router: line 2, column 13: /format: bad_value (did you mean "1"?)
router: rule "tag": line 12, column 46: /rules/0/do/1/auto_reply: unknown_ref (did you mean "redirect"?)
router: rule "tag": line 9, column 50: /rules/0/when/all/0/value: bad_value (did you mean "likely"?)`
	require.EqualError(t, err, want)
}

func TestLimits(t *testing.T) {
	first := func(set router.RuleSet) *router.RuleError {
		t.Helper()
		_, err := router.New(set, replies())
		var bad *router.RuleError
		require.ErrorAs(t, err, &bad)
		return bad
	}
	many := make([]router.Rule, router.MaxRules+1)
	for i := range many {
		many[i] = rule(fmt.Sprintf("r%d", i), router.PhaseRoute, router.Action{Tag: "x"})
	}
	require.Equal(t, router.CodeTooMany, first(ruleSet(many...)).Code)
	_, err := router.New(ruleSet(many[1:]...), replies())
	require.NoError(t, err, "5000 rules are accepted")

	nested := func(depth int) router.Rule {
		r := rule("deep", router.PhaseRoute, router.Action{Tag: "x"})
		r.When = router.Is("level", router.OpEq, "none")
		for range depth {
			r.When = router.Not(r.When)
		}
		return r
	}
	require.Equal(t, router.CodeTooDeep, first(ruleSet(nested(router.MaxNesting+1))).Code)
	_, err = router.New(ruleSet(nested(router.MaxNesting)), replies())
	require.NoError(t, err)

	pattern := func(p string) router.Rule {
		r := rule("pattern", router.PhaseRoute, router.Action{Tag: "x"})
		r.When = router.Is("text", router.OpMatches, p)
		return r
	}
	require.Equal(t, router.CodeTooLong, first(ruleSet(pattern(strings.Repeat("a", 2<<10)))).Code)
	require.Equal(t, router.CodeBadPattern, first(ruleSet(pattern("a(b"))).Code)
	require.Equal(t, router.CodeBadPattern, first(ruleSet(pattern("a)|(b"))).Code)
	require.Equal(t, router.CodeDuplicate, first(ruleSet(pattern("a"), pattern("b"))).Code, "two rules of one id")
	require.Equal(t, router.CodeDuplicate, first(ruleSet(rule("default_plan", router.PhaseRoute, router.Action{Tag: "x"}))).Code, "the name of the default plan in traces")
	long := rule("long", router.PhaseRoute, router.Action{Tag: strings.Repeat("x", 65)})
	require.Equal(t, router.CodeTooLong, first(ruleSet(long)).Code)
}

// A role that nobody has is a fault where the rule set says which there are.
func TestRolesAreKnown(t *testing.T) {
	for path, change := range map[string]func(*router.RuleSet){
		"/review/approvers/0":                    func(s *router.RuleSet) { s.Review.Approvers = []string{"privcy"} },
		"/rules/0/do/0/require_approval/roles/0": func(s *router.RuleSet) { s.Rules[0].Do[0].RequireApproval.Roles = []string{"privcy"} },
		"/rules/0/do/1/remove/approver":          func(s *router.RuleSet) { s.Rules[0].Do[1].Remove.Approver = "privcy" },
		"/grants/0/roles/0":                      func(s *router.RuleSet) { s.Grants[0].Roles = []string{"privcy"} },
	} {
		set := ruleSet(rule("r", router.PhaseRoute, router.Action{RequireApproval: &router.Requirement{N: 1, Roles: []string{"privacy"}}},
			router.Action{Remove: &router.Remove{}}))
		set.Roles = []string{"privacy", "reader"}
		set.Grants = []router.Grant{{ID: "g", Effect: router.DecisionAllow, Roles: []string{"reader"},
			Operations: []router.Operation{router.OperationView}, Resources: []router.Resource{{Kind: router.ResourceProfile}}}}
		_, err := router.New(set, replies())
		require.NoError(t, err)
		change(&set)
		_, err = router.New(set, replies())
		var bad *router.RuleError
		require.ErrorAs(t, err, &bad)
		require.Equal(t, path, bad.Path)
		require.Equal(t, router.CodeUnknownRef, bad.Code)
		require.Equal(t, "privacy", bad.Suggestion)
	}
}

// A text of 10 MB is read in part, and what is not found there is not known:
// the message is held.
func TestLongTextIsHeld(t *testing.T) {
	r := rule("a", router.PhaseRoute, router.Action{Tag: "x"})
	r.When = router.Any(router.Is("text", router.OpContainsWord, "rash"), router.Is("text", router.OpMatches, "pi(l+)s"))
	e := engineOf(t, r)
	long := strings.Repeat("a word ", 10<<20/7)
	p := evaluate(t, e, with(func(f *router.Facts) { f.Text = &long }))
	require.Equal(t, []router.Hold{{Cause: router.CauseUndecided, Rule: "a"}}, p.Holds)
	early := "a rash " + long
	p = evaluate(t, e, with(func(f *router.Facts) { f.Text = &early }))
	require.Empty(t, p.Holds, "what is found is found")
	require.Equal(t, []string{"x"}, values(p, router.SlotTag))
}

// Numbers that no word stands for are faults with a path.
func TestOddNumbers(t *testing.T) {
	tests := []struct {
		name, path string
		change     func(*router.RuleSet, *router.Options)
	}{
		{"phase", "/rules/0", func(s *router.RuleSet, _ *router.Options) { s.Rules[0].Phase = 99 }},
		{"event", "/rules/0", func(s *router.RuleSet, _ *router.Options) { s.Rules[0].Events = []router.Event{0} }},
		{"op", "/rules/0/when/op", func(s *router.RuleSet, _ *router.Options) { s.Rules[0].When = router.Is("level", 99, "none") }},
		{"outbound", "/rules/0/do/0", func(s *router.RuleSet, _ *router.Options) { s.Rules[0].Do = []router.Action{{Outbound: 99}} }},
		{"mode", "/rules/0/do/0/remove/mode", func(s *router.RuleSet, _ *router.Options) {
			s.Rules[0].Do = []router.Action{{Remove: &router.Remove{Mode: 99}}}
		}},
		{"redirect", "/flows/0/steps/0/redirect", func(s *router.RuleSet, _ *router.Options) { s.Flows[0].Steps[0].Redirect = 99 }},
		{"placement", "/notices/0/placement", func(s *router.RuleSet, o *router.Options) {
			s.Notices, o.Notices = []router.PlacedNotice{{Notice: "n", Placement: 99}}, []string{"n"}
		}},
		{"notice", "/notices/0/notice", func(s *router.RuleSet, _ *router.Options) {
			s.Notices = []router.PlacedNotice{{Notice: "n", Placement: router.PlacementProfile}}
		}},
		{"reply", "/options/replies/0", func(_ *router.RuleSet, o *router.Options) { o.Replies[0].Purpose = 0 }},
		{"reply twice", "/options/replies/1/id", func(_ *router.RuleSet, o *router.Options) { o.Replies[1].ID = o.Replies[0].ID }},
		{"capability", "/options/capabilities/0", func(_ *router.RuleSet, o *router.Options) { o.Capabilities = make([]router.Capability, 1) }},
		{"capability without a date", "/options/capabilities/0", func(_ *router.RuleSet, o *router.Options) {
			o.Capabilities = []router.Capability{{Network: "x", Channel: router.ChannelDM, Basis: router.BasisVendor, Source: "s", Reviewed: "soon"}}
		}},
		{"capability without a source", "/options/capabilities/0", func(_ *router.RuleSet, o *router.Options) {
			o.Capabilities = []router.Capability{{Network: "x", Channel: router.ChannelDM, Basis: router.BasisVendor, Reviewed: "2026-11-01"}}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set, o := ruleSet(rule("r", router.PhaseRoute, router.Action{Tag: "x"})), replies()
			tt.change(&set, o)
			_, err := router.New(set, o)
			var bad *router.RuleError
			require.ErrorAs(t, err, &bad)
			require.Equal(t, tt.path, bad.Path)
		})
	}
	_, err := router.New(router.RuleSet{}, nil)
	require.Error(t, err, "the zero rule set")
	require.False(t, errors.Is(err, router.ErrUnknownWord))
}

// FuzzCompile checks that no file makes the package panic, that every fault is
// typed, and that what is accepted means the same after a round trip.
func FuzzCompile(f *testing.F) {
	f.Add([]byte(file))
	base, err := json.Marshal(router.HealthcareBaseline())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(base)
	options := router.BaselineOptions()
	options.Replies = append(options.Replies, replies().Replies[1])
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := router.Compile(data, options)
		if err != nil {
			var bad *router.RuleError
			if !errors.As(err, &bad) || bad.Line < 1 || bad.Column < 1 {
				t.Fatalf("a fault without a place: %v", err)
			}
			return
		}
		set, err := router.Parse(data)
		if err != nil {
			t.Fatalf("compiled and not parsed: %v", err)
		}
		again, err := router.Compile([]byte(asJSON(t, set)), options)
		if err != nil || again.Version() != e.Version() {
			t.Fatalf("another meaning after a round trip: %v", err)
		}
		if plan, err := e.Evaluate(certain(nil)); err == nil && len(plan.Steps) > 0 {
			checkLaws(t, e, certain(nil))
		}
		e.Lint()
	})
}
