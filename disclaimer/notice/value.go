// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Values are what an organisation says about itself to every reader alike. They
// come from its configuration, never from a message: there is no value for what
// somebody wrote or for whom it is about. The zero Values fill in nothing.
//
// Every value has a form, and [Values.Validate] refuses the rest. The forms are
// narrow on purpose: a text that would fit into one of them by accident is not
// a sentence.
type Values struct {
	// Organisation is the name that readers know, up to 60 characters on one
	// line, such as "Example Clinic".
	Organisation string `json:"organisation,omitempty"`
	// Phone has 7 to 15 digits, with spaces, hyphens, dots, slashes and
	// parentheses as usual: "410-555-0123".
	Phone string `json:"phone,omitempty"`
	// Email is an ASCII address: "office@example.com".
	Email string `json:"email,omitempty"`
	// PortalURL and FormURL are https addresses with an ASCII host. A query or a
	// fragment is refused: it could tell one reader from another.
	PortalURL string `json:"portal_url,omitempty"`
	FormURL   string `json:"form_url,omitempty"`
	// Hours are the opening hours, such as "mon-fri 08:00-17:00, sat 09:00-12:00".
	// They are written out in the language of the text.
	Hours string `json:"hours,omitempty"`
	// Region is where the organisation is, as an ISO 3166 code: "US", "US-TX".
	// The emergency number follows from it.
	Region string `json:"region,omitempty"`
}

// DecodeValues reads values from JSON and validates them. A key that is not a
// variable is refused. It returns a [*DecodeError] or a [*ValueError].
func DecodeValues(data []byte) (Values, error) {
	var v Values
	if err := decode(data, &v); err != nil {
		return Values{}, err
	}
	if err := v.Validate(); err != nil {
		return Values{}, err
	}
	return v, nil
}

// A ValueError reports a value that does not have the form of its variable. It
// never shows the value.
type ValueError struct {
	// Variable is the variable whose value is wrong; the region counts as the
	// value of [VariableEmergencyNumber].
	Variable Variable
}

// Error names the variable.
func (e *ValueError) Error() string {
	return fmt.Sprintf("notice: the value of %s does not have its form", e.Variable)
}

// Validate returns a [*ValueError] for the first value, in the order of the
// fields, that does not have its form. An absent value is valid.
func (v Values) Validate() error {
	for _, f := range [...]struct {
		variable Variable
		value    string
		valid    func(string) bool
	}{
		{VariableOrganisation, v.Organisation, validName},
		{VariablePhone, v.Phone, validPhone},
		{VariableEmail, v.Email, validEmail},
		{VariablePortalURL, v.PortalURL, validURL},
		{VariableFormURL, v.FormURL, validURL},
		{VariableHours, v.Hours, validHours},
		{VariableEmergencyNumber, v.Region, validRegion},
	} {
		if f.value != "" && !f.valid(f.value) {
			return &ValueError{Variable: f.variable}
		}
	}
	return nil
}

// Contacts returns the contact details among the values, for the list of what
// replies may contain.
func (v Values) Contacts() []string {
	var contacts []string
	for _, c := range [...]string{v.Phone, v.Email, v.PortalURL, v.FormURL} {
		if c != "" {
			contacts = append(contacts, c)
		}
	}
	return contacts
}

const (
	maxName  = 60  // characters
	maxEmail = 254 // bytes, RFC 5321
	maxURL   = 200 // bytes
	maxHost  = 253 // bytes, RFC 1035
)

// validName accepts one line of letters, digits and the marks that occur in
// names, with a letter among them.
func validName(s string) bool {
	letters := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters = true
		case unicode.IsDigit(r), unicode.Is(unicode.Mn, r), strings.ContainsRune(" &'’.,-+()", r):
		default:
			return false
		}
	}
	return letters && utf8.ValidString(s) && utf8.RuneCountInString(s) <= maxName && strings.TrimSpace(s) == s
}

var phoneForm = formOf(`^\+?\(?[0-9](?:[ ().\-/]{0,2}[0-9])*$`)

func validPhone(s string) bool {
	digits := 0
	for _, r := range s {
		if '0' <= r && r <= '9' {
			digits++
		}
	}
	// The bounds are those of E.164 and of a local number with its area.
	return phoneForm(s) && 7 <= digits && digits <= 15
}

var localForm = formOf(`^[A-Za-z0-9](?:[A-Za-z0-9._+\-]*[A-Za-z0-9])?$`)

func validEmail(s string) bool {
	local, host, ok := strings.Cut(s, "@")
	return ok && len(s) <= maxEmail && localForm(local) && validHost(host)
}

// validHost accepts names of ASCII labels with a dot. An internationalised name
// is written in its ASCII form, so that no letter can pass for another.
func validHost(s string) bool { return len(s) <= maxHost && hostForm(s) }

var hostForm = formOf(
	`^(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9]$`)

// pathForm leaves no room for an escape, a query or a fragment.
var pathForm = formOf(`^(?:/[A-Za-z0-9._~\-]*)*$`)

func validURL(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	host, _, _ := strings.Cut(rest, "/")
	return ok && len(s) <= maxURL && validHost(host) && pathForm(rest[len(host):])
}
