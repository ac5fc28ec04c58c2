// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/baa"
)

// customerOf gives the clinic a signed agreement with every vendor of the set, the
// plans that these ask for, and evidence for every condition.
func customerOf(t testing.TB, set baa.Dataset) baa.Dataset {
	d := clinic(t)
	for _, a := range set.Agreements {
		d.Agreements = append(d.Agreements, baa.Agreement{
			ID: "clinic-" + a.ID, Kind: baa.BAA, Status: baa.Signed, Form: a.ID,
			Upstream: "clinic", Downstream: a.Downstream, Validity: from(t, "2026-01-01"),
		})
		for _, plan := range a.Plans[:min(1, len(a.Plans))] {
			d.Entitlements = append(d.Entitlements, baa.Entitlement{ID: a.Downstream, Account: "main", Vendor: a.Downstream, Plan: plan})
		}
	}
	for _, c := range set.Conditions {
		d.Evidence = append(d.Evidence, baa.Evidence{ID: "e-" + c.ID, Condition: c.ID, Kind: baa.Document, Account: "main", Given: when(t, "2026-01-01")})
	}
	return d
}

func TestVendorsFromSecondarySources(t *testing.T) {
	set := shipped(t, "vendors-2026.json")[0]
	for _, s := range set.Sources {
		if !s.Secondary || s.Dated.IsZero() {
			t.Errorf("source %s is not marked as secondary and dated", s.ID)
		}
	}
	customer := customerOf(t, set)
	signed, unproven, unsigned := vendors(t, customer), customer, vendors(t, clinic(t))
	unproven.Evidence = nil
	unmet := vendors(t, unproven)

	tests := []struct {
		service      string
		cover        baa.Coverage
		asOf         string
		withoutProof baa.Coverage
		why          string
	}{
		{"twilio/comm.call", baa.Covered, "", baa.NotCovered, "eligible, on a flagged account"},
		{"twilio/comm.recording", baa.Covered, "", baa.NotCovered, "eligible behind a login"},
		{"twilio/comm.sms.toll_free", baa.Covered, "", baa.NotCovered, "the class of text messages is open"},
		{"twilio/verify.sms", baa.Covered, "", baa.NotCovered, "three ways of verification are eligible"},
		{"twilio/verify.email", baa.NotCovered, "", baa.NotCovered, "and the fourth is not"},
		{"twilio/chat.whatsapp", baa.NotCovered, "", baa.NotCovered, "another network's channel"},
		{"WhatsApp/chat.whatsapp", baa.NotCovered, "", baa.NotCovered, "the network signs nothing"},
		{"twilio/comm.email", baa.NotCovered, "", baa.NotCovered, "the e-mail product is out"},
		{"twilio/ai.anything", baa.NotCovered, "", baa.NotCovered, "every feature of the open class"},
		{"twilio/ai.conversation_analysis", baa.NotCovered, "", baa.NotCovered, "made from covered chats and out itself"},
		{"twilio/contact_center.voice", baa.Covered, "", baa.NotCovered, "the contact centre is eligible"},
		{"twilio/contact_center.webchat2", baa.NotCovered, "", baa.NotCovered, "all of it but the old web chat"},
		{"twilio/integration.crm", baa.NotCovered, "", baa.NotCovered, "add-ons are out"},
		{"twilio/consent", baa.NotCovered, "2026-06-29", baa.NotCovered, "one day before it became eligible"},
		{"twilio/consent", baa.Covered, "2026-06-30", baa.NotCovered, "on the day"},
		{"hootsuite/social.inbox", baa.Unknown, "", baa.Unknown, "no sign of an agreement either way"},
		{"zendesk/support.ticket", baa.Covered, "", baa.NotCovered, "with the add-on, set up as asked"},
		{"zendesk/ai.agent", baa.Unknown, "", baa.Unknown, "nobody says"},
		{"zendesk/integration.any", baa.NotCovered, "", baa.NotCovered, "the marketplace is out"},
		{"intercom/comm.chat", baa.Covered, "", baa.NotCovered, "qualifying plan"},
		{"hubspot/ai.writer", baa.NotCovered, "", baa.NotCovered, "switched off with the setting"},
		{"Freshdesk/support", baa.Covered, "", baa.NotCovered, "by its product name"},
		{"salesforce/crm", baa.Covered, "", baa.NotCovered, "by contract"},
		{"ringcentral/comm.fax", baa.Covered, "", baa.NotCovered, "named"},
		{"ringcentral/channels.social", baa.Unknown, "", baa.Unknown, "channels of third parties may be out"},
		{"vonage/comm.call", baa.Covered, "", baa.NotCovered, "named by the agreement"},
		{"zoom/comm.meeting", baa.Covered, "", baa.NotCovered, "eligible plan"},
		{"zoom/consumer.free", baa.NotCovered, "", baa.NotCovered, "free plans never"},
		{"slack/messages", baa.Covered, "", baa.NotCovered, "among staff"},
		{"slack/patients", baa.NotCovered, "", baa.NotCovered, "not with patients"},
		{"Teams/comm.chat", baa.Covered, "", baa.NotCovered, "by its product name"},
		{"azure/cloud.vm", baa.Covered, "", baa.NotCovered, "in scope"},
		{"google-workspace/comm.email", baa.Covered, "", baa.NotCovered, "after the amendment"},
		{"google-workspace/consumer.mail", baa.NotCovered, "", baa.NotCovered, "consumer accounts never"},
		{"google-cloud/cloud.sql", baa.Covered, "", baa.NotCovered, "on the list"},
		{"AWS/cloud.storage", baa.Covered, "", baa.NotCovered, "encrypted"},
		{"aws/comm.call", baa.NotCovered, "", baa.NotCovered, "voice messages are out"},
		{"openai/ai.api", baa.Covered, "", baa.NotCovered, "a named endpoint"},
		{"ChatGPT/consumer.chat", baa.NotCovered, "", baa.NotCovered, "the consumer product is out"},
		{"anthropic/ai.api", baa.Covered, "", baa.NotCovered, "by agreement"},
		{"otter/comm.transcript", baa.Covered, "", baa.NotCovered, "without training"},
		{"mailchimp/email", baa.NotCovered, "", baa.NotCovered, "signs none"},
		{"calendly/scheduling", baa.Prohibited, "", baa.Prohibited, "the terms forbid it"},
		{"jotform/forms.secure", baa.Covered, "", baa.NotCovered, "the plan for health information"},
	}
	for _, tt := range tests {
		if tt.asOf == "" {
			tt.asOf = "2026-11-20"
		}
		u := baa.Use{Service: tt.service, Account: "main", AsOf: day(t, tt.asOf)}
		v := ask(t, signed, u)
		if v.Coverage != tt.cover {
			t.Errorf("%s is %v, want %v: %s", tt.service, v.Coverage, tt.cover, tt.why)
		}
		if got := ask(t, unmet, u).Coverage; got != tt.withoutProof {
			t.Errorf("%s without evidence is %v, want %v: the conditions are part of the cover", tt.service, got, tt.withoutProof)
		}
		if got := ask(t, unsigned, u).Coverage; got == baa.Covered {
			t.Errorf("%s is covered without an agreement", tt.service)
		}
		if len(v.Sources) == 0 {
			t.Errorf("%s: no source", tt.service)
		}
	}
}

// TestVendorsAnswerWithoutError asks every shipped service, so that no record of
// the set is dead weight.
func TestVendorsAnswerWithoutError(t *testing.T) {
	g := vendors(t, clinic(t))
	for _, name := range g.Services() {
		v := ask(t, g, baa.Use{Service: name, Account: "main", AsOf: day(t, "2026-11-20")})
		if v.Coverage == baa.Covered {
			t.Errorf("%s is covered although nothing is signed", name)
		}
	}
	if got := lints(t, g, "2026-11-20")[baa.EmptyPattern]; len(got) > 0 {
		t.Errorf("patterns without a service: %v", got)
	}
	for _, s := range shipped(t, "vendors-2026.json")[0].Statements {
		if len(strings.Fields(s.Says)) < 4 {
			t.Errorf("statement %s says too little", s.ID)
		}
	}
}
