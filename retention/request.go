// SPDX-License-Identifier: Apache-2.0

package retention

// requests answers every request of the item. The answers are provisional until
// decide knows what else keeps the item.
func (c *resolution) requests() {
	for i := range c.item.Requests {
		r := &c.item.Requests[i]
		a := Answer{Request: i}
		if c.repeated(i) {
			c.find(RequestRepeated, "", Requested)
		}
		if r.Kind.Clocked() {
			c.clock(r, &a)
			c.Answers = append(c.Answers, a)
			continue
		}
		switch scope := c.answeringScope(r); {
		case r.Filed.After(c.asOf):
			c.find(AnchorInFuture, "", Requested)
			a.Outcome = Postponed
		case scope == 0:
			c.find(RequestWithoutPolicy, "", Requested)
		default:
			c.selected = true
			c.request(r, scope, &a)
		}
		c.Answers = append(c.Answers, a)
	}
}

// answers reports whether the policy at index j answers a request: in the
// version that was in force when the request was filed.
func (c *resolution) answers(j int, r *Request) bool {
	p := &c.rules.Policies[j]
	return p.Request == r.Kind && c.inForce(j, r.Filed)
}

// answeringScope returns the most specific scope that answers a request, or 0.
func (c *resolution) answeringScope(r *Request) Scope {
	scope := Scope(0)
	for _, j := range c.policies {
		if c.answers(int(j), r) {
			scope = max(scope, c.rules.Policies[j].Scope)
		}
	}
	return scope
}

func (c *resolution) request(r *Request, scope Scope, a *Answer) {
	for _, j := range c.policies {
		if p := &c.rules.Policies[j]; p.Scope == scope && c.answers(int(j), r) {
			c.apply(p, r, a)
		}
	}
}

// apply lets one policy answer a request.
func (c *resolution) apply(p *Policy, r *Request, a *Answer) {
	day := r.Filed
	if p.After != 0 {
		after, state := c.anchor(p.After)
		if state != begun || after.After(c.asOf) {
			code := RequestTooEarly
			if state == unclear {
				code, c.doubt = AnchorMissing, true
			}
			c.find(code, p.ID, p.After)
			if a.Outcome == Refused {
				a.Rule, a.Missing, a.Advice = p.ID, p.After, p.Otherwise
			}
			return
		}
		if after.After(day) {
			day = after
		}
	}
	goes := p.KeepAtMost.after(day)
	by := Date{}
	if within, ok := p.Within.Period(); ok {
		by = goes.Add(within)
	}
	if a.Outcome == Refused || !by.IsZero() && (a.DeleteBy.IsZero() || by.Before(a.DeleteBy)) {
		*a = Answer{Request: a.Request, Outcome: Accepted, Rule: p.ID, DeleteBy: by}
	}
	c.goesFrom(goes, p)
	c.Because = append(c.Because, Reason{
		Effect: Remove, Outcome: Won, Rule: p.ID, Version: p.Version,
		Date: goes, Term: p.KeepAtMost, Anchor: Requested, Source: p.Source,
	})
}

// postpone turns accepted requests into postponed ones and says what keeps the
// item.
func (c *resolution) postpone() {
	for i := range c.Answers {
		if a := &c.Answers[i]; a.Outcome == Accepted && a.RespondBy.IsZero() {
			*a = Answer{Request: a.Request, Outcome: Postponed, Rule: c.Rule}
		}
	}
}

// repeated reports whether an earlier request of the item is the same.
func (c *resolution) repeated(i int) bool {
	r := &c.item.Requests[i]
	for j := range i {
		if o := &c.item.Requests[j]; o.Kind == r.Kind && o.Filed == r.Filed {
			return true
		}
	}
	return false
}
