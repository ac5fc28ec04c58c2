// SPDX-License-Identifier: Apache-2.0

package baa

// Coverage says whether agreements cover a use. Smaller is more severe, so the
// coverage of a chain is the smallest of its hops. The zero Coverage is
// Prohibited. Coverages are safe for concurrent use.
type Coverage int

// The values of Coverage.
const (
	// Prohibited means that a contract or a policy forbids the use.
	Prohibited Coverage = iota
	// NotCovered means that no agreement covers the use.
	NotCovered
	// Unknown means that the records do not tell. It is never permission.
	Unknown
	// Covered means that agreements in force cover every hop that health information reaches.
	Covered
)

var coverageWords = vocabulary{"coverage", []string{"prohibited", "not_covered", "unknown", "covered"}}

// String returns the word of c, or "invalid".
func (c Coverage) String() string { return wordOf(coverageWords, c) }

// ParseCoverage returns the value of a word. The error is a [*WordError].
func ParseCoverage(s string) (Coverage, error) { return parseWord[Coverage](coverageWords, s) }

// MarshalText returns the word of c. The error is a [*WordError].
func (c Coverage) MarshalText() ([]byte, error) { return marshalWord(coverageWords, c) }

// UnmarshalText reads a word. The error is a [*WordError].
func (c *Coverage) UnmarshalText(text []byte) error { return unmarshalWord(coverageWords, c, text) }

// Allowance says whether and how a service may be used, apart from whether an
// agreement covers it: a vendor may say how an uncovered feature can be used, and
// that statement makes nothing covered. Smaller is more severe. The zero
// Allowance is Forbidden. Allowances are safe for concurrent use.
type Allowance int

// The values of Allowance.
const (
	// Forbidden means that nothing on record lets the service be used.
	Forbidden Allowance = iota
	// AllowanceUnknown means that the records do not tell.
	AllowanceUnknown
	// ConditionsUnmet means that a condition of the use is not met.
	ConditionsUnmet
	// ConditionsMet means that every condition of the use is met.
	ConditionsMet
	// Permitted means that the use has no condition.
	Permitted
)

var allowanceWords = vocabulary{"use", []string{
	"forbidden", "unknown", "conditions_unmet", "conditions_met", "permitted",
}}

// String returns the word of a, or "invalid".
func (a Allowance) String() string { return wordOf(allowanceWords, a) }

// ParseAllowance returns the value of a word. The error is a [*WordError].
func ParseAllowance(s string) (Allowance, error) { return parseWord[Allowance](allowanceWords, s) }

// MarshalText returns the word of a. The error is a [*WordError].
func (a Allowance) MarshalText() ([]byte, error) { return marshalWord(allowanceWords, a) }

// UnmarshalText reads a word. The error is a [*WordError].
func (a *Allowance) UnmarshalText(text []byte) error { return unmarshalWord(allowanceWords, a, text) }

// Basis says on whose word an answer rests. The zero Basis is unspecified: no
// record spoke. Bases are safe for concurrent use.
type Basis int

// The values of Basis.
const (
	// BasisUnspecified means that no record spoke.
	BasisUnspecified Basis = iota
	// ByAgreement means that a contract says so.
	ByAgreement
	// ByVendorStatement means that the vendor says so outside a contract.
	ByVendorStatement
	// ByOrganisation means that the organisation itself decided so.
	ByOrganisation
)

var basisWords = vocabulary{"basis", []string{"unspecified", "agreement", "vendor_statement", "organisation"}}

// String returns the word of b, or "invalid".
func (b Basis) String() string { return wordOf(basisWords, b) }

// ParseBasis returns the value of a word. The error is a [*WordError].
func ParseBasis(s string) (Basis, error) { return parseWord[Basis](basisWords, s) }

// MarshalText returns the word of b. The error is a [*WordError].
func (b Basis) MarshalText() ([]byte, error) { return marshalWord(basisWords, b) }

// UnmarshalText reads a word. The error is a [*WordError].
func (b *Basis) UnmarshalText(text []byte) error { return unmarshalWord(basisWords, b, text) }
