// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

// scrubbed is a clinic with a scrubber of its own and a CRM that nothing covers.
func scrubbed(t testing.TB) baa.Dataset {
	d := clinic(t)
	d.Conditions = []baa.Condition{{ID: "scrub", Kind: baa.MinimumNecessary, Profile: "safe-harbor", Responsible: baa.Customer, Says: "A report shows that nothing identifying is left."}}
	d.Services = []baa.Service{{Owner: "clinic", Path: "inbox"}, {Owner: "clinic", Path: "scrubber", Deidentifies: "scrub"}}
	return d
}

func scrubUse(t testing.TB, evidence ...baa.Evidence) baa.Use {
	return baa.Use{
		Flow: []string{"clinic/inbox", "clinic/scrubber"}, Service: "quo/integration.crm",
		Account: "main", AsOf: day(t, "2026-06-01"), Evidence: evidence,
	}
}

func scrubReport(t testing.TB) baa.Evidence {
	return baa.Evidence{Condition: "scrub", Kind: baa.DeidentificationReport, Profile: "safe-harbor", Given: when(t, "2026-06-01"), Digest: "sha256:00"}
}

func TestAReportRemovesTheLabel(t *testing.T) {
	g := vendors(t, scrubbed(t))
	v := ask(t, g, scrubUse(t, scrubReport(t)))
	expect(t, v, baa.Covered, baa.Permitted, "what arrives is health information no more")
	crm := v.Path[len(v.Path)-1]
	if crm.Reason != baa.Deidentified || crm.DeidentifiedBy != "clinic/scrubber" || crm.Basis != baa.ByOrganisation {
		t.Errorf("the last hop is %v by %q on the word of %v", crm.Reason, crm.DeidentifiedBy, crm.Basis)
	}
	network := scrubUse(t, scrubReport(t))
	network.Service = "meta/chat.instagram"
	expect(t, ask(t, g, network), baa.Covered, baa.Permitted, "a network gets no health information either")

	rows := []struct {
		name   string
		change func(*baa.Evidence)
		reason baa.Reason
		why    string
	}{
		{"no report", func(e *baa.Evidence) { e.Given = baa.PartialDate{} }, baa.EvidenceMissing, "nothing shows it"},
		{"another profile", func(e *baa.Evidence) { e.Profile = "display" }, baa.ProfileUnmet, "the condition names the profile"},
		{"no profile", func(e *baa.Evidence) { e.Profile = "" }, baa.ProfileUnmet, "a report about nothing"},
		{"something left", func(e *baa.Evidence) { e.Residual = 1 }, baa.ProfileUnmet, "one identifier is enough"},
		{"another kind", func(e *baa.Evidence) { e.Kind = baa.Attestation }, baa.ProfileUnmet, "somebody's word is no report"},
		{"expired", func(e *baa.Evidence) { e.Given, e.Expires = when(t, "2026-05-01"), day(t, "2026-05-31") }, baa.EvidenceExpired, "good until yesterday"},
	}
	for _, tt := range rows {
		t.Run(tt.name, func(t *testing.T) {
			e := scrubReport(t)
			tt.change(&e)
			u := scrubUse(t, e)
			if e.Given.IsZero() {
				u.Evidence = nil
			}
			v := ask(t, g, u)
			expect(t, v, baa.NotCovered, baa.Forbidden, tt.why)
			if i := slices.IndexFunc(v.Unmet, func(m baa.Unmet) bool { return m.Record == "scrub" }); i < 0 || v.Unmet[i].Reason != tt.reason {
				t.Errorf("unmet %v, want %v for scrub", v.Unmet, tt.reason)
			}
			want := []baa.Change{{Action: baa.GiveEvidence, Record: "scrub", Service: "quo/integration.crm"}}
			if diff := cmp.Diff(want, v.Changes); diff != "" {
				t.Errorf("a report would do (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheLabelStaysWhereNothingRemovesIt(t *testing.T) {
	d := scrubbed(t)
	g := vendors(t, d)
	u := scrubUse(t, scrubReport(t))
	u.Flow = []string{"clinic/inbox"}
	expect(t, ask(t, g, u), baa.NotCovered, baa.Forbidden, "the data pass no scrubber")

	// The inbox sends a copy past the scrubber.
	d.Services[0].Sinks = []string{"quo/integration.crm"}
	u = scrubUse(t, scrubReport(t))
	expect(t, ask(t, vendors(t, d), u), baa.NotCovered, baa.Forbidden, "one dirty way is enough")

	// The copy arrives later than the clean data.
	d = scrubbed(t)
	d.Services = append(d.Services, baa.Service{Owner: "clinic", Path: "archive", Sinks: []string{"quo/integration.crm"}})
	both := baa.Use{Flow: []string{"clinic/scrubber", "quo/integration.crm"}, Service: "clinic/archive", Account: "main", AsOf: u.AsOf, Evidence: u.Evidence}
	v := ask(t, vendors(t, d), both)
	if v.Path[len(v.Path)-1].DeidentifiedBy == "" {
		t.Error("what is clean stays clean on its way")
	}
	d.Services[2].Sinks = nil
	d.Services[1].Sinks = []string{"quo/integration.crm"}
	u = scrubUse(t)
	u.Service = "clinic/scrubber"
	u.Flow = nil
	expect(t, ask(t, vendors(t, d), u), baa.NotCovered, baa.Forbidden, "a sink behind a scrubber without a report")
	u.Evidence = []baa.Evidence{scrubReport(t)}
	expect(t, ask(t, vendors(t, d), u), baa.Covered, baa.Permitted, "and with one")
}

func TestAContractMayForbidCleanDataToo(t *testing.T) {
	d := scrubbed(t)
	d.Parties = append(d.Parties, baa.Party{ID: "v", Name: "A vendor"})
	d.Services = append(d.Services, baa.Service{Owner: "v", Path: "a"})
	d.Agreements = []baa.Agreement{{ID: "terms", Kind: baa.TermsOfService, Status: baa.Standing, Downstream: "v"}}
	d.Grants = []baa.Grant{{ID: "ban", Under: "terms", Services: []string{"v/a"}, Effect: baa.EffectProhibited}}
	u := scrubUse(t, scrubReport(t))
	u.Service = "v/a"
	expect(t, ask(t, vendors(t, d), u), baa.Prohibited, baa.Forbidden, "it names no class of data, so it means all")
	d.Grants[0].Data = []baa.DataClass{baa.Sensitive}
	expect(t, ask(t, vendors(t, d), u), baa.Covered, baa.Permitted, "nothing sensitive arrives")
	d.Policies = []baa.Policy{{ID: "own", Services: []string{"v/*"}, CoverageAtMost: baa.NotCovered}}
	expect(t, ask(t, vendors(t, d), u), baa.NotCovered, baa.Forbidden, "the organisation may be stricter")
}

func TestBadProfiles(t *testing.T) {
	for name, spoil := range map[string]func(*baa.Dataset){
		"no profile":   func(d *baa.Dataset) { d.Conditions[0].Profile = "" },
		"a permission": func(d *baa.Dataset) { d.Conditions[0].Kind = baa.Permission },
		"no report":    func(d *baa.Dataset) { d.Conditions[0].Accepts = []baa.EvidenceKind{baa.Document} },
		"a safeguard":  func(d *baa.Dataset) { d.Conditions[0].Requires = []baa.Requirement{{baa.TLSVersion, "1.2"}} },
		"unknown":      func(d *baa.Dataset) { d.Services[1].Deidentifies = "scrap" },
		"less than clean": func(d *baa.Dataset) {
			d.Evidence = []baa.Evidence{{ID: "e", Condition: "scrub", Kind: baa.DeidentificationReport, Residual: -1, Given: when(t, "2026-01-01")}}
		},
	} {
		d := scrubbed(t)
		spoil(&d)
		_, err := baa.New([]baa.Dataset{d}, nil)
		var bad *baa.DatasetError
		require.ErrorAs(t, err, &bad, name)
	}
}
