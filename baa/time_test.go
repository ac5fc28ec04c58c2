// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

func TestGaps(t *testing.T) {
	own := onQuo(t, "business")
	own.Agreements[0].Ends = when(t, "2026-08-31")
	renewal := own.Agreements[0]
	renewal.ID, renewal.Validity = "renewal", from(t, "2026-10")
	own.Agreements = append(own.Agreements, renewal)
	g := vendors(t, own)
	u := baa.Use{Service: "quo/comm.call", Account: "main"}
	gaps, err := g.Gaps(u, day(t, "2026-01-01"), day(t, "2026-12-31"))
	require.NoError(t, err)
	want := []baa.Gap{
		{From: day(t, "2026-01-01"), To: day(t, "2026-01-31"), Coverage: baa.NotCovered, Use: baa.ConditionsUnmet},
		{From: day(t, "2026-09-01"), To: day(t, "2026-09-30"), Coverage: baa.NotCovered, Use: baa.ConditionsUnmet},
		{From: day(t, "2026-10-01"), To: day(t, "2026-10-30"), Coverage: baa.Unknown, Use: baa.AllowanceUnknown},
	}
	if diff := cmp.Diff(want, gaps); diff != "" {
		t.Errorf("gaps (-want +got):\n%s", diff)
	}
	gaps, err = g.Gaps(u, day(t, "2026-03-01"), day(t, "2026-03-01"))
	require.NoError(t, err)
	if len(gaps) != 0 {
		t.Errorf("a covered day has no gap; got %v", gaps)
	}
}

// TestGapsAgreeWithEveryDay compares the gaps with an answer for each day.
func TestGapsAgreeWithEveryDay(t *testing.T) {
	own := onQuo(t, "business")
	own.Conditions = []baa.Condition{{ID: "safe", Kind: baa.Safeguards, MaxAge: baa.Period{Months: 5}, Responsible: baa.Customer, Says: "safe"}}
	own.Services = []baa.Service{{Owner: "quo", Path: "extra"}}
	own.Grants = []baa.Grant{{ID: "g", Under: "clinic-quo", Services: []string{"quo/extra"}, Plans: []string{"business"}, Effect: baa.EffectConditional, Conditions: []string{"safe"}}}
	own.Evidence = []baa.Evidence{
		{ID: "e1", Condition: "safe", Kind: baa.Document, Given: when(t, "2026-02-10"), Expires: day(t, "2026-06-30")},
		{ID: "e2", Condition: "safe", Kind: baa.Document, Given: when(t, "2026-09"), Revoked: day(t, "2026-11-11")},
	}
	own.Entitlements[0].Ends = when(t, "2026-12")
	g := vendors(t, own)
	presented := []baa.Evidence{{Condition: "safe", Kind: baa.Document, Given: when(t, "2026-11-20")}}
	u := baa.Use{Service: "quo/extra", Account: "main", Evidence: presented}
	first, last := day(t, "2025-12-01"), day(t, "2027-03-01")
	gaps, err := g.Gaps(u, first, last)
	require.NoError(t, err)
	covered := 0
	for d := first; !d.After(last); d = d.AddDays(1) {
		daily := u
		daily.AsOf = d
		if d.Before(presented[0].Given.First()) {
			daily.Evidence = nil
		}
		v := ask(t, g, daily)
		var in *baa.Gap
		for i := range gaps {
			if !d.Before(gaps[i].From) && !d.After(gaps[i].To) {
				in = &gaps[i]
			}
		}
		switch {
		case v.Coverage == baa.Covered && in != nil:
			t.Fatalf("%v is covered and in the gap %v", d, *in)
		case v.Coverage != baa.Covered && (in == nil || in.Coverage != v.Coverage || in.Use != v.Use):
			t.Fatalf("%v is %v, %v and the gap is %v", d, v.Coverage, v.Use, in)
		case v.Coverage == baa.Covered:
			covered++
		}
	}
	if covered == 0 {
		t.Error("never covered: the comparison proves little")
	}
}

func TestGapsRefuse(t *testing.T) {
	g := vendors(t)
	u := baa.Use{Service: "quo/comm.call"}
	for _, tt := range []struct {
		from, to string
		want     baa.UseError
	}{
		{"2026-02-01", "2026-01-01", baa.UseError{Field: "to", Problem: baa.EndsBeforeStart}},
		{"1900-01-01", "2026-01-01", baa.UseError{Field: "to", Problem: baa.BadValue}},
	} {
		_, err := g.Gaps(u, day(t, tt.from), day(t, tt.to))
		var got *baa.UseError
		require.ErrorAs(t, err, &got)
		if diff := cmp.Diff(tt.want, *got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	_, err := g.Gaps(u, baa.Date{}, day(t, "2026-01-01"))
	require.Error(t, err)
}

func TestChecklist(t *testing.T) {
	own := onQuo(t, "business")
	own.Agreements[0].Provisions = []baa.Provision{baa.PermittedUses, baa.ReturnOrDestroy}
	checks, err := vendors(t, own).Checklist("clinic-quo")
	require.NoError(t, err)
	recorded := map[baa.Provision]bool{}
	for _, c := range checks {
		if c.Source == "" {
			t.Errorf("%v: no section", c.Provision)
		}
		recorded[c.Provision] = c.Recorded
	}
	if len(checks) != 15 || !recorded[baa.PermittedUses] || !recorded[baa.ReturnOrDestroy] || recorded[baa.GiveAccess] {
		t.Errorf("got %d checks: %v", len(checks), recorded)
	}
	_, err = vendors(t, own).Checklist("sprout-terms")
	require.Error(t, err, "terms of service are no such agreement")
}

func TestVersionsOfOneRecord(t *testing.T) {
	own := onQuo(t, "business")
	corrected := own.Agreements[0]
	corrected.Recorded, corrected.Effective = day(t, "2026-11-10"), when(t, "2026-07-01")
	own.Agreements = append(own.Agreements, corrected)
	g := vendors(t, own)
	u := baa.Use{Service: "quo/comm.call", Account: "main", AsOf: day(t, "2026-06-01"), KnownAt: day(t, "2026-11-09")}
	expect(t, ask(t, g, u), baa.Covered, baa.Permitted, "as it was on file then")
	u.KnownAt = day(t, "2026-11-10")
	expect(t, ask(t, g, u), baa.NotCovered, baa.ConditionsUnmet, "corrected: it began later")
	u.KnownAt = baa.Date{}
	expect(t, ask(t, g, u), baa.NotCovered, baa.ConditionsUnmet, "the last version")
}

func TestPartialDates(t *testing.T) {
	tests := []struct {
		text, first, last string
		precision         baa.Precision
	}{
		{"2025", "2025-01-01", "2025-12-31", baa.Year},
		{"2024-02", "2024-02-01", "2024-02-29", baa.Month},
		{"2025-12", "2025-12-01", "2025-12-31", baa.Month},
		{"2025-06-30", "2025-06-30", "2025-06-30", baa.Day},
	}
	for _, tt := range tests {
		d := when(t, tt.text)
		if d.First() != day(t, tt.first) || d.Last() != day(t, tt.last) || d.Precision() != tt.precision || d.String() != tt.text {
			t.Errorf("%s is %v to %v, %v, %v", tt.text, d.First(), d.Last(), d.Precision(), d)
		}
	}
	for _, bad := range []string{"25", "2025-13", "2025-02-29", "2025-6", "year", "2025-06-3x"} {
		if _, err := baa.ParsePartialDate(bad); err == nil {
			t.Errorf("%s is read as a date", bad)
		}
	}
	if baa.On(day(t, "2025-06-30")) != when(t, "2025-06-30") || !baa.On(baa.Date{Year: 2025, Month: 2, Day: 30}).IsZero() {
		t.Error("On is off")
	}
}

func TestChainChecklist(t *testing.T) {
	d := chained(t)
	d.Agreements[0].Provisions = []baa.Provision{baa.PermittedUses}
	for p := baa.PermittedUses; p <= baa.BindSubcontractorsToSecurity; p++ {
		d.Agreements[1].Provisions = append(d.Agreements[1].Provisions, p)
	}
	g := graph(t, d)
	got, err := g.ChainChecklist("deal")
	require.NoError(t, err)
	require.Len(t, got, 2)
	first, second := got[0], got[1]
	if first.Agreement != "deal" || first.Source != "45 CFR 164.502(e)(1)(i)" || len(first.Missing) != 14 {
		t.Errorf("the customer's agreement: %+v", first)
	}
	if second.Agreement != "link" || second.Source != "45 CFR 164.502(e)(1)(ii)" || len(second.Missing) != 0 {
		t.Errorf("the subcontractor's agreement: %+v", second)
	}
	_, err = g.ChainChecklist("none")
	var use *baa.UseError
	require.ErrorAs(t, err, &use)
}
