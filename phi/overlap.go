// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"cmp"
	"slices"
)

// settle decides between candidates that overlap and turns the rest into
// findings. Of two that overlap the likelier stays, then the longer, then the
// one of the kind that the regulation lists first. If the other is of the same
// kind, what it adds at the edges and whose it says it is are added: the parts of one address or date
// are found by several rules. Candidates below the threshold never stand in the
// way of others.
//
// The cost is linear in the length of the candidates, which recognisers bound,
// plus sorting.
func (w *work) settle() {
	if len(w.candidates) == 0 {
		return
	}
	cs := w.candidates
	for n := 1; n < len(cs); n++ {
		if cs[n].start < cs[n-1].start { // seldom
			slices.SortFunc(cs, func(a, b candidate) int { return a.start - b.start })
			break
		}
	}
	for len(cs) > 0 {
		end, n := cs[0].end, 1
		for n < len(cs) && cs[n].start < end {
			end = max(end, cs[n].end)
			n++
		}
		w.settleChain(cs[:n], cs[0].start, end)
		cs = cs[n:]
	}
	for n := 1; n < len(w.found); n++ {
		if w.found[n].Start < w.found[n-1].Start {
			slices.SortFunc(w.found, func(a, b Finding) int { return a.Start - b.Start })
			break
		}
	}
}

// settleChain settles candidates that hang together from start to end.
func (w *work) settleChain(chain []candidate, start, end int) {
	slices.SortFunc(chain, byWeight)
	if first := &chain[0]; first.start == start && first.end == end && first.odds >= w.d.least {
		w.settleUnder(first, chain[1:])
		return
	}
	w.owning = emptied(w.owning, end-start)
	o := owners{start: start, of: w.owning}
	for i := range chain {
		c := &chain[i]
		if c.odds < w.d.least {
			w.explain(c, OutcomeUnlikely, "")
			continue
		}
		own := o.first(c.start, c.end)
		if own == 0 {
			o.take(c.start, c.end, int32(i+1))
			continue
		}
		winner := &chain[own-1]
		w.overlapped(c, winner)
		if winner.kind == c.kind {
			o.widen(winner, own, c.start, c.end)
		}
	}
	for i := range chain {
		if c := &chain[i]; o.first(c.start, c.start+1) == int32(i+1) {
			w.accept(c)
		}
	}
}

// settleUnder settles candidates that one, the likeliest, covers from start to end, as it
// mostly does. It does what settleChain does.
func (w *work) settleUnder(winner *candidate, others []candidate) {
	for i := range others {
		c := &others[i]
		if c.odds < w.d.least {
			w.explain(c, OutcomeUnlikely, "")
			continue
		}
		w.overlapped(c, winner)
	}
	w.accept(winner)
}

// overlapped explains that a candidate lost to a likelier one, which takes over what it
// knows of the role.
func (w *work) overlapped(c, winner *candidate) {
	w.explain(c, OutcomeOverlapped, winner.rule)
	if winner.kind == c.kind && winner.role == RoleUnknown {
		winner.role = c.role
	}
}

// accept makes a candidate a finding.
func (w *work) accept(c *candidate) {
	w.found = append(w.found, w.finding(c))
	w.explain(c, OutcomeFound, "")
}

// owners says for each byte from start on which candidate has it: one more
// than its index in the chain, or 0.
type owners struct {
	start int
	of    []int32
}

// first returns the first owner in a range, or 0.
func (o *owners) first(start, end int) int32 {
	for _, own := range o.of[start-o.start : end-o.start] {
		if own != 0 {
			return own
		}
	}
	return 0
}

// take gives a range to an owner.
func (o *owners) take(start, end int, own int32) {
	for i := start; i < end; i++ {
		o.of[i-o.start] = own
	}
}

// widen gives c what lies between its edges, start and end, and has no owner.
func (o *owners) widen(c *candidate, own int32, start, end int) {
	for c.start > start && o.of[c.start-1-o.start] == 0 {
		c.start--
		o.of[c.start-o.start] = own
	}
	for c.end < end && o.of[c.end-o.start] == 0 {
		o.of[c.end-o.start] = own
		c.end++
	}
}

// finding returns a candidate in offsets of the original text.
func (w *work) finding(c *candidate) Finding {
	start, end := w.view.Original(c.start, c.end)
	return Finding{
		Kind: c.kind, Role: c.role, Part: w.partIndex, Start: start, End: end, Score: probability(c.odds), Rule: c.rule,
	}
}

// explain notes what became of a candidate, if anybody asked.
func (w *work) explain(c *candidate, o Outcome, lost string) {
	if w.explaining {
		w.explained = append(w.explained, Candidate{Finding: w.finding(c), Outcome: o, Lost: lost})
	}
}

// byWeight puts the candidate that is to stay first.
func byWeight(a, b candidate) int {
	if a.odds != b.odds {
		return cmp.Compare(b.odds, a.odds)
	}
	return cmp.Or(
		cmp.Compare(b.end-b.start, a.end-a.start),
		cmp.Compare(a.kind, b.kind),
		cmp.Compare(a.start, b.start),
		cmp.Compare(a.rule, b.rule),
	)
}

// appendFindings appends the findings of the part at hand to dst.
func (w *work) appendFindings(dst []Finding) []Finding { return append(dst, w.found...) }

// foundFrom returns the findings of the part at hand that start at or behind an
// offset.
func (w *work) foundFrom(start int) []Finding {
	n, _ := slices.BinarySearchFunc(w.found, start, func(f Finding, start int) int { return f.Start - start })
	return w.found[n:]
}
