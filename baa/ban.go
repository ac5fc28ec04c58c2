// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"cmp"
	"slices"
)

// ban is a grant that forbids or excludes.
type ban struct {
	*spoken
	// sure is false when the records do not tell whether it holds, and doubt is why.
	sure  bool
	doubt lack
	// plans are the vendor and the plans that would lift it, or empty.
	plans string
}

// absolute reports whether a ban holds for data that are health information no
// more: a contract forbids the use whatever the data are.
func (b ban) absolute() bool { return b.rec.Effect == EffectProhibited && len(b.rec.Data) == 0 }

// newBan makes a ban of a grant that speaks about a hop.
func (v *view) newBan(e *spoken) (b ban, holds bool) {
	t, why := v.holds(e)
	b = ban{spoken: e, plans: v.liftingPlans(e), doubt: lack{reason: why, record: e.rec.Under}}
	if t == on && e.rec.Effect == EffectExcluded && v.stale(e.source) {
		t, b.doubt = perhaps, lack{reason: Stale, record: e.id}
	}
	if b.doubt.reason == PlanUnknown {
		b.doubt.plans = b.plans
	}
	b.sure = t == on
	return b, t != off
}

// holds says whether a ban holds for the account on the day, and if nobody knows,
// why not.
func (v *view) holds(e *spoken) (timing, Reason) {
	t, vendor := off, ""
	if s := current(e.statements, v.known); s != nil {
		t, vendor = s.rec.Validity.on(v.asOf), s.rec.Party
	} else if a := current(e.agreements, v.known); a != nil {
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

// liftingPlans names the plans that would lift a ban.
func (v *view) liftingPlans(e *spoken) string {
	if len(e.rec.UnlessPlans) == 0 {
		return ""
	}
	vendor := ""
	if s := current(e.statements, v.known); s != nil {
		vendor = s.rec.Party
	} else if a := current(e.agreements, v.known); a != nil {
		vendor = a.rec.Downstream
	}
	return plansAt(vendor, e.rec.UnlessPlans)
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

// lift drops the bans from which a cover in force carves the hop out. Where the
// records leave open whether the cover is in force, the ban is unsure. What the use
// leaves open does no such thing: a ban is assumed to hold.
func lift(bans []ban, covers []cover) []ban {
	var left []ban
	for _, b := range bans {
		lifted := dead
		for _, c := range covers {
			if !c.lifts(b) || c.blocked() || slices.ContainsFunc(c.lacks, lack.ofTheUse) {
				continue
			}
			if s := standingOf(c.lacks); s > lifted {
				lifted = s
				if s != firm {
					b.sure, b.doubt = false, c.weakest()
				}
			}
		}
		if lifted != firm {
			left = append(left, b)
		}
	}
	return left
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
		coverage, use, why := Unknown, AllowanceUnknown, b.doubt.reason
		states := v.conditionStates(b.rec.Conditions, h)
		switch {
		case !b.sure:
			f.unmet = append(f.unmet, Unmet{Service: h.name(), Kind: remedies[b.doubt.reason].kind, Record: b.doubt.record, Reason: b.doubt.reason, Responsible: v.bearer(Customer, h)})
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
			if len(b.statements) > 0 {
				f.Basis = ByVendorStatement
			}
		}
		f.Coverage, f.Use = min(f.Coverage, coverage), min(f.Use, use)
		if b.sure {
			f.addConditions(h, states)
			conditions = append(conditions, states...)
		}
		v.addGrant(f, h, b.spoken)
		f.Steps = append(f.Steps, v.stepsUnder(b.spoken)...)
	}
	f.ways = append(f.ways, v.waysOut(h, bans, covers, conditions)...)
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
		case !b.sure:
			changes = append(changes, Change{remedies[b.doubt.reason].action, b.doubt.record, h.name()})
		case b.rec.Remedy == OwnAgreement:
			changes = append(changes, Change{SignOwnAgreement, "", h.name()})
		default:
			return []Change{{LeaveOut, "", h.name()}}
		}
	}
	return distinct(changes)
}
