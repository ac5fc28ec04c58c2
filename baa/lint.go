// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"cmp"
	"slices"
)

// LintCode is a kind of doubt about records that are valid one by one. The zero
// LintCode is contradiction. Codes are safe for concurrent use.
type LintCode int

// The values of LintCode.
const (
	// Contradiction means that one record covers what another excludes, neither carved out; the exclusion counts.
	Contradiction LintCode = iota
	// RestatedCondition means that a source words one condition in two ways; the stricter counts.
	RestatedCondition
	// ExpiredEvidence means that evidence has expired, is too old or was revoked.
	ExpiredEvidence
	// PlanNeverMet means that a plan is asked for that the vendor does not sell.
	PlanNeverMet
	// ShadowedGrant means that a wider ban leaves a grant that covers without effect.
	ShadowedGrant
	// UnknownInUse means that an agreement that grants rest on has an unknown status.
	UnknownInUse
	// NoCounterpart means that an offered agreement is signed by nobody on record.
	NoCounterpart
	// UncoveredDerivation means that a service makes new data from covered data and is not covered itself.
	UncoveredDerivation
	// BAAOfRefuser means that a party known to sign nothing has signed on record; it stays not covered.
	BAAOfRefuser
	// LooseIdleLogoff means that a vendor's sessions stay open longer than a day; a device lock has to make up for it.
	LooseIdleLogoff
)

var lintCodeWords = vocabulary{"lint code", []string{
	"contradiction", "restated_condition", "expired_evidence", "plan_never_met", "shadowed_grant",
	"unknown_in_use", "no_counterpart", "uncovered_derivation", "baa_of_refuser", "loose_idle_logoff",
}}

// String returns the word of l, or "invalid".
func (l LintCode) String() string { return wordOf(lintCodeWords, l) }

// ParseLintCode returns the value of a word. The error is a [*WordError].
func ParseLintCode(s string) (LintCode, error) { return parseWord[LintCode](lintCodeWords, s) }

// MarshalText returns the word of l. The error is a [*WordError].
func (l LintCode) MarshalText() ([]byte, error) { return marshalWord(lintCodeWords, l) }

// UnmarshalText reads a word. The error is a [*WordError].
func (l *LintCode) UnmarshalText(text []byte) error { return unmarshalWord(lintCodeWords, l, text) }

// Lint is a doubt about records.
type Lint struct {
	// Code is the kind of doubt.
	Code LintCode `json:"code"`
	// Records are the ids of the records in doubt, the stricter one first.
	Records []string `json:"records"`
}

// Lint looks for contradictions and gaps in the records of a day, as they are
// known now. The findings are sorted by code and records. An error is a
// [*UseError] about the day.
func (g *Graph) Lint(asOf Date) ([]Lint, error) {
	if !asOf.IsValid() {
		return nil, &UseError{Field: "as_of", Problem: missingOrBad(asOf)}
	}
	var all []Lint
	add := func(code LintCode, records ...string) { all = append(all, Lint{code, records}) }
	g.lintGrants(asOf, add)
	g.lintAgreements(add)
	for e := range g.conditions.known(Date{}) {
		if e.rec.Restates != "" {
			add(RestatedCondition, e.rec.Restates, e.id)
		}
	}
	v := &view{g: g, asOf: asOf}
	for e := range g.evidence.known(Date{}) {
		c := g.conditions.get(e.rec.Condition, Date{})
		if c == nil {
			continue
		}
		if _, faulty := v.fault(e.rec, c.rec, []Evidence{e.rec}); faulty {
			add(ExpiredEvidence, e.id)
		}
	}
	for e := range g.safeguards.known(Date{}) {
		if enough, err := e.rec.Measure.AtLeast(e.rec.Value, "24h"); e.rec.Measure == IdleLogoff && err == nil && !enough {
			add(LooseIdleLogoff, e.id)
		}
	}
	slices.SortFunc(all, func(a, b Lint) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), slices.Compare(a.Records, b.Records))
	})
	return slices.CompactFunc(all, func(a, b Lint) bool { return a.Code == b.Code && slices.Equal(a.Records, b.Records) }), nil
}

func (g *Graph) lintGrants(asOf Date, add func(LintCode, ...string)) {
	v := &view{g: g, asOf: asOf}
	covering := map[string]bool{} // service names that some grant covers
	for c := range g.grants.known(Date{}) {
		if !c.rec.covers() || c.rec.Validity.on(asOf) == off {
			continue
		}
		for _, s := range c.rec.Services {
			at, _ := parsePattern(s)
			g.lintAgainstBans(v, cover{entry: c, at: at}, add)
			for _, name := range g.services.ids {
				if p, _ := parsePattern(name); at.contains(p) && !v.shut(cover{entry: c, at: at}, p) {
					covering[name] = true
				}
			}
		}
		if a := g.agreements.get(c.rec.Under, Date{}); a != nil {
			g.lintPlans(c.id, c.rec.Plans, a.rec.Downstream, add)
		}
	}
	for e := range g.services.known(Date{}) {
		if covering[e.id] {
			continue
		}
		for _, from := range e.rec.DerivedFrom {
			if covering[from] {
				add(UncoveredDerivation, e.id, from)
			}
		}
	}
}

// shut reports whether a ban that a cover does not lift holds for a service
// whatever plan the account has.
func (v *view) shut(c cover, service pattern) bool {
	for _, at := range service.above() {
		for _, b := range v.g.grantsAt[at] {
			t, _ := v.holds(b)
			if b.visible(Date{}) && !b.rec.covers() && t != off && len(b.rec.UnlessPlans) == 0 && !c.lifts(ban{entry: b, at: at}) {
				return true
			}
		}
	}
	return false
}

// lintAgainstBans compares a cover with the bans that meet it.
func (g *Graph) lintAgainstBans(v *view, c cover, add func(LintCode, ...string)) {
	for b := range g.grants.known(Date{}) {
		if t, _ := v.holds(b); b.rec.covers() || t == off || len(b.rec.UnlessPlans) > 0 {
			continue
		}
		for _, s := range b.rec.Services {
			at, _ := parsePattern(s)
			around, inside := b.rec.region(at), c.rec.region(c.at)
			switch {
			case !around.meets(inside) || c.lifts(ban{entry: b, at: at}):
			case inside.narrower(around):
				add(ShadowedGrant, b.id, c.id)
			default:
				add(Contradiction, b.id, c.id)
			}
		}
	}
}

func (g *Graph) lintPlans(record string, plans []string, vendor string, add func(LintCode, ...string)) {
	p := g.parties.get(vendor, Date{})
	if p == nil || len(plans) == 0 {
		return
	}
	if !slices.ContainsFunc(plans, func(plan string) bool { return slices.Contains(p.rec.Plans, plan) }) {
		add(PlanNeverMet, record)
	}
}

func (g *Graph) lintAgreements(add func(LintCode, ...string)) {
	granted := map[string]bool{}
	for e := range g.grants.known(Date{}) {
		granted[e.rec.Under] = true
	}
	for e := range g.agreements.known(Date{}) {
		a := e.rec
		g.lintPlans(e.id, a.Plans, a.Downstream, add)
		if a.Status == StatusUnknownYet && (granted[e.id] || granted[a.Form]) {
			add(UnknownInUse, e.id)
		}
		if a.Status == Offered && len(g.signedOn[e.id]) == 0 {
			add(NoCounterpart, e.id)
		}
		p := g.parties.get(a.Downstream, Date{})
		if a.Status == Signed && (a.Kind == BAA || a.Kind == BASA) && p != nil && p.rec.SignsBAA == NoneKnown {
			add(BAAOfRefuser, e.id, p.id)
		}
	}
}
