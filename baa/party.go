// SPDX-License-Identifier: Apache-2.0

package baa

// Role is what a party is in the eyes of the law or of a contract. A processor of a
// data protection contract is not therefore a business associate. The zero Role
// is unspecified. Roles are safe for concurrent use.
type Role int

// The values of Role.
const (
	// RoleUnspecified means that the role is not on record.
	RoleUnspecified Role = iota
	// CoveredEntity is a provider, plan or clearinghouse (45 CFR 160.103).
	CoveredEntity
	// BusinessAssociate handles health information for a covered entity (45 CFR 160.103).
	BusinessAssociate
	// Subcontractor handles it for a business associate (45 CFR 160.103).
	Subcontractor
	// Processor handles data under a data protection agreement.
	Processor
	// Network runs a social network.
	Network
	// Carrier transmits without keeping.
	Carrier
	// Host runs machines for somebody else.
	Host
)

var roleWords = vocabulary{"role", []string{
	"unspecified", "covered_entity", "business_associate", "subcontractor", "processor", "network",
	"carrier", "host",
}}

// String returns the word of r, or "invalid".
func (r Role) String() string { return wordOf(roleWords, r) }

// ParseRole returns the value of a word. The error is a [*WordError].
func ParseRole(s string) (Role, error) { return parseWord[Role](roleWords, s) }

// MarshalText returns the word of r. The error is a [*WordError].
func (r Role) MarshalText() ([]byte, error) { return marshalWord(roleWords, r) }

// UnmarshalText reads a word. The error is a [*WordError].
func (r *Role) UnmarshalText(text []byte) error { return unmarshalWord(roleWords, r, text) }

// Willingness says whether a party signs business associate agreements. The zero
// Willingness is unknown. Values are safe for concurrent use.
type Willingness int

// The values of Willingness.
const (
	// WillingnessUnknown means that nobody recorded it.
	WillingnessUnknown Willingness = iota
	// OnRequest means that the party signs when asked, perhaps with conditions.
	OnRequest
	// NoneKnown means that it is known to sign none; a hop through it is never covered.
	NoneKnown
)

var willingnessWords = vocabulary{"signs_baa", []string{"unknown", "on_request", "none_known"}}

// String returns the word of w, or "invalid".
func (w Willingness) String() string { return wordOf(willingnessWords, w) }

// ParseWillingness returns the value of a word. The error is a [*WordError].
func ParseWillingness(s string) (Willingness, error) {
	return parseWord[Willingness](willingnessWords, s)
}

// MarshalText returns the word of w. The error is a [*WordError].
func (w Willingness) MarshalText() ([]byte, error) { return marshalWord(willingnessWords, w) }

// UnmarshalText reads a word. The error is a [*WordError].
func (w *Willingness) UnmarshalText(text []byte) error {
	return unmarshalWord(willingnessWords, w, text)
}

// Provenance says where a record comes from and since when it is on record. It is
// embedded in every record.
type Provenance struct {
	// Source is the id of a [Source] of the same dataset, or empty.
	Source string `json:"source,omitempty"`
	// Recorded is the first day on which the record was on file; the zero value
	// is that of the dataset. A later record with the same id replaces an
	// earlier one from its own day on.
	Recorded Date `json:"recorded,omitzero"`
	// Note is a remark for readers; nothing depends on it.
	Note string `json:"note,omitempty"`
}

// Party is an organisation. The zero Party is refused by [New].
type Party struct {
	// ID is the name that other records use.
	ID string `json:"id"`
	// Name is the legal name.
	Name string `json:"name"`
	// Aliases are brands and former names; a [Use] may say them instead of ID.
	Aliases []string `json:"aliases,omitempty"`
	// Roles are what the party is.
	Roles []Role `json:"roles,omitempty"`
	// SignsBAA says whether the party signs business associate agreements.
	SignsBAA Willingness `json:"signs_baa,omitzero"`
	// Plans are the plans and add-ons that the party sells.
	Plans []string `json:"plans,omitempty"`
	// Hosting names the parties on whose machines the services run. The vendor
	// answers for them (45 CFR 164.502(e)(1)(ii)), so they are no hops.
	Hosting []string `json:"hosting,omitempty"`
	// Connections are the health records systems that the party's services
	// exchange data with, as patterns. Every other such connection is denied.
	Connections []string `json:"connections,omitempty"`
	Provenance
}

// Account is an account or project of a customer. The zero Account is refused by
// [New].
type Account struct {
	// ID is the name that uses and other records give.
	ID string `json:"id"`
	// Holder is the party whose account it is.
	Holder string `json:"holder"`
	// Parent is the account that it belongs to, or empty.
	Parent string `json:"parent,omitempty"`
	// Created is the day on which it was opened, or the zero Date.
	Created Date `json:"created,omitzero"`
	Provenance
}

// Entitlement is a plan or add-on that an account has for some time. An account
// without any entitlement at a vendor has an unknown plan there. The zero
// Entitlement is refused by [New].
type Entitlement struct {
	// ID names the record.
	ID string `json:"id"`
	// Account is the id of the account.
	Account string `json:"account"`
	// Vendor is the id of the party that sells the plan.
	Vendor string `json:"vendor"`
	// Plan is one of the vendor's plans.
	Plan string `json:"plan"`
	Validity
	Provenance
}
