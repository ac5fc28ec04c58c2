// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"fmt"
	"strings"
)

// A Severity says how grave a finding is. The zero Severity is [SeverityError].
type Severity uint8

// The values of [Severity].
const (
	SeverityError   Severity = iota // New refuses the entry
	SeverityWarning                 // worth a change
	SeverityInfo                    // worth knowing
)

var severityWords = vocabulary{"severity", []string{"error", "warning", "info"}}

// ParseSeverity returns the severity with the given wire word. An unknown word
// is a [*WordError].
func ParseSeverity(word string) (Severity, error) { return parseWord[Severity](severityWords, word) }

// String returns the wire word.
func (s Severity) String() string { return wordOf(severityWords, s) }

// MarshalText returns the wire word. It fails for a value without one.
func (s Severity) MarshalText() ([]byte, error) { return marshalWord(severityWords, s) }

// UnmarshalText reads a wire word as [ParseSeverity] does.
func (s *Severity) UnmarshalText(text []byte) error { return unmarshalWord(severityWords, s, text) }

// A Code is the kind of a finding. The zero Code is unspecified.
type Code uint8

// The values of [Code].
const (
	CodeUnspecified        Code = iota // no finding
	CodeBadID                          // the id is not words of lower-case letters joined by dots
	CodeDuplicateID                    // two entries have the id
	CodeBadKind                        // not exactly one of placement and purpose, or an unknown channel
	CodeMissingVersion                 // no version
	CodeMissingSource                  // no source
	CodeUnknownSurface                 // a surface without limits
	CodeNoText                         // no wording, no variant, or no segment
	CodeBadLanguage                    // a language that is none, or given twice
	CodeBadTemplate                    // a brace too many, an unknown variable, or characters that do not print
	CodeBadSegment                     // both or none of text and any, or a second segment with any
	CodeMissingElement                 // a required element that no segment states
	CodeReducedWithoutNeed             // a text with the least elements, though the complete one fits everywhere
	CodeUnborneElement                 // an element whose words are not in the segment that declares it
	CodeUncheckedElement               // an element declared in a language whose words the lint does not know
	CodeLiteralContact                 // a number, an address or an emergency number that is not a variable
	CodePresupposesCare                // words that presuppose that the reader is or was a patient
	CodeTooLong                        // no variant fits a surface that the entry promises to fit
	CodeUnreachable                    // a variant that an earlier one always makes superfluous
	CodeMissingLanguage                // a language that other entries have
	CodeNotGSM                         // a text message whose characters cost two bytes each
	CodeUnsecuredRoute                 // e-mail as the route for private matters
	CodeUnwrittenHours                 // opening hours in a language whose days are not known
)

var codeWords = vocabulary{"code", []string{
	"", "bad_id", "duplicate_id", "bad_kind", "missing_version", "missing_source", "unknown_surface",
	"no_text", "bad_language", "bad_template", "bad_segment", "missing_element", "reduced_without_need",
	"unborne_element", "unchecked_element", "literal_contact", "presupposes_care", "too_long",
	"unreachable", "missing_language", "not_gsm", "unsecured_route", "unwritten_hours",
}}

// ParseCode returns the code with the given wire word. An unknown word is a
// [*WordError].
func ParseCode(word string) (Code, error) { return parseWord[Code](codeWords, word) }

// String returns the wire word, or "unspecified".
func (c Code) String() string { return wordOf(codeWords, c) }

// MarshalText returns the wire word. It fails for a value without one.
func (c Code) MarshalText() ([]byte, error) { return marshalWord(codeWords, c) }

// UnmarshalText reads a wire word as [ParseCode] does.
func (c *Code) UnmarshalText(text []byte) error { return unmarshalWord(codeWords, c, text) }

// Severity returns how grave findings of the code are.
func (c Code) Severity() Severity {
	switch c {
	case CodeUnreachable, CodeMissingLanguage, CodeNotGSM:
		return SeverityWarning
	case CodeUncheckedElement, CodeUnsecuredRoute:
		return SeverityInfo
	}
	return SeverityError
}

// A Finding is something that the lint objects to, with its place. It repeats
// none of the text. The zero Finding is no finding.
type Finding struct {
	Code     Code     `json:"code"`
	Severity Severity `json:"severity"`
	// Entry is the index of the entry; ID is its id if that has the form of one.
	Entry int    `json:"entry"`
	ID    string `json:"id,omitempty"`
	// Wording, Variant and Segment are indexes below it, -1 where the finding is
	// about the whole.
	Wording int `json:"wording"`
	Variant int `json:"variant"`
	Segment int `json:"segment"`
	// Element is the element that the finding is about, if any.
	Element Element `json:"element,omitempty"`
	// Surface is the surface that the finding is about, if any.
	Surface string `json:"surface,omitempty"`
}

// String returns the code and the place.
func (f Finding) String() string {
	s := fmt.Sprintf("%s: %s: entry %d", f.Severity, f.Code, f.Entry)
	if f.ID != "" {
		s += " (" + f.ID + ")"
	}
	for _, p := range [...]struct {
		name  string
		index int
	}{{"wording", f.Wording}, {"variant", f.Variant}, {"segment", f.Segment}} {
		if p.index >= 0 {
			s += fmt.Sprintf(", %s %d", p.name, p.index)
		}
	}
	if f.Element != ElementUnspecified {
		s += ", element " + f.Element.String()
	}
	if f.Surface != "" {
		s += ", surface " + f.Surface
	}
	return s
}

// A LintError reports that a catalogue cannot be used.
type LintError struct {
	// Findings are the errors among the findings, in the order of the entries.
	Findings []Finding
}

// Error names the first finding and the number of the others.
func (e *LintError) Error() string {
	if len(e.Findings) == 0 {
		return "notice: the catalogue has errors"
	}
	s := "notice: " + strings.TrimPrefix(e.Findings[0].String(), "error: ")
	if n := len(e.Findings) - 1; n > 0 {
		s += fmt.Sprintf(" (and %d more)", n)
	}
	return s
}

// lintError returns the errors among findings as an error.
func lintError(findings []Finding) error {
	var errs []Finding
	for _, f := range findings {
		if f.Severity == SeverityError {
			errs = append(errs, f)
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return &LintError{Findings: errs}
}
