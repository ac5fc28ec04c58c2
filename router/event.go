// SPDX-License-Identifier: Apache-2.0

package router

// Event is what happened. The zero Event is not stated.
type Event uint8

// The events.
const (
	_                   Event = iota
	EventReceived             // a message arrived
	EventEdited               // its author changed it
	EventContentArrived       // its text came later than its envelope
	EventAttachmentAdded
	EventTranscriptReady // the text of a call or voicemail
	EventReplyDrafted    // somebody of the organisation wrote a reply
	EventConsentRevoked  // the person no longer wants messages
	EventTimer           // a time that the caller set has come
)

var eventWords = []string{
	"", "received", "edited", "content_arrived", "attachment_added", "transcript_ready", "reply_drafted",
	"consent_revoked", "timer",
}

// String returns the word of e, "unstated" for the zero value and "invalid" for a number without a word.
func (e Event) String() string { return wordOf(eventWords, e) }

// ParseEvent returns the event of a word; any other text is [ErrUnknownWord].
func ParseEvent(s string) (Event, error) { return parseWord[Event]("event", eventWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (e Event) MarshalText() ([]byte, error) { return marshalWord("event", eventWords, e) }

// UnmarshalText reads a word as [ParseEvent] does.
func (e *Event) UnmarshalText(text []byte) error {
	return unmarshalWord("event", eventWords, text, e)
}

// content says whether the event brings something that a person wrote.
func (e Event) content() bool { return EventReceived <= e && e <= EventTranscriptReady }

// Origin is who wrote the message. The zero Origin is not stated.
type Origin uint8

// The origins.
const (
	_              Origin = iota
	OriginCustomer        // a person outside the organisation
	OriginAgent           // staff
	OriginBot             // an automatic reply
	OriginSystem          // the network or the tool
)

var originWords = []string{
	"", "customer", "agent", "bot", "system",
}

// String returns the word of o, "unstated" for the zero value and "invalid" for a number without a word.
func (o Origin) String() string { return wordOf(originWords, o) }

// ParseOrigin returns the origin of a word; any other text is [ErrUnknownWord].
func ParseOrigin(s string) (Origin, error) { return parseWord[Origin]("origin", originWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (o Origin) MarshalText() ([]byte, error) { return marshalWord("origin", originWords, o) }

// UnmarshalText reads a word as [ParseOrigin] does.
func (o *Origin) UnmarshalText(text []byte) error {
	return unmarshalWord("origin", originWords, text, o)
}

// Attachment is the kind of a file that came with a message. The zero Attachment
// is not stated.
type Attachment uint8

// The kinds of attachments.
const (
	_ Attachment = iota
	AttachmentImage
	AttachmentVideo
	AttachmentAudio
	AttachmentDocument
	AttachmentContact
	AttachmentOther
)

var attachmentWords = []string{
	"", "image", "video", "audio", "document", "contact", "other",
}

// String returns the word of a, "unstated" for the zero value and "invalid" for a number without a word.
func (a Attachment) String() string { return wordOf(attachmentWords, a) }

// ParseAttachment returns the attachment of a word; any other text is [ErrUnknownWord].
func ParseAttachment(s string) (Attachment, error) {
	return parseWord[Attachment]("attachment", attachmentWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (a Attachment) MarshalText() ([]byte, error) {
	return marshalWord("attachment", attachmentWords, a)
}

// UnmarshalText reads a word as [ParseAttachment] does.
func (a *Attachment) UnmarshalText(text []byte) error {
	return unmarshalWord("attachment", attachmentWords, text, a)
}
