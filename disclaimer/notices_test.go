// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
	"github.com/safeharbor-go/safeharbor/phi"
)

// Every text of the catalogue is sent to strangers, so it passes at strict.
// Those that report a deletion need the fact of one.
func TestReq_L4_ShippedTextsPassAtStrict(t *testing.T) {
	cat, err := notice.Builtin()
	require.NoError(t, err)
	values := notice.Values{
		Organisation: "Lakeside Health", Hours: "mon-fri 08:00-17:00", Phone: "410-555-0123", Email: "care@example.com", Region: "US",
		FormURL: "https://example.com/form", PortalURL: "https://example.com/portal",
	}
	org := phi.Organisation{Names: []string{values.Organisation}, Contacts: []string{values.Phone, values.Email, values.FormURL, values.PortalURL}, Region: "US"}
	g := newGuard(t, &disclaimer.Options{Level: disclaimer.GuardStrict, Organisation: &org})
	checked := 0
	for _, id := range cat.IDs() {
		entry, ok := cat.Entry(id)
		require.True(t, ok)
		query := notice.Query{ID: id}
		if len(entry.Channels) > 0 {
			query.Channel = entry.Channels[0]
		}
		for _, lang := range []phi.Language{phi.English, phi.Spanish, phi.French, phi.German, phi.Italian} {
			query.Languages = []language.Tag{language.Make(lang.String())}
			choice, err := cat.Select(query)
			require.NoError(t, err, id)
			text, err := choice.Render(values)
			if err != nil {
				continue // asks for a value that this organisation does not have
			}
			checked++
			x := disclaimer.Exchange{Reply: text.String(), Lang: lang, Channel: phi.ChannelPublicComment}
			x.Facts.Deletion = disclaimer.DeletionDone
			r := check(t, g, x)
			for _, v := range r.Violations {
				if v.Severity != disclaimer.SeverityInfo && v.Code != disclaimer.CodeMissingRedirect {
					t.Errorf("%s in %s: %s %s %q in %q", id, lang, v.Code, v.Rule, x.Reply[v.Start:v.End], x.Reply)
				}
			}
		}
	}
	require.Greater(t, checked, 100)
}
