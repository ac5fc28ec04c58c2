// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

func TestHoursFollowTheLanguage(t *testing.T) {
	v := clinic
	v.Hours = "mon-fri 08:00-17:30, sat 12:00-24:00"
	for tag, want := range map[language.Tag]string{
		language.English: "Mon-Fri 8 am-5:30 pm, Sat 12 pm-12 am",
		language.Spanish: "lun-vie 8:00-17:30, sáb 12:00-24:00",
		language.French:  "lun-ven 8h-17h30, sam 12h-24h",
		language.German:  "Mo-Fr 8:00-17:30, Sa 12:00-24:00",
		language.Italian: "lun-ven 8:00-17:30, sab 12:00-24:00",
	} {
		text := render(t, notice.Query{Placement: notice.PlacementOutOfOffice, Languages: []language.Tag{tag}}, v)
		if !strings.Contains(text.String(), want) {
			t.Errorf("%s: %q does not hold %q", tag, text, want)
		}
	}
}

func TestEmergencyNumberFollowsTheRegion(t *testing.T) {
	for _, c := range []struct{ region, number, why string }{
		{"US", "911", "the country"},
		{"US-TX", "911", "a state has the number of its country"},
		{"CA-QC", "911", "a province as well"},
		{"DE", "112", "the number of the Union"},
		{"GB", "999", "a number of its own"},
	} {
		v := clinic
		v.Region = c.region
		for _, tag := range five {
			text := render(t, notice.Query{ID: "emergency.call", Languages: []language.Tag{tag}}, v)
			if !strings.Contains(text.String(), c.number) {
				t.Errorf("%s in %s: %q lacks %s (%s)", c.region, tag, text, c.number, c.why)
			}
		}
	}
	choice, err := builtin(t).Select(notice.Query{ID: "emergency.call", Languages: five})
	require.NoError(t, err)
	v := clinic
	v.Region = "ZZ"
	_, err = choice.Render(v)
	require.ErrorIs(t, err, notice.ErrNoEmergencyNumber, "a number is never guessed")
	v.Region = ""
	_, err = choice.Render(v)
	var missing *notice.MissingError
	require.ErrorAs(t, err, &missing)
	require.Equal(t, []notice.Variable{notice.VariableEmergencyNumber}, missing.Variables)
}

func TestReq_L17_RecordingFollowsTheStrictestJurisdiction(t *testing.T) {
	c := builtin(t)
	for _, row := range []struct {
		name  string
		where []string
		want  notice.RecordingConsent
		why   string
	}{
		{"nowhere", nil, notice.RecordingAllParty, "nothing known is the strictest"},
		{"one", []string{"US-TX"}, notice.RecordingOneParty, "one party may consent"},
		{"all", []string{"US-CA"}, notice.RecordingAllParty, "everybody has to"},
		{"between", []string{"US-TX", "US-CA"}, notice.RecordingAllParty, "a call between states keeps to the stricter"},
		{"contested", []string{"US-MI"}, notice.RecordingAllParty, "where sources disagree, the stricter"},
		{"abroad", []string{"US-TX", "FR"}, notice.RecordingAllParty, "an unknown law counts as strict"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.want, c.RecordingConsent(row.where...), row.why)
			choice, err := c.Select(notice.Query{
				Placement: notice.PlacementCallRecording, Languages: five, Jurisdictions: row.where, Channel: notice.ChannelCall,
			})
			require.NoError(t, err)
			require.Equal(t, row.want, choice.Consent)
			text, err := choice.Render(clinic)
			require.NoError(t, err)
			require.Contains(t, text.Elements(), notice.ElementRecording)
			if row.want == notice.RecordingAllParty {
				require.Contains(t, text.Elements(), notice.ElementConsentRequest)
			}
		})
	}
	rules, err := notice.BuiltinRecordingRules()
	require.NoError(t, err)
	strict := 0
	for _, r := range rules {
		require.NotEmpty(t, r.Checked, "the list is dated")
		require.NotEmpty(t, r.Source)
		if r.Consent == notice.RecordingAllParty {
			strict++
		}
	}
	require.Len(t, rules, 51, "the states and the District of Columbia")
	require.Equal(t, 14, strict, "the states on a list of all-party states")
}

func TestTablesAreChecked(t *testing.T) {
	good := notice.Limit{Surface: "kiosk", Unit: notice.UnitBytes, Max: 10, Checked: "2026-11", Source: "our kiosk"}
	for _, c := range []struct {
		name    string
		options notice.Options
		why     string
	}{
		{"surface", notice.Options{Limits: []notice.Limit{{Surface: "Our Kiosk", Unit: 1, Max: 10, Checked: "2026-11", Source: "x"}}}, "a surface is a word"},
		{"unit", notice.Options{Limits: []notice.Limit{{Surface: "kiosk", Max: 10, Checked: "2026-11", Source: "x"}}}, "without a unit a length means nothing"},
		{"max", notice.Options{Limits: []notice.Limit{{Surface: "kiosk", Unit: 1, Checked: "2026-11", Source: "x"}}}, "nothing fits"},
		{"date", notice.Options{Limits: []notice.Limit{{Surface: "kiosk", Unit: 1, Max: 10, Checked: "2026-13", Source: "x"}}}, "there is no such month"},
		{"number", notice.Options{EmergencyNumbers: []notice.EmergencyNumber{{Region: "US", Number: "nine", Checked: "2026-11", Source: "x"}}}, "a number is digits"},
		{"rule", notice.Options{RecordingRules: []notice.RecordingRule{{Jurisdiction: "Texas", Checked: "2026-11", Source: "x"}}}, "a jurisdiction is a code"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := notice.New(nil, &c.options)
			require.ErrorIs(t, err, notice.ErrTable, c.why)
		})
	}
	c, err := notice.New(nil, &notice.Options{Limits: []notice.Limit{good}})
	require.NoError(t, err)
	require.Equal(t, []notice.Limit{good}, c.Limits("kiosk"))
	require.Empty(t, c.Limits("x_bio"), "given limits replace the built-in ones")
}

func TestDecodeTables(t *testing.T) {
	limits, err := notice.DecodeLimits([]byte(`{"schema": 1, "rows": [
		{"surface": "kiosk", "unit": "bytes", "max": 10, "checked": "2026-11", "source": "our kiosk"}]}`))
	require.NoError(t, err)
	require.Len(t, limits, 1)
	_, err = notice.DecodeLimits([]byte(`{"schema": 2, "rows": []}`))
	require.ErrorIs(t, err, notice.ErrSchema)
	var bad *notice.DecodeError
	_, err = notice.DecodeLimits([]byte(`{"schema": 1, "rows": [{"surface": "kiosk", "unit": "byte"}]}`))
	require.ErrorAs(t, err, &bad)
	require.Equal(t, "bytes", bad.Suggestion)
	var unknown *notice.WordError
	require.ErrorAs(t, err, &unknown)
	_, err = notice.DecodeEmergencyNumbers([]byte(`{"schema": 1, "rows": [{"regio": "US"}]}`))
	require.ErrorAs(t, err, &bad)
	require.Equal(t, "region", bad.Suggestion)
	_, err = notice.DecodeRecordingRules([]byte(`[`))
	require.ErrorAs(t, err, &bad)
	require.Equal(t, "syntax", bad.Code)
}

// TestBuiltinLimits pins the limits that texts are written for.
func TestBuiltinLimits(t *testing.T) {
	c := builtin(t)
	for surface, limit := range map[string]int{
		"x_bio": 160, "instagram_bio": 150, "facebook_intro": 101, "facebook_description": 255, "tiktok_bio": 80,
		"threads_bio": 150, "messenger_greeting": 160, "whatsapp_about": 139, "linkedin_tagline": 120, "bluesky_bio": 256,
		"x_post": 280, "google_review_reply": 4096, "sms_segment": 1,
	} {
		rows := c.Limits(surface)
		require.NotEmpty(t, rows, surface)
		for _, r := range rows {
			require.Equal(t, limit, r.Max, surface)
		}
	}
}
