// SPDX-License-Identifier: Apache-2.0

package router

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Condition is a question about facts: exactly one of All, Any, Not and Field
// is set. In JSON:
//
//	{"all": [{"field": "level", "op": "gte", "value": "likely"},
//	         {"not": {"field": "intents", "op": "has_any", "value": ["emergency"]}}]}
//
// A question about a fact that is not known has the answer [Unknown], and the
// three answers combine as in Kleene's logic. An empty All is always Yes, an
// empty Any always No. The zero Condition is refused.
type Condition struct {
	All []Condition `json:"all,omitzero"`
	Any []Condition `json:"any,omitzero"`
	Not *Condition  `json:"not,omitzero"`
	// Field is the name of a fact, see [Fields].
	Field string `json:"field,omitzero"`
	Op    Op     `json:"op,omitzero"`
	Value Value  `json:"value,omitzero"`
}

// All returns the condition that holds when every one of cs does.
func All(cs ...Condition) Condition { return Condition{All: append([]Condition{}, cs...)} }

// Any returns the condition that holds when at least one of cs does.
func Any(cs ...Condition) Condition { return Condition{Any: append([]Condition{}, cs...)} }

// Not returns the condition that holds when c does not.
func Not(c Condition) Condition { return Condition{Not: &c} }

// Is returns a condition on one field. The words become a text when there is
// one and the operator takes one, else a list.
func Is(field string, op Op, words ...string) Condition {
	v := Value{List: append([]string{}, words...)}
	if len(words) == 1 && !op.takesList() {
		v = Value{Text: words[0]}
	}
	return Condition{Field: field, Op: op, Value: v}
}

// IsTrue returns the condition that a yes-or-no fact is Yes.
func IsTrue(field string) Condition {
	return Condition{Field: field, Op: OpEq, Value: Value{Bool: Yes}}
}

// Exists returns the condition that a fact is known. It is never Unknown.
func Exists(field string) Condition {
	return Condition{Field: field, Op: OpExists, Value: Value{Bool: Yes}}
}

// Op is an operator. The zero Op is not stated.
type Op uint8

// The operators. The text is compared without regard to case, width and the
// script of digits; words and phrases by whole words.
const (
	_                Op = iota
	OpEq                // one value
	OpIn                // one of a list
	OpExists            // known (true) or not known (false)
	OpLt                // before, on levels and times
	OpLte               // before or equal
	OpGt                // after
	OpGte               // after or equal
	OpHasAny            // a set has one of a list
	OpHasAll            // a set has all of a list
	OpContainsWord      // the text has one of the words
	OpContainsPhrase    // the text has one of the phrases
	OpPrefix            // the text starts with the words
	OpMatches           // the text matches an RE2 expression
	OpWithin            // the time falls into a window
	OpLang              // the language is one of a list, whatever its region
	OpPHIAtLeast        // OpGte on the level
	OpPHICategory       // OpHasAny on the kinds
	OpIntent            // OpHasAny on the intents
)

var opWords = []string{
	"", "eq", "in", "exists", "lt", "lte", "gt", "gte", "has_any", "has_all", "contains_word", "contains_phrase",
	"prefix", "matches", "within", "lang", "phi_at_least", "phi_category", "intent",
}

// String returns the word of o, "unstated" for the zero value.
func (o Op) String() string { return wordOf(opWords, o) }

// ParseOp returns the operator of a word; any other text is [ErrUnknownWord].
func ParseOp(s string) (Op, error) { return parseWord[Op]("op", opWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (o Op) MarshalText() ([]byte, error) { return marshalWord("op", opWords, o) }

// UnmarshalText reads a word as [ParseOp] does.
func (o *Op) UnmarshalText(text []byte) error { return unmarshalWord("op", opWords, text, o) }

// takesList says whether the operator reads a list even of one word.
func (o Op) takesList() bool {
	switch o {
	case OpIn, OpHasAny, OpHasAll, OpLang, OpPHICategory, OpIntent:
		return true
	}
	return false
}

// Value is what a field is compared with: exactly one of its parts is set. In
// JSON it is a string, a list of strings, a boolean or a window.
type Value struct {
	Text   string
	List   []string
	Bool   Truth
	Window *Window
}

// errValue says that a value has no part or several.
var errValue = errors.New("router: a value is one text, list, boolean or window")

// MarshalJSON writes the part that is set.
func (v Value) MarshalJSON() ([]byte, error) {
	switch {
	case v.parts() != 1:
		return nil, errValue
	case v.List != nil:
		return json.Marshal(v.List)
	case v.Bool != Unknown:
		return json.Marshal(v.Bool)
	case v.Window != nil:
		return json.Marshal(v.Window)
	}
	return json.Marshal(v.Text)
}

// UnmarshalJSON reads the part that the first byte announces.
func (v *Value) UnmarshalJSON(data []byte) error {
	*v = Value{}
	switch {
	case bytes.HasPrefix(data, []byte("[")):
		return strictjson.Decode(data, &v.List)
	case bytes.HasPrefix(data, []byte("{")):
		return strictjson.Decode(data, &v.Window)
	case bytes.HasPrefix(data, []byte("t")), bytes.HasPrefix(data, []byte("f")):
		return strictjson.Decode(data, &v.Bool)
	}
	return strictjson.Decode(data, &v.Text)
}

// parts counts the parts that are set.
func (v Value) parts() int {
	n := 0
	for _, set := range []bool{v.Text != "", v.List != nil, v.Bool != Unknown, v.Window != nil} {
		if set {
			n++
		}
	}
	return n
}

// words is the text or the list as a list.
func (v Value) words() []string {
	if v.List == nil && v.Text != "" {
		return []string{v.Text}
	}
	return v.List
}
