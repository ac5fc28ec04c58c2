// SPDX-License-Identifier: Apache-2.0

package baa

import "slices"

// region is the set of uses that a grant speaks about at one of its patterns.
type region struct {
	at        pattern
	parts     uint // bits of Part; 0 is all
	data      uint // bits of the DataClass values it reaches; 0 is all
	origin    Origin
	intent    Intent
	awareness Awareness
}

func (r *Grant) region(at pattern) region {
	reg := region{at: at, origin: r.Origin, intent: r.Intent, awareness: r.Awareness}
	for _, p := range r.Parts {
		reg.parts |= 1 << p
	}
	for c := PHI; c <= Sensitive && len(r.Data) > 0; c++ {
		if reaches(r.Data, c) {
			reg.data |= 1 << c
		}
	}
	if reg.data == 1<<(Sensitive+1)-1 {
		reg.data = 0 // naming every class is no narrower than naming none
	}
	return reg
}

// reaches reports whether a record about some classes of data speaks about a
// class; a record about none speaks about all.
func reaches(named []DataClass, c DataClass) bool {
	if len(named) == 0 {
		return true
	}
	return slices.ContainsFunc(named, func(n DataClass) bool { return c.under()&(1<<n) != 0 })
}

// within reports whether every use of r is one of s.
func (r region) within(s region) bool {
	return s.at.contains(r.at) &&
		bitsWithin(r.parts, s.parts) && bitsWithin(r.data, s.data) &&
		(s.origin == 0 || s.origin == r.origin) &&
		(s.intent == 0 || s.intent == r.intent) &&
		(s.awareness == 0 || s.awareness == r.awareness)
}

// narrower reports whether r is within s and smaller.
func (r region) narrower(s region) bool { return r.within(s) && !s.within(r) }

// meets reports whether some use is one of both.
func (r region) meets(s region) bool {
	return r.at.meets(s.at) &&
		(r.parts == 0 || s.parts == 0 || r.parts&s.parts != 0) &&
		(r.data == 0 || s.data == 0 || r.data&s.data != 0) &&
		(r.origin == 0 || s.origin == 0 || r.origin == s.origin) &&
		(r.intent == 0 || s.intent == 0 || r.intent == s.intent) &&
		(r.awareness == 0 || s.awareness == 0 || r.awareness == s.awareness)
}

func bitsWithin(a, b uint) bool { return b == 0 || a != 0 && a&^b == 0 }

// checkConflicts reports grants of one agreement that contradict each other for
// some use, neither narrower than the other: nothing could say which one counts.
// Patterns are nested or apart, so it is enough to look outwards from each.
func (c *compiler) checkConflicts(g *Graph) {
	for e := range g.grants.all() {
		for _, s := range e.rec.Services {
			at, _ := parsePattern(s)
			for _, around := range at.above() {
				for _, other := range g.grantsAt[around] {
					if e != other.entry && contradict(e, other.entry) {
						a, b := e.rec.region(at), other.region
						if a.meets(b) && !a.narrower(b) && !b.narrower(a) {
							c.conflict(e, other.entry)
						}
					}
				}
			}
		}
	}
}

func contradict(a, b *entry[Grant]) bool {
	return a.rec.Under == b.rec.Under && a.id != b.id &&
		a.rec.covers() != b.rec.covers() &&
		a.rec.Validity.meets(b.rec.Validity) && together(a, b)
}

// together reports whether two versions were on record on one day.
func together[A, B any](a *entry[A], b *entry[B]) bool {
	return (a.until.IsZero() || b.from.Before(a.until)) && (b.until.IsZero() || a.from.Before(b.until))
}

// conflict reports a pair of grants once, at the later id.
func (c *compiler) conflict(a, b *entry[Grant]) {
	if a.id < b.id {
		a, b = b, a
	}
	pair := [2]place{a.place, b.place}
	if c.conflicts[pair] {
		return
	}
	if c.conflicts == nil {
		c.conflicts = map[[2]place]bool{}
	}
	c.conflicts[pair] = true
	c.fail(a.place, "", Conflict).Other = b.place.String()
}

// checkCycles reports records that lead back to themselves: what an answer would
// rest on would rest on the answer.
func (c *compiler) checkCycles(g *Graph) {
	cycles(c, g.accounts, "/parent", func(a Account) []string { return []string{a.Parent} })
	cycles(c, g.services, "/sinks", func(s Service) []string { return s.Sinks })
	cycles(c, g.services, "/derived_from", func(s Service) []string { return s.DerivedFrom })
	cycles(c, g.services, "/processed_by", func(s Service) []string { return []string{s.ProcessedBy} })
	cycles(c, g.agreements, "/form", func(a Agreement) []string { return []string{a.Form} })
	cycles(c, g.agreements, "/relies_on", func(a Agreement) []string { return a.ReliesOn })
	c.checkChain(g)
}

// cycles walks a relation between the records of one table.
func cycles[T any](c *compiler, t table[T], below string, next func(T) []string) {
	followed := func(id string) []string {
		var all []string
		for _, e := range t.byID[id] {
			all = append(all, next(e.rec)...)
		}
		return all
	}
	for _, id := range cyclic(t.ids, followed) {
		c.fail(t.byID[id][0].place, below, CyclicChain)
	}
}

// checkChain walks the agreements with subcontractors from party to party.
func (c *compiler) checkChain(g *Graph) {
	downstream := func(party string) []string {
		var all []string
		for _, e := range g.bindings[party] {
			all = append(all, e.rec.Downstream)
		}
		return all
	}
	for _, party := range cyclic(g.parties.ids, downstream) {
		c.fail(g.bindings[party][0].place, "/downstream", CyclicChain)
	}
}

// cyclic returns the nodes at which a walk in the order of the ids first comes
// back to where it has been.
func cyclic(ids []string, next func(string) []string) []string {
	const (
		entered = 1
		left    = 2
	)
	state := map[string]int{}
	var found []string
	var walk func(string)
	walk = func(id string) {
		state[id] = entered
		for _, n := range next(id) {
			switch {
			case n == "":
			case state[n] == entered:
				found = append(found, id)
			case state[n] == 0:
				walk(n)
			}
		}
		state[id] = left
	}
	for _, id := range ids {
		if state[id] == 0 {
			walk(id)
		}
	}
	return found
}
