// SPDX-License-Identifier: Apache-2.0

package router

import (
	"iter"
	"slices"
	"strings"
	"time"
)

// Change is a message whose plan differs between two rule sets.
type Change struct {
	ID string `json:"id"`
	// Slots are the slots that differ, in their order.
	Slots []SlotChange `json:"slots"`
}

// SlotChange is a slot whose steps differ.
type SlotChange struct {
	Slot Slot `json:"slot"`
	// Old and New are the values of the steps, each with the steps that it
	// waits for, as value<slot=value, and the approvals that it needs.
	Old []string `json:"old"`
	New []string `json:"new"`
}

// Diff yields the messages whose plans differ between two engines, in the order
// of the facts. Reasons, keys and the names of rules do not count. An error in
// one of the two evaluations is yielded with the id of the message and does not
// end the sequence.
func Diff(before, after *Engine, messages iter.Seq[Facts]) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		for f := range messages {
			c := Change{ID: f.ID}
			p, err := before.Evaluate(f)
			var q Plan
			if err == nil {
				q, err = after.Evaluate(f)
			}
			if err != nil {
				if !yield(c, err) {
					return
				}
				continue
			}
			for slot := range slotMerges {
				a, b := p.described(Slot(slot)), q.described(Slot(slot))
				if !slices.Equal(a, b) {
					c.Slots = append(c.Slots, SlotChange{Slot: Slot(slot), Old: a, New: b})
				}
			}
			if len(c.Slots) > 0 && !yield(c, nil) {
				return
			}
		}
	}
}

// described lists the steps of a slot without what names the rule set.
func (p Plan) described(slot Slot) []string {
	out := []string{}
	for _, s := range p.Find(slot) {
		text := s.Value
		for _, key := range s.After {
			for _, o := range p.Steps {
				if o.Key == key {
					text += "<" + o.Slot.String() + "=" + o.Value
				}
			}
		}
		if r := s.Approval; r != nil {
			text += " " + itoa(r.N) + " of " + strings.Join(r.Roles, ",") + " for " + itoa(r.ValidHours) + "h"
		}
		if a := s.Alarm; a != nil {
			text += " at " + a.Due.UTC().Format(time.RFC3339)
		}
		out = append(out, text)
	}
	return out
}
