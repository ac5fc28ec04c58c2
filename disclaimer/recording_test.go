// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_L17_RecordedCallsSaySo(t *testing.T) {
	verified := disclaimer.Facts{Recorded: new(true), ChannelSecure: new(true), IdentityVerified: new(true), Covered: new(true)}
	for _, tc := range []struct {
		name, why, org, reply string
		channel               phi.Channel
		facts                 disclaimer.Facts
		has, unchecked        bool
	}{
		{"silent", "nothing is known of where the call goes", "", "Hello, this is Lakeside Health.", phi.ChannelCall, disclaimer.Facts{Recorded: new(true)}, true, false},
		{"announced", "the notice is there", "", "Hello, this call may be recorded. How can we help?", phi.ChannelCall, disclaimer.Facts{Recorded: new(true)}, false, false},
		{"denied", "it says the contrary of what is done", "", "Hello, this call is not recorded.", phi.ChannelCall, disclaimer.Facts{Recorded: new(true)}, true, false},
		{"all have to consent", "California", "US-CA", "Hello, this is Lakeside Health.", phi.ChannelCall, disclaimer.Facts{Recorded: new(true), Region: "US-CA"}, true, false},
		{"one consents", "Texas", "US-TX", "Hello, this is Lakeside Health.", phi.ChannelCall, disclaimer.Facts{Recorded: new(true), Region: "US-TX"}, false, false},
		{"between states", "the stricter law holds", "US-TX", "Hello, this is Lakeside Health.", phi.ChannelCall, disclaimer.Facts{Recorded: new(true), Region: "US-CA"}, true, false},
		{"not recorded", "there is nothing to tell", "", "Hello, this is Lakeside Health.", phi.ChannelCall, disclaimer.Facts{Recorded: new(false)}, false, false},
		{"not known", "a fact that was not passed", "", "Hello, this is Lakeside Health.", phi.ChannelCall, disclaimer.Facts{}, false, true},
		{"voicemail", "a greeting before a recording", "", "Please call Lakeside Health.", phi.ChannelVoicemail, disclaimer.Facts{Recorded: new(true)}, true, false},
		{"verified", "the law asks for it between known people too", "", "Hello, this is Lakeside Health.", phi.ChannelCall, verified, true, false},
		{"no call", "a comment is not recorded", "", "Hello, this is Lakeside Health.", phi.ChannelPublicComment, disclaimer.Facts{Recorded: new(true)}, false, false},
		{"Spanish", "the notice of another language", "", "Hola, esta llamada puede ser grabada.", phi.ChannelCall, disclaimer.Facts{Recorded: new(true)}, false, false},
		{"French", "the notice of another language", "", "Bonjour, cet appel est enregistré.", phi.ChannelCall, disclaimer.Facts{Recorded: new(true)}, false, false},
		{"German", "the notice of another language", "", "Guten Tag, dieses Gespräch wird aufgezeichnet.", phi.ChannelCall, disclaimer.Facts{Recorded: new(true)}, false, false},
		{"Italian", "the notice of another language", "", "Buongiorno, la chiamata viene registrata.", phi.ChannelCall, disclaimer.Facts{Recorded: new(true)}, false, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			g := newGuard(t, &disclaimer.Options{Organisation: &phi.Organisation{Region: tc.org}})
			r := check(t, g, disclaimer.Exchange{Reply: tc.reply, Channel: tc.channel, Facts: tc.facts})
			require.Equal(t, tc.has, r.Has(disclaimer.CodeRecordingNotice), tc.why)
			if tc.has {
				require.Equal(t, disclaimer.VerdictBlock, r.Verdict, tc.why)
			}
			require.Equal(t, tc.unchecked, slices.Contains(r.NotChecked, disclaimer.CodeRecordingNotice), tc.why)
		})
	}
}
