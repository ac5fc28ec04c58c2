// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

func TestExpiries(t *testing.T) {
	own := onQuo(t, "business")
	own.Agreements[0].Ends = when(t, "2026-12")
	own.Entitlements[0].Ends = when(t, "2026-12-31")
	own.Conditions = []baa.Condition{{ID: "yearly", Kind: baa.Safeguards, MaxAge: baa.Period{Years: 1}, Responsible: baa.Customer, Says: "checked each year"}}
	own.Evidence = []baa.Evidence{
		{ID: "aged", Condition: "yearly", Kind: baa.Document, Given: when(t, "2026-01-15")},
		{ID: "dated", Condition: "yearly", Kind: baa.Document, Given: when(t, "2026-01-15"), Expires: day(t, "2026-12-02")},
		{ID: "revoked", Condition: "yearly", Kind: baa.Document, Given: when(t, "2026-01-15"), Revoked: day(t, "2026-12-20")},
	}
	own.RiskAcceptances = []baa.RiskAcceptance{{ID: "risk", Services: []string{"*"}, Approver: "officer", Reason: "low", Mitigations: []string{"notice"}, Validity: between(t, "2026-01-01", "2027-06-30")}}
	g := graph(t, append(shipped(t, "quo.json"), own)...)
	got, err := g.Expiries(day(t, "2026-12-10"), day(t, "2027-01-31"))
	require.NoError(t, err)
	want := []baa.Expiry{
		{Last: when(t, "2026-12"), Kind: baa.AgreementEnds, Record: "clinic-quo", Party: "quo"},
		{Last: when(t, "2026-12-19"), Kind: baa.EvidenceEnds, Record: "revoked"},
		{Last: when(t, "2026-12-31"), Kind: baa.PlanEnds, Record: "plan", Party: "quo", Account: "main"},
		{Last: when(t, "2027-01-15"), Kind: baa.EvidenceEnds, Record: "aged"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a rough end counts when any day of it is in the span (-want +got):\n%s", diff)
	}
	_, err = g.Expiries(day(t, "2027-01-02"), day(t, "2027-01-01"))
	var use *baa.UseError
	require.ErrorAs(t, err, &use)
}

// TestExpiriesAndGapsAgree checks that cover ends on the days of the calendar.
func TestExpiriesAndGapsAgree(t *testing.T) {
	own := onQuo(t, "business")
	own.Agreements[0].Ends = when(t, "2026-08-31")
	g := graph(t, append(shipped(t, "quo.json"), own)...)
	first, last := day(t, "2026-06-01"), day(t, "2026-12-31")
	expiries, err := g.Expiries(first, last)
	require.NoError(t, err)
	gaps, err := g.Gaps(baa.Use{Service: "quo/comm.call", Account: "main"}, first, last)
	require.NoError(t, err)
	require.Len(t, expiries, 1)
	require.Len(t, gaps, 1)
	if gaps[0].From != expiries[0].Last.Last().AddDays(1) {
		t.Errorf("cover ends on %v, the gap begins on %v", expiries[0].Last, gaps[0].From)
	}
}

func TestExpiriesOfSources(t *testing.T) {
	g, err := baa.New(shipped(t, "quo.json"), &baa.Options{MaxCatalogueAge: baa.Period{Months: 6}})
	require.NoError(t, err)
	got, err := g.Expiries(day(t, "2027-01-01"), day(t, "2027-12-31"))
	require.NoError(t, err)
	want := []baa.Expiry{{Last: when(t, "2027-05-01"), Kind: baa.SourceEnds, Record: "quo/page"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("half a year after it was verified (-want +got):\n%s", diff)
	}
}
