// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"errors"
	"fmt"

	"github.com/safeharbor-go/safeharbor/internal/civil"
)

// What the errors of this package wrap.
var (
	// ErrMalformed says that something does not have its form.
	ErrMalformed = errors.New("malformed")
	// ErrMissing says that something needed is absent.
	ErrMissing = errors.New("missing")
	// ErrMisplaced says that something stands where it means nothing.
	ErrMisplaced = errors.New("misplaced")
	// ErrDuplicate says that something is there twice.
	ErrDuplicate = errors.New("duplicate")
	// ErrUnknown says that a name refers to nothing.
	ErrUnknown = errors.New("unknown")
	// ErrNoSuchDate says that the calendar has no such day.
	ErrNoSuchDate = civil.ErrNoSuchDate
	// ErrConflict says that a minimum is longer than a maximum.
	ErrConflict = errors.New("minimum above maximum")
	// ErrCompliance says that a waiver names a policy nobody can shorten.
	ErrCompliance = errors.New("a compliance policy cannot be waived")
)

// An ItemError says what is wrong with an item, and never shows a value. Its
// zero value says nothing.
type ItemError struct {
	Field string
	// Offset is the byte offset of the value at fault in the text that
	// [ReadItem] was given, or of the end of a key; 0 when there is no text.
	Offset int
	Err    error
}

// Error describes e.
func (e *ItemError) Error() string {
	if e.Offset > 0 {
		return fmt.Sprintf("retention: item: %s at offset %d: %v", e.Field, e.Offset, e.Err)
	}
	return fmt.Sprintf("retention: item: %s: %v", e.Field, e.Err)
}

// Unwrap returns e.Err.
func (e *ItemError) Unwrap() error { return e.Err }

// A ScheduleError says what is wrong with a schedule and where: Section is
// "schedule", "policies", "holds", "waivers", "stores" or "clocks", Index the place in it
// and Field the key. Its zero value says nothing.
type ScheduleError struct {
	Section string
	Index   int
	Field   string
	// Other is the index of the policy that the one at Index contradicts.
	// It means something only when Err is ErrConflict.
	Other int
	// Witness is an anchor date at which the contradiction shows; the zero
	// Date when it shows at any.
	Witness Date
	Err     error
}

// Error describes e.
func (e *ScheduleError) Error() string {
	s := fmt.Sprintf("retention: %s[%d].%s: %v", e.Section, e.Index, e.Field, e.Err)
	if errors.Is(e.Err, ErrConflict) {
		s += fmt.Sprintf(" of policies[%d]", e.Other)
		if !e.Witness.IsZero() {
			s += fmt.Sprintf(" for an item anchored on %v", e.Witness)
		}
	}
	return s
}

// Unwrap returns e.Err.
func (e *ScheduleError) Unwrap() error { return e.Err }
