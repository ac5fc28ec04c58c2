// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

func TestStates(t *testing.T) {
	call := baa.Use{Service: "quo/comm.call", Account: "main", AsOf: day(t, "2026-06-01")}
	tests := []struct {
		name   string
		edit   func(*baa.Dataset)
		want   baa.Coverage
		reason baa.Reason
		action baa.Action
		why    string
	}{
		{"not signed", func(d *baa.Dataset) { d.Agreements = nil }, baa.NotCovered, baa.NotSigned, baa.SignAgreement, "an offered form covers nobody"},
		{"requested", func(d *baa.Dataset) { d.Agreements[0].Status = baa.Requested }, baa.NotCovered, baa.NotSigned, baa.SignAgreement, "asking is not signing"},
		{"status unknown", func(d *baa.Dataset) { d.Agreements[0].Status = baa.StatusUnknownYet }, baa.Unknown, baa.StatusUnknown, baa.RecordStatus, "unknown is never permission"},
		{"not yet", func(d *baa.Dataset) { d.Agreements[0].Effective = when(t, "2026-07-01") }, baa.NotCovered, baa.OutsideDates, baa.RenewAgreement, "it begins later"},
		{"terminated", func(d *baa.Dataset) {
			d.Agreements[0].Status, d.Agreements[0].Ends = baa.Terminated, when(t, "2026-05-31")
		}, baa.NotCovered, baa.OutsideDates, baa.RenewAgreement, "it ended the day before"},
		{"some day in June", func(d *baa.Dataset) { d.Agreements[0].Effective = when(t, "2026-06") }, baa.Unknown, baa.DateImprecise, baa.RecordDate, "June 1 may be before it"},
		{"other account", func(d *baa.Dataset) {
			d.Accounts = append(d.Accounts, baa.Account{ID: "other", Holder: "clinic"})
			d.Agreements[0].Scope.Accounts = []string{"other"}
		}, baa.NotCovered, baa.OutOfScope, baa.WidenScope, "the scope names another account"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own := onQuo(t, "business")
			tt.edit(&own)
			v := ask(t, vendors(t, own), call)
			if v.Coverage != tt.want || v.Path[0].Reason != tt.reason {
				t.Errorf("got %v because %v, want %v because %v: %s", v.Coverage, v.Path[0].Reason, tt.want, tt.reason, tt.why)
			}
			if diff := cmp.Diff([]baa.Action{tt.action}, actions(v)); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAccountNotOnRecord(t *testing.T) {
	g := vendors(t, onQuo(t, "business"))
	for _, account := range []string{"", "elsewhere"} {
		v := ask(t, g, baa.Use{Service: "quo/comm.call", Account: account, AsOf: day(t, "2026-06-01")})
		expect(t, v, baa.Unknown, baa.AllowanceUnknown, "nobody knows whose agreement would count")
		if onPath(v, "clinic-quo") {
			t.Error("a customer's agreement is nobody else's business")
		}
	}
}

func TestScopeOfSubaccounts(t *testing.T) {
	tests := []struct {
		name    string
		inherit baa.Inherit
		created string
		want    baa.Coverage
	}{
		{"none", baa.InheritNone, "2026-05-01", baa.NotCovered},
		{"all", baa.InheritAll, "2024-05-01", baa.Covered},
		{"new ones, old account", baa.InheritNewAfter, "2026-02-01", baa.NotCovered},
		{"new ones, new account", baa.InheritNewAfter, "2026-02-02", baa.Covered},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own := onQuo(t, "business")
			own.Accounts = append(own.Accounts, baa.Account{ID: "sub", Holder: "clinic", Parent: "main", Created: day(t, tt.created)})
			own.Entitlements[0].Account = "sub"
			own.Agreements[0].Scope = baa.AccountScope{Accounts: []string{"main"}, Inherit: tt.inherit, After: day(t, "2026-02-01")}
			v := ask(t, vendors(t, own), baa.Use{Service: "quo/comm.call", Account: "sub", AsOf: day(t, "2026-06-01")})
			if v.Coverage != tt.want {
				t.Errorf("got %v, want %v", v.Coverage, tt.want)
			}
		})
	}
}

func TestConduitOnlyByFlag(t *testing.T) {
	own := onQuo(t, "business")
	own.Parties = append(own.Parties, baa.Party{ID: "carrier", Name: "A carrier", Roles: []baa.Role{baa.Carrier}})
	own.Services = []baa.Service{{Owner: "carrier", Path: "line"}}
	u := baa.Use{Flow: []string{"carrier/line", "quo/comm.call"}, Account: "main", AsOf: day(t, "2026-06-01")}
	expect(t, ask(t, vendors(t, own), u), baa.Unknown, baa.AllowanceUnknown, "the role of a carrier exempts from nothing")

	own.Services[0].Conduit = &baa.ConduitExemption{Reason: "carries voice and keeps nothing"}
	g := vendors(t, own)
	v := ask(t, g, u)
	expect(t, v, baa.Covered, baa.Permitted, "the flag does")
	if v.Path[0].Exemption != "carries voice and keeps nothing" || v.Path[0].Reason != baa.Conduit {
		t.Errorf("the path must give the reason of the exemption; got %+v", v.Path[0])
	}
	alone := ask(t, g, baa.Use{Service: "carrier/line", Account: "main", AsOf: day(t, "2026-06-01")})
	expect(t, alone, baa.Unknown, baa.AllowanceUnknown, "a conduit alone is no destination that an agreement covers")
}

func TestChainOfSubcontractors(t *testing.T) {
	tests := []struct {
		name string
		edit func(*baa.Dataset)
		want baa.Coverage
		why  string
	}{
		{"linked", func(*baa.Dataset) {}, baa.Covered, "customer, vendor, subcontractor"},
		{"broken", func(d *baa.Dataset) { d.Agreements, d.Grants = d.Agreements[:1], d.Grants[:1] }, baa.NotCovered, "nothing binds the subcontractor"},
		{"link silent", func(d *baa.Dataset) { d.Grants = d.Grants[:1] }, baa.NotCovered, "the link does not speak for the service"},
		{"link ended", func(d *baa.Dataset) { d.Agreements[1].Ends = when(t, "2026-05-01") }, baa.NotCovered, "the link is over"},
		{"link only requested", func(d *baa.Dataset) { d.Agreements[1].Status = baa.Requested }, baa.NotCovered, "not signed"},
		{"link's grant ended", func(d *baa.Dataset) { d.Grants[1].Ends = when(t, "2026-05-01") }, baa.NotCovered, "the link no longer speaks for it"},
		{"link ends some day this year", func(d *baa.Dataset) {
			d.Agreements[1].Ends, d.Agreements[0].ReliesOn = when(t, "2026"), []string{"link"}
		}, baa.Unknown, "a signature tells when it began, not when it ends"},
		{"link begins some day this year", func(d *baa.Dataset) { d.Agreements[1].Effective = when(t, "2026") }, baa.Unknown, "the agreement does not name the link"},
		{"link begins some day this year and is named", func(d *baa.Dataset) {
			d.Agreements[1].Effective, d.Agreements[0].ReliesOn = when(t, "2026"), []string{"link"}
		}, baa.Covered, "the agreement of February relies on it"},
		{"link excludes", func(d *baa.Dataset) {
			d.Grants = append(d.Grants, baa.Grant{ID: "no", Under: "link", Services: []string{"sub/store.cold"}, Effect: baa.EffectExcluded})
		}, baa.NotCovered, "an exclusion anywhere in the chain counts"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own := onQuo(t, "business")
			own.Parties = append(own.Parties, baa.Party{ID: "sub", Name: "A subcontractor"})
			own.Services = []baa.Service{{Owner: "sub", Path: "store.cold"}}
			own.Agreements = append(own.Agreements, baa.Agreement{ID: "link", Kind: baa.BASA, Status: baa.Signed, Upstream: "quo", Downstream: "sub", Validity: from(t, "2024-01-01")})
			own.Grants = []baa.Grant{
				{ID: "top", Under: "clinic-quo", Services: []string{"sub/store.*"}, Effect: baa.EffectCovered},
				{ID: "below", Under: "link", Services: []string{"sub/*"}, Effect: baa.EffectCovered},
			}
			tt.edit(&own)
			v := ask(t, vendors(t, own), baa.Use{Service: "sub/store.cold", Account: "main", AsOf: day(t, "2026-06-01")})
			if v.Coverage != tt.want {
				t.Errorf("got %v, want %v: %s", v.Coverage, tt.want, tt.why)
			}
		})
	}
}

func TestSpecificity(t *testing.T) {
	ban := baa.Grant{ID: "ban", Under: "page", Services: []string{"quo/extra.*"}, Effect: baa.EffectExcluded}
	cover := baa.Grant{ID: "cover", Under: "clinic-quo", Services: []string{"quo/extra.*"}, Effect: baa.EffectCovered}
	tests := []struct {
		name string
		edit func(ban, cover *baa.Grant)
		want baa.Coverage
		why  string
	}{
		{"equal", func(_, _ *baa.Grant) {}, baa.NotCovered, "the exclusion wins"},
		{"equal and named", func(_, c *baa.Grant) { c.CarvesOut = []string{"page"} }, baa.NotCovered, "a carve-out has to be narrower"},
		{"narrower", func(_, c *baa.Grant) { c.Services = []string{"quo/extra.one"} }, baa.NotCovered, "a carve-out has to name what it lifts"},
		{"narrower service, named", func(_, c *baa.Grant) { c.Services, c.CarvesOut = []string{"quo/extra.one"}, []string{"page"} }, baa.Covered, "a named carve-out"},
		{"narrower part, named", func(_, c *baa.Grant) { c.Parts, c.CarvesOut = []baa.Part{baa.Content}, []string{"page"} }, baa.Covered, "narrower by its part"},
		{"narrower and wider, named", func(b, c *baa.Grant) {
			b.Data, c.Parts, c.CarvesOut = []baa.DataClass{baa.PHI}, []baa.Part{baa.Content}, []string{"page"}
		}, baa.NotCovered, "neither contains the other"},
		{"ban of one origin", func(b, c *baa.Grant) {
			b.Origin, c.Services, c.CarvesOut = baa.OutsideUser, []string{"quo/extra.one"}, []string{"page"}
		}, baa.NotCovered, "narrower in one way and wider in another"},
		{"names another", func(_, c *baa.Grant) { c.Services, c.CarvesOut = []string{"quo/extra.one"}, []string{"quo-exclusions"} }, baa.NotCovered, "it lifts another ban"},
		{"narrower ban", func(b, _ *baa.Grant) { b.Services = []string{"quo/extra.one"} }, baa.NotCovered, "an exception from cover"},
		{"ban elsewhere", func(b, _ *baa.Grant) { b.Services = []string{"quo/extra.onerous"} }, baa.Covered, "one is no prefix of onerous: words end at dots"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, c := ban, cover
			tt.edit(&b, &c)
			own := onQuo(t, "business")
			own.Statements = []baa.Statement{{ID: "page", Party: "quo", Says: "Not the extras."}}
			own.Services = []baa.Service{{Owner: "quo", Path: "extra", Open: true}}
			own.Grants = []baa.Grant{b, c}
			v := ask(t, vendors(t, own), baa.Use{Service: "quo/extra.one", Part: baa.Content, Account: "main", AsOf: day(t, "2026-06-01")})
			if v.Coverage != tt.want {
				t.Errorf("got %v, want %v: %s", v.Coverage, tt.want, tt.why)
			}
		})
	}
}

func TestAnotherCustomersAgreement(t *testing.T) {
	other := clinic(t)
	other.Name = "other"
	other.Parties = []baa.Party{{ID: "praxis", Name: "Example Practice", Roles: []baa.Role{baa.CoveredEntity}}}
	other.Accounts = []baa.Account{{ID: "second", Holder: "praxis"}}
	other.Entitlements = []baa.Entitlement{{ID: "second-plan", Account: "second", Vendor: "quo", Plan: "business"}}
	g := vendors(t, onQuo(t, "business"), other)
	for account, want := range map[string]baa.Coverage{"main": baa.Covered, "second": baa.NotCovered} {
		v := ask(t, g, baa.Use{Service: "quo/comm.call", Account: account, AsOf: day(t, "2026-06-01")})
		if v.Coverage != want || onPath(v, "clinic-quo") != (want == baa.Covered) {
			t.Errorf("%s: got %v, want %v, on the other's proof only for the other", account, v.Coverage, want)
		}
	}
}

// TestDoubtBesideCover has one agreement in force and a second of which the
// records or the use leave open whether it counts.
func TestDoubtBesideCover(t *testing.T) {
	tests := []struct {
		name string
		edit func(*baa.Dataset)
		want baa.Coverage
		why  string
	}{
		{"the second would not cover", func(*baa.Dataset) {}, baa.Unknown, "its condition is unmet, and it may be in force"},
		{"the second would cover", func(d *baa.Dataset) {
			d.Evidence = []baa.Evidence{{ID: "e", Condition: "safe", Kind: baa.Document, Given: when(t, "2026-03-01")}}
		}, baa.Covered, "either way"},
		{"the second is over", func(d *baa.Dataset) { d.Agreements[1].Ends = when(t, "2026-05-01") }, baa.Covered, "it does not count"},
		{"the second would exclude", func(d *baa.Dataset) {
			d.Agreements[1].Status, d.Agreements[1].Validity = baa.StatusUnknownYet, baa.Validity{}
			d.Grants[1].Effect, d.Grants[1].Conditions = baa.EffectExcluded, nil
		}, baa.Unknown, "nobody knows whether it is signed"},
		{"the second would lift a ban", func(d *baa.Dataset) {
			d.Statements = []baa.Statement{{ID: "page", Party: "quo", Says: "Not the extras."}}
			d.Grants = append(d.Grants, baa.Grant{ID: "ban", Under: "page", Services: []string{"quo/*"}, Effect: baa.EffectExcluded})
			d.Grants[1].Effect, d.Grants[1].Conditions, d.Grants[1].CarvesOut = baa.EffectCovered, nil, []string{"page"}
		}, baa.Unknown, "whether the ban is lifted depends on a day nobody knows"},
		{"the second would lift a ban if it were signed", func(d *baa.Dataset) {
			d.Statements = []baa.Statement{{ID: "page", Party: "quo", Says: "Not the extras."}}
			d.Grants = append(d.Grants, baa.Grant{ID: "ban", Under: "page", Services: []string{"quo/*"}, Effect: baa.EffectProhibited})
			d.Agreements[1].Status, d.Agreements[1].Validity = baa.StatusUnknownYet, baa.Validity{}
			d.Grants[1].Effect, d.Grants[1].Conditions, d.Grants[1].CarvesOut = baa.EffectCovered, nil, []string{"page"}
		}, baa.Unknown, "nobody knows whether the ban is lifted"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own := onQuo(t, "business")
			own.Conditions = []baa.Condition{{ID: "safe", Kind: baa.Safeguards, Responsible: baa.Customer, Says: "safe"}}
			own.Services = []baa.Service{{Owner: "quo", Path: "extra"}}
			second := own.Agreements[0]
			second.ID, second.Form, second.Validity = "second", "", from(t, "2026")
			own.Agreements = append(own.Agreements, second)
			own.Grants = []baa.Grant{
				{ID: "one", Under: "clinic-quo", Services: []string{"quo/extra"}, Effect: baa.EffectCovered},
				{ID: "two", Under: "second", Services: []string{"quo/extra"}, Effect: baa.EffectConditional, Conditions: []string{"safe"}},
			}
			tt.edit(&own)
			v := ask(t, vendors(t, own), baa.Use{Service: "quo/extra", Account: "main", AsOf: day(t, "2026-06-01")})
			if v.Coverage != tt.want {
				t.Errorf("got %v, want %v: %s", v.Coverage, tt.want, tt.why)
			}
		})
	}
}

func TestPlanOfTheFormHoldsForOwnGrants(t *testing.T) {
	own := onQuo(t, "starter")
	own.Grants = []baa.Grant{{ID: "g", Under: "clinic-quo", Services: []string{"quo/analytics.report"}, Effect: baa.EffectCovered}}
	v := ask(t, vendors(t, own), baa.Use{Service: "quo/analytics.report", Account: "main", AsOf: day(t, "2026-06-01")})
	expect(t, v, baa.NotCovered, baa.ConditionsUnmet, "the agreement comes with two plans only, whatever was added to it")
}

func TestWeakestSafeguardCounts(t *testing.T) {
	own := onQuo(t, "business")
	own.Conditions = []baa.Condition{{ID: "safe", Kind: baa.Safeguards, Requires: []baa.Requirement{{Measure: baa.TLSVersion, AtLeast: "1.2"}}, Responsible: baa.Vendor, Says: "safe"}}
	own.Services = []baa.Service{{Owner: "quo", Path: "extra"}}
	own.Grants = []baa.Grant{{ID: "g", Under: "clinic-quo", Services: []string{"quo/extra"}, Effect: baa.EffectConditional, Conditions: []string{"safe"}}}
	own.Safeguards = []baa.Safeguard{{ID: "api", Party: "quo", Measure: baa.TLSVersion, Value: "1.2"}}
	u := baa.Use{Service: "quo/extra", Account: "main", AsOf: day(t, "2026-06-01")}
	expect(t, ask(t, vendors(t, own), u), baa.Covered, baa.ConditionsMet, "strong enough")
	own.Safeguards = append(own.Safeguards, baa.Safeguard{ID: "app", Party: "quo", Measure: baa.TLSVersion, Value: "1.0"})
	v := ask(t, vendors(t, own), u)
	expect(t, v, baa.NotCovered, baa.ConditionsUnmet, "of two facts the weaker counts")
	if v.Unmet[0].Reason != baa.SafeguardWeak || v.Unmet[0].Responsible != "quo" {
		t.Errorf("got %v of %s, want a weak safeguard of the vendor", v.Unmet[0].Reason, v.Unmet[0].Responsible)
	}
}

func TestFlowListsEachHopOnce(t *testing.T) {
	v := ask(t, vendors(t, onQuo(t, "business")), baa.Use{
		Flow: []string{"quo/comm.call", "quo/analytics.export", "quo/integration.analytics"}, Account: "main", AsOf: day(t, "2026-06-01"),
	})
	if diff := cmp.Diff([]string{"quo/comm.call", "quo/analytics.export", "quo/integration.analytics"}, services(v)); diff != "" {
		t.Errorf("path (-want +got):\n%s", diff)
	}
	if v.Basis != baa.ByVendorStatement {
		t.Errorf("basis %v, want that of the worst hop", v.Basis)
	}
}

func TestContradictionsApartInTime(t *testing.T) {
	own := onQuo(t, "business")
	own.Services = []baa.Service{{Owner: "quo", Path: "extra"}}
	cover := baa.Grant{ID: "cover", Under: "clinic-quo", Services: []string{"quo/extra"}, Effect: baa.EffectCovered}
	ban := baa.Grant{ID: "ban", Under: "clinic-quo", Services: []string{"quo/extra"}, Effect: baa.EffectExcluded}
	starter, err := baa.Starter()
	require.NoError(t, err)
	compile := func(grants ...baa.Grant) error {
		own.Grants = grants
		_, err := baa.New(append(slices.Clone(starter), own), nil)
		return err
	}
	require.Error(t, compile(cover, ban), "both at once")
	cover.Ends, ban.Effective = when(t, "2026-05-31"), when(t, "2026-06-01")
	require.NoError(t, compile(cover, ban), "one after the other")
	cover.Ends, ban.Effective = baa.PartialDate{}, baa.PartialDate{}
	corrected := cover
	corrected.Recorded, corrected.Services = day(t, "2026-11-05"), []string{"quo/analytics.report"}
	ban.Recorded = day(t, "2026-11-05")
	require.NoError(t, compile(cover, corrected, ban), "the first was corrected on the day the second was recorded")
}

func TestEveryPartCounts(t *testing.T) {
	own := onQuo(t, "business")
	own.Services = []baa.Service{{Owner: "quo", Path: "extra", Parts: []baa.Part{baa.Content, baa.Config}}}
	own.Grants = []baa.Grant{{ID: "g", Under: "clinic-quo", Services: []string{"quo/extra"}, Parts: []baa.Part{baa.Content}, Effect: baa.EffectCovered}}
	g := vendors(t, own)
	u := baa.Use{Service: "quo/extra", Account: "main", AsOf: day(t, "2026-06-01")}
	expect(t, ask(t, g, u), baa.Unknown, baa.AllowanceUnknown, "nothing covers the set-up")
	u.Part = baa.Content
	expect(t, ask(t, g, u), baa.Covered, baa.Permitted, "the content alone is covered")
}

func TestDataClasses(t *testing.T) {
	g := vendors(t, onSprout(t, "2025-06-01"))
	for data, want := range map[baa.DataClass]baa.Coverage{
		baa.PHI: baa.Covered, baa.LimitedDataSet: baa.Covered, baa.PublicSocial: baa.Covered, baa.Sensitive: baa.Prohibited,
	} {
		u := inadvertent(t, "2026-06-01")
		u.Data = []baa.DataClass{data}
		if v := ask(t, g, u); v.Coverage != want {
			t.Errorf("%v: got %v, want %v", data, v.Coverage, want)
		}
		u.Data = []baa.DataClass{baa.PHI, data, baa.Sensitive}
		if v := ask(t, g, u); v.Coverage != baa.Prohibited || v.Path[0].Data != baa.Sensitive {
			t.Errorf("of several classes the worst counts; got %v for %v", v.Coverage, v.Path[0].Data)
		}
	}
}

func TestEvidence(t *testing.T) {
	tests := []struct {
		name   string
		edit   func(*baa.Evidence, *baa.Condition)
		met    bool
		reason baa.Reason
		why    string
	}{
		{"good", func(*baa.Evidence, *baa.Condition) {}, true, 0, "given before the day"},
		{"given later", func(e *baa.Evidence, _ *baa.Condition) { e.Given = when(t, "2026-06-02") }, false, baa.EvidenceMissing, "not given yet"},
		{"given some day this year", func(e *baa.Evidence, _ *baa.Condition) { e.Given = when(t, "2026") }, false, baa.EvidenceMissing, "perhaps not given yet"},
		{"last day", func(e *baa.Evidence, _ *baa.Condition) { e.Expires = day(t, "2026-06-01") }, true, 0, "good on its last day"},
		{"expired", func(e *baa.Evidence, _ *baa.Condition) { e.Expires = day(t, "2026-05-31") }, false, baa.EvidenceExpired, "over"},
		{"old enough", func(_ *baa.Evidence, c *baa.Condition) { c.MaxAge = baa.Period{Months: 3} }, true, 0, "three months to the day"},
		{"too old", func(_ *baa.Evidence, c *baa.Condition) { c.MaxAge = baa.Period{Months: 2} }, false, baa.EvidenceExpired, "older than two months"},
		{"revoked", func(e *baa.Evidence, _ *baa.Condition) { e.Revoked = day(t, "2026-06-01") }, false, baa.EvidenceRevoked, "from its day on"},
		{"revoked later", func(e *baa.Evidence, _ *baa.Condition) { e.Revoked = day(t, "2026-06-02") }, true, 0, "not yet"},
		{"other account", func(e *baa.Evidence, _ *baa.Condition) { e.Account = "second" }, false, baa.EvidenceMissing, "another account's"},
		{"wrong kind", func(e *baa.Evidence, _ *baa.Condition) { e.Kind = baa.PermissionEvidence }, false, baa.EvidenceMissing, "a permission is no safeguard"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own := onQuo(t, "business")
			own.Accounts = append(own.Accounts, baa.Account{ID: "second", Holder: "clinic"})
			own.Conditions = []baa.Condition{{ID: "safe", Kind: baa.Safeguards, Responsible: baa.Customer, Says: "safe"}}
			own.Services = []baa.Service{{Owner: "quo", Path: "extra"}}
			own.Grants = []baa.Grant{{ID: "g", Under: "clinic-quo", Services: []string{"quo/extra"}, Effect: baa.EffectConditional, Conditions: []string{"safe"}}}
			e := baa.Evidence{ID: "e", Condition: "safe", Kind: baa.Document, Given: when(t, "2026-03-01")}
			tt.edit(&e, &own.Conditions[0])
			own.Evidence = []baa.Evidence{e}
			v := ask(t, vendors(t, own), baa.Use{Service: "quo/extra", Account: "main", AsOf: day(t, "2026-06-01")})
			state := v.Path[0].Conditions[0]
			if state.Met != tt.met || !tt.met && state.Reason != tt.reason || (v.Coverage == baa.Covered) != tt.met {
				t.Errorf("met %v because %v, %v; want met %v because %v: %s", state.Met, state.Reason, v.Coverage, tt.met, tt.reason, tt.why)
			}
		})
	}
}

func TestEvidenceThatComesWithTheUse(t *testing.T) {
	g := vendors(t, onQuo(t, "business"))
	u := baa.Use{Service: "quo/comm.sms", Account: "main", Subject: "patient-1", AsOf: day(t, "2026-06-01"), Evidence: quoEvidence(t, smsConditions()...)}
	expect(t, ask(t, g, u), baa.NotCovered, baa.ConditionsMet, "as good as evidence on record")
	u.Evidence[0].Subject = "patient-2"
	expect(t, ask(t, g, u), baa.NotCovered, baa.ConditionsUnmet, "and checked like it")
}

func TestStaleCatalogue(t *testing.T) {
	starter, err := baa.Starter()
	require.NoError(t, err)
	g, err := baa.New(append(starter, onQuo(t, "business")), &baa.Options{MaxCatalogueAge: baa.Period{Months: 6}})
	require.NoError(t, err)
	u := baa.Use{Service: "quo/comm.call", Account: "main", AsOf: day(t, "2027-05-01")}
	expect(t, ask(t, g, u), baa.Covered, baa.Permitted, "verified six months ago")
	u.AsOf = day(t, "2027-05-02")
	v := ask(t, g, u)
	expect(t, v, baa.Unknown, baa.AllowanceUnknown, "older than the caller accepts")
	if diff := cmp.Diff([]baa.Action{baa.VerifyRecord}, actions(v)); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	u.Service, u.Subject, u.Evidence = "quo/comm.sms", "patient-1", quoEvidence(t, smsConditions()...)
	v = ask(t, g, u)
	expect(t, v, baa.Unknown, baa.AllowanceUnknown, "nor does a page of last year say how a service may be used")
	if want := []baa.Change{{Action: baa.VerifyRecord, Record: "quo-general-messaging", Service: "quo/comm.sms"}, {Action: baa.VerifyRecord, Record: "quo-no-sms", Service: "quo/comm.sms"}}; !cmp.Equal(want, v.Changes) {
		t.Errorf("changes %v, want %v", v.Changes, want)
	}
	u = baa.Use{Service: "sprout/social.dm", Account: "main", AsOf: u.AsOf}
	expect(t, ask(t, g, u), baa.Prohibited, baa.Forbidden, "what a contract forbids is no matter of age")
	u.Service = "meta/chat.whatsapp"
	expect(t, ask(t, g, u), baa.NotCovered, baa.Forbidden, "nor that a network signs nothing")
}

// TestIdleLogoffIsComparable asks for a session limit that Quo's fifteen days meet,
// and for one that they do not.
func TestIdleLogoffIsComparable(t *testing.T) {
	for limit, want := range map[string]baa.Coverage{"360h": baa.Covered, "359h": baa.NotCovered, "15m": baa.NotCovered, "720h": baa.Covered} {
		own := onQuo(t, "business")
		own.Conditions = []baa.Condition{{ID: "idle", Kind: baa.Safeguards, Requires: []baa.Requirement{{Measure: baa.IdleLogoff, AtLeast: limit}}, Responsible: baa.Vendor, Says: "Sessions end when nobody uses them."}}
		own.Grants = []baa.Grant{{ID: "own", Under: "clinic-quo", Services: []string{"quo/analytics.report"}, Effect: baa.EffectConditional, Conditions: []string{"idle"}}}
		v := ask(t, vendors(t, own), baa.Use{Service: "quo/analytics.report", Account: "main", AsOf: day(t, "2026-06-01")})
		if v.Coverage != want {
			t.Errorf("with a limit of %s: %v, want %v", limit, v.Coverage, want)
		}
	}
}

// TestSecondarySourcesAgeFromTheirOwnDate reads a guide of April in November.
func TestSecondarySourcesAgeFromTheirOwnDate(t *testing.T) {
	set := shipped(t, "vendors-2026.json")
	g, err := baa.New(append(set, customerOf(t, set[0])), &baa.Options{MaxCatalogueAge: baa.Period{Months: 6}})
	require.NoError(t, err)
	u := baa.Use{Service: "zoom/comm.meeting", Account: "main", AsOf: day(t, "2026-10-24")}
	expect(t, ask(t, g, u), baa.Covered, baa.ConditionsMet, "six months after the day of the guide")
	u.AsOf = day(t, "2026-10-25")
	expect(t, ask(t, g, u), baa.Unknown, baa.AllowanceUnknown, "it was read in November and is not as young as that")
}

// TestChangesAlterTheVerdict does what a verdict proposes.
func TestChangesAlterTheVerdict(t *testing.T) {
	own := clinic(t)
	own.Entitlements = []baa.Entitlement{{ID: "plan", Account: "main", Vendor: "quo", Plan: "starter"}}
	u := baa.Use{Service: "quo/comm.call", Account: "main", AsOf: day(t, "2026-06-01")}
	v := ask(t, vendors(t, own), u)
	if diff := cmp.Diff([]baa.Action{baa.SignAgreement, baa.ChangePlan}, actions(v)); diff != "" {
		t.Fatalf("changes (-want +got):\n%s", diff)
	}
	for _, drop := range []int{0, 1} {
		half := own
		if drop != 0 {
			half.Agreements = onQuo(t, "business").Agreements
		} else {
			half.Entitlements = onQuo(t, "business").Entitlements
		}
		if v := ask(t, vendors(t, half), u); v.Coverage == baa.Covered {
			t.Error("half of the changes was enough: the set is not the smallest")
		}
	}
	expect(t, ask(t, vendors(t, onQuo(t, "business")), u), baa.Covered, baa.Permitted, "all of the changes")
}

func TestGraphKeepsNothingOfItsInput(t *testing.T) {
	own := onQuo(t, "business")
	own.Grants = []baa.Grant{{ID: "g", Under: "clinic-quo", Services: []string{"quo/analytics.report"}, Effect: baa.EffectCovered}}
	g := vendors(t, own)
	u := baa.Use{Service: "quo/analytics.report", Account: "main", AsOf: day(t, "2026-06-01")}
	want := ask(t, g, u)
	own.Grants[0].Services[0], own.Agreements[0].Status = "quo/other", baa.Draft
	p, _ := g.Party("quo")
	p.Plans[0] = "none"
	got := ask(t, g, u)
	got.Path[0].Steps[0].Record = "changed"
	if diff := cmp.Diff(want, ask(t, g, u)); diff != "" {
		t.Errorf("the graph changed with its caller's values (-want +got):\n%s", diff)
	}
}

func TestConcurrentUse(t *testing.T) {
	g := vendors(t, onQuo(t, "business"))
	u := baa.Use{Service: "quo/ai.summary", Account: "main", AsOf: day(t, "2026-06-01")}
	want := ask(t, g, u)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				v, err := g.Evaluate(u)
				if err != nil || !cmp.Equal(want, v) {
					t.Error("another answer from another goroutine")
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestVerdictOnTheWire(t *testing.T) {
	v := ask(t, vendors(t), baa.Use{Service: "quo/comm.sms", AsOf: day(t, "2026-06-01")})
	text, err := json.Marshal(v)
	require.NoError(t, err)
	var wire map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(text, &wire))
	for key, want := range map[string]string{
		"coverage": `"not_covered"`, "use": `"conditions_unmet"`, "basis": `"vendor_statement"`, "accepted_risk": "false",
	} {
		if string(wire[key]) != want {
			t.Errorf("%s is %s, want %s", key, wire[key], want)
		}
	}
	for _, key := range []string{"path", "unmet", "responsible", "liability", "changes", "sources"} {
		if len(wire[key]) < 2 || wire[key][0] != '[' {
			t.Errorf("%s is %s, want an array", key, wire[key])
		}
	}
	var back baa.Verdict
	require.NoError(t, json.Unmarshal(text, &back))
	if diff := cmp.Diff(v, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestEngineFollowsTheRecords(t *testing.T) {
	u := baa.Use{Service: "quo/comm.sms", AsOf: day(t, "2026-06-01")}
	engines := map[string]bool{}
	for _, own := range [][]baa.Dataset{nil, {clinic(t)}, {onQuo(t, "business")}, {onQuo(t, "scale")}} {
		v := ask(t, vendors(t, own...), u)
		again := ask(t, vendors(t, slices.Clone(own)...), u)
		if v.Engine != again.Engine {
			t.Error("the same records, another engine")
		}
		engines[v.Engine.Digest] = true
	}
	if len(engines) != 4 {
		t.Errorf("%d engines for 4 sets of records", len(engines))
	}
}
