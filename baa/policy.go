// SPDX-License-Identifier: Apache-2.0

package baa

// Policy is a rule of the organisation itself. It can make verdicts stricter and
// never milder. The zero Policy is refused by [New]; a policy whose ceilings are
// left out prohibits.
type Policy struct {
	// ID names the record.
	ID string `json:"id"`
	// Account is the account that it holds for; empty means every account.
	Account string `json:"account,omitempty"`
	// Services are patterns, as in a [Grant]; * stands for every service.
	Services []string `json:"services"`
	// Data are the classes of data it speaks about; none means all.
	Data []DataClass `json:"data,omitempty"`
	// CoverageAtMost and UseAtMost are the best verdict that it leaves.
	CoverageAtMost Coverage  `json:"coverage_at_most"`
	UseAtMost      Allowance `json:"use_at_most"`
	// UnlessAgreement is the kind of agreement that, when one in force covers the
	// use, lifts the policy.
	UnlessAgreement AgreementKind `json:"unless_agreement,omitzero"`
	Validity
	Provenance
}

// RiskAcceptance records that the organisation uses a service without cover. It
// sets a flag beside the verdict and changes nothing else: 45 CFR 164.502(e) has
// no exception for an accepted risk. The zero RiskAcceptance is refused by [New].
type RiskAcceptance struct {
	// ID names the record.
	ID string `json:"id"`
	// Account is the account that it holds for; empty means every account.
	Account string `json:"account,omitempty"`
	// Services are patterns, as in a [Grant].
	Services []string `json:"services"`
	// Data are the classes of data it speaks about; none means all.
	Data []DataClass `json:"data,omitempty"`
	// Approver is who accepted the risk, by role.
	Approver string `json:"approver"`
	// Reason says why.
	Reason string `json:"reason"`
	// Mitigations are what is done instead.
	Mitigations []string `json:"mitigations"`
	// Validity is when it holds. It must have an end.
	Validity
	Provenance
}
