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
	// StaleSource means that a source was verified longer ago than [Options].MaxCatalogueAge allows.
	StaleSource
	// AddedSubcontractor means that a vendor's agreement with a subcontractor went on record after the customer's agreement did and is not named there.
	AddedSubcontractor
	// EmptyPattern means that no service on record is one of a grant's pattern.
	EmptyPattern
)

var lintCodeWords = vocabulary{"lint code", []string{
	"contradiction", "restated_condition", "expired_evidence", "plan_never_met", "shadowed_grant",
	"unknown_in_use", "no_counterpart", "uncovered_derivation", "baa_of_refuser", "loose_idle_logoff",
	"stale_source", "added_subcontractor", "empty_pattern",
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
// [*UseError] about the day. A service whose owner is not on record needs no
// code: [New] refuses it.
//
// The cost grows with the records and with what there is to report.
func (g *Graph) Lint(asOf Date) ([]Lint, error) {
	if !asOf.IsValid() {
		return nil, &UseError{Field: "as_of", Problem: missingOrBad(asOf)}
	}
	l := &linter{g: g, v: &view{g: g, asOf: asOf}}
	l.grants()
	l.services()
	l.agreements()
	l.evidence()
	l.sources()
	slices.SortFunc(l.all, func(a, b Lint) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), slices.Compare(a.Records, b.Records))
	})
	return slices.CompactFunc(l.all, func(a, b Lint) bool { return a.Code == b.Code && slices.Equal(a.Records, b.Records) }), nil
}

// linter gathers doubts about the records of a day.
type linter struct {
	g   *Graph
	v   *view
	all []Lint
}

func (l *linter) add(code LintCode, records ...string) { l.all = append(l.all, Lint{code, records}) }

// grants compares covers with the bans that meet them. Two patterns meet only
// when one lies in the other, so looking outwards from each finds every pair.
func (l *linter) grants() {
	for e := range l.g.grants.known(Date{}) {
		if a := l.g.agreements.get(e.rec.Under, Date{}); a != nil && e.rec.covers() {
			l.plans(e.id, e.rec.Plans, a.rec.Downstream)
		}
		for _, s := range e.rec.Services {
			at, _ := parsePattern(s)
			if !l.g.inhabited[at] {
				l.add(EmptyPattern, e.id)
			}
			for _, around := range at.above() {
				for _, other := range l.g.grantsAt[around] {
					switch {
					case e.rec.covers() && !other.rec.covers():
						l.pair(cover{spoken: l.spoken(e, at)}, ban{spoken: other})
					case !e.rec.covers() && other.rec.covers():
						l.pair(cover{spoken: other}, ban{spoken: l.spoken(e, at)})
					}
				}
			}
		}
	}
}

// spoken returns a grant at one of its patterns.
func (l *linter) spoken(e *entry[Grant], at pattern) *spoken {
	all := l.g.grantsAt[at]
	return all[slices.IndexFunc(all, func(s *spoken) bool { return s.entry == e })]
}

// pair reports a cover and a ban that meet. A ban that takes a part out of a
// wider cover is how contracts are written and no doubt.
func (l *linter) pair(c cover, b ban) {
	if !c.visible(Date{}) || c.rec.Validity.on(l.v.asOf) == off || !l.bars(b) || c.lifts(b) {
		return
	}
	around, inside := b.region, c.region
	switch {
	case !around.meets(inside), around.narrower(inside):
	case inside.narrower(around):
		l.add(ShadowedGrant, b.id, c.id)
	default:
		l.add(Contradiction, b.id, c.id)
	}
}

// bars reports whether a ban holds whatever plan the account has.
func (l *linter) bars(b ban) bool {
	if !b.visible(Date{}) || len(b.rec.UnlessPlans) > 0 {
		return false
	}
	t, _ := l.v.holds(b.spoken)
	return t != off
}

// services looks for those that make new data from covered data.
func (l *linter) services() {
	for e := range l.g.services.known(Date{}) {
		if len(e.rec.DerivedFrom) == 0 || l.coverable(e.id) {
			continue
		}
		for _, from := range e.rec.DerivedFrom {
			if l.coverable(from) {
				l.add(UncoveredDerivation, e.id, from)
			}
		}
	}
}

// coverable reports whether some grant covers a service and no ban stands against it.
func (l *linter) coverable(service string) bool {
	var covers []cover
	var bans []ban
	for _, s := range l.g.nodes[service].grants {
		switch {
		case !s.rec.covers():
			if b := (ban{spoken: s}); l.bars(b) {
				bans = append(bans, b)
			}
		case s.visible(Date{}) && s.rec.Validity.on(l.v.asOf) != off:
			covers = append(covers, cover{spoken: s})
		}
	}
	return slices.ContainsFunc(covers, func(c cover) bool {
		return !slices.ContainsFunc(bans, func(b ban) bool { return !c.lifts(b) })
	})
}

func (l *linter) plans(record string, plans []string, vendor string) {
	p := l.g.parties.get(vendor, Date{})
	if p == nil || len(plans) == 0 {
		return
	}
	if !slices.ContainsFunc(plans, func(plan string) bool { return slices.Contains(p.rec.Plans, plan) }) {
		l.add(PlanNeverMet, record)
	}
}

func (l *linter) agreements() {
	granted := map[string]bool{}
	for e := range l.g.grants.known(Date{}) {
		granted[e.rec.Under] = true
	}
	for e := range l.g.agreements.known(Date{}) {
		a := e.rec
		l.plans(e.id, a.Plans, a.Downstream)
		if a.Status == StatusUnknownYet && (granted[e.id] || granted[a.Form]) {
			l.add(UnknownInUse, e.id)
		}
		if a.Status == Offered && len(l.g.signedOn[e.id]) == 0 {
			l.add(NoCounterpart, e.id)
		}
		if a.Status != Signed || a.Kind != BAA && a.Kind != BASA {
			continue
		}
		if p := l.g.parties.get(a.Downstream, Date{}); p != nil && p.rec.SignsBAA == NoneKnown {
			l.add(BAAOfRefuser, e.id, p.id)
		}
		named := slices.Clone(a.ReliesOn)
		if form := l.g.agreements.get(a.Form, Date{}); form != nil {
			named = append(named, form.rec.ReliesOn...)
		}
		for _, link := range l.g.bindings[a.Downstream] {
			if a.Kind == BAA && link.visible(Date{}) && link.from.After(e.from) && !slices.Contains(named, link.id) {
				l.add(AddedSubcontractor, link.id, e.id)
			}
		}
	}
}

// evidence looks at conditions, what meets them and how strong it is.
func (l *linter) evidence() {
	for e := range l.g.conditions.known(Date{}) {
		if e.rec.Restates != "" {
			l.add(RestatedCondition, e.rec.Restates, e.id)
		}
	}
	for e := range l.g.evidence.known(Date{}) {
		c := l.g.conditions.get(e.rec.Condition, Date{})
		if c == nil {
			continue
		}
		if _, faulty := l.v.fault(e.rec, c.rec, []Evidence{e.rec}); faulty {
			l.add(ExpiredEvidence, e.id)
		}
	}
	for e := range l.g.safeguards.known(Date{}) {
		if enough, err := e.rec.Measure.AtLeast(e.rec.Value, "24h"); e.rec.Measure == IdleLogoff && err == nil && !enough {
			l.add(LooseIdleLogoff, e.id)
		}
	}
}

// sources names those that are too old, as dataset and id.
func (l *linter) sources() {
	for _, s := range l.g.sources {
		if l.v.stale(s) {
			l.add(StaleSource, s.Dataset+"/"+s.ID)
		}
	}
}
