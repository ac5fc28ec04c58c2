// SPDX-License-Identifier: Apache-2.0

package routertest

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/router"
)

// Report says which fixtures failed and what all of them exercised.
type Report struct {
	Fixtures int       `json:"fixtures"`
	Failures []Failure `json:"failures"`
	// Rules are all rules, in the order in which they run.
	Rules []RuleCoverage `json:"rules"`
}

// Failure is a demand of a fixture that the plan does not meet.
type Failure struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Why  string `json:"why"`
	// Demand says what was asked for and Got what the slot holds.
	Demand string   `json:"demand"`
	Got    []string `json:"got"`
}

// String returns the place, the demand, what was got, and the reason.
func (f Failure) String() string {
	return fmt.Sprintf("%s:%d: %s, got %s: %s", f.File, f.Line, f.Demand, strings.Join(f.Got, " "), f.Why)
}

// RuleCoverage counts what became of a rule.
type RuleCoverage struct {
	Rule string `json:"rule"`
	// Matched counts the fixtures on which it acted or would have acted in
	// shadow mode, Undecided those that left it open.
	Matched   int `json:"matched"`
	NoMatch   int `json:"no_match"`
	Undecided int `json:"undecided"`
	// Leaves are the questions of its condition.
	Leaves []LeafCoverage `json:"leaves"`
}

// LeafCoverage counts the answers to one question.
type LeafCoverage struct {
	Path    string `json:"path"`
	Field   string `json:"field"`
	Yes     int    `json:"yes"`
	No      int    `json:"no"`
	Unknown int    `json:"unknown"`
}

// Check evaluates the fixtures of a file system. The error is that of [Read], or
// a [*FixtureError] around one of [router.Engine.Evaluate]. Failures are no
// error.
func Check(fsys fs.FS, e *router.Engine) (Report, error) {
	fixtures, err := Read(fsys)
	if err != nil {
		return Report{}, err
	}
	report := Report{Fixtures: len(fixtures), Failures: []Failure{}}
	for _, f := range fixtures {
		plan, err := e.Evaluate(f.Facts)
		if err != nil {
			return Report{}, &FixtureError{f.File, f.Line, err}
		}
		report.Failures = append(report.Failures, f.failures(plan)...)
		trace, err := e.Explain(f.Facts)
		if err != nil {
			return Report{}, &FixtureError{f.File, f.Line, err}
		}
		report.count(trace)
	}
	return report, nil
}

// failures compares a plan with the demands, in the order of slots.
func (f *Fixture) failures(p router.Plan) []Failure {
	var out []Failure
	fail := func(demand string, got []string) {
		out = append(out, Failure{File: f.File, Line: f.Line, Why: f.Why, Demand: demand, Got: append([]string{}, got...)})
	}
	for _, slot := range slices.Sorted(maps.Keys(f.Want)) {
		got := values(p, slot)
		for _, v := range f.Want[slot] {
			if !has(got, v) {
				fail("want "+slot.String()+" "+v, got)
			}
		}
	}
	for _, slot := range slices.Sorted(maps.Keys(f.WantNot)) {
		got := values(p, slot)
		for _, v := range f.WantNot[slot] {
			if has(got, v) {
				fail("want no "+slot.String()+" "+v, got)
			}
		}
	}
	if held := router.TruthOf(len(p.Holds) > 0); f.Held != router.Unknown && held != f.Held {
		fail("want held "+f.Held.String(), []string{held.String()})
	}
	return out
}

func values(p router.Plan, slot router.Slot) []string {
	var out []string
	for _, s := range p.Find(slot) {
		out = append(out, s.Value)
	}
	return out
}

func has(got []string, v string) bool {
	return v == anyValue && len(got) > 0 || slices.Contains(got, v)
}

// count adds one message to the coverage. Every trace lists the same rules and
// leaves in the same order.
func (r *Report) count(trace router.Trace) {
	rules := trace.Rules()
	if r.Rules == nil {
		r.Rules = make([]RuleCoverage, len(rules))
	}
	for i, rule := range rules {
		c := &r.Rules[i]
		c.Rule = rule.Rule
		switch rule.Outcome {
		case router.OutcomeMatched, router.OutcomeShadow:
			c.Matched++
		case router.OutcomeUndecided:
			c.Undecided++
		default:
			c.NoMatch++
		}
		if len(c.Leaves) < len(rule.Leaves) {
			c.Leaves = make([]LeafCoverage, len(rule.Leaves))
		}
		for j, leaf := range rule.Leaves {
			l := &c.Leaves[j]
			l.Path, l.Field = leaf.Path, leaf.Field
			switch leaf.Answer {
			case router.Yes.String():
				l.Yes++
			case router.No.String():
				l.No++
			default:
				l.Unknown++
			}
		}
	}
}

// Lint returns a finding for every rule on which no fixture made it act, in
// the order of the rules, in the form of [router.Engine.Lint].
func (r Report) Lint() []router.LintFinding {
	out := []router.LintFinding{}
	for _, c := range r.Rules {
		if c.Matched == 0 {
			out = append(out, router.LintFinding{Code: router.LintUntested, Severity: router.SeverityWarn, Proved: true, Subject: c.Rule})
		}
	}
	return out
}

// String says in a line what share of rules acted and of answers were seen:
// each question can be answered yes and no.
func (r Report) String() string {
	acted, answers, seen := 0, 0, 0
	for _, c := range r.Rules {
		acted += min(1, c.Matched)
		for _, l := range c.Leaves {
			answers += 2
			seen += min(1, l.Yes) + min(1, l.No)
		}
	}
	return fmt.Sprintf("%d fixtures, %d failures, %d of %d rules acted, %d of %d answers seen",
		r.Fixtures, len(r.Failures), acted, len(r.Rules), seen, answers)
}

// Run is [Check] for a test: every failure is an error of the test, and the
// coverage goes to its log.
func Run(t testing.TB, fsys fs.FS, e *router.Engine) Report {
	t.Helper()
	report, err := Check(fsys, e)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Failures {
		t.Error(f)
	}
	t.Log(report)
	return report
}
