// SPDX-License-Identifier: Apache-2.0

package baa

import "slices"

func (f *finding) cite(s *SourceRef) {
	if s != nil {
		f.sources = append(f.sources, s)
	}
}

// addConditions adds conditions that are not there yet, with what is unmet.
func (f *finding) addConditions(h *hop, states []ConditionState) {
	for _, s := range states {
		if slices.Contains(f.Conditions, s) {
			continue
		}
		f.Conditions = append(f.Conditions, s)
		f.duties = append(f.duties, Duty{Duty: s.Says, Party: s.Responsible, Record: s.Condition})
		if !s.Met {
			f.unmet = append(f.unmet, Unmet{Service: h.name(), Kind: s.Kind, Record: s.Condition, Reason: s.Reason, Responsible: s.Responsible})
		}
	}
}

// addGrant adds the duties, the liability and the sources of a grant.
func (v *view) addGrant(f *finding, h *hop, e *spoken) {
	f.cite(e.source)
	if s := current(e.statements, v.known); s != nil {
		f.cite(s.source)
	}
	for _, id := range e.rec.Conditions {
		if c := v.g.conditions.get(id, v.known); c != nil {
			f.cite(c.source)
		}
	}
	if l := e.rec.Liability; l != "" {
		f.liability = append(f.liability, v.bearer(l, h))
	}
	v.addDuties(f, h, e.rec.Obligations, e.id)
}

func (v *view) addDuties(f *finding, h *hop, obligations []Obligation, record string) {
	for _, o := range obligations {
		d := Duty{Duty: o.Duty, Party: v.bearer(o.Responsible, h), Record: record, Within: o.Within, Law: o.Law}
		if o.Removal && d.Within.IsZero() {
			d.Within = v.g.removeWithin
		}
		f.duties = append(f.duties, d)
	}
}

// addResponsibilities adds what the agreements of a cover and the law lay on the
// parties.
func (v *view) addResponsibilities(f *finding, h *hop, c cover) {
	all := []*entry[Agreement]{c.agreement}
	if c.form != nil {
		all = append(all, c.form)
	}
	for _, a := range append(all, c.links...) {
		f.cite(a.source)
		v.addDuties(f, h, a.rec.Responsibilities, a.id)
	}
	f.duties = append(f.duties,
		Duty{Duty: "protect the data", Party: c.agreement.rec.Downstream, Record: c.agreement.id, Law: "45 CFR 164.504(e)(2)(ii)(B)"},
		Duty{Duty: "report breaches and improper uses to the customer", Party: c.agreement.rec.Downstream, Record: c.agreement.id, Law: "45 CFR 164.504(e)(2)(ii)(C)"},
	)
}

// stepsUnder describes a grant by the agreement or statement that says it.
func (v *view) stepsUnder(e *spoken) []Step {
	effect := e.rec.Effect
	if a := current(e.agreements, v.known); a != nil {
		s := agreementStep(a)
		s.Grant, s.Effect = e.id, &effect
		return []Step{s}
	}
	if st := current(e.statements, v.known); st != nil {
		return []Step{{Record: st.id, Grant: e.id, Effect: &effect, Validity: st.rec.Validity, Recorded: st.from}}
	}
	return nil
}

// steps describes a cover: what the customer signed, the form behind it with the
// grant, and the links of the chain.
func (v *view) steps(c cover) []Step {
	var all []Step
	if c.agreement != nil && c.agreement.id != c.rec.Under {
		all = append(all, agreementStep(c.agreement))
	}
	all = append(all, v.stepsUnder(c.spoken)...)
	for _, link := range c.links {
		all = append(all, agreementStep(link))
	}
	return all
}

func agreementStep(a *entry[Agreement]) Step {
	return Step{Record: a.id, Kind: a.rec.Kind, Status: a.rec.Status, Validity: a.rec.Validity, Recorded: a.from}
}

// remedies pair each lack with the step that ends it and the kind of condition
// that it is.
var remedies = map[Reason]struct {
	action Action
	kind   ConditionKind
}{
	NoRecord:       {RecordAgreement, SignedAgreement},
	NotSigned:      {SignAgreement, SignedAgreement},
	StatusUnknown:  {RecordStatus, SignedAgreement},
	OutsideDates:   {RenewAgreement, SignedAgreement},
	DateImprecise:  {RecordDate, SignedAgreement},
	OutOfScope:     {WidenScope, SignedAgreement},
	AccountUnknown: {RecordAccount, SignedAgreement},
	PlanMissing:    {ChangePlan, Plan},
	PlanUnknown:    {RecordPlan, Plan},
	PurposeMissing: {AddPurpose, SignedAgreement},
	ChainBroken:    {LinkSubcontractor, SignedAgreement},
	UseUnspecified: {SpecifyUse, ConditionUnspecified},
	Stale:          {VerifyRecord, ConditionUnspecified},
}

func (v *view) unmetFor(lacks []lack, h *hop) []Unmet {
	var all []Unmet
	for _, l := range lacks {
		u := Unmet{Service: h.name(), Kind: remedies[l.reason].kind, Record: l.record, Reason: l.reason, Responsible: v.bearer(Customer, h)}
		if l.reason == ChainBroken {
			u.Responsible = h.owner
		}
		all = append(all, u)
	}
	return all
}

// changesFor lists the steps that would make a cover count.
func changesFor(c cover, h *hop) []Change {
	changes := []Change{}
	for _, l := range c.lacks {
		changes = append(changes, Change{remedies[l.reason].action, l.record, h.name()})
	}
	if c.blocked() {
		changes = append(changes, evidenceFor(c.conditions, h)...)
	}
	return distinct(changes)
}

func evidenceFor(states []ConditionState, h *hop) []Change {
	var changes []Change
	for _, s := range states {
		if !s.Met {
			changes = append(changes, Change{GiveEvidence, s.Condition, h.name()})
		}
	}
	return changes
}

// distinct drops, in place, what is there already and keeps the order.
func distinct[T comparable](all []T) []T {
	if all == nil {
		return []T{}
	}
	kept := all[:0]
	for _, x := range all {
		if !slices.Contains(kept, x) {
			kept = append(kept, x)
		}
	}
	return kept
}
