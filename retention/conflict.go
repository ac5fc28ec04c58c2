// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"slices"
	"time"
)

// conflicts looks for policies that together can never be obeyed: one keeps an
// item longer than another may, counted from the same day. Terms that count
// from different days may still collide on some item; the decision on that item
// then has a finding.
func (c *checker) conflicts() {
	ps := c.schedule.Policies
	for i := range ps {
		for j := range ps {
			if ps[i].KeepAtLeast.IsZero() || !c.contradict(i, j) {
				continue
			}
			witness, found := shorter(ps[i].KeepAtLeast, ps[j].KeepAtMost)
			if found {
				c.errs = append(c.errs, &ScheduleError{
					Section: "policies", Index: i, Field: "keep_at_least",
					Other: j, Witness: witness, Err: ErrConflict,
				})
			}
		}
	}
}

// contradict reports whether the minimum of policy i and the maximum of policy
// j can meet on one item on one day.
func (c *checker) contradict(i, j int) bool {
	a, b := &c.schedule.Policies[i], &c.schedule.Policies[j]
	if i != j && a.ID == b.ID || b.Request != 0 || !a.Select.meets(&b.Select) {
		return false
	}
	return a.KeepAtLeast.IsForever() || sameAnchors(a.anchors(), b.anchors())
}

func sameAnchors(a, b []Anchor) bool {
	in := func(list []Anchor) func(Anchor) bool {
		return func(x Anchor) bool { return !slices.Contains(list, x) }
	}
	return !slices.ContainsFunc(a, in(b)) && !slices.ContainsFunc(b, in(a))
}

// shorter looks for an anchor date from which least ends after most. Four years
// show every length that months and years have, apart from centuries.
func shorter(least, most Term) (witness Date, found bool) {
	if _, ok := most.Period(); !ok {
		return Date{}, false
	}
	if least.IsForever() {
		return Date{}, true
	}
	first := Date{Year: 2024, Month: time.January, Day: 1}
	for n := range 4*365 + 1 {
		if begin := first.AddDays(n); least.after(begin).After(most.after(begin)) {
			return begin, true
		}
	}
	return Date{}, false
}
