// SPDX-License-Identifier: Apache-2.0

package router

import (
	"errors"
	"fmt"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Code is the kind of a fault in a rule set or in facts. The zero Code is
// CodeSyntax.
type Code uint8

// The kinds of faults.
const (
	CodeSyntax        Code = iota // not JSON, or not UTF-8
	CodeUnknownKey                // a key that does not exist
	CodeDuplicate                 // a key or id given twice
	CodeWrongType                 // a value of another type
	CodeBadValue                  // a value that has no meaning here
	CodeMissing                   // something that is needed
	CodeUnknownField              // a condition on a fact that does not exist
	CodeUnknownOp                 // an operator that the field does not have
	CodeUnknownRef                // a folder, reply, flow, notice or zone that does not exist
	CodeTooMany                   // more than a published limit
	CodeTooDeep                   // conditions nested too deeply
	CodeTooLong                   // a text or pattern that is too long
	CodeBadPattern                // a pattern that is no RE2 expression
	CodeCycle                     // a bot flow that can go on forever
	CodeDeadEnd                   // a bot flow that ends without a secure channel or a person
	CodeContradiction             // demands that nobody can meet
	CodeUndecided                 // a condition of a rule with on_error fail
)

var codeWords = []string{
	"syntax", "unknown_key", "duplicate", "wrong_type", "bad_value", "missing", "unknown_field", "unknown_op",
	"unknown_ref", "too_many", "too_deep", "too_long", "bad_pattern", "cycle", "dead_end", "contradiction", "undecided",
}

// String returns the word of c.
func (c Code) String() string { return wordOf(codeWords, c) }

// ParseCode returns the code of a word; any other text is [ErrUnknownWord].
func ParseCode(s string) (Code, error) { return parseWord[Code]("code", codeWords, s) }

// MarshalText writes the word.
func (c Code) MarshalText() ([]byte, error) { return marshalWord("code", codeWords, c) }

// UnmarshalText reads a word as [ParseCode] does.
func (c *Code) UnmarshalText(text []byte) error { return unmarshalWord("code", codeWords, text, c) }

// RuleError is a fault in a rule set. Its message names the rule, the path,
// the place and the code, never a value.
type RuleError struct {
	// Rule is the id of the rule, or empty when the fault is elsewhere or the
	// id itself is at fault.
	Rule string `json:"rule,omitzero"`
	// Path is a JSON pointer into the rule set.
	Path string `json:"path"`
	// Line and Column count from 1, Column in bytes; both are 0 for a rule set
	// that was not read from JSON.
	Line   int `json:"line,omitzero"`
	Column int `json:"column,omitzero"`
	// Code is the kind of the fault.
	Code Code `json:"code"`
	// Suggestion is the nearest word that would have been right, or empty.
	Suggestion string `json:"suggestion,omitzero"`
	// Err is the cause, or nil. The message does not show it.
	Err error `json:"-"`
}

// Error returns the rule, the place, the path, the code and the suggestion.
func (e *RuleError) Error() string {
	s := "router: "
	if e.Rule != "" {
		s += fmt.Sprintf("rule %q: ", e.Rule)
	}
	return s + describe(e.Line, e.Column, e.Path, e.Code, e.Suggestion)
}

// GoString returns the same as [RuleError.Error].
func (e *RuleError) GoString() string { return e.Error() }

// Unwrap returns Err.
func (e *RuleError) Unwrap() error { return e.Err }

// FactsError is a fault in the facts of one message. Its message names the
// path, the place and the code, never a value.
type FactsError struct {
	// Path is a JSON pointer into the facts.
	Path string `json:"path"`
	// Line and Column count from 1, Column in bytes; both are 0 for facts that
	// were not read from JSON.
	Line   int `json:"line,omitzero"`
	Column int `json:"column,omitzero"`
	// Rule is the rule that could not do without a fact, or empty.
	Rule string `json:"rule,omitzero"`
	// Code is the kind of the fault.
	Code Code `json:"code"`
	// Suggestion is the nearest word that would have been right, or empty.
	Suggestion string `json:"suggestion,omitzero"`
	// Err is the cause, or nil. The message does not show it.
	Err error `json:"-"`
}

// Error returns the place, the path, the code and the suggestion.
func (e *FactsError) Error() string {
	s := "router: facts: "
	if e.Rule != "" {
		s += fmt.Sprintf("rule %q: ", e.Rule)
	}
	return s + describe(e.Line, e.Column, e.Path, e.Code, e.Suggestion)
}

// GoString returns the same as [FactsError.Error].
func (e *FactsError) GoString() string { return e.Error() }

// Unwrap returns Err.
func (e *FactsError) Unwrap() error { return e.Err }

func describe(line, column int, path string, code Code, suggestion string) string {
	s := ""
	if line > 0 {
		s = fmt.Sprintf("line %d, column %d: ", line, column)
	}
	if path == "" {
		path = "/"
	}
	s += fmt.Sprintf("%s: %s", path, code)
	if suggestion != "" {
		s += fmt.Sprintf(" (did you mean %q?)", suggestion)
	}
	return s
}

// decodeCode is the code of what the decoder found.
func decodeCode(c strictjson.Code) Code {
	switch c {
	case strictjson.UnknownKey:
		return CodeUnknownKey
	case strictjson.DuplicateKey:
		return CodeDuplicate
	case strictjson.WrongType:
		return CodeWrongType
	case strictjson.BadValue:
		return CodeBadValue
	case strictjson.TooDeep:
		return CodeTooDeep
	case strictjson.TooLarge:
		return CodeTooLong
	}
	return CodeSyntax
}

func newFactsError(err error) *FactsError {
	var bad *strictjson.Error
	if !errors.As(err, &bad) {
		return &FactsError{Code: CodeSyntax, Err: err}
	}
	return &FactsError{Path: bad.Path, Line: bad.Line, Column: bad.Column, Code: decodeCode(bad.Code), Suggestion: bad.Suggestion, Err: err}
}

func newRuleError(err error) *RuleError {
	var bad *strictjson.Error
	if !errors.As(err, &bad) {
		return &RuleError{Code: CodeSyntax, Err: err}
	}
	return &RuleError{Path: bad.Path, Line: bad.Line, Column: bad.Column, Code: decodeCode(bad.Code), Suggestion: bad.Suggestion, Err: err}
}

// nearest is a suggestion among words in any order.
func nearest(got string, words []string) string {
	sorted := slices.Clone(words)
	slices.Sort(sorted)
	return strictjson.Nearest(got, sorted)
}
