// SPDX-License-Identifier: Apache-2.0

package retention

// A Kind says what an item is. The zero Kind is unspecified: such an item may
// be a record that has to be kept, so nothing about it is decided but to keep
// it. Kinds are safe for concurrent use.
type Kind uint8

// The values of [Kind].
const (
	_              Kind = iota // unspecified
	Message                    // a message, comment, review or post
	Edit                       // an earlier or later version of a message
	Attachment                 // a file that came with a message
	Recording                  // a recorded call
	Voicemail                  // a voicemail
	Transcript                 // the transcript of a call or voicemail
	Summary                    // a text made from other items
	Form                       // an answered form
	Export                     // a file made for somebody to take away
	AccountData                // settings, profiles and other data of an account
	Consent                    // a record of consent to be contacted
	Permission                 // a record that a patient accepts an unsecured channel
	Authorization              // a signed authorization
	DecisionRecord             // a record of a documented decision
	Documentation              // a policy, agreement, notice, complaint or risk analysis
	OtherItem                  // anything else
)

var kindWords = words{"kind", []string{
	Message:        "message",
	Edit:           "edit",
	Attachment:     "attachment",
	Recording:      "recording",
	Voicemail:      "voicemail",
	Transcript:     "transcript",
	Summary:        "summary",
	Form:           "form",
	Export:         "export",
	AccountData:    "account_data",
	Consent:        "consent",
	Permission:     "permission",
	Authorization:  "authorization",
	DecisionRecord: "decision",
	Documentation:  "documentation",
	OtherItem:      "other",
}}

// ParseKind reads the word of a value. The error is a [*WordError].
func ParseKind(s string) (Kind, error) {
	i, err := kindWords.parse(s)
	return Kind(i), err
}

// String returns the word of k, "unspecified" or "invalid".
func (k Kind) String() string { return kindWords.string(uint8(k)) }

// MarshalText returns the word of k. A value without a word is an error.
func (k Kind) MarshalText() ([]byte, error) { return kindWords.marshal(uint8(k)) }

// UnmarshalText reads a word as [ParseKind] does.
func (k *Kind) UnmarshalText(text []byte) error {
	v, err := ParseKind(string(text))
	if err == nil {
		*k = v
	}
	return err
}
