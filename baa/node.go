// SPDX-License-Identifier: Apache-2.0

package baa

import "slices"

// spoken is a grant at one of its patterns, with what it stands under.
type spoken struct {
	*entry[Grant]
	at     pattern
	region region
	// agreements or statements holds the versions of what says it; the other is
	// empty.
	agreements []*entry[Agreement]
	statements []*entry[Statement]
}

// node is a service with everything that speaks about it, so that an answer does
// not have to look for it.
type node struct {
	name     string
	at       pattern
	services []*entry[Service]
	parties  []*entry[Party]
	grants   []*spoken // each once, from the narrowest pattern outwards
	policies []*entry[Policy]
	risks    []*entry[RiskAcceptance]
}

// newNode gathers what speaks about a service, whose records are those of a class
// when it is a member that is not on record itself.
func (g *Graph) newNode(at pattern, services []*entry[Service]) *node {
	n := &node{name: at.owner + "/" + at.path, at: at, services: services, parties: g.parties.byID[at.owner]}
	around := at.above()
	seen := map[*entry[Grant]]bool{}
	for _, p := range around {
		for _, s := range g.grantsAt[p] {
			if !seen[s.entry] {
				seen[s.entry] = true
				n.grants = append(n.grants, s)
			}
		}
	}
	for _, p := range append(around, everything) {
		n.policies = append(n.policies, g.policiesAt[p]...)
		n.risks = append(n.risks, g.risksAt[p]...)
	}
	return n
}

// indexNodes builds the nodes of all services on record.
func (g *Graph) indexNodes() {
	g.nodes = make(map[string]*node, len(g.serviceNames))
	for _, name := range g.serviceNames {
		if at, ok := parsePattern(name); ok {
			g.nodes[name] = g.newNode(at, g.services.byID[name])
		}
	}
}

// indexGrants files each grant under its patterns.
func (g *Graph) indexGrants() {
	g.grantsAt = map[pattern][]*spoken{}
	for e := range g.grants.all() {
		for _, s := range e.rec.Services {
			at, ok := parsePattern(s)
			if !ok || slices.ContainsFunc(g.grantsAt[at], func(o *spoken) bool { return o.entry == e }) {
				continue
			}
			g.grantsAt[at] = append(g.grantsAt[at], &spoken{
				entry: e, at: at, region: e.rec.region(at),
				agreements: g.agreements.byID[e.rec.Under], statements: g.statements.byID[e.rec.Under],
			})
		}
	}
}
