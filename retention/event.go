// SPDX-License-Identifier: Apache-2.0

package retention

// An Event is what a [LedgerEntry] records. The zero Event is unspecified.
type Event uint8

// The values of [Event].
const (
	_             Event = iota // unspecified
	Begin                      // deletion is about to begin
	StoreAnswered              // a store answered
	Close                      // every store has acknowledged
	Blocked                    // a planned deletion did not happen; the authority is the hold or policy that kept the item
)

var eventWords = words{"event", []string{
	Begin:         "begin",
	StoreAnswered: "answer",
	Close:         "close",
	Blocked:       "blocked",
}}

// ParseEvent reads the word of a value. The error is a [*WordError].
func ParseEvent(s string) (Event, error) {
	i, err := eventWords.parse(s)
	return Event(i), err
}

// String returns the word of e, "unspecified" or "invalid".
func (e Event) String() string { return eventWords.string(uint8(e)) }

// MarshalText returns the word of e. A value without a word is an error.
func (e Event) MarshalText() ([]byte, error) { return eventWords.marshal(uint8(e)) }

// UnmarshalText reads a word as [ParseEvent] does.
func (e *Event) UnmarshalText(text []byte) error {
	v, err := ParseEvent(string(text))
	if err == nil {
		*e = v
	}
	return err
}
