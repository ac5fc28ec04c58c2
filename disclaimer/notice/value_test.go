// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

func TestValidate(t *testing.T) {
	require.NoError(t, clinic.Validate())
	require.NoError(t, notice.Values{}.Validate())
	set := map[notice.Variable]func(*notice.Values, string){
		notice.VariableOrganisation:    func(v *notice.Values, s string) { v.Organisation = s },
		notice.VariablePhone:           func(v *notice.Values, s string) { v.Phone = s },
		notice.VariableEmail:           func(v *notice.Values, s string) { v.Email = s },
		notice.VariablePortalURL:       func(v *notice.Values, s string) { v.PortalURL = s },
		notice.VariableFormURL:         func(v *notice.Values, s string) { v.FormURL = s },
		notice.VariableHours:           func(v *notice.Values, s string) { v.Hours = s },
		notice.VariableEmergencyNumber: func(v *notice.Values, s string) { v.Region = s },
	}
	for _, c := range []struct {
		variable notice.Variable
		value    string
		ok       bool
		why      string
	}{
		{notice.VariableOrganisation, "St. Mary's & Sons (Zürich)", true, "marks that occur in names"},
		{notice.VariableOrganisation, "Clinic 24/7", false, "a slash is no part of a name here"},
		{notice.VariableOrganisation, "Example {phone}", false, "a value is no template"},
		{notice.VariableOrganisation, "Visit http://example.com", false, "a link is no name"},
		{notice.VariableOrganisation, "line\nbreak", false, "one line"},
		{notice.VariableOrganisation, "410-555-0123", false, "a number is no name"},
		{notice.VariableOrganisation, " Example", false, "spaces around"},
		{notice.VariableOrganisation, strings.Repeat("a", 61), false, "a name of more than 60 characters is a text"},
		{notice.VariableOrganisation, "a\xff", false, "not UTF-8"},
		{notice.VariablePhone, "+1 (410) 555-0123", true, "international"},
		{notice.VariablePhone, "030/555 0123", true, "as Germans write it"},
		{notice.VariablePhone, "555-012", false, "too few digits"},
		{notice.VariablePhone, "911", false, "an emergency number follows from the region"},
		{notice.VariablePhone, "1234567890123456", false, "more digits than a number has"},
		{notice.VariablePhone, "call 410-555-0123", false, "words"},
		{notice.VariablePhone, "410-555-0123 ext. 5", false, "words"},
		{notice.VariableEmail, "help+desk@mail.example.com", true, "usual characters"},
		{notice.VariableEmail, "office@localhost", false, "no domain"},
		{notice.VariableEmail, "Office <office@example.com>", false, "a display name"},
		{notice.VariableEmail, "a@b@example.com", false, "two signs"},
		{notice.VariablePortalURL, "https://portal.example.com/sign-in", true, "an https address"},
		{notice.VariablePortalURL, "http://portal.example.com", false, "not encrypted"},
		{notice.VariablePortalURL, "https://portal.example.com/?patient=1", false, "a query may tell who the reader is"},
		{notice.VariablePortalURL, "https://portal.example.com/#x", false, "so may a fragment"},
		{notice.VariablePortalURL, "https://user@portal.example.com", false, "a user"},
		{notice.VariablePortalURL, "https://portal.example.com:8443", false, "a port is for machines"},
		{notice.VariableFormURL, "https://pоrtal.example.com", false, "a Cyrillic letter that looks Latin"},
		{notice.VariableFormURL, "https://example.com/a%20b", false, "an escape hides what it is"},
		{notice.VariableFormURL, "javascript:alert(1)", false, "no address"},
		{notice.VariableFormURL, "https://192.0.2.1/", false, "a host has a name"},
		{notice.VariableHours, "mon-fri 08:00-17:00, sat 09:00-12:00", true, "two spans"},
		{notice.VariableHours, "mon 00:00-24:00", true, "a whole day"},
		{notice.VariableHours, "fri-mon 08:00-17:00", false, "days run from Monday"},
		{notice.VariableHours, "mon-fri 17:00-08:00", false, "closed before it opens"},
		{notice.VariableHours, "mon 08:00-24:30", false, "no such time"},
		{notice.VariableHours, "abc 08:00-17:00", false, "no such day"},
		{notice.VariableHours, "weekdays", false, "free text"},
		{notice.VariableEmergencyNumber, "GB", true, "a country"},
		{notice.VariableEmergencyNumber, "US-TX", true, "a state"},
		{notice.VariableEmergencyNumber, "en", false, "a language is no region"},
		{notice.VariableEmergencyNumber, "911", false, "the number comes from the table"},
	} {
		t.Run(c.variable.String()+"/"+c.why, func(t *testing.T) {
			var v notice.Values
			set[c.variable](&v, c.value)
			err := v.Validate()
			if c.ok {
				require.NoError(t, err)
				return
			}
			var bad *notice.ValueError
			if !errors.As(err, &bad) || bad.Variable != c.variable {
				t.Errorf("Validate: %v, want a *ValueError of %s", err, c.variable)
			}
		})
	}
}

func TestDecodeValues(t *testing.T) {
	v, err := notice.DecodeValues([]byte(`{"organisation": "Example Clinic", "phone": "410-555-0123"}`))
	require.NoError(t, err)
	if diff := cmp.Diff(notice.Values{Organisation: "Example Clinic", Phone: "410-555-0123"}, v); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	_, err = notice.DecodeValues([]byte(`{"first_name": "Alex"}`))
	var bad *notice.DecodeError
	require.ErrorAs(t, err, &bad, "there is no variable for a person's name")
	require.Equal(t, "unknown_key", bad.Code)
	_, err = notice.DecodeValues([]byte(`{"phone": "soon"}`))
	var value *notice.ValueError
	require.ErrorAs(t, err, &value)
}

func TestContacts(t *testing.T) {
	want := []string{"410-555-0123", "office@example.com", "https://portal.example.com", "https://example.com/form"}
	if diff := cmp.Diff(want, clinic.Contacts()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	require.Empty(t, notice.Values{Organisation: "Example Clinic"}.Contacts())
}
