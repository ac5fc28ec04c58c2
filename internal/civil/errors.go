// SPDX-License-Identifier: Apache-2.0

package civil

import (
	"errors"
	"strconv"
)

// What a [*ParseError] wraps.
var (
	// ErrSyntax says that a text does not have the form of a date or period.
	ErrSyntax = errors.New("malformed")
	// ErrNoSuchDate says that the calendar has no such day.
	ErrNoSuchDate = errors.New("no such date")
	// ErrRange says that a number of a period is too large or negative.
	ErrRange = errors.New("out of range")
)

// A ParseError says what could not be read and where, never the text itself.
// Its zero value says nothing.
type ParseError struct {
	What   string // "date" or "period"
	Offset int    // byte offset of the first byte that does not fit
	Err    error  // ErrSyntax, ErrNoSuchDate or ErrRange
}

// Error describes e.
func (e *ParseError) Error() string {
	s := "civil: " + e.What + " at offset " + strconv.Itoa(e.Offset)
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns e.Err.
func (e *ParseError) Unwrap() error { return e.Err }
