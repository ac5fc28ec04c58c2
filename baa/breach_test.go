// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

// chained is a clinic with a vendor that reports within ten days and has a
// subcontractor that has no time of its own.
func chained(t testing.TB) baa.Dataset {
	d := clinic(t)
	d.Parties = append(d.Parties, baa.Party{ID: "v", Name: "A vendor"}, baa.Party{ID: "s", Name: "A subcontractor"})
	d.Agreements = []baa.Agreement{
		{ID: "deal", Kind: baa.BAA, Status: baa.Signed, Upstream: "clinic", Downstream: "v", Validity: between(t, "2024-01-01", "2026-06-30"), BreachNotice: baa.Period{Days: 10}, ReturnWithin: baa.Period{Days: 30}},
		{ID: "link", Kind: baa.BASA, Status: baa.Signed, Upstream: "v", Downstream: "s", Validity: from(t, "2024-01-01")},
	}
	return d
}

type due struct {
	Party, Toward, Day, Record, Law string
	Overtaken                       bool
}

func dues(all []baa.DatedDuty) []due {
	var got []due
	for _, d := range all {
		got = append(got, due{d.Party, d.Toward, d.Due.String(), d.Record, d.Law, d.Overtaken})
	}
	return got
}

func TestBreachClock(t *testing.T) {
	g := graph(t, chained(t))
	tests := []struct {
		name string
		b    baa.Breach
		want []due
		why  string
	}{
		{"small, learned at once", baa.Breach{Agreement: "deal", Discovered: day(t, "2026-03-01"), Learned: day(t, "2026-03-03"), Affected: 40}, []due{
			{"v", "clinic", "2026-03-11", "deal", "", false},
			{"v", "clinic", "2026-04-30", "deal", "45 CFR 164.410(b)", true},
			{"clinic", "individuals", "2026-05-02", "", "45 CFR 164.404(b)", false},
			{"clinic", "secretary", "2027-03-01", "", "45 CFR 164.408(c)", false},
		}, "the contract is sooner than the law; sixty days run from the day the customer learned"},
		{"large", baa.Breach{Agreement: "deal", Discovered: day(t, "2026-03-01"), Learned: day(t, "2026-03-03"), Affected: 501}, []due{
			{"v", "clinic", "2026-03-11", "deal", "", false},
			{"v", "clinic", "2026-04-30", "deal", "45 CFR 164.410(b)", true},
			{"clinic", "individuals", "2026-05-02", "", "45 CFR 164.404(b)", false},
			{"clinic", "media", "2026-05-02", "", "45 CFR 164.406(b)", false},
			{"clinic", "secretary", "2026-05-02", "", "45 CFR 164.408(b)", false},
		}, "more than 500 in one state"},
		{"exactly 500", baa.Breach{Agreement: "deal", Discovered: day(t, "2026-03-01"), Learned: day(t, "2026-03-03"), Affected: 500}, []due{
			{"v", "clinic", "2026-03-11", "deal", "", false},
			{"v", "clinic", "2026-04-30", "deal", "45 CFR 164.410(b)", true},
			{"clinic", "individuals", "2026-05-02", "", "45 CFR 164.404(b)", false},
			{"clinic", "secretary", "2026-05-02", "", "45 CFR 164.408(b)", false},
		}, "the Secretary from 500, the press above 500"},
		{"unknown number, unknown day", baa.Breach{Agreement: "deal", Discovered: day(t, "2026-03-01")}, []due{
			{"v", "clinic", "2026-03-11", "deal", "", false},
			{"v", "clinic", "2026-04-30", "deal", "45 CFR 164.410(b)", true},
			{"clinic", "individuals", "2026-05-10", "", "45 CFR 164.404(b)", false},
			{"clinic", "media", "2026-05-10", "", "45 CFR 164.406(b)", false},
			{"clinic", "secretary", "2026-05-10", "", "45 CFR 164.408(b)", false},
		}, "what is unknown counts as large, and the customer knows when the report is due"},
		{"an agent", baa.Breach{Agreement: "deal", Discovered: day(t, "2026-03-01"), Learned: day(t, "2026-03-20"), Agent: true, Affected: 3}, []due{
			{"v", "clinic", "2026-03-11", "deal", "", false},
			{"v", "clinic", "2026-04-30", "deal", "45 CFR 164.410(b)", true},
			{"clinic", "individuals", "2026-04-30", "", "45 CFR 164.404(b)", false},
			{"clinic", "secretary", "2027-03-01", "", "45 CFR 164.408(c)", false},
		}, "what an agent discovers the customer has discovered"},
		{"at the subcontractor, before a leap day", baa.Breach{Agreement: "deal", Discovered: day(t, "2027-12-15"), By: "s", Affected: 3}, []due{
			{"s", "v", "2028-02-13", "link", "45 CFR 164.410(b)", false},
			{"v", "clinic", "2028-02-23", "deal", "", false},
			{"v", "clinic", "2028-04-13", "deal", "45 CFR 164.410(b)", true},
			{"clinic", "individuals", "2028-04-23", "", "45 CFR 164.404(b)", false},
			{"clinic", "secretary", "2029-03-01", "", "45 CFR 164.408(c)", false},
		}, "each link reports to the one before it"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := g.BreachClock(tt.b)
			require.NoError(t, err)
			if diff := cmp.Diff(tt.want, dues(got)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
		})
	}
	for _, bad := range []baa.Breach{
		{},
		{Agreement: "link", Discovered: day(t, "2026-03-01")},
		{Agreement: "deal"},
		{Agreement: "deal", Discovered: day(t, "2026-03-01"), Learned: day(t, "2026-02-01")},
		{Agreement: "deal", Discovered: day(t, "2026-03-01"), Affected: -1},
		{Agreement: "deal", Discovered: day(t, "2026-03-01"), Affected: 3, AffectedInState: 4},
		{Agreement: "deal", Discovered: day(t, "2026-03-01"), By: "clinic"},
	} {
		_, err := g.BreachClock(bad)
		var use *baa.UseError
		require.ErrorAs(t, err, &use, "%+v", bad)
	}
}

func TestBreachClockWhereTheContractIsSlower(t *testing.T) {
	d := chained(t)
	d.Agreements[0].BreachNotice = baa.Period{Days: 90}
	got, err := graph(t, d).BreachClock(baa.Breach{Agreement: "deal", Discovered: day(t, "2026-03-01"), Affected: 1})
	require.NoError(t, err)
	want := []due{
		{"v", "clinic", "2026-04-30", "deal", "45 CFR 164.410(b)", false},
		{"v", "clinic", "2026-05-30", "deal", "", true},
	}
	if diff := cmp.Diff(want, dues(got)[:2]); diff != "" {
		t.Errorf("no contract gives more than the law (-want +got):\n%s", diff)
	}
}

func TestTerminationDuties(t *testing.T) {
	d := chained(t)
	d.Agreements[1].ReturnWithin = baa.Period{Days: 14}
	g := graph(t, d)
	got, err := g.TerminationDuties("deal", baa.Date{})
	require.NoError(t, err)
	want := []due{
		{"s", "v", "2026-07-14", "link", "45 CFR 164.504(e)(2)(ii)(J)", false},
		{"v", "clinic", "2026-07-30", "deal", "45 CFR 164.504(e)(2)(ii)(J)", false},
		{"clinic", "", "2032-06-30", "deal", "45 CFR 164.530(j)(2)", false},
	}
	if diff := cmp.Diff(want, dues(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got, err = g.TerminationDuties("deal", day(t, "2025-01-31"))
	require.NoError(t, err)
	if got[0].Due != day(t, "2025-02-14") {
		t.Errorf("asked about another last day, the first duty is due on %v", got[0].Due)
	}
	_, err = g.TerminationDuties("link", baa.Date{})
	var use *baa.UseError
	require.ErrorAs(t, err, &use, "it has no end on record")
	_, err = g.TerminationDuties("deal", day(t, "2020-01-01"))
	require.ErrorAs(t, err, &use, "it had not begun")
	_, err = vendors(t).TerminationDuties("quo-baa", day(t, "2026-01-01"))
	require.ErrorAs(t, err, &use, "a form binds nobody")
}
