// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

// in returns the texts of an entry in the five languages.
func in(t *testing.T, q notice.Query, v notice.Values) []notice.Text {
	t.Helper()
	var texts []notice.Text
	for _, tag := range five {
		q.Languages = []language.Tag{tag}
		texts = append(texts, render(t, q, v))
	}
	return texts
}

func states(t *testing.T, text notice.Text, elements ...notice.Element) {
	t.Helper()
	for _, e := range elements {
		require.Contains(t, text.Elements(), e, "%s in %s: %s", text.ID(), text.Language(), text)
	}
}

func TestReq_L1_ProfilesSayWhatToLeaveOutAndWhereToGo(t *testing.T) {
	entry, ok := builtin(t).Entry("profile.notice")
	require.True(t, ok)
	for _, network := range []string{"x_bio", "instagram_bio", "facebook_intro", "facebook_description", "tiktok_bio", "linkedin_tagline", "threads_bio"} {
		require.Contains(t, entry.Surfaces, network)
	}
	for _, surface := range entry.Surfaces {
		for _, text := range in(t, notice.Query{Placement: notice.PlacementProfile, Surface: surface}, clinic) {
			states(t, text, notice.ElementDoNotShare, notice.ElementSecureRoute)
			fits(t, text, surface)
		}
	}
}

func fits(t *testing.T, text notice.Text, surface string) {
	t.Helper()
	for _, l := range builtin(t).Limits(surface) {
		n, err := l.Unit.Count(text.String())
		require.NoError(t, err)
		if n > l.Max {
			t.Errorf("%s in %s has %d %s on %s, allowed are %d", text.ID(), text.Language(), n, l.Unit, surface, l.Max)
		}
	}
}

func TestReq_L2_MessagesCarryFiveElements(t *testing.T) {
	for _, q := range []notice.Query{
		{Placement: notice.PlacementDMCompose, Surface: "instagram_dm"},
		{Placement: notice.PlacementDMCompose, Surface: "messenger_greeting"},
		{Placement: notice.PlacementDMFirst, Surface: "instagram_dm"},
	} {
		for _, text := range in(t, q, clinic) {
			states(t, text, notice.ElementAcknowledgement, notice.ElementNoAdvice,
				notice.ElementPromiseOtherTopics, notice.ElementDoNotShare, notice.ElementSecureRoute)
			fits(t, text, q.Surface)
		}
	}
}

func TestReq_L3_ThreeElementsWhereFiveDoNotFit(t *testing.T) {
	q := notice.Query{
		Placement: notice.PlacementDMCompose,
		Limits:    []notice.Limit{{Surface: "tiny_greeting", Unit: notice.UnitUTF16, Max: 125}},
	}
	for _, text := range in(t, q, notice.Values{Organisation: clinic.Organisation, FormURL: "https://forms.example.com/for/everything/private"}) {
		states(t, text, notice.ElementAcknowledgement, notice.ElementNoAdvice, notice.ElementPromiseOtherTopics)
		require.NotContains(t, text.Elements(), notice.ElementSecureRoute, "no room for it: %s", text)
	}
}

func TestReq_L4_SavedRepliesRedirectToASecureChannel(t *testing.T) {
	for _, channel := range []notice.Channel{notice.ChannelPublicReview, notice.ChannelPublicComment, notice.ChannelDM, notice.ChannelSMS} {
		for _, text := range in(t, notice.Query{Purpose: notice.PurposeRedirect, Channel: channel}, clinic) {
			states(t, text, notice.ElementDoNotShare, notice.ElementSecureRoute)
			require.Len(t, text.Routes(), 1)
			require.True(t, text.Routes()[0].Secure())
		}
	}
}

func TestReq_L5_ChatbotRedirects(t *testing.T) {
	for _, text := range in(t, notice.Query{ID: "bot.welcome", Channel: notice.ChannelDM}, clinic) {
		states(t, text, notice.ElementAutomated, notice.ElementDoNotShare, notice.ElementSecureRoute)
	}
	for _, text := range in(t, notice.Query{ID: "redirect.email", Channel: notice.ChannelDM}, clinic) {
		require.Equal(t, []notice.Route{notice.RouteEmail}, text.Routes())
		require.False(t, text.Routes()[0].Secure(), "e-mail redirects, and is told apart")
		states(t, text, notice.ElementNotSecure)
	}
}

func TestReq_L8_RemovalInvitesContact(t *testing.T) {
	for _, text := range in(t, notice.Query{Purpose: notice.PurposeRemovedRedirect, Channel: notice.ChannelPublicComment}, clinic) {
		states(t, text, notice.ElementRemoval, notice.ElementDoNotShare, notice.ElementSecureRoute)
	}
}

func TestReq_L9_RemovalIsFollowedByARedirect(t *testing.T) {
	least := notice.PurposeRemovedRedirect.Requirement().Least
	require.Contains(t, least, notice.ElementSecureRoute, "not even a short text may leave it out")
}

func TestReq_L10_PolicyQuestionsMoveToPrivate(t *testing.T) {
	v := notice.Values{Email: clinic.Email, Phone: clinic.Phone}
	for _, text := range in(t, notice.Query{Purpose: notice.PurposePolicy, Channel: notice.ChannelPublicComment, Surface: "x_post"}, v) {
		states(t, text, notice.ElementDoNotShare, notice.ElementSecureRoute)
		require.Contains(t, text.String(), clinic.Email)
	}
}

func TestReq_L18_AINoticesNameAPerson(t *testing.T) {
	for _, text := range in(t, notice.Query{Placement: notice.PlacementAINotice}, clinic) {
		states(t, text, notice.ElementAIUse, notice.ElementHumanContact)
	}
	for _, text := range in(t, notice.Query{Purpose: notice.PurposeAIConsent, Channel: notice.ChannelDM}, clinic) {
		states(t, text, notice.ElementAIUse, notice.ElementConsentRequest, notice.ElementHumanContact)
	}
}

func TestReq_L20_ReportsSayThatTheyAreNoLegalAdvice(t *testing.T) {
	require.Contains(t, builtin(t).Lint().Notice, "not legal advice")
}

func TestReq_L23_FormBesideTheReminder(t *testing.T) {
	for _, q := range []notice.Query{
		{Placement: notice.PlacementProfile, Surface: "tiktok_bio"},
		{Placement: notice.PlacementProfile, Surface: "x_bio"},
		{Placement: notice.PlacementDMCompose, Surface: "instagram_dm"},
		{ID: "redirect.form", Channel: notice.ChannelPublicComment},
	} {
		q.Require = []notice.Element{notice.ElementFormLink}
		for _, text := range in(t, q, clinic) {
			states(t, text, notice.ElementDoNotShare, notice.ElementSecureRoute, notice.ElementFormLink)
			require.Contains(t, text.String(), clinic.FormURL)
		}
	}
}

func TestReq_L11_PermissionWarnsAndCanBeWithdrawn(t *testing.T) {
	for _, text := range in(t, notice.Query{Purpose: notice.PurposeUnsecuredPermission, Channel: notice.ChannelSMS, Surface: "sms_segment"}, clinic) {
		states(t, text, notice.ElementIdentifySender, notice.ElementNotSecure, notice.ElementOptIn, notice.ElementOptOut)
	}
}

func TestReq_L15_RefillRemindersStayGeneral(t *testing.T) {
	for _, text := range in(t, notice.Query{Purpose: notice.PurposeRefillReminder, Channel: notice.ChannelSMS, Surface: "sms_segment"}, clinic) {
		states(t, text, notice.ElementIdentifySender, notice.ElementSecureRoute, notice.ElementOptOut)
	}
}

func TestReq_R5_EveryReplyHasAnID(t *testing.T) {
	want := []string{
		"advice.refusal", "ai.consent", "ai.notice", "appointment.redirect", "billing.redirect", "bot.handoff", "bot.welcome",
		"call.recording_consent", "call.recording_notice", "comment.notice", "complaint.privacy", "complaint.redirect",
		"contact.general", "dm.compose", "dm.first", "emergency.call", "emergency.notice", "hours.closed", "office.closed",
		"policy.question", "profile.notice", "records.request", "redirect.email", "redirect.form", "redirect.secure",
		"refill.reminder", "removed.redirect", "rules.comments", "sms.help", "sms.opt_in", "sms.opt_out", "sms.permission",
		"thanks.general",
	}
	if diff := cmp.Diff(want, builtin(t).IDs()); diff != "" {
		t.Errorf("ids are a promise to rules (-want +got):\n%s", diff)
	}
}

func TestReq_R6_ChatbotStepsAreEntries(t *testing.T) {
	for _, id := range []string{"bot.welcome", "advice.refusal", "redirect.secure", "emergency.call", "bot.handoff"} {
		texts := in(t, notice.Query{ID: id, Channel: notice.ChannelChat}, clinic)
		require.Len(t, texts, len(five))
	}
}

func TestEveryPlacementAndPurposeHasATextInFiveLanguages(t *testing.T) {
	c := builtin(t)
	seen := map[string]bool{}
	for _, id := range c.IDs() {
		e, ok := c.Entry(id)
		require.True(t, ok)
		seen[e.Placement.String()+"/"+e.Purpose.String()] = true
		var tags []language.Tag
		for _, w := range e.Wordings {
			tags = append(tags, w.Language)
		}
		require.Equal(t, five, tags, id)
	}
	for p := notice.PlacementProfile; p <= notice.PlacementEmergency; p++ {
		require.True(t, seen[p.String()+"/unspecified"], p.String())
	}
	for p := notice.PurposeRedirect; p <= notice.PurposeAIConsent; p++ {
		require.True(t, seen["unspecified/"+p.String()], p.String())
	}
}

// every visits each text that an organisation with exactly one route can get on
// each surface that the entry promises to fit.
func every(t *testing.T, visit func(e notice.Entry, surface string, text notice.Text)) {
	t.Helper()
	c := builtin(t)
	bare := notice.Values{Organisation: clinic.Organisation, Hours: clinic.Hours, Region: clinic.Region}
	organisations := []notice.Values{clinic, bare, bare, bare, bare}
	organisations[1].FormURL = clinic.FormURL
	organisations[2].PortalURL = clinic.PortalURL
	organisations[3].Phone = clinic.Phone
	organisations[4].Email = clinic.Email
	for _, id := range c.IDs() {
		e, _ := c.Entry(id)
		rendered := 0
		for _, surface := range append([]string{""}, e.Surfaces...) {
			for _, tag := range five {
				for _, v := range organisations {
					q := notice.Query{ID: id, Languages: []language.Tag{tag}, Surface: surface}
					if len(e.Channels) > 0 {
						q.Channel = e.Channels[0]
					}
					choice, err := c.Select(q)
					require.NoError(t, err)
					text, err := choice.Render(v)
					if _, missing := err.(*notice.MissingError); missing && v != clinic {
						continue // no text for this route: appointments are not made by e-mail
					}
					require.NoError(t, err, "%s on %s in %s", id, surface, tag)
					visit(e, surface, text)
					rendered++
				}
			}
		}
		require.NotZero(t, rendered, id)
	}
}

func TestEveryTextFitsWhereItPromisesTo(t *testing.T) {
	every(t, func(_ notice.Entry, surface string, text notice.Text) {
		fits(t, text, surface)
		require.NotRegexp(t, `[{}]`, text.String(), "never raw output")
	})
}

// presupposing are ways to say that a reader is a patient. They are written
// apart from those of the lint, so that the two check each other.
var presupposing = regexp.MustCompile(`(?i)\b(?:your (?:own )?(?:care|visit|health|doctor|condition|history|data)|` +
	`as (?:our|a) (?:patient|member)|(?:our|valued) (?:patient|member)s?|trust(?:ed|ing)? us|see you|experience|` +
	`su (?:salud|visita|cita|médico|historia)|nuestros? pacientes?|` +
	`(?:votre|vos) (?:santé|visite|soins|médecin|dossier)|nos patients|` +
	`Ihre[mnrs]? (?:Gesundheit|Behandlung|Besuch|Arzt|Akte)|unsere[nr]? Patient|` +
	`(?:Sua|Suo|Sue|Suoi) (?:salute|visita|cure|medico|cartella)|nostri pazienti)`)

func TestEveryTextIsFitForAStranger(t *testing.T) {
	every(t, func(_ notice.Entry, _ string, text notice.Text) {
		if m := presupposing.FindString(text.String()); m != "" {
			t.Errorf("%s in %s presupposes care: %q", text.ID(), text.Language(), m)
		}
	})
}

func TestEveryTextMessageIsOneSegment(t *testing.T) {
	every(t, func(e notice.Entry, surface string, text notice.Text) {
		if surface != "sms_segment" {
			return
		}
		if got := notice.SMS(text.String()); got.UCS2 || got.Segments != 1 {
			t.Errorf("%s in %s: %+v", e.ID, text.Language(), got)
		}
	})
}

func TestTextsDifferBetweenLanguages(t *testing.T) {
	for _, id := range builtin(t).IDs() {
		e, _ := builtin(t).Entry(id)
		q := notice.Query{ID: id}
		if len(e.Channels) > 0 {
			q.Channel = e.Channels[0]
		}
		seen := map[string]bool{}
		for _, text := range in(t, q, clinic) {
			if seen[text.String()] {
				t.Errorf("%s: two languages share a text", id)
			}
			seen[text.String()] = true
			require.False(t, strings.Contains(text.String(), "  "), id)
		}
	}
}
