// SPDX-License-Identifier: Apache-2.0

package router

// Trace says which rules made a plan. It holds no text of a message. The zero
// Trace is that of no evaluation.
type Trace struct {
	ID     string  `json:"id"`
	Engine Version `json:"engine"`
	// Rules are the rules that matched, would have matched in shadow mode, or
	// could not be decided, in the order in which they ran. A rule that is not
	// listed did not match, is off, or came after the stop of a listed rule;
	// [Engine.Explain] says which.
	Rules []RuleTrace `json:"rules"`
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

// ruleOutcome is what became of a rule, by its place among the rules or as
// byDefault.
type ruleOutcome struct {
	rule    int32
	outcome Outcome
}

// byDefault stands for the default plan.
const byDefault = -1

func (s *state) record(rule int, o Outcome) {
	s.outcomes = append(s.outcomes, ruleOutcome{int32(rule), o})
	if s.explain {
		s.leaves = append(s.leaves, s.leavesOf(&s.e.rules[rule].when, "", nil))
	}
}

// trace tells what became of the rules.
func (s *state) trace() []RuleTrace {
	traces := make([]RuleTrace, len(s.outcomes))
	for i, o := range s.outcomes {
		t := &traces[i]
		if o.rule == byDefault {
			*t = RuleTrace{Rule: defaultRule, Phase: PhaseFinalize, Outcome: o.outcome, Reason: s.e.set.Default.Reason}
			continue
		}
		r := &s.e.rules[o.rule]
		t.Rule, t.Phase, t.Outcome, t.Reason, t.Source = r.id, r.phase, o.outcome, r.reason, r.asker.source
		if o.outcome == OutcomeMatched {
			t.Stop = r.stop
		}
		if s.explain {
			t.Leaves = s.leaves[i]
		}
	}
	return traces
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
	return Trace{ID: f.ID, Engine: e.version, Rules: s.trace()}, nil
}

// leavesOf asks every question of a condition, also those that do not matter.
func (s *state) leavesOf(n *node, path string, out []Leaf) []Leaf {
	switch n.op {
	case nodeLeaf:
		a := &s.e.atoms[n.atom]
		return append(out, Leaf{Path: path, Field: a.field.name, Op: a.op, Answer: s.answer(n.atom).String()})
	case nodeNot:
		return s.leavesOf(&n.kids[0], path+"/not", out)
	}
	step := "/all/"
	if n.op == nodeAny {
		step = "/any/"
	}
	for i := range n.kids {
		out = s.leavesOf(&n.kids[i], path+step+itoa(i), out)
	}
	return out
}
