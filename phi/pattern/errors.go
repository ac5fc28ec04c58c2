// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"errors"
	"fmt"
	"slices"
)

// A DescriptionError says what is wrong with a [Description]. It holds nothing
// of it.
type DescriptionError struct {
	// Field is the name of the field in JSON, such as "positive", or "budget"
	// for that of the options.
	Field string
	// Index is the index of the entry in a list, and -1 if the field is none.
	Index int
	// Problem says what is wrong.
	Problem Problem
}

// Error returns a message with field, index and problem.
func (e *DescriptionError) Error() string {
	if e.Index < 0 {
		return fmt.Sprintf("pattern: %s: %s", e.Field, e.Problem)
	}
	return fmt.Sprintf("pattern: %s %d: %s", e.Field, e.Index, e.Problem)
}

// A Problem is what can be wrong with a field of a [Description]. The zero
// Problem is unspecified.
type Problem uint8

// The problems.
const (
	_            Problem = iota
	Missing              // it is needed and not there
	TooLong              // it is longer than its limit
	TooMany              // the list is longer than its limit
	BadForm              // it does not have the form that its field asks for
	OutOfRange           // the number is not in its range
	BadSyntax            // neither engine can read the expression
	MatchesEmpty         // the expression matches without taking any text
	NeedsLiteral         // the expression is beyond the standard library and has no literals
	NotFound             // nothing is found in the example, or more than one thing
	OtherValue           // another part of the example is found
	Found                // something is found in the example
	Unfinished           // the search of the example did not finish
)

var problemWords = []string{
	"unspecified", "missing", "too_long", "too_many", "bad_form", "out_of_range", "bad_syntax", "matches_empty",
	"needs_literal", "not_found", "other_value", "found", "unfinished",
}

// ErrUnknownWord is wrapped by the error of every Parse function and
// UnmarshalText method that meets a word outside its closed list. The word
// itself is not part of the error.
var ErrUnknownWord = errors.New("unknown word")

// ParseProblem returns the problem with the given word.
func ParseProblem(word string) (Problem, error) {
	if i := slices.Index(problemWords, word); i > 0 {
		return Problem(i), nil
	}
	return 0, fmt.Errorf("pattern: problem: %w", ErrUnknownWord)
}

// String returns the word of p.
func (p Problem) String() string {
	if int(p) >= len(problemWords) {
		return problemWords[0]
	}
	return problemWords[p]
}

// MarshalText returns the word. It fails for an invalid problem.
func (p Problem) MarshalText() ([]byte, error) {
	if p == 0 || int(p) >= len(problemWords) {
		return nil, fmt.Errorf("pattern: problem: %w", ErrUnknownWord)
	}
	return []byte(p.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (p *Problem) UnmarshalText(text []byte) (err error) {
	*p, err = ParseProblem(string(text))
	return err
}

// A SyntaxError says where the JSON of descriptions cannot be read. It holds
// nothing of the input.
type SyntaxError struct {
	// Line and Column are the place, counted from 1; Column counts bytes.
	Line, Column int
	// Path is the JSON pointer of the innermost value that holds the fault,
	// such as "/2/positive".
	Path string
	// Code is the kind of the fault, such as "unknown_key".
	Code string
	// Suggestion is the known word that is nearest to what was found, or empty.
	Suggestion string
}

// Error returns a message with place, path, code and suggestion.
func (e *SyntaxError) Error() string {
	s := fmt.Sprintf("pattern: line %d, column %d: %s: %s", e.Line, e.Column, e.Path, e.Code)
	if e.Suggestion != "" {
		s += fmt.Sprintf(" (did you mean %q?)", e.Suggestion)
	}
	return s
}
