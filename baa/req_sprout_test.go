// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

func TestReq_B1_PlatformProhibitsSensitiveData(t *testing.T) {
	g := graph(t, shipped(t, "sprout-2023.json")...)
	for _, data := range [][]baa.DataClass{nil, {baa.PHI}, {baa.Sensitive}, {baa.LimitedDataSet}} {
		v := ask(t, g, baa.Use{Service: "sprout/social.dm", Data: data, Intent: baa.Solicited, AsOf: day(t, "2023-06-01")})
		expect(t, v, baa.Prohibited, baa.Forbidden, "the terms forbid sensitive data, health information included")
		if v.Basis != baa.ByAgreement {
			t.Errorf("basis %v, want agreement: the ban is a contract's", v.Basis)
		}
	}
	v := ask(t, g, baa.Use{Service: "sprout/social.dm", AsOf: day(t, "2023-06-01")})
	var causes []baa.AgreementKind
	for _, s := range v.Path[0].Steps {
		causes = append(causes, s.Kind)
	}
	slices.Sort(causes)
	if diff := cmp.Diff([]baa.AgreementKind{baa.TermsOfService, baa.NetworkPartnerTerms}, causes); diff != "" {
		t.Errorf("the ban carries its causes (-want +got):\n%s", diff)
	}
}

func TestReq_B2_BanHoldsWithoutGuardian(t *testing.T) {
	form := baa.Use{Service: "sprout/forms.secure", Account: "main"}
	tests := []struct {
		name, plan, since, asOf string
		want                    baa.Coverage
		why                     string
	}{
		{"another plan", "standard", "2025-01-01", "2026-06-01", baa.Prohibited, "without the add-on the ban holds"},
		{"add-on", "guardian", "2025-01-01", "2026-06-01", baa.Covered, "the add-on lifts it"},
		{"add-on later", "guardian", "2026-09-01", "2026-06-01", baa.Prohibited, "the state depends on the date too"},
		{"plan not on record", "", "", "2026-06-01", baa.Unknown, "nobody knows whether the ban holds"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own := onSprout(t, "2025-06-01")
			own.Entitlements = nil
			if tt.plan != "" {
				own.Entitlements = []baa.Entitlement{{ID: "p", Account: "main", Vendor: "sprout", Plan: tt.plan, Validity: from(t, tt.since)}}
			}
			u := form
			u.AsOf = day(t, tt.asOf)
			if v := ask(t, vendors(t, own), u); v.Coverage != tt.want {
				t.Errorf("got %v, want %v: %s", v.Coverage, tt.want, tt.why)
			}
		})
	}
}

func TestReq_B3_NetworksAreNeverCovered(t *testing.T) {
	own := onSprout(t, "2025-06-01")
	g := vendors(t, own)
	party, found := g.Party("instagram")
	require.True(t, found)
	if party.SignsBAA != baa.NoneKnown || party.Source == "" {
		t.Errorf("the network must be on record as signing none, with a source; got %v", party.SignsBAA)
	}
	u := inadvertent(t, "2026-06-01")
	expect(t, ask(t, g, u), baa.Covered, baa.Permitted, "the platform alone is covered")
	u.Flow, u.Service = []string{"instagram/social.dm", "sprout/social.dm"}, ""
	v := ask(t, g, u)
	expect(t, v, baa.NotCovered, baa.Forbidden, "one hop through a network spoils the flow")
	if v.Path[0].Reason != baa.SignsNone {
		t.Errorf("reason %v, want signs_none", v.Path[0].Reason)
	}

	t.Run("even if somebody records a signature", func(t *testing.T) {
		own := clinic(t)
		own.Agreements = []baa.Agreement{{ID: "odd", Kind: baa.BAA, Status: baa.Signed, Upstream: "clinic", Downstream: "instagram", Validity: from(t, "2024-01-01")}}
		own.Grants = []baa.Grant{{ID: "odd-grant", Under: "odd", Services: []string{"instagram/*"}, Effect: baa.EffectCovered}}
		g := vendors(t, own)
		v := ask(t, g, baa.Use{Service: "instagram/social.dm", Account: "main", AsOf: day(t, "2026-06-01")})
		expect(t, v, baa.NotCovered, baa.Forbidden, "never means never")
		lints, err := g.Lint(day(t, "2026-06-01"))
		require.NoError(t, err)
		if !slices.ContainsFunc(lints, func(l baa.Lint) bool {
			return l.Code == baa.BAAOfRefuser && slices.Equal(l.Records, []string{"odd", "instagram"})
		}) {
			t.Error("the contradiction is not reported")
		}
	})
}

func TestReq_B4_OnlyInadvertentUploads(t *testing.T) {
	own := clinic(t)
	own.Agreements = []baa.Agreement{{
		ID: "clinic-sprout", Kind: baa.BAA, Status: baa.Signed, Form: "sprout-baa",
		Upstream: "clinic", Downstream: "sprout", Validity: from(t, "2023-05-01"),
	}}
	datasets := append(shipped(t, "sprout-2023.json"), own)
	g, err := baa.New(datasets, &baa.Options{RemoveWithin: baa.Period{Days: 3}})
	require.NoError(t, err)
	for _, origin := range []baa.Origin{baa.OriginUnspecified, baa.OutsideUser, baa.Workforce, baa.Integration} {
		for _, intent := range []baa.Intent{baa.IntentUnspecified, baa.Unsolicited, baa.Solicited} {
			for _, awareness := range []baa.Awareness{baa.AwarenessUnspecified, baa.Unnoticed, baa.Known} {
				u := inadvertent(t, "2023-06-01")
				u.Origin, u.Intent, u.Awareness = origin, intent, awareness
				v := ask(t, g, u)
				if origin == baa.OutsideUser && intent == baa.Unsolicited && awareness == baa.Unnoticed {
					expect(t, v, baa.Covered, baa.Permitted, "the tailored agreement is for this")
				} else {
					expect(t, v, baa.Prohibited, baa.Forbidden, "everything else stays under the ban: "+origin.String()+" "+intent.String()+" "+awareness.String())
				}
			}
		}
	}
	u := inadvertent(t, "2023-06-01")
	procedures := duties(ask(t, g, u), "sprout-inadvertent")
	require.Len(t, procedures, 2, "clear procedures, and removal")
	u.Awareness = baa.Known
	removal := duties(ask(t, g, u), "sprout-ban")
	require.Len(t, removal, 1)
	if removal[0].Party != "clinic" || removal[0].Within != (baa.Period{Days: 3}) {
		t.Errorf("once known, the customer removes it within the configured time; got %v within %v", removal[0].Party, removal[0].Within)
	}
}

func TestReq_B5_SubcontractorFrom2025(t *testing.T) {
	tests := []struct {
		name, signed, asOf string
		want               baa.Coverage
		why                string
	}{
		{"before 2025", "2025-03-10", "2024-12-31", baa.NotCovered, "the agreement between vendor and provider begins in 2025"},
		{"inside 2025 without an own day", "2025", "2025-06-01", baa.Unknown, "the source gives the year only"},
		{"inside 2025 after the own day", "2025-03-10", "2025-06-01", baa.Covered, "what was signed that day exists that day"},
		{"inside 2025 before the own day", "2025-03-10", "2025-02-01", baa.NotCovered, "not signed yet"},
		{"inside 2025 after the own month", "2025-03", "2025-06-01", baa.Covered, "whichever day of March it was"},
		{"inside the own month", "2025-03", "2025-03-15", baa.Unknown, "signed some day of that month"},
		{"after 2025", "2025", "2026-01-01", baa.Covered, "whichever day of 2025 it was"},
		{"an own day before the form existed", "2024-03-10", "2025-06-01", baa.Unknown, "that day says nothing about 2025"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own := onSprout(t, tt.signed)
			own.Entitlements[0].Validity = baa.Validity{}
			v := ask(t, vendors(t, own), baa.Use{Service: "sprout/forms.secure", Account: "main", AsOf: day(t, tt.asOf)})
			if v.Coverage != tt.want {
				t.Errorf("got %v, want %v: %s", v.Coverage, tt.want, tt.why)
			}
			if v.Coverage == baa.Covered && !onPath(v, "sprout-forms-basa") {
				t.Error("the path must show the agreement with the subcontractor")
			}
		})
	}
	accident := ask(t, vendors(t, onSprout(t, "2025")), inadvertent(t, "2025-06-01"))
	expect(t, accident, baa.Unknown, baa.AllowanceUnknown, "whether the ban is lifted depends on the day of the signature")
	without := ask(t, vendors(t), baa.Use{Service: "sprout/forms.secure", AsOf: day(t, "2025-06-01")})
	if without.Coverage != baa.Unknown {
		t.Errorf("without any record of the customer: %v, want unknown", without.Coverage)
	}
	a, found := vendors(t).Agreement("sprout-forms-basa", baa.Date{})
	require.True(t, found)
	if a.Kind != baa.BASA || a.Effective.Precision() != baa.Year {
		t.Errorf("the edge is a %v with precision %v", a.Kind, a.Effective.Precision())
	}
}

func TestReq_B6_InadvertentClausesLeaveFormsAlone(t *testing.T) {
	g := vendors(t, onSprout(t, "2025-06-01"))
	u := inadvertent(t, "2026-06-01")
	u.Service = "sprout/forms.secure"
	v := ask(t, g, u)
	for _, h := range v.Path {
		for _, s := range h.Steps {
			if s.Grant == "sprout-inadvertent-2025" || s.Grant == "sprout-inadvertent" {
				t.Errorf("the clause on accidents decided about forms: %+v", s)
			}
		}
	}
	if diff := cmp.Diff([]string{"sprout-forms-provider/forms.secure"}, services(v)); diff != "" {
		t.Errorf("the platform is no hop of this flow (-want +got):\n%s", diff)
	}
	if v.Path[0].Via != "sprout/forms.secure" {
		t.Errorf("via %q, want the service that the use names", v.Path[0].Via)
	}
}

func TestReq_B7_FormsNeedTheirPurposeSigned(t *testing.T) {
	own := onSprout(t, "2025-06-01")
	own.Agreements[0].Purposes = nil
	u := baa.Use{Service: "sprout/forms.secure", Account: "main", AsOf: day(t, "2026-06-01")}
	v := ask(t, vendors(t, own), u)
	expect(t, v, baa.NotCovered, baa.ConditionsUnmet, "the agreement was not signed for forms")
	want := []baa.Unmet{{
		Service: "sprout-forms-provider/forms.secure", Kind: baa.SignedAgreement, Record: "clinic-sprout",
		Reason: baa.PurposeMissing, Responsible: "clinic",
	}}
	if diff := cmp.Diff(want, v.Unmet); diff != "" {
		t.Errorf("unmet (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]baa.Action{baa.AddPurpose}, actions(v)); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	expect(t, ask(t, vendors(t, onSprout(t, "2025-06-01")), u), baa.Covered, baa.Permitted, "signed with the purpose")
}

func TestReq_B8_OneAgreementTwoGrants(t *testing.T) {
	g := vendors(t, onSprout(t, "2025-06-01"))
	accident := ask(t, g, inadvertent(t, "2026-06-01"))
	form := ask(t, g, baa.Use{Service: "sprout/forms.secure", Account: "main", Intent: baa.Solicited, AsOf: day(t, "2026-06-01")})
	for name, v := range map[string]baa.Verdict{"accident": accident, "form": form} {
		expect(t, v, baa.Covered, baa.Permitted, name)
		if !onPath(v, "clinic-sprout") || !onPath(v, "sprout-baa-2025") {
			t.Errorf("%s: the one agreement is not on the path", name)
		}
	}
}

func TestReq_B9_AcceptedRiskIsAFlag(t *testing.T) {
	own := clinic(t)
	own.RiskAcceptances = []baa.RiskAcceptance{{
		ID: "exception-1", Account: "main", Services: []string{"sprout/social.*"},
		Approver: "privacy officer", Reason: "the data carry little risk by their nature",
		Mitigations: []string{"profile notice", "tag and delete"}, Validity: between(t, "2026-01-01", "2026-12-31"),
	}}
	g := vendors(t, own)
	u := baa.Use{Service: "sprout/social.dm", Account: "main", AsOf: day(t, "2026-06-01")}
	v := ask(t, g, u)
	expect(t, v, baa.Prohibited, baa.Forbidden, "an accepted risk covers nothing")
	want := []baa.AcceptedRisk{{
		Record: "exception-1", Approver: "privacy officer", Expires: day(t, "2026-12-31"),
		Mitigations: []string{"profile notice", "tag and delete"}, Notice: baa.NoRiskException,
	}}
	if diff := cmp.Diff(want, v.Risks); diff != "" || !v.AcceptedRisk {
		t.Errorf("accepted %v (-want +got):\n%s", v.AcceptedRisk, diff)
	}
	u.AsOf = day(t, "2027-01-01")
	if ask(t, g, u).AcceptedRisk {
		t.Error("the acceptance has expired")
	}
	u.AsOf, u.Service, u.Flow = day(t, "2026-06-01"), "", []string{"instagram/social.dm", "sprout/social.dm"}
	if ask(t, g, u).AcceptedRisk {
		t.Error("the network is outside the scope of the acceptance")
	}
	own.RiskAcceptances[0].Mitigations = nil
	_, err := baa.New(append(shipped(t, "sprout-2023.json"), own), nil)
	require.Error(t, err, "an acceptance lists its mitigations")
}

func TestReq_B10_PolicyOnlyTightens(t *testing.T) {
	own := onQuo(t, "business")
	u := baa.Use{Service: "quo/comm.call", Account: "main", AsOf: day(t, "2026-06-01")}
	expect(t, ask(t, vendors(t, own), u), baa.Covered, baa.Permitted, "without a policy")

	own.Policies = []baa.Policy{{
		ID: "baa-always", Services: []string{"*"}, CoverageAtMost: baa.NotCovered, UseAtMost: baa.Forbidden,
		UnlessAgreement: baa.BAA,
	}}
	own.Evidence = quoEvidence(t, smsConditions()...)
	g := vendors(t, own)
	expect(t, ask(t, g, u), baa.Covered, baa.Permitted, "an agreement in force satisfies the policy")
	sms := baa.Use{Service: "quo/comm.sms", Account: "main", Subject: "patient-1", AsOf: day(t, "2026-06-01")}
	v := ask(t, g, sms)
	expect(t, v, baa.NotCovered, baa.Forbidden, "the vendor's conditions do not count where the policy asks for an agreement")
	if v.Basis != baa.ByOrganisation {
		t.Errorf("basis %v, want organisation", v.Basis)
	}

	own.Policies[0].Recorded = day(t, "2026-11-05")
	sms.KnownAt = day(t, "2026-11-04")
	expect(t, ask(t, vendors(t, own), sms), baa.NotCovered, baa.ConditionsMet, "before the policy was on file")
	sms.KnownAt = baa.Date{}

	own.Policies[0].CoverageAtMost, own.Policies[0].UseAtMost, own.Policies[0].UnlessAgreement = baa.Covered, baa.Permitted, 0
	expect(t, ask(t, vendors(t, own), sms), baa.NotCovered, baa.ConditionsMet, "the mildest policy changes nothing")
}

func TestReq_B11_ProcessorHostedWithoutEHR(t *testing.T) {
	own := clinic(t)
	own.Services = []baa.Service{{Owner: "clinic", Path: "ehr.chart"}}
	g := graph(t, append(shipped(t, "sprout-2023.json"), own)...)
	p, found := g.Party("Sprout Social")
	require.True(t, found)
	if diff := cmp.Diff([]baa.Role{baa.Processor}, p.Roles); diff != "" {
		t.Errorf("a processor is no business associate (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"aws"}, p.Hosting); diff != "" {
		t.Errorf("hosting (-want +got):\n%s", diff)
	}
	u := baa.Use{Flow: []string{"quo/comm.call", "clinic/ehr.chart"}, Account: "main", AsOf: day(t, "2026-06-01")}
	business := onQuo(t, "business")
	business.Services = own.Services
	denied := ask(t, vendors(t, business), u)
	expect(t, denied, baa.NotCovered, baa.Forbidden, "no connection to health records is on record")
	if denied.Path[1].Reason != baa.NoConnection {
		t.Errorf("reason %v, want no_connection", denied.Path[1].Reason)
	}
	quo := shipped(t, "quo.json")
	quo[0].Parties[0].Connections = []string{"clinic/ehr.char.*"}
	expect(t, ask(t, graph(t, quo[0], business), u), baa.NotCovered, baa.Forbidden, "another system whose name begins alike")
	quo[0].Parties[0].Connections = []string{"clinic/ehr.*"}
	expect(t, ask(t, graph(t, quo[0], business), u), baa.Covered, baa.Permitted, "with the connection on record")
}

func TestReq_B12_ComparableSafeguards(t *testing.T) {
	tests := []struct {
		name    string
		require []baa.Requirement
		covered bool
		why     string
	}{
		{"as stated", []baa.Requirement{{Measure: baa.AESAtRestBits, AtLeast: "256"}, {Measure: baa.TLSVersion, AtLeast: "1.2"}, {Measure: baa.BackupsEncrypted, AtLeast: "true"}, {Measure: baa.Tenancy, AtLeast: "commingled_logical"}}, true, "AES 256 with backups, TLS 1.2, separated by logic"},
		{"less will do", []baa.Requirement{{Measure: baa.AESAtRestBits, AtLeast: "128"}, {Measure: baa.TLSVersion, AtLeast: "1.1"}}, true, "stronger is fine"},
		{"TLS 1.3", []baa.Requirement{{Measure: baa.TLSVersion, AtLeast: "1.3"}}, false, "only 1.2 is promised"},
		{"dedicated", []baa.Requirement{{Measure: baa.Tenancy, AtLeast: "dedicated"}}, false, "data of customers are commingled"},
		{"not on record", []baa.Requirement{{Measure: baa.MultiFactor, AtLeast: "true"}}, false, "silence is no safeguard"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own := onSprout(t, "2025-06-01")
			own.Conditions = []baa.Condition{{ID: "strong", Kind: baa.Safeguards, Requires: tt.require, Responsible: baa.Vendor, Says: "strong safeguards"}}
			own.Grants = []baa.Grant{{
				ID: "own", Under: "clinic-sprout", Services: []string{"sprout/listening"}, Data: []baa.DataClass{baa.PHI},
				Effect: baa.EffectConditional, Conditions: []string{"strong"}, CarvesOut: []string{"sprout-terms"},
			}}
			u := baa.Use{Service: "sprout/listening", Account: "main", AsOf: day(t, "2026-06-01")}
			v := ask(t, vendors(t, own), u)
			want := baa.Prohibited // the ban that the grant would lift
			if tt.covered {
				want = baa.Covered
			}
			if v.Coverage != want {
				t.Errorf("got %v, want %v: %s", v.Coverage, want, tt.why)
			}
		})
	}
}

func TestReq_B13_FormsBypassThePlatform(t *testing.T) {
	g := vendors(t, onSprout(t, "2025-06-01"))
	s, found := g.Service("sprout/forms.secure", baa.Date{})
	require.True(t, found)
	if s.ProcessedBy != "sprout-forms-provider/forms.secure" {
		t.Errorf("processed by %q", s.ProcessedBy)
	}
	v := ask(t, g, baa.Use{Service: "sprout/forms.secure", Account: "main", AsOf: day(t, "2026-06-01")})
	for _, h := range v.Path {
		if owner := "sprout/"; len(h.Service) > len(owner) && h.Service[:len(owner)] == owner {
			t.Errorf("hop %s: the platform never sees the data", h.Service)
		}
	}
}

func TestReq_B14_RiskAssessmentOnFile(t *testing.T) {
	g := vendors(t)
	all := g.EvidenceAbout("sprout", baa.Date{})
	require.Len(t, all, 1)
	if all[0].Kind != baa.RiskAssessment || all[0].Tool == "" || all[0].Given.Precision() != baa.Year {
		t.Errorf("got a %v with tool %q, given %v", all[0].Kind, all[0].Tool, all[0].Given)
	}
	v := ask(t, g, baa.Use{Service: "sprout/social.dm", AsOf: day(t, "2026-06-01")})
	if v.Notice != baa.LegalNotice {
		t.Error("a verdict gives no legal advice and says so")
	}
}

func TestReq_B15_KindsOfAgreements(t *testing.T) {
	g := vendors(t)
	dpa, found := g.Agreement("sprout-dpa", baa.Date{})
	require.True(t, found)
	if dpa.Kind != baa.DPA || dpa.Status != baa.Standing || !slices.Contains(dpa.Attachments, "security annex") {
		t.Errorf("the data protection agreement stands in every contract with its annex; got %v %v %v", dpa.Kind, dpa.Status, dpa.Attachments)
	}
	for id, kind := range map[string]baa.AgreementKind{"sprout-baa": baa.BAA, "sprout-forms-basa": baa.BASA} {
		a, found := g.Agreement(id, baa.Date{})
		require.True(t, found)
		if a.Kind != kind {
			t.Errorf("%s is a %v", id, a.Kind)
		}
	}
	own := clinic(t)
	own.Grants = []baa.Grant{{ID: "g", Under: "sprout-dpa", Services: []string{"sprout/*"}, Effect: baa.EffectCovered}}
	_, err := baa.New(append(shipped(t, "sprout-2023.json"), own), nil)
	var bad *baa.DatasetError
	require.ErrorAs(t, err, &bad)
	if bad.Problem != baa.CannotCover {
		t.Errorf("problem %v: a data protection agreement covers no health information", bad.Problem)
	}
}

// That public data can be health information is our inference.
func TestReq_B16_PublicIsNotOutside(t *testing.T) {
	g := vendors(t)
	v := ask(t, g, baa.Use{Service: "sprout/listening", Data: []baa.DataClass{baa.PublicSocial}, AsOf: day(t, "2026-06-01")})
	expect(t, v, baa.Prohibited, baa.Forbidden, "public does not mean free of health information")
}

func TestReq_B17_Inventory(t *testing.T) {
	g := vendors(t)
	tests := []struct {
		service string
		want    baa.Holding
	}{
		{"sprout/social.dm", baa.Holding{Item: "ip_address", Of: baa.OutsideUser, Held: false}},
		{"sprout/account.sessions", baa.Holding{Item: "ip_address", Of: baa.Workforce, Held: true}},
	}
	for _, tt := range tests {
		s, found := g.Service(tt.service, baa.Date{})
		require.True(t, found)
		if diff := cmp.Diff([]baa.Holding{tt.want}, s.Inventory); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.service, diff)
		}
	}
}

func TestReq_B31_BackgroundIsDated(t *testing.T) {
	g := vendors(t)
	dates := map[string]string{}
	for _, party := range []string{"sprout", "hhs-ocr"} {
		for _, s := range g.Statements(party, baa.Date{}) {
			dates[s.ID] = s.Dated.String()
			if s.Document == nil || s.Document.RetrievedOn.IsZero() || s.Document.VerifiedOn.IsZero() {
				t.Errorf("%s: no dated source", s.ID)
			}
		}
	}
	for id, want := range map[string]string{
		"ocr-bulletin": "2022-12", "sprout-says-team": "2023", "sprout-says-customers": "2023",
	} {
		if dates[id] != want {
			t.Errorf("%s is dated %s, want %s", id, dates[id], want)
		}
	}
	if _, found := dates["sprout-says-competitors"]; !found {
		t.Error("the statement about other tools is missing")
	}
}

func TestReq_B32_PositionsThatChange(t *testing.T) {
	g := vendors(t)
	ids := func(known string) []string {
		var all []string
		d := baa.Date{}
		if known != "" {
			d = day(t, known)
		}
		for _, s := range g.Statements("sprout", d) {
			all = append(all, s.ID)
		}
		return all
	}
	for _, id := range []string{"sprout-says-baa-unneeded", "sprout-says-signs", "sprout-says-policy"} {
		if !slices.Contains(ids(""), id) {
			t.Errorf("%s is gone: statements that disagree stand beside each other", id)
		}
	}
	if slices.Contains(ids("2024-06-01"), "sprout-says-without-guardian") {
		t.Error("the statement of 2025 was not known in 2024")
	}
	if len(ids("2022-01-01")) != 0 {
		t.Error("nothing was on file in 2022")
	}

	own := onSprout(t, "2025-06-01")
	own.Recorded = day(t, "2023-12-31")
	for i := range own.Agreements {
		own.Agreements[i].Recorded = day(t, "2025-12-31")
	}
	g = vendors(t, own)
	then := inadvertent(t, "2026-06-01")
	then.KnownAt = day(t, "2024-06-01")
	expect(t, ask(t, g, then), baa.Prohibited, baa.Forbidden, "as known in 2024, nothing was signed")
	then.KnownAt = day(t, "2025-12-31")
	expect(t, ask(t, g, then), baa.Covered, baa.Permitted, "as known since the end of 2025")
}
