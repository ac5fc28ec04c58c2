// SPDX-License-Identifier: Apache-2.0

package router

import (
	"cmp"
	"math/bits"
	"slices"
)

// LintCode is a kind of finding about a rule set. The zero LintCode is not
// stated.
type LintCode uint8

// The kinds of findings.
const (
	_                    LintCode = iota
	LintNeverTrue                 // no facts make the condition hold
	LintAlwaysTrue                // all known facts make it hold, and it asks something
	LintUnreachable               // an earlier rule stops whenever the rule would act
	LintShadowed                  // an earlier rule always has the slot
	LintDuplicate                 // another rule asks the same and does the same
	LintTie                       // the id alone decides between two rules
	LintApprovalConflict          // two rules demand approvals that no role may give
	LintInsecureRedirect          // a redirecting reply names no secure channel
	LintClaimsNothing             // a reply tells of a removal, and no rule removes
	LintUncertainDelete           // a rule deletes at once what may not be certain
	LintNoApprover                // a public entity deletes without a named approver
	LintGuardSkips                // a guard rule gives way when it cannot decide
	LintFolderForever             // a review folder without a retention scope
	LintMissingMethod             // a method of [Posture] is not active
	LintUndecided                 // too much to look at: nothing is said about the rest
	LintUntested                  // no fixture makes the rule act; only routertest knows
	LintNoConsent                 // a rule answers text messages without a question about consent
	LintWindowDST                 // a window that some days skip or repeat, for lack of an hour
)

var lintCodeWords = []string{
	"", "never_true", "always_true", "unreachable", "shadowed", "duplicate", "tie", "approval_conflict", "insecure_redirect",
	"claims_nothing", "uncertain_delete", "no_approver", "guard_skips", "folder_forever", "missing_method", "undecided",
	"untested", "no_consent", "window_dst",
}

// String returns the word of c, "unstated" for the zero value.
func (c LintCode) String() string { return wordOf(lintCodeWords, c) }

// ParseLintCode returns the code of a word; any other text is [ErrUnknownWord].
func ParseLintCode(s string) (LintCode, error) {
	return parseWord[LintCode]("lint code", lintCodeWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (c LintCode) MarshalText() ([]byte, error) { return marshalWord("lint code", lintCodeWords, c) }

// UnmarshalText reads a word as [ParseLintCode] does.
func (c *LintCode) UnmarshalText(text []byte) error {
	return unmarshalWord("lint code", lintCodeWords, text, c)
}

// Severity is how bad a finding is. The zero Severity is SeverityInfo.
type Severity uint8

// The severities.
const (
	SeverityInfo  Severity = iota // good to know
	SeverityWarn                  // probably not meant
	SeverityError                 // the rule set does not do what it says
)

var severityWords = []string{"info", "warn", "error"}

// String returns the word of s.
func (s Severity) String() string { return wordOf(severityWords, s) }

// ParseSeverity returns the severity of a word; any other text is [ErrUnknownWord].
func ParseSeverity(s string) (Severity, error) {
	return parseWord[Severity]("severity", severityWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (s Severity) MarshalText() ([]byte, error) { return marshalWord("severity", severityWords, s) }

// UnmarshalText reads a word as [ParseSeverity] does.
func (s *Severity) UnmarshalText(text []byte) error {
	return unmarshalWord("severity", severityWords, text, s)
}

// LintFinding is something about a rule set that New accepts and its author
// probably did not want.
type LintFinding struct {
	Code     LintCode `json:"code"`
	Severity Severity `json:"severity"`
	// Proved says that the finding is certain; otherwise it is possible, and
	// what it depends on was not looked into.
	Proved bool `json:"proved"`
	// Subject is the rule, folder or method that it is about, empty for the whole
	// rule set; Other is the other rule, if there is one.
	Subject string `json:"subject"`
	Other   string `json:"other,omitzero"`
	// Witness are facts that show it, where facts can.
	Witness *Facts `json:"witness,omitzero"`
}

// maxPairs is how many pairs of rules Lint compares.
const maxPairs = 20_000

// Lint looks for rules that cannot act, contradict each other, or promise what
// the rule set does not do. The findings are sorted by severity, worst first,
// then code, subject and other rule. It does not change the engine.
func (e *Engine) Lint() []LintFinding {
	l := &linter{prover: prover{Engine: e, found: map[way]ways{}}}
	for i := range e.rules {
		if e.rules[i].mode != ModeOff {
			l.rule(&e.rules[i])
		}
	}
	l.pairs()
	l.whole()
	slices.SortStableFunc(l.findings, func(a, b LintFinding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Other, b.Other))
	})
	return append([]LintFinding{}, l.findings...)
}

type linter struct {
	prover
	findings []LintFinding
}

func (l *linter) add(c LintCode, s Severity, subject, other string) *LintFinding {
	l.findings = append(l.findings, LintFinding{Code: c, Severity: s, Proved: true, Subject: subject, Other: other})
	return &l.findings[len(l.findings)-1]
}

// rule looks at one rule alone.
func (l *linter) rule(r *compiledRule) {
	if r.phase == PhaseGuard && r.onError == OnErrorSkip {
		l.add(LintGuardSkips, SeverityError, r.id, "")
	}
	ways, ok := l.ways(&r.when, true)
	denied, okDenied := l.ways(&r.when, false)
	asks := r.when.op == nodeLeaf || len(r.when.kids) > 0
	switch {
	case ok && len(ways) == 0:
		l.add(LintNeverTrue, SeverityError, r.id, "")
		return
	case okDenied && len(denied) == 0 && asks:
		l.add(LintAlwaysTrue, SeverityInfo, r.id, "")
	case !ok || !okDenied:
		l.add(LintUndecided, SeverityInfo, r.id, "")
	}
	for _, w := range r.writes {
		l.write(r, w, ways)
	}
	l.textMessages(r, ways)
	if l.asks(&r.when, func(a *atom) bool { return a.op == OpWithin && a.window.skipped() }) {
		l.add(LintWindowDST, SeverityInfo, r.id, "")
	}
}

// write looks at one action of a rule.
func (l *linter) write(r *compiledRule, w write, ways []cube) {
	switch w.slot {
	case SlotAutoReply, SlotBotFlow:
		says := l.says(&w)
		if slices.ContainsFunc(says, func(r Reply) bool { return r.Purpose == PurposeRedirect && r.Secure == 0 }) {
			l.add(LintInsecureRedirect, SeverityWarn, r.id, "")
		}
		removes := func(o compiledRule) bool { return o.mode == ModeEnforce && o.writesTo(SlotRemove) }
		if slices.ContainsFunc(says, func(r Reply) bool { return r.ClaimsRemoval }) && !slices.ContainsFunc(l.rules, removes) {
			l.add(LintClaimsNothing, SeverityError, r.id, "")
		}
	case SlotRemove:
		if w.remove.Mode != RemoveHideThenReview && l.options.PublicEntity && w.remove.Approver == "" {
			l.add(LintNoApprover, SeverityError, r.id, "")
		}
		if w.remove.Mode == RemoveDeleteNow {
			uncertain := newDemand(mustField("level"))
			uncertain.known, uncertain.allowed = Yes, uncertain.allowed&^(1<<LevelCertain)
			if both, ok := l.joinAll(ways, []cube{{"level": uncertain}}); !ok || len(both) > 0 {
				l.witness(l.add(LintUncertainDelete, SeverityInfo, r.id, ""), both, r)
			}
		}
	}
}

func (r *compiledRule) writesTo(slot Slot) bool {
	return slices.ContainsFunc(r.writes, func(w write) bool { return w.slot == slot })
}

// witness looks for facts on which all rules act; without them the finding is
// only possible.
func (l *linter) witness(f *LintFinding, ways []cube, rules ...*compiledRule) {
	f.Proved = false
	events, origins := ^uint64(0), ^uint64(0)
	for _, r := range rules {
		if r.events != 0 {
			events &= r.events
		}
		origins &= r.origins
	}
	for _, c := range ways {
		facts := l.facts(c)
		if facts.Event == 0 {
			facts.Event = Event(bits.TrailingZeros64(events &^ 1))
		}
		if facts.Origin == 0 {
			facts.Origin = Origin(bits.TrailingZeros64(origins &^ 1))
		}
		s := l.newState(&facts)
		s.endPhase()
		if !slices.ContainsFunc(rules, func(r *compiledRule) bool { return s.applies(r) != Yes }) {
			f.Proved, f.Witness = true, &facts
			return
		}
	}
}

// pairs compares rules that can meet.
func (l *linter) pairs() {
	n := 0
	for i := range l.rules {
		for j := range i {
			earlier, later := &l.rules[j], &l.rules[i]
			if earlier.mode == ModeOff || later.mode == ModeOff || !earlier.meets(later) {
				continue
			}
			if n++; n > maxPairs || l.joins > maxJoins {
				l.add(LintUndecided, SeverityInfo, "", "")
				return
			}
			l.pair(earlier, later)
		}
	}
}

// meets says whether two rules can act on one message and touch each other.
func (r *compiledRule) meets(later *compiledRule) bool {
	if r.events != 0 && later.events != 0 && r.events&later.events == 0 || r.origins&later.origins == 0 {
		return false
	}
	return r.stop != StopNone || slices.ContainsFunc(r.writes, func(w write) bool { return later.writesTo(w.slot) })
}

// pair looks at two rules, of which the first runs earlier.
func (l *linter) pair(earlier, later *compiledRule) {
	if l.duplicate(earlier, later) {
		l.add(LintDuplicate, SeverityWarn, later.id, earlier.id)
		return
	}
	implied := earlier.mode == ModeEnforce && l.implies(later, earlier)
	if stops := earlier.stop == StopAll || earlier.stop == StopPhase && earlier.phase == later.phase; stops && implied && later.phase != PhaseGuard {
		l.add(LintUnreachable, SeverityError, later.id, earlier.id)
		return
	}
	for _, w := range earlier.writes {
		if w.slot != SlotApproval && slotMerges[w.slot].Merge != MergeFirst || w.slot == SlotAutoReply || w.slot == SlotBotFlow {
			continue
		}
		for _, v := range later.writes {
			if v.slot == w.slot && (v.value != w.value || w.slot == SlotApproval) {
				l.clash(earlier, later, w, v, implied)
			}
		}
	}
}

// clash looks at two different writes to one slot.
func (l *linter) clash(earlier, later *compiledRule, w, v write, implied bool) {
	tie := earlier.phase == later.phase && earlier.priority == later.priority && w.slot != SlotApproval
	conflict := false
	if w.slot == SlotApproval {
		_, possible := mergeRequirements([]*Requirement{w.approval, v.approval})
		conflict = !possible
	}
	switch {
	case implied && w.slot != SlotApproval && !l.stoppable(earlier):
		l.add(LintShadowed, SeverityWarn, later.id, earlier.id)
	case tie || conflict:
		ways, ok := l.both(earlier, later)
		if ok && len(ways) == 0 {
			return
		}
		code, severity := LintTie, SeverityWarn
		if conflict {
			code, severity = LintApprovalConflict, SeverityError
		}
		l.witness(l.add(code, severity, later.id, earlier.id), ways, earlier, later)
	}
}

// stoppable says whether another rule may keep a rule from running.
func (l *linter) stoppable(r *compiledRule) bool {
	return r.phase != PhaseGuard && slices.ContainsFunc(l.rules, func(o compiledRule) bool { return o.stop != StopNone && o.mode == ModeEnforce })
}

// both lists the ways in which two conditions hold on one message.
func (l *linter) both(a, b *compiledRule) ([]cube, bool) {
	x, ok := l.ways(&a.when, true)
	y, okY := l.ways(&b.when, true)
	if !ok || !okY {
		return nil, false
	}
	return l.joinAll(x, y)
}

// implies says whether it is proved that b acts whenever a does. Rules of
// different phases see different tags and slots, so nothing is proved there
// about rules that ask for them.
func (l *linter) implies(a, b *compiledRule) bool {
	if b.events != 0 && (a.events == 0 || a.events&^b.events != 0) || a.origins&^b.origins != 0 {
		return false
	}
	if a.phase != b.phase && (l.asksWritten(&a.when) || l.asksWritten(&b.when)) {
		return false
	}
	if l.conditionsEqual(&a.when, &b.when) {
		return true
	}
	// b does not act when its condition is denied or open. It cannot be open
	// where it asks only what a asks too.
	x, ok := l.ways(&a.when, true)
	y, okY := l.ways(&b.when, false)
	if !ok || !okY {
		return false
	}
	ways, ok := l.joinAll(x, y)
	return ok && len(ways) == 0 && l.decides(x, &b.when)
}

// decides says whether a condition cannot be open in any of the ways: every
// field that it asks is known in all of them. A long text may leave a question
// open although it is known.
func (l *linter) decides(ways []cube, n *node) bool {
	if n.op == nodeLeaf {
		a := &l.atoms[n.atom]
		return a.op == OpExists || a.field.typ != typeText && !slices.ContainsFunc(ways, func(c cube) bool { return c[a.field.name].known != Yes })
	}
	return !slices.ContainsFunc(n.kids, func(k node) bool { return !l.decides(ways, &k) })
}

func (l *linter) asksWritten(n *node) bool {
	return l.asks(n, func(a *atom) bool { return a.field.written })
}

// asks says whether a condition has a question of a kind.
func (l *linter) asks(n *node, kind func(*atom) bool) bool {
	if n.op == nodeLeaf {
		return kind(&l.atoms[n.atom])
	}
	return slices.ContainsFunc(n.kids, func(k node) bool { return l.asks(&k, kind) })
}

// duplicate says whether two rules of a phase ask the same and do the same.
func (l *linter) duplicate(a, b *compiledRule) bool {
	return a.phase == b.phase && a.events == b.events && a.origins == b.origins && a.stop == b.stop && a.mode == b.mode && a.onError == b.onError &&
		l.conditionsEqual(&a.when, &b.when) &&
		slices.EqualFunc(a.writes, b.writes, func(w, v write) bool {
			return w.slot == v.slot && w.value == v.value && equalPointers(w.remove, v.remove) && equalPointers(w.timer, v.timer) && w.approval == nil && v.approval == nil
		})
}

func equalPointers[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// conditionsEqual compares two conditions as they were written.
func (l *linter) conditionsEqual(a, b *node) bool {
	return a.op == b.op && a.atom == b.atom && slices.EqualFunc(a.kids, b.kids, func(x, y node) bool { return l.conditionsEqual(&x, &y) })
}

// whole looks at what is not about a single rule.
func (l *linter) whole() {
	for _, f := range l.set.Folders {
		if (f.Purpose == FolderReview || f.Purpose == FolderReviewDelete) && f.Retention == "" {
			l.add(LintFolderForever, SeverityWarn, f.ID, "")
		}
	}
	for _, m := range l.Posture("").Methods {
		if !m.Active {
			l.add(LintMissingMethod, SeverityInfo, m.Method.String(), "")
		}
	}
}
