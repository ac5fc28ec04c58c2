// SPDX-License-Identifier: Apache-2.0

package retention

// begin is how far the term of a policy has come.
type begin uint8

const (
	begun   begin = iota
	waits         // an event has not happened
	unclear       // a day is not known
)

// anchor returns the day an anchor stands for, or why there is none.
func (c *resolution) anchor(a Anchor) (Date, begin) {
	day, ok := c.item.Anchors[a]
	switch {
	case !ok && a.isFact():
		return Date{}, unclear
	case !ok:
		return Date{}, waits
	case day.IsZero():
		return Date{}, unclear
	}
	if a == Cancelled || a == Terminated {
		switch back, ok := c.item.Anchors[Reactivated]; {
		case ok && back.IsZero():
			return Date{}, unclear
		case ok && !back.Before(day): // on the same day the later event is taken to be the return
			return Date{}, waits
		}
	}
	return day, begun
}

// term returns the day from which a policy counts, and the anchor that it is or
// that is in the way.
func (c *resolution) term(p *Policy) (day Date, at Anchor, state begin) {
	if p.Anchor != 0 {
		day, state = c.anchor(p.Anchor)
		at = p.Anchor
	}
	for _, a := range p.LatestOf {
		switch d, s := c.anchor(a); {
		case s > state:
			day, at, state = Date{}, a, s
		case s == begun && state == begun && !d.Before(day):
			day, at = d, a
		}
	}
	if state == waits && at == Flagged && len(p.Select.Flags) > 0 {
		state = unclear // the flag is there, so the event did happen
	}
	return day, at, state
}

// inForce reports whether the policy at index i is the version of its ID in
// force on a day. Versions stand side by side, ordered by Since.
func (c *resolution) inForce(i int, on Date) bool {
	ps := c.rules.Policies
	return !ps[i].Since.After(on) && (i+1 == len(ps) || ps[i+1].ID != ps[i].ID || ps[i+1].Since.After(on))
}
