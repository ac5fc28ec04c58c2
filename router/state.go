// SPDX-License-Identifier: Apache-2.0

package router

import "slices"

// state is one evaluation. It is used by one goroutine and then dropped.
type state struct {
	e *Engine
	f *Facts
	// tags, folder and outbound are what the phases before this one wrote.
	tags     []string
	folder   string
	outbound Outbound
	// answers holds 1 + the answer of every atom that was asked, else 0.
	answers []uint8
	// asked are the atoms with an answer, and askedWritten those of them on
	// what rules write.
	asked, askedWritten []int
	text                *scannedText
	writes              [slotCount][]write
	trace               []RuleTrace
	holds               []Hold
	seq                 int
	// explain says that every rule is traced, with its leaves.
	explain bool
	// x follows every way through the evaluation for [Prove], and is nil for
	// a message.
	x *explorer
}

// answer asks each atom once; those on what rules write are forgotten between
// the phases.
func (s *state) answer(n int) Truth {
	if a := s.answers[n]; a != 0 {
		return Truth(a - 1)
	}
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
	if s.text == nil {
		s.text = s.e.index.scan(s.f.Text)
	}
	return s.text
}

// endPhase shows what the phase wrote to the phases after it.
func (s *state) endPhase() {
	tags := slices.Clone(s.f.Tags)
	for _, w := range s.writes[SlotTag] {
		tags = append(tags, w.value)
	}
	slices.Sort(tags)
	s.tags = slices.Compact(tags)
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
