// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"cmp"
	"slices"
)

// finding is the verdict on a hop with what the verdict on the use needs.
type finding struct {
	Hop
	kinds     []AgreementKind // of the agreements that cover the hop
	exempt    bool
	unmet     []Unmet
	duties    []Duty
	liability []string
	changes   []Change
	sources   []*SourceRef
}

// ban is a grant that forbids or excludes.
type ban struct {
	*entry[Grant]
	at pattern
	// sure is false when the records do not tell whether it holds.
	sure bool
	why  Reason
}

// cover is a grant that covers, and what keeps it from counting.
type cover struct {
	*entry[Grant]
	at pattern
	contract
	conditions []ConditionState
}

// blocked reports whether a condition without which there is no cover is unmet.
func (c cover) blocked() bool {
	return c.rec.Effect == EffectConditional && slices.ContainsFunc(c.conditions, unmetState)
}

func unmetState(s ConditionState) bool { return !s.Met }

// lifts reports whether a cover carves the hop out of a ban.
func (c cover) lifts(b ban) bool {
	return slices.Contains(c.rec.CarvesOut, b.rec.Under) && c.rec.region(c.at).narrower(b.rec.region(b.at))
}

// match reports whether a grant speaks about a hop. Of what the use leaves open,
// a ban is assumed to hold, while cover lacks the certainty.
func (v *view) match(r Grant, h *hop) (bool, []lack) {
	vague := false
	fits := func(asked, named int) bool {
		vague = vague || named != 0 && asked == 0
		return named == 0 || asked == 0 || asked == named
	}
	ok := fits(int(v.use.Origin), int(r.Origin)) &&
		fits(int(v.use.Intent), int(r.Intent)) &&
		fits(int(v.use.Awareness), int(r.Awareness)) &&
		reaches(r.Data, h.data)
	if len(r.Parts) > 0 {
		vague = vague || h.part == PartUnspecified
		ok = ok && (h.part == PartUnspecified || slices.Contains(r.Parts, h.part))
	}
	if ok && vague {
		return true, []lack{{reason: UseUnspecified}}
	}
	return ok, nil
}

// speaking finds the grants that speak about a hop, from the narrowest pattern
// outwards.
func (v *view) speaking(h *hop) (bans []ban, covers []cover) {
	seen := map[*entry[Grant]]bool{}
	for _, at := range h.at.above() {
		for _, e := range v.g.grantsAt[at] {
			ok, lacks := v.match(e.rec, h)
			if !ok || seen[e] || !e.visible(v.known) {
				continue
			}
			seen[e] = true
			if !e.rec.covers() {
				if t, why := v.holds(e); t != off {
					bans = append(bans, ban{e, at, t == on, why})
				}
				continue
			}
			if a := v.g.agreements.get(e.rec.Under, v.known); a == nil || a.rec.Upstream != "" && a.rec.Upstream != v.holder() {
				continue // another customer's, or a link of the chain and no cover by itself
			}
			c := cover{entry: e, at: at, contract: v.contractFor(e, h), conditions: v.conditionStates(e.rec.Conditions, h)}
			c.lacks = append(append(lacks, datedLacks(e.rec.Validity.on(v.asOf), e.id)...), c.lacks...)
			if v.stale(e.source) {
				c.lacks = append(c.lacks, lack{Stale, e.id})
			}
			covers = append(covers, c)
		}
	}
	return bans, covers
}

func (v *view) stale(s *SourceRef) bool {
	return s != nil && !v.g.maxAge.IsZero() && v.asOf.After(s.VerifiedOn.First().Add(v.g.maxAge))
}

// holds says whether a ban holds for the account on the day.
func (v *view) holds(e *entry[Grant]) (timing, Reason) {
	t, vendor := off, ""
	if s := v.g.statements.get(e.rec.Under, v.known); s != nil {
		t, vendor = s.rec.Validity.on(v.asOf), s.rec.Party
	} else if a := v.g.agreements.get(e.rec.Under, v.known); a != nil {
		t, vendor = v.binds(a), a.rec.Downstream
	}
	t = min(t, e.rec.Validity.on(v.asOf))
	why := DateImprecise
	if len(e.rec.UnlessPlans) > 0 && t != off {
		switch has, recorded := v.entitled(e.rec.UnlessPlans, vendor); {
		case !recorded:
			t, why = perhaps, PlanUnknown
		case has == on:
			t = off
		case has == perhaps:
			t = perhaps
		}
	}
	return t, why
}

// binds says whether the bans of an agreement hold for the account on the day. A
// form's bans hold before it is signed: its vendor will cover nothing that they
// leave out.
func (v *view) binds(a *entry[Agreement]) timing {
	t := a.rec.Validity.on(v.asOf)
	switch a.rec.Status {
	case Draft, Requested:
		return off
	case StatusUnknownYet:
		t = min(t, perhaps)
	}
	others := a.rec.Kind != BASA && a.rec.Upstream != "" && a.rec.Upstream != v.holder()
	if others || v.account != nil && !v.inScope(a.rec.Scope) {
		return off
	}
	return t
}

// weigh gives the verdict on one part and class of data of a hop.
func (v *view) weigh(h *hop) finding {
	f := finding{Hop: Hop{
		Service: h.name(), Via: h.via, From: h.from, Part: h.part, Data: h.data,
		NotInherited: slices.Clone(h.service.rec.DerivedFrom),
	}}
	f.cite(h.service.source)
	if h.party != nil {
		f.Roles = slices.Clone(h.party.rec.Roles)
		f.cite(h.party.source)
	}
	bans, covers := v.speaking(h)
	bans = lift(bans, covers)
	sure := slices.ContainsFunc(bans, func(b ban) bool { return b.sure })
	if !sure {
		v.unbanned(&f, h, covers)
	}
	if len(bans) > 0 {
		v.banned(&f, h, bans, covers, sure)
	}
	if h.party != nil && h.party.rec.SignsBAA == NoneKnown && !f.exempt {
		f.refuse(h, SignsNone, ByVendorStatement)
	}
	if h.unconnected {
		f.refuse(h, NoConnection, ByOrganisation)
	}
	v.tighten(&f, h)
	if f.Coverage != Covered {
		f.duties = append(f.duties, Duty{
			Duty:  "have an agreement in force that covers the use before health information goes there, or keep it out",
			Party: v.bearer(Customer, h), Law: "45 CFR 164.502(e)(1)(i)",
		})
	}
	return f
}

// lift drops the bans from which a cover in force carves the hop out. Where only
// a rough date keeps the cover from being in force, the ban is unsure.
func lift(bans []ban, covers []cover) []ban {
	var left []ban
	for _, b := range bans {
		lifted := dead
		for _, c := range covers {
			if c.lifts(b) && !c.blocked() {
				lifted = max(lifted, standingOf(c.lacks))
			}
		}
		if lifted == imprecise {
			b.sure, b.why = false, DateImprecise
		}
		if lifted != firm {
			left = append(left, b)
		}
	}
	return left
}

// refuse caps a verdict that no record about grants can raise.
func (f *finding) refuse(h *hop, why Reason, basis Basis) {
	if f.Coverage > NotCovered {
		f.Coverage, f.Use, f.Basis, f.Reason = NotCovered, Forbidden, basis, why
	}
	f.exempt = false
	f.unmet = append(f.unmet, Unmet{Service: h.name(), Kind: SignedAgreement, Reason: why, Responsible: h.owner})
	f.changes = []Change{{LeaveOut, "", h.name()}}
}

// unbanned gives the verdict of everything but the bans.
func (v *view) unbanned(f *finding, h *hop, covers []cover) {
	switch {
	case h.service.rec.Conduit != nil:
		f.Coverage, f.Use, f.Basis, f.Reason = Covered, Permitted, ByOrganisation, Conduit
		f.Exemption, f.exempt = h.service.rec.Conduit.Reason, true
	case v.account != nil && h.owner == v.holder():
		f.Coverage, f.Use, f.Basis, f.Reason = Covered, Permitted, ByOrganisation, OwnSystem
		f.exempt = true
	case len(covers) > 0:
		v.covered(f, h, covers)
	default:
		f.Coverage, f.Use, f.Reason = Unknown, AllowanceUnknown, NoRecord
		f.unmet = []Unmet{{Service: h.name(), Kind: SignedAgreement, Reason: NoRecord, Responsible: v.bearer(Customer, h)}}
		f.changes = []Change{{RecordAgreement, "", h.name()}}
	}
}

// banned gives the verdict of the bans: the worst of those that are left. One
// sure ban decides alone; bans of which the records do not tell whether they hold
// leave at best the unknown of what the rest says.
func (v *view) banned(f *finding, h *hop, bans []ban, covers []cover, sure bool) {
	if sure {
		f.Coverage, f.Use = Covered, Permitted
	}
	f.exempt = false
	var conditions []ConditionState
	for _, b := range bans {
		coverage, use, why := Unknown, AllowanceUnknown, b.why
		states := v.conditionStates(b.rec.Conditions, h)
		switch {
		case !b.sure:
			f.unmet = append(f.unmet, Unmet{Service: h.name(), Kind: remedies[b.why].kind, Record: b.rec.Under, Reason: b.why, Responsible: v.bearer(Customer, h)})
		case b.rec.Effect == EffectProhibited:
			coverage, use, why = Prohibited, Forbidden, Banned
		default:
			coverage, use, why = NotCovered, Forbidden, Excluded
			if len(states) > 0 {
				use = allowance(states)
			}
		}
		if cmp.Or(cmp.Compare(coverage, f.Coverage), cmp.Compare(use, f.Use)) < 0 {
			f.Reason, f.Basis = why, ByAgreement
			if v.g.statements.has(b.rec.Under) {
				f.Basis = ByVendorStatement
			}
		}
		f.Coverage, f.Use = min(f.Coverage, coverage), min(f.Use, use)
		if b.sure {
			f.addConditions(h, states)
			conditions = append(conditions, states...)
		}
		v.addGrant(f, h, b.entry)
		f.Steps = append(f.Steps, v.stepsUnder(b.entry)...)
	}
	f.changes = append(f.changes, v.waysOut(h, bans, covers, conditions)...)
}

// waysOut finds the fewest changes against bans: an agreement that carves the hop
// out of all of them, else the conditions of use, else what the bans leave open.
func (v *view) waysOut(h *hop, bans []ban, covers []cover, states []ConditionState) []Change {
	var best []Change
	for _, c := range covers {
		if all := !slices.ContainsFunc(bans, func(b ban) bool { return !c.lifts(b) }); all {
			if changes := changesFor(c, h); best == nil || len(changes) < len(best) {
				best = changes
			}
		}
	}
	if best != nil {
		return best
	}
	conditional := !slices.ContainsFunc(bans, func(b ban) bool { return len(b.rec.Conditions) == 0 || !b.sure })
	if conditional && slices.ContainsFunc(states, unmetState) {
		return evidenceFor(states, h)
	}
	var changes []Change
	for _, b := range bans {
		switch {
		case !b.sure && b.why == PlanUnknown:
			changes = append(changes, Change{RecordPlan, b.rec.Under, h.name()})
		case !b.sure:
			changes = append(changes, Change{RecordDate, b.rec.Under, h.name()})
		case b.rec.Remedy == OwnAgreement:
			changes = append(changes, Change{SignOwnAgreement, "", h.name()})
		default:
			return []Change{{LeaveOut, "", h.name()}}
		}
	}
	return distinct(changes)
}

// covered gives the verdict of the covers: of each agreement in force the
// narrowest, and the worst of the agreements. None in force leaves the best of
// the rest, which says what is missing.
func (v *view) covered(f *finding, h *hop, covers []cover) {
	covers = unreplaced(covers)
	var inForce []cover
	for _, c := range covers {
		if standingOf(c.lacks) == firm {
			inForce = append(inForce, c)
		}
	}
	f.Basis = ByAgreement
	if len(inForce) == 0 {
		best := covers[0]
		for _, c := range covers[1:] {
			if c.firmer(best.contract) {
				best = c
			}
		}
		f.Coverage, f.Use, f.Basis = Unknown, AllowanceUnknown, BasisUnspecified
		if standingOf(best.lacks) == dead {
			f.Coverage, f.Use, f.Basis = NotCovered, ConditionsUnmet, ByAgreement
		}
		for _, l := range best.lacks {
			if l.standing() == standingOf(best.lacks) {
				f.Reason = l.reason
				break
			}
		}
		f.unmet = v.unmetFor(best.lacks, h)
		f.changes = changesFor(best, h)
		f.addConditions(h, best.conditions)
		v.addGrant(f, h, best.entry)
		f.Steps = append(f.Steps, v.steps(best)...)
		return
	}
	f.Coverage, f.Use, f.Reason = Covered, Permitted, Granted
	for _, c := range inForce {
		use := Permitted
		if len(c.conditions) > 0 {
			use = allowance(c.conditions)
		}
		if c.blocked() {
			f.Coverage, f.Reason = NotCovered, ConditionUnmet
		}
		f.Use = min(f.Use, use)
		f.addConditions(h, c.conditions)
		v.addGrant(f, h, c.entry)
		f.Steps = append(f.Steps, v.steps(c)...)
		f.kinds = append(f.kinds, c.agreement.rec.Kind)
		v.addResponsibilities(f, h, c)
	}
	v.doubt(f, h, covers)
	f.changes = append(f.changes, evidenceFor(f.Conditions, h)...)
}

// unreplaced drops the covers in whose place a narrower one of the same agreement
// stands.
func unreplaced(covers []cover) []cover {
	return slices.DeleteFunc(slices.Clone(covers), func(c cover) bool {
		return slices.ContainsFunc(covers, func(o cover) bool {
			return o.rec.Under == c.rec.Under && standingOf(o.lacks) == firm && o.rec.region(o.at).narrower(c.rec.region(c.at))
		})
	})
}

// doubt weighs the covers of which the use or the records leave open whether they
// count beside those in force. Where one of them would not cover, the answer is
// unknown.
func (v *view) doubt(f *finding, h *hop, covers []cover) {
	for _, c := range covers {
		if s := standingOf(c.lacks); s == firm || s == dead || !slices.ContainsFunc(c.conditions, unmetState) {
			continue
		}
		f.Use = min(f.Use, ConditionsUnmet)
		if c.blocked() && f.Coverage > Unknown {
			f.Coverage, f.Use, f.Reason = Unknown, min(f.Use, AllowanceUnknown), c.lacks[0].reason
		}
		f.addConditions(h, c.conditions)
		f.unmet = append(f.unmet, v.unmetFor(c.lacks, h)...)
		f.Steps = append(f.Steps, v.steps(c)...)
	}
}

func allowance(states []ConditionState) Allowance {
	if slices.ContainsFunc(states, unmetState) {
		return ConditionsUnmet
	}
	return ConditionsMet
}

// tighten applies the organisation's own policies.
func (v *view) tighten(f *finding, h *hop) {
	for _, at := range append(h.at.above(), everything) {
		for _, e := range v.g.policiesAt[at] {
			p := e.rec
			if !e.visible(v.known) || p.Validity.on(v.asOf) == off || p.Account != "" && p.Account != v.use.Account && v.account != nil || !reaches(p.Data, h.data) {
				continue
			}
			if f.Coverage == Covered && slices.Contains(f.kinds, p.UnlessAgreement) {
				continue
			}
			if f.Coverage > p.CoverageAtMost || f.Use > p.UseAtMost {
				f.Coverage, f.Use = min(f.Coverage, p.CoverageAtMost), min(f.Use, p.UseAtMost)
				f.Basis, f.Reason = ByOrganisation, OwnPolicy
				f.Steps = append(f.Steps, Step{Record: e.id, Validity: p.Validity, Recorded: e.from})
				f.unmet = append(f.unmet, Unmet{Service: h.name(), Record: e.id, Reason: OwnPolicy, Responsible: v.bearer(Customer, h)})
				f.changes = append(f.changes, Change{ChangePolicy, e.id, h.name()})
				f.cite(e.source)
			}
		}
	}
}
