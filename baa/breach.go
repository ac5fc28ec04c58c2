// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"cmp"
	"slices"
)

// Breach is a breach of unsecured health information at a vendor. The zero Breach is
// refused.
type Breach struct {
	// Agreement is the id of the agreement under which the vendor has the data.
	Agreement string `json:"agreement"`
	// Discovered is the first day on which the vendor, or somebody who works for
	// it, knew of it or would have known with reasonable diligence.
	Discovered Date `json:"discovered"`
	// By is the party that discovered it: the vendor or one of its
	// subcontractors; empty is the vendor.
	By string `json:"by,omitempty"`
	// Learned is the day on which the customer knew or would have known; the zero
	// Date stands for the day on which the vendor has to report at the latest.
	Learned Date `json:"learned,omitzero"`
	// Agent says that the vendor acts as the customer's agent: what it discovers
	// counts as discovered by the customer (45 CFR 164.404(a)(2)).
	Agent bool `json:"agent,omitempty"`
	// Affected is the number of people; 0 is unknown and counts as 500 or more.
	Affected int `json:"affected,omitempty"`
	// AffectedInState is the largest number of residents of one state; 0 is
	// unknown and counts as Affected.
	AffectedInState int `json:"affected_in_state,omitempty"`
}

// DatedDuty is an obligation with the day by which it has to be done.
type DatedDuty struct {
	// Duty says what, in words.
	Duty string `json:"duty"`
	// Party is who has to do it, and Toward who it is done for: ids of parties,
	// or words such as individuals.
	Party  string `json:"party"`
	Toward string `json:"toward,omitempty"`
	// Due is the last day for it. Sooner is better: the law allows no
	// unreasonable delay.
	Due Date `json:"due"`
	// Record is the agreement that it comes from, or empty.
	Record string `json:"record,omitempty"`
	// Law is the section that asks for it, or empty.
	Law string `json:"law,omitempty"`
	// Overtaken says that another duty asks for the same sooner.
	Overtaken bool `json:"overtaken,omitempty"`
}

// lawfulDays is the longest time that 164.404, 164.406, 164.408 and 164.410 give,
// in calendar days.
const lawfulDays = 60

// manyPeople is the number of people from which the rules for large breaches hold
// (45 CFR 164.408(b)); the press is told above it (164.406(a)).
const manyPeople = 500

// BreachClock returns what has to be told to whom by when after a breach: along the
// chain from a subcontractor to the customer, each by law and, if sooner or later,
// by contract, then by the customer to people, the press and the Secretary. The
// duties are sorted by day. It assumes a breach: whether an incident is one is
// decided by the four factors of 45 CFR 164.402. The error is a [*UseError].
func (g *Graph) BreachClock(b Breach) ([]DatedDuty, error) {
	e := g.agreements.get(b.Agreement, Date{})
	switch {
	case e == nil || e.rec.Kind != BAA || e.rec.Upstream == "":
		return nil, &UseError{Field: "agreement", Problem: UnknownReference}
	case !b.Discovered.IsValid():
		return nil, &UseError{Field: "discovered", Problem: missingOrBad(b.Discovered)}
	case !b.Learned.IsZero() && !b.Learned.IsValid():
		return nil, &UseError{Field: "learned", Problem: NoSuchDate}
	case b.Learned.IsValid() && b.Learned.Before(b.Discovered) && !b.Agent:
		return nil, &UseError{Field: "learned", Problem: EndsBeforeStart}
	case b.Affected < 0 || b.AffectedInState < 0 || b.Affected > 0 && b.AffectedInState > b.Affected:
		return nil, &UseError{Field: "affected", Problem: BadValue}
	}
	links, found := g.linksTo(e.rec.Downstream, cmp.Or(g.aliases[b.By], b.By, e.rec.Downstream), nil)
	if !found {
		return nil, &UseError{Field: "by", Problem: UnknownReference}
	}
	var all []DatedDuty
	known := b.Discovered
	for _, link := range links {
		known = g.report(&all, link, known)
	}
	known = g.report(&all, e, known)
	switch {
	case b.Agent:
		known = b.Discovered
	case b.Learned.IsValid():
		known = b.Learned
	}
	customer := e.rec.Upstream
	due := known.AddDays(lawfulDays)
	all = append(all, DatedDuty{Duty: "notify the people concerned", Party: customer, Toward: "individuals", Due: due, Law: "45 CFR 164.404(b)"})
	many := b.Affected == 0 || b.Affected >= manyPeople
	if inState := cmp.Or(b.AffectedInState, b.Affected); inState == 0 || inState > manyPeople {
		all = append(all, DatedDuty{Duty: "notify prominent media of the state", Party: customer, Toward: "media", Due: due, Law: "45 CFR 164.406(b)"})
	}
	if many {
		all = append(all, DatedDuty{Duty: "notify the Secretary together with the people concerned", Party: customer, Toward: "secretary", Due: due, Law: "45 CFR 164.408(b)"})
	} else {
		yearEnd := Date{Year: known.Year, Month: 12, Day: 31}
		all = append(all, DatedDuty{Duty: "report to the Secretary after the end of the year", Party: customer, Toward: "secretary", Due: yearEnd.AddDays(lawfulDays), Law: "45 CFR 164.408(c)"})
	}
	slices.SortStableFunc(all, func(x, y DatedDuty) int { return x.Due.Compare(y.Due) })
	return all, nil
}

// report adds the duties to report under one agreement and returns the day by which
// the next party knows at the latest.
func (g *Graph) report(all *[]DatedDuty, e *entry[Agreement], known Date) Date {
	law := DatedDuty{
		Duty: "report the breach", Party: e.rec.Downstream, Toward: e.rec.Upstream,
		Due: known.AddDays(lawfulDays), Record: e.id, Law: "45 CFR 164.410(b)",
	}
	period := e.rec.BreachNotice
	if form := g.agreements.get(e.rec.Form, Date{}); period.IsZero() && form != nil {
		period = form.rec.BreachNotice
	}
	if period.IsZero() {
		*all = append(*all, law)
		return law.Due
	}
	contract := law
	contract.Law, contract.Due = "", known.Add(period)
	latest := contract.Due
	if law.Overtaken = contract.Due.Before(law.Due); !law.Overtaken {
		contract.Overtaken, latest = law.Due.Before(contract.Due), law.Due
	}
	*all = append(*all, contract, law)
	return latest
}

// linksTo returns the agreements that lead from a party back to the vendor, the
// last one first.
func (g *Graph) linksTo(vendor, party string, seen []string) ([]*entry[Agreement], bool) {
	if vendor == party {
		return nil, true
	}
	for _, link := range g.bindings[vendor] {
		down := link.rec.Downstream
		if !link.visible(Date{}) || slices.Contains(seen, down) {
			continue
		}
		if rest, found := g.linksTo(down, party, append(seen, vendor)); found {
			return append(rest, link), true
		}
	}
	return nil, false
}

// keepYears is how long an agreement is kept after it was last in effect.
const keepYears = 6

// TerminationDuties returns what has to be done when an agreement ends, each with
// its day: the vendor and its subcontractors return or destroy the data, within the
// time of the contract, that of [Options].RemoveWithin, or on the last day; and the
// customer keeps the agreement for six years. last is the last day to assume; the
// zero Date takes that of the record, and of an end that is known by its month or
// year the first day. The error is a [*UseError]: no agreement of the kinds baa and
// basa has that id, or there is no last day.
func (g *Graph) TerminationDuties(agreement string, last Date) ([]DatedDuty, error) {
	e := g.agreements.get(agreement, Date{})
	if e == nil || e.rec.Upstream == "" || e.rec.Kind != BAA && e.rec.Kind != BASA {
		return nil, &UseError{Field: "agreement", Problem: UnknownReference}
	}
	if last.IsZero() {
		last = e.rec.Ends.First()
	}
	if !last.IsValid() {
		return nil, &UseError{Field: "last", Problem: missingOrBad(last)}
	}
	if last.Before(e.rec.Effective.First()) {
		return nil, &UseError{Field: "last", Problem: EndsBeforeStart}
	}
	all := []DatedDuty{}
	g.giveBack(&all, e, last, nil)
	all = append(all,
		DatedDuty{
			Duty: "keep the agreement on file until this day", Party: e.rec.Upstream,
			Due: last.Add(Period{Years: keepYears}), Record: e.id, Law: "45 CFR 164.530(j)(2)",
		})
	slices.SortStableFunc(all, func(x, y DatedDuty) int { return x.Due.Compare(y.Due) })
	return all, nil
}

// giveBack adds the duty of a party to return or destroy, and those of its
// subcontractors, who have to be done no later than it.
func (g *Graph) giveBack(all *[]DatedDuty, e *entry[Agreement], last Date, seen []string) {
	period := e.rec.ReturnWithin
	if form := g.agreements.get(e.rec.Form, Date{}); period.IsZero() && form != nil {
		period = form.rec.ReturnWithin
	}
	if period.IsZero() {
		period = g.removeWithin
	}
	*all = append(*all, DatedDuty{
		Duty:  "return or destroy the health information and keep no copy; where that is not feasible, go on protecting it and use it for nothing else",
		Party: e.rec.Downstream, Toward: e.rec.Upstream, Due: last.Add(period), Record: e.id, Law: "45 CFR 164.504(e)(2)(ii)(J)",
	})
	seen = append(seen, e.rec.Downstream)
	for _, link := range g.bindings[e.rec.Downstream] {
		if link.visible(Date{}) && link.rec.Validity.on(last) != off && !slices.Contains(seen, link.rec.Downstream) {
			g.giveBack(all, link, last, seen)
		}
	}
}
