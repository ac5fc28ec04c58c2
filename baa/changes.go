// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"math/bits"
	"slices"
)

// maxActs is the number of open acts up to which every set of them is tried, in
// the order of their size. 1,024 sets take well below a millisecond.
const maxActs = 10

// act is what a change amounts to, so that one that helps several hops counts once:
// an agreement is signed once, and a plan is changed once however many records ask
// for it.
type act struct {
	action Action
	record string
	hop    string // for what is done at one service only
	plans  string // vendor and plans, instead of the record
}

func (l lack) act() act {
	a := act{action: remedies[l.reason].action, record: l.record, plans: l.plans}
	if l.plans != "" {
		a.record = ""
	}
	return a
}

func evidenceAct(s ConditionState) act { return act{action: GiveEvidence, record: s.Condition} }

func (b ban) act() act {
	if b.sure {
		return act{action: ChangePlan, plans: b.plans}
	}
	return b.doubt.act()
}

// cell is a part and class of data of a hop that is not covered, with all that a
// change could touch.
type cell struct {
	name     string
	closed   bool   // no data can get there
	refused  bool   // no record can cover it
	natural  bool   // it needs no agreement
	cleaner  string // the condition that would keep health information out, or empty
	bans     []ban
	covers   []cover
	policies []*entry[Policy]
	// contracts are those that each cover may count under, in the order of covers.
	contracts [][]contract
}

// newCell keeps what a cell is made of.
func (v *view) newCell(h *hop, bans []ban, covers []cover) cell {
	c := cell{name: h.name(), bans: bans, covers: covers, closed: h.unconnected}
	c.cleaner = h.cleaner
	c.refused = h.unconnected || h.party != nil && h.party.rec.SignsBAA == NoneKnown
	c.natural = h.service.rec.Conduit != nil || v.account != nil && h.owner == v.holder()
	for _, k := range covers {
		c.contracts = append(c.contracts, v.contracts(k.spoken, h))
	}
	for _, e := range h.policies {
		if v.tightens(e, h) && e.rec.CoverageAtMost < Covered {
			c.policies = append(c.policies, e)
		}
	}
	return c
}

// covered reports whether the cell is covered once some acts are done. It follows
// the rules of weigh, for coverage alone.
func (c *cell) covered(done func(act) bool) bool {
	if c.cleaner != "" && !c.closed && done(act{action: GiveEvidence, record: c.cleaner}) {
		barred := slices.ContainsFunc(c.bans, ban.absolute)
		return !barred && !slices.ContainsFunc(c.policies, func(p *entry[Policy]) bool {
			return !done(act{action: ChangePolicy, record: p.id})
		})
	}
	if c.refused {
		return false
	}
	own := done(act{action: SignOwnAgreement, hop: c.name})
	standings := make([]standing, len(c.covers))
	blocked := func(i int) bool {
		k := c.covers[i]
		return k.rec.Effect == EffectConditional && slices.ContainsFunc(k.conditions, func(s ConditionState) bool { return !s.Met && !done(evidenceAct(s)) })
	}
	var kinds []AgreementKind
	for i, k := range c.covers {
		base := firm
		for _, l := range k.lacks[:k.own] {
			if !done(l.act()) {
				base = min(base, l.standing())
			}
		}
		best := dead
		for _, contract := range c.contracts[i] {
			s := base
			for _, l := range contract.lacks {
				if !done(l.act()) {
					s = min(s, l.standing())
				}
			}
			if s > best || s == firm {
				best = s
				if s == firm {
					kinds = append(kinds, contract.agreement.rec.Kind)
				}
			}
		}
		standings[i] = best
	}
	for _, b := range c.bans {
		lifted := own && b.rec.Remedy == OwnAgreement
		for i, k := range c.covers {
			lifted = lifted || standings[i] == firm && k.lifts(b) && !blocked(i)
		}
		if !lifted && (b.sure && b.plans == "" || !done(b.act())) {
			return false
		}
	}
	inForce := own || c.natural || len(c.covers) == 0 && done(act{action: RecordAgreement, hop: c.name})
	for i, k := range c.covers {
		replaced := false
		for j, o := range c.covers {
			replaced = replaced || o.rec.Under == k.rec.Under && standings[j] == firm && o.region.narrower(k.region)
		}
		switch {
		case replaced || standings[i] == dead:
		case blocked(i):
			return false // of the agreements in force, or perhaps in force, the worst counts
		case standings[i] == firm:
			inForce = true
		}
	}
	for _, p := range c.policies {
		if !slices.Contains(kinds, p.rec.UnlessAgreement) && !done(act{action: ChangePolicy, record: p.id}) {
			return false
		}
	}
	return inForce
}

// acts lists everything that could be done about the cell.
func (c *cell) acts() []act {
	var all []act
	if c.cleaner != "" {
		all = append(all, act{action: GiveEvidence, record: c.cleaner})
	}
	for i, k := range c.covers {
		for _, l := range k.lacks[:k.own] {
			all = append(all, l.act())
		}
		for _, contract := range c.contracts[i] {
			for _, l := range contract.lacks {
				all = append(all, l.act())
			}
		}
		for _, s := range k.conditions {
			if !s.Met && k.rec.Effect == EffectConditional {
				all = append(all, evidenceAct(s))
			}
		}
	}
	for _, b := range c.bans {
		switch {
		case !b.sure || b.plans != "":
			all = append(all, b.act())
		case b.rec.Remedy == OwnAgreement:
			all = append(all, act{action: SignOwnAgreement, hop: c.name})
		}
	}
	if len(c.covers) == 0 && !c.natural {
		all = append(all, act{action: RecordAgreement, hop: c.name})
	}
	for _, p := range c.policies {
		all = append(all, act{action: ChangePolicy, record: p.id})
	}
	return distinct(all)
}

// cheapest finds the fewest acts after which every cell is covered. It tries all
// sets when there are few acts, the smaller ones first; otherwise it starts from
// everything and drops what is not needed, which leaves a set of which no act can
// be spared.
func cheapest(cells []cell, acts []act) []act {
	chosen := func(set uint64) func(act) bool {
		return func(a act) bool {
			i := slices.Index(acts, a)
			return i >= 0 && set&(1<<i) != 0
		}
	}
	enough := func(done func(act) bool) bool {
		return !slices.ContainsFunc(cells, func(c cell) bool { return !c.covered(done) })
	}
	if len(acts) <= maxActs {
		for size := range len(acts) + 1 {
			for set := range uint64(1) << len(acts) {
				if bits.OnesCount64(set) == size && enough(chosen(set)) {
					return slices.DeleteFunc(slices.Clone(acts), func(a act) bool { return !chosen(set)(a) })
				}
			}
		}
		return nil
	}
	left := slices.Clone(acts)
	for i := len(left) - 1; i >= 0; i-- {
		without := slices.Delete(slices.Clone(left), i, i+1)
		if enough(func(a act) bool { return slices.Contains(without, a) }) {
			left = without
		}
	}
	return left
}

// changes finds what would alter the verdict: for the hops that decide and that
// some change can cover, the fewest changes that cover them all, and for the others
// those that each names itself.
func (v *view) changes(deciding []*finding) []Change {
	var all []Change
	var cells []cell
	var acts []act
	names := map[act]Change{}
	for _, f := range deciding {
		var own []act
		for i := range f.cells {
			own = append(own, f.cells[i].acts()...)
		}
		everything := func(a act) bool { return slices.Contains(own, a) }
		hopeless := len(f.cells) == 0 || slices.ContainsFunc(f.cells, func(c cell) bool { return !c.covered(everything) })
		if hopeless {
			all = append(all, f.ways...)
			continue
		}
		cells = append(cells, f.cells...)
		for _, a := range own {
			if _, known := names[a]; !known {
				names[a] = v.change(a, f)
			}
		}
		// What the hop itself would propose comes first, so that it wins a tie.
		slices.SortStableFunc(own, func(a, b act) int { return f.rank(names[a]) - f.rank(names[b]) })
		acts = append(acts, own...)
	}
	if len(cells) > 0 {
		for _, a := range cheapest(cells, distinct(acts)) {
			all = append(all, names[a])
		}
	}
	return all
}

// rank is the place of a change among those that a hop proposes, and behind them
// when it does not. Before all comes a report that keeps health information out.
func (f *finding) rank(c Change) int {
	if c.Action == GiveEvidence && c.Record == f.cells[0].cleaner {
		return -1
	}
	if i := slices.IndexFunc(f.ways, func(w Change) bool { return w.Action == c.Action && w.Record == c.Record }); i >= 0 {
		return i
	}
	return len(f.ways)
}

// change words an act for the first hop that it helps.
func (v *view) change(a act, f *finding) Change {
	c := Change{Action: a.action, Record: a.record, Service: f.Service}
	if a.plans == "" {
		return c
	}
	for i := range f.cells {
		for j, k := range f.cells[i].covers {
			lacks := k.lacks
			for _, contract := range f.cells[i].contracts[j] {
				lacks = slices.Concat(lacks, contract.lacks)
			}
			for _, l := range lacks {
				if l.act() == a {
					c.Record = l.record
					return c
				}
			}
		}
		for _, b := range f.cells[i].bans {
			if b.plans == a.plans {
				c.Record = b.rec.Under
				return c
			}
		}
	}
	return c
}
