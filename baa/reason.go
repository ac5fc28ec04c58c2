// SPDX-License-Identifier: Apache-2.0

package baa

// Reason says why a hop has its verdict or why something is unmet. The zero Reason
// is no_record. Reasons are safe for concurrent use.
type Reason int

// The values of Reason.
const (
	// NoRecord means that no record speaks about the use.
	NoRecord Reason = iota
	// Granted means that an agreement in force covers the use.
	Granted
	// Excluded means that a record excludes the use from coverage.
	Excluded
	// Banned means that a contract forbids the use.
	Banned
	// NotSigned means that the agreement is offered and not signed.
	NotSigned
	// StatusUnknown means that nobody recorded whether the agreement is signed.
	StatusUnknown
	// OutsideDates means that the agreement is not in force on that day.
	OutsideDates
	// DateImprecise means that the day lies inside a date known only by its month or year.
	DateImprecise
	// OutOfScope means that the agreement leaves the account out.
	OutOfScope
	// AccountUnknown means that the use names no account on record.
	AccountUnknown
	// PlanMissing means that the account does not have a plan that the agreement asks for.
	PlanMissing
	// PlanUnknown means that the account's plan is not on record.
	PlanUnknown
	// PurposeMissing means that the agreement was not signed for this purpose.
	PurposeMissing
	// ChainBroken means that no agreement links the signing vendor to the one that processes.
	ChainBroken
	// UseUnspecified means that the answer depends on a circumstance that the use leaves open.
	UseUnspecified
	// Stale means that the record was verified too long ago.
	Stale
	// SignsNone means that the party is known to sign no agreement.
	SignsNone
	// NoConnection means that no connection between the two systems is on record.
	NoConnection
	// ConditionUnmet means that a condition of the agreement is not met.
	ConditionUnmet
	// EvidenceMissing means that no evidence is on record.
	EvidenceMissing
	// EvidenceExpired means that the evidence has expired or is too old.
	EvidenceExpired
	// EvidenceRevoked means that the evidence was revoked.
	EvidenceRevoked
	// SubjectMissing means that the condition holds per person or session and the use names none.
	SubjectMissing
	// SafeguardWeak means that a safeguard is weaker than required or not on record.
	SafeguardWeak
	// OwnPolicy means that the organisation's own policy is stricter.
	OwnPolicy
	// Conduit means that the hop only transmits and needs no agreement.
	Conduit
	// OwnSystem means that the hop is the organisation's own and needs no agreement.
	OwnSystem
	// Deidentified means that a report shows that nothing identifying reaches the hop.
	Deidentified
	// ProfileUnmet means that the de-identification report is about another profile, or found something left.
	ProfileUnmet
)

var reasonWords = vocabulary{"reason", []string{
	"no_record", "granted", "excluded", "banned", "not_signed", "status_unknown", "outside_dates",
	"date_imprecise", "out_of_scope", "account_unknown", "plan_missing", "plan_unknown",
	"purpose_missing", "chain_broken", "use_unspecified", "stale", "signs_none", "no_connection",
	"condition_unmet", "evidence_missing", "evidence_expired", "evidence_revoked", "subject_missing",
	"safeguard_weak", "own_policy", "conduit", "own_system",
	"deidentified", "profile_unmet",
}}

// String returns the word of r, or "invalid".
func (r Reason) String() string { return wordOf(reasonWords, r) }

// ParseReason returns the value of a word. The error is a [*WordError].
func ParseReason(s string) (Reason, error) { return parseWord[Reason](reasonWords, s) }

// MarshalText returns the word of r. The error is a [*WordError].
func (r Reason) MarshalText() ([]byte, error) { return marshalWord(reasonWords, r) }

// UnmarshalText reads a word. The error is a [*WordError].
func (r *Reason) UnmarshalText(text []byte) error { return unmarshalWord(reasonWords, r, text) }

// Action is a kind of change that would alter a verdict. The zero Action is
// record_agreement. Actions are safe for concurrent use.
type Action int

// The values of Action.
const (
	// RecordAgreement is to write down which agreement covers the use, if one does.
	RecordAgreement Action = iota
	// SignAgreement is to sign the agreement.
	SignAgreement
	// RecordStatus is to write down whether the agreement is signed.
	RecordStatus
	// RecordDate is to write down the day from which it holds.
	RecordDate
	// RenewAgreement is to have an agreement in force on that day.
	RenewAgreement
	// WidenScope is to take the account into the agreement.
	WidenScope
	// RecordAccount is to write down the account and name it in the use.
	RecordAccount
	// ChangePlan is to move the account to a plan that the agreement asks for.
	ChangePlan
	// RecordPlan is to write down the account's plan.
	RecordPlan
	// AddPurpose is to sign the agreement for this purpose too.
	AddPurpose
	// LinkSubcontractor is to have the vendor bind its subcontractor.
	LinkSubcontractor
	// SpecifyUse is to state origin, intent, awareness and part of the use.
	SpecifyUse
	// VerifyRecord is to check the record against its source again.
	VerifyRecord
	// GiveEvidence is to meet a condition and record the evidence.
	GiveEvidence
	// SignOwnAgreement is to sign an agreement with the receiving party itself.
	SignOwnAgreement
	// ChangePolicy is to change the organisation's own policy.
	ChangePolicy
	// LeaveOut is to keep the data out of this service.
	LeaveOut
)

var actionWords = vocabulary{"action", []string{
	"record_agreement", "sign_agreement", "record_status", "record_date", "renew_agreement",
	"widen_scope", "record_account", "change_plan", "record_plan", "add_purpose",
	"link_subcontractor", "specify_use", "verify_record", "give_evidence", "sign_own_agreement",
	"change_policy", "leave_out",
}}

// String returns the word of a, or "invalid".
func (a Action) String() string { return wordOf(actionWords, a) }

// ParseAction returns the value of a word. The error is a [*WordError].
func ParseAction(s string) (Action, error) { return parseWord[Action](actionWords, s) }

// MarshalText returns the word of a. The error is a [*WordError].
func (a Action) MarshalText() ([]byte, error) { return marshalWord(actionWords, a) }

// UnmarshalText reads a word. The error is a [*WordError].
func (a *Action) UnmarshalText(text []byte) error { return unmarshalWord(actionWords, a, text) }
