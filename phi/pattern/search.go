// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"slices"
	"sync/atomic"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A search is what is known of one part.
type search struct {
	p      *pattern
	view   fold.View
	spans  []span // of values, in offsets of the part
	cause  phi.Cause
	offset int         // of what was not looked at, if there is a cause
	late   atomic.Bool // the budget is spent
}

// look searches one form of the text. Original maps its offsets to those of the
// part.
func (s *search) look(text string, g *gate, original func(start, end int) (int, int)) {
	g.windows(text, func(w window) bool {
		cause := s.p.engine.search(text[w.from:w.to], func(m match) bool {
			start, end := m.start+w.from, m.end+w.from
			switch {
			case end <= w.low || start >= w.high:
			case end-start > MaxMatch:
				at, _ := original(start, end)
				s.stop(at, phi.CauseLength)
			default:
				from, to := original(m.value.start+w.from, m.value.end+w.from)
				s.spans = append(s.spans, span{from, to})
			}
			return !s.late.Load()
		})
		if cause == 0 && s.late.Load() {
			cause = phi.CauseBudget
		}
		if cause != 0 {
			at, _ := original(w.low, w.high)
			s.stop(at, cause)
		}
		return cause == 0
	})
}

// start starts the clock for a text of some length and returns what stops it.
func (s *search) start(length int) (stop func() bool) {
	budget := s.p.budget * time.Duration(1+length/budgeted)
	return time.AfterFunc(budget, func() { s.late.Store(true) }).Stop
}

// stop notes the first place that was not looked at.
func (s *search) stop(at int, cause phi.Cause) {
	if s.cause == 0 || at < s.offset {
		s.cause, s.offset = cause, at
	}
}

// findings appends the findings that the values are. Windows overlap, and so do
// the two forms of the text; values that overlap are one.
func (s *search) findings(dst []phi.Finding) []phi.Finding {
	slices.SortFunc(s.spans, func(a, b span) int { return a.start - b.start })
	for i := 0; i < len(s.spans); {
		at := s.spans[i]
		for i++; i < len(s.spans) && s.spans[i].start < at.end; i++ {
			at.end = max(at.end, s.spans[i].end)
		}
		dst = append(dst, phi.Finding{
			Kind: s.p.kind, Role: s.p.role, Start: at.start, End: at.end, Score: s.score(at), Rule: s.p.rule,
		})
	}
	return dst
}

// score returns the score of a value.
func (s *search) score(at span) float64 {
	start, end := s.view.Folded(at.start, at.end)
	o := odds(s.p.score)
	context := near(s.p.context, s.view.Text, span{start, end})
	if context {
		o += contextOdds
	}
	if evidence := s.p.check.evidence(s.view.Text[start:end]); evidence > 0 || !context {
		o += evidence // what is announced stays likely though its check fails
	}
	return probability(o)
}
