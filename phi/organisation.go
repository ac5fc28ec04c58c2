// SPDX-License-Identifier: Apache-2.0

package phi

// An Organisation describes the organisation on whose behalf messages are
// read and answered. It is plain data of a few kilobytes, one for each tenant.
// The zero Organisation describes nobody in particular.
//
// Its own names, numbers and pages are public facts: the detector finds them
// with [RoleOwn], the reply guard never objects to them.
type Organisation struct {
	// Names are the names that the organisation goes by.
	Names []string `json:"names,omitempty"`
	// Places are the addresses and the names of its sites.
	Places []string `json:"places,omitempty"`
	// Staff are the names of its workforce, without titles.
	Staff []string `json:"staff,omitempty"`
	// Services are the names of what it offers, such as "laser clinic".
	Services []string `json:"services,omitempty"`
	// Contacts are its public numbers, addresses and pages.
	Contacts []string `json:"contacts,omitempty"`
	// Region is where it is, as an ISO 3166 code such as "US" or "US-TX".
	// Emergency numbers and the rules for recording and messaging follow it.
	Region string `json:"region,omitempty"`
	// Languages are the languages it answers in.
	Languages []Language `json:"languages,omitempty"`
	// Part2 reports a substance-use programme under 42 CFR Part 2.
	Part2 bool `json:"part2,omitempty"`
	// PublicEntity reports a public body, whose inbox is a public record.
	PublicEntity bool `json:"public_entity,omitempty"`
	// Kind says what sort of organisation it is.
	Kind OrganisationKind `json:"kind,omitempty"`
	// SingleCondition reports that to be its patient is to have the condition,
	// as at a dialysis or a methadone clinic.
	SingleCondition bool `json:"single_condition,omitempty"`
}

// An OrganisationKind says what sort of organisation it is. The zero kind is
// [OrganisationProvider].
type OrganisationKind uint8

// The kinds of organisation.
const (
	OrganisationProvider OrganisationKind = iota // treats patients
	OrganisationPlan                             // insures members
	OrganisationPharmacy                         // dispenses
	OrganisationOther                            // none of these
)

var organisationKindWords = []string{"provider", "plan", "pharmacy", "other"}

// String returns the wire word of k.
func (k OrganisationKind) String() string { return wordOf(organisationKindWords, k) }

// MarshalText returns the wire word. It fails for an invalid kind.
func (k OrganisationKind) MarshalText() ([]byte, error) {
	return marshalWord("organisation kind", organisationKindWords, k)
}

// UnmarshalText is the inverse of MarshalText.
func (k *OrganisationKind) UnmarshalText(text []byte) (err error) {
	*k, err = parseWord[OrganisationKind]("organisation kind", organisationKindWords, string(text))
	return err
}

// singleCondition reports whether belonging to o gives a condition away.
func (o *Organisation) singleCondition() bool {
	return o != nil && (o.Part2 || o.SingleCondition)
}
