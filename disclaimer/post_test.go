// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

func date(t testing.TB, s string) disclaimer.Date {
	t.Helper()
	var d disclaimer.Date
	require.NoError(t, d.UnmarshalText([]byte(s)))
	return d
}

// complete returns an authorization without a defect on 2026-11-22.
func complete(t testing.TB) disclaimer.Authorization {
	return disclaimer.Authorization{
		Information: true, Discloser: true, Recipient: true, Purpose: true, Expires: date(t, "2027-01-31"),
		Signed: date(t, "2026-10-01"), Representative: true, Authority: true, RightToRevoke: true, Conditioning: true,
		Redisclosure: true, PlainLanguage: true, CopyGiven: true, Platforms: []string{"Exampleface"},
	}
}

func TestReq_L19_AuthorizationElements(t *testing.T) {
	use := disclaimer.Use{On: date(t, "2026-11-22"), Platform: "exampleface", Minor: true}
	for _, tc := range []struct {
		name, why string
		change    func(*disclaimer.Authorization)
		want      []string
	}{
		{"complete", "nothing is missing", func(*disclaimer.Authorization) {}, nil},
		{"information", "(c)(1)(i)", func(a *disclaimer.Authorization) { a.Information = false }, []string{"information"}},
		{"discloser", "(c)(1)(ii)", func(a *disclaimer.Authorization) { a.Discloser = false }, []string{"discloser"}},
		{"recipient", "(c)(1)(iii)", func(a *disclaimer.Authorization) { a.Recipient = false }, []string{"recipient"}},
		{"purpose", "(c)(1)(iv)", func(a *disclaimer.Authorization) { a.Purpose = false }, []string{"purpose"}},
		{"expires", "(c)(1)(v)", func(a *disclaimer.Authorization) { a.Expires = disclaimer.Date{} }, []string{"expires"}},
		{"event", "an event instead of a day", func(a *disclaimer.Authorization) { a.Expires, a.ExpiryEvent = disclaimer.Date{}, true }, nil},
		{"signed", "(c)(1)(vi)", func(a *disclaimer.Authorization) { a.Signed = disclaimer.Date{} }, []string{"signed"}},
		{"late", "a signature cannot follow", func(a *disclaimer.Authorization) { a.Signed = date(t, "2026-11-23") }, []string{"signed"}},
		{"minor", "a minor does not sign", func(a *disclaimer.Authorization) { a.Representative = false }, []string{"representative"}},
		{"authority", "whoever signs for another says why", func(a *disclaimer.Authorization) { a.Authority = false }, []string{"authority"}},
		{"revocable", "(c)(2)(i)", func(a *disclaimer.Authorization) { a.RightToRevoke = false }, []string{"right_to_revoke"}},
		{"conditioning", "(c)(2)(ii)", func(a *disclaimer.Authorization) { a.Conditioning = false }, []string{"conditioning"}},
		{"redisclosure", "(c)(2)(iii)", func(a *disclaimer.Authorization) { a.Redisclosure = false }, []string{"redisclosure"}},
		{"plain", "(c)(3)", func(a *disclaimer.Authorization) { a.PlainLanguage = false }, []string{"plain_language"}},
		{"copy", "(c)(4)", func(a *disclaimer.Authorization) { a.CopyGiven = false }, []string{"copy_given"}},
		{"paid", "(a)(3)(ii)", func(a *disclaimer.Authorization) { a.Paid = true }, []string{"payment_stated"}},
		{"platform", "another network", func(a *disclaimer.Authorization) { a.Platforms = []string{"examplegram"} }, []string{"platforms"}},
		{"expired", "the day before", func(a *disclaimer.Authorization) { a.Expires = date(t, "2026-11-21") }, []string{"expired"}},
		{"last day", "the last day counts", func(a *disclaimer.Authorization) { a.Expires = use.On }, nil},
		{"occurred", "the event happened", func(a *disclaimer.Authorization) { a.ExpiryEvent, a.EventOccurred = true, true }, []string{"expired"}},
		{"revoked", "a revocation wins", func(a *disclaimer.Authorization) { a.Revoked = true }, []string{"revoked"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := complete(t)
			tc.change(&a)
			var got []string
			for _, d := range a.Defects(use) {
				require.NotEmpty(t, d.Why)
				require.Contains(t, d.Source, "45 CFR 164.5")
				got = append(got, d.Element)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tc.why, diff)
			}
		})
	}
	a := complete(t)
	require.Len(t, a.Defects(disclaimer.Use{}), 1, "without a day the expiry is not known to lie ahead")
	require.Len(t, (*disclaimer.Authorization)(nil).Defects(use), 1, "none at all")
}

func TestReq_L24_CheckPost(t *testing.T) {
	g := newGuard(t, nil)
	paper, revoked := complete(t), complete(t)
	revoked.Revoked = true
	picture := []phi.Attachment{{MIME: "image/jpeg", Name: "IMG_0001.jpg"}}
	for _, tc := range []struct {
		name, why string
		post      disclaimer.Post
		want      disclaimer.Verdict
		needs     bool
	}{
		{"aggregate", "what the staff did, in numbers", disclaimer.Post{Text: "Our nurses gave 12,000 flu shots this season. Thank you, team!"}, disclaimer.VerdictAllow, false},
		{"volunteer", "named, so the volunteer has to agree", disclaimer.Post{Text: "Thank you to our volunteer Harriet, who has greeted visitors at the front door for ten years."}, disclaimer.VerdictRevise, false},
		{"volunteer agrees", "released", disclaimer.Post{Text: "Thank you to our volunteer Harriet, who has greeted visitors at the front door for ten years.", Release: true}, disclaimer.VerdictAllow, false},
		{"education", "nobody is spoken of", disclaimer.Post{Text: "High blood pressure often has no symptoms. Adults should have theirs checked every year."}, disclaimer.VerdictAllow, false},
		{"award", "public facts of a plan", disclaimer.Post{Text: "Our plan earned four and a half stars for the third year. More than 90,000 members chose us."}, disclaimer.VerdictAllow, false},
		{"support", "asks to write", disclaimer.Post{Text: "Questions about benefits? Please email support@example.com and a colleague will answer."}, disclaimer.VerdictAllow, false},
		{"child", "a named child and an illness", disclaimer.Post{Text: "Meet Ruby, 7, who rang the bell after finishing chemo for leukemia today!", Media: picture}, disclaimer.VerdictBlock, true},
		{"child with papers", "release and authorization by a parent", disclaimer.Post{Text: "Meet Ruby, 7, who rang the bell after finishing chemo for leukemia today!", Media: picture, Release: true, Authorization: &paper, On: date(t, "2026-11-22"), Platform: "Exampleface"}, disclaimer.VerdictAllow, true},
		{"child, revoked", "revoked", disclaimer.Post{Text: "Meet Ruby, 7, who rang the bell after finishing chemo for leukemia today!", Media: picture, Release: true, Authorization: &revoked, On: date(t, "2026-11-22"), Platform: "Exampleface"}, disclaimer.VerdictBlock, true},
		{"newborns", "pictures of newborns are patients' pictures", disclaimer.Post{Text: "Our newborns went trick or treating! Photos of each little pumpkin born in our maternity ward this week.", Media: picture}, disclaimer.VerdictBlock, true},
		{"hashtag", "the caption tells", disclaimer.Post{Text: "What a day!", Captions: []string{"Our patient walks again after knee surgery #kneesurgery"}, Media: picture}, disclaimer.VerdictBlock, true},
		{"file name", "the name of the file tells", disclaimer.Post{Text: "What a day!", Media: []phi.Attachment{{MIME: "image/png", Name: "before-and-after_our-patient.png"}}}, disclaimer.VerdictBlock, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := g.CheckPost(tc.post)
			require.NoError(t, err)
			if r.Verdict != tc.want || r.NeedsAuthorization != tc.needs || r.NeedsMediaReview != (len(tc.post.Media) > 0) {
				t.Errorf("%s: got %s, authorization %v, media %v, defects %v\n%+v", tc.why, r.Verdict, r.NeedsAuthorization, r.NeedsMediaReview, r.Defects, r.Violations)
			}
		})
	}
}

func TestReq_P13_HiddenDetail(t *testing.T) {
	g := newGuard(t, nil)
	for _, tc := range []struct {
		name, why, text string
		want            bool
	}{
		{"unit, day, event", "together they name one person", "Quiet shift in the ER until the pilot who landed on the highway last Friday was brought in.", true},
		{"births", "quadruplets are in the paper", "The quadruplets born on Tuesday went home from our NICU. The oldest weighs four pounds.", true},
		{"a day alone", "everyone has a Friday", "Our clinic closes early on Friday so that the team can rest.", false},
		{"an event alone", "the weather", "Lightning knocked the power out. Our phones are down today.", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := g.CheckPost(disclaimer.Post{Text: tc.text})
			require.NoError(t, err)
			require.Equal(t, tc.want, r.Has(disclaimer.CodeHiddenDetail), "%s: %+v", tc.why, r.Violations)
		})
	}
}

func TestPostReportsNeverLeak(t *testing.T) {
	g := newGuard(t, nil)
	const canary = "zzcanaryzz"
	r, err := g.CheckPost(disclaimer.Post{
		Text: "Our patient " + canary + " has diabetes.", Captions: []string{canary}, Platform: canary,
		Media: []phi.Attachment{{Name: canary}},
	})
	require.NoError(t, err)
	text, err := json.Marshal(r)
	require.NoError(t, err)
	require.NotContains(t, string(text), canary)
	_, err = g.CheckPost(disclaimer.Post{Text: canary + "\xff"})
	require.Error(t, err)
	require.NotContains(t, err.Error(), canary)
}

func TestFactsReadAuthorizationAndConsent(t *testing.T) {
	for _, tc := range []struct {
		name, why, json string
		defects         int
		consent         disclaimer.Consent
	}{
		{"true", "the caller's word", `{"authorization":true,"consent":true}`, 0, disclaimer.ConsentGiven},
		{"false", "the caller's word", `{"authorization":false,"consent":false}`, 1, disclaimer.ConsentNone},
		{"object", "an object is judged", `{"authorization":{"information":true,"revoked":true},"consent":"revoked"}`, 12, disclaimer.ConsentRevoked},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f, err := disclaimer.ParseFacts([]byte(tc.json))
			require.NoError(t, err)
			require.Len(t, f.Authorization.Defects(disclaimer.Use{}), tc.defects, tc.why)
			require.Equal(t, tc.consent, f.Consent)
			again, err := json.Marshal(f.Authorization)
			require.NoError(t, err)
			var back disclaimer.Authorization
			require.NoError(t, json.Unmarshal(again, &back))
			require.Empty(t, cmp.Diff(*f.Authorization, back, cmp.AllowUnexported(disclaimer.Date{})))
		})
	}
	_, err := disclaimer.ParseFacts([]byte(`{"authorization":{"informatoin":true}}`))
	require.Error(t, err, "an unknown element must not pass for a known one")
	_, err = disclaimer.ParseFacts([]byte(`{"consent":1}`))
	require.Error(t, err)
}
