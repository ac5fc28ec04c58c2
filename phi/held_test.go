// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// channelsOfPlaces are the channels of messages whose place has no wire word.
var channelsOfPlaces = map[string]phi.Channel{
	"comment": phi.ChannelPublicComment, "forum": phi.ChannelPublicComment, "tweet": phi.ChannelPublicComment,
	"review": phi.ChannelPublicReview,
}

// TestReq_P8_HeldMessages measures the messages that the writers of the texts
// behind the model of health talk put aside. They are only counted.
func TestReq_P8_HeldMessages(t *testing.T) {
	d := detector(t)
	for _, tc := range []struct {
		name                     string
		decision, health, alarms float64 // floors, and a ceiling
	}{
		{"held-en1.jsonl", 0.81, 0.90, 0.28},
		{"held-en2.jsonl", 0.80, 0.88, 0.47},
		{"held-en3.jsonl", 0.83, 0.81, 0.26},
		{"held-es1.jsonl", 0.83, 0.88, 0.40},
		{"held-fr1.jsonl", 0.82, 0.86, 0.29},
		{"held-de1.jsonl", 0.84, 0.86, 0.38},
		{"held-it1.jsonl", 0.77, 0.87, 0.55},
		{"held-reviewed.jsonl", 0.94, 0.97, 0.30},
		{"held-reviewed2.jsonl", 0.90, 0.97, 0.34},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var c tally
			readBlind(t, tc.name, func(line []byte) {
				var in blindMessage
				require.NoError(t, json.Unmarshal(line, &in))
				m := phi.Body(in.Text)
				var err error
				m.Lang, err = phi.ParseLanguage(in.Lang)
				require.NoError(t, err)
				m.Channel = phi.ParseChannel(in.Channel)
				if channel, ok := channelsOfPlaces[in.Channel]; ok {
					m.Channel = channel
				}
				a, err := d.Assess(m)
				require.NoError(t, err)
				c.add(t, &in, &a)
			})
			share := func(a, b int) float64 { return float64(a) / float64(b) }
			decision, health, alarms := share(c.right, c.texts), share(c.told, c.health), share(c.alarms, c.harmless)
			t.Logf("%d messages: decided rightly %.3f, recall of health talk %.3f, false alarms %.3f", c.texts, decision, health, alarms)
			if decision < tc.decision || health < tc.health || alarms > tc.alarms {
				t.Error("the figures fell")
			}
		})
	}
}
