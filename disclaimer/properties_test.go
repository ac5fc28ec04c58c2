// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

func TestNegationExcusesNothing(t *testing.T) {
	g := newGuard(t, nil)
	for _, pair := range [][2]string{
		{"You have diabetes.", "You do not have diabetes."},
		{"You were seen in our office.", "You were never seen in our office."},
		{"You are our patient.", "You are not our patient."},
		{"Your claim was denied.", "Your claim was not denied."},
		{"We prescribed an opioid for you.", "We did not prescribe an opioid for you."},
		{"Your surgery went well.", "Your surgery did not go well."},
		{"You were charged twice.", "You were not charged twice."},
		{"You missed your appointment.", "You did not miss your appointment."},
		{"Our records show that you called.", "Our records do not show that you called."},
	} {
		for _, reply := range pair {
			r := check(t, g, disclaimer.Exchange{Reply: reply, Channel: phi.ChannelPublicReview})
			require.NotEqual(t, disclaimer.VerdictAllow, r.Verdict, reply)
		}
	}
}

func TestHarmlessSentenceRemovesNothing(t *testing.T) {
	g := newGuard(t, nil)
	for i, row := range rows(t, "violations.tsv", 6) {
		code, x := exchange(t, row)
		switch code {
		case disclaimer.CodeMissingRedirect, disclaimer.CodeEmergencyUnanswered, disclaimer.CodeAINotice,
			disclaimer.CodeSMSNoOptOut, disclaimer.CodeSMSMissingIdentification:
			continue // these are mended by adding the right sentence
		}
		suffix := [...]string{" Thank you for your kind words.", " We are open on weekdays.", " Have a wonderful week!"}[i%3]
		x.Lang = phi.LangUnspecified
		if x.Inbound.Parts == nil && !english(row[4]) {
			continue
		}
		before := check(t, g, x)
		x.Reply += suffix
		after := check(t, g, x)
		if before.Has(code) && !after.Has(code) {
			t.Errorf("%s is gone with %q: %s", code, suffix, row[4])
		}
	}
}

// english keeps to replies that an English sentence can be appended to.
func english(reply string) bool {
	for _, r := range reply {
		if r >= utf8.RuneSelf {
			return false
		}
	}
	for _, w := range []string{"Gracias", "Merci", "Vielen", "Grazie", "Usted", "Debe", "Nous ", "Vous ", "Wir ", "Sie ", "Ihre ", "Es tut", "Siamo", "Il suo", "Dovrebbe", "Abbiamo", "Ci dis", "Su cita", "Lamentamos", "Nos alegra", "No podemos", "Votre", "Selon"} {
		if strings.HasPrefix(reply, w) {
			return false
		}
	}
	return true
}

func TestPraiseAndComplaintAreEqual(t *testing.T) {
	g := newGuard(t, nil)
	for _, row := range rows(t, "allow.tsv", 3) {
		if row[0] != "-" {
			continue
		}
		var verdicts []disclaimer.Verdict
		for _, in := range []string{"Best place ever, five stars!", "Worst place ever, one star!"} {
			r := check(t, g, disclaimer.Exchange{Inbound: inbound(in, phi.ChannelPublicReview), Reply: row[1], Channel: phi.ChannelPublicReview})
			verdicts = append(verdicts, r.Verdict)
		}
		require.Equal(t, verdicts[0], verdicts[1], row[1])
		require.Equal(t, disclaimer.VerdictAllow, verdicts[0], row[1])
	}
}

func TestLevelsAreOrdered(t *testing.T) {
	relaxed := newGuard(t, &disclaimer.Options{Level: disclaimer.GuardRelaxed})
	standard := newGuard(t, nil)
	strict := newGuard(t, &disclaimer.Options{Level: disclaimer.GuardStrict})
	for _, row := range rows(t, "violations.tsv", 6) {
		_, x := exchange(t, row)
		r, s, z := check(t, relaxed, x), check(t, standard, x), check(t, strict, x)
		require.GreaterOrEqual(t, r.Verdict, s.Verdict, row[4])
		require.GreaterOrEqual(t, s.Verdict, z.Verdict, row[4])
	}
	hint := disclaimer.Exchange{Reply: "Thank you for choosing us!", Channel: phi.ChannelPublicReview}
	require.Equal(t, disclaimer.VerdictAllow, check(t, standard, hint).Verdict)
	require.Equal(t, disclaimer.VerdictRevise, check(t, strict, hint).Verdict)
	presupposed := disclaimer.Exchange{Reply: "Thank you for your visit!", Channel: phi.ChannelPublicReview}
	require.Equal(t, disclaimer.VerdictAllow, check(t, relaxed, presupposed).Verdict)
	require.Equal(t, disclaimer.VerdictRevise, check(t, standard, presupposed).Verdict)
	require.Equal(t, disclaimer.VerdictBlock, check(t, strict, presupposed).Verdict)
}

func TestRuleTable(t *testing.T) {
	g := newGuard(t, nil)
	require.NotEmpty(t, g.Rules())
	seen := map[string]bool{}
	section := regexp.MustCompile(`^(42|45|47) CFR \d+\.\d+(\([a-z]{1,2}\)(\(\d+\)(\([ivx]+\)(\([A-Z]\))?)?)?)?$`)
	const high, caution, silent = disclaimer.SeverityHigh, disclaimer.SeverityCaution, disclaimer.Severity(99)
	// The outcome of each tier at relaxed, standard and strict.
	public := map[disclaimer.Tier][3]disclaimer.Severity{
		disclaimer.TierA: {high, high, high}, disclaimer.TierB: {silent, caution, high},
		disclaimer.TierC: {silent, silent, caution}, disclaimer.TierNever: {silent, silent, silent},
	}
	levels := [...]disclaimer.GuardLevel{disclaimer.GuardRelaxed, disclaimer.GuardStandard, disclaimer.GuardStrict}
	for _, r := range g.Rules() {
		require.False(t, seen[r.Name], r.Name)
		seen[r.Name] = true
		require.NotEmpty(t, r.Why, r.Name)
		require.True(t, strings.HasPrefix(r.Source, "practice: ") || strings.HasPrefix(r.Source, "language: ") || section.MatchString(r.Source), r.Name)
		require.Equal(t, r.Tier == disclaimer.TierNever, r.Code == 0, r.Name)
		for i, level := range levels {
			for _, c := range []phi.Channel{phi.ChannelPublicReview, phi.ChannelOther, phi.ChannelDM, phi.ChannelSMS, phi.ChannelVoicemail} {
				want := public[r.Tier][i]
				switch {
				case c == phi.ChannelVoicemail && r.Tier <= disclaimer.TierB:
					want = high // anyone may play it
				case c >= phi.ChannelDM && r.Tier == disclaimer.TierC:
					want = silent // between two, a hint tells nothing
				}
				got, speaks := disclaimer.Outcome(r.Tier, r.Code, c, level)
				if !speaks {
					got = silent
				}
				require.Equal(t, want, got, "%s on %s at %s", r.Name, c, level)
			}
		}
	}
}

func TestAudiences(t *testing.T) {
	g := newGuard(t, nil)
	verified := disclaimer.Facts{ChannelSecure: new(true), IdentityVerified: new(true), Covered: new(true)}
	clinician, staff := verified, verified
	clinician.ActorRole, staff.ActorRole = disclaimer.ActorClinician, disclaimer.ActorStaff
	for _, tc := range []struct {
		name, why, reply string
		channel          phi.Channel
		facts            disclaimer.Facts
		want             disclaimer.Verdict
	}{
		{"unknown channel", "is read as public", "Your test results are back.", phi.ChannelOther, disclaimer.Facts{}, disclaimer.VerdictBlock},
		{"verified", "the person may know", "Your test results are back.", phi.ChannelChat, staff, disclaimer.VerdictAllow},
		{"half verified", "one fact is missing", "Your test results are back.", phi.ChannelChat, disclaimer.Facts{ChannelSecure: new(true), Covered: new(true)}, disclaimer.VerdictBlock},
		{"advice by staff", "not theirs to give", "You should stop taking ibuprofen.", phi.ChannelChat, staff, disclaimer.VerdictBlock},
		{"advice by clinician", "theirs to give", "You should stop taking ibuprofen.", phi.ChannelChat, clinician, disclaimer.VerdictAllow},
		{"dm without permission", "dates need permission", "Your appointment on Friday is confirmed.", phi.ChannelDM, disclaimer.Facts{}, disclaimer.VerdictBlock},
		{"dm with permission", "permitted", "Your appointment on Friday is confirmed.", phi.ChannelDM, disclaimer.Facts{Permission: new(true)}, disclaimer.VerdictAllow},
		{"sms with permission", "permitted", "Your appointment on Friday is confirmed.", phi.ChannelSMS, disclaimer.Facts{Permission: new(true)}, disclaimer.VerdictAllow},
		{"sms with a reason", "the reason is never permitted", "Your colonoscopy on Friday is confirmed.", phi.ChannelSMS, disclaimer.Facts{Permission: new(true)}, disclaimer.VerdictBlock},
		{"voicemail", "name, number, call back", "This is Pat from Bright Smile, please call back at 410-555-0110.", phi.ChannelVoicemail, disclaimer.Facts{}, disclaimer.VerdictAllow},
		{"voicemail with a reason", "anyone may play it", "This is Pat, your biopsy results are in.", phi.ChannelVoicemail, disclaimer.Facts{}, disclaimer.VerdictBlock},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := check(t, g, disclaimer.Exchange{Reply: tc.reply, Channel: tc.channel, Facts: tc.facts})
			require.Equal(t, tc.want, r.Verdict, "%s%s", tc.why, describe(r, tc.reply))
		})
	}
}

func TestPart2(t *testing.T) {
	g := newGuard(t, &disclaimer.Options{Organisation: &phi.Organisation{Names: []string{"Harbor Recovery"}, Part2: true}})
	for _, reply := range []string{
		"The law prevents us from discussing your record.",
		"We have no record of you.",
		"Thank you for your visit.",
	} {
		r := check(t, g, disclaimer.Exchange{Reply: reply, Channel: phi.ChannelPublicReview})
		require.Equal(t, disclaimer.VerdictBlock, r.Verdict, reply)
		require.True(t, r.Has(disclaimer.CodeSUDRecord), reply)
	}
	r := check(t, g, disclaimer.Exchange{Reply: "Federal rules protect the records of anyone in treatment. Please call us.", Channel: phi.ChannelPublicReview})
	require.Equal(t, disclaimer.VerdictAllow, r.Verdict, describe(r, ""))
}

func TestRequireFacts(t *testing.T) {
	lax := newGuard(t, nil)
	strict := newGuard(t, &disclaimer.Options{RequireFacts: true})
	x := disclaimer.Exchange{Reply: "Thank you for your kind words!", Channel: phi.ChannelPublicReview}
	a, b := check(t, lax, x), check(t, strict, x)
	require.Equal(t, disclaimer.VerdictAllow, a.Verdict)
	require.NotEmpty(t, a.NotChecked)
	require.Equal(t, disclaimer.VerdictRevise, b.Verdict)
	require.Len(t, b.Violations, len(a.NotChecked))
}

type oneReply struct{ id, text string }

func (o oneReply) SafeReply(_, _, _ string) (string, string, bool) { return o.id, o.text, true }

func TestSafeReplyIsGuarded(t *testing.T) {
	good := newGuard(t, &disclaimer.Options{Replies: oneReply{"redirect", "Please call our office at 410-555-0110."}})
	bad := newGuard(t, &disclaimer.Options{Replies: oneReply{"bad", "Please call us about your visit."}})
	x := disclaimer.Exchange{Reply: "Your surgery went well.", Channel: phi.ChannelPublicReview}
	require.Equal(t, &disclaimer.SafeReply{ID: "redirect", Text: "Please call our office at 410-555-0110."}, check(t, good, x).Safe)
	require.Nil(t, check(t, bad, x).Safe, "a reply that does not pass is not offered")
	x.Reply = "Thank you!"
	require.Nil(t, check(t, good, x).Safe, "nothing to replace")
}

func TestBadInput(t *testing.T) {
	g := newGuard(t, nil)
	var incomplete *disclaimer.IncompleteError
	var fact *disclaimer.FactError
	for _, tc := range []struct {
		name, why string
		x         disclaimer.Exchange
		target    any
		rule      string
	}{
		{"too long", "a megabyte", disclaimer.Exchange{Reply: strings.Repeat("word ", 1<<18)}, &incomplete, "max-bytes"},
		{"not UTF-8", "a byte that is no text", disclaimer.Exchange{Reply: "Thank \xff you"}, &incomplete, "utf-8"},
		{"other script", "a language without rules", disclaimer.Exchange{Reply: "Спасибо за ваш визит в нашу клинику"}, &incomplete, "language"},
		{"stated language", "a language without rules", disclaimer.Exchange{Reply: "Obrigado pela sua visita", Lang: phi.LangUnsupported}, &incomplete, "language"},
		{"inbound not UTF-8", "a byte that is no text", disclaimer.Exchange{Inbound: phi.Body("\xff"), Reply: "Thank you"}, &incomplete, "inbound"},
		{"contradiction", "a patient with no relationship", disclaimer.Exchange{Reply: "Thank you", Facts: disclaimer.Facts{AuthorRole: disclaimer.AuthorPatient, Relationship: disclaimer.RelationshipNone}}, &fact, ""},
		{"secure in public", "a public page is not secure", disclaimer.Exchange{Reply: "Thank you", Channel: phi.ChannelPost, Facts: disclaimer.Facts{ChannelSecure: new(true)}}, &fact, ""},
		{"region", "not a code", disclaimer.Exchange{Reply: "Thank you", Facts: disclaimer.Facts{Region: "Texas"}}, &fact, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := g.Check(tc.x)
			require.ErrorAs(t, err, tc.target, tc.why)
			require.Equal(t, disclaimer.VerdictBlock, r.Verdict)
			if tc.rule != "" {
				require.Equal(t, tc.rule, incomplete.Rule)
			}
		})
	}
}

func TestCanary(t *testing.T) {
	const canary = "zqxvcanary"
	g := newGuard(t, &disclaimer.Options{RequireFacts: true})
	text := "Hi " + canary + ", your diabetes and your " + canary + " surgery, Dr. " + canary + " \xff"
	x := disclaimer.Exchange{
		Inbound: phi.Body("I have " + canary + " diabetes"), Reply: text, Channel: phi.ChannelPublicReview,
		Facts: disclaimer.Facts{AuthorDisplay: canary, Contacts: []string{canary + "@example.com"}},
	}
	r, err := g.Check(x)
	require.Error(t, err)
	blob, jsonErr := json.Marshal(r)
	require.NoError(t, jsonErr)
	bad := x
	bad.Facts.Region = canary
	_, factErr := g.Check(bad)
	_, parseErr := disclaimer.ParseFacts([]byte(`{"author_role":"` + canary + `"}`))
	_, codeErr := disclaimer.ParseCode(canary)
	for _, out := range []string{
		string(blob), err.Error(), fmt.Sprintf("%v %+v %#v", r, r, r), fmt.Sprintf("%v %+v", err, err),
		fmt.Sprintf("%v %+v %#v", factErr, factErr, factErr), fmt.Sprintf("%v %+v", parseErr, parseErr), codeErr.Error(),
	} {
		require.NotContains(t, out, canary)
		require.NotContains(t, out, "diabetes")
	}
}

func TestFactsJSON(t *testing.T) {
	const all = `{"author_display":"Maria L.","author_role":"patient","relationship":"existing_patient","contacts":["410-555-0110"],
		"deletion":"done","permission":true,"consent":"given","channel_secure":false,"identity_verified":true,"covered":true,
		"actor_role":"volunteer","region":"US-TX","local_time":"09:05"}`
	f, err := disclaimer.ParseFacts([]byte(all))
	require.NoError(t, err)
	out, err := json.Marshal(f)
	require.NoError(t, err)
	again, err := disclaimer.ParseFacts(out)
	require.NoError(t, err)
	if diff := cmp.Diff(f, again, cmp.AllowUnexported(disclaimer.ClockTime{})); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	empty, err := disclaimer.ParseFacts([]byte(`{}`))
	require.NoError(t, err)
	require.Nil(t, empty.Contacts, "an absent list was not passed")
	none, err := disclaimer.ParseFacts([]byte(`{"contacts":[]}`))
	require.NoError(t, err)
	require.NotNil(t, none.Contacts, "an empty list allows nothing")
	for _, bad := range []string{
		`{"relation":"none"}`, `{"deletion":"maybe"}`, `{"local_time":"25:00"}`, `{"local_time":"9:5"}`, `{"permission":"yes"}`,
		`{"deletion":"done","deletion":"none"}`, `{"region":"Texas"}`, `{"contacts":[" "]}`, `[]`, ``,
	} {
		_, err := disclaimer.ParseFacts([]byte(bad))
		require.Error(t, err, bad)
	}
}

func TestOptions(t *testing.T) {
	var bad *disclaimer.OptionError
	for _, o := range []*disclaimer.Options{
		{Level: 9}, {MaxBytes: -1}, {Organisation: &phi.Organisation{Region: "Texas"}},
	} {
		_, err := disclaimer.New(o)
		require.True(t, errors.As(err, &bad))
	}
}

func TestSegments(t *testing.T) {
	for _, tc := range []struct {
		name, why, text string
		want            int
	}{
		{"empty", "nothing to send", "", 0},
		{"one", "160 septets fit", strings.Repeat("a", 160), 1},
		{"two", "153 septets a segment", strings.Repeat("a", 161), 2},
		{"euro", "the extension takes two septets", strings.Repeat("€", 81), 2},
		{"unicode", "70 units fit", strings.Repeat("ж", 70), 1},
		{"emoji", "two units each", strings.Repeat("😀", 36), 2},
	} {
		if got := disclaimer.Segments(tc.text); got != tc.want {
			t.Errorf("%s (%s): got %d, want %d", tc.name, tc.why, got, tc.want)
		}
	}
}

func TestOwnDataAreNoViolation(t *testing.T) {
	org := &phi.Organisation{Names: []string{"Lakeside Diabetes Center"}, Contacts: []string{"410-555-0110"}, Staff: []string{"Amy Ward"}}
	g := newGuard(t, &disclaimer.Options{Organisation: org})
	r := check(t, g, disclaimer.Exchange{
		Reply:   "Thank you for writing to Lakeside Diabetes Center. Please call 410-555-0110.",
		Channel: phi.ChannelPublicReview, Facts: disclaimer.Facts{Contacts: []string{}},
	})
	require.Equal(t, disclaimer.VerdictAllow, r.Verdict, codesOf(r))
}
