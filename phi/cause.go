// SPDX-License-Identifier: Apache-2.0

package phi

// A Cause says why a [Recognizer] did not finish. It is an error that holds no
// text. The zero Cause is no cause.
type Cause uint8

// The causes.
const (
	_            Cause = iota
	CauseFailed        // the recogniser returned an error of its own, which is not shown
	CausePanic         // the recogniser panicked
	CauseFinding       // a finding of the recogniser is not valid and was left out
	CauseLength        // a match is longer than the recogniser may follow it
	CauseBudget        // the recogniser ran out of time or memory
)

var causeWords = []string{"", "failed", "panic", "finding", "length", "budget"}

// ParseCause returns the cause with the given word.
func ParseCause(word string) (Cause, error) { return parseWord[Cause]("cause", causeWords, word) }

// String returns the word of c.
func (c Cause) String() string { return wordOf(causeWords, c) }

// Error returns "phi: recogniser: " and the word of c.
func (c Cause) Error() string { return "phi: recogniser: " + c.String() }

// MarshalText returns the word. It fails for an invalid cause.
func (c Cause) MarshalText() ([]byte, error) { return marshalWord("cause", causeWords, c) }

// UnmarshalText is the inverse of MarshalText.
func (c *Cause) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCause(string(text))
	return err
}

// IsValid reports whether c is one of the causes above.
func (c Cause) IsValid() bool { return c >= CauseFailed && c <= CauseBudget }
