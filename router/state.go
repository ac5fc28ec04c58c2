// SPDX-License-Identifier: Apache-2.0

package router

import (
	"slices"
	"time"
)

// state is one evaluation, used by one goroutine. Engines keep those that are
// over for evaluations to come, so that one does not make anew what all need.
type state struct {
	e *Engine
	// f are the facts: facts, where the state is used again.
	f     *Facts
	facts Facts
	// candidates are the rules that may act.
	candidates points
	// tagged is how many writes of tags the phases before this one made; tags
	// are all tags then, and nil until a rule asks.
	tagged int
	tags   []string
	// folder and outbound are what the phases before this one wrote.
	folder   string
	outbound Outbound
	// answers holds 1 + the answer of every atom that was asked, else 0, and
	// audiences the same for what rules are for.
	answers, audiences []uint8
	// asked are the atoms with an answer, and askedWritten those of them on
	// what rules write.
	asked, askedWritten []int
	text                scannedText
	writes              [slotCount][]*write
	// outcomes are those of the rules, unless they are explained.
	outcomes  []ruleOutcome
	explained []RuleTrace
	holds     []Hold
	// due is when the timer was due that is the reason for the evaluation.
	due time.Time
	// touched says that a rule acted.
	touched bool
	// explain says that every rule is traced, with its leaves.
	explain bool
	// x follows every way through the evaluation for [Prove], and is nil for
	// a message.
	x *explorer
}

// newState begins an evaluation.
func (e *Engine) newState(f *Facts) *state {
	return &state{
		e: e, f: f, answers: make([]uint8, len(e.atoms)), audiences: make([]uint8, e.audiences), candidates: newPoints(len(e.rules)),
	}
}

// clear makes a state as good as new. It forgets the message and keeps the
// room; what is handed out in plans is no part of it.
func (s *state) clear() {
	for _, n := range s.asked {
		s.answers[n] = 0
	}
	clear(s.audiences)
	for slot := range s.writes {
		s.writes[slot] = s.writes[slot][:0]
	}
	s.text.clear()
	*s = state{
		e: s.e, candidates: s.candidates, answers: s.answers, audiences: s.audiences, asked: s.asked[:0], askedWritten: s.askedWritten[:0],
		text: s.text, writes: s.writes, outcomes: s.outcomes[:0],
	}
}

// answer asks each atom once; those on what rules write are forgotten between
// the phases.
func (s *state) answer(n int) Truth {
	if a := s.answers[n]; a != 0 {
		return Truth(a - 1)
	}
	return s.ask(n)
}

func (s *state) ask(n int) Truth {
	var t Truth
	if s.x != nil {
		t = s.x.answer(s, n)
	} else {
		t = s.e.atoms[n].ask(s)
	}
	s.answers[n] = 1 + uint8(t)
	s.asked = append(s.asked, n)
	if s.e.atoms[n].field.written {
		s.askedWritten = append(s.askedWritten, n)
	}
	return t
}

// scan reads the text once, when the first rule asks about it.
func (s *state) scan() *scannedText {
	if !s.text.done {
		s.e.index.scan(s.f.Text, &s.text)
	}
	return &s.text
}

// allTags are the tags that the message had and those that the phases before
// this one added, sorted.
func (s *state) allTags() []string {
	if s.tags == nil {
		s.tags = slices.Clone(s.f.Tags)
		for _, w := range s.writes[SlotTag][:s.tagged] {
			s.tags = append(s.tags, w.value)
		}
		slices.Sort(s.tags)
		s.tags = slices.Compact(s.tags)
	}
	return s.tags
}

// endPhase shows what the phase wrote to the phases after it.
func (s *state) endPhase() {
	if n := len(s.writes[SlotTag]); n > s.tagged {
		s.tagged, s.tags = n, nil
	}
	if w := s.writes[SlotFolder]; len(w) > 0 {
		s.folder = w[0].value
	}
	for _, w := range s.writes[SlotOutbound] {
		s.outbound = max(s.outbound, Outbound(w.rank))
	}
	if len(s.holds) > 0 {
		s.outbound = max(s.outbound, OutboundHold)
	}
	for _, n := range s.askedWritten {
		s.answers[n] = 0
	}
	s.askedWritten = s.askedWritten[:0]
}
