// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"fmt"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Facts are what the caller knows about an exchange beside its words. All are
// optional. A rule that needs a fact which was not passed does not fire; its
// code is listed in [Report.NotChecked]. The zero Facts knows nothing.
//
// The JSON form, read by [ParseFacts], has one key for each field. A key that
// is absent is a fact that was not passed; unknown and repeated keys are errors.
type Facts struct {
	// AuthorDisplay is the name under which the author of the inbound message
	// shows up to everyone, such as "Maria L.". Empty: not passed.
	AuthorDisplay string `json:"author_display,omitempty"`
	// AuthorRole says who the author is to the matter.
	AuthorRole AuthorRole `json:"author_role,omitempty"`
	// Relationship says what the person is to the organisation.
	Relationship Relationship `json:"relationship,omitempty"`
	// Contacts are the numbers, addresses and pages that a reply may give, in
	// addition to those of the organisation. Nil: not passed. Empty: none.
	Contacts []string `json:"contacts"`
	// Deletion says what became of the inbound message.
	Deletion Deletion `json:"deletion,omitempty"`
	// Permission says whether the person permitted the organisation to send
	// dates and times of appointments on this channel. Nil: not passed.
	Permission *bool `json:"permission,omitempty"`
	// Consent is the person's consent to messages over this channel.
	Consent Consent `json:"consent,omitempty"`
	// Authorization is what is known of an authorization to publish. Nil: not
	// passed.
	Authorization *Authorization `json:"authorization,omitempty"`
	// ChannelSecure says that the channel is encrypted and access to it
	// controlled, as in a patient portal. Nil: not passed.
	ChannelSecure *bool `json:"channel_secure,omitempty"`
	// IdentityVerified says that the person's identity was verified. Nil: not
	// passed.
	IdentityVerified *bool `json:"identity_verified,omitempty"`
	// Covered says that an agreement covers the channel for this use. Nil: not
	// passed.
	Covered *bool `json:"covered,omitempty"`
	// ActorRole says who writes the reply.
	ActorRole ActorRole `json:"actor_role,omitempty"`
	// Recorded says whether the call is recorded. Nil: not passed.
	Recorded *bool `json:"recorded,omitempty"`
	// Region is where the person is, as an ISO 3166 code such as "US-FL".
	// Empty: the organisation's region.
	Region string `json:"region,omitempty"`
	// LocalTime is the time of day where the person is, when the reply will
	// arrive. The zero ClockTime: not passed.
	LocalTime ClockTime `json:"local_time,omitzero"`
}

// ParseFacts reads the JSON form of Facts. The error is a *strictjson.Error,
// which tells line and column, or a *[FactError].
func ParseFacts(data []byte) (Facts, error) {
	var f Facts
	if err := strictjson.Decode(data, &f); err != nil {
		return Facts{}, fmt.Errorf("disclaimer: facts: %w", err)
	}
	if err := f.check(); err != nil {
		return Facts{}, err
	}
	return f, nil
}

// A FactError says which fact is not valid or contradicts another. It does not
// hold the value.
type FactError struct {
	// Field is the JSON key of the fact.
	Field string
	// Reason says what is wrong with it.
	Reason string
}

// Error returns "disclaimer: fact FIELD: REASON".
func (e *FactError) Error() string { return fmt.Sprintf("disclaimer: fact %s: %s", e.Field, e.Reason) }

// check refuses facts that cannot hold together.
func (f *Facts) check() error {
	if f.AuthorRole == AuthorPatient && f.Relationship == RelationshipNone {
		return &FactError{"relationship", "is none although author_role is patient"}
	}
	if f.Consent == ConsentRevoked && f.Permission != nil && *f.Permission {
		return &FactError{"permission", "is true although consent is revoked"}
	}
	if f.Region != "" && !validRegion(f.Region) {
		return &FactError{"region", "is not an ISO 3166 code"}
	}
	for i, c := range f.Contacts {
		if strings.TrimSpace(c) == "" {
			return &FactError{fmt.Sprintf("contacts/%d", i), "is empty"}
		}
	}
	return nil
}

// validRegion reports whether s has the form of an ISO 3166-1 or 3166-2 code.
func validRegion(s string) bool {
	country, part, divided := strings.Cut(s, "-")
	if len(country) != 2 || divided && (len(part) < 1 || len(part) > 3) {
		return false
	}
	for _, r := range country {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	for _, r := range part {
		if (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// yes reports whether a fact was passed and is true.
func yes(fact *bool) bool { return fact != nil && *fact }
