// SPDX-License-Identifier: Apache-2.0

package wiring

import (
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/router"
)

// keep says when a message must go. That it is flagged as PHI, and the folder
// that the plan moved it to, are what the schedule looks at.
func (in *Inbox) keep(m Message, out Outcome) (retention.Decision, error) {
	received := day(m.Content.At)
	item := retention.Item{
		ID: m.ID, Kind: retention.Message, Account: in.config.Account,
		Anchors: map[retention.Anchor]retention.Date{retention.Created: received, retention.Received: received},
	}
	switch m.Content.Channel {
	case phi.ChannelVoicemail:
		item.Kind = retention.Voicemail
	case phi.ChannelTranscript:
		item.Kind = retention.Transcript
	}
	for _, s := range out.Plan.Find(router.SlotFolder) {
		item.Folder = s.Value
	}
	if out.Assessment.PHI() {
		item.Flags = append(item.Flags, "phi")
		item.Anchors[retention.Flagged] = received
	}
	return in.keeper.Resolve(item, received)
}
