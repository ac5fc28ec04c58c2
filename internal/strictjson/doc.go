// SPDX-License-Identifier: Apache-2.0

// Package strictjson reads configuration in JSON and refuses whatever
// [encoding/json] would let pass in silence.
//
//	var rules RuleSet
//	err := strictjson.Decode(data, &rules)
//	var bad *strictjson.Error
//	if errors.As(err, &bad) {
//		fmt.Println(bad.Line, bad.Column, bad.Path, bad.Code, bad.Suggestion)
//	}
//
// # Guarantees
//
// What Decode accepts, [encoding/json.Unmarshal] accepts with an equal value.
// Beyond that, Decode refuses an unknown key, a key that differs from a known
// one only by case, a key given twice, invalid UTF-8 and unpaired surrogate
// escapes, an array of another length than the Go array, null for anything but
// a pointer, map, slice or interface, and data after the value. A value that
// its own UnmarshalText or UnmarshalJSON refuses is reported at its place in
// the input. When Decode returns an error that its own checks found, the
// destination is untouched.
//
// An error message holds a position, a path, a code and a suggestion. The path
// is made of known keys and array indexes (a key of a map reads as *), the
// suggestion is a known key or text, so that no byte of the input is repeated.
//
// # Limits
//
// The inside of a [encoding/json.RawMessage] and of a value with its own
// UnmarshalJSON is passed on as it is; such a method may call Decode, and its
// error then gets the position in the whole input. A field with the option
// ",string" is checked by encoding/json alone. Input is limited to [MaxBytes]
// bytes and [MaxDepth] levels.
//
// # Sources
//
// RFC 8259 (JSON), RFC 6901 (the form of paths).
//
// # Errors
//
// Every error is an [*Error].
package strictjson
