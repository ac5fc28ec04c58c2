// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

func changed(differences []baa.Difference) map[string][2]baa.Coverage {
	got := map[string][2]baa.Coverage{}
	for _, d := range differences {
		got[d.Service] = [2]baa.Coverage{d.Before.Coverage, d.After.Coverage}
	}
	return got
}

func TestWhatIf(t *testing.T) {
	own := onQuo(t, "business")
	own.Evidence = quoEvidence(t, "quo-access", "quo-recording-notice", "quo-own-policies")
	g := graph(t, append(shipped(t, "quo.json"), own)...)
	uses := g.Uses(baa.Use{Account: "main", AsOf: day(t, "2026-06-01")})
	lost := [2]baa.Coverage{baa.Covered, baa.NotCovered}
	everything := map[string][2]baa.Coverage{
		"quo/comm.call": lost, "quo/comm.voicemail": lost, "quo/comm.recording": lost, "quo/comm.transcript": lost,
	}
	tests := []struct {
		name string
		h    baa.Hypothesis
		want map[string][2]baa.Coverage
		why  string
	}{
		{"nothing", baa.Hypothesis{}, map[string][2]baa.Coverage{}, "no change, no difference"},
		{"the agreement ends", baa.Hypothesis{Endings: []baa.Ending{{Agreement: "clinic-quo", Last: day(t, "2026-05-31")}}}, everything, "all cover is gone"},
		{"it ends later", baa.Hypothesis{Endings: []baa.Ending{{Agreement: "clinic-quo", Last: day(t, "2026-06-01")}}}, map[string][2]baa.Coverage{}, "the last day belongs to it"},
		{"the plan is downgraded", baa.Hypothesis{Plans: []baa.PlanChange{{Account: "main", Vendor: "quo", Plan: "starter", From: day(t, "2026-06-01")}}}, everything, "the agreement holds on two plans only"},
		{"the plan is upgraded", baa.Hypothesis{Plans: []baa.PlanChange{{Account: "main", Vendor: "quo", Plan: "scale", From: day(t, "2026-06-01")}}}, map[string][2]baa.Coverage{}, "the other plan is as good"},
		{"a subcontractor is added", baa.Hypothesis{Sinks: []baa.NewSink{{Service: "quo/comm.transcript", To: "scribe-co/text"}}}, map[string][2]baa.Coverage{"quo/comm.transcript": {baa.Covered, baa.Unknown}}, "nothing is known about it"},
		{"an export is added", baa.Hypothesis{Sinks: []baa.NewSink{{Service: "quo/comm.call", To: "quo/integration.crm"}}}, map[string][2]baa.Coverage{"quo/comm.call": lost}, "a use is as good as its worst sink"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := g.WhatIf(tt.h, uses)
			require.NoError(t, err)
			if diff := cmp.Diff(tt.want, changed(got)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
		})
	}
	again, err := g.WhatIf(baa.Hypothesis{}, uses)
	require.NoError(t, err)
	if len(again) > 0 {
		t.Errorf("the graph itself was changed: %v", again)
	}
}

// TestSupposeRebuildsTheSameGraph checks that nothing is lost on the way: all
// shipped records, with versions, give every verdict again.
func TestSupposeRebuildsTheSameGraph(t *testing.T) {
	g := vendors(t, onQuo(t, "business"))
	same, err := g.Suppose(baa.Hypothesis{})
	require.NoError(t, err)
	for _, known := range []baa.Date{{}, day(t, "2024-01-01"), day(t, "2025-12-31"), day(t, "2026-11-01")} {
		differences, err := baa.Compare(g, same, g.Uses(baa.Use{Account: "main", AsOf: day(t, "2026-06-01"), KnownAt: known}))
		require.NoError(t, err)
		if len(differences) > 0 {
			t.Errorf("known at %v: %v", known, differences)
		}
	}
}

func TestBadHypotheses(t *testing.T) {
	g := vendors(t, onQuo(t, "business"))
	tests := []struct {
		h    baa.Hypothesis
		want baa.UseError
		why  string
	}{
		{baa.Hypothesis{Endings: []baa.Ending{{Agreement: "none", Last: day(t, "2026-06-01")}}}, baa.UseError{Field: "endings/0/agreement", Problem: baa.UnknownReference}, "no such agreement"},
		{baa.Hypothesis{Endings: []baa.Ending{{Agreement: "clinic-quo"}}}, baa.UseError{Field: "endings/0/last", Problem: baa.Missing}, "no day"},
		{baa.Hypothesis{Endings: []baa.Ending{{Agreement: "clinic-quo", Last: day(t, "2020-01-01")}}}, baa.UseError{Field: "endings/0/last", Problem: baa.EndsBeforeStart}, "before it started"},
		{baa.Hypothesis{Plans: []baa.PlanChange{{Account: "none", Vendor: "quo", Plan: "x", From: day(t, "2026-06-01")}}}, baa.UseError{Field: "plans/0/account", Problem: baa.UnknownReference}, "no such account"},
		{baa.Hypothesis{Plans: []baa.PlanChange{{Account: "main", Vendor: "none", Plan: "x", From: day(t, "2026-06-01")}}}, baa.UseError{Field: "plans/0/vendor", Problem: baa.UnknownReference}, "no such vendor"},
		{baa.Hypothesis{Plans: []baa.PlanChange{{Account: "main", Vendor: "quo", From: day(t, "2026-06-01")}}}, baa.UseError{Field: "plans/0/plan", Problem: baa.Missing}, "no plan"},
		{baa.Hypothesis{Sinks: []baa.NewSink{{Service: "none/x", To: "a/b"}}}, baa.UseError{Field: "sinks/0/service", Problem: baa.UnknownService}, "no such service"},
		{baa.Hypothesis{Sinks: []baa.NewSink{{Service: "quo/comm.call", To: "nowhere"}}}, baa.UseError{Field: "sinks/0/to", Problem: baa.BadValue}, "no name of a service"},
	}
	for _, tt := range tests {
		_, err := g.Suppose(tt.h)
		var got *baa.UseError
		require.ErrorAs(t, err, &got, tt.why)
		if diff := cmp.Diff(tt.want, *got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
	_, err := g.Suppose(baa.Hypothesis{Sinks: []baa.NewSink{{Service: "quo/comm.call", To: "quo/comm.sms"}, {Service: "quo/comm.sms", To: "quo/comm.call"}}})
	var cycle *baa.DatasetError
	require.ErrorAs(t, err, &cycle)
	if cycle.Problem != baa.CyclicChain {
		t.Errorf("problem %v, want cyclic_chain", cycle.Problem)
	}
}
