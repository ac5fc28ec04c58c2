// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// compiler turns datasets into the tables of a graph and gathers every error.
type compiler struct {
	datasets []Dataset
	errs     []error
	digests  []string
	sources  []map[string]*SourceRef // by dataset, by id
	// conflicts are the pairs of grants that were reported.
	conflicts map[[2]place]bool
}

// fail reports a problem at a place below a record.
func (c *compiler) fail(at place, below string, problem Problem) *DatasetError {
	e := &DatasetError{Dataset: at.dataset, Path: at.path + below, Problem: problem}
	if at.dataset < len(c.datasets) {
		e.Line, e.Column = position(c.datasets[at.dataset].text, e.Path)
	}
	c.errs = append(c.errs, e)
	return e
}

// refer checks that an id is on record.
func (c *compiler) refer(at place, below, id string, known []string, has bool) {
	if !has {
		c.fail(at, below, UnknownReference).Suggestion = strictjson.Nearest(id, known)
	}
}

func (c *compiler) collect(g *Graph) {
	for i := range c.datasets {
		d := &c.datasets[i]
		at := place{dataset: i}
		if d.Format != Format {
			c.fail(at, "/format", OtherFormat)
		}
		if d.Name == "" {
			c.fail(at, "/name", Missing)
		}
		if !d.Recorded.IsValid() {
			c.fail(at, "/recorded", missingOrBad(d.Recorded))
		}
		g.heads = append(g.heads, Dataset{Format: d.Format, Name: d.Name, Title: d.Title, Recorded: d.Recorded, Sources: slices.Clone(d.Sources)})
		sources := map[string]*SourceRef{}
		for j, s := range d.Sources {
			at := place{i, "/sources/" + strconv.Itoa(j)}
			switch {
			case s.ID == "":
				c.fail(at, "/id", Missing)
			case s.Title == "":
				c.fail(at, "/title", Missing)
			case s.RetrievedOn.IsZero():
				c.fail(at, "/retrieved_on", Missing)
			case s.VerifiedOn.IsZero():
				c.fail(at, "/verified_on", Missing)
			case sources[s.ID] != nil:
				c.fail(at, "/id", DuplicateID)
			}
			sources[s.ID] = &SourceRef{Dataset: d.Name, Source: s}
			g.sources = append(g.sources, sources[s.ID])
		}
		c.sources = append(c.sources, sources)
	}
	g.parties = gather(c, "parties", func(d *Dataset) []Party { return d.Parties }, func(r *Party) string { return r.ID })
	g.accounts = gather(c, "accounts", func(d *Dataset) []Account { return d.Accounts }, func(r *Account) string { return r.ID })
	g.entitlements = gather(c, "entitlements", func(d *Dataset) []Entitlement { return d.Entitlements }, func(r *Entitlement) string { return r.ID })
	g.agreements = gather(c, "agreements", func(d *Dataset) []Agreement { return d.Agreements }, func(r *Agreement) string { return r.ID })
	g.statements = gather(c, "statements", func(d *Dataset) []Statement { return d.Statements }, func(r *Statement) string { return r.ID })
	g.services = gather(c, "services", func(d *Dataset) []Service { return d.Services }, func(r *Service) string { return r.name() })
	g.safeguards = gather(c, "safeguards", func(d *Dataset) []Safeguard { return d.Safeguards }, func(r *Safeguard) string { return r.ID })
	g.conditions = gather(c, "conditions", func(d *Dataset) []Condition { return d.Conditions }, func(r *Condition) string { return r.ID })
	g.grants = gather(c, "grants", func(d *Dataset) []Grant { return d.Grants }, func(r *Grant) string { return r.ID })
	g.evidence = gather(c, "evidence", func(d *Dataset) []Evidence { return d.Evidence }, func(r *Evidence) string { return r.ID })
	g.policies = gather(c, "policies", func(d *Dataset) []Policy { return d.Policies }, func(r *Policy) string { return r.ID })
	g.riskAcceptances = gather(c, "risk_acceptances", func(d *Dataset) []RiskAcceptance { return d.RiskAcceptances }, func(r *RiskAcceptance) string { return r.ID })
}

// provenanced is implemented by every record, through its embedded Provenance.
type provenanced interface{ provenance() *Provenance }

func (p *Provenance) provenance() *Provenance { return p }

// gather copies the records of one kind out of all datasets.
func gather[T any](c *compiler, key string, records func(*Dataset) []T, id func(*T) string) table[T] {
	var entries []*entry[T]
	for i := range c.datasets {
		for j, rec := range records(&c.datasets[i]) {
			at := place{i, fmt.Sprintf("/%s/%d", key, j)}
			text, err := json.Marshal(rec)
			if err != nil {
				// Only a word or a date that does not exist cannot be written.
				c.fail(at, "", BadValue)
				continue
			}
			e := &entry[T]{place: at}
			if err := json.Unmarshal(text, &e.rec); err != nil {
				c.fail(at, "", BadValue)
				continue
			}
			e.id = id(&e.rec)
			p := any(&e.rec).(provenanced).provenance()
			if e.from = p.Recorded; e.from.IsZero() {
				e.from = c.datasets[i].Recorded
			}
			if strings.Trim(e.id, "/") == "" {
				c.fail(at, "/id", Missing)
			}
			if p.Source != "" {
				if e.source = c.sources[i][p.Source]; e.source == nil {
					c.fail(at, "/source", UnknownReference)
				}
			}
			c.digests = append(c.digests, key+" "+e.from.String()+" "+string(text))
			entries = append(entries, e)
		}
	}
	t, first, second := newTable(entries)
	if second != nil {
		c.fail(second.place, "/id", DuplicateID).Other = first.place.String()
	}
	return t
}

// cloneRecord returns a copy of a record of the graph that shares nothing with
// it. The record was read from JSON, so it can be written.
func cloneRecord[T any](rec T) T {
	var clone T
	if text, err := json.Marshal(rec); err == nil {
		if json.Unmarshal(text, &clone) != nil {
			return rec
		}
	}
	return clone
}

func missingOrBad(d Date) Problem {
	if d.IsZero() {
		return Missing
	}
	return NoSuchDate
}
