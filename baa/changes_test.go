// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"math/bits"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/safeharbor-go/safeharbor/baa"
)

// apply does to a dataset what changes say.
func apply(t testing.TB, d baa.Dataset, u baa.Use, changes []baa.Change) baa.Dataset {
	always := from(t, "2020-01-01")
	d.Agreements, d.Entitlements = slices.Clone(d.Agreements), slices.Clone(d.Entitlements)
	d.Evidence, d.Grants = slices.Clone(d.Evidence), slices.Clone(d.Grants)
	agreement := func(id string) *baa.Agreement {
		return &d.Agreements[slices.IndexFunc(d.Agreements, func(a baa.Agreement) bool { return a.ID == id })]
	}
	for _, c := range changes {
		switch c.Action {
		case baa.SignAgreement, baa.RecordStatus:
			if c.Record == "form" {
				d.Agreements = append(d.Agreements, baa.Agreement{ID: "new", Kind: baa.BAA, Status: baa.Signed, Form: "form", Upstream: "c", Downstream: "v", Validity: always})
				continue
			}
			agreement(c.Record).Status = baa.Signed
		case baa.RenewAgreement:
			agreement(c.Record).Validity = always
		case baa.ChangePlan, baa.RecordPlan:
			d.Entitlements = append(d.Entitlements, baa.Entitlement{ID: "better", Account: "main", Vendor: "v", Plan: "big"})
		case baa.GiveEvidence:
			d.Evidence = append(d.Evidence, baa.Evidence{ID: "given-" + c.Record, Condition: c.Record, Kind: baa.Document, Subject: u.Subject, Given: baa.On(u.AsOf), Provenance: baa.Provenance{Recorded: u.AsOf}})
		case baa.RecordAgreement:
			id := "found-" + c.Service
			d.Agreements = append(d.Agreements, baa.Agreement{ID: id, Kind: baa.BAA, Status: baa.Signed, Upstream: "c", Downstream: "v", Validity: always})
			d.Grants = append(d.Grants, baa.Grant{ID: id + "-grant", Under: id, Services: []string{c.Service}, Effect: baa.EffectCovered})
		default:
			t.Fatalf("no way to do %v", c.Action)
		}
	}
	return d
}

// reached reports whether all of some hops are covered after some changes.
func reached(t testing.TB, d baa.Dataset, u baa.Use, changes []baa.Change, hops []string) bool {
	g, err := baa.New([]baa.Dataset{apply(t, d, u, changes)}, nil)
	if err != nil {
		return false // the new records contradict the others
	}
	for _, h := range ask(t, g, u).Path {
		if slices.Contains(hops, h.Service) && h.Coverage != baa.Covered {
			return false
		}
	}
	return true
}

// TestChangesAreTheFewest does every set of changes to small worlds and compares
// the smallest that works with what the verdict proposes.
func TestChangesAreTheFewest(t *testing.T) {
	sizes := map[int]int{}
	hopeless := 0
	for seed := range uint64(500) {
		w, d, u := oracleCase(t, seed)
		u.Subject = "p1"
		for i := range d.Services {
			if len(d.Services[i].Sinks) > 0 {
				d.Services[i].Sinks = nil
				if d.Services[i].Path != "e" {
					d.Services[i].Sinks = []string{"v/e"}
				}
			}
		}
		u.Service = pick(w, "v/a.b.c", "v/a.b", "v/a.d", "v/e")
		g, err := baa.New([]baa.Dataset{d}, nil)
		if err != nil {
			continue
		}
		v := ask(t, g, u)
		if v.Coverage == baa.Covered {
			continue
		}
		universe := []baa.Change{{Action: baa.SignAgreement, Record: "form"}, {Action: baa.RecordStatus, Record: "signed"}, {Action: baa.RenewAgreement, Record: "signed"}, {Action: baa.ChangePlan}, {Action: baa.GiveEvidence, Record: "c1"}, {Action: baa.GiveEvidence, Record: "c2"}}
		var hops []string
		for _, h := range v.Path {
			if h.Coverage == v.Coverage {
				hops = append(hops, h.Service)
			}
			if h.Coverage == v.Coverage && h.Reason == baa.NoRecord {
				universe = append(universe, baa.Change{Action: baa.RecordAgreement, Service: h.Service})
			}
		}
		leave := slices.ContainsFunc(v.Changes, func(c baa.Change) bool { return c.Action == baa.LeaveOut })
		if leave && len(hops) > 1 {
			continue // one hop may be hopeless while the other is not
		}
		want := len(v.Changes)
		if leave {
			hopeless++
			want = len(universe) + 1
		} else if !reached(t, d, u, v.Changes, hops) {
			t.Fatalf("seed %d: doing %v does not cover %v", seed, v.Changes, hops)
		}
		for set := range uint(1) << len(universe) {
			if bits.OnesCount(set) >= want {
				continue
			}
			var changes []baa.Change
			for i, c := range universe {
				if set&(1<<i) != 0 {
					changes = append(changes, c)
				}
			}
			if reached(t, d, u, changes, hops) {
				t.Fatalf("seed %d: %v covers %v, proposed was %v", seed, changes, hops, v.Changes)
			}
		}
		if !leave {
			sizes[want]++
		}
	}
	t.Logf("sizes of the proposals: %v; hopeless: %d", sizes, hopeless)
	for size := 1; size <= 3; size++ {
		if sizes[size] < 5 {
			t.Errorf("only %d proposals of %d changes: the comparison proves little", sizes[size], size)
		}
	}
}

// TestOneSignatureForTwoHops counts what helps several hops once.
func TestOneSignatureForTwoHops(t *testing.T) {
	g := graph(t, append(shipped(t, "quo.json"), clinic(t))...)
	v := ask(t, g, baa.Use{Flow: []string{"quo/comm.call"}, Service: "quo/comm.transcript", Account: "main", AsOf: day(t, "2026-06-01")})
	want := []baa.Change{
		{Action: baa.SignAgreement, Record: "quo-baa", Service: "quo/comm.call"},
		{Action: baa.RecordPlan, Record: "quo-baa", Service: "quo/comm.call"},
	}
	if diff := cmp.Diff(want, v.Changes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestAPlanThatLiftsTheBan proposes the add-on and the agreement together.
func TestAPlanThatLiftsTheBan(t *testing.T) {
	own := onSprout(t, "2025-06-01")
	own.Entitlements[0].Ends = when(t, "2026-01-31")
	g := vendors(t, own)
	u := baa.Use{Service: "sprout/forms.secure", Account: "main", AsOf: day(t, "2026-06-01")}
	v := ask(t, g, u)
	expect(t, v, baa.Prohibited, baa.Forbidden, "the ban holds without the add-on")
	want := []baa.Change{{Action: baa.ChangePlan, Record: "sprout-forms", Service: "sprout-forms-provider/forms.secure"}}
	if diff := cmp.Diff(want, v.Changes); diff != "" {
		t.Errorf("one plan ends both lacks (-want +got):\n%s", diff)
	}
	after, err := g.Suppose(baa.Hypothesis{Plans: []baa.PlanChange{{Account: "main", Vendor: "sprout", Plan: "guardian", From: u.AsOf}}})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, ask(t, after, u), baa.Covered, baa.Permitted, "and it does")
}

// TestManyOpenPoints stays fast and spares no change that is needed.
func TestManyOpenPoints(t *testing.T) {
	d := clinic(t)
	d.Parties = append(d.Parties, baa.Party{ID: "v", Name: "A vendor", Plans: []string{"big"}})
	d.Services = []baa.Service{{Owner: "v", Path: "a"}}
	d.Agreements = []baa.Agreement{{ID: "form", Kind: baa.BAA, Status: baa.Offered, Downstream: "v"}}
	var conditions []string
	for i := range 20 {
		id := string(rune('a' + i))
		d.Conditions = append(d.Conditions, baa.Condition{ID: id, Kind: baa.Safeguards, Responsible: baa.Customer, Says: id})
		conditions = append(conditions, id)
	}
	d.Grants = []baa.Grant{{ID: "g", Under: "form", Services: []string{"v/a"}, Effect: baa.EffectConditional, Conditions: conditions}}
	v := ask(t, graph(t, d), baa.Use{Service: "v/a", Account: "main", AsOf: day(t, "2026-06-01")})
	if len(v.Changes) != 21 {
		t.Errorf("%d changes, want a signature and 20 pieces of evidence", len(v.Changes))
	}
}
