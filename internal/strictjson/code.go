// SPDX-License-Identifier: Apache-2.0

package strictjson

import (
	"errors"
	"slices"
)

// Code is the kind of a fault. The zero Code is Syntax.
type Code uint8

// The kinds of faults.
const (
	Syntax       Code = iota // not JSON
	InvalidUTF8              // bytes or escapes that are no Unicode text
	UnknownKey               // a key that the destination does not have
	DuplicateKey             // a key given twice in one object
	WrongType                // a value of another type than the destination
	BadValue                 // a value that its type refuses
	TrailingData             // data after the value
	TooDeep                  // more than MaxDepth levels
	TooLarge                 // more than MaxBytes bytes
	BadTarget                // the destination is not a non-nil pointer
)

var codeNames = [...]string{
	"syntax", "invalid_utf8", "unknown_key", "duplicate_key", "wrong_type",
	"bad_value", "trailing_data", "too_deep", "too_large", "bad_target",
}

var errUnknownCode = errors.New("strictjson: unknown code")

// String returns the code as it is written in JSON, or "invalid".
func (c Code) String() string {
	if int(c) < len(codeNames) {
		return codeNames[c]
	}
	return "invalid"
}

// ParseCode is the inverse of [Code.String].
func ParseCode(s string) (Code, error) {
	i := slices.Index(codeNames[:], s)
	if i < 0 {
		return Syntax, errUnknownCode
	}
	return Code(i), nil
}

// MarshalText writes the code as [Code.String] does; an unknown code is an
// error.
func (c Code) MarshalText() ([]byte, error) {
	if int(c) >= len(codeNames) {
		return nil, errUnknownCode
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads a code as [ParseCode] does.
func (c *Code) UnmarshalText(text []byte) error {
	v, err := ParseCode(string(text))
	if err != nil {
		return err
	}
	*c = v
	return nil
}
