// SPDX-License-Identifier: Apache-2.0

package baa

// EvidenceKind is a kind of evidence. The zero EvidenceKind is unspecified and meets
// nothing. Kinds are safe for concurrent use.
type EvidenceKind int

// The values of EvidenceKind.
const (
	// EvidenceUnspecified meets no condition.
	EvidenceUnspecified EvidenceKind = iota
	// Attestation is somebody's statement that it is so.
	Attestation
	// Document is a signed or filed document.
	Document
	// PermissionEvidence is a patient's permission.
	PermissionEvidence
	// ConsentEvidence is an opt-in.
	ConsentEvidence
	// AuthorizationEvidence is a written authorization (45 CFR 164.508(c)).
	AuthorizationEvidence
	// RiskAssessment is an assessment with a named tool (45 CFR 164.308(a)(1)(ii)(A)).
	RiskAssessment
	// DeviceEncryption is that devices are encrypted.
	DeviceEncryption
	// DeviceFirewall is that devices run a firewall.
	DeviceFirewall
	// DeidentificationReport is a report that data were reduced to what the purpose needs.
	DeidentificationReport
	// Certification is a certificate of a third party.
	Certification
)

var evidenceKindWords = vocabulary{"evidence kind", []string{
	"unspecified", "attestation", "document", "permission", "consent", "authorization",
	"security_risk_assessment", "device_encryption", "device_firewall", "deidentification_report",
	"certification",
}}

// String returns the word of k, or "invalid".
func (k EvidenceKind) String() string { return wordOf(evidenceKindWords, k) }

// ParseEvidenceKind returns the value of a word. The error is a [*WordError].
func ParseEvidenceKind(s string) (EvidenceKind, error) {
	return parseWord[EvidenceKind](evidenceKindWords, s)
}

// MarshalText returns the word of k. The error is a [*WordError].
func (k EvidenceKind) MarshalText() ([]byte, error) { return marshalWord(evidenceKindWords, k) }

// UnmarshalText reads a word. The error is a [*WordError].
func (k *EvidenceKind) UnmarshalText(text []byte) error {
	return unmarshalWord(evidenceKindWords, k, text)
}

// Evidence shows that a condition is met, or, without a condition, is a fact on
// file about a party. The zero Evidence is refused by [New].
//
// A revocation counts from its day on against this evidence and against all that
// was given up to that day for the same condition, account, subject and session.
type Evidence struct {
	// ID names the record; evidence that comes with a [Use] needs none.
	ID string `json:"id"`
	// Condition is the id of the condition that it meets, or empty.
	Condition string `json:"condition,omitempty"`
	// Party is the id of the party that it is about, for evidence on file.
	Party string `json:"party,omitempty"`
	// Kind is the kind of evidence.
	Kind EvidenceKind `json:"kind"`
	// Tool is the tool or standard of an assessment or a certificate.
	Tool string `json:"tool,omitempty"`
	// Account is the account that it holds for; empty means every account, which
	// is refused when the accounts on record have several holders.
	Account string `json:"account,omitempty"`
	// Subject is the patient, for a condition per patient or session: an opaque
	// id, never a name. It appears in no verdict.
	Subject string `json:"subject,omitempty"`
	// Session is the voice session, for a condition per session.
	Session string `json:"session,omitempty"`
	// GivenBy says who gave it, by role.
	GivenBy string `json:"given_by,omitempty"`
	// Given is the day on which it was given. It cannot be later than the day it
	// was recorded.
	Given PartialDate `json:"given"`
	// Expires is the last day on which it is good; the zero Date is no such day.
	Expires Date `json:"expires,omitzero"`
	// Revoked is the day on which it was withdrawn, or the zero Date.
	Revoked Date `json:"revoked,omitzero"`
	// Profile is the policy that a de-identification report says was met.
	Profile string `json:"profile,omitempty"`
	// Residual is the number of identifiers that the report found to be left. A
	// report with any proves nothing.
	Residual int `json:"residual,omitempty"`
	// Digest identifies the document, such as "sha256:..."; or empty.
	Digest string `json:"digest,omitempty"`
	Provenance
}
