// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// roled is a finding by role, kind and text.
type roled struct {
	Role phi.Role
	Kind phi.Kind
	Text string
}

func TestReq_P2_KnownDetails(t *testing.T) {
	known := []phi.Identity{{
		Names: []string{"Ana María Ruiz"}, Numbers: []string{"(410) 555-0123", "AB-44711", "4471190"},
		Emails: []string{"ana@example.com"}, Handles: []string{"@ana_r"},
	}}
	for _, tc := range []struct {
		why, text string
		want      []roled
	}{
		{"as it is written", "it was Ana María Ruiz there", []roled{{phi.RolePatient, phi.KindName, "Ana María Ruiz"}}},
		{"whatever the case", "it was ANA MARÍA RUIZ there", []roled{{phi.RolePatient, phi.KindName, "ANA MARÍA RUIZ"}}},
		{"the first name alone", "so ana was there", []roled{{phi.RolePatient, phi.KindName, "ana"}}},
		{"the surname alone", "so ruiz was there", []roled{{phi.RolePatient, phi.KindName, "ruiz"}}},
		{"initials with stops", "so A.M.R. was there", []roled{{phi.RolePatient, phi.KindName, "A.M.R"}}},
		{"a telephone number in another grouping", "so 410.555.0123 is it", []roled{{phi.RolePatient, phi.KindPhone, "410.555.0123"}}},
		{"with the country code", "so +1 410 555 0123 is it", []roled{{phi.RolePatient, phi.KindPhone, "+1 410 555 0123"}}},
		{"without any separator", "so 4105550123 is it", []roled{{phi.RolePatient, phi.KindPhone, "4105550123"}}},
		{"a code without its dash", "so AB44711 is it", []roled{{phi.RolePatient, phi.KindOtherID, "AB44711"}}},
		{"a number in groups that no grammar knows", "so 44 711 90 is it", []roled{{phi.RolePatient, phi.KindOtherID, "44 711 90"}}},
		{"an address of mail", "so Ana@Example.com is it", []roled{{phi.RolePatient, phi.KindEmail, "Ana@Example.com"}}},
		{"a handle", "so @ana_r is it", []roled{{phi.RolePatient, phi.KindOtherID, "@ana_r"}}},
		{"full-width digits", "so ４４７１１９０ is it", []roled{{phi.RolePatient, phi.KindOtherID, "４４７１１９０"}}},
		{"other numbers are other people's", "so 4471191 is it", nil},
		{"a part of the number is not the number", "so 447119 is it", nil},
		{"letters in lower case are no initials", "a.m.r it is", nil},
	} {
		t.Run(tc.why, func(t *testing.T) {
			m := phi.Body(tc.text)
			m.Known = known
			found, err := detector(t).Detect(m)
			require.NoError(t, err)
			var got []roled
			for _, f := range found {
				got = append(got, roled{f.Role, f.Kind, tc.text[f.Start:f.End]})
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReq_P2_OwnContacts(t *testing.T) {
	d, err := phi.New(&phi.Options{Organisation: &phi.Organisation{
		Contacts: []string{"1-410-555-0199", "front@example.org", "https://example.org"},
	}})
	require.NoError(t, err)
	for _, tc := range []struct {
		why, text string
		want      []roled
	}{
		{"the organisation's number in another grouping", "call (410) 555-0199 now", []roled{{phi.RoleOwn, phi.KindPhone, "(410) 555-0199"}}},
		{"its address", "mail front@example.org now", []roled{{phi.RoleOwn, phi.KindEmail, "front@example.org"}}},
		{"somebody else's number", "call (410) 555-0198 now", []roled{{phi.RoleUnknown, phi.KindPhone, "(410) 555-0198"}}},
	} {
		t.Run(tc.why, func(t *testing.T) {
			found, err := d.Detect(phi.Body(tc.text))
			require.NoError(t, err)
			var got []roled
			for _, f := range found {
				got = append(got, roled{f.Role, f.Kind, tc.text[f.Start:f.End]})
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
