// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

func TestRenderTakesTheRouteThatIsThere(t *testing.T) {
	english := five[:1]
	for _, c := range []struct {
		name   string
		values notice.Values
		want   []notice.Route
		why    string
	}{
		{"all", clinic, []notice.Route{notice.RouteForm}, "a form keeps a conversation private best"},
		{"portal", notice.Values{PortalURL: clinic.PortalURL, Phone: clinic.Phone}, []notice.Route{notice.RoutePortal}, "then a portal"},
		{"phone", notice.Values{Phone: clinic.Phone, Email: clinic.Email}, []notice.Route{notice.RoutePhone}, "then the telephone"},
		{"email", notice.Values{Email: clinic.Email}, []notice.Route{notice.RouteEmail}, "e-mail last"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := render(t, notice.Query{ID: "redirect.secure", Languages: english}, c.values)
			if diff := cmp.Diff(c.want, text.Routes()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.why, diff)
			}
		})
	}
}

func TestRenderMissing(t *testing.T) {
	for _, c := range []struct {
		name   string
		query  notice.Query
		values notice.Values
		want   []notice.Variable
		why    string
	}{
		{"no route", notice.Query{ID: "redirect.secure"}, notice.Values{},
			[]notice.Variable{notice.VariablePhone, notice.VariableEmail, notice.VariablePortalURL, notice.VariableFormURL},
			"any of them would do"},
		{"form asked for", notice.Query{ID: "profile.notice", Require: []notice.Element{notice.ElementFormLink}},
			notice.Values{Phone: clinic.Phone, Region: "US"}, []notice.Variable{notice.VariableFormURL}, "a telephone is no form"},
		{"name", notice.Query{ID: "sms.opt_in", Channel: notice.ChannelSMS}, notice.Values{},
			[]notice.Variable{notice.VariableOrganisation}, "a text message without a sender"},
		{"name and hours", notice.Query{ID: "office.closed", Channel: notice.ChannelDM}, notice.Values{Region: "US"},
			[]notice.Variable{notice.VariableOrganisation, notice.VariableHours}, "in the order in which they stand"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.query.Languages = five
			choice, err := builtin(t).Select(c.query)
			require.NoError(t, err)
			text, err := choice.Render(c.values)
			var missing *notice.MissingError
			require.ErrorAs(t, err, &missing)
			if diff := cmp.Diff(c.want, missing.Variables); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.why, diff)
			}
			require.Empty(t, text.String(), "never raw output")
		})
	}
}

func TestRenderLength(t *testing.T) {
	query := notice.Query{ID: "profile.notice", Languages: five, Limits: []notice.Limit{{Unit: notice.UnitUTF16, Max: 20}}}
	choice, err := builtin(t).Select(query)
	require.NoError(t, err)
	_, err = choice.Render(clinic)
	var long *notice.LengthError
	require.ErrorAs(t, err, &long)
	require.Equal(t, "notice: profile.notice: no variant fits 20 utf16", long.Error())

	query.Limits, query.Surface = nil, "tiktok_bio"
	choice, err = builtin(t).Select(query)
	require.NoError(t, err)
	v := clinic
	v.FormURL = "https://forms.example.com/a/longer/path/than/the/profile/has/room/for"
	text, err := choice.Render(v)
	require.NoError(t, err)
	require.Equal(t, []notice.Route{notice.RoutePortal}, text.Routes(), "a shorter route, rather than a longer text")
}

func TestRenderElementsNobodyStates(t *testing.T) {
	choice, err := builtin(t).Select(notice.Query{
		ID: "thanks.general", Languages: five, Require: []notice.Element{notice.ElementSecureRoute},
	})
	require.NoError(t, err)
	_, err = choice.Render(clinic)
	require.ErrorIs(t, err, notice.ErrNoElements)
}

func TestZeroChoiceRendersNothing(t *testing.T) {
	_, err := notice.Choice{}.Render(clinic)
	require.ErrorIs(t, err, notice.ErrNoEntry)
}

func TestTextTellsWhatItIs(t *testing.T) {
	text := render(t, notice.Query{ID: "thanks.general", Languages: []language.Tag{language.German}}, notice.Values{})
	data, err := json.Marshal(text)
	require.NoError(t, err)
	want := `{"id":"thanks.general","version":"1","language":"de","variant":0,"elements":["acknowledgement"],"routes":[],` +
		`"text":"Vielen Dank, dass Sie sich die Zeit nehmen zu schreiben. Wir schätzen jeden Kommentar."}`
	require.Equal(t, want, string(data))
	require.Equal(t, "thanks.general", text.ID())
	require.Equal(t, "1", text.Version())
	require.Equal(t, language.German, text.Language())
	require.Equal(t, 0, text.Variant())
}

func TestTextKeepsItsOwnMemory(t *testing.T) {
	query := notice.Query{ID: "redirect.secure", Languages: five}
	text := render(t, query, clinic)
	text.Elements()[0] = notice.ElementRecording
	text.Routes()[0] = notice.RouteEmail
	again := render(t, query, clinic)
	require.Equal(t, again.Elements(), text.Elements())
	require.Equal(t, again.Routes(), text.Routes())
}
