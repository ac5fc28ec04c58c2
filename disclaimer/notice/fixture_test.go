// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

// five are the languages of the built-in catalogue.
var five = []language.Tag{language.English, language.Spanish, language.French, language.German, language.Italian}

// clinic are the values of an organisation with every route.
var clinic = notice.Values{
	Organisation: "Example Clinic",
	Phone:        "410-555-0123",
	Email:        "office@example.com",
	PortalURL:    "https://portal.example.com",
	FormURL:      "https://example.com/form",
	Hours:        "mon-fri 08:00-17:00",
	Region:       "US-MD",
}

func builtin(t testing.TB) *notice.Catalogue {
	t.Helper()
	c, err := notice.Builtin()
	require.NoError(t, err)
	return c
}

func render(t testing.TB, q notice.Query, v notice.Values) notice.Text {
	t.Helper()
	choice, err := builtin(t).Select(q)
	require.NoError(t, err)
	text, err := choice.Render(v)
	require.NoError(t, err)
	return text
}
