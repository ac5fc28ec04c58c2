// SPDX-License-Identifier: Apache-2.0

package retention

// The values of [Effect].
const (
	Keep     Effect = iota // a minimum
	HoldItem               // a hold or its grace period
	Remove                 // a maximum
	Respond                // a request that waits for an answer
)

var effectWords = words{"effect", []string{
	Keep:     "keep",
	HoldItem: "hold",
	Remove:   "remove",
	Respond:  "respond",
}}

// ParseEffect reads the word of a value. The error is a [*WordError].
func ParseEffect(s string) (Effect, error) {
	i, err := effectWords.parse(s)
	return Effect(i), err
}

// String returns the word of e, "unspecified" or "invalid".
func (e Effect) String() string { return effectWords.string(uint8(e)) }

// MarshalText returns the word of e. A value without a word is an error.
func (e Effect) MarshalText() ([]byte, error) { return effectWords.marshal(uint8(e)) }

// UnmarshalText reads a word as [ParseEffect] does.
func (e *Effect) UnmarshalText(text []byte) error {
	v, err := ParseEffect(string(text))
	if err == nil {
		*e = v
	}
	return err
}

// The values of [Outcome].
const (
	Doubtful Outcome = iota // a date it needs is missing
	Won                     // it decided
	Lost                    // another one decided
	Waiting                 // its term has not begun
	Waived                  // a waiver lifted it
)

var outcomeWords = words{"outcome", []string{
	Doubtful: "doubtful",
	Won:      "won",
	Lost:     "lost",
	Waiting:  "waiting",
	Waived:   "waived",
}}

// ParseOutcome reads the word of a value. The error is a [*WordError].
func ParseOutcome(s string) (Outcome, error) {
	i, err := outcomeWords.parse(s)
	return Outcome(i), err
}

// String returns the word of o, "unspecified" or "invalid".
func (o Outcome) String() string { return outcomeWords.string(uint8(o)) }

// MarshalText returns the word of o. A value without a word is an error.
func (o Outcome) MarshalText() ([]byte, error) { return outcomeWords.marshal(uint8(o)) }

// UnmarshalText reads a word as [ParseOutcome] does.
func (o *Outcome) UnmarshalText(text []byte) error {
	v, err := ParseOutcome(string(text))
	if err == nil {
		*o = v
	}
	return err
}
