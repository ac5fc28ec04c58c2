// SPDX-License-Identifier: Apache-2.0

package retention

// Threaded reports whether some policy of the schedule lets threads go as a
// whole, so that an item is to be decided about together with its thread.
func (r *Resolver) Threaded() bool { return r.threaded }

// ResolveThread decides about all items of one thread together and returns one
// decision for each, in the order of the items. Without a [WholeThread] policy
// it decides about each as [Resolver.Resolve] does. With one, what lets one item
// go lets every item of the thread go, on the earliest such day; but while one
// of them has to stay, none goes by that policy, and those that could have gone
// have the finding [ThreadKept] with the rule that keeps the other.
//
// Items must hold the whole thread. The error is an [*ItemError]: when one item
// cannot be decided about, or belongs to another thread, none is.
func (r *Resolver) ResolveThread(items []Item, asOf Date) ([]Decision, error) {
	ds := make([]Decision, len(items))
	rs := make([]resolution, len(items))
	var first *resolution // whose whole-thread policy acts first
	for i := range items {
		if items[i].Thread != items[0].Thread || i > 0 && items[i].Thread == "" {
			return nil, &ItemError{Field: "thread", Err: ErrMisplaced}
		}
		c, err := r.collect(&ds[i], &items[i], asOf, nil, nil)
		if err != nil {
			return nil, err
		}
		rs[i] = c
		if c.threadBy != nil && (first == nil || c.threadGoes.Before(first.threadGoes)) {
			first = &rs[i]
		}
	}
	for i := range rs {
		c := &rs[i]
		if c.rules == nil {
			continue // deleted already, or said to be
		}
		if first != nil && c.threadBy == nil {
			c.drawn(first)
		}
		c.decide()
	}
	if first != nil {
		together(rs)
	}
	return ds, nil
}

// drawn lets an item go because another item of its thread goes.
func (c *resolution) drawn(by *resolution) {
	p := by.threadBy
	c.selected = true
	c.goesFrom(by.threadGoes, p)
	c.Because = append(c.Because, Reason{
		Effect: Remove, Outcome: Won, Rule: p.ID, Version: p.Version,
		Date: by.threadGoes, Term: p.KeepAtMost, Anchor: p.anchors()[0], Source: p.Source,
	})
}

// together keeps back what would go by a whole-thread policy while another item
// of the thread stays.
func together(rs []resolution) {
	var stays *resolution
	var until Date
	for i := range rs {
		switch c := &rs[i]; {
		case c.State == Due || c.State == Deleted:
		case stays == nil, rank(c.State) < rank(stays.State):
			stays = c
			fallthrough
		default:
			if c.DeleteAt.After(until) {
				until = c.DeleteAt
			}
		}
	}
	if stays == nil {
		return
	}
	for i := range rs {
		c := &rs[i]
		if c.State != Due || c.by.Thread != WholeThread {
			continue
		}
		c.State, c.Rule, c.DeleteAt, c.DeleteBy = stays.State, stays.Rule, Date{}, Date{}
		if stays.State == Retained && !stays.DeleteAt.IsZero() {
			c.DeleteAt = until
		} else {
			c.Disposition = 0
		}
		for j := range c.Because {
			if r := &c.Because[j]; r.Effect == Remove && r.Outcome == Won {
				r.Outcome = Lost
			}
		}
		c.find(ThreadKept, stays.Rule, 0)
		c.postpone()
	}
}

// rank orders what keeps an item: a hold before a doubt before a term.
func rank(s State) int {
	switch s {
	case Held:
		return 0
	case Unknown:
		return 1
	}
	return 2
}

// alone is what a decision becomes when a whole-thread policy would let an item
// go and nobody showed the rest of its thread.
func (c *resolution) alone() {
	if c.State != Due || c.item.Thread == "" || c.by.Thread != WholeThread {
		return
	}
	c.State, c.DeleteAt, c.DeleteBy, c.Disposition = Unknown, Date{}, Date{}, 0
	c.find(ThreadNotSeen, c.by.ID, 0)
	c.postpone()
}
