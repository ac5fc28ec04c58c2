// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"cmp"
	"slices"
	"strconv"
)

// Evaluate answers a use. The error is a [*UseError]; with an error, the verdict
// is the zero Verdict, which prohibits.
//
// Every hop is weighed for every part and class of data in question, and the most
// severe answer is that of the use. The cost grows with the hops and the grants
// that speak about them, not with the graph.
func (g *Graph) Evaluate(u Use) (Verdict, error) {
	v := &view{g: g, use: u, asOf: u.AsOf, known: u.KnownAt}
	if err := v.check(); err != nil {
		return Verdict{}, err
	}
	v.account = g.accounts.get(u.Account, u.KnownAt)
	hops, err := v.flow()
	if err != nil {
		return Verdict{}, err
	}
	findings := make([]finding, len(hops))
	for i, h := range hops {
		findings[i] = v.worstCell(h)
	}
	return v.verdict(findings), nil
}

// check verifies what a use says, the services apart.
func (v *view) check() error {
	u := v.use
	bad := func(field string, problem Problem) error { return &UseError{Field: field, Problem: problem} }
	if !u.AsOf.IsValid() {
		return bad("as_of", missingOrBad(u.AsOf))
	}
	if !u.KnownAt.IsZero() && !u.KnownAt.IsValid() {
		return bad("known_at", NoSuchDate)
	}
	for _, word := range []struct {
		field string
		known bool
	}{
		{"part", knownWord(partWords, u.Part)},
		{"origin", knownWord(originWords, u.Origin)},
		{"intent", knownWord(intentWords, u.Intent)},
		{"awareness", knownWord(awarenessWords, u.Awareness)},
	} {
		if !word.known {
			return bad(word.field, BadValue)
		}
	}
	for i, d := range u.Data {
		if !knownWord(dataClassWords, d) {
			return bad("data/"+strconv.Itoa(i), BadValue)
		}
	}
	for i, e := range u.Evidence {
		field := "evidence/" + strconv.Itoa(i)
		switch {
		case !v.g.conditions.has(e.Condition):
			return bad(field+"/condition", UnknownReference)
		case e.Kind == EvidenceUnspecified || !knownWord(evidenceKindWords, e.Kind):
			return bad(field+"/kind", BadValue)
		case e.Residual < 0:
			return bad(field+"/residual", BadValue)
		case e.Given.IsZero():
			return bad(field+"/given", Missing)
		case e.Given.First().After(u.AsOf):
			return bad(field+"/given", FutureEvidence)
		}
	}
	return nil
}

// worstCell weighs every part and class of data of a hop. What is unmet and what
// would help are those of all cells that fare as badly as the worst.
func (v *view) worstCell(h *hop) finding {
	var worst finding
	first := true
	var cells []cell
	v.cells(h, func() {
		f := v.weigh(h)
		cells = append(cells, f.cells...)
		if first {
			worst, first = f, false
			return
		}
		switch f.severity(&worst) {
		case -1:
			f.duties = append(f.duties, worst.duties...)
			f.sources = append(f.sources, worst.sources...)
			worst = f
		case 0:
			worst.unmet = append(worst.unmet, f.unmet...)
			worst.ways = append(worst.ways, f.ways...)
			worst.liability = append(worst.liability, f.liability...)
			fallthrough
		default:
			worst.duties = append(worst.duties, f.duties...)
			worst.sources = append(worst.sources, f.sources...)
		}
	})
	worst.cells = cells
	return worst
}

// severity compares by coverage and then by use: negative when f is more severe.
func (f *finding) severity(other *finding) int {
	return cmp.Or(cmp.Compare(f.Coverage, other.Coverage), cmp.Compare(f.Use, other.Use))
}

// verdict joins the findings of the hops.
func (v *view) verdict(findings []finding) Verdict {
	out := Verdict{
		Coverage: Covered, Use: Permitted,
		Path: make([]Hop, 0, len(findings)), Liability: []string{},
		AsOf: v.asOf, KnownAt: v.known, Engine: v.g.engine, Notice: LegalNotice,
	}
	allExempt := true
	worst := &findings[0]
	for i := range findings {
		f := &findings[i]
		if f.severity(worst) < 0 {
			worst = f
		}
		out.Coverage, out.Use = min(out.Coverage, f.Coverage), min(out.Use, f.Use)
		allExempt = allExempt && f.exempt
	}
	out.Basis = worst.Basis
	if allExempt {
		// Nothing here needs an agreement, and none covers it: a conduit is no
		// destination, and one's own systems are not a disclosure.
		out.Coverage, out.Use = min(out.Coverage, Unknown), min(out.Use, AllowanceUnknown)
	}
	var unmet []Unmet
	var deciding []*finding
	duties := make([]Duty, 0, 3*len(findings))
	sources := make([]*SourceRef, 0, 8)
	best := out.Coverage == Covered && out.Use == Permitted
	for i := range findings {
		f := &findings[i]
		out.Path = append(out.Path, f.Hop)
		unmet = append(unmet, f.unmet...)
		duties = append(duties, f.duties...)
		out.Liability = append(out.Liability, f.liability...)
		if !best && f.Coverage == out.Coverage && (f.Coverage != Covered || f.Use == out.Use) {
			deciding = append(deciding, f)
		}
		for _, s := range f.sources {
			if !slices.Contains(sources, s) {
				sources = append(sources, s)
			}
		}
	}
	slices.SortStableFunc(sources, func(a, b *SourceRef) int {
		return cmp.Or(cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(a.ID, b.ID))
	})
	out.Sources = make([]SourceRef, 0, len(sources))
	for _, s := range sources {
		out.Sources = append(out.Sources, *s)
	}
	if len(duties) == 0 {
		duties = []Duty{{Duty: "keep the exemption of each hop on file", Party: v.bearer(Customer, &hop{}), Law: "45 CFR 164.530(j)(1)(ii)"}}
	}
	out.Unmet, out.Responsible, out.Changes = distinct(unmet), distinct(duties), distinct(v.changes(deciding))
	out.Liability = distinct(out.Liability)
	out.Risks, out.AcceptedRisk = v.acceptedRisks(findings)
	return out
}

// acceptedRisks returns the acceptances in force, and whether they reach every
// hop that is not covered.
func (v *view) acceptedRisks(findings []finding) ([]AcceptedRisk, bool) {
	var risks []AcceptedRisk
	var recorded map[string]bool
	uncovered, accepted := 0, 0
	for _, f := range findings {
		if f.Coverage == Covered {
			continue
		}
		uncovered++
		found := false
		for _, e := range f.node.risks {
			r := &e.rec
			if !e.visible(v.known) || r.Validity.on(v.asOf) != on || !reaches(r.Data, f.Data) ||
				r.Account != "" && r.Account != v.use.Account {
				continue
			}
			found = true
			if !recorded[e.id] {
				if recorded == nil {
					recorded = map[string]bool{}
				}
				recorded[e.id] = true
				risks = append(risks, AcceptedRisk{
					Record: e.id, Approver: r.Approver, Expires: r.Ends.First(),
					Mitigations: slices.Clone(r.Mitigations), Notice: NoRiskException,
				})
			}
		}
		if found {
			accepted++
		}
	}
	return risks, uncovered > 0 && accepted == uncovered
}
