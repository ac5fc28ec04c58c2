// SPDX-License-Identifier: Apache-2.0

package retention

// A Policy says how long the items that it selects must be kept at least, and
// may be kept at most. The two are independent: a minimum postpones deletion, a
// maximum demands it, and where both apply the minimum wins. The zero Policy is
// refused by [New]. Policies are plain values; [New] copies them.
type Policy struct {
	// ID names the policy in reasons: lower-case letters, digits, '_', '-'
	// and '.', at most 64. Policies with one ID are versions of each other.
	ID string `json:"id"`
	// Version tells versions apart. It may be empty.
	Version string `json:"version,omitempty"`
	// Since is the first day of this version; the zero Date is always. The
	// version in force is the one with the latest Since; for a request it is
	// the one in force on the day the request was filed.
	Since Date `json:"since,omitzero"`
	// Scope says how specific the policy is. The list of the selector that
	// the scope is named after must not be empty.
	Scope Scope `json:"scope"`
	// Select chooses the items.
	Select Selector `json:"select,omitzero"`
	// Anchor is the day from which both terms count. It may be empty when
	// LatestOf is not.
	Anchor Anchor `json:"anchor,omitempty"`
	// LatestOf replaces Anchor by the latest of several days. The term has
	// not begun while one of them has not happened.
	LatestOf []Anchor `json:"latest_of,omitempty"`
	// KeepAtLeast is the minimum. Of several, the longest wins.
	KeepAtLeast Term `json:"keep_at_least,omitzero"`
	// Mode says whether the minimum may be shortened.
	Mode Mode `json:"mode,omitzero"`
	// KeepAtMost is the maximum. The most specific policy that has one wins,
	// and of equally specific ones the earliest.
	KeepAtMost Term `json:"keep_at_most,omitzero"`
	// Within is the time in which deletion has to be finished once it may
	// start: what "promptly" means in a contract. Absent means no promise.
	Within Term `json:"within,omitzero"`
	// Disposition says what happens to an item at its maximum. It is needed
	// when KeepAtMost is a period.
	Disposition Disposition `json:"disposition,omitempty"`
	// Thread says whether the maximum is for an item or for its thread.
	Thread Threading `json:"thread,omitzero"`
	// Request makes the policy answer requests of this kind. Its anchor must
	// be Requested.
	Request RequestKind `json:"request,omitempty"`
	// After is an event that must have happened before a request counts. The
	// term begins on the later of the two days.
	After Anchor `json:"after,omitempty"`
	// Otherwise is what to advise when After has not happened.
	Otherwise RequestKind `json:"otherwise,omitempty"`
	// Purpose binds what is kept up to the maximum to one use, a word like
	// ID. Empty means not bound.
	Purpose string `json:"purpose,omitempty"`
	// Source is the law, contract or page that the policy comes from. It is
	// needed.
	Source string `json:"source"`
	// Note says what in the policy is a reading of its source.
	Note string `json:"note,omitempty"`
}

// trigger says what sets the maximum of a policy off.
type trigger uint8

const (
	byTime trigger = iota
	byFlag
	byRequest
)

func (p *Policy) trigger() trigger {
	if p.Request != 0 {
		return byRequest
	}
	for _, a := range p.anchors() {
		if a == Flagged {
			return byFlag
		}
	}
	return byTime
}

// anchors returns the days from which the policy counts; the result is not to
// be changed.
func (p *Policy) anchors() []Anchor {
	if len(p.LatestOf) > 0 {
		return p.LatestOf
	}
	return []Anchor{p.Anchor}
}
