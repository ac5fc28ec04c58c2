// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestAnswers(t *testing.T) {
	intents := func(list ...router.Intent) func(*router.Facts) { return func(f *router.Facts) { f.Intents = list } }
	sms := func(change func(*router.Facts)) func(*router.Facts) {
		return func(f *router.Facts) {
			f.Channel, f.Network = router.ChannelSMS, "twilio"
			if change != nil {
				change(f)
			}
		}
	}
	tests := []struct {
		name, why string
		reply     string
		change    func(*router.Facts)
		want      string // the cause, or empty when the reply is sent
	}{
		{"sent", "nothing speaks against it", "general", nil, ""},
		{"to our own bot", "only customers are answered", "general", func(f *router.Facts) { f.Origin = router.OriginBot }, "origin"},
		{"held", "a person looks first", "general", func(f *router.Facts) { f.UnsupportedLanguage = router.Yes }, "outbound_held"},
		{"cap", "enough replies", "general", func(f *router.Facts) { f.ReplyCapReached = router.Yes }, "reply_cap"},
		{"language", "never another language in silence", "french", nil, "language"},
		{"its language", "the region does not matter", "french", func(f *router.Facts) { f.Language = "fr-CA" }, ""},
		{"language unknown", "unknown is no match", "french", func(f *router.Facts) { f.Language = "" }, "language"},
		{"channel", "written for another channel", "texts", nil, "channel"},
		{"its channel", "written for it", "texts", sms(nil), ""},
		{"claim", "nothing was removed", "removed", nil, "nothing_removed"},
		{"sms without consent", "unknown counts as missing", "general", sms(func(f *router.Facts) { f.Consent = 0 }), "consent_missing"},
		{"channel unknown", "it may be a text message", "general", func(f *router.Facts) { f.Channel, f.Consent = 0, 0 }, "consent_missing"},
		{"channel unknown with consent", "then it does not matter", "general", func(f *router.Facts) { f.Channel, f.Consent = 0, router.ConsentGiven }, ""},
		{"sms missing consent", "missing", "general", sms(func(f *router.Facts) { f.Consent = router.ConsentMissing }), "consent_missing"},
		{"sms permission is no consent", "the types never stand for each other", "general",
			sms(func(f *router.Facts) { f.Consent, f.Permission = router.ConsentMissing, router.PermissionGiven }), "consent_missing"},
		{"sms permission revoked", "an unsecured channel is no longer wanted", "general", sms(func(f *router.Facts) { f.Permission = router.PermissionRevoked }), "permission_revoked"},
		{"sms stop", "a text that says stop is enough", "general", sms(intents(router.IntentOptOut)), "consent_revoked"},
		{"dm stop", "automatic messages end", "general", intents(router.IntentOptOut), "opt_out"},
		{"emergency", "other replies make way", "general", intents(router.IntentEmergency), "emergency"},
		{"emergency reply", "it passes", "emergency", intents(router.IntentEmergency), ""},
		{"emergency reply while held", "waiting for a person helps nobody", "emergency", func(f *router.Facts) {
			f.Intents, f.UnsupportedLanguage = []router.Intent{router.IntentEmergency}, router.Yes
		}, ""},
		{"emergency reply without consent", "consent is about other messages", "emergency", sms(func(f *router.Facts) {
			f.Intents, f.Consent = []router.Intent{router.IntentEmergency}, 0
		}), ""},
		{"emergency reply after stop", "but a withdrawn consent stands", "emergency", sms(func(f *router.Facts) {
			f.Intents, f.Consent = []router.Intent{router.IntentEmergency}, router.ConsentRevoked
		}), "consent_revoked"},
		{"emergency reply without emergency", "then it is a reply like any other", "emergency", func(f *router.Facts) { f.Incomplete = router.Yes }, "outbound_held"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := known()
			if tt.change != nil {
				tt.change(&f)
			}
			r := rule("reply", router.PhaseRespond, router.Action{AutoReply: tt.reply})
			r.Origins = []router.Origin{router.OriginCustomer, router.OriginBot}
			p := evaluate(t, engineOf(t, r), f)
			if tt.want == "" {
				require.Equal(t, []string{tt.reply}, values(p, router.SlotAutoReply), tt.why)
				return
			}
			require.Empty(t, p.Find(router.SlotAutoReply), tt.why)
			require.Equal(t, []string{tt.reply + ": " + tt.want}, causes(p), tt.why)
		})
	}
}

func TestReq_R15_RevokedConsentStopsTheSameEvaluation(t *testing.T) {
	reply := rule("reply", router.PhaseRespond, router.Action{AutoReply: "general"})
	flow := rule("flow", router.PhaseRespond, router.Action{BotFlow: "flow"})
	tag := rule("tag", router.PhaseClassify, router.Action{Tag: "x"})
	for _, r := range []*router.Rule{&reply, &flow, &tag} {
		r.Events = []router.Event{router.EventConsentRevoked, router.EventReceived}
	}
	e := engineOf(t, reply, flow, tag)
	for _, change := range []func(*router.Facts){
		func(f *router.Facts) { f.Event = router.EventConsentRevoked },
		func(f *router.Facts) { f.Consent = router.ConsentRevoked },
	} {
		p := evaluate(t, e, with(change))
		require.Equal(t, router.OutboundBlock, p.Outbound)
		require.Equal(t, []string{"flow: consent_revoked", "general: consent_revoked"}, causes(p))
		require.Equal(t, []string{"x"}, values(p, router.SlotTag), "what the customer does not notice goes on")
	}
}

// At most one thing is sent: the first that may be.
func TestReq_R5_OneSavedReply(t *testing.T) {
	french := rule("a", router.PhaseRespond, router.Action{AutoReply: "french"})
	flow := rule("b", router.PhaseRespond, router.Action{BotFlow: "flow"})
	reply := rule("c", router.PhaseRespond, router.Action{AutoReply: "general"})
	p := evaluate(t, engineOf(t, french, flow, reply), known())
	require.Equal(t, []string{"flow"}, values(p, router.SlotBotFlow))
	require.Empty(t, p.Find(router.SlotAutoReply))
	require.Equal(t, []string{"french: language"}, causes(p))
	require.Equal(t, []router.Overridden{{Slot: router.SlotAutoReply, Value: "general", Rule: "c", By: "b"}}, p.Overridden)
}

// A flow is started where everything that it may say fits.
func TestReq_R6_EveryStepOfAFlowFits(t *testing.T) {
	for reply, cause := range map[string]string{"french": "language", "texts": "channel", "removed": "nothing_removed", "general": ""} {
		set := ruleSet(rule("flow", router.PhaseRespond, router.Action{BotFlow: "asks"}))
		set.Flows = append(set.Flows, router.Flow{ID: "asks", Start: "first", Steps: []router.FlowStep{
			{ID: "first", Reply: "general", Next: "second"}, {ID: "second", Reply: reply, Handoff: "desk"},
		}})
		e, err := router.New(set, replies())
		require.NoError(t, err)
		p := evaluate(t, e, known())
		require.Equal(t, cause == "", len(p.Find(router.SlotBotFlow)) == 1, reply)
		if cause != "" {
			require.Equal(t, []string{"asks: " + cause}, causes(p), reply)
		}
	}
}

func TestReq_R5_OnlyCatalogueReplies(t *testing.T) {
	_, err := router.New(ruleSet(rule("r", router.PhaseRespond, router.Action{AutoReply: "redirekt"})), replies())
	var bad *router.RuleError
	require.ErrorAs(t, err, &bad)
	require.Equal(t, router.RuleError{Rule: "r", Path: "/rules/0/do/0/auto_reply", Code: router.CodeUnknownRef, Suggestion: "redirect"}, *bad)
}

// The reply that tells of a removal waits for it.
func TestReq_L8_ClaimFollowsRemoval(t *testing.T) {
	e := engineOf(t, rule("hide", router.PhaseRoute, router.Action{Remove: &router.Remove{}}), rule("reply", router.PhaseRespond, router.Action{AutoReply: "removed"}))
	p := evaluate(t, e, certain(nil))
	require.Equal(t, []string{p.Find(router.SlotRemove)[0].Key}, p.Find(router.SlotAutoReply)[0].After)
	p = evaluate(t, e, certain(func(f *router.Facts) { f.Network, f.Channel = "google", router.ChannelPublicReview }))
	require.Equal(t, []string{"removed: nothing_removed"}, causes(p), "a report to the network removes nothing yet")
}
