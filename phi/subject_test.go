// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P11_AddressesOfTheWorkforce(t *testing.T) {
	for _, tc := range []struct {
		why, text string
		want      phi.Role
	}{
		{"a log of the staff", "staff login from 192.0.2.44 at 08:12", phi.RoleStaff},
		{"an audit line", "audit: user 7 signed on, 2001:db8::44", phi.RoleStaff},
		{"an address in a message", "the portal does not load for me at 192.0.2.44", phi.RoleUnknown},
	} {
		found, err := detector(t).Detect(phi.Body(tc.text))
		require.NoError(t, err)
		require.Len(t, found, 1, tc.why)
		if found[0].Kind != phi.KindIP || found[0].Role != tc.want {
			t.Errorf("%s: %v of %v, want an address of %v", tc.why, found[0].Kind, found[0].Role, tc.want)
		}
	}
	a := assess(t, "staff login from 192.0.2.44 while booking a colonoscopy", phi.ChannelOther, phi.AuthorUnknown)
	if a.PHI() {
		t.Error("the address of a member of the staff identifies a patient")
	}
}

func TestReq_P4_RareEvents(t *testing.T) {
	for _, tc := range []struct {
		why, text string
		want      bool
	}{
		{"an event, a unit and a day", "What a night: the only survivor of the ferry fire is in our ICU since yesterday", true},
		{"a first, a unit and a day", "Last night our trauma bay delivered the first triplets of the county", true},
		{"an event in general", "A fire drill takes place on Monday", false},
		{"a unit in general", "Our ICU has twelve beds", false},
	} {
		m := phi.Body(tc.text)
		m.Channel, m.Direction = phi.ChannelPost, phi.DirectionOutbound
		a, err := detector(t).Assess(m)
		require.NoError(t, err)
		got := false
		for _, c := range a.Cues {
			got = got || c == phi.CueRareEvent
		}
		if got != tc.want {
			t.Errorf("%s: hidden detail is %v, want %v", tc.why, got, tc.want)
		}
		if tc.want && a.Level < phi.LevelPossible {
			t.Errorf("%s: level %v", tc.why, a.Level)
		}
	}
}
