// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

// world makes small graphs out of a seed: a customer, two vendors with a
// subcontractor, forms and signatures, overlapping grants, evidence.
type world struct {
	t   testing.TB
	rnd *rand.Rand
}

func pick[T any](w world, all ...T) T { return all[w.rnd.IntN(len(all))] }

func (w world) chance(percent int) bool { return w.rnd.IntN(100) < percent }

func (w world) validity() baa.Validity {
	v := baa.Validity{Effective: when(w.t, pick(w, "2024", "2024-06", "2024-06-15", "2025"))}
	if w.chance(40) {
		v.Ends = when(w.t, pick(w, "2026", "2026-06", "2027-01-31"))
	}
	return v
}

var worldServices = []string{"v/a.b.c", "v/a.b", "v/a.d", "v/e", "s/a.b", "s/x"}

func (w world) patterns() []string {
	return []string{pick(w, append([]string{"v/*", "v/a.*", "v/a.b.*", "s/*"}, worldServices...)...)}
}

func (w world) grant(id, under string, effect baa.Effect) baa.Grant {
	g := baa.Grant{
		ID: id, Under: under, Services: w.patterns(), Effect: effect,
		Origin: pick(w, 0, 0, 0, baa.OutsideUser), Intent: pick(w, 0, 0, 0, baa.Unsolicited), Awareness: pick(w, 0, 0, 0, baa.Unnoticed),
	}
	if w.chance(30) {
		g.Data = []baa.DataClass{pick(w, baa.PHI, baa.Sensitive)}
	}
	if w.chance(30) {
		g.Parts = []baa.Part{pick(w, baa.Content, baa.Metadata)}
	}
	if effect >= baa.EffectConditional {
		if effect == baa.EffectConditional || w.chance(30) {
			g.Conditions = []string{pick(w, "c1", "c2")}
		}
		if w.chance(15) {
			g.Plans = []string{"big"}
		}
		if w.chance(70) {
			g.CarvesOut = []string{"terms", "page"}
		}
	} else if w.chance(20) {
		g.UnlessPlans = []string{"big"}
	}
	return g
}

// evidence makes proof that nobody revoked.
func (w world) evidence(id string) baa.Evidence {
	e := baa.Evidence{
		ID: id, Condition: pick(w, "c1", "c2"), Kind: baa.Document,
		Subject: pick(w, "p1", "p2"), Given: when(w.t, pick(w, "2024-01-01", "2025-01-01", "2025")),
	}
	if w.chance(30) {
		e.Expires = day(w.t, "2026-03-01")
	}
	return e
}

func (w world) dataset() baa.Dataset {
	d := baa.Dataset{
		Format: baa.Format, Name: "world", Recorded: day(w.t, "2025-06-01"),
		Parties:  []baa.Party{{ID: "c", Name: "Customer"}, {ID: "v", Name: "A vendor"}, {ID: "s", Name: "A subcontractor"}},
		Accounts: []baa.Account{{ID: "main", Holder: "c"}},
		Agreements: []baa.Agreement{
			{ID: "form", Kind: baa.BAA, Status: baa.Offered, Downstream: "v"},
			{ID: "terms", Kind: baa.TermsOfService, Status: baa.Standing, Downstream: "v"},
			{ID: "signed", Kind: baa.BAA, Status: pick(w, baa.Signed, baa.Signed, baa.Signed, baa.Signed, baa.Requested, baa.StatusUnknownYet), Form: pick(w, "form", "form", ""), Upstream: "c", Downstream: "v", Validity: w.validity()},
			{ID: "link", Kind: baa.BASA, Status: baa.Signed, Upstream: "v", Downstream: "s", Validity: w.validity()},
		},
		Statements: []baa.Statement{{ID: "page", Party: "v", Says: "something"}},
		Conditions: []baa.Condition{
			{ID: "c1", Kind: baa.Notice, Responsible: baa.Customer, Says: "one"},
			{ID: "c2", Kind: baa.Safeguards, Per: baa.PerPatient, MaxAge: baa.Period{Years: 1}, Responsible: baa.Customer, Says: "two"},
		},
	}
	if w.chance(70) {
		d.Entitlements = []baa.Entitlement{{ID: "plan", Account: "main", Vendor: "v", Plan: pick(w, "big", "small"), Validity: w.validity()}}
	}
	for _, s := range worldServices {
		owner, path := s[:1], s[2:]
		service := baa.Service{Owner: owner, Path: path}
		if w.chance(30) {
			service.Parts = []baa.Part{baa.Content, baa.Metadata}
		}
		if owner == "v" && w.chance(30) {
			service.Sinks = []string{"s/x"}
		}
		d.Services = append(d.Services, service)
	}
	for i := range 4 + w.rnd.IntN(8) {
		d.Grants = append(d.Grants, w.grant(fmt.Sprintf("cover%d", i), pick(w, "form", "signed", "link"), pick(w, baa.EffectCovered, baa.EffectCovered, baa.EffectConditional)))
	}
	for i := range w.rnd.IntN(3) {
		d.Grants = append(d.Grants, w.grant(fmt.Sprintf("ban%d", i), pick(w, "terms", "page"), pick(w, baa.EffectExcluded, baa.EffectProhibited)))
	}
	for i := range w.rnd.IntN(8) {
		d.Evidence = append(d.Evidence, w.evidence(fmt.Sprintf("e%d", i)))
	}
	return d
}

func (w world) use() baa.Use {
	return baa.Use{
		Service: pick(w, worldServices...), Account: pick(w, "main", "main", "main", "main", "main", ""), Subject: pick(w, "p1", "p2", ""),
		Data:   []baa.DataClass{pick(w, baa.PHI, baa.PHI, baa.Sensitive, baa.PublicSocial)},
		Origin: pick(w, 0, baa.OutsideUser, baa.OutsideUser, baa.OutsideUser), Intent: pick(w, 0, baa.Unsolicited, baa.Unsolicited, baa.Unsolicited), Awareness: pick(w, 0, baa.Unnoticed, baa.Unnoticed, baa.Unnoticed),
		AsOf: day(w.t, pick(w, "2024-06-10", "2025-07-01", "2026-02-01", "2026-07-01")),
	}
}

func better(a, b baa.Verdict) bool { return a.Coverage > b.Coverage }

// checkLaws tries every law on one world and returns how the verdict came out, so
// that the caller can see that the worlds are not all alike.
func checkLaws(t testing.TB, seed uint64) (baa.Coverage, bool) {
	w := world{t, rand.New(rand.NewPCG(seed, 1))}
	d := w.dataset()
	g, err := baa.New([]baa.Dataset{d}, nil)
	if err != nil {
		return 0, false // the grants contradict each other
	}
	u := w.use()
	v, err := g.Evaluate(u)
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}

	worse := d
	ban := w.grant("another", pick(w, "terms", "page"), pick(w, baa.EffectExcluded, baa.EffectProhibited))
	worse.Grants = append(slices.Clone(d.Grants), ban)
	if h, err := baa.New([]baa.Dataset{worse}, nil); err == nil {
		after := ask(t, h, u)
		if better(after, v) || after.Use > v.Use {
			t.Errorf("seed %d: adding an exclusion took %v, %v to %v, %v", seed, v.Coverage, v.Use, after.Coverage, after.Use)
		}
	}
	for i := range d.Evidence {
		less := d
		less.Evidence = slices.Delete(slices.Clone(d.Evidence), i, i+1)
		after := ask(t, graph(t, less), u)
		if better(after, v) || after.Use > v.Use {
			t.Errorf("seed %d: removing evidence took %v, %v to %v, %v", seed, v.Coverage, v.Use, after.Coverage, after.Use)
		}
	}

	mixed := d
	mixed.Grants, mixed.Services, mixed.Agreements = slices.Clone(d.Grants), slices.Clone(d.Services), slices.Clone(d.Agreements)
	shuffle(w, mixed.Grants)
	shuffle(w, mixed.Services)
	shuffle(w, mixed.Agreements)
	if diff := cmp.Diff(v, ask(t, graph(t, mixed), u)); diff != "" {
		t.Errorf("seed %d: the order of records matters (-want +got):\n%s", seed, diff)
	}
	rest := d
	rest.Grants, rest.Evidence = nil, nil
	second := baa.Dataset{Format: baa.Format, Name: "world", Recorded: d.Recorded, Grants: d.Grants, Evidence: d.Evidence}
	for _, halves := range [][]baa.Dataset{{rest, second}, {second, rest}} {
		if diff := cmp.Diff(v, ask(t, graph(t, halves...), u)); diff != "" {
			t.Errorf("seed %d: the cut into datasets matters (-want +got):\n%s", seed, diff)
		}
	}

	for _, outside := range []string{"2023-12-31", "1990-01-01"} {
		before := u
		before.AsOf = day(t, outside)
		if got := ask(t, g, before); got.Coverage == baa.Covered {
			t.Errorf("seed %d: covered on %s, before every agreement", seed, outside)
		}
	}
	ended := d
	ended.Agreements = slices.Clone(d.Agreements)
	for i := range ended.Agreements {
		if ended.Agreements[i].Upstream != "" {
			ended.Agreements[i].Ends = when(t, "2027-12-31")
		}
	}
	after := u
	after.AsOf = day(t, "2028-01-01")
	if got := ask(t, graph(t, ended), after); got.Coverage == baa.Covered {
		t.Errorf("seed %d: covered after every agreement has ended", seed)
	}
	if v.Coverage == baa.Covered && u.Account == "" {
		t.Errorf("seed %d: covered without an account", seed)
	}

	tight := d
	tight.Policies = []baa.Policy{{ID: "own", Services: w.patterns(), CoverageAtMost: pick(w, baa.Prohibited, baa.NotCovered, baa.Unknown, baa.Covered), UseAtMost: pick(w, baa.Forbidden, baa.ConditionsUnmet, baa.Permitted)}}
	if got := ask(t, graph(t, tight), u); better(got, v) || got.Use > v.Use {
		t.Errorf("seed %d: a policy loosened the verdict", seed)
	}
	accepted := d
	accepted.RiskAcceptances = []baa.RiskAcceptance{{ID: "risk", Services: []string{"*"}, Approver: "officer", Reason: "low", Mitigations: []string{"notice"}, Validity: between(t, "2020-01-01", "2030-01-01")}}
	got := ask(t, graph(t, accepted), u)
	if got.Coverage != v.Coverage || got.Use != v.Use || got.AcceptedRisk != (v.Coverage != baa.Covered) {
		t.Errorf("seed %d: an accepted risk took %v, %v to %v, %v, flag %v", seed, v.Coverage, v.Use, got.Coverage, got.Use, got.AcceptedRisk)
	}

	flow := u
	flow.Flow = []string{pick(w, worldServices...)}
	if flow.Flow[0] != u.Service {
		if got := ask(t, g, flow); better(got, v) || got.Use > v.Use {
			t.Errorf("seed %d: one more hop improved the verdict", seed)
		}
	}
	vague := u
	vague.Origin, vague.Intent, vague.Awareness = 0, 0, 0
	if got := ask(t, g, vague); got.Coverage == baa.Covered && v.Coverage != baa.Covered {
		t.Errorf("seed %d: saying less gave cover instead of %v", seed, v.Coverage)
	}
	return v.Coverage, true
}

func shuffle[T any](w world, all []T) {
	w.rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
}

func TestLaws(t *testing.T) {
	counts := map[baa.Coverage]int{}
	good := 0
	for seed := range uint64(600) {
		if c, ok := checkLaws(t, seed); ok {
			counts[c]++
			good++
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d worlds of 600 without a conflict: %v", good, counts)
	for c := baa.Prohibited; c <= baa.Covered; c++ {
		if counts[c] < 15 {
			t.Errorf("only %d worlds are %v: the laws prove little", counts[c], c)
		}
	}
}

func FuzzLaws(f *testing.F) {
	for seed := range uint64(10) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { checkLaws(t, seed) })
}

// FuzzDecode asserts that what is read and compiled answers every service, the
// same way twice, and that what is refused is refused with a place.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(small))
	for _, name := range []string{"sprout-2023.json", "sprout-guardian-2025.json", "quo.json"} {
		text, err := fs.ReadFile(baa.Files(), name)
		require.NoError(f, err)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := baa.Decode(text)
		if err == nil {
			_, err = baa.New([]baa.Dataset{d}, nil)
		}
		var bad *baa.DatasetError
		if err != nil {
			require.ErrorAs(t, err, &bad)
			if bad.Line < 1 || bad.Column < 1 {
				t.Fatalf("no place: %v", err)
			}
			return
		}
		g := graph(t, d)
		for _, name := range g.Services() {
			u := baa.Use{Service: name, AsOf: day(t, "2026-06-01")}
			v := ask(t, g, u)
			if v.Coverage == baa.Covered {
				for _, h := range v.Path {
					if len(h.Steps) == 0 && h.Exemption == "" {
						t.Fatal("covered without proof")
					}
				}
			}
			if !cmp.Equal(v, ask(t, g, u)) {
				t.Fatal("two answers to one question")
			}
		}
	})
}
