// SPDX-License-Identifier: Apache-2.0

package phi

// A Channel is the way on which a message travels. The zero Channel is
// [ChannelOther].
type Channel uint8

// The channels.
const (
	ChannelOther         Channel = iota // anything that is not in the list
	ChannelPublicReview                 // a review on a public page
	ChannelPublicComment                // a comment below a public post
	ChannelPost                         // a public post of its own
	ChannelMention                      // a public post that names the organisation
	ChannelDM                           // a private message on a social network
	ChannelChat                         // a chat on a site or in an app
	ChannelSMS                          // a text message
	ChannelMMS                          // a text message with media
	ChannelEmail                        // an e-mail
	ChannelVoicemail                    // a voicemail, as its transcript
	ChannelTranscript                   // the transcript of a conversation
	ChannelCall                         // a telephone call
	ChannelForm                         // a form that was filled in
	ChannelCRM                          // a note or a record in a customer system
)

var channelWords = []string{
	"other", "public_review", "public_comment", "post", "mention", "dm", "chat", "sms", "mms",
	"email", "voicemail", "transcript", "call", "form", "crm",
}

// ParseChannel returns the channel with the given wire word. A word outside
// the list is [ChannelOther], never an error: the channels of the world change
// faster than this list, and ChannelOther is read as the least private one.
func ParseChannel(word string) Channel {
	c, err := parseWord[Channel]("channel", channelWords, word)
	if err != nil {
		return ChannelOther
	}
	return c
}

// String returns the wire word of c, such as "public_review".
func (c Channel) String() string { return wordOf(channelWords, c) }

// MarshalText returns the wire word. It fails for an invalid channel.
func (c Channel) MarshalText() ([]byte, error) { return marshalWord("channel", channelWords, c) }

// UnmarshalText reads a wire word as [ParseChannel] does; it never fails.
func (c *Channel) UnmarshalText(text []byte) error {
	*c = ParseChannel(string(text))
	return nil
}

// Public reports whether what is sent on c can be read by anyone.
func (c Channel) Public() bool {
	return c >= ChannelPublicReview && c <= ChannelMention
}

// HasAuthor reports whether a message on c comes with an account, a number or
// an address that names its author.
func (c Channel) HasAuthor() bool {
	switch c {
	case ChannelOther, ChannelTranscript, ChannelCRM:
		return false
	}
	return c <= ChannelCRM
}
