// SPDX-License-Identifier: Apache-2.0

package router

import (
	"cmp"
	"encoding/json"
	"slices"
	"sync"

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
	spare        *sync.Pool
	replies      map[string]Reply
	capabilities []Capability
}

// compiledRule is a rule with its condition and actions ready to run. Of the
// rule itself it keeps what is no slice: those belong to the caller.
type compiledRule struct {
	Rule
	// events and origins are sets of bits; no event means every event.
	events, origins uint64
	when            node
	writes          []write
	from            *source
}

// New checks a rule set and makes an engine of it. The error joins one
// [*RuleError] for each fault; a rule set with more than [MaxRules] rules is
// refused with that fault alone.
func New(set RuleSet, options *Options) (*Engine, error) {
	if len(set.Rules) > MaxRules {
		return nil, &RuleError{Path: "/rules", Code: CodeTooMany}
	}
	e := &Engine{options: options.orZero().clone(), index: newTextIndex(), replies: map[string]Reply{}}
	b := &builder{set: &set, options: e.options}
	b.compiler = compiler{faults: &b.faults, byKey: map[string]int{}, index: e.index, loadZone: e.options.LoadZone}
	e.rules, e.defaults = b.build()
	if len(b.list) > 0 {
		return nil, b.err()
	}
	slices.SortFunc(e.rules, func(a, b compiledRule) int {
		return cmp.Or(cmp.Compare(a.Phase, b.Phase), cmp.Compare(b.Priority, a.Priority), cmp.Compare(a.ID, b.ID))
	})
	e.atoms = b.compiler.atoms
	e.byFact = newRuleIndex(e.rules, e.atoms)
	e.spare = &sync.Pool{New: func() any {
		return &scratch{answers: make([]uint8, len(e.atoms)), rules: newPoints(len(e.rules))}
	}}
	for _, r := range e.options.Replies {
		e.replies[r.ID] = r
	}
	if err := e.keep(set); err != nil {
		return nil, &RuleError{Code: CodeBadValue, Err: err}
	}
	return e, nil
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
func (e *Engine) Evaluate(f Facts) (Plan, error) {
	if err := f.check(); err != nil {
		return Plan{}, err
	}
	return e.evaluate(&f)
}

// evaluate is Evaluate for facts that were checked, which some reasons hold from
// the beginning.
func (e *Engine) evaluate(f *Facts, holds ...Hold) (Plan, error) {
	room, ok := e.spare.Get().(*scratch)
	if !ok {
		return Plan{}, &FactsError{Code: CodeBadValue} // the pool holds nothing else
	}
	s := &state{e: e, f: f, answers: room.answers, asked: room.asked[:0], writes: room.writes, holds: holds}
	e.byFact.find(s, room.rules)
	s.trace = make([]RuleTrace, 0, room.rules.len())
	var plan Plan
	err := s.run(room.rules)
	if err == nil {
		plan = s.plan()
	}
	room.clear(s)
	e.spare.Put(room)
	return plan, err
}

// scratch is room for evaluations to come, so that one does not clear what it
// does not use.
type scratch struct {
	answers []uint8
	asked   []int
	rules   points
	writes  [slotCount][]write
}

func (r *scratch) clear(s *state) {
	for _, n := range s.asked {
		r.answers[n] = 0
	}
	r.asked = s.asked
	for slot := range s.writes {
		r.writes[slot] = s.writes[slot][:0]
	}
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
		if r.Phase != phase {
			s.endPhase()
			phase = r.Phase
			if stopped == StopPhase {
				stopped = StopNone
			}
		}
		if o := skipped(r, stopped); o != OutcomeNoMatch {
			if s.explain {
				s.record(r, o)
			}
			continue
		}
		outcome, err := s.decide(r)
		if err != nil {
			return err
		}
		if outcome == OutcomeMatched {
			stopped = max(stopped, r.Stop)
		}
	}
	return nil
}

// skipped says why a rule does not run, or OutcomeNoMatch when it does. No stop
// skips a guard rule.
func skipped(r *compiledRule, stopped Stop) Outcome {
	switch {
	case r.Mode == ModeOff:
		return OutcomeOff
	case stopped != StopNone && r.Phase != PhaseGuard:
		return OutcomeStopped
	}
	return OutcomeNoMatch
}

// decide runs one rule and records what became of it.
func (s *state) decide(r *compiledRule) (Outcome, error) {
	outcome := OutcomeNoMatch
	switch t := s.applies(r); {
	case t == No:
	case t == Unknown && r.OnError == OnErrorFail && r.Mode == ModeEnforce:
		return outcome, &FactsError{Rule: r.ID, Code: CodeUndecided}
	case t == Unknown:
		outcome = OutcomeUndecided
		if r.OnError == OnErrorHold && r.Mode == ModeEnforce {
			s.hold(CauseUndecided, r.from)
		}
	case r.Mode == ModeShadow:
		outcome = OutcomeShadow
	default:
		outcome = OutcomeMatched
		for _, w := range r.writes {
			s.write(w)
		}
	}
	if s.explain || outcome != OutcomeNoMatch {
		s.record(r, outcome)
	}
	return outcome, nil
}

func (s *state) record(r *compiledRule, o Outcome) {
	t := r.traced(o)
	if s.explain {
		t.Leaves = s.leaves(&r.when, "", nil)
	}
	s.trace = append(s.trace, t)
}

// applies says whether a rule is for the event and origin and its condition
// holds.
func (s *state) applies(r *compiledRule) Truth {
	t := Yes
	if r.events != 0 {
		t = s.among(traitEvent, r.events)
	}
	t = t.and(s.among(traitOrigin, r.origins))
	if t == No {
		return No
	}
	return t.and(r.when.eval(s))
}

func (s *state) write(w write) {
	w.seq = s.seq
	s.seq++
	s.writes[w.slot] = append(s.writes[w.slot], w)
}

func (s *state) hold(c Cause, by *source) {
	s.holds = append(s.holds, Hold{Cause: c, Rule: by.id})
}
