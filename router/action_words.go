// SPDX-License-Identifier: Apache-2.0

package router

// RemoveMode is how a message is taken out of view. The zero RemoveMode is
// RemoveHideThenReview.
type RemoveMode uint8

// The modes, from the mildest to the strictest.
const (
	RemoveHideThenReview    RemoveMode = iota // hide it, a person decides
	RemoveDeleteAfterReview                   // hide it, delete it once a person approves
	RemoveDeleteNow                           // delete it
)

var removeModeWords = []string{
	"hide_then_review", "delete_after_review", "delete_now",
}

// String returns the word of m, "invalid" for a number without a word.
func (m RemoveMode) String() string { return wordOf(removeModeWords, m) }

// ParseRemoveMode returns the remove mode of a word; any other text is [ErrUnknownWord].
func ParseRemoveMode(s string) (RemoveMode, error) {
	return parseWord[RemoveMode]("remove mode", removeModeWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (m RemoveMode) MarshalText() ([]byte, error) {
	return marshalWord("remove mode", removeModeWords, m)
}

// UnmarshalText reads a word as [ParseRemoveMode] does.
func (m *RemoveMode) UnmarshalText(text []byte) error {
	return unmarshalWord("remove mode", removeModeWords, text, m)
}

// Outbound says whether anything may be sent to the customer. The zero Outbound is
// OutboundAllow.
type Outbound uint8

// The states of outbound messages, from the mildest to the strictest.
const (
	OutboundAllow Outbound = iota
	OutboundHold           // a person decides
	OutboundBlock          // nothing is sent
)

var outboundWords = []string{
	"allow", "hold", "block",
}

// String returns the word of o, "invalid" for a number without a word.
func (o Outbound) String() string { return wordOf(outboundWords, o) }

// ParseOutbound returns the outbound of a word; any other text is [ErrUnknownWord].
func ParseOutbound(s string) (Outbound, error) {
	return parseWord[Outbound]("outbound", outboundWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (o Outbound) MarshalText() ([]byte, error) { return marshalWord("outbound", outboundWords, o) }

// UnmarshalText reads a word as [ParseOutbound] does.
func (o *Outbound) UnmarshalText(text []byte) error {
	return unmarshalWord("outbound", outboundWords, text, o)
}

// Urgency is how soon a person looks at a message. The zero Urgency is not stated.
type Urgency uint8

// The urgencies.
const (
	_ Urgency = iota
	UrgencyLow
	UrgencyNormal
	UrgencyHigh
	UrgencyUrgent
)

var urgencyWords = []string{
	"", "low", "normal", "high", "urgent",
}

// String returns the word of u, "unstated" for the zero value and "invalid" for a number without a word.
func (u Urgency) String() string { return wordOf(urgencyWords, u) }

// ParseUrgency returns the urgency of a word; any other text is [ErrUnknownWord].
func ParseUrgency(s string) (Urgency, error) { return parseWord[Urgency]("urgency", urgencyWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (u Urgency) MarshalText() ([]byte, error) { return marshalWord("urgency", urgencyWords, u) }

// UnmarshalText reads a word as [ParseUrgency] does.
func (u *Urgency) UnmarshalText(text []byte) error {
	return unmarshalWord("urgency", urgencyWords, text, u)
}

// SecureChannel is a way to talk about health. The zero SecureChannel is not stated.
type SecureChannel uint8

// The ways to talk about health.
const (
	_ SecureChannel = iota
	SecureEmail
	SecurePhone
	SecurePortal
	SecureForm
	SecureOther
)

var secureChannelWords = []string{
	"", "email", "phone", "portal", "secure_form", "other",
}

// String returns the word of c, "unstated" for the zero value and "invalid" for a number without a word.
func (c SecureChannel) String() string { return wordOf(secureChannelWords, c) }

// ParseSecureChannel returns the secure channel of a word; any other text is [ErrUnknownWord].
func ParseSecureChannel(s string) (SecureChannel, error) {
	return parseWord[SecureChannel]("secure channel", secureChannelWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (c SecureChannel) MarshalText() ([]byte, error) {
	return marshalWord("secure channel", secureChannelWords, c)
}

// UnmarshalText reads a word as [ParseSecureChannel] does.
func (c *SecureChannel) UnmarshalText(text []byte) error {
	return unmarshalWord("secure channel", secureChannelWords, text, c)
}

// Purpose is what a saved reply is for. The zero Purpose is not stated.
type Purpose uint8

// The purposes of saved replies.
const (
	_                Purpose = iota
	PurposeRedirect          // names a secure channel
	PurposeAdvice            // refuses medical advice
	PurposeEmergency         // says how to get help at once
	PurposeGeneral           // anything else
)

var purposeWords = []string{
	"", "redirect", "advice", "emergency", "general",
}

// String returns the word of p, "unstated" for the zero value and "invalid" for a number without a word.
func (p Purpose) String() string { return wordOf(purposeWords, p) }

// ParsePurpose returns the purpose of a word; any other text is [ErrUnknownWord].
func ParsePurpose(s string) (Purpose, error) { return parseWord[Purpose]("purpose", purposeWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (p Purpose) MarshalText() ([]byte, error) { return marshalWord("purpose", purposeWords, p) }

// UnmarshalText reads a word as [ParsePurpose] does.
func (p *Purpose) UnmarshalText(text []byte) error {
	return unmarshalWord("purpose", purposeWords, text, p)
}

// FolderPurpose is what a folder is for. The zero FolderPurpose is not stated.
type FolderPurpose uint8

// The purposes of folders.
const (
	_                  FolderPurpose = iota
	FolderWork                       // daily work
	FolderUrgent                     // somebody may be in danger
	FolderReview                     // a person decides
	FolderReviewDelete               // a person decides, then it is deleted
)

var folderPurposeWords = []string{
	"", "work", "urgent", "review", "review_delete",
}

// String returns the word of p, "unstated" for the zero value and "invalid" for a number without a word.
func (p FolderPurpose) String() string { return wordOf(folderPurposeWords, p) }

// ParseFolderPurpose returns the folder purpose of a word; any other text is [ErrUnknownWord].
func ParseFolderPurpose(s string) (FolderPurpose, error) {
	return parseWord[FolderPurpose]("folder purpose", folderPurposeWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (p FolderPurpose) MarshalText() ([]byte, error) {
	return marshalWord("folder purpose", folderPurposeWords, p)
}

// UnmarshalText reads a word as [ParseFolderPurpose] does.
func (p *FolderPurpose) UnmarshalText(text []byte) error {
	return unmarshalWord("folder purpose", folderPurposeWords, text, p)
}
