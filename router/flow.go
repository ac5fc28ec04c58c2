// SPDX-License-Identifier: Apache-2.0

package router

import "slices"

// MaxSteps is the number of steps that one flow can hold.
const MaxSteps = 200

// Flow is what a bot says: a finite tree of saved replies that ends in a
// secure channel or with a person on every path. A message with an emergency
// does not enter a flow.
type Flow struct {
	ID string `json:"id"`
	// Start is the id of the first step.
	Start string     `json:"start"`
	Steps []FlowStep `json:"steps"`
}

// FlowStep is one step: it sends Reply and then either offers Quick, goes on
// to Next, or ends with Redirect or Handoff.
type FlowStep struct {
	ID    string       `json:"id"`
	Reply string       `json:"reply,omitzero"`
	Quick []QuickReply `json:"quick,omitzero"`
	Next  string       `json:"next,omitzero"`
	// Redirect ends the flow with a secure channel, Handoff with the name of a
	// person or team.
	Redirect SecureChannel `json:"redirect,omitzero"`
	Handoff  string        `json:"handoff,omitzero"`
}

// QuickReply is an answer that the person can pick.
type QuickReply struct {
	Label string `json:"label"`
	Next  string `json:"next"`
}

// follows lists the steps that may come after a step.
func (s *FlowStep) follows() []string {
	var next []string
	for _, q := range s.Quick {
		next = append(next, q.Next)
	}
	if s.Next != "" {
		next = append(next, s.Next)
	}
	return next
}

// step returns the step of an id.
func (f *Flow) step(id string) (*FlowStep, bool) {
	i := slices.IndexFunc(f.Steps, func(s FlowStep) bool { return s.ID == id })
	if i < 0 {
		return nil, false
	}
	return &f.Steps[i], true
}

// checkFlow refuses a flow that goes on forever, ends nowhere, or names what
// does not exist.
func (b *builder) checkFlow(f *Flow, path string) {
	b.checkID(f.ID, path+"/id")
	if len(f.Steps) > MaxSteps {
		b.add(path+"/steps", CodeTooMany, "")
		return
	}
	seen := map[string]bool{}
	for i := range f.Steps {
		s := &f.Steps[i]
		at := path + "/steps/" + itoa(i)
		b.checkID(s.ID, at+"/id")
		if seen[s.ID] {
			b.add(at+"/id", CodeDuplicate, "")
		}
		seen[s.ID] = true
		b.checkStep(f, s, at)
	}
	if _, ok := f.step(f.Start); !ok {
		b.add(path+"/start", CodeUnknownRef, nearest(f.Start, f.stepIDs()))
		return
	}
	onWay := map[string]bool{}
	if slices.ContainsFunc(f.stepIDs(), func(id string) bool { return f.cyclic(id, onWay) }) {
		b.add(path, CodeCycle, "")
	}
}

func (b *builder) checkStep(f *Flow, s *FlowStep, at string) {
	if s.Reply != "" {
		b.checkReply(s.Reply, at+"/reply")
	}
	if !inTable(secureChannelWords, s.Redirect) {
		b.add(at+"/redirect", CodeBadValue, "")
	}
	ends := s.Redirect != 0 || s.Handoff != ""
	switch next := s.follows(); {
	case ends && len(next) > 0, len(s.Quick) > 0 && s.Next != "":
		b.add(at, CodeContradiction, "")
	case !ends && len(next) == 0:
		b.add(at, CodeDeadEnd, "")
	}
	for i, q := range s.Quick {
		b.checkName(q.Label, at+"/quick/"+itoa(i)+"/label")
		b.checkNext(f, q.Next, at+"/quick/"+itoa(i)+"/next")
	}
	if s.Next != "" {
		b.checkNext(f, s.Next, at+"/next")
	}
	if s.Handoff != "" {
		b.checkName(s.Handoff, at+"/handoff")
	}
}

func (b *builder) checkNext(f *Flow, id, path string) {
	if _, ok := f.step(id); !ok {
		b.add(path, CodeUnknownRef, nearest(id, f.stepIDs()))
	}
}

func (f *Flow) stepIDs() []string {
	ids := make([]string, len(f.Steps))
	for i := range f.Steps {
		ids[i] = f.Steps[i].ID
	}
	return ids
}

// cyclic says whether the steps after id come back to one of the steps that
// lead to it. The map holds true for the steps on the way and false for those
// that are known to end.
func (f *Flow) cyclic(id string, onWay map[string]bool) bool {
	if on, visited := onWay[id]; visited {
		return on
	}
	onWay[id] = true
	if s, ok := f.step(id); ok {
		for _, next := range s.follows() {
			if f.cyclic(next, onWay) {
				return true
			}
		}
	}
	onWay[id] = false
	return false
}
