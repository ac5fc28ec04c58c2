// SPDX-License-Identifier: Apache-2.0

package baa

// AgreementKind is a kind of contract. Only the first two can cover a use. The zero
// AgreementKind is unspecified. Kinds are safe for concurrent use.
type AgreementKind int

// The values of AgreementKind.
const (
	// KindUnspecified means that the kind is not on record.
	KindUnspecified AgreementKind = iota
	// BAA is a business associate agreement (45 CFR 164.504(e)).
	BAA
	// BASA is such an agreement between a business associate and its subcontractor (45 CFR 164.504(e)(5)).
	BASA
	// DPA is a data protection agreement.
	DPA
	// TermsOfService are a vendor's terms.
	TermsOfService
	// NetworkPartnerTerms are the terms between a network and a vendor that its customers inherit.
	NetworkPartnerTerms
)

var agreementKindWords = vocabulary{"agreement kind", []string{
	"unspecified", "baa", "basa", "dpa", "terms_of_service", "network_partner_terms",
}}

// String returns the word of k, or "invalid".
func (k AgreementKind) String() string { return wordOf(agreementKindWords, k) }

// ParseAgreementKind returns the value of a word. The error is a [*WordError].
func ParseAgreementKind(s string) (AgreementKind, error) {
	return parseWord[AgreementKind](agreementKindWords, s)
}

// MarshalText returns the word of k. The error is a [*WordError].
func (k AgreementKind) MarshalText() ([]byte, error) { return marshalWord(agreementKindWords, k) }

// UnmarshalText reads a word. The error is a [*WordError].
func (k *AgreementKind) UnmarshalText(text []byte) error {
	return unmarshalWord(agreementKindWords, k, text)
}

// Status is the state of an agreement. The zero Status is unknown. Statuses are
// safe for concurrent use.
type Status int

// The values of Status.
const (
	// StatusUnknownYet means that nobody recorded it.
	StatusUnknownYet Status = iota
	// Offered is a form that the vendor signs with customers; it covers nobody by itself.
	Offered
	// Draft is being written.
	Draft
	// Requested was asked for.
	Requested
	// Signed is signed by both sides.
	Signed
	// Standing holds for every customer without a signature of its own.
	Standing
	// Terminated was signed and ends on its last day.
	Terminated
)

var statusWords = vocabulary{"status", []string{
	"unknown", "offered", "draft", "requested", "signed", "standing", "terminated",
}}

// String returns the word of s, or "invalid".
func (s Status) String() string { return wordOf(statusWords, s) }

// ParseStatus returns the value of a word. The error is a [*WordError].
func ParseStatus(s string) (Status, error) { return parseWord[Status](statusWords, s) }

// MarshalText returns the word of s. The error is a [*WordError].
func (s Status) MarshalText() ([]byte, error) { return marshalWord(statusWords, s) }

// UnmarshalText reads a word. The error is a [*WordError].
func (s *Status) UnmarshalText(text []byte) error { return unmarshalWord(statusWords, s, text) }

// Inherit says whether the accounts below a named account are in the scope of an
// agreement. The zero Inherit is none. Values are safe for concurrent use.
type Inherit int

// The values of Inherit.
const (
	// InheritNone leaves them out.
	InheritNone Inherit = iota
	// InheritAll takes all of them in.
	InheritAll
	// InheritNewAfter takes in those opened after a day.
	InheritNewAfter
)

var inheritWords = vocabulary{"inherit", []string{"none", "all", "new_after"}}

// String returns the word of i, or "invalid".
func (i Inherit) String() string { return wordOf(inheritWords, i) }

// ParseInherit returns the value of a word. The error is a [*WordError].
func ParseInherit(s string) (Inherit, error) { return parseWord[Inherit](inheritWords, s) }

// MarshalText returns the word of i. The error is a [*WordError].
func (i Inherit) MarshalText() ([]byte, error) { return marshalWord(inheritWords, i) }

// UnmarshalText reads a word. The error is a [*WordError].
func (i *Inherit) UnmarshalText(text []byte) error { return unmarshalWord(inheritWords, i, text) }

// AccountScope says which accounts of the customer an agreement covers. The zero
// AccountScope is all of them.
type AccountScope struct {
	// Accounts are the ids of the accounts; none means all.
	Accounts []string `json:"accounts,omitempty"`
	// Inherit says what holds for the accounts below those.
	Inherit Inherit `json:"inherit,omitzero"`
	// After is the day for InheritNewAfter.
	After Date `json:"after,omitzero"`
}

// Request says how a customer asks for an agreement.
type Request struct {
	// By is who asks, such as "existing customers".
	By string `json:"by"`
	// Means is how, such as "form".
	Means string `json:"means"`
}

// Obligation is something that a party has to do.
type Obligation struct {
	// Duty says what, in plain words.
	Duty string `json:"duty"`
	// Responsible is the party that has to do it: [Customer], [Vendor] or the id
	// of a party.
	Responsible string `json:"responsible"`
	// Within is the time to do it in; the zero Period is at once.
	Within Period `json:"within,omitzero"`
	// Removal says that the duty is to remove or return data. Without a time of
	// its own it gets that of [Options].RemoveWithin.
	Removal bool `json:"removal,omitempty"`
	// Law is the section that asks for it, or empty.
	Law string `json:"law,omitempty"`
}

// The parties that an obligation, a condition or a liability may name instead of
// an id.
const (
	// Customer is the holder of the account.
	Customer = "customer"
	// Vendor is the owner of the service.
	Vendor = "vendor"
)

// Agreement is a contract, or the form of one that a vendor offers. The zero
// Agreement is refused by [New].
type Agreement struct {
	// ID is the name that other records use.
	ID string `json:"id"`
	// Kind is the kind of contract.
	Kind AgreementKind `json:"kind"`
	// Status is its state.
	Status Status `json:"status"`
	// Form is the id of the offered agreement that this one is signed on; its
	// grants hold under this one.
	Form string `json:"form,omitempty"`
	// Upstream is the party that hands the data on; empty means every customer.
	Upstream string `json:"upstream,omitempty"`
	// Downstream is the party that receives the data.
	Downstream string `json:"downstream"`
	// Validity is when it is in force. A signed agreement has a start.
	Validity
	// Scope says which accounts it covers.
	Scope AccountScope `json:"scope,omitzero"`
	// Plans are the plans of Downstream of which the account needs one.
	Plans []string `json:"plans,omitempty"`
	// Purposes are what the agreement was signed for, beyond its general cover.
	Purposes []string `json:"purposes,omitempty"`
	// ReliesOn are the agreements further down the chain that this one names.
	ReliesOn []string `json:"relies_on,omitempty"`
	// Requests say how to ask for it.
	Requests []Request `json:"requests,omitempty"`
	// Attachments are its annexes.
	Attachments []string `json:"attachments,omitempty"`
	// Responsibilities say who has to do what.
	Responsibilities []Obligation `json:"responsibilities,omitempty"`
	// BreachNotice is the time that the contract gives to report a breach, counted
	// from its discovery; the zero Period is what the law gives.
	BreachNotice Period `json:"breach_notice,omitzero"`
	// ReturnWithin is the time after its last day to return or destroy the data;
	// the zero Period is that of [Options].RemoveWithin.
	ReturnWithin Period `json:"return_within,omitzero"`
	// Provisions are the required provisions that it is known to contain.
	Provisions []Provision `json:"provisions,omitempty"`
	Provenance
}

// Statement is what a party says outside a contract: a help page, a pledge. It
// can exclude and it can name conditions of use; it never covers anything. The
// zero Statement is refused by [New].
type Statement struct {
	// ID is the name that other records use.
	ID string `json:"id"`
	// Party is the id of the party that says it.
	Party string `json:"party"`
	// Says is what it says, in our words.
	Says string `json:"says"`
	// Dated is the date that the statement itself gives or was made on.
	Dated PartialDate `json:"dated,omitzero"`
	Validity
	Provenance
}
