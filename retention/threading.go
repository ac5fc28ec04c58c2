// SPDX-License-Identifier: Apache-2.0

package retention

// A Threading says whether a policy looks at an item alone or at the
// conversation it is part of. The zero Threading is [PerMessage]. Threadings
// are safe for concurrent use.
type Threading uint8

// The values of [Threading].
const (
	PerMessage  Threading = iota // an item goes by itself
	WholeThread                  // when an item goes, its thread goes, and nothing of it before all of it may
)

var threadingWords = words{"threading", []string{
	PerMessage:  "per_message",
	WholeThread: "whole_thread",
}}

// ParseThreading reads the word of a value. The error is a [*WordError].
func ParseThreading(s string) (Threading, error) {
	i, err := threadingWords.parse(s)
	return Threading(i), err
}

// String returns the word of t, "unspecified" or "invalid".
func (t Threading) String() string { return threadingWords.string(uint8(t)) }

// MarshalText returns the word of t. A value without a word is an error.
func (t Threading) MarshalText() ([]byte, error) { return threadingWords.marshal(uint8(t)) }

// UnmarshalText reads a word as [ParseThreading] does.
func (t *Threading) UnmarshalText(text []byte) error {
	v, err := ParseThreading(string(text))
	if err == nil {
		*t = v
	}
	return err
}
