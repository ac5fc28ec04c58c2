// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestBaseline(t *testing.T) {
	intents := func(list ...router.Intent) func(*router.Facts) { return func(f *router.Facts) { f.Intents = list } }
	level := func(l router.Level, change func(*router.Facts)) router.Facts {
		return with(func(f *router.Facts) {
			f.Level, f.Health = l, router.TruthOf(l != router.LevelNone)
			if change != nil {
				change(f)
			}
		})
	}
	dm := func(f *router.Facts) { f.Channel = router.ChannelDM }
	tests := []struct {
		name, why string
		f         router.Facts
		want      map[router.Slot][]string
	}{
		{"Req_R1_tagged", "a message that may hold health information", level(router.LevelPossible, nil),
			map[router.Slot][]string{router.SlotTag: {"review-health"}}},
		{"Req_R1_not tagged", "one that does not", level(router.LevelNone, nil), map[router.Slot][]string{router.SlotTag: {}}},
		{"Req_R1_vital signs alone", "health talk without a person is tagged", with(func(f *router.Facts) { f.Health = router.Yes }),
			map[router.Slot][]string{router.SlotTag: {"review-health"}, router.SlotNotify: {}, router.SlotRemove: {}}},
		{"Req_R2_review folder", "moved for review and deletion", level(router.LevelLikely, nil),
			map[router.Slot][]string{router.SlotFolder: {"review-health"}}},
		{"Req_R2_daily work", "everything else stays", level(router.LevelNone, nil), map[router.Slot][]string{router.SlotFolder: {"inbox"}}},
		{"Req_R3_hidden", "public PHI is hidden and reviewed", level(router.LevelCertain, nil), map[router.Slot][]string{router.SlotRemove: {"hide"}}},
		{"Req_R3_private", "a private message is not", level(router.LevelCertain, dm), map[router.Slot][]string{router.SlotRemove: {}}},
		{"Req_R4_alert", "people are told", level(router.LevelLikely, nil), map[router.Slot][]string{router.SlotNotify: {"privacy"}}},
		{"Req_R5_reply", "a saved reply", level(router.LevelLikely, nil), map[router.Slot][]string{router.SlotAutoReply: {"removed.redirect"}}},
		{"Req_R5_review site", "where nothing can be hidden the reply claims nothing",
			level(router.LevelLikely, func(f *router.Facts) { f.Network, f.Channel = "google", router.ChannelPublicReview }),
			map[router.Slot][]string{router.SlotAutoReply: {"redirect.secure"}, router.SlotRemove: {"report_to_network"}}},
		{"Req_R5_private", "another saved reply in private", level(router.LevelLikely, func(f *router.Facts) { f.Channel = router.ChannelEmail }),
			map[router.Slot][]string{router.SlotAutoReply: {"redirect.secure"}}},
		{"Req_R6_chatbot", "a bot in direct messages", level(router.LevelLikely, dm),
			map[router.Slot][]string{router.SlotBotFlow: {"redirect"}, router.SlotAutoReply: {}}},
		{"Req_P7_advice", "a request for advice without PHI", level(router.LevelPossible, func(f *router.Facts) { dm(f); f.Intents = []router.Intent{router.IntentMedicalAdviceRequest} }),
			map[router.Slot][]string{router.SlotBotFlow: {"redirect"}}},
		{"Req_R12_private channel", "a public conversation moves", level(router.LevelLikely, nil), map[router.Slot][]string{router.SlotRedirect: {"phone"}}},
		{"Req_R12_public question", "a question does too", level(router.LevelPossible, intents(router.IntentMedicalAdviceRequest)),
			map[router.Slot][]string{router.SlotRedirect: {"phone"}, router.SlotAutoReply: {"redirect.secure"}}},
		{"Req_R19_possible is reviewed", "not deleted", level(router.LevelPossible, nil),
			map[router.Slot][]string{router.SlotFolder: {"review-health"}, router.SlotRemove: {}, router.SlotAutoReply: {}}},
		{"Req_R19_misinformation", "talk about a treatment is not swallowed", level(router.LevelNone, intents(router.IntentMisinformation)),
			map[router.Slot][]string{router.SlotFolder: {"inbox"}, router.SlotRemove: {}, router.SlotTag: {}}},
		{"Req_R19_praise of staff", "nothing happens to it", level(router.LevelNone, intents(router.IntentTestimonial)),
			map[router.Slot][]string{router.SlotFolder: {"inbox"}, router.SlotRemove: {}, router.SlotOutbound: {}}},
		{"Req_R20_mention", "like a comment", level(router.LevelLikely, func(f *router.Facts) { f.Network, f.Channel = "x", router.ChannelMention }),
			map[router.Slot][]string{router.SlotTag: {"review-health"}, router.SlotFolder: {"review-health"}}},
		{"Req_R20_transcript", "and a transcript", level(router.LevelLikely, func(f *router.Facts) { f.Channel, f.Event = router.ChannelTranscript, router.EventTranscriptReady }),
			map[router.Slot][]string{router.SlotTag: {"review-health"}, router.SlotFolder: {"review-health"}}},
		{"formal", "people answer what has deadlines", level(router.LevelLikely, intents(router.IntentRecordsRequest)),
			map[router.Slot][]string{router.SlotOutbound: {"hold"}, router.SlotAutoReply: {}}},
		{"emergency", "it outranks the handling of PHI", level(router.LevelCertain, intents(router.IntentEmergency)),
			map[router.Slot][]string{router.SlotFolder: {"urgent"}, router.SlotPriority: {"urgent"}, router.SlotNotify: {"on-call", "privacy"},
				router.SlotAutoReply: {"emergency.call"}, router.SlotTag: {"review-health"}}},
		{"emergency and formal", "the hold does not keep the instructions back", level(router.LevelCertain, intents(router.IntentEmergency, router.IntentAdverseEvent)),
			map[router.Slot][]string{router.SlotOutbound: {"hold"}, router.SlotAutoReply: {"emergency.call"}, router.SlotFolder: {"urgent"}}},
	}
	e := baseline(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := evaluate(t, e, tt.f)
			for slot, want := range tt.want {
				require.Equal(t, want, values(p, slot), "%s: %s", slot, tt.why)
			}
		})
	}
}

// Whatever kind of message brings health information is tagged and reviewed.
func TestReq_R20_EveryKindOfMessage(t *testing.T) {
	e := baseline(t)
	kinds := map[router.Channel]router.Event{
		router.ChannelMention: router.EventReceived, router.ChannelPublicComment: router.EventReceived, router.ChannelDM: router.EventReceived,
		router.ChannelPublicReview: router.EventReceived, router.ChannelSMS: router.EventReceived, router.ChannelMMS: router.EventAttachmentAdded,
		router.ChannelVoicemail: router.EventTranscriptReady, router.ChannelTranscript: router.EventTranscriptReady, router.ChannelForm: router.EventContentArrived,
	}
	for channel, event := range kinds {
		p := evaluate(t, e, with(func(f *router.Facts) {
			f.Channel, f.Event, f.Level, f.Health = channel, event, router.LevelLikely, router.Yes
		}))
		require.Equal(t, []string{"review-health"}, values(p, router.SlotTag), channel)
		require.Equal(t, []string{"review-health"}, values(p, router.SlotFolder), channel)
		require.Empty(t, p.Holds, "nothing is open about a %s", channel)
	}
}

// Nothing that the baseline names says what a message holds.
func TestBaselineNamesAreNeutral(t *testing.T) {
	set := router.HealthcareBaseline()
	health := regexp.MustCompile(`(?i)hiv|diabet|cancer|mental|drug|pregnan|phi\b`)
	for _, f := range set.Folders {
		require.NotRegexp(t, health, f.ID)
	}
	for _, r := range set.Rules {
		require.NotRegexp(t, health, r.ID)
		for _, a := range r.Do {
			require.NotRegexp(t, health, a.Tag+a.Folder+a.Notify)
		}
	}
}

// Every citation of the baseline has a form that can be looked up.
func TestBaselineSources(t *testing.T) {
	form := regexp.MustCompile(`^4[257] CFR \d+\.\d+(\([a-z0-9]+\))*$`)
	check := func(source string) {
		if source != "" {
			require.Regexp(t, form, source)
		}
	}
	set := router.HealthcareBaseline()
	for _, r := range set.Rules {
		require.NotEmpty(t, r.Reason, r.ID)
		check(r.Source)
	}
	for _, g := range set.Grants {
		require.NotEmpty(t, g.Reason, g.ID)
		check(g.Source)
	}
}

// Consent to be written to ends with the message that takes it back.
func TestReq_L11_OptOutBlocks(t *testing.T) {
	engine, err := router.New(router.HealthcareBaseline(), router.BaselineOptions())
	require.NoError(t, err)
	plan, err := engine.Evaluate(router.Facts{
		ID: "m", Network: "sms", Channel: router.ChannelSMS, Event: router.EventReceived, Origin: router.OriginCustomer,
		Level: router.LevelNone, Health: router.No, Intents: []router.Intent{router.IntentOptOut}, Consent: router.ConsentGiven,
	})
	require.NoError(t, err)
	if plan.Outbound != router.OutboundBlock {
		t.Errorf("outbound %v after an opt-out, want block", plan.Outbound)
	}
}
