// SPDX-License-Identifier: Apache-2.0

package baa

// Origin says who put the data into the service. The zero Origin is unspecified:
// in a record it means any, in a [Use] it must hold for every origin. Origins are
// safe for concurrent use.
type Origin int

// The values of Origin.
const (
	// OriginUnspecified means any origin.
	OriginUnspecified Origin = iota
	// OutsideUser is a person whom the organisation cannot control.
	OutsideUser
	// Workforce is somebody who works for the organisation.
	Workforce
	// Integration is another system.
	Integration
)

var originWords = vocabulary{"origin", []string{"unspecified", "outside_user", "workforce", "integration"}}

// String returns the word of o, or "invalid".
func (o Origin) String() string { return wordOf(originWords, o) }

// ParseOrigin returns the value of a word. The error is a [*WordError].
func ParseOrigin(s string) (Origin, error) { return parseWord[Origin](originWords, s) }

// MarshalText returns the word of o. The error is a [*WordError].
func (o Origin) MarshalText() ([]byte, error) { return marshalWord(originWords, o) }

// UnmarshalText reads a word. The error is a [*WordError].
func (o *Origin) UnmarshalText(text []byte) error { return unmarshalWord(originWords, o, text) }

// Intent says whether the organisation asked for the data. The zero Intent is
// unspecified: in a record it means any, in a [Use] it must hold for every
// intent. Intents are safe for concurrent use.
type Intent int

// The values of Intent.
const (
	// IntentUnspecified means any intent.
	IntentUnspecified Intent = iota
	// Unsolicited is data nobody asked for.
	Unsolicited
	// Solicited is data the organisation asked for.
	Solicited
)

var intentWords = vocabulary{"intent", []string{"unspecified", "unsolicited", "solicited"}}

// String returns the word of i, or "invalid".
func (i Intent) String() string { return wordOf(intentWords, i) }

// ParseIntent returns the value of a word. The error is a [*WordError].
func ParseIntent(s string) (Intent, error) { return parseWord[Intent](intentWords, s) }

// MarshalText returns the word of i. The error is a [*WordError].
func (i Intent) MarshalText() ([]byte, error) { return marshalWord(intentWords, i) }

// UnmarshalText reads a word. The error is a [*WordError].
func (i *Intent) UnmarshalText(text []byte) error { return unmarshalWord(intentWords, i, text) }

// Awareness says whether the organisation knows that the data are there. The zero
// Awareness is unspecified: in a record it means any, in a [Use] it must hold for
// every awareness. Values are safe for concurrent use.
type Awareness int

// The values of Awareness.
const (
	// AwarenessUnspecified means any awareness.
	AwarenessUnspecified Awareness = iota
	// Unnoticed is data that nobody at the organisation has noticed.
	Unnoticed
	// Known is data that the organisation has noticed.
	Known
)

var awarenessWords = vocabulary{"awareness", []string{"unspecified", "unnoticed", "known"}}

// String returns the word of a, or "invalid".
func (a Awareness) String() string { return wordOf(awarenessWords, a) }

// ParseAwareness returns the value of a word. The error is a [*WordError].
func ParseAwareness(s string) (Awareness, error) { return parseWord[Awareness](awarenessWords, s) }

// MarshalText returns the word of a. The error is a [*WordError].
func (a Awareness) MarshalText() ([]byte, error) { return marshalWord(awarenessWords, a) }

// UnmarshalText reads a word. The error is a [*WordError].
func (a *Awareness) UnmarshalText(text []byte) error { return unmarshalWord(awarenessWords, a, text) }

// Part is the part of a service that data are in: vendors cover parts, not
// products. The zero Part is unspecified: in a record it means any, in a [Use] it
// means every part that the service has. Parts are safe for concurrent use.
type Part int

// The values of Part.
const (
	// PartUnspecified means any part.
	PartUnspecified Part = iota
	// Content is what people write, say or attach.
	Content
	// Config is the set-up: names, prompts, tags, templates.
	Config
	// Metadata is data about messages: numbers, times, lengths.
	Metadata
	// Recording is recorded sound or video.
	Recording
	// Transcript is text made from a recording.
	Transcript
	// Attachment is a file sent along.
	Attachment
)

var partWords = vocabulary{"part", []string{
	"unspecified", "content", "config", "metadata", "recording", "transcript", "attachment",
}}

// String returns the word of p, or "invalid".
func (p Part) String() string { return wordOf(partWords, p) }

// ParsePart returns the value of a word. The error is a [*WordError].
func ParsePart(s string) (Part, error) { return parseWord[Part](partWords, s) }

// MarshalText returns the word of p. The error is a [*WordError].
func (p Part) MarshalText() ([]byte, error) { return marshalWord(partWords, p) }

// UnmarshalText reads a word. The error is a [*WordError].
func (p *Part) UnmarshalText(text []byte) error { return unmarshalWord(partWords, p, text) }

// DataClass is a class of data. Public social data are not outside the rules
// because they are public, so every class here may hold health information. The
// zero DataClass is PHI. Classes are safe for concurrent use.
type DataClass int

// The values of DataClass.
const (
	// PHI is protected health information (45 CFR 160.103).
	PHI DataClass = iota
	// LimitedDataSet is health information without direct identifiers (45 CFR 164.514(e)).
	LimitedDataSet
	// PublicSocial is what people publish on social networks.
	PublicSocial
	// Sensitive is whatever a contract calls sensitive; health information is part of it.
	Sensitive
)

var dataClassWords = vocabulary{"data class", []string{
	"phi", "limited_data_set", "public_social", "sensitive",
}}

// String returns the word of c, or "invalid".
func (c DataClass) String() string { return wordOf(dataClassWords, c) }

// ParseDataClass returns the value of a word. The error is a [*WordError].
func ParseDataClass(s string) (DataClass, error) { return parseWord[DataClass](dataClassWords, s) }

// MarshalText returns the word of c. The error is a [*WordError].
func (c DataClass) MarshalText() ([]byte, error) { return marshalWord(dataClassWords, c) }

// UnmarshalText reads a word. The error is a [*WordError].
func (c *DataClass) UnmarshalText(text []byte) error { return unmarshalWord(dataClassWords, c, text) }

// under lists the classes that a record may name to speak about data of a class,
// as bits: a ban on sensitive data bans health information, and an agreement
// about health information holds for a limited data set.
func (c DataClass) under() uint {
	switch c {
	case LimitedDataSet, PublicSocial:
		return 1<<c | 1<<PHI | 1<<Sensitive
	case PHI:
		return 1<<PHI | 1<<Sensitive
	default:
		return 1 << c
	}
}
