// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"errors"
	"unicode/utf8"
)

// A Unit is what a network counts. The zero Unit is unspecified.
type Unit uint8

// The values of [Unit].
const (
	UnitUnspecified Unit = iota // no unit
	UnitBytes                   // bytes of UTF-8
	UnitUTF16                   // code units of UTF-16
	UnitGraphemes               // characters as a reader sees them, see [Graphemes]
	UnitXWeight                 // weighted characters of X, see [XWeight]
	UnitSMSSegments             // segments of a text message, see [SMS]
)

var unitWords = vocabulary{"unit", []string{
	"",
	"bytes",
	"utf16",
	"graphemes",
	"x_weight",
	"sms_segments",
}}

// ParseUnit returns the unit with the given wire word. An unknown word is a
// [*WordError].
func ParseUnit(word string) (Unit, error) { return parseWord[Unit](unitWords, word) }

// String returns the wire word, or "unspecified".
func (u Unit) String() string { return wordOf(unitWords, u) }

// MarshalText returns the wire word. It fails for a value without one.
func (u Unit) MarshalText() ([]byte, error) { return marshalWord(unitWords, u) }

// UnmarshalText reads a wire word as [ParseUnit] does.
func (u *Unit) UnmarshalText(text []byte) error { return unmarshalWord(unitWords, u, text) }

// ErrInvalidUTF8 reports a text that is not UTF-8.
var ErrInvalidUTF8 = errors.New("notice: the text is not UTF-8")

// Count returns the length of a text in units of u. It returns
// [ErrInvalidUTF8], or a [*WordError] if u is not a unit. The cost is linear.
func (u Unit) Count(text string) (int, error) {
	if !utf8.ValidString(text) {
		return 0, ErrInvalidUTF8
	}
	switch u {
	case UnitBytes:
		return len(text), nil
	case UnitUTF16:
		return utf16Length(text), nil
	case UnitGraphemes:
		return Graphemes(text), nil
	case UnitXWeight:
		return XWeight(text), nil
	case UnitSMSSegments:
		return SMS(text).Segments, nil
	}
	return 0, &WordError{List: unitWords.list, words: unitWords.words}
}

func utf16Length(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++ // a surrogate pair
		}
	}
	return n
}
