// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"errors"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

// Options tune a [Graph]. Nil and the zero value mean the defaults.
type Options struct {
	// MaxCatalogueAge is how long a record may rely on a source after it was
	// last verified; the records of a secondary source are as old as that source.
	// After that its cover and its exclusions are unknown: the vendor may have
	// changed either. What a contract forbids stays forbidden, and a party that is
	// known to sign nothing stays uncovered. The zero Period is for ever.
	MaxCatalogueAge Period
	// RemoveWithin is the time for duties to remove or return data that name
	// none. The zero Period is at once.
	RemoveWithin Period
}

func (o *Options) maxCatalogueAge() Period {
	if o == nil {
		return Period{}
	}
	return o.MaxCatalogueAge
}

func (o *Options) removeWithin() Period {
	if o == nil {
		return Period{}
	}
	return o.RemoveWithin
}

// Graph is a compiled set of records. It is immutable and safe for concurrent
// use. The zero Graph knows no service.
type Graph struct {
	parties         table[Party]
	accounts        table[Account]
	entitlements    table[Entitlement]
	agreements      table[Agreement]
	statements      table[Statement]
	services        table[Service]
	safeguards      table[Safeguard]
	conditions      table[Condition]
	grants          table[Grant]
	evidence        table[Evidence]
	policies        table[Policy]
	riskAcceptances table[RiskAcceptance]

	aliases      map[string]string // every name of a party to its id
	plans        map[planHolder][]*entry[Entitlement]
	signedOn     map[string][]*entry[Agreement] // form to the agreements signed on it
	bindings     map[string][]*entry[Agreement] // upstream to its subcontractor agreements
	measures     map[string][]*entry[Safeguard] // party to its safeguards
	proofs       map[string][]*entry[Evidence]  // condition to its evidence
	restated     map[string][]string            // condition to those that word it differently
	grantsAt     map[pattern][]*spoken
	policiesAt   map[pattern][]*entry[Policy]
	risksAt      map[pattern][]*entry[RiskAcceptance]
	nodes        map[string]*node // by the name of the service
	inhabited    map[pattern]bool // the patterns that some service is in
	serviceNames []string
	sources      []*SourceRef // in the order of the datasets
	heads        []Dataset    // the datasets without their records

	maxAge       Period
	removeWithin Period
	engine       release.Engine
}

// planHolder is an account at a vendor.
type planHolder struct{ account, vendor string }

// New compiles datasets into a graph. It keeps nothing of them. The order of
// datasets and records does not matter. The error joins a [*DatasetError] for
// every record that cannot be used.
func New(datasets []Dataset, opts *Options) (*Graph, error) {
	if !opts.maxCatalogueAge().IsValid() || !opts.removeWithin().IsValid() {
		return nil, &UseError{Field: "options", Problem: BadValue}
	}
	c := &compiler{datasets: datasets}
	g := &Graph{maxAge: opts.maxCatalogueAge(), removeWithin: opts.removeWithin()}
	c.collect(g)
	if len(c.errs) > 0 {
		return nil, errors.Join(c.errs...)
	}
	g.index()
	c.check(g)
	if len(c.errs) > 0 {
		return nil, errors.Join(c.errs...)
	}
	c.checkCycles(g)
	c.checkConflicts(g)
	if len(c.errs) > 0 {
		return nil, errors.Join(c.errs...)
	}
	slices.Sort(c.digests)
	settings := []byte(g.maxAge.String() + " " + g.removeWithin.String())
	parts := [][]byte{settings}
	for _, d := range c.digests {
		parts = append(parts, []byte(d))
	}
	g.engine = release.NewEngine(parts...)
	return g, nil
}

// index builds the maps that make an answer a handful of look-ups.
func (g *Graph) index() {
	g.aliases = map[string]string{}
	for e := range g.parties.all() {
		for _, name := range partyNames(e.rec) {
			g.aliases[name] = e.id
		}
	}
	g.plans = map[planHolder][]*entry[Entitlement]{}
	for e := range g.entitlements.all() {
		at := planHolder{e.rec.Account, e.rec.Vendor}
		g.plans[at] = append(g.plans[at], e)
	}
	g.signedOn = map[string][]*entry[Agreement]{}
	g.bindings = map[string][]*entry[Agreement]{}
	for e := range g.agreements.all() {
		if e.rec.Form != "" {
			g.signedOn[e.rec.Form] = append(g.signedOn[e.rec.Form], e)
		}
		if e.rec.Kind == BASA {
			g.bindings[e.rec.Upstream] = append(g.bindings[e.rec.Upstream], e)
		}
	}
	g.measures = map[string][]*entry[Safeguard]{}
	for e := range g.safeguards.all() {
		g.measures[e.rec.Party] = append(g.measures[e.rec.Party], e)
	}
	g.proofs = map[string][]*entry[Evidence]{}
	for e := range g.evidence.all() {
		g.proofs[e.rec.Condition] = append(g.proofs[e.rec.Condition], e)
	}
	g.restated = map[string][]string{}
	for e := range g.conditions.all() {
		if other := e.rec.Restates; other != "" {
			g.restated[e.id] = append(g.restated[e.id], other)
			g.restated[other] = append(g.restated[other], e.id)
		}
	}
	g.indexGrants()
	g.policiesAt = indexPatterns(g.policies, func(r Policy) []string { return r.Services })
	g.risksAt = indexPatterns(g.riskAcceptances, func(r RiskAcceptance) []string { return r.Services })
	g.serviceNames = g.services.ids
	g.inhabited = map[pattern]bool{}
	for _, name := range g.serviceNames {
		at, _ := parsePattern(name)
		for _, around := range at.above() {
			g.inhabited[around] = true
		}
	}
	g.indexNodes()
}

func indexPatterns[T any](t table[T], services func(T) []string) map[pattern][]*entry[T] {
	at := map[pattern][]*entry[T]{}
	for e := range t.all() {
		for _, s := range services(e.rec) {
			if p, ok := parseAny(s); ok && !slices.Contains(at[p], e) {
				at[p] = append(at[p], e)
			}
		}
	}
	return at
}

// parseAny reads a pattern or the * of policies and risk acceptances.
func parseAny(s string) (pattern, bool) {
	if s == "*" {
		return everything, true
	}
	return parsePattern(s)
}

func partyNames(p Party) []string { return append([]string{p.ID, p.Name}, p.Aliases...) }

// Party returns the last record of a party by its id, name or an alias.
func (g *Graph) Party(name string) (Party, bool) {
	e := g.parties.get(g.aliases[name], Date{})
	if e == nil {
		return Party{}, false
	}
	return cloneRecord(e.rec), true
}

// Services returns the names of all services on record, sorted.
func (g *Graph) Services() []string { return slices.Clone(g.serviceNames) }

// Service returns the record of a service as it was known on a day; the zero
// Date asks for the last one.
func (g *Graph) Service(name string, known Date) (Service, bool) {
	e := g.services.get(name, known)
	if e == nil {
		return Service{}, false
	}
	return cloneRecord(e.rec), true
}

// Safeguards returns the safeguards of a party as they were known on a day,
// sorted by id; the zero Date asks for the last ones.
func (g *Graph) Safeguards(party string, known Date) []Safeguard {
	var all []Safeguard
	for _, e := range g.measures[g.aliases[party]] {
		if e.visible(known) {
			all = append(all, e.rec)
		}
	}
	return all
}

// Agreement returns the record of an agreement as it was known on a day; the
// zero Date asks for the last one.
func (g *Graph) Agreement(id string, known Date) (Agreement, bool) {
	e := g.agreements.get(id, known)
	if e == nil {
		return Agreement{}, false
	}
	return cloneRecord(e.rec), true
}

// EvidenceAbout returns the evidence on file about a party as it was known on a
// day, sorted by id; the zero Date asks for the last records.
func (g *Graph) EvidenceAbout(party string, known Date) []Evidence {
	var all []Evidence
	for e := range g.evidence.known(known) {
		if id := g.aliases[party]; id != "" && e.rec.Party == id {
			all = append(all, e.rec)
		}
	}
	return all
}

// DatedStatement is a statement with its recording day and source.
type DatedStatement struct {
	Statement
	// Recorded is the day from which it was on file.
	Recorded Date `json:"recorded"`
	// Document is where it was made; nil when the record names no source.
	Document *SourceRef `json:"document,omitempty"`
}

// Statements returns what a party said as it was known on a day, sorted by
// recording day and id. Statements that disagree stand beside each other. The
// zero Date asks for the last records.
func (g *Graph) Statements(party string, known Date) []DatedStatement {
	var all []DatedStatement
	for e := range g.statements.known(known) {
		if id := g.aliases[party]; id != "" && e.rec.Party == id {
			d := DatedStatement{Statement: e.rec, Recorded: e.from}
			if e.source != nil {
				ref := *e.source
				d.Document = &ref
			}
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(a, b DatedStatement) int { return a.Recorded.Compare(b.Recorded) })
	return all
}
