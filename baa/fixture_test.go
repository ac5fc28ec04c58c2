// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

func day(t testing.TB, s string) baa.Date {
	t.Helper()
	d, err := baa.ParseDate(s)
	require.NoError(t, err)
	return d
}

// when reads a day, a month or a year.
func when(t testing.TB, s string) baa.PartialDate {
	t.Helper()
	d, err := baa.ParsePartialDate(s)
	require.NoError(t, err)
	return d
}

func from(t testing.TB, s string) baa.Validity {
	t.Helper()
	return baa.Validity{Effective: when(t, s)}
}

func between(t testing.TB, first, last string) baa.Validity {
	t.Helper()
	return baa.Validity{Effective: when(t, first), Ends: when(t, last)}
}

func shipped(t testing.TB, names ...string) []baa.Dataset {
	t.Helper()
	datasets, err := baa.Load(baa.Files(), names...)
	require.NoError(t, err)
	return datasets
}

// clinic is a customer with one account and nothing signed.
func clinic(t testing.TB) baa.Dataset {
	return baa.Dataset{
		Format: baa.Format, Name: "clinic", Recorded: day(t, "2026-11-01"),
		Parties:  []baa.Party{{ID: "clinic", Name: "Example Clinic", Roles: []baa.Role{baa.CoveredEntity}}},
		Accounts: []baa.Account{{ID: "main", Holder: "clinic"}},
	}
}

// onQuo gives the clinic a plan at Quo and its agreement signed.
func onQuo(t testing.TB, plan string) baa.Dataset {
	d := clinic(t)
	d.Entitlements = []baa.Entitlement{{ID: "plan", Account: "main", Vendor: "quo", Plan: plan, Validity: from(t, "2026-01-01")}}
	d.Agreements = []baa.Agreement{{
		ID: "clinic-quo", Kind: baa.BAA, Status: baa.Signed, Form: "quo-baa",
		Upstream: "clinic", Downstream: "quo", Validity: from(t, "2026-02-01"),
	}}
	return d
}

// onSprout gives the clinic the add-on and the agreement of 2025, signed on a
// day, a month or a year.
func onSprout(t testing.TB, signed string) baa.Dataset {
	d := clinic(t)
	d.Entitlements = []baa.Entitlement{{ID: "addon", Account: "main", Vendor: "sprout", Plan: "guardian", Validity: from(t, "2025-01-01")}}
	d.Agreements = []baa.Agreement{{
		ID: "clinic-sprout", Kind: baa.BAA, Status: baa.Signed, Form: "sprout-baa-2025",
		Upstream: "clinic", Downstream: "sprout", Validity: from(t, signed), Purposes: []string{"secure_forms"},
	}}
	return d
}

// inadvertent is what a person outside sends unasked and unnoticed.
func inadvertent(t testing.TB, asOf string) baa.Use {
	return baa.Use{
		Service: "sprout/social.dm", Account: "main", AsOf: day(t, asOf),
		Origin: baa.OutsideUser, Intent: baa.Unsolicited, Awareness: baa.Unnoticed,
	}
}

// quoEvidence meets the conditions with the given ids for one patient and
// session.
func quoEvidence(t testing.TB, ids ...string) []baa.Evidence {
	kinds := map[string]baa.EvidenceKind{
		"quo-sms-permission": baa.PermissionEvidence, "quo-ai-permission": baa.PermissionEvidence,
	}
	var all []baa.Evidence
	for _, id := range ids {
		kind := baa.Document
		if k, ok := kinds[id]; ok {
			kind = k
		}
		all = append(all, baa.Evidence{
			ID: "proof-" + id, Condition: id, Kind: kind, Account: "main",
			Subject: "patient-1", Session: "session-1", Given: when(t, "2026-03-01"),
		})
	}
	return all
}

func smsConditions() []string {
	return []string{"quo-sms-permission", "quo-sms-minimum", "quo-sms-decision", "quo-sms-safeguards"}
}

func aiConditions() []string {
	return []string{"quo-ai-notice", "quo-ai-permission", "quo-ai-minimum", "quo-ai-decision", "quo-ai-safeguards"}
}

func graph(t testing.TB, datasets ...baa.Dataset) *baa.Graph {
	t.Helper()
	g, err := baa.New(datasets, nil)
	require.NoError(t, err)
	return g
}

// vendors compiles all shipped datasets with the caller's own.
func vendors(t testing.TB, own ...baa.Dataset) *baa.Graph {
	t.Helper()
	starter, err := baa.Starter()
	require.NoError(t, err)
	return graph(t, append(starter, own...)...)
}

func ask(t testing.TB, g *baa.Graph, u baa.Use) baa.Verdict {
	t.Helper()
	v, err := g.Evaluate(u)
	require.NoError(t, err)
	return v
}

// expect checks the two fields of a verdict and gives the reason of the row.
func expect(t testing.TB, v baa.Verdict, coverage baa.Coverage, use baa.Allowance, why string) {
	t.Helper()
	if v.Coverage != coverage || v.Use != use {
		t.Errorf("got %v, %v; want %v, %v: %s", v.Coverage, v.Use, coverage, use, why)
	}
}

func actions(v baa.Verdict) []baa.Action {
	var all []baa.Action
	for _, c := range v.Changes {
		all = append(all, c.Action)
	}
	return all
}

func duties(v baa.Verdict, record string) []baa.Duty {
	return slices.DeleteFunc(slices.Clone(v.Responsible), func(d baa.Duty) bool { return d.Record != record })
}

func onPath(v baa.Verdict, record string) bool {
	return slices.ContainsFunc(v.Path, func(h baa.Hop) bool {
		return slices.ContainsFunc(h.Steps, func(s baa.Step) bool { return s.Record == record })
	})
}

func services(v baa.Verdict) []string {
	var all []string
	for _, h := range v.Path {
		all = append(all, h.Service)
	}
	return all
}
