// SPDX-License-Identifier: Apache-2.0

package baa

import "slices"

// maxGapDays bounds the time that [Graph.Gaps] looks at: a century.
const maxGapDays = 36525

// Gap is a time in which a use is not covered. Both days belong to it.
type Gap struct {
	// From and To are its first and last day.
	From Date `json:"from"`
	To   Date `json:"to"`
	// Coverage and Use are the verdict in that time.
	Coverage Coverage  `json:"coverage"`
	Use      Allowance `json:"use"`
}

// Gaps returns the times between two days, both included, in which a use is not
// covered, in order. A change from one verdict to another starts a new gap. What
// the use says about its day is ignored; evidence that comes with it counts from
// the day it was given. The error is a [*UseError]: a span that ends before it
// starts, that is longer than a century, or what [Graph.Evaluate] reports.
//
// Verdicts change only on days that some record names, so the cost grows with the
// number of such days and not with the length of the span.
func (g *Graph) Gaps(u Use, from, to Date) ([]Gap, error) {
	if err := checkSpan(from, to); err != nil {
		return nil, err
	}
	if to.Sub(from) > maxGapDays {
		return nil, &UseError{Field: "to", Problem: BadValue}
	}
	gaps := []Gap{}
	evidence := u.Evidence
	for i, days := 0, g.turningDays(u, from, to); i < len(days); i++ {
		end := to
		if i+1 < len(days) {
			end = days[i+1].AddDays(-1)
		}
		u.AsOf = days[i]
		u.Evidence = slices.DeleteFunc(slices.Clone(evidence), func(e Evidence) bool { return e.Given.First().After(days[i]) })
		v, err := g.Evaluate(u)
		if err != nil {
			return nil, err
		}
		if v.Coverage == Covered {
			continue
		}
		if n := len(gaps); n > 0 && gaps[n-1].To.AddDays(1) == days[i] && gaps[n-1].Coverage == v.Coverage && gaps[n-1].Use == v.Use {
			gaps[n-1].To = end
			continue
		}
		gaps = append(gaps, Gap{From: days[i], To: end, Coverage: v.Coverage, Use: v.Use})
	}
	return gaps, nil
}

// turningDays returns the days in a span on which a verdict may change, sorted,
// the first of the span among them.
func (g *Graph) turningDays(u Use, from, to Date) []Date {
	days := []Date{from}
	add := func(d Date) {
		if d.After(from) && !d.After(to) {
			days = append(days, d)
		}
	}
	span := func(v Validity) {
		add(v.Effective.First())
		add(v.Effective.Last())
		add(v.Ends.First().AddDays(1))
		add(v.Ends.Last().AddDays(1))
	}
	proof := func(e Evidence) {
		span(Validity{Effective: e.Given})
		add(e.Expires.AddDays(1))
		add(e.Revoked)
		if c := g.conditions.get(e.Condition, u.KnownAt); c != nil && !c.rec.MaxAge.IsZero() {
			add(e.Given.First().Add(c.rec.MaxAge).AddDays(1))
		}
	}
	for e := range g.agreements.all() {
		span(e.rec.Validity)
	}
	for e := range g.statements.all() {
		span(e.rec.Validity)
	}
	for e := range g.entitlements.all() {
		span(e.rec.Validity)
	}
	for e := range g.safeguards.all() {
		span(e.rec.Validity)
	}
	for e := range g.policies.all() {
		span(e.rec.Validity)
	}
	for e := range g.grants.all() {
		span(e.rec.Validity)
		if e.source != nil && !g.maxAge.IsZero() {
			add(e.source.checked().Add(g.maxAge).AddDays(1))
		}
	}
	for e := range g.evidence.all() {
		proof(e.rec)
	}
	for _, e := range u.Evidence {
		proof(e)
	}
	slices.SortFunc(days, Date.Compare)
	return slices.Compact(days)
}
