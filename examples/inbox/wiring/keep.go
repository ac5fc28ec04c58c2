// SPDX-License-Identifier: Apache-2.0

package wiring

import (
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/router"
)

// flagHold marks a message that has to be preserved, for the hold that keeps it.
const flagHold = "preserve"

// preserving holds what is flagged so, whatever the schedule says.
func preserving() retention.Hold {
	return retention.Hold{
		ID: "preserved-message", Matter: "preserved message", Select: retention.Selector{Flags: []string{flagHold}},
		Placed: retention.Date{Year: 2026, Month: 1, Day: 1}, PlacedBy: "inbox",
	}
}

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
	if m.Hold {
		item.Flags = append(item.Flags, flagHold)
	}
	return in.keeper.Resolve(item, received)
}
