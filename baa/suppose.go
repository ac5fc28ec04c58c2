// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"slices"
	"strconv"
	"strings"
)

// Hypothesis is a change of the world to think through. The zero Hypothesis changes
// nothing.
type Hypothesis struct {
	// Endings are agreements that end.
	Endings []Ending `json:"endings,omitempty"`
	// Plans are accounts that move to another plan.
	Plans []PlanChange `json:"plans,omitempty"`
	// Sinks are services that begin to send data on.
	Sinks []NewSink `json:"sinks,omitempty"`
}

// Ending supposes that an agreement ends.
type Ending struct {
	// Agreement is its id.
	Agreement string `json:"agreement"`
	// Last is its last day.
	Last Date `json:"last"`
}

// PlanChange supposes that an account moves to another plan of a vendor.
type PlanChange struct {
	// Account and Vendor are the ids.
	Account string `json:"account"`
	Vendor  string `json:"vendor"`
	// Plan is the new plan, on sale or not.
	Plan string `json:"plan"`
	// From is its first day. Other plans of the account there end the day before.
	From Date `json:"from"`
}

// NewSink supposes that a service begins to send data on to another one: a
// subcontractor, an export.
type NewSink struct {
	// Service is the name of the service that sends.
	Service string `json:"service"`
	// To is the name of the one that receives, owner/path. It and its owner need
	// not be on record.
	To string `json:"to"`
}

// Suppose returns a graph in which the hypothesis is true, and leaves g as it is.
// The hypothesis changes the last version of each record, so ask it without a
// KnownAt. The cost is that of [New]. The error is a
// [*UseError] that names a field of the hypothesis, or a [*DatasetError] when the
// records would contradict each other, such as services that send to each other.
func (g *Graph) Suppose(h Hypothesis) (*Graph, error) {
	datasets := g.records()
	s := supposition{g: g, datasets: datasets, added: Dataset{Format: Format, Name: "supposed", Recorded: Date{Year: 1, Month: 1, Day: 1}}}
	for i, e := range h.Endings {
		if err := s.end(e, "endings/"+strconv.Itoa(i)); err != nil {
			return nil, err
		}
	}
	for i, p := range h.Plans {
		if err := s.move(p, "plans/"+strconv.Itoa(i)); err != nil {
			return nil, err
		}
	}
	for i, n := range h.Sinks {
		if err := s.send(n, "sinks/"+strconv.Itoa(i)); err != nil {
			return nil, err
		}
	}
	return New(append(s.datasets, s.added), &Options{MaxCatalogueAge: g.maxAge, RemoveWithin: g.removeWithin})
}

// supposition edits the records of a graph.
type supposition struct {
	g        *Graph
	datasets []Dataset
	added    Dataset
}

func (s *supposition) end(e Ending, field string) error {
	last := s.g.agreements.get(e.Agreement, Date{})
	switch {
	case last == nil:
		return &UseError{Field: field + "/agreement", Problem: UnknownReference}
	case !e.Last.IsValid():
		return &UseError{Field: field + "/last", Problem: missingOrBad(e.Last)}
	case e.Last.Before(last.rec.Effective.First()):
		return &UseError{Field: field + "/last", Problem: EndsBeforeStart}
	}
	edit(s, last.place, func(d *Dataset) []Agreement { return d.Agreements }, func(a *Agreement) {
		if a.Ends.IsZero() || e.Last.Before(a.Ends.First()) {
			a.Ends = On(e.Last)
		}
	})
	return nil
}

func (s *supposition) move(p PlanChange, field string) error {
	switch {
	case !s.g.accounts.has(p.Account):
		return &UseError{Field: field + "/account", Problem: UnknownReference}
	case !s.g.parties.has(p.Vendor):
		return &UseError{Field: field + "/vendor", Problem: UnknownReference}
	case p.Plan == "":
		return &UseError{Field: field + "/plan", Problem: Missing}
	case !p.From.IsValid():
		return &UseError{Field: field + "/from", Problem: missingOrBad(p.From)}
	}
	eve := On(p.From.AddDays(-1))
	for _, e := range s.g.plans[planHolder{p.Account, p.Vendor}] {
		if !e.until.IsZero() {
			continue
		}
		edit(s, e.place, func(d *Dataset) []Entitlement { return d.Entitlements }, func(r *Entitlement) {
			switch {
			case !r.Effective.First().Before(p.From):
				r.Plan = p.Plan
			case r.Ends.IsZero() || eve.First().Before(r.Ends.First()):
				r.Ends = eve
			}
		})
	}
	s.added.Entitlements = append(s.added.Entitlements, Entitlement{
		ID: "supposed/" + field, Account: p.Account, Vendor: p.Vendor, Plan: p.Plan, Validity: Validity{Effective: On(p.From)},
	})
	return nil
}

func (s *supposition) send(n NewSink, field string) error {
	from := s.g.services.get(n.Service, Date{})
	if from == nil {
		return &UseError{Field: field + "/service", Problem: UnknownService}
	}
	owner, path, _ := strings.Cut(n.To, "/")
	if !isWord(owner) || !isPath(path) {
		return &UseError{Field: field + "/to", Problem: BadValue}
	}
	if id, known := s.g.aliases[owner]; known {
		owner = id
	}
	name := owner + "/" + path
	same := func(o Service) bool { return o.name() == name }
	if !s.g.services.has(name) && !slices.ContainsFunc(s.added.Services, same) {
		s.added.Services = append(s.added.Services, Service{Owner: owner, Path: path})
		known := slices.ContainsFunc(s.added.Parties, func(p Party) bool { return p.ID == owner })
		if !s.g.parties.has(owner) && !known {
			s.added.Parties = append(s.added.Parties, Party{ID: owner, Name: owner})
		}
	}
	edit(s, from.place, func(d *Dataset) []Service { return d.Services }, func(r *Service) {
		r.Sinks = append(slices.Clip(r.Sinks), name)
	})
	return nil
}

// edit changes one record, found by its place.
func edit[T any](s *supposition, at place, records func(*Dataset) []T, change func(*T)) {
	i, err := strconv.Atoi(at.path[strings.LastIndexByte(at.path, '/')+1:])
	if all := records(&s.datasets[at.dataset]); err == nil && i < len(all) {
		change(&all[i])
	}
}

// records returns the records of a graph as datasets again, each record at its
// place.
func (g *Graph) records() []Dataset {
	datasets := make([]Dataset, len(g.heads))
	for i, h := range g.heads {
		datasets[i] = h
		datasets[i].Sources = slices.Clone(h.Sources)
	}
	restore(datasets, g.parties, func(d *Dataset) *[]Party { return &d.Parties })
	restore(datasets, g.accounts, func(d *Dataset) *[]Account { return &d.Accounts })
	restore(datasets, g.entitlements, func(d *Dataset) *[]Entitlement { return &d.Entitlements })
	restore(datasets, g.agreements, func(d *Dataset) *[]Agreement { return &d.Agreements })
	restore(datasets, g.statements, func(d *Dataset) *[]Statement { return &d.Statements })
	restore(datasets, g.services, func(d *Dataset) *[]Service { return &d.Services })
	restore(datasets, g.safeguards, func(d *Dataset) *[]Safeguard { return &d.Safeguards })
	restore(datasets, g.conditions, func(d *Dataset) *[]Condition { return &d.Conditions })
	restore(datasets, g.grants, func(d *Dataset) *[]Grant { return &d.Grants })
	restore(datasets, g.evidence, func(d *Dataset) *[]Evidence { return &d.Evidence })
	restore(datasets, g.policies, func(d *Dataset) *[]Policy { return &d.Policies })
	restore(datasets, g.riskAcceptances, func(d *Dataset) *[]RiskAcceptance { return &d.RiskAcceptances })
	return datasets
}

func restore[T any](datasets []Dataset, t table[T], records func(*Dataset) *[]T) {
	for e := range t.all() {
		i, err := strconv.Atoi(e.place.path[strings.LastIndexByte(e.place.path, '/')+1:])
		if err != nil {
			continue
		}
		all := records(&datasets[e.place.dataset])
		if missing := i + 1 - len(*all); missing > 0 {
			*all = append(*all, make([]T, missing)...)
		}
		(*all)[i] = e.rec
	}
}

// Difference is a use whose verdict is another one.
type Difference struct {
	// Index is the place of the use among those asked, and Service its service.
	Index   int    `json:"index"`
	Service string `json:"service"`
	// Before and After are the verdicts.
	Before Outcome `json:"before"`
	After  Outcome `json:"after"`
}

// Outcome is a verdict in short.
type Outcome struct {
	Coverage     Coverage  `json:"coverage"`
	Use          Allowance `json:"use"`
	Reason       Reason    `json:"reason"`
	AcceptedRisk bool      `json:"accepted_risk"`
}

func outcome(v Verdict) Outcome {
	o := Outcome{Coverage: v.Coverage, Use: v.Use, AcceptedRisk: v.AcceptedRisk}
	for _, h := range v.Path {
		if h.Coverage == v.Coverage {
			o.Reason = h.Reason
			break
		}
	}
	return o
}

// Compare asks two graphs the same uses and returns those whose answers differ, in
// their order. The error is a [*UseError] of the first use that one of them cannot
// answer.
func Compare(before, after *Graph, uses []Use) ([]Difference, error) {
	differences := []Difference{}
	for i, u := range uses {
		a, err := before.Evaluate(u)
		if err != nil {
			return nil, err
		}
		b, err := after.Evaluate(u)
		if err != nil {
			return nil, err
		}
		if x, y := outcome(a), outcome(b); x != y {
			differences = append(differences, Difference{Index: i, Service: u.Service, Before: x, After: y})
		}
	}
	return differences, nil
}

// WhatIf answers what changes if a hypothesis comes true: [Graph.Suppose] and
// [Compare]. The errors are theirs.
func (g *Graph) WhatIf(h Hypothesis, uses []Use) ([]Difference, error) {
	after, err := g.Suppose(h)
	if err != nil {
		return nil, err
	}
	return Compare(g, after, uses)
}

// Uses returns a use like u for each service on record, sorted by name.
func (g *Graph) Uses(u Use) []Use {
	uses := make([]Use, 0, len(g.serviceNames))
	for _, name := range g.serviceNames {
		if g.services.get(name, u.KnownAt) == nil {
			continue
		}
		u.Service = name
		uses = append(uses, u)
	}
	return uses
}
