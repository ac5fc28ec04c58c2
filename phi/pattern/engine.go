// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/safeharbor-go/safeharbor/phi"
)

// valueGroup is the name of the group that narrows a finding.
const valueGroup = "value"

// A match is a range of a window: all that matched, and the value in it.
type match struct {
	start, end int
	value      span
}

// A span is a range of a text, half-open.
type span struct{ start, end int }

// narrowed returns a match with its value, which is all of it if the group took
// no part or no text.
func narrowed(start, end, from, to int) match {
	if from < 0 || from == to {
		from, to = start, end
	}
	return match{start, end, span{from, to}}
}

// An engine searches a window. Its two implementations are *linear and
// *backtracking.
type engine interface {
	// search calls yield for each match in turn, until it says no. The cause is
	// zero unless the search did not finish.
	search(window string, yield func(match) bool) phi.Cause
	// takesNothing reports whether the expression matches without taking any
	// text: in general, as far as its form shows it, or in the given texts.
	takesNothing(texts []string) bool
}

// linear is the engine of the standard library.
type linear struct {
	re    *regexp.Regexp
	group int // the index of the group of the value, or 0
}

func newLinear(expression string) (*linear, error) {
	re, err := regexp.Compile(expression)
	if err != nil {
		return nil, err
	}
	return &linear{re, max(re.SubexpIndex(valueGroup), 0)}, nil
}

func (e *linear) search(window string, yield func(match) bool) phi.Cause {
	for _, at := range e.re.FindAllStringSubmatchIndex(window, -1) {
		if at[0] < at[1] && !yield(narrowed(at[0], at[1], at[2*e.group], at[2*e.group+1])) {
			break
		}
	}
	return 0
}

func (e *linear) takesNothing([]string) bool {
	tree, err := syntax.Parse(e.re.String(), syntax.Perl)
	return err != nil || leastWidth(tree) == 0
}

// backtracking is regexp2, for expressions that look around.
type backtracking struct {
	re    *regexp2.Regexp
	group int // the number of the group of the value, or 0
}

// maxStack is the number of slots that a search may use to remember where to
// turn back to. Within a window, what needs more does not end in time either.
const maxStack = 1 << 15

// errSyntax stands for the engine's own error, which holds the expression.
var errSyntax = errors.New("pattern: syntax")

func newBacktracking(expression string, budget time.Duration) (*backtracking, error) {
	re, err := regexp2.Compile(expression, regexp2.RE2, regexp2.OptionMaxBacktrackingStackSize(maxStack))
	if err != nil {
		return nil, errSyntax
	}
	re.MatchTimeout = budget
	return &backtracking{re, max(re.GroupNumberFromName(valueGroup), 0)}, nil
}

// search drops the error of the engine, as that of a time-out holds the text.
func (e *backtracking) search(window string, yield func(match) bool) phi.Cause {
	runes := make([]rune, 0, len(window))
	for _, r := range window {
		runes = append(runes, r)
	}
	at := byteOffsets(window, len(runes))
	err := e.re.FindRunesMatches(runes, -1, func(m regexp2.MatchView) bool {
		start, length, _ := m.GroupRange(0)
		if length == 0 {
			return true
		}
		from, size, _ := m.GroupRange(e.group)
		return yield(narrowed(at(start), at(start+length), at(from), at(from+size)))
	})
	if err != nil {
		return phi.CauseBudget
	}
	return 0
}

func (e *backtracking) takesNothing(texts []string) bool {
	for _, text := range texts {
		empty := false
		err := e.re.FindRunesMatches([]rune(text), -1, func(m regexp2.MatchView) bool {
			_, length, _ := m.GroupRange(0)
			empty = length == 0
			return !empty
		})
		if empty || err != nil {
			return empty // an example that does not end is another fault
		}
	}
	return false
}

// byteOffsets returns what maps the offset of a character of a text to that of
// its first byte.
func byteOffsets(text string, characters int) func(int) int {
	if characters == len(text) {
		return func(i int) int { return i }
	}
	offsets := make([]int, 0, characters+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(text))
	return func(i int) int { return offsets[i] }
}
