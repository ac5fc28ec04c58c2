// SPDX-License-Identifier: Apache-2.0

package strictjson

import (
	"bytes"
	"fmt"
)

// Error is a fault at a place of the input. It is immutable and safe for
// concurrent use. The zero Error is a syntax error at no place.
type Error struct {
	// Line and Column are the place of the fault, counted from 1; Column
	// counts bytes.
	Line   int `json:"line"`
	Column int `json:"column"`
	// Offset is the place of the fault in bytes from the start of the input.
	Offset int64 `json:"offset"`
	// Path is the JSON pointer of the innermost value that holds the fault,
	// made of known keys and array indexes; a key of a map reads as *. The
	// whole input is the empty path.
	Path string `json:"path"`
	// Code is the kind of the fault.
	Code Code `json:"code"`
	// Suggestion is the known key or text that is nearest to what was found,
	// or empty.
	Suggestion string `json:"suggestion,omitempty"`
	// Err is what the destination's own UnmarshalText or UnmarshalJSON
	// returned, or nil. Such an error may repeat its input, which is why
	// neither the message nor the JSON form of Error shows it.
	Err error `json:"-"`
}

// Error returns the position, the path, the code and the suggestion.
func (e *Error) Error() string {
	path := e.Path
	if path == "" {
		path = "/"
	}
	s := fmt.Sprintf("strictjson: line %d, column %d: %s: %s", e.Line, e.Column, path, e.Code)
	if e.Suggestion != "" {
		s += fmt.Sprintf(" (did you mean %q?)", e.Suggestion)
	}
	return s
}

// GoString returns the same as [Error.Error], so that %#v does not print what
// Err holds.
func (e *Error) GoString() string { return e.Error() }

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }

// place sets the position of e to an offset into data.
func (e *Error) place(data []byte, offset int) *Error {
	offset = min(offset, len(data))
	before := data[:offset]
	e.Offset = int64(offset)
	e.Line = 1 + bytes.Count(before, []byte{'\n'})
	e.Column = offset - bytes.LastIndexByte(before, '\n')
	return e
}
