// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"cmp"
	"slices"
)

// rank settles which reasons won, puts them in order and names the first.
func (c *resolution) rank(blocked bool) {
	for i := range c.Because {
		if r := &c.Because[i]; r.Outcome == Won && c.overruled(r, blocked) {
			r.Outcome = Lost
		}
	}
	slices.SortStableFunc(c.Because, func(a, b Reason) int {
		return cmp.Or(
			cmp.Compare(a.place(), b.place()),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Version, b.Version),
			a.Date.Compare(b.Date),
		)
	})
	if len(c.Because) > 0 && (c.State != Unknown || c.Because[0].Outcome == Doubtful) {
		c.Rule = c.Because[0].Rule
	}
}

// overruled reports whether a reason that applies did not decide.
func (c *resolution) overruled(r *Reason, blocked bool) bool {
	switch {
	case r.binding(), r.Effect == Respond:
		return false
	case r.Effect != Remove:
		return !r.Term.IsForever() && (c.Open || r.Date.Before(c.KeepUntil))
	case r.Term.IsForever():
		return c.by != nil
	}
	return c.held || blocked || r.Rule != c.by.ID || r.Date != c.goes
}

// binding reports whether r is a hold in force.
func (r *Reason) binding() bool { return r.Effect == HoldItem && r.Date.IsZero() }

// place is where r stands among the reasons: what decides comes first. A
// maximum that won decides the date, so it stands before the minimum that it
// respects.
func (r *Reason) place() int {
	switch {
	case r.binding():
		return 0
	case r.Outcome == Doubtful:
		return 1
	case r.Outcome == Won && r.Effect == Remove:
		return 2
	case r.Outcome == Won:
		return 3
	case r.Outcome == Waiting && r.Effect == Keep:
		return 4
	case r.Outcome == Waiting:
		return 5
	case r.Outcome == Lost:
		return 6
	}
	return 7
}
