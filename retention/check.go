// SPDX-License-Identifier: Apache-2.0

package retention

import "slices"

// maxWord is the longest name of a policy, hold, store or purpose.
const maxWord = 64

// checker collects what is wrong with a schedule.
type checker struct {
	schedule *Schedule
	errs     []error
}

func (c *checker) fail(section string, index int, field string, err error) {
	c.errs = append(c.errs, &ScheduleError{Section: section, Index: index, Field: field, Err: err})
}

func (c *checker) check() {
	s := c.schedule
	for i := range s.Policies {
		c.policy(i, &s.Policies[i])
	}
	for i := range s.Holds {
		c.hold(i, &s.Holds[i])
	}
	for i := range s.Waivers {
		c.waiver(i, &s.Waivers[i])
	}
	for i := range s.Stores {
		c.store(i, &s.Stores[i])
	}
	for i := range s.Clocks {
		c.clock(i, &s.Clocks[i])
	}
	if len(c.errs) == 0 { // a contradiction between broken policies says little
		c.conflicts()
	}
}

func (c *checker) policy(i int, p *Policy) {
	fail := func(field string, err error) { c.fail("policies", i, field, err) }
	if !isWord(p.ID) {
		fail("id", ErrMalformed)
	}
	if p.Version != "" && !isWord(p.Version) {
		fail("version", ErrMalformed)
	}
	if !p.Since.IsZero() && !p.Since.IsValid() {
		fail("since", ErrNoSuchDate)
	}
	for j := range i {
		if o := &c.schedule.Policies[j]; o.ID == p.ID && o.Since == p.Since {
			fail("id", ErrDuplicate)
		}
	}
	c.selector("policies", i, &p.Select)
	switch n := len(scopeList(p)); {
	case !scopeWords.has(uint8(p.Scope)):
		fail("scope", ErrMissing)
	case n == 0 && p.Scope != DefaultScope:
		fail("select", ErrMissing)
	}
	c.anchors(i, p)
	c.terms(i, p)
	if p.Purpose != "" && !isWord(p.Purpose) {
		fail("purpose", ErrMalformed)
	}
	if p.Source == "" {
		fail("source", ErrMissing)
	}
}

// scopeList returns the list of the selector that a scope is named after.
func scopeList(p *Policy) []string {
	switch p.Scope {
	case ItemScope:
		return p.Select.Items
	case LabelScope:
		return p.Select.Labels
	case FolderScope:
		return p.Select.Folders
	case AccountScope:
		return p.Select.Accounts
	}
	return nil
}

func (c *checker) anchors(i int, p *Policy) {
	fail := func(field string, err error) { c.fail("policies", i, field, err) }
	if (p.Anchor != 0) == (len(p.LatestOf) > 0) {
		fail("anchor", ErrMissing)
		return
	}
	for _, a := range p.anchors() {
		switch {
		case !anchorWords.has(uint8(a)):
			fail("anchor", ErrMalformed)
		case a == DeletedOn, a == Reactivated, (a == Requested) != (p.Request != 0):
			fail("anchor", ErrMisplaced)
		}
	}
	switch {
	case p.Request != 0 && !requestKindWords.has(uint8(p.Request)):
		fail("request", ErrMalformed)
	case p.Request.Clocked(), p.Otherwise.Clocked():
		fail("request", ErrMisplaced) // an answer is owed, not a deletion
	case p.Request == 0 && p.After != 0, p.After == Requested, p.After == DeletedOn:
		fail("after", ErrMisplaced)
	case p.After != 0 && !anchorWords.has(uint8(p.After)):
		fail("after", ErrMalformed)
	case p.Otherwise != 0 && (p.After == 0 || !requestKindWords.has(uint8(p.Otherwise))):
		fail("otherwise", ErrMisplaced)
	}
}

func (c *checker) terms(i int, p *Policy) {
	fail := func(field string, err error) { c.fail("policies", i, field, err) }
	for _, t := range []struct {
		field string
		term  Term
	}{{"keep_at_least", p.KeepAtLeast}, {"keep_at_most", p.KeepAtMost}, {"within", p.Within}} {
		if period, ok := t.term.Period(); ok && !period.IsValid() {
			fail(t.field, ErrMalformed)
		}
	}
	_, ends := p.KeepAtMost.Period()
	switch {
	case p.KeepAtLeast.IsZero() && p.KeepAtMost.IsZero():
		fail("keep_at_least", ErrMissing)
	case p.Request != 0 && !ends:
		fail("keep_at_most", ErrMissing)
	case p.Request != 0 && !p.KeepAtLeast.IsZero():
		fail("keep_at_least", ErrMisplaced)
	}
	if p.Within.IsForever() || !p.Within.IsZero() && !ends {
		fail("within", ErrMisplaced)
	}
	if !modeWords.has(uint8(p.Mode)) {
		fail("mode", ErrMalformed)
	}
	switch {
	case !threadingWords.has(uint8(p.Thread)):
		fail("thread", ErrMalformed)
	case p.Thread == WholeThread && !ends:
		fail("thread", ErrMisplaced) // a minimum keeps the thread anyway
	}
	if ends != dispositionWords.has(uint8(p.Disposition)) {
		fail("disposition", ErrMissing)
	}
}

func (c *checker) hold(i int, h *Hold) {
	fail := func(field string, err error) { c.fail("holds", i, field, err) }
	if !isWord(h.ID) {
		fail("id", ErrMalformed)
	}
	if slices.ContainsFunc(c.schedule.Holds[:i], func(o Hold) bool { return o.ID == h.ID }) {
		fail("id", ErrDuplicate)
	}
	if h.Matter == "" {
		fail("matter", ErrMissing)
	}
	if !h.Placed.IsValid() {
		fail("placed", ErrNoSuchDate)
	}
	if h.PlacedBy == "" {
		fail("placed_by", ErrMissing)
	}
	switch {
	case !h.Released.IsZero() && !h.Released.IsValid():
		fail("released", ErrNoSuchDate)
	case !h.Released.IsZero() && h.Released.Before(h.Placed):
		fail("released", ErrMisplaced)
	case h.Released.IsZero() != (h.ReleasedBy == ""):
		fail("released_by", ErrMissing)
	}
	if period, ok := h.Grace.Period(); h.Grace.IsForever() || ok && !period.IsValid() {
		fail("grace", ErrMalformed)
	}
	c.selector("holds", i, &h.Select)
}

func (c *checker) waiver(i int, w *Waiver) {
	fail := func(field string, err error) { c.fail("waivers", i, field, err) }
	known := false
	for j := range c.schedule.Policies {
		p := &c.schedule.Policies[j]
		if p.ID != w.Policy {
			continue
		}
		known = true
		if p.Mode != Governance {
			fail("policy", ErrCompliance)
			break
		}
	}
	if !known {
		fail("policy", ErrUnknown)
	}
	if w.By == "" {
		fail("by", ErrMissing)
	}
	if w.Reason == "" {
		fail("reason", ErrMissing)
	}
	if !w.Since.IsValid() {
		fail("since", ErrNoSuchDate)
	}
	c.selector("waivers", i, &w.Select)
}

func (c *checker) store(i int, s *StoreRule) {
	fail := func(field string, err error) { c.fail("stores", i, field, err) }
	if !isWord(s.Name) {
		fail("name", ErrMalformed)
	}
	if slices.ContainsFunc(c.schedule.Stores[:i], func(o StoreRule) bool { return o.Name == s.Name }) {
		fail("name", ErrDuplicate)
	}
	if !roleWords.has(uint8(s.Role)) {
		fail("role", ErrMissing)
	}
	if s.Party != "" && !isWord(s.Party) {
		fail("party", ErrMalformed)
	}
	if s.Role == ThirdParty && s.Party == "" {
		fail("party", ErrMissing)
	}
	if period, ok := s.Expires.Period(); ok != (s.Role == Backup) || ok && !period.IsValid() {
		fail("expires", ErrMissing)
	}
	c.kinds("stores", i, "kinds", s.Kinds)
}

func (c *checker) selector(section string, i int, s *Selector) {
	for _, list := range [][]string{s.Items, s.Labels, s.Folders, s.Accounts, s.Flags} {
		if slices.Contains(list, "") { // would choose items that lack the thing
			c.fail(section, i, "select", ErrMissing)
		}
	}
	c.kinds(section, i, "select", s.Kinds)
}

func (c *checker) kinds(section string, i int, field string, kinds []Kind) {
	for _, k := range kinds {
		if !kindWords.has(uint8(k)) {
			c.fail(section, i, field, ErrMalformed)
		}
	}
}

// isWord reports whether s may name something: lower-case letters, digits, '_',
// '-' and '.', starting with a letter or digit.
func isWord(s string) bool {
	if s == "" || len(s) > maxWord {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case i > 0 && (c == '_' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return true
}
