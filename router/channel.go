// SPDX-License-Identifier: Apache-2.0

package router

// Channel is where a message was written. The zero Channel is not stated: it may
// be a text message, so that an answer needs consent.
type Channel uint8

// The channels; the first four are public.
const (
	_ Channel = iota
	ChannelPublicReview
	ChannelPublicComment
	ChannelPost
	ChannelMention
	ChannelDM
	ChannelChat
	ChannelSMS
	ChannelMMS
	ChannelEmail
	ChannelVoicemail
	ChannelTranscript
	ChannelCall
	ChannelForm
	ChannelCRM
	ChannelOther
)

var channelWords = []string{
	"", "public_review", "public_comment", "post", "mention", "dm", "chat", "sms", "mms", "email",
	"voicemail", "transcript", "call", "form", "crm", "other",
}

// String returns the word of c, "unstated" for the zero value and "invalid" for a number without a word.
func (c Channel) String() string { return wordOf(channelWords, c) }

// ParseChannel returns the channel of a word, and [ChannelOther] for any text
// that is none: a new channel must not stop a message.
func ParseChannel(s string) Channel {
	c, err := parseWord[Channel]("channel", channelWords, s)
	if err != nil {
		return ChannelOther
	}
	return c
}

// UnmarshalText reads a word as [ParseChannel] does and never fails.
func (c *Channel) UnmarshalText(text []byte) error {
	*c = ParseChannel(string(text))
	return nil
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (c Channel) MarshalText() ([]byte, error) { return marshalWord("channel", channelWords, c) }

// visibility of a channel when the facts do not state it. ChannelOther counts
// as public, because who reads an unknown channel is unknown.
func (c Channel) visibility() Visibility {
	switch {
	case c == 0:
		return 0
	case c <= ChannelMention || c == ChannelOther:
		return VisibilityPublic
	}
	return VisibilityPrivate
}

// carrier says whether messages of the channel are text messages, which need
// the consent of their receiver.
//
// Source: 47 CFR 64.1200(a).
func (c Channel) carrier() bool { return c == ChannelSMS || c == ChannelMMS }

// Visibility says who can read a message. The zero Visibility is not stated;
// the channel then decides.
type Visibility uint8

// The visibilities.
const (
	_ Visibility = iota
	VisibilityPublic
	VisibilityPrivate
)

var visibilityWords = []string{
	"", "public", "private",
}

// String returns the word of v, "unstated" for the zero value and "invalid" for a number without a word.
func (v Visibility) String() string { return wordOf(visibilityWords, v) }

// ParseVisibility returns the visibility of a word; any other text is [ErrUnknownWord].
func ParseVisibility(s string) (Visibility, error) {
	return parseWord[Visibility]("visibility", visibilityWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (v Visibility) MarshalText() ([]byte, error) {
	return marshalWord("visibility", visibilityWords, v)
}

// UnmarshalText reads a word as [ParseVisibility] does.
func (v *Visibility) UnmarshalText(text []byte) error {
	return unmarshalWord("visibility", visibilityWords, text, v)
}
