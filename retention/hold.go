// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"fmt"
	"log/slog"
)

// DefaultGrace is how long after the release of a hold nothing is deleted that
// it covered, unless the hold says otherwise: time to notice a release made in
// error.
func DefaultGrace() Period { return Period{Days: 30} }

// A Hold keeps every item that it selects, whatever policies and requests say,
// from the moment the schedule contains it until it is released. It covers
// items that come to exist later. The zero Hold is refused by [New].
//
// Formatting a Hold shows its ID only.
type Hold struct {
	// ID names the hold in reasons; its form is that of [Policy].ID.
	ID string `json:"id"`
	// Matter is the case or inquiry. It never appears in a reason.
	Matter string `json:"matter"`
	// Select chooses the items.
	Select Selector `json:"select,omitzero"`
	// Placed and PlacedBy say when and by whom. A hold that is dated in the
	// future binds already.
	Placed   Date   `json:"placed"`
	PlacedBy string `json:"placed_by"`
	// Released and ReleasedBy say when and by whom it ended. The zero Date
	// is a hold in force. From the day of release on, Grace runs.
	Released   Date   `json:"released,omitzero"`
	ReleasedBy string `json:"released_by,omitempty"`
	// Grace is kept after the release; inherit is [DefaultGrace].
	Grace Term `json:"grace,omitzero"`
	// Source is why a hold is due, such as "FRCP 37(e)". It may be empty.
	Source string `json:"source,omitempty"`
}

// Format shows the ID only.
func (h Hold) Format(f fmt.State, _ rune) { hide(f, "retention.Hold(%s)", h.ID) }

// LogValue shows what Format does.
func (h Hold) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(h)) }

// active reports whether the hold binds on a day.
func (h *Hold) active(asOf Date) bool { return h.Released.IsZero() || h.Released.After(asOf) }

// graceEnd returns the last day of the grace period of a released hold.
func (h *Hold) graceEnd() Date {
	if p, ok := h.Grace.Period(); ok {
		return h.Released.Add(p)
	}
	return h.Released.Add(DefaultGrace())
}

// A Waiver lifts the minimum of one [Governance] policy for the items that it
// selects. The zero Waiver is refused by [New], and so is one for a policy in
// [Compliance] mode.
//
// Formatting a Waiver shows the policy only.
type Waiver struct {
	// Policy is the ID of the policy whose minimum is lifted.
	Policy string `json:"policy"`
	// Select chooses the items.
	Select Selector `json:"select,omitzero"`
	// By is who lifted it, Reason why. Both are needed and never appear in a
	// reason of a decision.
	By     string `json:"by"`
	Reason string `json:"reason"`
	// Since is the first day of the waiver. It is needed.
	Since Date `json:"since"`
}

// Format shows the policy only.
func (w Waiver) Format(f fmt.State, _ rune) { hide(f, "retention.Waiver(%s)", w.Policy) }

// LogValue shows what Format does.
func (w Waiver) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(w)) }
