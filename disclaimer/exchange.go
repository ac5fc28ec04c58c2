// SPDX-License-Identifier: Apache-2.0

package disclaimer

import "github.com/safeharbor-go/safeharbor/phi"

// An Exchange is a reply with what it answers. The zero Exchange is an empty
// reply on an unknown channel, which is read as a public one. An Exchange is
// plain data; a guard keeps none of it.
type Exchange struct {
	// Inbound is the message that is answered. An empty one is the normal case
	// of a draft whose message is not at hand: what the reply itself says of
	// the person is judged all the same. Codes that compare the two are then
	// not checked.
	Inbound phi.Message
	// Reply is the text that would be sent, in UTF-8.
	Reply string
	// Lang is the language of the reply; LangUnspecified has it detected.
	Lang phi.Language
	// Channel is the way on which the reply would travel. ChannelOther is read
	// as a public one.
	Channel phi.Channel
	// Facts are what else the caller knows.
	Facts Facts
}

// hasInbound reports whether there is an inbound message to compare with.
func (x *Exchange) hasInbound() bool {
	for i := range x.Inbound.Parts {
		if x.Inbound.Parts[i].Text != "" {
			return true
		}
	}
	return false
}

// An audience says who can read what is sent on a channel.
type audience uint8

const (
	everyone  audience = iota // a public or an unknown channel
	addressee                 // a private channel without protection
	carrier                   // a text message, which carriers filter
	listener                  // a voicemail, which anyone may play
	verified                  // a protected channel to a person who was identified
)

// audience returns who can read the reply. Only all three facts together, on a
// channel that is not public, make the person a verified one.
func (x *Exchange) audience() audience {
	if x.Channel.Public() {
		return everyone
	}
	secure := yes(x.Facts.ChannelSecure) && yes(x.Facts.IdentityVerified) && yes(x.Facts.Covered)
	switch x.Channel {
	case phi.ChannelSMS, phi.ChannelMMS:
		return carrier
	case phi.ChannelVoicemail:
		return listener
	case phi.ChannelOther:
		return everyone
	}
	if secure {
		return verified
	}
	return addressee
}
