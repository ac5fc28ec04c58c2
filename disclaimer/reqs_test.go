// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

const diagnosis = "I was just told that I have diabetes and I don't know what to do."

func TestReq_L7_NonCompliantSample(t *testing.T) {
	g := newGuard(t, nil)
	for _, in := range []string{diagnosis, "-"} {
		r := check(t, g, disclaimer.Exchange{
			Inbound: inbound(in, phi.ChannelPublicComment), Channel: phi.ChannelPublicComment,
			Reply: "We are so sorry about your diabetes diagnosis, that must be hard to hear. Please call Dr. Smith's office and they will help you.",
		})
		require.Equal(t, disclaimer.VerdictBlock, r.Verdict)
		require.True(t, r.Has(disclaimer.CodeRestatesCondition), "restates the diagnosis")
		require.True(t, r.Has(disclaimer.CodeNamesProvider), "ties the clinician to it")
	}
}

func TestReq_L8_CompliantSample(t *testing.T) {
	g := newGuard(t, nil)
	x := disclaimer.Exchange{
		Inbound: inbound(diagnosis, phi.ChannelPublicComment), Channel: phi.ChannelPublicComment,
		Reply: "To protect your privacy we have deleted your comment. Please call our office at 410-555-0123 or send us an email, we are glad to talk.",
	}
	for _, tc := range []struct {
		name, why string
		deletion  disclaimer.Deletion
		verdict   disclaimer.Verdict
		unchecked bool
	}{
		{"absent", "nobody said what became of the comment", disclaimer.DeletionUnstated, disclaimer.VerdictAllow, true},
		{"done", "there is a receipt", disclaimer.DeletionDone, disclaimer.VerdictAllow, false},
		{"failed", "the claim is not true", disclaimer.DeletionFailed, disclaimer.VerdictBlock, false},
		{"none", "nothing was tried", disclaimer.DeletionNone, disclaimer.VerdictBlock, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			x.Facts.Deletion = tc.deletion
			r := check(t, g, x)
			if r.Verdict != tc.verdict {
				t.Errorf("%s: %s%s", tc.why, r.Verdict, describe(r, x.Reply))
			}
			unchecked := false
			for _, c := range r.NotChecked {
				unchecked = unchecked || c == disclaimer.CodeClaimsDeletion
			}
			require.Equal(t, tc.unchecked, unchecked, tc.why)
		})
	}
	x.Facts.Deletion = disclaimer.DeletionUnstated
	strict := newGuard(t, &disclaimer.Options{Level: disclaimer.GuardStrict})
	require.Equal(t, disclaimer.VerdictRevise, check(t, strict, x).Verdict, "at strict an unproven claim is to be revised")
}

func TestReq_L6_NeverAcknowledges(t *testing.T) {
	g := newGuard(t, nil)
	for _, tc := range []struct{ name, why, reply string }{
		{"same word", "the plain echo", "We know that diabetes is hard to live with, and we feel for you."},
		{"clinical word", "another spelling of the concept", "A new T2DM diagnosis is a lot to take in, and we feel for you."},
		{"drug", "the drug gives the condition away", "Metformin helps many people, and it may help you."},
		{"translation", "the same concept in another language", "Sentimos mucho lo de su diabetes, llámenos por favor."},
		{"noun phrase", "a state without its name", "We are sorry to hear about your condition."},
		{"negated", "a negation repeats as well", "We cannot confirm that you have diabetes."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := check(t, g, disclaimer.Exchange{Inbound: inbound(diagnosis, phi.ChannelPublicComment), Reply: tc.reply, Channel: phi.ChannelPublicComment})
			require.True(t, r.Has(disclaimer.CodeRestatesCondition), "%s%s", tc.why, describe(r, tc.reply))
		})
	}
}

func TestReq_L9_RedirectAfterRemoval(t *testing.T) {
	g := newGuard(t, nil)
	for _, tc := range []struct {
		name, why, in, reply string
		facts                disclaimer.Facts
		want                 bool
	}{
		{"removed", "what was removed needs a way to go on", "-", "We removed a comment for privacy.", disclaimer.Facts{Deletion: disclaimer.DeletionDone}, true},
		{"redirected", "the way is there", "-", "We removed a comment for privacy. Please call us.", disclaimer.Facts{Deletion: disclaimer.DeletionDone}, false},
		{"question", "asks for something", "I have diabetes, can I get a refill of my insulin please?", "Thank you for your message.", disclaimer.Facts{}, true},
		{"praise", "praise asks for nothing", "You cured my diabetes, thank you!", "Thank you for your kind words.", disclaimer.Facts{}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := check(t, g, disclaimer.Exchange{Inbound: inbound(tc.in, phi.ChannelPublicComment), Reply: tc.reply, Facts: tc.facts, Channel: phi.ChannelPublicComment})
			require.Equal(t, tc.want, r.Has(disclaimer.CodeMissingRedirect), "%s%s", tc.why, describe(r, tc.reply))
		})
	}
}

func TestReq_L10_NoCaseSpecificsInPublic(t *testing.T) {
	g := newGuard(t, nil)
	ask := inbound("Why was my claim denied?", phi.ChannelPublicComment)
	good := check(t, g, disclaimer.Exchange{Inbound: ask, Reply: "Please email support@example.com and we will be glad to help.", Channel: phi.ChannelPublicComment})
	require.Equal(t, disclaimer.VerdictAllow, good.Verdict, "a way to a private channel")
	bad := check(t, g, disclaimer.Exchange{Inbound: ask, Reply: "Your claim was denied because a referral was missing. Please email support@example.com.", Channel: phi.ChannelPublicComment})
	require.True(t, bad.Has(disclaimer.CodeDisclosesBilling), "the case itself")
}

func TestReq_L20_NoticeOnEveryReport(t *testing.T) {
	g := newGuard(t, nil)
	for _, reply := range []string{"Thank you!", "Thank you for your visit.", "\xff"} {
		r, _ := g.Check(disclaimer.Exchange{Reply: reply})
		require.Equal(t, disclaimer.Notice, r.Notice)
		require.NotEmpty(t, r.Engine.Digest)
	}
	require.Contains(t, disclaimer.Notice, "no legal advice")
}

func TestReq_L21_NobodyIsAssumedToBeAnEmployee(t *testing.T) {
	g := newGuard(t, nil)
	want := map[disclaimer.ActorRole][]disclaimer.Approver{
		disclaimer.ActorUnstated:   {},
		disclaimer.ActorStaff:      {},
		disclaimer.ActorClinician:  {},
		disclaimer.ActorVolunteer:  {disclaimer.ApproverSupervisor},
		disclaimer.ActorStudent:    {disclaimer.ApproverSupervisor},
		disclaimer.ActorContractor: {disclaimer.ApproverSupervisor},
		disclaimer.ActorPersonal:   {disclaimer.ApproverSupervisor},
	}
	for role, approvers := range want {
		r := check(t, g, disclaimer.Exchange{Reply: "Thank you for your kind words!", Facts: disclaimer.Facts{ActorRole: role}})
		if diff := cmp.Diff(approvers, r.NeedsApproval); diff != "" {
			t.Errorf("%s: -want +got\n%s", role, diff)
		}
		bad := check(t, g, disclaimer.Exchange{Reply: "Your surgery went well.", Facts: disclaimer.Facts{ActorRole: role}})
		require.Equal(t, disclaimer.VerdictBlock, bad.Verdict, "no role may disclose")
	}
}

func TestReq_L22_ApprovalAndDigest(t *testing.T) {
	g := newGuard(t, nil)
	a := check(t, g, disclaimer.Exchange{Reply: "Thank you for your visit."})
	b := check(t, g, disclaimer.Exchange{Reply: "You should stop taking ibuprofen."})
	require.Equal(t, []disclaimer.Approver{disclaimer.ApproverSupervisor}, a.NeedsApproval)
	require.Equal(t, []disclaimer.Approver{disclaimer.ApproverClinician, disclaimer.ApproverPrivacyOfficer}, b.NeedsApproval)
	require.Len(t, a.Digest, 64)
	require.NotEqual(t, a.Digest, b.Digest, "an approval is bound to the text")
	require.Equal(t, a.Digest, check(t, g, disclaimer.Exchange{Reply: "Thank you for your visit."}).Digest)
}

// codesOf returns the codes of a report by their words.
func codesOf(r disclaimer.Report) string {
	var words []string
	for _, v := range r.Violations {
		words = append(words, v.Code.String())
	}
	return strings.Join(words, " ")
}

func TestReq_L11_L16_TextMessages(t *testing.T) {
	g := newGuard(t, &disclaimer.Options{Organisation: &phi.Organisation{Names: []string{"Bright Smile"}, Region: "US"}})
	patient := disclaimer.Facts{Relationship: disclaimer.RelationshipPatient, Consent: disclaimer.ConsentGiven}
	clinician := patient
	clinician.ActorRole = disclaimer.ActorClinician
	for _, tc := range []struct {
		name, why, reply string
		facts            disclaimer.Facts
		has, hasNot      disclaimer.Code
	}{
		{"Req_L11 revoked", "consent can be withdrawn at any time", "Bright Smile: please call us. Reply STOP to opt out.", disclaimer.Facts{Consent: disclaimer.ConsentRevoked}, disclaimer.CodeSMSNoConsent, disclaimer.CodeSMSNoOptOut},
		{"Req_L11 given", "consent is on record", "Bright Smile: please call us. Reply STOP to opt out.", patient, 0, disclaimer.CodeSMSNoConsent},
		{"Req_L12 covered", "an agreement does not lift carrier rules", "50% off whitening, book now and save!", disclaimer.Facts{Covered: new(true), ChannelSecure: new(true), IdentityVerified: new(true)}, disclaimer.CodeSMSPromotion, 0},
		{"Req_L13 clinician", "no exemption for a licence", "Bright Smile: take your amoxicillin. Reply STOP to opt out.", clinician, disclaimer.CodeSMSPrescription, 0},
		{"Req_L13 over the counter", "sold without a prescription", "We now stock loratadine at the front desk.", disclaimer.Facts{}, 0, disclaimer.CodeSMSPrescription},
		{"Req_L14 mention", "a mention is enough", "Bright Smile: bring your oxycodone bottle. Reply STOP to opt out.", patient, disclaimer.CodeSMSControlled, 0},
		{"Req_L15 reminder", "patient, consent and general words", "Bright Smile: your refill is ready. Call 410-555-0110. Reply STOP to opt out.", patient, 0, disclaimer.CodeSMSPrescription},
		{"Req_L15 no relationship", "not an existing patient", "Bright Smile: your refill is ready. Reply STOP to opt out.", disclaimer.Facts{Consent: disclaimer.ConsentGiven}, disclaimer.CodeSMSPrescription, 0},
		{"Req_L15 no consent", "not opted in", "Bright Smile: your refill is ready. Reply STOP to opt out.", disclaimer.Facts{Relationship: disclaimer.RelationshipPatient}, disclaimer.CodeSMSPrescription, 0},
		{"Req_L15 drug", "names a drug", "Bright Smile: your metformin refill is ready. Reply STOP to opt out.", patient, disclaimer.CodeSMSPrescription, 0},
		{"Req_L15 controlled", "lifts nothing for controlled drugs", "Bright Smile: your Xanax refill is ready. Reply STOP to opt out.", patient, disclaimer.CodeSMSControlled, 0},
		{"Req_L16 promotion", "care and coordination only", "Bright Smile: special offer on implants. Reply STOP to opt out.", patient, disclaimer.CodeSMSPromotion, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := check(t, g, disclaimer.Exchange{Reply: tc.reply, Channel: phi.ChannelSMS, Facts: tc.facts})
			if tc.has != 0 && !r.Has(tc.has) {
				t.Errorf("%s: want %s, got %s", tc.why, tc.has, codesOf(r))
			}
			if tc.hasNot != 0 && r.Has(tc.hasNot) {
				t.Errorf("%s: unexpected %s", tc.why, tc.hasNot)
			}
		})
	}
	allowed := check(t, g, disclaimer.Exchange{Reply: "Bright Smile: your refill is ready. Call 410-555-0110. Reply STOP to opt out.", Channel: phi.ChannelSMS, Facts: patient})
	require.Equal(t, disclaimer.VerdictAllow, allowed.Verdict, codesOf(allowed))
}

func TestReq_L18_MachineSaysSo(t *testing.T) {
	g := newGuard(t, nil)
	f := disclaimer.Facts{ActorRole: disclaimer.ActorMachine}
	silent := check(t, g, disclaimer.Exchange{Reply: "Thanks, we will call back.", Channel: phi.ChannelChat, Facts: f})
	require.True(t, silent.Has(disclaimer.CodeAINotice))
	open := check(t, g, disclaimer.Exchange{Reply: "This is an automated assistant. Thanks, we will call back.", Channel: phi.ChannelChat, Facts: f})
	require.False(t, open.Has(disclaimer.CodeAINotice))
}
