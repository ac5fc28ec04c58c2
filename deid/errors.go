// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"errors"
	"fmt"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A PolicyError says what is wrong with a policy. It holds no text of it.
type PolicyError struct {
	// Field is the field of the [PolicySpec], such as "kinds" or "name".
	Field string
	// Kind is the kind of identifier that is concerned, or zero.
	Kind phi.Kind
	// Class is the class of mentions that is concerned, or zero.
	Class phi.Class
	// Reason says what is wrong.
	Reason string
}

// Error returns "deid: policy FIELD: REASON", with the kind or class if there
// is one.
func (e *PolicyError) Error() string {
	field := e.Field
	if e.Kind != 0 || e.Class != 0 {
		field += "." + subject{e.Kind, e.Class}.word()
	}
	return fmt.Sprintf("deid: policy %s: %s", field, e.Reason)
}

// An OptionError says which field of [Options] is not valid.
type OptionError struct {
	// Field is the name of the field.
	Field string
	// Reason says what is wrong with it.
	Reason string
}

// Error returns "deid: option FIELD: REASON".
func (e *OptionError) Error() string { return fmt.Sprintf("deid: option %s: %s", e.Field, e.Reason) }

// An IncompleteError reports that a message was not looked at as a whole, by the
// detector's own account or because its answer made no sense. No text was
// released.
type IncompleteError struct {
	// Err is what the detector returned. Its text is not part of this error's,
	// unless it is a *phi.IncompleteError, which holds no value.
	Err error
}

// Error returns a message that holds no value.
func (e *IncompleteError) Error() string {
	var known *phi.IncompleteError
	if errors.As(e.Err, &known) {
		return fmt.Sprintf("deid: part %d was not looked at from offset %d: %s", known.Part, known.Offset, known.Rule)
	}
	return "deid: the message was not looked at as a whole"
}

// GoString returns the same as Error, so that %#v does not print what Err holds.
func (e *IncompleteError) GoString() string { return e.Error() }

// Unwrap returns Err.
func (e *IncompleteError) Unwrap() error { return e.Err }

// A ResidualError reports that the transformed text still holds what the policy
// would change. The text was withheld.
type ResidualError struct {
	// Residual says what remains, in the order of the text that was withheld.
	Residual []Residue
}

// Error returns the kinds of what remains, each once.
func (e *ResidualError) Error() string {
	var words []string
	seen := [numSubjects]bool{}
	for _, r := range e.Residual {
		s := subject{r.Kind, r.Class}
		if !seen[s.index()] {
			seen[s.index()] = true
			words = append(words, s.word())
		}
	}
	return "deid: text withheld, it still holds: " + strings.Join(words, ", ")
}

// ErrNoText is returned when a [Result] without text is to be stored.
var ErrNoText = errors.New("deid: the result has no text")

// ErrOtherPolicy is returned when a [Result] comes from a policy that was not
// named.
var ErrOtherPolicy = errors.New("deid: the result comes from another policy")

// errFinding is what a detector's finding outside of the text is turned into.
var errFinding = errors.New("deid: the detector reported a place that the message does not have")

// A StreamError says where a stream stopped. What was written before it is text
// under the policy.
type StreamError struct {
	// Offset is where the window that could not be changed begins, in bytes from
	// the start of the text. Places in Err are relative to it.
	Offset int64
	// Err is an *[IncompleteError] or a *[ResidualError].
	Err error
}

// Error returns a message with the offset.
func (e *StreamError) Error() string {
	return fmt.Sprintf("deid: stream stopped in what begins at offset %d: %s", e.Offset, strings.TrimPrefix(e.Err.Error(), "deid: "))
}

// Unwrap returns Err.
func (e *StreamError) Unwrap() error { return e.Err }

// errLongEdit is why a stream stops at an identifier that fills a window.
var errLongEdit = errors.New("deid: an identifier is longer than the window of a stream")
