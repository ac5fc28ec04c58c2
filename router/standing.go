// SPDX-License-Identifier: Apache-2.0

package router

// Consent is the agreement of a person to receive text messages. It is not a
// [Permission]. The zero Consent is not stated, which counts as missing.
//
// Source: 47 CFR 64.1200(a).
type Consent uint8

// The states of consent.
const (
	_ Consent = iota
	ConsentMissing
	ConsentGiven
	ConsentRevoked
)

var consentWords = []string{
	"", "missing", "given", "revoked",
}

// String returns the word of c, "unstated" for the zero value and "invalid" for a number without a word.
func (c Consent) String() string { return wordOf(consentWords, c) }

// ParseConsent returns the consent of a word; any other text is [ErrUnknownWord].
func ParseConsent(s string) (Consent, error) { return parseWord[Consent]("consent", consentWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (c Consent) MarshalText() ([]byte, error) { return marshalWord("consent", consentWords, c) }

// UnmarshalText reads a word as [ParseConsent] does.
func (c *Consent) UnmarshalText(text []byte) error {
	return unmarshalWord("consent", consentWords, text, c)
}

// Permission is the wish of a patient to be written to over a channel that is not
// secured. It is not a [Consent]. The zero Permission is not stated.
//
// Source: 45 CFR 164.522(b)(1)(i).
type Permission uint8

// The states of permission.
const (
	_ Permission = iota
	PermissionMissing
	PermissionGiven
	PermissionRevoked
)

var permissionWords = []string{
	"", "missing", "given", "revoked",
}

// String returns the word of p, "unstated" for the zero value and "invalid" for a number without a word.
func (p Permission) String() string { return wordOf(permissionWords, p) }

// ParsePermission returns the permission of a word; any other text is [ErrUnknownWord].
func ParsePermission(s string) (Permission, error) {
	return parseWord[Permission]("permission", permissionWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (p Permission) MarshalText() ([]byte, error) {
	return marshalWord("permission", permissionWords, p)
}

// UnmarshalText reads a word as [ParsePermission] does.
func (p *Permission) UnmarshalText(text []byte) error {
	return unmarshalWord("permission", permissionWords, text, p)
}

// Coverage says whether an agreement covers a destination. The zero Coverage is
// unknown, which never lets anything out.
type Coverage uint8

// The coverages.
const (
	CoverageUnknown    Coverage = iota // nobody knows
	CoverageProhibited                 // terms forbid it
	CoverageNotCovered                 // no agreement
	CoverageCovered                    // an agreement covers it
)

var coverageWords = []string{
	"unknown", "prohibited", "not_covered", "covered",
}

// String returns the word of c, "invalid" for a number without a word.
func (c Coverage) String() string { return wordOf(coverageWords, c) }

// ParseCoverage returns the coverage of a word; any other text is [ErrUnknownWord].
func ParseCoverage(s string) (Coverage, error) {
	return parseWord[Coverage]("coverage", coverageWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (c Coverage) MarshalText() ([]byte, error) { return marshalWord("coverage", coverageWords, c) }

// UnmarshalText reads a word as [ParseCoverage] does.
func (c *Coverage) UnmarshalText(text []byte) error {
	return unmarshalWord("coverage", coverageWords, text, c)
}

// stricter returns the coverage that allows less. What is no coverage at all
// counts as unknown.
func (c Coverage) stricter(d Coverage) Coverage {
	switch {
	case c == CoverageProhibited || d == CoverageProhibited:
		return CoverageProhibited
	case c == CoverageNotCovered || d == CoverageNotCovered:
		return CoverageNotCovered
	case c == CoverageCovered && d == CoverageCovered:
		return CoverageCovered
	}
	return CoverageUnknown
}

// Placement is where a disclaimer is shown. The zero Placement is not stated.
type Placement uint8

// The placements.
const (
	_                      Placement = iota
	PlacementProfile                 // on the profile itself
	PlacementDMCompose               // before a person writes the first direct message
	PlacementDMFirst                 // as the answer to the first direct message
	PlacementComment                 // under a public thread
	PlacementSMSOptIn                // with the consent to text messages
	PlacementCallRecording           // before a call is recorded
	PlacementAINotice                // before an AI feature is used
	PlacementOutOfOffice             // when nobody is there
	PlacementEmergency               // how to get help at once
)

var placementWords = []string{
	"", "profile", "dm_compose", "dm_first", "comment", "sms_opt_in", "call_recording", "ai_notice", "out_of_office", "emergency",
}

// String returns the word of p, "unstated" for the zero value.
func (p Placement) String() string { return wordOf(placementWords, p) }

// ParsePlacement returns the placement of a word; any other text is [ErrUnknownWord].
func ParsePlacement(s string) (Placement, error) {
	return parseWord[Placement]("placement", placementWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (p Placement) MarshalText() ([]byte, error) { return marshalWord("placement", placementWords, p) }

// UnmarshalText reads a word as [ParsePlacement] does.
func (p *Placement) UnmarshalText(text []byte) error {
	return unmarshalWord("placement", placementWords, text, p)
}
