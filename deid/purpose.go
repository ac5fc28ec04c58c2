// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"fmt"
	"slices"
)

// A Purpose is what a text is needed for; see [MinimumNecessary]. The zero
// Purpose is unspecified, and there is no policy for it.
type Purpose uint8

// The purposes.
const (
	_              Purpose = iota
	PurposeSMS             // a text message about an appointment
	PurposeRefill          // a reminder to refill
	PurposePrompt          // a prompt to a language model
	purposeUnknown         // one more than the last
)

var purposeWords = [...]string{"", "sms", "refill", "ai"}

// String returns "sms", "refill" or "ai".
func (p Purpose) String() string {
	if p == 0 || p >= purposeUnknown {
		return "unspecified"
	}
	return purposeWords[p]
}

// ParsePurpose is the inverse of [Purpose.String].
func ParsePurpose(word string) (Purpose, error) {
	if i := slices.Index(purposeWords[:], word); i > 0 {
		return Purpose(i), nil
	}
	return 0, fmt.Errorf("deid: purpose: %w", ErrUnknownWord)
}

// MarshalText returns what String returns. It fails for the zero Purpose.
func (p Purpose) MarshalText() ([]byte, error) {
	if p == 0 || p >= purposeUnknown {
		return nil, fmt.Errorf("deid: purpose: %w", ErrUnknownWord)
	}
	return []byte(p.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (p *Purpose) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePurpose(string(text))
	return err
}
