// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"fmt"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

// A Decision says what may happen to one item on one day, and why. The zero
// Decision keeps the item: its state is [Unknown]. A Decision names policies,
// holds and dates and nothing of the item, so it may be logged.
type Decision struct {
	// State is what may happen.
	State State `json:"state"`
	// KeepUntil is the last day of the longest minimum that is known; the
	// zero Date when there is none.
	KeepUntil Date `json:"keep_until,omitzero"`
	// Open reports that a minimum applies whose end is not known: it is
	// forever, or its term has not begun.
	Open bool `json:"open,omitempty"`
	// DeleteAt is the first day on which deletion may start, at 00:00 in the
	// zone of the schedule; see [Resolver.Start]. It is the zero Date when
	// nothing in the schedule lets the item go, and while the item is held,
	// in doubt, or kept without a known end.
	DeleteAt Date `json:"delete_at,omitzero"`
	// DeleteBy is the day by which deletion is promised to be finished; the
	// zero Date when nothing is promised.
	DeleteBy Date `json:"delete_by,omitzero"`
	// Disposition is what happens at DeleteAt.
	Disposition Disposition `json:"disposition,omitzero"`
	// Rule is the ID of the hold or policy that decided; empty when none did.
	Rule string `json:"rule,omitempty"`
	// Purpose is the one use that keeping the item is bound to, from the day
	// that the term of the policy with that purpose began.
	Purpose string `json:"purpose,omitempty"`
	// Because lists every hold and policy that has to do with the item, those
	// that won first, then by effect and ID.
	Because []Reason `json:"because"`
	// Answers says what became of each request, in the order of the item.
	Answers []Answer `json:"answers,omitempty"`
	// Findings lists what is in doubt or against the rules.
	Findings []Finding `json:"findings,omitempty"`
	// Engine identifies the library and the schedule.
	Engine release.Engine `json:"engine"`
}

// An Effect is what a reason asks for. The zero Effect is [Keep].
type Effect uint8

// An Outcome is what became of a reason. The zero Outcome is [Doubtful].
type Outcome uint8

// A Reason is one hold or policy and what became of it. Its zero value is a
// policy without a name that wants to keep and is in doubt.
type Reason struct {
	Effect  Effect  `json:"effect"`
	Outcome Outcome `json:"outcome"`
	// Rule is the ID of the hold or policy, Version the version of the policy.
	Rule    string `json:"rule"`
	Version string `json:"version,omitempty"`
	// Date is the last day of a minimum or grace period, the first day on
	// which a maximum lets the item go, or the last day for an answer; the
	// zero Date when there is none.
	Date Date `json:"date,omitzero"`
	// Term is the term, Anchor the day it counts from. When the outcome is
	// Waiting or Doubtful, Anchor is the one that is missing.
	Term   Term   `json:"term,omitzero"`
	Anchor Anchor `json:"anchor,omitzero"`
	Source string `json:"source,omitempty"`
}

// String says the reason in words.
func (r Reason) String() string {
	switch {
	case r.Effect == HoldItem && r.Date.IsZero():
		return fmt.Sprintf("hold %s keeps it until released", r.Rule)
	case r.Effect == HoldItem:
		return fmt.Sprintf("hold %s was released; its grace period keeps it through %v", r.Rule, r.Date)
	}
	if r.Effect == Respond {
		return fmt.Sprintf("a request under %s keeps it until it is answered, which has to be by %v", r.Rule, r.Date)
	}
	what := fmt.Sprintf("policy %s", r.Rule)
	if r.Version != "" {
		what += " version " + r.Version
	}
	verb := "keeps it at least"
	if r.Effect == Remove {
		verb = "keeps it at most"
	}
	what += fmt.Sprintf(" %s %v", verb, r.Term)
	if !r.Term.IsForever() {
		what += fmt.Sprintf(" from the day %v", r.Anchor)
	}
	switch r.Outcome {
	case Waiting:
		return what + ", which has not come"
	case Doubtful:
		return what + ", which nobody knows"
	case Waived:
		return what + ": waived"
	}
	if !r.Date.IsZero() {
		dated := "through"
		if r.Effect == Remove {
			dated = "it may go from"
		}
		what += fmt.Sprintf(": %s %v", dated, r.Date)
	}
	if r.Outcome == Lost {
		what += " (overruled)"
	}
	return what
}

// An Answer says what became of a request. The zero Answer refuses it.
type Answer struct {
	// Request is the index of the request in the item.
	Request int `json:"request"`
	// Outcome is refused, postponed or accepted.
	Outcome AnswerOutcome `json:"outcome"`
	// Rule is the policy that answered, or the hold or policy that postpones;
	// empty when no policy answers such requests.
	Rule string `json:"rule,omitempty"`
	// Missing is the event that has to happen before such a request counts.
	Missing Anchor `json:"missing,omitzero"`
	// Advice is the kind of request to use instead.
	Advice RequestKind `json:"advice,omitzero"`
	// DeleteBy is the day by which deletion is promised to be finished.
	DeleteBy Date `json:"delete_by,omitzero"`
	// RespondBy is the last day for the answer to a request with a [Clock].
	RespondBy Date `json:"respond_by,omitzero"`
}

// An AnswerOutcome is what became of a request. The zero AnswerOutcome is
// [Refused].
type AnswerOutcome uint8

// A Finding says what is in doubt or against the rules. Its zero value says
// nothing.
type Finding struct {
	Code   FindingCode `json:"code"`
	Rule   string      `json:"rule,omitempty"`
	Anchor Anchor      `json:"anchor,omitzero"`
}

// A FindingCode is the kind of a finding. The zero FindingCode is unspecified.
type FindingCode uint8

// String says the state, the rule that decided, and the dates.
func (d Decision) String() string {
	var b strings.Builder
	b.WriteString(d.State.String())
	if d.Rule != "" {
		b.WriteString(" by " + d.Rule)
	}
	if !d.KeepUntil.IsZero() {
		fmt.Fprintf(&b, ", keep through %v", d.KeepUntil)
	}
	if d.Open {
		b.WriteString(", keep without a known end")
	}
	if !d.DeleteAt.IsZero() {
		fmt.Fprintf(&b, ", deletion may start on %v", d.DeleteAt)
	}
	return b.String()
}

// Holds returns the IDs of the holds in force, sorted.
func (d *Decision) Holds() []string {
	var ids []string
	for i := range d.Because {
		if r := &d.Because[i]; r.Effect == HoldItem && r.Date.IsZero() {
			ids = append(ids, r.Rule)
		}
	}
	return ids
}

// Has reports whether d has a finding with a code.
func (d *Decision) Has(code FindingCode) bool {
	return slices.ContainsFunc(d.Findings, func(f Finding) bool { return f.Code == code })
}
