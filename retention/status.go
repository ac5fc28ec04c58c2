// SPDX-License-Identifier: Apache-2.0

package retention

// A Status is what a store answers. The zero Status is [Failed]. Statuses are
// safe for concurrent use.
type Status uint8

// The values of [Status].
const (
	Failed      Status = iota // not erased; ask again
	Pending                   // will be erased by a known day
	Reported                  // erasure was asked of somebody who decides alone
	NotPossible               // the store cannot erase: whoever sees the copy still sees it
	NotOurs                   // the copy belongs to a named party, who has to be instructed
	Done                      // erased, or was never there
)

var statusWords = words{"status", []string{
	Failed:      "failed",
	Pending:     "pending",
	Reported:    "reported",
	NotPossible: "not_possible",
	NotOurs:     "not_ours",
	Done:        "done",
}}

// ParseStatus reads the word of a value. The error is a [*WordError].
func ParseStatus(s string) (Status, error) {
	i, err := statusWords.parse(s)
	return Status(i), err
}

// String returns the word of s, "unspecified" or "invalid".
func (s Status) String() string { return statusWords.string(uint8(s)) }

// MarshalText returns the word of s. A value without a word is an error.
func (s Status) MarshalText() ([]byte, error) { return statusWords.marshal(uint8(s)) }

// UnmarshalText reads a word as [ParseStatus] does.
func (s *Status) UnmarshalText(text []byte) error {
	v, err := ParseStatus(string(text))
	if err == nil {
		*s = v
	}
	return err
}
