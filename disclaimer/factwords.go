// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"encoding/json"
	"fmt"
)

// An AuthorRole says who the author of an inbound message is to the matter.
// The zero role is not stated.
type AuthorRole uint8

// The roles of an author.
const (
	AuthorUnstated AuthorRole = iota
	AuthorPatient             // the patient or member
	AuthorFamily              // a relative or a carer
	AuthorOther               // anyone else
)

var authorRoleWords = []string{"", "patient", "family", "other"}

// String returns the wire word of r.
func (r AuthorRole) String() string { return wordOf(authorRoleWords, r) }

// MarshalText returns the wire word. It fails for an unstated role.
func (r AuthorRole) MarshalText() ([]byte, error) {
	return marshalWord("author role", authorRoleWords, r)
}

// UnmarshalText is the inverse of MarshalText.
func (r *AuthorRole) UnmarshalText(text []byte) (err error) {
	*r, err = parseWord[AuthorRole]("author role", authorRoleWords, string(text))
	return err
}

// A Relationship says what a person is to the organisation. The zero
// Relationship is not stated.
type Relationship uint8

// The relationships.
const (
	RelationshipUnstated Relationship = iota
	RelationshipPatient               // is in care now
	RelationshipFormer                // was in care
	RelationshipNone                  // neither
)

var relationshipWords = []string{"", "existing_patient", "former_patient", "none"}

// String returns the wire word of r.
func (r Relationship) String() string { return wordOf(relationshipWords, r) }

// MarshalText returns the wire word. It fails for an unstated relationship.
func (r Relationship) MarshalText() ([]byte, error) {
	return marshalWord("relationship", relationshipWords, r)
}

// UnmarshalText is the inverse of MarshalText.
func (r *Relationship) UnmarshalText(text []byte) (err error) {
	*r, err = parseWord[Relationship]("relationship", relationshipWords, string(text))
	return err
}

// A Deletion says what became of the inbound message. The zero Deletion is not
// stated.
type Deletion uint8

// The deletions.
const (
	DeletionUnstated Deletion = iota
	DeletionDone              // it was deleted or hidden, with a receipt
	DeletionFailed            // it was tried and failed
	DeletionNone              // nothing was done
)

var deletionWords = []string{"", "done", "failed", "none"}

// String returns the wire word of d.
func (d Deletion) String() string { return wordOf(deletionWords, d) }

// MarshalText returns the wire word. It fails for an unstated deletion.
func (d Deletion) MarshalText() ([]byte, error) { return marshalWord("deletion", deletionWords, d) }

// UnmarshalText is the inverse of MarshalText.
func (d *Deletion) UnmarshalText(text []byte) (err error) {
	*d, err = parseWord[Deletion]("deletion", deletionWords, string(text))
	return err
}

// A Consent is a person's consent to messages over an unsecured channel. It
// can be withdrawn at any time, and a withdrawal wins at once. The zero Consent
// is not stated.
type Consent uint8

// The states of a consent.
const (
	ConsentUnstated Consent = iota
	ConsentGiven            // given and recorded
	ConsentNone             // never given
	ConsentRevoked          // given and withdrawn
)

var consentWords = []string{"", "given", "none", "revoked"}

// String returns the wire word of c.
func (c Consent) String() string { return wordOf(consentWords, c) }

// MarshalText returns the wire word. It fails for an unstated consent.
func (c Consent) MarshalText() ([]byte, error) { return marshalWord("consent", consentWords, c) }

// UnmarshalText is the inverse of MarshalText.
func (c *Consent) UnmarshalText(text []byte) (err error) {
	*c, err = parseWord[Consent]("consent", consentWords, string(text))
	return err
}

// UnmarshalJSON reads a word, or true for given and false for none.
func (c *Consent) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "true":
		*c = ConsentGiven
		return nil
	case "false":
		*c = ConsentNone
		return nil
	}
	var word string
	if err := json.Unmarshal(data, &word); err != nil {
		return fmt.Errorf("disclaimer: consent: %w", ErrUnknownWord)
	}
	return c.UnmarshalText([]byte(word))
}

// An ActorRole says who writes a reply. Nobody is assumed to be an employee.
// The zero role is not stated.
type ActorRole uint8

// The roles of an actor.
const (
	ActorUnstated   ActorRole = iota
	ActorClinician            // licensed to give medical advice
	ActorStaff                // employed, not licensed
	ActorVolunteer            // unpaid
	ActorStudent              // in training
	ActorContractor           // works for somebody else
	ActorPersonal             // anyone of these from a personal account
	ActorMachine              // a program that sends without a person
)

var actorRoleWords = []string{"", "clinician", "staff", "volunteer", "student", "contractor", "personal_account", "machine"}

// String returns the wire word of r.
func (r ActorRole) String() string { return wordOf(actorRoleWords, r) }

// MarshalText returns the wire word. It fails for an unstated role.
func (r ActorRole) MarshalText() ([]byte, error) { return marshalWord("actor role", actorRoleWords, r) }

// UnmarshalText is the inverse of MarshalText.
func (r *ActorRole) UnmarshalText(text []byte) (err error) {
	*r, err = parseWord[ActorRole]("actor role", actorRoleWords, string(text))
	return err
}

// A ClockTime is a time of day to the minute. The zero ClockTime is not
// stated; it differs from midnight, which is Clock(0, 0).
type ClockTime struct{ minutes int16 } // minutes since midnight plus one

// Clock returns the time of day with the given hour, 0 to 23, and minute, 0 to
// 59. Other values give the zero ClockTime.
func Clock(hour, minute int) ClockTime {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return ClockTime{}
	}
	return ClockTime{int16(60*hour + minute + 1)}
}

// IsZero reports whether t is not stated.
func (t ClockTime) IsZero() bool { return t.minutes == 0 }

// hour returns the hour of t.
func (t ClockTime) hour() int { return int(t.minutes-1) / 60 }

// String returns t in the form 21:05, or "unspecified".
func (t ClockTime) String() string {
	if t.IsZero() {
		return "unspecified"
	}
	return fmt.Sprintf("%02d:%02d", t.hour(), int(t.minutes-1)%60)
}

// MarshalText returns t in the form 21:05. It fails for the zero ClockTime.
func (t ClockTime) MarshalText() ([]byte, error) {
	if t.IsZero() {
		return nil, fmt.Errorf("disclaimer: clock time: %w", ErrUnknownWord)
	}
	return []byte(t.String()), nil
}

// UnmarshalText reads a time of day in the form 21:05.
func (t *ClockTime) UnmarshalText(text []byte) error {
	digit := func(i int) int { return int(text[i]) - '0' }
	if len(text) == 5 && text[2] == ':' {
		valid := true
		for _, i := range [...]int{0, 1, 3, 4} {
			valid = valid && digit(i) >= 0 && digit(i) <= 9
		}
		if c := Clock(10*digit(0)+digit(1), 10*digit(3)+digit(4)); valid && !c.IsZero() {
			*t = c
			return nil
		}
	}
	return fmt.Errorf("disclaimer: clock time: %w", ErrUnknownWord)
}
