// SPDX-License-Identifier: Apache-2.0

package retention

// Resolve decides what may happen to an item on asOf, a date on the calendar of
// the schedule:
//
//  1. A hold in force keeps the item, whatever else applies.
//  2. The longest minimum wins, and so does the grace period after a hold.
//  3. Of the maxima that count from time, the most specific policy wins, and of
//     equally specific ones the earliest. The same holds among those that count
//     from a flag. Requests and flags bring deletion forward and never postpone
//     it.
//  4. Deletion may start when its day has come and every minimum has passed.
//  5. When a day that decides is not known, the state is [Unknown] and the item
//     stays.
//
// An item of a thread that a [WholeThread] policy would let go is in doubt here:
// see [Resolver.ResolveThread].
//
// The error is an [*ItemError]; the decision beside it keeps the item.
func (r *Resolver) Resolve(item Item, asOf Date) (Decision, error) {
	var d Decision
	err := r.ResolveInto(&d, &item, asOf)
	return d, err
}

// ResolveInto is [Resolver.Resolve] into a decision whose slices it uses again,
// so that a sweep does not allocate for each item. It reads item and keeps
// nothing of it.
func (r *Resolver) ResolveInto(d *Decision, item *Item, asOf Date) error {
	// The buffers live on the stack; an item with more candidates costs an
	// allocation and nothing else.
	var policies, holds [candidatesOnStack]int32
	c, err := r.collect(d, item, asOf, policies[:0], holds[:0])
	if err != nil || c.rules == nil {
		return err
	}
	c.decide()
	c.alone()
	return nil
}

// collect gathers everything that has to do with an item and decides nothing,
// unless the item is deleted: then there are no rules in the result.
func (r *Resolver) collect(d *Decision, item *Item, asOf Date, policies, holds []int32) (c resolution, _ error) {
	*d = Decision{Because: d.Because[:0], Answers: d.Answers[:0], Findings: d.Findings[:0], Engine: r.engine}
	c.Decision, c.item, c.asOf = d, item, asOf
	if !asOf.IsValid() {
		return c, &ItemError{Field: "as_of", Err: ErrNoSuchDate}
	}
	if err := item.check(); err != nil {
		return c, err
	}
	if _, ok := item.Anchors[DeletedOn]; ok {
		decideDeleted(d, item, asOf)
		return c, nil
	}
	c.rules = &r.schedule
	c.policies = c.chosen(r.policies.candidates(policies, item))
	c.holding = r.holds.candidates(holds, item)
	c.facts()
	c.holds()
	c.minima()
	c.maxima()
	c.requests()
	return c, nil
}

func decideDeleted(d *Decision, item *Item, asOf Date) {
	switch on := item.Anchors[DeletedOn]; {
	case on.IsZero():
		d.find(AnchorMissing, "", DeletedOn)
	case on.After(asOf):
		d.find(AnchorInFuture, "", DeletedOn)
	default:
		d.State = Deleted
	}
}

func (d *Decision) find(code FindingCode, rule string, a Anchor) {
	d.Findings = append(d.Findings, Finding{Code: code, Rule: rule, Anchor: a})
}

const candidatesOnStack = 128

// resolution is one decision in the making.
type resolution struct {
	*Decision
	rules *Schedule
	item  *Item
	asOf  Date
	// policies are the indexes of those that select the item, holding those
	// of the holds that may; both ascend.
	policies, holding []int32
	// held, doubt and unanswered are what keeps the item whatever the dates
	// say.
	held, doubt, unanswered bool
	// selected reports that some policy has to do with the item.
	selected bool
	// goes is the earliest day on which a maximum lets the item go, and by is
	// the policy that says so.
	goes Date
	by   *Policy
	// threadGoes and threadBy are the same among policies for whole threads.
	threadGoes Date
	threadBy   *Policy
	// minimumUntil is KeepUntil without the grace periods of holds.
	minimumUntil Date
}

// chosen keeps those of the candidates that select the item.
func (c *resolution) chosen(candidates []int32) []int32 {
	kept := candidates[:0]
	for _, i := range candidates {
		if c.rules.Policies[i].Select.matches(c.item) {
			kept = append(kept, i)
		}
	}
	return kept
}

func (c *resolution) facts() {
	if c.item.Kind == 0 {
		c.find(KindMissing, "", 0)
		c.doubt = true
	}
	for a := Created; anchorWords.has(uint8(a)); a++ {
		if a != Majority && c.item.Anchors[a].After(c.asOf) {
			c.find(AnchorInFuture, "", a)
		}
	}
}

func (c *resolution) holds() {
	for _, i := range c.holding {
		h := &c.rules.Holds[i]
		if !h.Select.matches(c.item) {
			continue
		}
		r := Reason{Effect: HoldItem, Outcome: Won, Rule: h.ID, Source: h.Source}
		if h.active(c.asOf) {
			c.held = true
		} else {
			r.Date = h.graceEnd()
			c.keep(r.Date)
		}
		c.Because = append(c.Because, r)
	}
}

func (c *resolution) keep(until Date) {
	if until.After(c.KeepUntil) {
		c.KeepUntil = until
	}
}

func (c *resolution) minima() {
	for _, i := range c.policies {
		p := &c.rules.Policies[i]
		// No later version takes back what compliance demanded before.
		applies := p.Mode == Compliance && !p.Since.After(c.asOf) || c.inForce(int(i), c.asOf)
		if p.KeepAtLeast.IsZero() || !applies {
			continue
		}
		c.selected = true
		c.minimum(p)
	}
}

func (c *resolution) minimum(p *Policy) {
	day, at, state := c.term(p)
	r := Reason{Effect: Keep, Rule: p.ID, Version: p.Version, Term: p.KeepAtLeast, Anchor: at, Source: p.Source}
	switch {
	case c.waived(p):
		r.Outcome = Waived
	case p.KeepAtLeast.IsForever():
		r.Outcome = Won
		c.Open = true
	case state == waits:
		r.Outcome = Waiting
		c.Open = true
	case state == unclear:
		c.doubt = true
		c.find(AnchorMissing, p.ID, at)
	default:
		r.Outcome = Won // until a longer one is known; see rank
		r.Date = p.KeepAtLeast.after(day).AddDays(-1)
		c.keep(r.Date)
		if r.Date.After(c.minimumUntil) {
			c.minimumUntil = r.Date
		}
	}
	c.Because = append(c.Because, r)
}

func (c *resolution) waived(p *Policy) bool {
	if p.Mode != Governance {
		return false
	}
	for i := range c.rules.Waivers {
		w := &c.rules.Waivers[i]
		if w.Policy == p.ID && !w.Since.After(c.asOf) && w.Select.matches(c.item) {
			return true
		}
	}
	return false
}

func (c *resolution) maxima() {
	for _, t := range [...]trigger{byTime, byFlag} {
		scope := Scope(0)
		for _, i := range c.policies {
			if p := &c.rules.Policies[i]; c.limits(int(i), p, t) {
				scope = max(scope, p.Scope)
			}
		}
		for _, i := range c.policies {
			if p := &c.rules.Policies[i]; c.limits(int(i), p, t) {
				c.selected = true
				c.maximum(p, p.Scope == scope)
			}
		}
	}
}

// limits reports whether a policy has a maximum for the item.
func (c *resolution) limits(i int, p *Policy, t trigger) bool {
	return !p.KeepAtMost.IsZero() && p.trigger() == t && c.inForce(i, c.asOf)
}

func (c *resolution) maximum(p *Policy, specific bool) {
	day, at, state := c.term(p)
	r := Reason{Effect: Remove, Outcome: Lost, Rule: p.ID, Version: p.Version, Term: p.KeepAtMost, Anchor: at, Source: p.Source}
	if state == begun && !p.KeepAtMost.IsForever() {
		r.Date = p.KeepAtMost.after(day)
	}
	switch {
	case !specific:
	case p.KeepAtMost.IsForever():
		r.Outcome = Won
	case state == waits:
		r.Outcome = Waiting
	case state == unclear:
		r.Outcome = Doubtful
		c.doubt = true
		c.find(AnchorMissing, p.ID, at)
	default:
		r.Outcome = Won
		c.goesFrom(r.Date, p)
		if p.Purpose != "" && !day.After(c.asOf) && (c.Purpose == "" || c.by == p) {
			c.Purpose = p.Purpose
		}
	}
	c.Because = append(c.Because, r)
}

func (c *resolution) goesFrom(day Date, p *Policy) {
	if c.by == nil || day.Before(c.goes) {
		c.goes, c.by = day, p
	}
	if p.Thread == WholeThread && (c.threadBy == nil || day.Before(c.threadGoes)) {
		c.threadGoes, c.threadBy = day, p
	}
}

// decide puts the parts together.
func (c *resolution) decide() {
	if !c.selected && !c.held && c.item.Kind != 0 {
		c.find(NoPolicy, "", 0)
		c.doubt = true
	}
	start := c.goes
	if !c.KeepUntil.Before(start) {
		start = c.KeepUntil.AddDays(1)
	}
	blocked := c.by != nil && (c.Open || c.unanswered || c.asOf.Before(start) && start != c.goes)
	if blocked && (c.Open || !c.minimumUntil.Before(c.goes)) {
		c.find(MinimumAboveMaximum, c.by.ID, 0)
	}
	switch {
	case c.held:
		c.State = Held
	case c.doubt:
		c.State = Unknown
	case c.by == nil || c.Open || c.unanswered || c.asOf.Before(start):
		c.State = Retained
	default:
		c.State = Due
	}
	if c.by != nil && !c.held && !c.doubt && !c.Open && !c.unanswered {
		c.DeleteAt, c.Disposition = start, c.by.Disposition
		if p, ok := c.by.Within.Period(); ok {
			c.DeleteBy = start.Add(p)
			if c.asOf.After(c.DeleteBy) {
				c.find(Overdue, c.by.ID, 0)
			}
		}
	}
	c.rank(blocked)
	c.Open = c.Open || c.unanswered
	if c.held || c.doubt || blocked {
		c.postpone()
	}
}
