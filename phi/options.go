// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"io"
)

// Options configures a [Detector]. The zero Options, and nil, stand for the
// documented defaults. [New] copies what it needs.
type Options struct {
	// Packs are the countries whose identifiers are looked for. Nil selects
	// them by the language of each message: en us; es es and us; fr fr and ca;
	// de de; it it.
	Packs []Pack
	// Threshold is the score that a finding needs, above 0 and below 1.
	// Zero stands for DefaultThreshold.
	Threshold float64
	// Organisation is the organisation whose messages these are. Its own
	// names, numbers and pages are found with RoleOwn.
	Organisation *Organisation
	// OrganizationsAsPlaces has the names of hospitals and clinics found as
	// locations. By default they are mentions only: the regulation lists no
	// provider among the identifiers.
	OrganizationsAsPlaces bool
	// Names says where names of persons and places are looked for.
	Names NameSearch
	// MaxBytes bounds the bytes of one part that are looked at. What is beyond
	// is reported by *IncompleteError. Zero stands for DefaultMaxBytes.
	MaxBytes int
	// Recognizers find what the package does not know. They are asked about
	// every part, in this order, which decides nothing. Engine changes with
	// them.
	Recognizers []Recognizer
}

// DefaultThreshold is the score that a finding needs unless Options say
// otherwise.
const DefaultThreshold = 0.5

// DefaultMaxBytes is the number of bytes of one part that are looked at unless
// Options say otherwise: 16 MiB.
const DefaultMaxBytes = 16 << 20

func (o *Options) threshold() float64 {
	if o == nil || o.Threshold == 0 {
		return DefaultThreshold
	}
	return o.Threshold
}

func (o *Options) maxBytes() int {
	if o == nil || o.MaxBytes == 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// A Pack is a country whose identifiers can be looked for. The zero Pack is
// invalid.
type Pack uint8

// The packs.
const (
	_ Pack = iota
	PackUS
	PackCA
	PackGB
	PackES
	PackFR
	PackDE
	PackIT
)

var packWords = []string{"", "us", "ca", "gb", "es", "fr", "de", "it"}

// ParsePack returns the pack with the given ISO 3166 code in lower case.
func ParsePack(word string) (Pack, error) { return parseWord[Pack]("pack", packWords, word) }

// String returns the ISO 3166 code of p in lower case.
func (p Pack) String() string { return wordOf(packWords, p) }

// A packSet is a set of packs.
type packSet uint16

func packsOf(ps ...Pack) packSet {
	var s packSet
	for _, p := range ps {
		s |= 1 << p
	}
	return s
}

func (s packSet) has(p Pack) bool { return s&(1<<p) != 0 }

// defaultPacks says which packs a language selects.
func defaultPacks(l Language) packSet {
	switch l {
	case Spanish:
		return packsOf(PackES, PackUS)
	case French:
		return packsOf(PackFR, PackCA)
	case German:
		return packsOf(PackDE)
	case Italian:
		return packsOf(PackIT)
	}
	return packsOf(PackUS)
}

// An OptionError says which field of [Options], of an [Organisation], or of the
// [Message] of a stream is not valid. It does not hold the value.
type OptionError struct {
	// Field is the path of the field, such as "Packs[1]".
	Field string
	// Reason says what is wrong with it.
	Reason string
}

// Error returns "phi: option FIELD: REASON".
func (e *OptionError) Error() string { return fmt.Sprintf("phi: option %s: %s", e.Field, e.Reason) }

// An IncompleteError reports that a message was not looked at as a whole: it
// holds a byte that is not UTF-8, or is longer than Options.MaxBytes, or the
// reader of it failed, or a [Recognizer] did not finish. What was found is
// returned with it and holds good; what was not reached may hold more.
type IncompleteError struct {
	// Part is the index of the part.
	Part int
	// Offset is the byte offset of what was not looked at.
	Offset int
	// Rule says what stopped the work: "utf-8", "max-bytes", the rule of a
	// Recognizer, or, in a stream, "read" or "window".
	Rule string
	// Err is the error of the reader if Rule is "read", and a Cause if it is
	// the rule of a Recognizer.
	Err error
}

// Error returns a message with part, offset, rule and cause, and nothing of any
// other Err.
func (e *IncompleteError) Error() string {
	s := fmt.Sprintf("phi: part %d is incomplete at offset %d: %s", e.Part, e.Offset, e.Rule)
	if cause, ok := e.Err.(Cause); ok {
		s += ": " + cause.String()
	}
	return s
}

// GoString returns what Error returns.
func (e *IncompleteError) GoString() string { return e.Error() }

// Unwrap returns Err.
func (e *IncompleteError) Unwrap() error { return e.Err }

// Text is a text that does not leave through fmt, JSON, or slog. The zero Text
// is empty. It is a value, comparable and safe for concurrent use.
type Text struct{ text string }

// NewText returns a Text that holds s.
func NewText(s string) Text { return Text{s} }

// Reveal returns the text.
func (t Text) Reveal() string { return t.text }

// String returns "[text]", whatever the text is.
func (t Text) String() string { return "[text]" }

// Format prints what String returns, whatever the verb.
func (t Text) Format(s fmt.State, _ rune) { io.WriteString(s, t.String()) }

// MarshalText returns what String returns; JSON and slog use it.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }
