// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"slices"
	"strconv"
)

// check verifies what one record says, and that what it names is on record.
func (c *compiler) check(g *Graph) {
	c.checkParties(g)
	c.checkAgreements(g)
	c.checkServices(g)
	c.checkConditions(g)
	c.checkGrants(g)
	c.checkEvidence(g)
	c.checkOwnRules(g)
}

// require reports an empty field.
func (c *compiler) require(at place, below, value string) {
	if value == "" {
		c.fail(at, below, Missing)
	}
}

func (c *compiler) checkValidity(at place, v Validity) {
	if v.backwards() {
		c.fail(at, "/ends", EndsBeforeStart)
	}
}

// party checks a reference to a party. An empty one is fine.
func (c *compiler) party(g *Graph, at place, below, id string) {
	c.refer(at, below, id, g.parties.ids, id == "" || g.parties.has(id))
}

// bearer checks a reference to a party that may also be Customer or Vendor.
func (c *compiler) bearer(g *Graph, at place, below, id string) {
	if id != Customer && id != Vendor {
		c.party(g, at, below, id)
	}
}

func (c *compiler) account(g *Graph, at place, below, id string) {
	c.refer(at, below, id, g.accounts.ids, id == "" || g.accounts.has(id))
}

func (c *compiler) obligations(g *Graph, at place, key string, all []Obligation) {
	for i, o := range all {
		below := "/" + key + "/" + strconv.Itoa(i)
		c.require(at, below+"/duty", o.Duty)
		c.require(at, below+"/responsible", o.Responsible)
		c.bearer(g, at, below+"/responsible", o.Responsible)
	}
}

// patterns checks that patterns have their form and that their owner is a party.
func (c *compiler) patterns(g *Graph, at place, all []string, starAllowed bool) {
	if len(all) == 0 {
		c.fail(at, "/services", Missing)
	}
	for i, s := range all {
		below := "/services/" + strconv.Itoa(i)
		p, ok := parseAny(s)
		switch {
		case !ok, p == everything && !starAllowed:
			c.fail(at, below, BadValue)
		case p != everything:
			c.party(g, at, below, p.owner)
		}
	}
}

func (c *compiler) checkParties(g *Graph) {
	named := map[string]*entry[Party]{}
	for e := range g.parties.all() {
		c.require(e.place, "/name", e.rec.Name)
		if !isWord(e.id) || e.id == Customer || e.id == Vendor {
			c.fail(e.place, "/id", BadValue)
		}
		for i, h := range e.rec.Hosting {
			c.party(g, e.place, "/hosting/"+strconv.Itoa(i), h)
		}
		for i, s := range e.rec.Connections {
			if _, ok := parsePattern(s); !ok {
				c.fail(e.place, "/connections/"+strconv.Itoa(i), BadValue)
			}
		}
		for _, name := range partyNames(e.rec) {
			if first := named[name]; first != nil && first.id != e.id {
				c.fail(e.place, "/aliases", DuplicateID).Other = first.place.String()
			}
			named[name] = e
		}
	}
	for e := range g.accounts.all() {
		c.require(e.place, "/holder", e.rec.Holder)
		c.party(g, e.place, "/holder", e.rec.Holder)
		c.account(g, e.place, "/parent", e.rec.Parent)
	}
	for e := range g.entitlements.all() {
		c.require(e.place, "/account", e.rec.Account)
		c.account(g, e.place, "/account", e.rec.Account)
		c.require(e.place, "/vendor", e.rec.Vendor)
		c.party(g, e.place, "/vendor", e.rec.Vendor)
		c.require(e.place, "/plan", e.rec.Plan)
		c.checkValidity(e.place, e.rec.Validity)
	}
}

func (c *compiler) checkAgreements(g *Graph) {
	for e := range g.agreements.all() {
		a := e.rec
		if a.Kind == KindUnspecified {
			c.fail(e.place, "/kind", Missing)
		}
		c.require(e.place, "/downstream", a.Downstream)
		c.party(g, e.place, "/downstream", a.Downstream)
		c.party(g, e.place, "/upstream", a.Upstream)
		c.checkValidity(e.place, a.Validity)
		signed := a.Status == Signed || a.Status == Terminated
		if signed && a.Upstream == "" {
			c.fail(e.place, "/upstream", Missing)
		}
		if signed && a.Effective.IsZero() {
			c.fail(e.place, "/effective", Missing)
		}
		if a.Status == Terminated && a.Ends.IsZero() {
			c.fail(e.place, "/ends", Missing)
		}
		if a.Form != "" {
			form := g.agreements.byID[a.Form]
			c.refer(e.place, "/form", a.Form, g.agreements.ids, len(form) > 0)
			if len(form) > 0 && (form[0].rec.Status != Offered || form[0].rec.Kind != a.Kind || form[0].rec.Downstream != a.Downstream) {
				c.fail(e.place, "/form", BadValue).Other = form[0].place.String()
			}
		}
		for i, id := range a.ReliesOn {
			c.refer(e.place, "/relies_on/"+strconv.Itoa(i), id, g.agreements.ids, g.agreements.has(id))
		}
		for i, id := range a.Scope.Accounts {
			c.account(g, e.place, "/scope/accounts/"+strconv.Itoa(i), id)
		}
		if a.Scope.Inherit == InheritNewAfter && a.Scope.After.IsZero() {
			c.fail(e.place, "/scope/after", Missing)
		}
		c.obligations(g, e.place, "responsibilities", a.Responsibilities)
	}
	for e := range g.statements.all() {
		c.require(e.place, "/party", e.rec.Party)
		c.party(g, e.place, "/party", e.rec.Party)
		c.require(e.place, "/says", e.rec.Says)
		c.checkValidity(e.place, e.rec.Validity)
	}
}

func (c *compiler) checkServices(g *Graph) {
	service := func(at place, below, name string) {
		c.refer(at, below, name, g.services.ids, name == "" || g.services.has(name))
	}
	for e := range g.services.all() {
		s := e.rec
		c.party(g, e.place, "/owner", s.Owner)
		if !isPath(s.Path) {
			c.fail(e.place, "/path", BadValue)
		}
		for i, name := range s.Sinks {
			service(e.place, "/sinks/"+strconv.Itoa(i), name)
		}
		for i, name := range s.DerivedFrom {
			service(e.place, "/derived_from/"+strconv.Itoa(i), name)
		}
		service(e.place, "/processed_by", s.ProcessedBy)
		if s.Deidentifies != "" {
			cond := g.conditions.byID[s.Deidentifies]
			c.refer(e.place, "/deidentifies", s.Deidentifies, g.conditions.ids, len(cond) > 0)
			for _, version := range cond {
				if version.rec.Profile == "" {
					c.fail(e.place, "/deidentifies", BadValue).Other = version.place.String()
				}
			}
		}
		if s.Conduit != nil && s.Conduit.Reason == "" {
			c.fail(e.place, "/conduit/reason", NoReason)
		}
	}
	for e := range g.safeguards.all() {
		s := e.rec
		c.require(e.place, "/party", s.Party)
		c.party(g, e.place, "/party", s.Party)
		c.checkValidity(e.place, s.Validity)
		if _, err := s.Measure.strength(s.Value); err != nil {
			c.fail(e.place, "/value", BadValue)
		}
	}
}

func (c *compiler) checkConditions(g *Graph) {
	for e := range g.conditions.all() {
		cond := e.rec
		switch cond.Kind {
		case ConditionUnspecified:
			c.fail(e.place, "/kind", Missing)
		case Plan, SignedAgreement:
			c.fail(e.place, "/kind", BadValue)
		}
		c.require(e.place, "/responsible", cond.Responsible)
		c.bearer(g, e.place, "/responsible", cond.Responsible)
		c.require(e.place, "/says", cond.Says)
		if cond.Restates != "" {
			c.refer(e.place, "/restates", cond.Restates, g.conditions.ids, g.conditions.has(cond.Restates))
		}
		if cond.Profile != "" && (!cond.accepts(DeidentificationReport) || len(cond.Requires) > 0) {
			c.fail(e.place, "/profile", BadValue)
		}
		for i, r := range cond.Requires {
			if _, err := r.Measure.strength(r.AtLeast); err != nil {
				c.fail(e.place, "/requires/"+strconv.Itoa(i)+"/at_least", BadValue)
			}
		}
		for i, kind := range cond.Accepts {
			if !cond.Kind.befits(kind) {
				c.fail(e.place, "/accepts/"+strconv.Itoa(i), BadValue)
			}
		}
	}
}

func (c *compiler) checkGrants(g *Graph) {
	for e := range g.grants.all() {
		r := e.rec
		c.require(e.place, "/under", r.Under)
		statement, agreement := g.statements.has(r.Under), g.agreements.byID[r.Under]
		if !statement && len(agreement) == 0 {
			c.refer(e.place, "/under", r.Under, slices.Concat(g.agreements.ids, g.statements.ids), false)
		}
		if statement && len(agreement) > 0 {
			c.fail(e.place, "/under", DuplicateID).Other = agreement[0].place.String()
		}
		contract := len(agreement) > 0 && (agreement[0].rec.Kind == BAA || agreement[0].rec.Kind == BASA)
		if r.covers() && !contract && (statement || len(agreement) > 0) {
			c.fail(e.place, "/effect", CannotCover)
		}
		c.patterns(g, e.place, r.Services, false)
		for i, id := range r.CarvesOut {
			c.refer(e.place, "/carves_out/"+strconv.Itoa(i), id, g.agreements.ids, g.agreements.has(id) || g.statements.has(id))
		}
		for i, id := range r.Conditions {
			c.refer(e.place, "/conditions/"+strconv.Itoa(i), id, g.conditions.ids, g.conditions.has(id))
		}
		if r.Effect == EffectConditional && len(r.Conditions) == 0 {
			c.fail(e.place, "/conditions", Missing)
		}
		if r.Effect == EffectProhibited && len(r.Conditions) > 0 {
			c.fail(e.place, "/conditions", BadValue)
		}
		if r.covers() && len(r.UnlessPlans) > 0 {
			c.fail(e.place, "/unless_plans", BadValue)
		}
		if !r.covers() && (len(r.Plans) > 0 || len(r.CarvesOut) > 0 || r.Purpose != "") {
			c.fail(e.place, "/effect", BadValue)
		}
		c.obligations(g, e.place, "obligations", r.Obligations)
		c.bearer(g, e.place, "/liability", r.Liability)
		c.checkValidity(e.place, r.Validity)
	}
}

func (c *compiler) checkEvidence(g *Graph) {
	shared := g.holders() > 1
	for e := range g.evidence.all() {
		v := e.rec
		if v.Condition == "" {
			c.require(e.place, "/party", v.Party)
		} else {
			c.refer(e.place, "/condition", v.Condition, g.conditions.ids, g.conditions.has(v.Condition))
			if shared && v.Account == "" {
				c.fail(e.place, "/account", SharedEvidence)
			}
		}
		if v.Kind == EvidenceUnspecified {
			c.fail(e.place, "/kind", Missing)
		}
		c.party(g, e.place, "/party", v.Party)
		c.account(g, e.place, "/account", v.Account)
		if v.Residual < 0 {
			c.fail(e.place, "/residual", BadValue)
		}
		switch {
		case v.Given.IsZero():
			c.fail(e.place, "/given", Missing)
		case v.Given.First().After(e.from):
			c.fail(e.place, "/given", FutureEvidence)
		}
		for _, end := range []struct {
			day   Date
			below string
		}{{v.Expires, "/expires"}, {v.Revoked, "/revoked"}} {
			if !end.day.IsZero() && end.day.Before(v.Given.First()) {
				c.fail(e.place, end.below, EndsBeforeStart)
			}
		}
	}
}

func (c *compiler) checkOwnRules(g *Graph) {
	shared := g.holders() > 1
	for e := range g.policies.all() {
		c.account(g, e.place, "/account", e.rec.Account)
		c.patterns(g, e.place, e.rec.Services, true)
		c.checkValidity(e.place, e.rec.Validity)
	}
	for e := range g.riskAcceptances.all() {
		r := e.rec
		c.account(g, e.place, "/account", r.Account)
		if shared && r.Account == "" {
			c.fail(e.place, "/account", SharedEvidence)
		}
		c.patterns(g, e.place, r.Services, true)
		c.require(e.place, "/approver", r.Approver)
		c.checkValidity(e.place, r.Validity)
		if r.Reason == "" {
			c.fail(e.place, "/reason", NoReason)
		}
		if len(r.Mitigations) == 0 {
			c.fail(e.place, "/mitigations", NoReason)
		}
		if r.Ends.IsZero() {
			c.fail(e.place, "/ends", Missing)
		}
	}
}

// holders counts the parties that hold accounts.
func (g *Graph) holders() int {
	holders := map[string]bool{}
	for e := range g.accounts.all() {
		holders[e.rec.Holder] = true
	}
	return len(holders)
}
