// SPDX-License-Identifier: Apache-2.0

package router

import "slices"

// keepsOpen are the intents of messages that are never deleted at once: each
// is the beginning of something that somebody may have to prove.
//
// Source: 42 CFR 482.13(a)(2) (grievances), 45 CFR 164.524 (access),
// 45 CFR 164.530(d) (complaints).
var keepsOpen = []Intent{
	IntentEmergency, IntentRecordsRequest, IntentPrivacyComplaint, IntentComplaint, IntentLegal, IntentAbuse, IntentAdverseEvent,
}

// settleRemoval turns the strictest mode that rules asked for into the steps
// that the facts permit and the network has.
func (d *draft) settleRemoval() {
	all := d.writes[SlotRemove]
	if len(all) == 0 {
		return
	}
	winner := slices.MaxFunc(all, func(a, b *write) int {
		if a.rank != b.rank {
			return int(a.rank) - int(b.rank)
		}
		return b.seq - a.seq
	})
	asked := d.win(winner, all)
	approver := approverOf(asked)
	mode, why := RemoveMode(winner.rank), d.deletionCauses(RemoveMode(winner.rank), approver)
	if len(why) > 0 {
		mode = RemoveHideThenReview
	}
	row := d.capability()
	if mode == RemoveDeleteAfterReview && row.Delete == nil {
		mode, why = RemoveHideThenReview, append(why, row.lacks())
	}
	first := Removal{Asked: RemoveMode(winner.rank), Fallback: why, Basis: row.Basis, Reviewed: row.Reviewed, Source: row.Source}
	switch mode {
	case RemoveDeleteNow:
		var after []string
		if d.e.options.PublicEntity {
			after = d.approveDeletion(Requirement{N: 1, Roles: []string{approver}}, asked)
		}
		d.remove(row, RemovalDelete, first, asked, after)
	case RemoveDeleteAfterReview:
		if row.Hide != nil {
			d.remove(row, RemovalHide, first, asked, nil)
		}
		roles := sorted(d.e.set.Review.Approvers)
		if d.e.options.PublicEntity {
			roles = []string{approver}
		}
		d.remove(row, RemovalDelete, first, asked, d.approveDeletion(Requirement{N: 1, Roles: roles}, asked))
	default:
		d.remove(row, RemovalHide, first, asked, nil)
	}
}

// approverOf is the approver that the first of the rules names.
func approverOf(asked []*write) string {
	for _, w := range asked {
		if w.remove.Approver != "" {
			return w.remove.Approver
		}
	}
	return ""
}

// deletionCauses lists why a message may not be deleted in a mode. What is not
// known counts against the deletion.
func (d *draft) deletionCauses(mode RemoveMode, approver string) []Cause {
	var why []Cause
	forbid := func(when bool, c Cause) {
		if when {
			why = append(why, c)
		}
	}
	if mode == RemoveHideThenReview {
		return nil
	}
	forbid(d.held(), CauseHeld)
	forbid(!is(d.state, traitHold, No), CausePreserved)
	forbid(is(d.state, traitPaused, Yes), CausePaused)
	forbid(d.e.options.PublicEntity && approver == "", CauseNoApprover)
	if mode == RemoveDeleteNow {
		forbid(!is(d.state, traitLevel, LevelCertain), CauseNotCertain)
		forbid(d.has(keepsOpen...) != No, CauseIntent)
	}
	return why
}

// approveDeletion adds the approval that a deletion waits for.
func (d *draft) approveDeletion(r Requirement, asked []*write) []string {
	st := d.step(SlotApproval, "remove", asked...)
	st.Approval = &r
	d.Steps = append(d.Steps, st)
	return []string{st.Key}
}

// remove adds the strongest step that the network has, up to the wanted one:
// delete, hide, report to the network, and at last only alert a person.
func (d *draft) remove(row Capability, want RemovalStep, r Removal, asked []*write, after []string) {
	public := !d.seenBy(VisibilityPrivate)
	step := RemovalNone
	r.StillVisible = []Viewer{ViewerAuthor, ViewerStaff, ViewerNetwork}
	if public {
		r.StillVisible = []Viewer{ViewerEveryone, ViewerAuthor, ViewerStaff, ViewerNetwork}
	}
	switch {
	case want == RemovalDelete && row.Delete != nil:
		step, r.StillVisible = RemovalDelete, slices.Clone(row.Delete.StillVisible)
	case row.Hide != nil:
		step, r.StillVisible = RemovalHide, slices.Clone(row.Hide.StillVisible)
	case row.Report && public:
		step = RemovalReport
	}
	if step < want && !slices.Contains(r.Fallback, row.lacks()) {
		r.Fallback = append(slices.Clone(r.Fallback), row.lacks())
	}
	st := d.step(SlotRemove, step.String(), asked...)
	st.Removal = &r
	st.After = after
	d.Steps = append(d.Steps, st)
	if st.TakesDown() && step > d.removed {
		d.removed, d.removedKey = step, st.Key
	}
	if step == RemovalNone {
		d.alert(asked)
	}
}

// alert tells a person that a message that should disappear cannot, and puts
// it where that person looks.
func (d *draft) alert(asked []*write) {
	review := d.e.set.Review
	has := func(slot Slot, value string) bool {
		return slices.ContainsFunc(d.Steps, func(s Step) bool { return s.Slot == slot && (value == "" || s.Value == value) })
	}
	if !has(SlotNotify, review.Notify) {
		d.Steps = append(d.Steps, d.step(SlotNotify, review.Notify, asked...))
	}
	if !has(SlotFolder, "") {
		d.Steps = append(d.Steps, d.step(SlotFolder, review.Folder, asked...))
	}
}
