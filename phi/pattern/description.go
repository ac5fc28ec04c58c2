// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"time"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A Description says what a pattern finds. It is plain data with a form in
// JSON, which [Decode] reads. The zero Description is not valid.
type Description struct {
	// Name is one or more words of a-z, 0-9 and "-", joined by "/". The rule of
	// the findings is "user/" and the name.
	Name string `json:"name"`
	// Kind is the kind of the findings.
	Kind phi.Kind `json:"kind"`
	// Role says whom the findings belong to. Zero is not decided.
	Role phi.Role `json:"role,omitempty"`
	// Expression is a regular expression. If it has a group named "value", the
	// finding is what that group holds, else the whole match. It may not match
	// the empty text. What it matches is at most MaxMatch bytes long.
	Expression string `json:"expression"`
	// Literals are texts of which one stands in or at most Reach bytes beside
	// whatever is to be found, in any case of ASCII letters. Nothing else is
	// looked at, which is what makes a pattern fast. An expression beyond the
	// standard library needs one; for others they are worked out where they can
	// be. There are at most MaxLiterals, of at most MaxLiteral bytes.
	Literals []string `json:"literals,omitempty"`
	// Context are words and phrases that make a finding likelier if one stands
	// up to 64 bytes before it or up to 32 bytes behind it, in any case.
	Context []string `json:"context,omitempty"`
	// Score is the probability that a match without context is an identifier,
	// above 0 and below 1. Zero stands for DefaultScore.
	Score float64 `json:"score,omitempty"`
	// Check is what the letters and digits of a value have to fulfil. It is
	// evidence: without context, a value that fails it is unlikely.
	Check Check `json:"check,omitempty"`
	// Positive are texts in which the pattern finds one thing, at
	// phi.DefaultThreshold. There is at least one.
	Positive []Example `json:"positive"`
	// Negative are texts in which it finds nothing. There is at least one,
	// which is near enough to the pattern to be worth a look.
	Negative []string `json:"negative"`
}

// An Example is a text with what is to be found in it. The zero Example is not
// valid.
type Example struct {
	// Text is the text.
	Text string `json:"text"`
	// Value is the part of it that is found. Empty stands for any part.
	Value string `json:"value,omitempty"`
}

// DefaultScore is the score of a match without context unless a Description
// says otherwise.
const DefaultScore = 0.75

// The limits of a description and of a search, in bytes except MaxLiterals.
const (
	// MaxMatch is the length of the longest match.
	MaxMatch = 160
	// Reach is how far a match may be from a literal.
	Reach = 64
	// MaxWindow is the most that regexp2 is given at once.
	MaxWindow = 2*MaxMatch + 2*Reach + cluster + MaxLiteral + 2*(utf8.UTFMax-1)
	// MaxLiteral is the length of the longest literal.
	MaxLiteral = 32
	// MaxLiterals is the number of literals of one pattern.
	MaxLiterals = 16
	// MaxExpression is the length of the longest expression.
	MaxExpression = 2048
)

// Options configures [New]. The zero Options, and nil, stand for the documented
// defaults.
type Options struct {
	// Budget is how long a pattern may search a part, for every 64 KiB of it or
	// less. A sound expression needs a hundredth of the default. Zero stands for
	// DefaultBudget; the most is MaxBudget.
	Budget time.Duration
}

// The budgets.
const (
	DefaultBudget = 100 * time.Millisecond
	MaxBudget     = 10 * time.Second
)

// budgeted is the length of the text that a budget is for.
const budgeted = 64 << 10

func (o *Options) budget() time.Duration {
	if o == nil || o.Budget == 0 {
		return DefaultBudget
	}
	return o.Budget
}
