// SPDX-License-Identifier: Apache-2.0

package retention

// A Clock says how much time there is to answer a request that asks for an
// answer: access, amendment or an accounting of disclosures. An item whose
// request is not answered stays, because deleting it would be an answer, too.
// The zero Clock is refused by [New].
type Clock struct {
	// ID names the clock in answers and reasons; its form is that of
	// [Policy].ID.
	ID string `json:"id"`
	// Request is the kind of request; each has at most one clock.
	Request RequestKind `json:"request"`
	// Within counts from the day the request was filed, which is day 0; the
	// last day belongs to it.
	Within Period `json:"within"`
	// Extension is added once when the person was told of the delay before
	// Within had passed.
	Extension Period `json:"extension,omitzero"`
	Source    string `json:"source"`
	Note      string `json:"note,omitempty"`
}

// respondBy returns the last day for the answer, and whether an extension came
// too late to count.
func (k *Clock) respondBy(r *Request) (day Date, late bool) {
	day = r.Filed.Add(k.Within)
	switch {
	case r.Extended.IsZero():
		return day, false
	case r.Extended.After(day):
		return day, true
	}
	// Counted from the request in one step: the extension of 30 days makes 60.
	return r.Filed.Add(Period{
		Years: k.Within.Years + k.Extension.Years, Months: k.Within.Months + k.Extension.Months,
		Weeks: k.Within.Weeks + k.Extension.Weeks, Days: k.Within.Days + k.Extension.Days,
	}), false
}

// clock answers a request that asks for an answer.
func (c *resolution) clock(r *Request, a *Answer) {
	k := c.rules.clockOf(r.Kind)
	if k == nil { // somebody asked, and nobody has said how long it may take
		c.find(RequestWithoutPolicy, "", Requested)
		c.doubt, c.selected = true, true
		return
	}
	day, late := k.respondBy(r)
	*a = Answer{Request: a.Request, Outcome: Accepted, Rule: k.ID, RespondBy: day}
	if late {
		c.find(ExtensionTooLate, k.ID, Requested)
	}
	for _, d := range [...]Date{r.Filed, r.Answered, r.Extended} {
		if d.After(c.asOf) {
			c.find(AnchorInFuture, k.ID, Requested)
			break
		}
	}
	if !r.Answered.IsZero() && !r.Answered.After(c.asOf) {
		return
	}
	c.unanswered, c.selected = true, true
	if c.asOf.After(day) {
		c.find(Overdue, k.ID, Requested)
	}
	c.Because = append(c.Because, Reason{Effect: Respond, Outcome: Won, Rule: k.ID, Date: day, Anchor: Requested, Source: k.Source})
}

func (s *Schedule) clockOf(k RequestKind) *Clock {
	for i := range s.Clocks {
		if s.Clocks[i].Request == k {
			return &s.Clocks[i]
		}
	}
	return nil
}

func (c *checker) clock(i int, k *Clock) {
	fail := func(field string, err error) { c.fail("clocks", i, field, err) }
	if !isWord(k.ID) {
		fail("id", ErrMalformed)
	}
	if !k.Request.Clocked() {
		fail("request", ErrMisplaced)
	}
	for j := range i {
		if o := &c.schedule.Clocks[j]; o.ID == k.ID || o.Request == k.Request {
			fail("request", ErrDuplicate)
		}
	}
	if k.Within.IsZero() || !k.Within.IsValid() {
		fail("within", ErrMissing)
	}
	if !k.Extension.IsValid() {
		fail("extension", ErrMalformed)
	}
	if k.Source == "" {
		fail("source", ErrMissing)
	}
}
