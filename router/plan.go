// SPDX-License-Identifier: Apache-2.0

package router

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"time"
)

// Plan says what to do about one message, in order and with reasons. It holds
// names from the rule set and the id of the message, never its text. The order
// of every slice is fixed, none is nil, and the plan is the caller's. The zero Plan does
// nothing.
type Plan struct {
	// ID and Revision are those of the facts.
	ID       string  `json:"id"`
	Revision int     `json:"revision"`
	Engine   Version `json:"engine"`
	// Outbound says whether anything may be sent to the customer.
	Outbound Outbound `json:"outbound"`
	// Steps are what to do, in the order of doing.
	Steps []Step `json:"steps"`
	// Holds are the reasons for which a person has to look.
	Holds []Hold `json:"holds"`
	// Dropped are the actions that rules asked for and that must not happen.
	Dropped []Dropped `json:"dropped"`
	// Overridden are the actions that lost their slot to another one.
	Overridden []Overridden `json:"overridden"`
	// Trace lists the rules that did not simply not match; it has a JSON form
	// of its own.
	Trace Trace `json:"-"`
}

// Step is one thing to do.
type Step struct {
	// Key is the same for the same step of the same message, revision and rule
	// set, so that doing it twice can be noticed. Events that bring content are
	// one occasion; each other event, and each time that a timer is due, is one
	// of its own.
	Key   string `json:"key"`
	Slot  Slot   `json:"slot"`
	Value string `json:"value"`
	// Rules are those that asked for it, in their order; Reason and Source are
	// those of the first.
	Rules  []string `json:"rules"`
	Reason string   `json:"reason,omitzero"`
	Source string   `json:"source,omitzero"`
	// Approval is what a step of SlotApproval waits for.
	Approval *Requirement `json:"approval,omitzero"`
	// Alarm is what a step of SlotTimer sets.
	Alarm *Alarm `json:"alarm,omitzero"`
	// Removal explains a step of SlotRemove.
	Removal *Removal `json:"removal,omitzero"`
	// After are the keys of the steps that must be done before this one.
	After []string `json:"after,omitzero"`
	// CustomerVisible says that the customer notices the step.
	CustomerVisible bool `json:"customer_visible,omitzero"`
}

// Removal explains what is done about the view of a message.
type Removal struct {
	// Asked is what the rules asked for, Fallback why it is not done: empty
	// when it is.
	Asked    RemoveMode `json:"asked"`
	Fallback []Cause    `json:"fallback,omitzero"`
	// StillVisible is who can see the message after the step, as far as known.
	StillVisible []Viewer `json:"still_visible"`
	// Basis, Reviewed and Source are those of the [Capability]; all are empty
	// when nothing is known about the network.
	Basis    Basis  `json:"basis,omitzero"`
	Reviewed string `json:"reviewed,omitzero"`
	Source   string `json:"source,omitzero"`
}

// TakesDown says whether the public no longer sees the message once the step is
// done. Reporting it to the network does not, nor does hiding it where everyone
// can still open it.
func (s Step) TakesDown() bool {
	removes := s.Value == RemovalHide.String() || s.Value == RemovalDelete.String()
	return s.Slot == SlotRemove && removes && s.Removal != nil && !slices.Contains(s.Removal.StillVisible, ViewerEveryone)
}

// Hold is a reason for which a person has to look at a message.
type Hold struct {
	Cause Cause `json:"cause"`
	// Rule is the rule that could not be decided, or empty.
	Rule string `json:"rule,omitzero"`
}

// Dropped is an action that must not happen.
type Dropped struct {
	Slot  Slot   `json:"slot"`
	Value string `json:"value"`
	Rule  string `json:"rule"`
	Cause Cause  `json:"cause"`
}

// Overridden is an action that lost its slot.
type Overridden struct {
	Slot  Slot   `json:"slot"`
	Value string `json:"value"`
	Rule  string `json:"rule"`
	// By is the rule that has the slot, or empty when the engine took it for a
	// message that is held.
	By string `json:"by,omitzero"`
}

// Find returns the steps of a slot, in order.
func (p Plan) Find(slot Slot) []Step {
	var found []Step
	for _, s := range p.Steps {
		if s.Slot == slot {
			found = append(found, s)
		}
	}
	return found
}

// String names the message and counts the steps.
func (p Plan) String() string {
	return "router.Plan(" + p.ID + ": " + itoa(len(p.Steps)) + " steps, outbound " + p.Outbound.String() + ")"
}

// key digests what makes a step the same step.
func (s *state) key(slot Slot, value string) string {
	if s.x != nil {
		return slot.String() + "=" + value // nobody keeps it
	}
	parts := make([]byte, 0, 128)
	for _, part := range [...]string{s.f.ID, itoa(s.f.Revision), s.e.version.Version, s.e.version.Digest, s.occasion(), slot.String(), value} {
		// Each part stands behind its length, so that no two lists of parts
		// give the same bytes.
		parts = append(strconv.AppendInt(parts, int64(len(part)), 10), ':')
		parts = append(parts, part...)
	}
	sum := sha256.Sum256(parts)
	return hex.EncodeToString(sum[:12])
}

// occasion is what the steps of different plans for a message differ by. A
// message is tagged once, however often its parts arrive, but a reminder is
// sent whenever its timer is due.
func (s *state) occasion() string {
	switch {
	case s.f.Event == 0 || s.f.Event.content():
		return ""
	case s.f.Event == EventTimer:
		return "timer " + s.f.Timer + " " + s.due.UTC().Format(time.RFC3339Nano)
	}
	return s.f.Event.String()
}

// step makes a step of the writes that asked for it.
func (s *state) step(slot Slot, value string, asked ...*write) Step {
	st := Step{Key: s.key(slot, value), Slot: slot, Value: value, Rules: make([]string, 0, len(asked)), CustomerVisible: slotMerges[slot].CustomerVisible}
	for i, w := range asked {
		// What one rule wrote stands together, but for the winner of a slot,
		// which comes first.
		if i == 0 || w.by != asked[i-1].by && w.by != asked[0].by {
			st.Rules = append(st.Rules, w.by.id)
		}
	}
	if len(asked) > 0 {
		st.Reason, st.Source = asked[0].by.reason, asked[0].by.source
	}
	return st
}
