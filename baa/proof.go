// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"cmp"
	"slices"
)

// strictest replaces each condition by the one that counts among those which
// word it differently: one that always applies before one that applies only
// where a law asks for it, and all of them when they are equally strict.
func (v *view) strictest(ids []string) []*entry[Condition] {
	var out []*entry[Condition]
	add := func(e *entry[Condition]) {
		if e != nil && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	for _, id := range ids {
		group := []*entry[Condition]{v.g.conditions.get(id, v.known)}
		for _, other := range v.g.restated[id] {
			group = append(group, v.g.conditions.get(other, v.known))
		}
		group = slices.DeleteFunc(group, func(e *entry[Condition]) bool { return e == nil })
		if len(group) == 0 {
			continue
		}
		strict := slices.MinFunc(group, func(a, b *entry[Condition]) int { return cmp.Compare(a.rec.Applies, b.rec.Applies) })
		for _, e := range group {
			if e.rec.Applies == strict.rec.Applies {
				add(e)
			}
		}
	}
	return out
}

// conditionStates evaluates conditions for a hop, in their order. A condition
// that is not yet on record stays unmet.
func (v *view) conditionStates(ids []string, h *hop) []ConditionState {
	var states []ConditionState
	for _, id := range ids {
		if v.g.conditions.get(id, v.known) == nil {
			states = append(states, ConditionState{Condition: id, Reason: EvidenceMissing, Responsible: v.bearer(Customer, h)})
		}
	}
	for _, e := range v.strictest(ids) {
		met, reason := v.meets(e, h)
		states = append(states, ConditionState{
			Condition: e.id, Kind: e.rec.Kind, Per: e.rec.Per, Met: met, Reason: reason,
			Responsible: v.bearer(e.rec.Responsible, h), Says: e.rec.Says,
		})
	}
	return states
}

func (v *view) meets(c *entry[Condition], h *hop) (bool, Reason) {
	if len(c.rec.Requires) > 0 {
		for _, r := range c.rec.Requires {
			if !v.safeguarded(h.owner, r) {
				return false, SafeguardWeak
			}
		}
		return true, 0
	}
	if c.rec.Per != PerOrganisation && v.use.Subject == "" || c.rec.Per == PerVoiceSession && v.use.Session == "" {
		return false, SubjectMissing
	}
	var about []Evidence
	for _, e := range v.g.proofs[c.id] {
		if e.visible(v.known) {
			about = append(about, e.rec)
		}
	}
	for _, e := range v.use.Evidence {
		if e.Condition == c.id {
			about = append(about, e)
		}
	}
	about = slices.DeleteFunc(about, func(e Evidence) bool { return !v.concerns(e, c.rec) })
	why := EvidenceMissing
	for _, e := range about {
		if e.Residual > 0 || c.rec.Profile != "" && (e.Kind != DeidentificationReport || e.Profile != c.rec.Profile) {
			why = ProfileUnmet
			continue
		}
		reason, faulty := v.fault(e, c.rec, about)
		if !faulty {
			return true, 0
		}
		why = reason
	}
	return false, why
}

// concerns reports whether evidence is about the account, the patient and the
// session of the use and was given by the day of it.
func (v *view) concerns(e Evidence, c Condition) bool {
	return (e.Account == "" || e.Account == v.use.Account) &&
		(c.Per == PerOrganisation || e.Subject == v.use.Subject) &&
		(c.Per != PerVoiceSession || e.Session == v.use.Session) &&
		c.accepts(e.Kind) && Validity{Effective: e.Given}.on(v.asOf) == on
}

// fault says what is wrong with a piece of evidence, if anything. A revocation
// reaches back: what was given up to its day is withdrawn with it.
func (v *view) fault(e Evidence, c Condition, about []Evidence) (Reason, bool) {
	for _, other := range about {
		revoked := !other.Revoked.IsZero() && !v.asOf.Before(other.Revoked)
		if revoked && !e.Given.First().After(other.Revoked) {
			return EvidenceRevoked, true
		}
	}
	aged := !c.MaxAge.IsZero() && v.asOf.After(e.Given.First().Add(c.MaxAge))
	if aged || !e.Expires.IsZero() && v.asOf.After(e.Expires) {
		return EvidenceExpired, true
	}
	return 0, false
}

// safeguarded reports whether the safeguards on record for a party are as strong
// as required. Of several facts about one measure the weakest counts.
func (v *view) safeguarded(party string, r Requirement) bool {
	found := false
	for _, e := range v.g.measures[party] {
		if !e.visible(v.known) || e.rec.Measure != r.Measure || e.rec.Validity.on(v.asOf) == off {
			continue
		}
		strong, err := r.Measure.AtLeast(e.rec.Value, r.AtLeast)
		if err != nil || !strong || e.rec.Validity.on(v.asOf) != on {
			return false
		}
		found = true
	}
	return found
}

// bearer resolves the words for the customer and the vendor to parties.
func (v *view) bearer(who string, h *hop) string {
	switch {
	case who == Customer && v.account != nil:
		return v.holder()
	case who == Vendor:
		return h.owner
	default:
		return who
	}
}
