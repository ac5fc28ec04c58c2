// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

func TestReq_B18_PlanGate(t *testing.T) {
	call := baa.Use{Service: "quo/comm.call", Account: "main", AsOf: day(t, "2026-06-01")}
	for plan, want := range map[string]baa.Coverage{"business": baa.Covered, "scale": baa.Covered, "starter": baa.NotCovered} {
		if v := ask(t, vendors(t, onQuo(t, plan)), call); v.Coverage != want {
			t.Errorf("plan %s: got %v, want %v", plan, v.Coverage, want)
		}
	}

	own := onQuo(t, "business")
	own.Entitlements[0].Ends = when(t, "2026-06-30")
	own.Entitlements = append(own.Entitlements, baa.Entitlement{ID: "down", Account: "main", Vendor: "quo", Plan: "starter", Validity: from(t, "2026-07-01")})
	g := vendors(t, own)
	call.AsOf = day(t, "2026-06-30")
	expect(t, ask(t, g, call), baa.Covered, baa.Permitted, "the last day of the plan")
	call.AsOf = day(t, "2026-07-01")
	v := ask(t, g, call)
	expect(t, v, baa.NotCovered, baa.ConditionsUnmet, "the downgrade makes the grant inactive")
	if diff := cmp.Diff([]baa.Change{{Action: baa.ChangePlan, Record: "quo-baa", Service: "quo/comm.call"}}, v.Changes); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}

	own = onQuo(t, "business")
	own.Entitlements = nil
	expect(t, ask(t, vendors(t, own), call), baa.Unknown, baa.AllowanceUnknown, "a plan that is not on record is unknown")
}

func TestReq_B19_HowToAsk(t *testing.T) {
	a, found := vendors(t).Agreement("quo-baa", baa.Date{})
	require.True(t, found)
	want := []baa.Request{{By: "existing customers", Means: "e-mail"}, {By: "prospects", Means: "form"}}
	if diff := cmp.Diff(want, a.Requests); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

func TestReq_B20_EveryVerdictNamesWhoIsResponsible(t *testing.T) {
	g := vendors(t, onQuo(t, "business"))
	for _, name := range g.Services() {
		v := ask(t, g, baa.Use{Service: name, Account: "main", AsOf: day(t, "2026-06-01")})
		if len(v.Responsible) == 0 {
			t.Errorf("%s: nobody is responsible for anything", name)
		}
		for _, d := range v.Responsible {
			if d.Party == "" || d.Duty == "" {
				t.Errorf("%s: a duty without a party: %+v", name, d)
			}
		}
	}
	parties := map[string]bool{}
	for _, d := range ask(t, g, baa.Use{Service: "quo/comm.call", Account: "main", AsOf: day(t, "2026-06-01")}).Responsible {
		parties[d.Party] = true
	}
	if !parties["clinic"] || !parties["quo"] {
		t.Errorf("a covered service has duties of both parties; got %v", parties)
	}
}

func TestReq_B21_CoverageAndUseAreTwoFields(t *testing.T) {
	own := onQuo(t, "business")
	own.Evidence = slices.Concat(quoEvidence(t, smsConditions()...), quoEvidence(t, aiConditions()...))
	g := vendors(t, own)
	tests := []struct {
		service string
		cover   baa.Coverage
		use     baa.Allowance
		basis   baa.Basis
		why     string
	}{
		{"quo/comm.call", baa.Covered, baa.Permitted, baa.ByAgreement, "once in force, calls are covered"},
		{"quo/comm.voicemail", baa.Covered, baa.ConditionsUnmet, baa.ByAgreement, "voicemail is, with standing duties"},
		{"quo/comm.sms", baa.NotCovered, baa.ConditionsMet, baa.ByVendorStatement, "whatever is met, SMS is not covered"},
		{"quo/comm.mms", baa.NotCovered, baa.ConditionsMet, baa.ByVendorStatement, "nor is MMS"},
		{"quo/ai.summary", baa.NotCovered, baa.ConditionsMet, baa.ByVendorStatement, "nor are summaries, whatever a title says"},
	}
	for _, tt := range tests {
		v := ask(t, g, baa.Use{Service: tt.service, Account: "main", Subject: "patient-1", Session: "session-1", AsOf: day(t, "2026-06-01")})
		expect(t, v, tt.cover, tt.use, tt.service+": "+tt.why)
		if v.Basis != tt.basis {
			t.Errorf("%s: basis %v, want %v", tt.service, v.Basis, tt.basis)
		}
	}
	lints, err := g.Lint(day(t, "2026-06-01"))
	require.NoError(t, err)
	for _, want := range []baa.Lint{
		{Code: baa.Contradiction, Records: []string{"quo-no-sms", "quo-general-messaging"}},
		{Code: baa.Contradiction, Records: []string{"quo-no-ai", "quo-title-summaries"}},
		{Code: baa.RestatedCondition, Records: []string{"quo-ai-permission", "quo-ai-consent"}},
	} {
		if !slices.ContainsFunc(lints, func(l baa.Lint) bool { return cmp.Equal(l, want) }) {
			t.Errorf("the linter does not report %v %v", want.Code, want.Records)
		}
	}
}

func TestReq_B22_SMSNeedsAllFour(t *testing.T) {
	for without := range smsConditions() {
		own := onQuo(t, "business")
		all := smsConditions()
		own.Evidence = quoEvidence(t, slices.Delete(slices.Clone(all), without, without+1)...)
		for _, service := range []string{"quo/comm.sms", "quo/comm.mms"} {
			v := ask(t, vendors(t, own), baa.Use{Service: service, Account: "main", Subject: "patient-1", AsOf: day(t, "2026-06-01")})
			expect(t, v, baa.NotCovered, baa.ConditionsUnmet, "three of four conditions are not enough")
			want := []baa.Change{{Action: baa.GiveEvidence, Record: all[without], Service: service}}
			if diff := cmp.Diff(want, v.Changes); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"clinic"}, v.Liability); diff != "" {
				t.Errorf("the organisation bears the liability (-want +got):\n%s", diff)
			}
		}
	}

	own := onQuo(t, "business")
	own.Evidence = quoEvidence(t, smsConditions()...)
	sms := baa.Use{Service: "quo/comm.sms", Account: "main", Subject: "patient-1", AsOf: day(t, "2026-06-01")}
	expect(t, ask(t, vendors(t, own), sms), baa.NotCovered, baa.ConditionsMet, "all four")
	sms.Subject = "patient-2"
	expect(t, ask(t, vendors(t, own), sms), baa.NotCovered, baa.ConditionsUnmet, "another patient's permission does not count")

	sms.Subject = "patient-1"
	for _, kind := range []baa.EvidenceKind{baa.AuthorizationEvidence, baa.ConsentEvidence, baa.Document, baa.Attestation} {
		own.Evidence[0].Kind = kind
		expect(t, ask(t, vendors(t, own), sms), baa.NotCovered, baa.ConditionsUnmet, "the condition is permission, and "+kind.String()+" is none")
	}
}

func TestReq_B22_PermissionEndsWhenWithdrawn(t *testing.T) {
	own := onQuo(t, "business")
	own.Evidence = quoEvidence(t, smsConditions()...)
	again := own.Evidence[0]
	again.ID, again.Given, again.Revoked = "newer", when(t, "2026-04-01"), day(t, "2026-05-01")
	own.Evidence = append(own.Evidence, again)
	g := vendors(t, own)
	sms := baa.Use{Service: "quo/comm.sms", Account: "main", Subject: "patient-1", AsOf: day(t, "2026-04-30")}
	expect(t, ask(t, g, sms), baa.NotCovered, baa.ConditionsMet, "before the withdrawal")
	sms.AsOf = day(t, "2026-05-01")
	v := ask(t, g, sms)
	expect(t, v, baa.NotCovered, baa.ConditionsUnmet, "a withdrawal counts against every earlier permission")
	if v.Unmet[0].Reason != baa.EvidenceRevoked {
		t.Errorf("reason %v, want evidence_revoked", v.Unmet[0].Reason)
	}
}

func TestReq_B23_AIIsAnOpenClass(t *testing.T) {
	own := onQuo(t, "business")
	own.Evidence = quoEvidence(t, aiConditions()...)
	g := vendors(t, own)
	for _, service := range []string{"quo/ai.agent", "quo/ai.summary", "quo/ai.tags", "quo/ai.content", "quo/ai.coaching", "quo/ai.voice.cloning"} {
		u := baa.Use{Service: service, Account: "main", Subject: "patient-1", Session: "session-1", AsOf: day(t, "2026-06-01")}
		v := ask(t, g, u)
		expect(t, v, baa.NotCovered, baa.ConditionsMet, service+": a member of the class, named or not")
		require.Len(t, v.Path[0].Conditions, 5)
		if diff := cmp.Diff([]string{"clinic"}, v.Liability); diff != "" {
			t.Errorf("liability (-want +got):\n%s", diff)
		}
		u.Session = "session-2"
		expect(t, ask(t, g, u), baa.NotCovered, baa.ConditionsUnmet, "the permission is for one voice session")
	}
	v := ask(t, g, baa.Use{Service: "quo/ai.agent", Account: "main", AsOf: day(t, "2026-06-01")})
	if v.Sources[0].VerifiedOn.IsZero() {
		t.Error("the exclusion holds at present and needs the day it was verified")
	}
}

func TestReq_B23_StricterWordingCounts(t *testing.T) {
	own := onQuo(t, "business")
	own.Grants = []baa.Grant{{
		ID: "own", Under: "quo-exclusions", Services: []string{"quo/ai.later"}, Effect: baa.EffectExcluded,
		Conditions: []string{"quo-ai-consent"},
	}}
	v := ask(t, vendors(t, own), baa.Use{Service: "quo/ai.later", Account: "main", AsOf: day(t, "2026-06-01")})
	var asked []string
	for _, c := range v.Path[0].Conditions {
		asked = append(asked, c.Condition)
	}
	if !slices.Contains(asked, "quo-ai-permission") || slices.Contains(asked, "quo-ai-consent") {
		t.Errorf("asked for %v; permission in every case is stricter than consent where required", asked)
	}
}

// That an agreement of one's own with the receiving party covers the integration
// is our inference.
func TestReq_B24_IntegrationsAreAWildcard(t *testing.T) {
	own := onQuo(t, "business")
	g := vendors(t, own)
	for _, service := range []string{"quo/integration.crm", "quo/integration.email", "quo/integration.messaging", "quo/integration.analytics", "quo/integration.anything.else"} {
		v := ask(t, g, baa.Use{Service: service, Account: "main", AsOf: day(t, "2026-06-01")})
		expect(t, v, baa.NotCovered, baa.Forbidden, service+": the source gives no conditions of use")
		if diff := cmp.Diff([]baa.Action{baa.SignOwnAgreement}, actions(v)); diff != "" {
			t.Errorf("changes (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"clinic"}, v.Liability); diff != "" {
			t.Errorf("liability (-want +got):\n%s", diff)
		}
	}

	own.Parties = append(own.Parties, baa.Party{ID: "acme-crm", Name: "Acme CRM"})
	own.Services = []baa.Service{
		{Owner: "quo", Path: "integration.acme", ProcessedBy: "acme-crm/sync"},
		{Owner: "acme-crm", Path: "sync"},
	}
	own.Agreements = append(own.Agreements, baa.Agreement{
		ID: "clinic-acme", Kind: baa.BAA, Status: baa.Signed, Upstream: "clinic", Downstream: "acme-crm", Validity: from(t, "2026-03-01"),
	})
	own.Grants = []baa.Grant{{ID: "acme-grant", Under: "clinic-acme", Services: []string{"acme-crm/sync"}, Effect: baa.EffectCovered}}
	v := ask(t, vendors(t, own), baa.Use{Service: "quo/integration.acme", Account: "main", AsOf: day(t, "2026-06-01")})
	expect(t, v, baa.Covered, baa.Permitted, "the customer's own agreement with that party")
}

func TestReq_B25_CoverageIsByDestination(t *testing.T) {
	own := onQuo(t, "business")
	own.Grants = []baa.Grant{{ID: "own", Under: "clinic-quo", Services: []string{"quo/analytics.*"}, Effect: baa.EffectCovered}}
	g := vendors(t, own)
	export := ask(t, g, baa.Use{Service: "quo/analytics.export", Account: "main", AsOf: day(t, "2026-06-01")})
	expect(t, export, baa.NotCovered, baa.Forbidden, "it sends data to a party that nothing covers")
	if diff := cmp.Diff([]string{"quo/analytics.export", "quo/integration.analytics"}, services(export)); diff != "" {
		t.Errorf("path (-want +got):\n%s", diff)
	}
	if export.Path[0].Coverage != baa.Covered || export.Path[1].From != "quo/analytics.export" {
		t.Error("the feature itself is covered, the sink is not, and the path says so")
	}
	report := ask(t, g, baa.Use{Service: "quo/analytics.report", Account: "main", AsOf: day(t, "2026-06-01")})
	expect(t, report, baa.Covered, baa.Permitted, "a report that stays inside")
}

func TestReq_B26_RecordingsComeWithDuties(t *testing.T) {
	own := onQuo(t, "business")
	for _, service := range []string{"quo/comm.recording", "quo/comm.voicemail", "quo/comm.transcript"} {
		u := baa.Use{Service: service, Account: "main", AsOf: day(t, "2026-06-01")}
		v := ask(t, vendors(t, own), u)
		expect(t, v, baa.Covered, baa.ConditionsUnmet, "covered once signed, with three standing duties")
		require.Len(t, v.Unmet, 3)
		met := own
		met.Evidence = quoEvidence(t, "quo-access", "quo-recording-notice", "quo-own-policies")
		expect(t, ask(t, vendors(t, met), u), baa.Covered, baa.ConditionsMet, "with the duties on file")
		unsigned := own
		unsigned.Agreements = nil
		expect(t, ask(t, vendors(t, unsigned), u), baa.NotCovered, baa.ConditionsUnmet, "nothing is covered before it is signed")
	}
}

func TestReq_B27_DerivedDataDoNotInherit(t *testing.T) {
	own := onQuo(t, "business")
	g := vendors(t, own)
	for _, service := range []string{"quo/ai.summary", "quo/ai.tags"} {
		v := ask(t, g, baa.Use{Service: service, Account: "main", AsOf: day(t, "2026-06-01")})
		if v.Coverage != baa.NotCovered {
			t.Errorf("%s: %v, though only its source is covered", service, v.Coverage)
		}
		if diff := cmp.Diff([]string{"quo/comm.recording", "quo/comm.transcript"}, v.Path[0].NotInherited); diff != "" {
			t.Errorf("%s (-want +got):\n%s", service, diff)
		}
	}
	own.Services = []baa.Service{{Owner: "quo", Path: "digest.daily", DerivedFrom: []string{"quo/comm.transcript"}}}
	v := ask(t, vendors(t, own), baa.Use{Service: "quo/digest.daily", Account: "main", AsOf: day(t, "2026-06-01")})
	expect(t, v, baa.Unknown, baa.AllowanceUnknown, "no record speaks about it, and its source does not answer for it")
}

func TestReq_B28_Aliases(t *testing.T) {
	g := vendors(t)
	want := ask(t, g, baa.Use{Service: "quo/comm.sms", AsOf: day(t, "2026-06-01")})
	for _, name := range []string{"Quo", "OpenPhone", "OpenPhone Technologies"} {
		p, found := g.Party(name)
		require.True(t, found)
		if p.ID != "quo" || p.Name != "OpenPhone Technologies" {
			t.Errorf("%s is %s, %s", name, p.ID, p.Name)
		}
		got := ask(t, g, baa.Use{Service: name + "/comm.sms", AsOf: day(t, "2026-06-01")})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestReq_B29_AgreementAssignsResponsibilities(t *testing.T) {
	g := vendors(t, onQuo(t, "business"))
	v := ask(t, g, baa.Use{Service: "quo/comm.call", Account: "main", AsOf: day(t, "2026-06-01")})
	var parties []string
	for _, d := range duties(v, "quo-baa") {
		parties = append(parties, d.Party)
	}
	if diff := cmp.Diff([]string{"quo", "clinic"}, parties); diff != "" {
		t.Errorf("the agreement's own list (-want +got):\n%s", diff)
	}
}

func TestReq_B30_DeviceSafeguardsAreEvidence(t *testing.T) {
	own := onQuo(t, "business")
	own.Conditions = []baa.Condition{{
		ID: "devices", Kind: baa.Safeguards, Accepts: []baa.EvidenceKind{baa.DeviceEncryption}, Responsible: baa.Customer, Says: "devices are encrypted",
	}}
	own.Grants = []baa.Grant{{ID: "own", Under: "clinic-quo", Services: []string{"quo/analytics.report"}, Effect: baa.EffectConditional, Conditions: []string{"devices"}}}
	u := baa.Use{Service: "quo/analytics.report", Account: "main", AsOf: day(t, "2026-06-01")}
	for kind, want := range map[baa.EvidenceKind]baa.Coverage{
		baa.DeviceEncryption: baa.Covered, baa.DeviceFirewall: baa.NotCovered, baa.Attestation: baa.NotCovered,
	} {
		own.Evidence = []baa.Evidence{{ID: "e", Condition: "devices", Kind: kind, Given: when(t, "2026-03-01")}}
		if v := ask(t, vendors(t, own), u); v.Coverage != want {
			t.Errorf("%v: got %v, want %v", kind, v.Coverage, want)
		}
	}
}
