// SPDX-License-Identifier: Apache-2.0

package baa

import "slices"

// finding is the verdict on a hop with what the verdict on the use needs.
type finding struct {
	Hop
	node      *node
	kinds     []AgreementKind // of the agreements that cover the hop
	exempt    bool
	unmet     []Unmet
	duties    []Duty
	liability []string
	ways      []Change // what the hop itself proposes
	cells     []cell   // those that are not covered
	sources   []*SourceRef
}

// match reports whether a grant speaks about a hop. Of what the use leaves open,
// a ban is assumed to hold, while cover lacks the certainty.
func (v *view) match(r *Grant, h *hop) (bool, []lack) {
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
	for _, e := range h.grants {
		if !e.visible(v.known) {
			continue
		}
		ok, lacks := v.match(&e.rec, h)
		if !ok {
			continue
		}
		if !e.rec.covers() {
			if b, holds := v.newBan(e); holds {
				bans = append(bans, b)
			}
			continue
		}
		a := current(e.agreements, v.known)
		if a == nil || a.rec.Upstream != "" && a.rec.Upstream != v.holder() {
			continue // another customer's, or a link of the chain and no cover by itself
		}
		c := cover{spoken: e, contract: v.contractFor(e, a, h), conditions: v.conditionStates(e.rec.Conditions, h)}
		lacks = append(lacks, datedLacks(e.rec.Validity.on(v.asOf), e.id)...)
		if v.stale(e.source) {
			lacks = append(lacks, lack{reason: Stale, record: e.id})
		}
		c.own = len(lacks)
		if c.own > 0 {
			c.lacks = append(lacks, c.lacks...)
		}
		covers = append(covers, c)
	}
	return bans, covers
}

// stale reports whether the records of a source are too old to rely on.
func (v *view) stale(s *SourceRef) bool {
	return s != nil && !v.g.maxAge.IsZero() && v.asOf.After(s.checked().Add(v.g.maxAge))
}

// weigh gives the verdict on one part and class of data of a hop.
func (v *view) weigh(h *hop) finding {
	f := finding{node: h.node, Hop: Hop{
		Service: h.name(), Via: h.via, From: h.from, Part: h.part, Data: h.data,
		NotInherited: slices.Clone(h.service.rec.DerivedFrom),
	}}
	f.cite(h.service.source)
	if h.party != nil {
		f.Roles = slices.Clone(h.party.rec.Roles)
		f.cite(h.party.source)
	}
	all, covers := v.speaking(h)
	if h.cleanedBy != "" {
		all = slices.DeleteFunc(all, func(b ban) bool { return !b.absolute() })
		f.DeidentifiedBy = h.cleanedBy
	}
	bans := lift(all, covers)
	sure := slices.ContainsFunc(bans, func(b ban) bool { return b.sure })
	if !sure {
		v.unbanned(&f, h, covers)
	}
	if len(bans) > 0 {
		v.banned(&f, h, bans, covers, sure)
	}
	if h.party != nil && h.party.rec.SignsBAA == NoneKnown && !f.exempt && h.cleanedBy == "" {
		f.refuse(h, SignsNone, ByVendorStatement)
	}
	if h.unconnected {
		f.refuse(h, NoConnection, ByOrganisation)
	}
	v.tighten(&f, h)
	if id := h.service.rec.Deidentifies; id != "" {
		f.addConditions(h, v.conditionStates([]string{id}, h))
	}
	if f.Coverage != Covered {
		f.cells = []cell{v.newCell(h, all, covers)}
		f.duties = append(f.duties, Duty{
			Duty:  "have an agreement in force that covers the use before health information goes there, or keep it out",
			Party: v.bearer(Customer, h), Law: "45 CFR 164.502(e)(1)(i)",
		})
	}
	return f
}

// refuse caps a verdict that no record about grants can raise.
func (f *finding) refuse(h *hop, why Reason, basis Basis) {
	if f.Coverage > NotCovered {
		f.Coverage, f.Use, f.Basis, f.Reason = NotCovered, Forbidden, basis, why
	}
	f.exempt = false
	f.unmet = append(f.unmet, Unmet{Service: h.name(), Kind: SignedAgreement, Reason: why, Responsible: h.owner})
	f.ways = []Change{{LeaveOut, "", h.name()}}
}

// unbanned gives the verdict of everything but the bans.
func (v *view) unbanned(f *finding, h *hop, covers []cover) {
	switch {
	case h.service.rec.Conduit != nil:
		f.Coverage, f.Use, f.Basis, f.Reason = Covered, Permitted, ByOrganisation, Conduit
		f.Exemption, f.exempt = h.service.rec.Conduit.Reason, true
	case h.cleanedBy != "":
		f.Coverage, f.Use, f.Basis, f.Reason = Covered, Permitted, ByOrganisation, Deidentified
	case v.account != nil && h.owner == v.holder():
		f.Coverage, f.Use, f.Basis, f.Reason = Covered, Permitted, ByOrganisation, OwnSystem
		f.exempt = true
	case len(covers) > 0:
		v.covered(f, h, covers)
	default:
		f.Coverage, f.Use, f.Reason = Unknown, AllowanceUnknown, NoRecord
		f.unmet = []Unmet{{Service: h.name(), Kind: SignedAgreement, Reason: NoRecord, Responsible: v.bearer(Customer, h)}}
		f.ways = []Change{{RecordAgreement, "", h.name()}}
	}
}

// tightens reports whether a policy speaks about a hop.
func (v *view) tightens(e *entry[Policy], h *hop) bool {
	p := &e.rec
	return e.visible(v.known) && p.Validity.on(v.asOf) != off && reaches(p.Data, h.data) &&
		(p.Account == "" || p.Account == v.use.Account || v.account == nil)
}

// tighten applies the organisation's own policies.
func (v *view) tighten(f *finding, h *hop) {
	for _, e := range h.policies {
		p := &e.rec
		if !v.tightens(e, h) || f.Coverage == Covered && slices.Contains(f.kinds, p.UnlessAgreement) {
			continue
		}
		if f.Coverage > p.CoverageAtMost || f.Use > p.UseAtMost {
			f.Coverage, f.Use = min(f.Coverage, p.CoverageAtMost), min(f.Use, p.UseAtMost)
			f.Basis, f.Reason = ByOrganisation, OwnPolicy
			f.Steps = append(f.Steps, Step{Record: e.id, Validity: p.Validity, Recorded: e.from})
			f.unmet = append(f.unmet, Unmet{Service: h.name(), Record: e.id, Reason: OwnPolicy, Responsible: v.bearer(Customer, h)})
			f.ways = append(f.ways, Change{ChangePolicy, e.id, h.name()})
			f.cite(e.source)
		}
	}
}
