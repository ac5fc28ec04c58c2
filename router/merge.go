// SPDX-License-Identifier: Apache-2.0

package router

import (
	"cmp"
	"slices"
)

// draft is a plan in the making.
type draft struct {
	*state
	Plan
	// removed is the strongest step that is planned and takes the message down,
	// and removedKey its key.
	removed    RemovalStep
	removedKey string
	// approvalKey is the key of the approval that customer-visible steps wait
	// for, or empty.
	approvalKey string
}

// plan settles all slots. Their order here is the order of what depends on
// what: holds decide about folders and messages, removals about replies.
func (s *state) plan() Plan {
	d := &draft{state: s, Plan: Plan{
		ID: s.f.ID, Revision: s.f.Revision, Engine: s.e.version,
		Steps: []Step{}, Holds: []Hold{}, Dropped: []Dropped{}, Overridden: []Overridden{},
	}}
	d.settleDefault()
	d.settleHolds()
	for slot := range slotMerges {
		switch slot := Slot(slot); {
		case s.x != nil && !s.x.wants(slot): // no part of what is to be proved
		case slot == SlotFolder:
			d.settleFolder()
		case slot == SlotOutbound:
			d.settleOutbound()
		case slot == SlotApproval:
			d.settleApproval()
		case slot == SlotRemove:
			d.settleRemoval()
		case slot == SlotBotFlow:
			d.settleAnswer()
		case slot == SlotAutoReply: // settled with the flow, as one of both is sent
		case slot == SlotTimer:
			d.settleTimers()
		case slot == SlotEgress:
			d.settleEgress()
		case slotMerges[slot].Merge == MergeUnion:
			d.settleUnion(slot)
		default:
			d.settleFirst(slot)
		}
	}
	slices.SortStableFunc(d.Steps, func(a, b Step) int { return cmp.Compare(a.Slot, b.Slot) })
	if s.x == nil { // nobody reads how a way went
		d.Trace = s.trace()
	}
	return d.Plan
}

// settleDefault lets the default plan act on a message that no rule touched
// and that nothing holds.
func (d *draft) settleDefault() {
	if !d.touched && len(d.holds) == 0 {
		d.write(d.e.defaults)
		d.outcomes = append(d.outcomes, ruleOutcome{int32(len(d.e.rules)), OutcomeMatched})
	}
}

// settleHolds adds the reasons that come from the detection and from demands
// that nobody can meet.
func (d *draft) settleHolds() {
	// One reason is enough for a proof, so it does not follow the others.
	if s := d.state; s.x == nil || len(s.holds) == 0 {
		if is(s, traitUnsupported, Yes) {
			d.hold(CauseUnsupportedLanguage)
		}
		if is(s, traitIncomplete, Yes) {
			d.hold(CauseIncomplete)
		}
	}
	if _, possible := d.requirement(); !possible {
		d.hold(CauseApprovalImpossible)
	}
	d.Holds = append(d.Holds, d.holds...)
}

func (d *draft) hold(c Cause) { d.holds = append(d.holds, Hold{Cause: c}) }

// held says whether a person has to look before anything is sent or deleted.
func (d *draft) held() bool { return len(d.Holds) > 0 }

func byValue(a, b *write) int { return cmp.Compare(a.value, b.value) }

// settleUnion makes one step of each different value, sorted.
func (d *draft) settleUnion(slot Slot) {
	all := d.writes[slot]
	if !slices.IsSortedFunc(all, byValue) {
		slices.SortStableFunc(all, byValue)
	}
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].value == all[0].value {
			n++
		}
		d.Steps = append(d.Steps, d.step(slot, all[0].value, all[:n]...))
		all = all[n:]
	}
}

// settleFirst gives the slot to the first rule.
func (d *draft) settleFirst(slot Slot) {
	all := d.writes[slot]
	if len(all) == 0 {
		return
	}
	d.Steps = append(d.Steps, d.step(slot, all[0].value, d.win(all[0], all)...))
}

// win returns the writes that asked for the same as the winner, and records
// the others as overridden.
func (d *draft) win(winner *write, all []*write) []*write {
	same := []*write{winner}
	for _, w := range all {
		switch {
		case w == winner:
		case w.value == winner.value && w.slot == winner.slot:
			same = append(same, w)
		default:
			d.override(w, winner.by.id)
		}
	}
	return same
}

func (d *draft) override(w *write, by string) {
	d.Overridden = append(d.Overridden, Overridden{Slot: w.slot, Value: w.value, Rule: w.by.id, By: by})
}

func (d *draft) drop(w *write, c Cause) {
	d.Dropped = append(d.Dropped, Dropped{Slot: w.slot, Value: w.value, Rule: w.by.id, Cause: c})
}

// settleFolder sends what is held to the review folder, except an emergency
// that a rule has put somewhere.
func (d *draft) settleFolder() {
	all := d.writes[SlotFolder]
	if !d.held() || d.emergency() && len(all) > 0 {
		d.settleFirst(SlotFolder)
		return
	}
	review := d.e.set.Review.Folder
	var same []*write
	for _, w := range all {
		if w.value == review {
			same = append(same, w)
		} else {
			d.override(w, "")
		}
	}
	d.Steps = append(d.Steps, d.step(SlotFolder, review, same...))
}

// settleOutbound takes the strictest of what rules, holds and the person ask
// for.
func (d *draft) settleOutbound() {
	if d.held() {
		d.Outbound = OutboundHold
	}
	if d.revoked() {
		d.Outbound = OutboundBlock
	}
	var winner *write
	for _, w := range d.writes[SlotOutbound] {
		d.Outbound = max(d.Outbound, Outbound(w.rank))
		if winner == nil || w.rank > winner.rank {
			winner = w
		}
	}
	if d.Outbound == OutboundAllow {
		return
	}
	var same []*write
	for _, w := range d.writes[SlotOutbound] {
		if Outbound(w.rank) == d.Outbound {
			same = append(same, w)
			continue
		}
		by := ""
		if Outbound(winner.rank) == d.Outbound {
			by = winner.by.id
		}
		d.override(w, by)
	}
	d.Steps = append(d.Steps, d.step(SlotOutbound, d.Outbound.String(), same...))
}

// requirement merges the demands for approval of all rules.
func (s *state) requirement() (r *Requirement, possible bool) {
	var demands []*Requirement
	for _, w := range s.writes[SlotApproval] {
		demands = append(demands, w.approval)
	}
	return mergeRequirements(demands)
}

func (d *draft) settleApproval() {
	r, possible := d.requirement()
	if r == nil || !possible {
		return
	}
	st := d.step(SlotApproval, "outbound", d.writes[SlotApproval]...)
	st.Approval = r
	d.approvalKey = st.Key
	d.Steps = append(d.Steps, st)
}

// settleEgress lets a message out only where an agreement covers it.
func (d *draft) settleEgress() {
	allowed := d.writes[SlotEgress][:0:0]
	for _, w := range d.writes[SlotEgress] {
		if c := d.egressCause(w.value); c != 0 {
			d.drop(w, c)
			continue
		}
		allowed = append(allowed, w)
	}
	d.writes[SlotEgress] = allowed
	d.settleUnion(SlotEgress)
}

// egressCause is why a message may not go to a destination, or 0.
func (d *draft) egressCause(destination string) Cause {
	if d.held() {
		return CauseHeld
	}
	switch d.coverage(destination) {
	case CoverageCovered:
		return 0
	case CoverageNotCovered:
		return CauseNotCovered
	case CoverageProhibited:
		return CauseProhibited
	}
	return CauseCoverageUnknown
}
