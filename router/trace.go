// SPDX-License-Identifier: Apache-2.0

package router

import (
	"encoding/json"
	"iter"
	"reflect"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Trace says which rules made a plan. It holds no text of a message, and it
// keeps the rules alive of which it tells. Its JSON form has id, engine and
// rules. The zero Trace is that of no evaluation.
type Trace struct {
	ID     string
	Engine Version
	// about has all that is to be said about the rules of the engine, which no
	// message changes, and outcomes what became of those that matter. Without
	// outcomes about tells it all.
	about    []RuleTrace
	outcomes []ruleOutcome
}

// ruleOutcome is what became of a rule, by its place among the rules. The
// default plan stands behind the last rule.
type ruleOutcome struct {
	rule    int32
	outcome Outcome
}

// All yields the rules that matched, would have matched in shadow mode, or
// could not be decided, in the order in which they ran. A rule that is not
// yielded did not match, is off, or came after the stop of one that is;
// [Engine.Explain] says which: its trace has every rule.
func (t Trace) All() iter.Seq[RuleTrace] {
	if t.outcomes == nil {
		return slices.Values(t.about)
	}
	return func(yield func(RuleTrace) bool) {
		for _, o := range t.outcomes {
			r := t.about[o.rule]
			r.comesOut(o.outcome)
			if !yield(r) {
				return
			}
		}
	}
}

// Rules returns what All yields, in a list of the caller's.
func (t Trace) Rules() []RuleTrace {
	return slices.AppendSeq(make([]RuleTrace, 0, t.len()), t.All())
}

func (t Trace) len() int {
	if t.outcomes == nil {
		return len(t.about)
	}
	return len(t.outcomes)
}

// Equal says whether two traces tell the same.
func (t Trace) Equal(u Trace) bool {
	return t.ID == u.ID && t.Engine == u.Engine && reflect.DeepEqual(t.Rules(), u.Rules())
}

// String names the message and counts the rules.
func (t Trace) String() string {
	return "router.Trace(" + t.ID + ": " + itoa(t.len()) + " rules)"
}

// writtenTrace is the JSON form of a [Trace].
type writtenTrace struct {
	ID     string      `json:"id"`
	Engine Version     `json:"engine"`
	Rules  []RuleTrace `json:"rules"`
}

// MarshalJSON writes the trace with its rules.
func (t Trace) MarshalJSON() ([]byte, error) {
	return json.Marshal(writtenTrace{t.ID, t.Engine, t.Rules()})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (t *Trace) UnmarshalJSON(data []byte) error {
	var w writtenTrace
	if err := strictjson.Decode(data, &w); err != nil {
		return err
	}
	*t = Trace{ID: w.ID, Engine: w.Engine, about: w.Rules}
	return nil
}

// RuleTrace is what became of one rule.
type RuleTrace struct {
	Rule    string  `json:"rule"`
	Phase   Phase   `json:"phase"`
	Outcome Outcome `json:"outcome"`
	// Stop is which later rules the rule kept from running.
	Stop   Stop   `json:"stop,omitzero"`
	Reason string `json:"reason,omitzero"`
	Source string `json:"source,omitzero"`
	// Leaves are the answers to the single questions of the condition, in the
	// order of the condition. Only [Engine.Explain] fills them.
	Leaves []Leaf `json:"leaves,omitzero"`
}

// Leaf is the answer to one question of a condition.
type Leaf struct {
	// Path is a JSON pointer into the condition.
	Path   string `json:"path"`
	Field  string `json:"field"`
	Op     Op     `json:"op"`
	Answer string `json:"answer"`
}

// comesOut settles what became of the rule: only one that matched stops others.
func (t *RuleTrace) comesOut(o Outcome) {
	t.Outcome = o
	if o != OutcomeMatched {
		t.Stop = StopNone
	}
}

// describe returns what traces say about the rules and the default plan.
func (e *Engine) describe() []RuleTrace {
	about := make([]RuleTrace, 0, len(e.rules)+1)
	for i := range e.rules {
		r := &e.rules[i]
		about = append(about, RuleTrace{Rule: r.id, Phase: r.phase, Stop: r.stop, Reason: r.reason, Source: r.source})
	}
	return append(about, RuleTrace{Rule: defaultRule, Phase: PhaseFinalize, Reason: e.set.Default.Reason})
}

// record keeps what became of a rule.
func (s *state) record(rule int, o Outcome) {
	if !s.explain {
		s.outcomes = append(s.outcomes, ruleOutcome{int32(rule), o})
		return
	}
	t := s.e.about[rule]
	t.comesOut(o)
	t.Leaves = s.leaves(&s.e.rules[rule].when, "", nil)
	s.explained = append(s.explained, t)
}

// trace tells what became of the rules.
func (s *state) trace() Trace {
	return Trace{ID: s.f.ID, Engine: s.e.version, about: s.e.about, outcomes: append([]ruleOutcome{}, s.outcomes...)}
}

// Explain answers why a rule did or did not act on a message: it lists every
// rule with the answer to every question of its condition. It costs more than
// [Engine.Evaluate]. The error is a [*FactsError].
func (e *Engine) Explain(f Facts) (Trace, error) {
	if err := f.check(); err != nil {
		return Trace{}, err
	}
	s := e.newState(&f)
	s.explain = true
	if err := s.run(e.everyRule()); err != nil {
		return Trace{}, err
	}
	return Trace{ID: f.ID, Engine: e.version, about: s.explained}, nil
}

// leaves asks every question of a condition, also those that do not matter.
func (s *state) leaves(n *node, path string, out []Leaf) []Leaf {
	switch n.op {
	case nodeLeaf:
		a := &s.e.atoms[n.atom]
		return append(out, Leaf{Path: path, Field: a.field.name, Op: a.op, Answer: s.answer(n.atom).String()})
	case nodeNot:
		return s.leaves(&n.kids[0], path+"/not", out)
	}
	step := "/all/"
	if n.op == nodeAny {
		step = "/any/"
	}
	for i := range n.kids {
		out = s.leaves(&n.kids[i], path+step+itoa(i), out)
	}
	return out
}
