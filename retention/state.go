// SPDX-License-Identifier: Apache-2.0

package retention

// A State says what may happen to an item. The zero State is [Unknown], which
// keeps the item. States are safe for concurrent use.
type State uint8

// The values of [State].
const (
	Unknown  State = iota // a fact is missing or in doubt: keep the item and look
	Held                  // a hold keeps the item
	Retained              // the item stays until DeleteAt, or without a known end
	Due                   // deletion may start
	Deleted               // every store acknowledged the deletion
)

var stateWords = words{"state", []string{
	Unknown:  "unknown",
	Held:     "held",
	Retained: "retained",
	Due:      "due",
	Deleted:  "deleted",
}}

// ParseState reads the word of a value. The error is a [*WordError].
func ParseState(s string) (State, error) {
	i, err := stateWords.parse(s)
	return State(i), err
}

// String returns the word of s, "unspecified" or "invalid".
func (s State) String() string { return stateWords.string(uint8(s)) }

// MarshalText returns the word of s. A value without a word is an error.
func (s State) MarshalText() ([]byte, error) { return stateWords.marshal(uint8(s)) }

// UnmarshalText reads a word as [ParseState] does.
func (s *State) UnmarshalText(text []byte) error {
	v, err := ParseState(string(text))
	if err == nil {
		*s = v
	}
	return err
}
