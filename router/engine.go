// SPDX-License-Identifier: Apache-2.0

package router

import (
	"cmp"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

// Version names the version of the library and the digest of the rules that
// made a plan. The zero Version names nothing.
type Version = release.Engine

// Engine plans what happens to messages. It is immutable and safe for
// concurrent use. The zero Engine is not usable; use [New].
type Engine struct {
	version Version
	set     RuleSet
	options Options
	// rules are in the order in which they run.
	rules []compiledRule
	// defaults are the writes of the default plan.
	defaults []write
	atoms    []atom
	index    *textIndex
	byFact   *ruleIndex
	// spare holds what evaluations need and leave behind.
	spare *sync.Pool
	// audiences is how many different ones the rules have.
	audiences int
	// about is what traces say about the rules.
	about   []RuleTrace
	replies map[string]Reply
	// flows has the replies of the steps of every flow.
	flows        map[string][]Reply
	capabilities []Capability
}

// compiledRule is a rule with its condition and actions ready to run. It shares
// no memory with the rule that it was made of.
type compiledRule struct {
	*asker
	phase    Phase
	mode     Mode
	stop     Stop
	onError  OnError
	priority int
	// audience is what messages the rule is for, and nth its number among the
	// audiences of the engine.
	audience
	nth    int
	when   node
	writes []write
}

// audience is what messages a rule is for, as sets of bits; no event means
// every event.
type audience struct{ events, origins uint64 }

// New checks a rule set and makes an engine of it. The error joins one
// [*RuleError] for each fault; a rule set with more than [MaxRules] rules is
// refused with that fault alone.
func New(set RuleSet, options *Options) (*Engine, error) {
	if len(set.Rules) > MaxRules {
		return nil, &RuleError{Path: "/rules", Code: CodeTooMany}
	}
	e := &Engine{options: options.orZero().clone(), index: newTextIndex(), replies: map[string]Reply{}, flows: map[string][]Reply{}}
	b := &builder{set: &set, options: e.options}
	b.compiler = compiler{faults: &b.faults, byKey: map[string]int{}, index: e.index, loadZone: e.options.LoadZone}
	e.rules, e.defaults = b.build()
	if len(b.list) > 0 {
		return nil, b.err()
	}
	slices.SortFunc(e.rules, func(a, b compiledRule) int {
		return cmp.Or(cmp.Compare(a.phase, b.phase), cmp.Compare(b.priority, a.priority), cmp.Compare(a.id, b.id))
	})
	e.number()
	e.atoms = b.compiler.atoms
	e.byFact = newRuleIndex(e.rules, e.atoms)
	e.spare = &sync.Pool{New: func() any { return e.newState(nil) }}
	for _, r := range e.options.Replies {
		e.replies[r.ID] = r
	}
	for _, f := range set.Flows {
		for _, step := range f.Steps {
			if step.Reply != "" {
				e.flows[f.ID] = append(e.flows[f.ID], e.replies[step.Reply])
			}
		}
	}
	if err := e.keep(set); err != nil {
		return nil, &RuleError{Code: CodeBadValue, Err: err}
	}
	e.about = e.describe()
	return e, nil
}

// number counts the writes and audiences of the rules in the order in which
// they run.
func (e *Engine) number() {
	seq := 0
	seen := map[audience]int{}
	count := func(writes []write) {
		for i := range writes {
			writes[i].seq = seq
			seq++
		}
	}
	for i := range e.rules {
		r := &e.rules[i]
		count(r.writes)
		nth, ok := seen[r.audience]
		if !ok {
			nth = len(seen)
			seen[r.audience] = nth
		}
		r.nth = nth
	}
	count(e.defaults)
	e.audiences = len(seen)
}

// keep copies the rule set through its JSON form, so that the caller may change
// what was passed, and digests it with all else that decides. The order of
// rules, folders, flows, notices, grants and replies decides about nothing, so
// it does not change the digest.
func (e *Engine) keep(set RuleSet) error {
	copied, err := json.Marshal(set)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(copied, &e.set); err != nil {
		return err
	}
	e.set.SchemaRef = ""
	byID(e.set.Rules, ruleID)
	byID(e.set.Folders, folderID)
	byID(e.set.Flows, flowID)
	byID(e.set.Grants, grantID)
	byID(e.set.Notices, func(n PlacedNotice) string { return n.Notice + " " + n.Placement.String() })
	canonical, err := json.Marshal(e.set)
	if err != nil {
		return err
	}
	replies, notices := slices.Clone(e.options.Replies), sorted(e.options.Notices)
	byID(replies, replyID)
	if e.capabilities = e.options.Capabilities; e.capabilities == nil {
		if e.capabilities, err = Capabilities(); err != nil {
			return err
		}
	}
	rest, err := json.Marshal([]any{replies, notices, e.options.PublicEntity, e.capabilities})
	if err != nil {
		return err
	}
	e.version = release.NewEngine(canonical, rest)
	return nil
}

// byID sorts a list by what is different in each of its elements.
func byID[T any](list []T, id func(T) string) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
}

// defaultRule stands in plans and traces where the default plan acted.
const defaultRule = "default_plan"

// Version returns the version of the library and the digest of the rule set,
// the replies, the notices and the capability data.
func (e *Engine) Version() Version { return e.version }

// Evaluate plans what happens to one message. It reads no clock and does no
// I/O: equal facts give plans that are equal byte for byte. The error is a
// [*FactsError]: for facts that have no meaning, or for a rule with on_error
// fail whose condition could not be decided. There is no plan then.
func (e *Engine) Evaluate(f Facts) (Plan, error) { return e.evaluate(&f, time.Time{}) }

// evaluate is Evaluate for a message of which a timer is due, if the time is
// not zero, and that some reasons hold from the beginning.
func (e *Engine) evaluate(f *Facts, due time.Time, holds ...Hold) (Plan, error) {
	s, ok := e.spare.Get().(*state)
	if !ok {
		return Plan{}, &FactsError{Code: CodeBadValue} // the pool holds nothing else
	}
	defer e.spare.Put(s)
	defer s.clear()
	s.facts = *f
	s.f = &s.facts
	if err := s.f.check(); err != nil {
		return Plan{}, err
	}
	s.due, s.holds = due, append(s.holds, holds...)
	e.byFact.find(s)
	if err := s.run(s.candidates); err != nil {
		return Plan{}, err
	}
	return s.plan(), nil
}

// everyRule is the set of all rules.
func (e *Engine) everyRule() points { return pointsOf(len(e.rules), func(int) bool { return true }) }

// run lets rules decide in their order. Inside a phase they see what the phases
// before it wrote.
func (s *state) run(rules points) error {
	s.endPhase()
	stopped, phase := StopNone, PhaseGuard
	for i := range rules.all() {
		r := &s.e.rules[i]
		if r.phase != phase {
			s.endPhase()
			phase = r.phase
			if stopped == StopPhase {
				stopped = StopNone
			}
		}
		outcome := skipped(r, stopped)
		if outcome == OutcomeNoMatch {
			var err error
			if outcome, err = s.decide(r); err != nil {
				return err
			}
			if outcome == OutcomeMatched {
				stopped = max(stopped, r.stop)
			}
		} else if !s.explain {
			continue
		}
		if s.explain || outcome != OutcomeNoMatch {
			s.record(i, outcome)
		}
	}
	return nil
}

// skipped says why a rule does not run, or OutcomeNoMatch when it does. No stop
// skips a guard rule.
func skipped(r *compiledRule, stopped Stop) Outcome {
	switch {
	case r.mode == ModeOff:
		return OutcomeOff
	case stopped != StopNone && r.phase != PhaseGuard:
		return OutcomeStopped
	}
	return OutcomeNoMatch
}

// decide runs one rule and says what became of it.
func (s *state) decide(r *compiledRule) (Outcome, error) {
	switch t := s.applies(r); {
	case t == No:
		return OutcomeNoMatch, nil
	case t == Unknown && r.mode == ModeEnforce && r.onError == OnErrorFail:
		return OutcomeNoMatch, &FactsError{Rule: r.id, Code: CodeUndecided}
	case t == Unknown:
		if r.mode == ModeEnforce && r.onError == OnErrorHold {
			s.holds = append(s.holds, Hold{Cause: CauseUndecided, Rule: r.id})
		}
		return OutcomeUndecided, nil
	case r.mode == ModeShadow:
		return OutcomeShadow, nil
	}
	s.touched = true
	s.write(r.writes)
	return OutcomeMatched, nil
}

// applies says whether a rule is for the event and origin and its condition
// holds.
func (s *state) applies(r *compiledRule) Truth {
	t := s.meant(r)
	if t == No {
		return No
	}
	return t.and(r.when.eval(s))
}

// meant says whether a message is one that a rule is for. Most rules are for
// the same, so each audience is looked at once.
func (s *state) meant(r *compiledRule) Truth {
	if a := s.audiences[r.nth]; a != 0 {
		return Truth(a - 1)
	}
	t := Yes
	if r.events != 0 {
		t = s.among(traitEvent, r.events)
	}
	t = t.and(s.among(traitOrigin, r.origins))
	s.audiences[r.nth] = 1 + uint8(t)
	return t
}

// write puts what a rule asks for into the slots.
func (s *state) write(writes []write) {
	for i := range writes {
		w := &writes[i]
		s.writes[w.slot] = append(s.writes[w.slot], w)
	}
}
