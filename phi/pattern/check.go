// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"fmt"
	"math"
	"slices"
)

// A Check is a rule that the letters and digits of a value fulfil. The zero
// Check is fulfilled by all.
type Check uint8

// The checks.
const (
	NoCheck Check = iota
	Luhn          // ISO/IEC 7812-1 annex B: the last digit makes the sum divisible by 10
	Mod97         // ISO 7064 MOD 97-10: the last two digits make the number 1 modulo 97; A to Z are 10 to 35
)

var checkWords = []string{"", "luhn", "mod97"}

// ParseCheck returns the check with the given word: luhn or mod97.
func ParseCheck(word string) (Check, error) {
	if i := slices.Index(checkWords, word); i > 0 {
		return Check(i), nil
	}
	return NoCheck, fmt.Errorf("pattern: check: %w", ErrUnknownWord)
}

// String returns the word of c, or "none".
func (c Check) String() string {
	if c == NoCheck || int(c) >= len(checkWords) {
		return "none"
	}
	return checkWords[c]
}

// MarshalText returns the word. It fails for NoCheck, which has none, and for an
// invalid check.
func (c Check) MarshalText() ([]byte, error) {
	if c == NoCheck || int(c) >= len(checkWords) {
		return nil, fmt.Errorf("pattern: check: %w", ErrUnknownWord)
	}
	return []byte(checkWords[c]), nil
}

// UnmarshalText is the inverse of MarshalText.
func (c *Check) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCheck(string(text))
	return err
}

// failOdds is the evidence of a check that fails, as log odds: enough to bring
// down what has no context.
const failOdds = -4

// evidence returns the evidence that a check gives for a value, as log odds. One
// that a random value passes one time in ten multiplies the odds by ten.
func (c Check) evidence(value string) float64 {
	switch c {
	case Luhn:
		if luhn(value) {
			return math.Log(10)
		}
		return failOdds
	case Mod97:
		if mod97(value) {
			return math.Log(97)
		}
		return failOdds
	}
	return 0
}

// luhn checks the digits of a value. A letter has no place in it.
func luhn(value string) bool {
	sum, digits := 0, 0
	for i := len(value) - 1; i >= 0; i-- {
		b := value[i]
		switch {
		case '0' <= b && b <= '9':
			d := int(b - '0')
			if digits%2 == 1 {
				d *= 2
			}
			sum += d/10 + d%10
			digits++
		case 'a' <= b|0x20 && b|0x20 <= 'z':
			return false
		}
	}
	return digits > 1 && sum%10 == 0
}

// mod97 checks the letters and digits of a value.
func mod97(value string) bool {
	rest, signs := 0, 0
	for i := range len(value) {
		b := value[i]
		switch {
		case '0' <= b && b <= '9':
			rest = (rest*10 + int(b-'0')) % 97
		case 'a' <= b|0x20 && b|0x20 <= 'z':
			rest = (rest*100 + int(b|0x20-'a') + 10) % 97
		default:
			continue
		}
		signs++
	}
	return signs > 2 && rest == 1
}
