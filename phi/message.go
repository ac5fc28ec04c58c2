// SPDX-License-Identifier: Apache-2.0

package phi

import "time"

// A Message is what the library looks at: one or more parts of text with what
// the channel knows about them. The zero Message is an empty message whose
// author is unknown. A Message is plain data; the package keeps none of it.
type Message struct {
	// Parts are the texts. Offsets are relative to the part they lie in.
	Parts []Part
	// Lang is the language of the text; LangUnspecified has it detected.
	Lang Language
	// Channel is the way on which the message travels.
	Channel Channel
	// Direction says who sends the message to whom.
	Direction Direction
	// Author says whether the recipient knows who wrote the message.
	Author Author
	// Sender tells the people apart who write in one direction, such as those who
	// comment on one post. A [Conversation] compares it; nothing looks into it.
	Sender string
	// At is the reference date, of which only the civil date counts. Ages and
	// relative dates are measured against it. The zero time is "not known".
	At time.Time
	// Known are people whom the sender or the recipient is known to be, such
	// as the contact that a customer system holds. They are found in the text
	// wherever they occur.
	Known []Identity
	// Attachments are the files that travel with the message.
	Attachments []Attachment
}

// Body returns the message that consists of one body of text.
func Body(text string) Message {
	return Message{Parts: []Part{{Text: text}}}
}

// authorKnown reports whether the channel itself says who wrote the message.
// An author who is not stated counts as known wherever there is one, so that
// a caller who forgets the field is not told that a message is harmless.
func (m *Message) authorKnown() bool {
	switch m.Author {
	case AuthorKnown:
		return true
	case AuthorUnknown:
		return false
	}
	return m.Channel.HasAuthor()
}

// personal reports whether m is what one person writes to the organisation, so
// that a sentence without a subject is about that person.
func (m *Message) personal() bool {
	if m.Direction != DirectionInbound {
		return false
	}
	switch m.Channel {
	case ChannelDM, ChannelChat, ChannelSMS, ChannelMMS, ChannelEmail, ChannelVoicemail, ChannelForm, ChannelPublicReview, ChannelMention:
		return true
	}
	return false
}

// A Part is one text of a message.
type Part struct {
	// Text is the text, in UTF-8. A byte that is not UTF-8 separates words and
	// is reported by [IncompleteError].
	Text string
	// Role says what the text is.
	Role PartRole
	// Markup says how the text is marked up.
	Markup Markup
}

// A PartRole says what a [Part] is. The zero role is [PartBody].
type PartRole uint8

// The roles of a part.
const (
	PartBody       PartRole = iota // what the author wrote
	PartQuoted                     // an earlier message that is quoted
	PartSubject                    // a subject line or a title
	PartTranscript                 // speech, as written down
	PartCaption                    // the caption of an image or a video
	PartOCR                        // text that was read off an image
	PartAltText                    // the alternative text of an image
)

var partRoleWords = []string{"body", "quoted", "subject", "transcript", "caption", "ocr", "alt_text"}

// String returns the wire word of r.
func (r PartRole) String() string { return wordOf(partRoleWords, r) }

// MarshalText returns the wire word. It fails for an invalid role.
func (r PartRole) MarshalText() ([]byte, error) { return marshalWord("part role", partRoleWords, r) }

// UnmarshalText is the inverse of MarshalText.
func (r *PartRole) UnmarshalText(text []byte) (err error) {
	*r, err = parseWord[PartRole]("part role", partRoleWords, string(text))
	return err
}

// A Markup says how a text is marked up. The zero Markup is [MarkupPlain].
type Markup uint8

// The kinds of markup.
const (
	MarkupPlain Markup = iota // none
	MarkupHTML                // HTML: tags separate words
)

// A Direction says who sends a message. The zero Direction is
// [DirectionInbound].
type Direction uint8

// The directions.
const (
	DirectionInbound  Direction = iota // from the public to the organisation
	DirectionOutbound                  // from the organisation to the public
	DirectionInternal                  // inside the organisation
)

var directionWords = []string{"inbound", "outbound", "internal"}

// String returns the wire word of d.
func (d Direction) String() string { return wordOf(directionWords, d) }

// MarshalText returns the wire word. It fails for an invalid direction.
func (d Direction) MarshalText() ([]byte, error) { return marshalWord("direction", directionWords, d) }

// UnmarshalText is the inverse of MarshalText.
func (d *Direction) UnmarshalText(text []byte) (err error) {
	*d, err = parseWord[Direction]("direction", directionWords, string(text))
	return err
}

// An Author says whether the recipient knows who wrote a message: by account,
// number, address or contact. The zero Author is [AuthorUnstated].
type Author uint8

// The states of an author.
const (
	// AuthorUnstated counts as known on every channel that has an author.
	AuthorUnstated Author = iota
	// AuthorKnown is an author whom the channel names.
	AuthorKnown
	// AuthorUnknown is an author whom nothing names.
	AuthorUnknown
)

// An Attachment is a file that travels with a message. Its content is not
// looked at; a text that was read off it is a [Part].
type Attachment struct {
	// MIME is the media type, such as "image/jpeg".
	MIME string
	// Name is the file name. It is scanned like a caption.
	Name string
}
