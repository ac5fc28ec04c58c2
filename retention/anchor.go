// SPDX-License-Identifier: Apache-2.0

package retention

// An Anchor is a day in the life of an item from which a term is counted. The
// zero Anchor is unspecified and anchors nothing. Anchors are safe for
// concurrent use.
//
// [Created], [Received] and [LastActivity] are facts that every item has: when
// one is absent, something is wrong. The others are events: one that is absent
// has not happened, so a term that counts from it has not begun. An event whose
// date is the zero Date has happened on a day that nobody knows.
type Anchor uint8

// The values of [Anchor].
const (
	_             Anchor = iota // unspecified
	Created                     // the item came to exist
	Received                    // the item arrived
	LastActivity                // somebody last changed or used the item
	Flagged                     // the item was marked for deletion or review
	Resolved                    // the matter was closed
	Sealed                      // a sealed copy was stored elsewhere
	LastEffective               // the document was last in force
	LastTreated                 // the person was last treated
	Majority                    // the person comes of age, which may lie ahead
	Cancelled                   // the account was cancelled
	Reactivated                 // the account was reactivated; takes back an earlier cancellation and termination
	Terminated                  // the contract ended
	Requested                   // a deletion request was filed; set by requests, not by items
	DeletedOn                   // every store acknowledged the deletion
)

var anchorWords = words{"anchor", []string{
	Created:       "created",
	Received:      "received",
	LastActivity:  "last_activity",
	Flagged:       "flagged",
	Resolved:      "resolved",
	Sealed:        "sealed",
	LastEffective: "last_effective",
	LastTreated:   "last_treated",
	Majority:      "majority",
	Cancelled:     "cancelled",
	Reactivated:   "reactivated",
	Terminated:    "terminated",
	Requested:     "requested",
	DeletedOn:     "deleted",
}}

// ParseAnchor reads the word of a value. The error is a [*WordError].
func ParseAnchor(s string) (Anchor, error) {
	i, err := anchorWords.parse(s)
	return Anchor(i), err
}

// String returns the word of a, "unspecified" or "invalid".
func (a Anchor) String() string { return anchorWords.string(uint8(a)) }

// MarshalText returns the word of a. A value without a word is an error.
func (a Anchor) MarshalText() ([]byte, error) { return anchorWords.marshal(uint8(a)) }

// UnmarshalText reads a word as [ParseAnchor] does.
func (a *Anchor) UnmarshalText(text []byte) error {
	v, err := ParseAnchor(string(text))
	if err == nil {
		*a = v
	}
	return err
}

// isFact reports whether every item must have a.
func (a Anchor) isFact() bool { return a == Created || a == Received || a == LastActivity }
