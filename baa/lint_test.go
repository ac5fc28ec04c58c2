// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

func lints(t testing.TB, g *baa.Graph, asOf string) map[baa.LintCode][][]string {
	t.Helper()
	all, err := g.Lint(day(t, asOf))
	require.NoError(t, err)
	got := map[baa.LintCode][][]string{}
	for _, l := range all {
		got[l.Code] = append(got[l.Code], l.Records)
	}
	return got
}

func TestLint(t *testing.T) {
	own := onQuo(t, "business")
	own.Agreements[0].Status = baa.StatusUnknownYet
	own.Evidence = quoEvidence(t, "quo-access")
	own.Evidence[0].Expires = day(t, "2026-05-01")
	own.Grants = []baa.Grant{{ID: "never", Under: "clinic-quo", Services: []string{"quo/analytics.report"}, Plans: []string{"platinum"}, Effect: baa.EffectCovered}}
	g := graph(t, append(shipped(t, "sprout-2023.json", "sprout-guardian-2025.json", "quo.json"), own)...)
	want := map[baa.LintCode][][]string{
		baa.Contradiction:       {{"quo-no-ai", "quo-title-summaries"}, {"quo-no-sms", "quo-general-messaging"}},
		baa.RestatedCondition:   {{"quo-ai-permission", "quo-ai-consent"}},
		baa.ExpiredEvidence:     {{"proof-quo-access"}},
		baa.PlanNeverMet:        {{"never"}},
		baa.ShadowedGrant:       {{"quo-no-ai", "quo-title-summaries"}},
		baa.UnknownInUse:        {{"clinic-quo"}},
		baa.NoCounterpart:       {{"sprout-baa"}, {"sprout-baa-2025"}},
		baa.UncoveredDerivation: {{"quo/ai.summary", "quo/comm.recording"}, {"quo/ai.summary", "quo/comm.transcript"}, {"quo/ai.tags", "quo/comm.recording"}, {"quo/ai.tags", "quo/comm.transcript"}},
		baa.LooseIdleLogoff:     {{"quo-idle"}},
	}
	if diff := cmp.Diff(want, lints(t, g, "2026-06-01")); diff != "" {
		t.Errorf("lint (-want +got):\n%s", diff)
	}
	_, err := g.Lint(baa.Date{})
	require.Error(t, err)
}

func TestLintStaleSource(t *testing.T) {
	datasets := shipped(t, "quo.json", "vendors-2026.json")
	g, err := baa.New(datasets, &baa.Options{MaxCatalogueAge: baa.Period{Months: 6}})
	require.NoError(t, err)
	stale := func(asOf string) int { return len(lints(t, g, asOf)[baa.StaleSource]) }
	// The guides of April are older than half a year in November, although they
	// were read only then; the vendor's own page was read in November itself.
	if got := stale("2026-11-20"); got != 11 {
		t.Errorf("%d sources are stale in November 2026, want the 11 that may be from before May 20", got)
	}
	for _, l := range lints(t, g, "2026-11-20")[baa.StaleSource] {
		if l[0] == "quo/page" {
			t.Error("the page was read this month")
		}
	}
	if got := stale("2027-12-01"); got != 14 {
		t.Errorf("%d sources are stale a year later, want all 14", got)
	}
}

func TestLintSubcontractorsAndPatterns(t *testing.T) {
	d, err := baa.Decode([]byte(small))
	require.NoError(t, err)
	d.Parties = append(d.Parties, baa.Party{ID: "third", Name: "Third"})
	link := baa.Agreement{ID: "link", Kind: baa.BASA, Status: baa.Signed, Upstream: "them", Downstream: "third", Validity: from(t, "2026-03-01")}
	link.Recorded = day(t, "2026-03-01")
	d.Agreements = append(d.Agreements, link)
	d.Grants = append(d.Grants, baa.Grant{ID: "g2", Under: "deal", Services: []string{"them/fax"}, Effect: baa.EffectCovered})
	got := lints(t, graph(t, d), "2026-06-01")
	if diff := cmp.Diff([][]string{{"link", "deal"}}, got[baa.AddedSubcontractor]); diff != "" {
		t.Errorf("a subcontractor came after the agreement was looked at (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]string{{"g2"}}, got[baa.EmptyPattern]); diff != "" {
		t.Errorf("there is no such service (-want +got):\n%s", diff)
	}
	d.Agreements[0].ReliesOn = []string{"link"}
	if got := lints(t, graph(t, d), "2026-06-01")[baa.AddedSubcontractor]; len(got) > 0 {
		t.Errorf("the agreement names the link, so it was looked at: %v", got)
	}
}

func TestAnExclusionInsideOfWiderCoverIsNoContradiction(t *testing.T) {
	d, err := baa.Decode([]byte(small))
	require.NoError(t, err)
	d.Grants = append(d.Grants, baa.Grant{ID: "but", Under: "page", Services: []string{"them/mail"}, Effect: baa.EffectExcluded})
	if got := lints(t, graph(t, d), "2026-06-01")[baa.Contradiction]; len(got) > 0 {
		t.Errorf("all but one service is a plain sentence: %v", got)
	}
}

// twoSided is n services, each covered by one grant and excluded by another.
func twoSided(t testing.TB, n int) *baa.Graph {
	d, _ := large(t, n)
	d.Statements = []baa.Statement{{ID: "page", Party: "v", Says: "not these"}}
	for i := range n {
		name := fmt.Sprintf("v/a.b%d.c", i)
		d.Grants = append(d.Grants, baa.Grant{ID: "no-" + name, Under: "page", Services: []string{name}, Effect: baa.EffectExcluded})
	}
	return graph(t, d)
}

func BenchmarkLint(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		g := twoSided(b, n)
		b.Run(fmt.Sprintf("services=%d", n), func(b *testing.B) {
			for b.Loop() {
				all, err := g.Lint(day(b, "2026-06-01"))
				if err != nil || len(all) != n {
					b.Fatal(len(all), err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/service")
		})
	}
}

// TestLintGrowsWithTheRecords counts allocations on two sizes: pairs of all
// records would multiply them by a hundred.
func TestLintGrowsWithTheRecords(t *testing.T) {
	allocs := func(n int) float64 {
		g := twoSided(t, n)
		return testing.AllocsPerRun(3, func() { lints(t, g, "2026-06-01") })
	}
	if few, many := allocs(50), allocs(500); many > 13*few {
		t.Errorf("%v allocations for 50 services, %v for 500", few, many)
	}
}
