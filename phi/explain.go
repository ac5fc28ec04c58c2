// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"
	"strconv"
	"strings"
)

// An Explanation says for every candidate in a message why it was found or why
// not. Like a [Finding] it holds no text. The zero Explanation explains an
// empty message.
type Explanation struct {
	// Candidates are in the order of part and start; of those with one start
	// the one that was found comes first.
	Candidates []Candidate
	// Engine identifies what produced the explanation.
	Engine Engine
}

// A Candidate is a range of text that may be an identifier, with what became of
// it.
type Candidate struct {
	// Finding is the finding that it is or would have been.
	Finding Finding
	// Outcome says what became of it.
	Outcome Outcome
	// Lost is the rule of the candidate that it lost against, if Outcome is
	// OutcomeOverlapped.
	Lost string
}

// An Outcome says what became of a [Candidate]. The zero Outcome is
// unspecified.
type Outcome uint8

// The outcomes.
const (
	_                 Outcome = iota
	OutcomeFound              // it is a finding
	OutcomeUnlikely           // its score is below the threshold
	OutcomeOverlapped         // a likelier candidate lies on the same text
)

var outcomeWords = []string{"", "found", "unlikely", "overlapped"}

// String returns the word of o.
func (o Outcome) String() string { return wordOf(outcomeWords, o) }

// MarshalText returns the word. It fails for an invalid outcome.
func (o Outcome) MarshalText() ([]byte, error) { return marshalWord("outcome", outcomeWords, o) }

// String returns one line for each candidate: outcome, finding, score, and the
// rule that it lost against.
func (e Explanation) String() string {
	var b strings.Builder
	for _, c := range e.Candidates {
		b.WriteString(c.Outcome.String() + " " + c.Finding.String() + " " + strconv.FormatFloat(c.Finding.Score, 'f', 3, 64))
		if c.Lost != "" {
			b.WriteString(" against " + c.Lost)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Explain returns every candidate in m with what became of it. The candidates
// that were found are what [Detector.Detect] returns. If m could not be looked
// at as a whole, it returns what it saw and an *[IncompleteError].
func (d *Detector) Explain(m Message) (Explanation, error) {
	w := d.begin(&m)
	w.whole = true
	defer d.end(w)
	w.explaining = true
	e := Explanation{Engine: d.engine}
	var incomplete error
	for i := range m.Parts {
		if err := w.part(&m, i); err != nil && incomplete == nil {
			incomplete = err
		}
		w.detect()
		e.Candidates = append(e.Candidates, w.explained...)
	}
	slices.SortStableFunc(e.Candidates, func(a, b Candidate) int {
		if a.Finding.Part != b.Finding.Part {
			return a.Finding.Part - b.Finding.Part
		}
		if a.Finding.Start != b.Finding.Start {
			return a.Finding.Start - b.Finding.Start
		}
		return int(a.Outcome) - int(b.Outcome)
	})
	return e, incomplete
}
