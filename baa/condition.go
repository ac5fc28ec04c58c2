// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"slices"
)

// ConditionKind is a kind of condition. Permission (a patient accepts an unsecured
// channel or a session), consent (an opt-in to messages) and authorization
// (45 CFR 164.508(c)) are three kinds that never satisfy each other. The zero
// ConditionKind is unspecified. Kinds are safe for concurrent use.
type ConditionKind int

// The values of ConditionKind.
const (
	// ConditionUnspecified means that the kind is not on record.
	ConditionUnspecified ConditionKind = iota
	// Permission is a patient's acceptance of an unsecured channel or of a session.
	Permission
	// Consent is an opt-in to messages or to being recorded.
	Consent
	// Authorization is a written authorization (45 CFR 164.508(c)).
	Authorization
	// MinimumNecessary is the limit to what the purpose needs (45 CFR 164.502(b)).
	MinimumNecessary
	// DocumentedDecision is a decision and its risks, written into the organisation's policies.
	DocumentedDecision
	// Safeguards are technical and organisational measures.
	Safeguards
	// Notice is telling people.
	Notice
	// AccessControl is that only authorised members can get at the data.
	AccessControl
	// RecordingNotice is telling people that they are recorded, as law requires.
	RecordingNotice
	// RetentionPolicy is following one's own rules on keeping and disclosing.
	RetentionPolicy
	// Plan is a plan that the account needs. It is never a record: grants name plans.
	Plan
	// SignedAgreement is an agreement in force. It is never a record: grants stand under one.
	SignedAgreement
)

var conditionKindWords = vocabulary{"condition kind", []string{
	"unspecified", "permission", "consent", "authorization", "minimum_necessary",
	"documented_decision", "safeguards", "notice", "access_control", "recording_notice",
	"retention_policy", "plan", "signed_agreement",
}}

// String returns the word of k, or "invalid".
func (k ConditionKind) String() string { return wordOf(conditionKindWords, k) }

// ParseConditionKind returns the value of a word. The error is a [*WordError].
func ParseConditionKind(s string) (ConditionKind, error) {
	return parseWord[ConditionKind](conditionKindWords, s)
}

// MarshalText returns the word of k. The error is a [*WordError].
func (k ConditionKind) MarshalText() ([]byte, error) { return marshalWord(conditionKindWords, k) }

// UnmarshalText reads a word. The error is a [*WordError].
func (k *ConditionKind) UnmarshalText(text []byte) error {
	return unmarshalWord(conditionKindWords, k, text)
}

// Per says for whom a condition has to be met. The zero Per is organisation. Values
// are safe for concurrent use.
type Per int

// The values of Per.
const (
	// PerOrganisation means once for the organisation.
	PerOrganisation Per = iota
	// PerPatient means for each patient.
	PerPatient
	// PerVoiceSession means for each voice session with a patient.
	PerVoiceSession
)

var perWords = vocabulary{"per", []string{"organisation", "patient", "voice_session"}}

// String returns the word of p, or "invalid".
func (p Per) String() string { return wordOf(perWords, p) }

// ParsePer returns the value of a word. The error is a [*WordError].
func ParsePer(s string) (Per, error) { return parseWord[Per](perWords, s) }

// MarshalText returns the word of p. The error is a [*WordError].
func (p Per) MarshalText() ([]byte, error) { return marshalWord(perWords, p) }

// UnmarshalText reads a word. The error is a [*WordError].
func (p *Per) UnmarshalText(text []byte) error { return unmarshalWord(perWords, p, text) }

// Applies says when a condition is required. The zero Applies is always. Values are
// safe for concurrent use.
type Applies int

// The values of Applies.
const (
	// Always means in every case.
	Always Applies = iota
	// WhereLawRequires means only where a law asks for it.
	WhereLawRequires
)

var appliesWords = vocabulary{"applies", []string{"always", "where_law_requires"}}

// String returns the word of a, or "invalid".
func (a Applies) String() string { return wordOf(appliesWords, a) }

// ParseApplies returns the value of a word. The error is a [*WordError].
func ParseApplies(s string) (Applies, error) { return parseWord[Applies](appliesWords, s) }

// MarshalText returns the word of a. The error is a [*WordError].
func (a Applies) MarshalText() ([]byte, error) { return marshalWord(appliesWords, a) }

// UnmarshalText reads a word. The error is a [*WordError].
func (a *Applies) UnmarshalText(text []byte) error { return unmarshalWord(appliesWords, a, text) }

// Requirement is a safeguard that a condition asks of the owner of the service.
type Requirement struct {
	// Measure is what is measured.
	Measure Measure `json:"measure"`
	// AtLeast is the weakest value that will do, in the form of the measure.
	AtLeast string `json:"at_least"`
}

// Condition is something that must be so for a use. The zero Condition is refused
// by [New].
type Condition struct {
	// ID is the name that other records use.
	ID string `json:"id"`
	// Kind is the kind of condition.
	Kind ConditionKind `json:"kind"`
	// Per says for whom it has to be met.
	Per Per `json:"per,omitzero"`
	// Applies says when it is required.
	Applies Applies `json:"applies,omitzero"`
	// Restates is the id of a condition that the same source words differently
	// here. The stricter of the two is the one that counts.
	Restates string `json:"restates,omitempty"`
	// MaxAge is how long evidence stays good; the zero Period is for ever.
	MaxAge Period `json:"max_age,omitzero"`
	// Requires are safeguards of the vendor that meet the condition by being on
	// record; with none, evidence meets it.
	Requires []Requirement `json:"requires,omitempty"`
	// Profile is what a de-identification report has to meet, by the name of its
	// policy, such as minimum-necessary:sms; with it, only a report that names
	// this profile and found nothing left meets the condition.
	Profile string `json:"profile,omitempty"`
	// Accepts are the kinds of evidence that meet it; none means those that
	// befit Kind.
	Accepts []EvidenceKind `json:"accepts,omitempty"`
	// Responsible is who has to meet it: [Customer], [Vendor] or the id of a
	// party.
	Responsible string `json:"responsible"`
	// Says is the condition in our words.
	Says string `json:"says"`
	Provenance
}

// accepts reports whether evidence of a kind can meet c.
func (c Condition) accepts(kind EvidenceKind) bool {
	if len(c.Accepts) > 0 {
		return slices.Contains(c.Accepts, kind)
	}
	return c.Kind.befits(kind)
}

// befits keeps permission, consent and authorization apart: each is met by
// evidence of its own kind only, and by no other condition's.
func (k ConditionKind) befits(kind EvidenceKind) bool {
	switch k {
	case Permission:
		return kind == PermissionEvidence
	case Consent:
		return kind == ConsentEvidence
	case Authorization:
		return kind == AuthorizationEvidence
	default:
		return kind != EvidenceUnspecified && kind != PermissionEvidence &&
			kind != ConsentEvidence && kind != AuthorizationEvidence
	}
}
