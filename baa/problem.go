// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Problem is what is wrong with a record or a use. The zero Problem is missing.
// Problems are safe for concurrent use.
type Problem int

// The values of Problem.
const (
	// Missing means that a field is empty that may not be.
	Missing Problem = iota
	// BadValue means that a value does not have the form of its field.
	BadValue
	// NoSuchDate means that the calendar does not have the day.
	NoSuchDate
	// UnknownReference means that no record has that id.
	UnknownReference
	// UnknownService means that no record has that service and its class is not open.
	UnknownService
	// UnknownPart means that the service does not have that part.
	UnknownPart
	// DuplicateID means that two records have one id and one recording day, or two parties one name.
	DuplicateID
	// EndsBeforeStart means that a validity ends before it starts.
	EndsBeforeStart
	// FutureEvidence means that evidence was given after it was recorded or used.
	FutureEvidence
	// CyclicChain means that records lead back to themselves.
	CyclicChain
	// Conflict means that two grants of one agreement contradict each other, neither narrower.
	Conflict
	// CannotCover means that something covers that cannot: a statement, terms, a DPA.
	CannotCover
	// OtherFormat means that the dataset has another format version.
	OtherFormat
	// NoReason means that an exemption or acceptance comes without its reasons.
	NoReason
	// SharedEvidence means that evidence or a policy names no account while the accounts have several holders.
	SharedEvidence
)

var problemWords = vocabulary{"problem", []string{
	"missing", "bad_value", "no_such_date", "unknown_reference", "unknown_service", "unknown_part",
	"duplicate_id", "ends_before_start", "future_evidence", "cyclic_chain", "conflict",
	"cannot_cover", "other_format", "no_reason", "shared_evidence",
}}

// String returns the word of p, or "invalid".
func (p Problem) String() string { return wordOf(problemWords, p) }

// ParseProblem returns the value of a word. The error is a [*WordError].
func ParseProblem(s string) (Problem, error) { return parseWord[Problem](problemWords, s) }

// MarshalText returns the word of p. The error is a [*WordError].
func (p Problem) MarshalText() ([]byte, error) { return marshalWord(problemWords, p) }

// UnmarshalText reads a word. The error is a [*WordError].
func (p *Problem) UnmarshalText(text []byte) error { return unmarshalWord(problemWords, p, text) }

// DatasetError reports a record that cannot be used. It shows the place and never
// the value. The zero DatasetError says that something is missing somewhere.
type DatasetError struct {
	// Dataset is the index of the dataset in what was given to [New] or [Load].
	Dataset int `json:"dataset"`
	// Path is the JSON pointer of the value, such as /grants/3/services/0.
	Path string `json:"path"`
	// Line and Column are its place in the text that the dataset was decoded
	// from, counted from 1 and in bytes; 0 for a dataset that was not decoded.
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
	// Problem says what is wrong.
	Problem Problem `json:"problem"`
	// Other is the place of the second record of a conflict, a duplicate or a
	// cycle, in the form of Path behind the index of its dataset; or empty.
	Other string `json:"other,omitempty"`
	// Suggestion is the nearest id on record, or empty.
	Suggestion string `json:"suggestion,omitempty"`
	// Err is the cause, or nil: a [*strictjson.Error] for text that is no
	// dataset. The message does not show it unless it is one.
	Err error `json:"-"`
}

// Error returns the place and the problem.
func (e *DatasetError) Error() string {
	var syntax *strictjson.Error
	if errors.As(e.Err, &syntax) {
		return fmt.Sprintf("baa: dataset %d: %v", e.Dataset, syntax)
	}
	s := fmt.Sprintf("baa: dataset %d: ", e.Dataset)
	if e.Line > 0 {
		s += fmt.Sprintf("line %d, column %d: ", e.Line, e.Column)
	}
	s += fmt.Sprintf("%s: %s", cmp.Or(e.Path, "/"), e.Problem)
	if e.Other != "" {
		s += fmt.Sprintf(" (with %s)", e.Other)
	}
	if e.Suggestion != "" {
		s += fmt.Sprintf(" (did you mean %q?)", e.Suggestion)
	}
	return s
}

// GoString returns the same as [DatasetError.Error], so that %#v does not print
// what Err holds.
func (e *DatasetError) GoString() string { return e.Error() }

// Unwrap returns Err.
func (e *DatasetError) Unwrap() error { return e.Err }

// UseError reports a question that cannot be answered. It shows the field and
// never the value. The zero UseError says that something is missing.
type UseError struct {
	// Field is the field of the question, such as service or flow/1.
	Field string `json:"field"`
	// Problem says what is wrong.
	Problem Problem `json:"problem"`
	// Suggestion is the nearest name on record, or empty.
	Suggestion string `json:"suggestion,omitempty"`
}

// Error returns the field and the problem.
func (e *UseError) Error() string {
	s := fmt.Sprintf("baa: use: %s: %s", e.Field, e.Problem)
	if e.Suggestion != "" {
		s += fmt.Sprintf(" (did you mean %q?)", e.Suggestion)
	}
	return s
}
