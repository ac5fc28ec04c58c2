// SPDX-License-Identifier: Apache-2.0

package notice

// A Channel is the way on which a text travels. The zero Channel is
// [ChannelOther], which is read as public.
type Channel uint8

// The values of [Channel].
const (
	ChannelOther         Channel = iota // anything that is not in the list
	ChannelPublicReview                 // an answer to a review
	ChannelPublicComment                // a comment below a public post
	ChannelPost                         // a public post of its own
	ChannelMention                      // an answer to a public post that names the organisation
	ChannelDM                           // a private message on a social network
	ChannelChat                         // a chat on a site or in an app
	ChannelSMS                          // a text message
	ChannelMMS                          // a text message with media
	ChannelEmail                        // an e-mail
	ChannelVoicemail                    // a voicemail
	ChannelTranscript                   // the transcript of a conversation
	ChannelCall                         // a telephone call
	ChannelForm                         // a form
	ChannelCRM                          // a record in a customer system
)

var channelWords = vocabulary{"channel", []string{
	"other",
	"public_review",
	"public_comment",
	"post",
	"mention",
	"dm",
	"chat",
	"sms",
	"mms",
	"email",
	"voicemail",
	"transcript",
	"call",
	"form",
	"crm",
}}

// ParseChannel returns the channel with the given wire word. A word outside the
// list is [ChannelOther], never an error: an unknown channel may be public and
// is treated so.
func ParseChannel(word string) Channel {
	c, err := parseWord[Channel](channelWords, word)
	if err != nil {
		return ChannelOther
	}
	return c
}

// String returns the wire word, or "unspecified".
func (c Channel) String() string { return wordOf(channelWords, c) }

// MarshalText returns the wire word. It fails for a value without one.
func (c Channel) MarshalText() ([]byte, error) { return marshalWord(channelWords, c) }

// UnmarshalText reads a wire word as [ParseChannel] does; it never fails.
func (c *Channel) UnmarshalText(text []byte) error {
	*c = ParseChannel(string(text))
	return nil
}

// Public reports whether anyone can read what is sent on c. That is assumed of
// [ChannelOther].
func (c Channel) Public() bool { return c <= ChannelMention }
