// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"cmp"
	"slices"
)

// settle decides between candidates that overlap and turns the rest into
// findings. Of two that overlap the likelier stays, then the longer, then the
// one of the kind that the regulation lists first. Candidates below the
// threshold never stand in the way of others.
//
// Overlapping candidates form short chains, so that deciding a chain at a time
// keeps the whole linear.
func (w *work) settle() {
	cs := w.candidates
	slices.SortFunc(cs, func(a, b candidate) int { return cmp.Compare(a.start, b.start) })
	for len(cs) > 0 {
		end, n := cs[0].end, 1
		for n < len(cs) && cs[n].start < end {
			end = max(end, cs[n].end)
			n++
		}
		w.settleChain(cs[:n])
		cs = cs[n:]
	}
	slices.SortFunc(w.found, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
}

func (w *work) settleChain(chain []candidate) {
	if len(chain) > 1 {
		slices.SortFunc(chain, byWeight)
	}
	first := len(w.found)
	for _, c := range chain {
		start, end := w.view.Original(c.start, c.end)
		f := Finding{
			Kind: c.kind, Role: c.role, Part: w.partIndex, Start: start, End: end, Score: probability(c.odds), Rule: c.rule,
		}
		if f.Score < w.d.threshold {
			w.explain(f, OutcomeUnlikely, "")
			continue
		}
		over := slices.IndexFunc(w.found[first:], func(g Finding) bool { return f.Start < g.End && g.Start < f.End })
		if over >= 0 {
			w.explain(f, OutcomeOverlapped, w.found[first+over].Rule)
			continue
		}
		w.found = append(w.found, f)
		w.explain(f, OutcomeFound, "")
	}
}

// explain notes what became of a candidate, if anybody asked.
func (w *work) explain(f Finding, o Outcome, lost string) {
	if w.explaining {
		w.explained = append(w.explained, Candidate{Finding: f, Outcome: o, Lost: lost})
	}
}

// byWeight puts the candidate that is to stay first.
func byWeight(a, b candidate) int {
	return cmp.Or(
		-cmp.Compare(a.odds, b.odds),
		-cmp.Compare(a.end-a.start, b.end-b.start),
		cmp.Compare(a.kind, b.kind),
		cmp.Compare(a.start, b.start),
		cmp.Compare(a.rule, b.rule),
	)
}

// appendFindings appends the findings of the part at hand to dst.
func (w *work) appendFindings(dst []Finding) []Finding { return append(dst, w.found...) }
