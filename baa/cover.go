// SPDX-License-Identifier: Apache-2.0

package baa

import "slices"

// cover is a grant that covers, and what keeps it from counting.
type cover struct {
	*spoken
	contract
	own        int // the number of lacks of the grant itself, which come first
	conditions []ConditionState
}

// blocked reports whether a condition without which there is no cover is unmet.
func (c cover) blocked() bool {
	return c.rec.Effect == EffectConditional && slices.ContainsFunc(c.conditions, unmetState)
}

// weakest is the first of the lacks that leave a cover that may count as unsure as
// it is.
func (c cover) weakest() lack {
	s := standingOf(c.lacks)
	return c.lacks[slices.IndexFunc(c.lacks, func(l lack) bool { return l.standing() == s })]
}

func unmetState(s ConditionState) bool { return !s.Met }

// lifts reports whether a cover carves the hop out of a ban.
func (c cover) lifts(b ban) bool {
	return slices.Contains(c.rec.CarvesOut, b.rec.Under) && c.region.narrower(b.region)
}

// covered gives the verdict of the covers: of each agreement in force the
// narrowest, and the worst of the agreements. None in force leaves the best of
// the rest, which says what is missing.
func (v *view) covered(f *finding, h *hop, covers []cover) {
	covers = unreplaced(covers)
	inForce := make([]cover, 0, len(covers))
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
		f.Reason = best.weakest().reason
		hopeful := func(c cover) bool { return standingOf(c.lacks) != dead && !c.blocked() }
		if f.Coverage == Unknown && !slices.ContainsFunc(covers, hopeful) {
			// Whatever the records leave open, a condition is unmet.
			f.Coverage, f.Basis, f.Reason = NotCovered, ByAgreement, ConditionUnmet
		}
		f.unmet = v.unmetFor(best.lacks, h)
		f.ways = changesFor(best, h)
		f.addConditions(h, best.conditions)
		v.addGrant(f, h, best.spoken)
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
		v.addGrant(f, h, c.spoken)
		f.Steps = append(f.Steps, v.steps(c)...)
		f.kinds = append(f.kinds, c.agreement.rec.Kind)
		v.addResponsibilities(f, h, c)
	}
	v.doubt(f, h, covers)
	f.ways = append(f.ways, evidenceFor(f.Conditions, h)...)
}

// unreplaced drops the covers in whose place a narrower one of the same agreement
// stands.
func unreplaced(covers []cover) []cover {
	if len(covers) < 2 {
		return covers
	}
	return slices.DeleteFunc(slices.Clone(covers), func(c cover) bool {
		return slices.ContainsFunc(covers, func(o cover) bool {
			return o.rec.Under == c.rec.Under && standingOf(o.lacks) == firm && o.region.narrower(c.region)
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
