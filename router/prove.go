// SPDX-License-Identifier: Apache-2.0

package router

import (
	"errors"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Claim is something that a rule set must never, or always, do. The zero Claim
// is not stated.
type Claim uint8

// The claims.
const (
	_ Claim = iota
	// ClaimNoUncoveredEgress: no message whose level is likely, certain or not
	// stated goes to a destination that is not covered. What is covered say
	// [Property.Coverage] if there is one, and else the facts and
	// [Options.Coverage], which is what the engine asks.
	//
	// Source: 45 CFR 164.502(e)(1).
	ClaimNoUncoveredEgress
	// ClaimCertainHandled: every message that a customer wrote in public and
	// that is certainly protected is hidden, deleted or reported to the
	// network, and led to a secure channel.
	//
	// Source: 45 CFR 164.502(a).
	ClaimCertainHandled
	// ClaimOneAnswer: no message gets two replies or flows.
	ClaimOneAnswer
	// ClaimNoUnreviewedDeletion: nothing is deleted that is not certain, unless
	// a person approves it.
	//
	// Source: 45 CFR 164.316(b)(2)(i).
	ClaimNoUnreviewedDeletion
)

var claimWords = []string{
	"", "no_uncovered_egress", "certain_handled", "one_answer", "no_unreviewed_deletion",
}

// String returns the word of c, "unstated" for the zero value.
func (c Claim) String() string { return wordOf(claimWords, c) }

// ParseClaim returns the claim of a word; any other text is [ErrUnknownWord].
func ParseClaim(s string) (Claim, error) { return parseWord[Claim]("claim", claimWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (c Claim) MarshalText() ([]byte, error) { return marshalWord("claim", claimWords, c) }

// UnmarshalText reads a word as [ParseClaim] does.
func (c *Claim) UnmarshalText(text []byte) error { return unmarshalWord("claim", claimWords, text, c) }

// slots are those that a claim is about, with the slots that decide about them:
// removals decide about the replies that tell of them.
func (c Claim) slots(e *Engine) []Slot {
	switch c {
	case ClaimNoUncoveredEgress:
		return []Slot{SlotEgress}
	case ClaimNoUnreviewedDeletion:
		return []Slot{SlotRemove}
	case ClaimOneAnswer:
		for _, r := range e.replies {
			if r.ClaimsRemoval {
				return []Slot{SlotOutbound, SlotRemove, SlotBotFlow}
			}
		}
		return []Slot{SlotOutbound, SlotBotFlow}
	}
	return []Slot{SlotOutbound, SlotRemove, SlotRedirect, SlotBotFlow}
}

// DefaultMaxWays is how many ways through an evaluation [Prove] follows when
// the property says nothing: about a second for a hundred rules, and less than
// a minute for [MaxRules].
const DefaultMaxWays = 100_000

// Property is what [Prove] proves. The zero Property is refused.
type Property struct {
	Claim Claim `json:"claim"`
	// Given limits the claim to messages for which a condition holds, such as
	// those of the networks in use; nil means every message. It may not ask
	// about the text.
	Given *Condition `json:"given,omitzero"`
	// Coverage says, for [ClaimNoUncoveredEgress], what agreements cover; a
	// destination that is not listed is not covered. Nil leaves it to what the
	// engine asks.
	Coverage map[string]Coverage `json:"coverage,omitzero"`
	// MaxWays is how many ways are followed before the answer stays open; 0 is
	// [DefaultMaxWays].
	MaxWays int `json:"max_ways,omitzero"`
}

// ParseProperty reads a property from one JSON object and refuses unknown and
// repeated keys: a claim with a misspelt part would be another claim. The error
// is a [*RuleError] with a line and a column. [Prove] checks what it means.
func ParseProperty(data []byte) (Property, error) {
	var p Property
	if err := strictjson.Decode(data, &p); err != nil {
		bad := newRuleError(err)
		bad.Path = "/property" + bad.Path
		return Property{}, bad
	}
	return p, nil
}

// Verdict is the answer of [Prove]. The zero Verdict is VerdictUndecided.
type Verdict uint8

// The verdicts.
const (
	VerdictUndecided Verdict = iota // not looked at to the end
	VerdictHolds                    // true of all facts
	VerdictBroken                   // the witness shows that it is not
)

var verdictWords = []string{"undecided", "holds", "broken"}

// String returns the word of v.
func (v Verdict) String() string { return wordOf(verdictWords, v) }

// ParseVerdict returns the verdict of a word; any other text is [ErrUnknownWord].
func ParseVerdict(s string) (Verdict, error) { return parseWord[Verdict]("verdict", verdictWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (v Verdict) MarshalText() ([]byte, error) { return marshalWord("verdict", verdictWords, v) }

// UnmarshalText reads a word as [ParseVerdict] does.
func (v *Verdict) UnmarshalText(text []byte) error {
	return unmarshalWord("verdict", verdictWords, text, v)
}

// Limit is why a proof is not finished. The zero Limit is not stated: the proof
// is finished.
type Limit uint8

// The limits.
const (
	_             Limit = iota
	LimitWays           // more ways than [Property.MaxWays]
	LimitUnproven       // a way breaks the claim, and no facts were found that take it
)

var limitWords = []string{"", "max_ways", "no_witness_found"}

// String returns the word of l, "unstated" for the zero value.
func (l Limit) String() string { return wordOf(limitWords, l) }

// ParseLimit returns the limit of a word; any other text is [ErrUnknownWord].
func ParseLimit(s string) (Limit, error) { return parseWord[Limit]("limit", limitWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (l Limit) MarshalText() ([]byte, error) { return marshalWord("limit", limitWords, l) }

// UnmarshalText reads a word as [ParseLimit] does.
func (l *Limit) UnmarshalText(text []byte) error { return unmarshalWord("limit", limitWords, text, l) }

// Proof is the answer of [Prove]. The zero Proof proves nothing.
type Proof struct {
	Claim   Claim   `json:"claim"`
	Verdict Verdict `json:"verdict"`
	// Witness are facts whose plan breaks the claim, and nil without any. Plan
	// is that plan: [Engine.Evaluate] returns the same for Witness.
	Witness *Facts `json:"witness,omitzero"`
	Plan    *Plan  `json:"plan,omitzero"`
	// Rules are the rules that the witness passed, in the order in which they
	// ran: those that acted and those that could not be decided.
	Rules []RuleTrace `json:"rules,omitzero"`
	// Limit is why the verdict is open, and MaxWays the cap that was in force.
	Limit   Limit `json:"limit,omitzero"`
	MaxWays int   `json:"max_ways"`
	// Ways is how many ways through the evaluation were followed.
	Ways   int     `json:"ways"`
	Engine Version `json:"engine"`
}

// Prove says whether a property is true of an engine for all facts there are.
// It follows every way through an evaluation, over classes of facts that no
// rule tells apart, and stops at the first way that breaks the claim and that
// facts can take. It is deterministic, and as safe for concurrent use as
// [Options.Coverage] is. A coverer is asked about the times that rules name and
// nothing between them, so one that depends on the time is not proved of other
// times.
//
// The error is a [*RuleError] whose path leads into the property, under
// /property.
func Prove(e *Engine, p Property) (Proof, error) {
	e, given, err := e.assuming(&p)
	if err != nil {
		return Proof{}, err
	}
	proof := Proof{Claim: p.Claim, MaxWays: p.MaxWays, Engine: e.version}
	if p.MaxWays == 0 {
		proof.MaxWays = DefaultMaxWays
	}
	if e.cannot(p.Claim) {
		proof.Verdict = VerdictHolds
		return proof, nil
	}
	x := newExplorer(e, p.Claim.slots(e)...)
	for more := true; more; more = x.turnBack() {
		if proof.Ways == proof.MaxWays {
			proof.Limit = LimitWays
			return proof, nil
		}
		proof.Ways++
		x.begin()
		_, broken := e.breaks(&p, given, &Facts{ID: "witness"}, x)
		if !broken {
			continue
		}
		facts := x.facts()
		plan, broken := e.breaks(&p, given, &facts, nil)
		if !broken {
			proof.Limit = LimitUnproven
			continue
		}
		proof.Verdict, proof.Limit = VerdictBroken, 0
		proof.Witness, proof.Plan, proof.Rules = &facts, &plan, plan.Trace.Rules()
		return proof, nil
	}
	if proof.Limit == 0 {
		proof.Verdict = VerdictHolds
	}
	return proof, nil
}

// cannot says whether no rule asks for what would break a claim, so that there
// is nothing to follow.
func (e *Engine) cannot(c Claim) bool {
	n := 0
	count := func(writes []write) {
		for _, w := range writes {
			egress := c == ClaimNoUncoveredEgress && w.slot == SlotEgress
			answer := c == ClaimOneAnswer && (w.slot == SlotAutoReply || w.slot == SlotBotFlow)
			deletion := c == ClaimNoUnreviewedDeletion && w.slot == SlotRemove && w.remove.Mode != RemoveHideThenReview
			if egress || answer || deletion {
				n++
			}
		}
	}
	count(e.defaults)
	for i := range e.rules {
		if e.rules[i].mode == ModeEnforce {
			count(e.rules[i].writes)
		}
	}
	return c != ClaimCertainHandled && (n == 0 || n == 1 && c == ClaimOneAnswer)
}

// assuming checks a property and compiles what it is given, for an engine with
// the questions of both.
func (e *Engine) assuming(p *Property) (*Engine, *node, error) {
	b := &faults{}
	if p.Claim == 0 || !inTable(claimWords, p.Claim) {
		b.add("/property/claim", CodeMissing, "")
	}
	if p.MaxWays < 0 {
		b.add("/property/max_ways", CodeBadValue, "")
	}
	for _, c := range p.Coverage {
		if !inTable(coverageWords, c) {
			b.add("/property/coverage", CodeBadValue, "")
		}
	}
	var given *node
	if p.Given != nil {
		k := compiler{faults: b, byKey: map[string]int{}, index: newTextIndex(), loadZone: e.options.LoadZone}
		n := k.condition(p.Given, "/property/given", 0)
		if slices.ContainsFunc(k.atoms, func(a atom) bool { return a.field != nil && a.field.typ == typeText }) {
			b.add("/property/given", CodeUnknownField, "")
		}
		n.shift(len(e.atoms))
		wider := *e
		wider.atoms = slices.Concat(e.atoms, k.atoms)
		e, given = &wider, &n
	}
	var errs []error
	for _, f := range b.list {
		errs = append(errs, f)
	}
	return e, given, errors.Join(errs...)
}

// shift moves the numbers of the atoms of a condition.
func (n *node) shift(by int) {
	n.atom += by
	for i := range n.kids {
		n.kids[i].shift(by)
	}
}

// breaks evaluates facts, or a way when x is not nil, and says whether the plan
// breaks the claim. It never does where the property is about other messages.
func (e *Engine) breaks(p *Property, given *node, f *Facts, x *explorer) (Plan, bool) {
	s := e.newState(f)
	s.x = x
	if x == nil && f.check() != nil {
		return Plan{}, false
	}
	s.endPhase()
	if !p.about(s) || given != nil && given.eval(s) != Yes {
		return Plan{}, false
	}
	if s.run(e.everyRule()) != nil {
		return Plan{}, false // without a plan nothing happens, and somebody has an error to look at
	}
	plan := s.plan()
	return plan, p.broken(s, &plan)
}

// about says whether the claim is about a message at all.
func (p *Property) about(s *state) bool {
	switch p.Claim {
	case ClaimNoUncoveredEgress:
		return !s.oneOf(traitLevel, 1<<LevelNone|1<<LevelPossible)
	case ClaimCertainHandled:
		var content uint64
		for e := EventReceived; e.content(); e++ {
			content |= 1 << e
		}
		return is(s, traitLevel, LevelCertain) && s.seenBy(VisibilityPublic) && is(s, traitOrigin, OriginCustomer) && s.oneOf(traitEvent, content)
	}
	return true
}

// broken says whether a plan breaks the claim.
func (p *Property) broken(s *state, plan *Plan) bool {
	switch p.Claim {
	case ClaimNoUncoveredEgress:
		return slices.ContainsFunc(plan.Find(SlotEgress), func(st Step) bool {
			if p.Coverage != nil {
				return p.Coverage[st.Value] != CoverageCovered
			}
			return s.coverage(st.Value) != CoverageCovered
		})
	case ClaimCertainHandled:
		none := RemovalNone.String()
		handled := slices.ContainsFunc(plan.Find(SlotRemove), func(st Step) bool { return st.Value != none })
		led := len(plan.Find(SlotRedirect)) > 0
		for _, st := range slices.Concat(plan.Find(SlotAutoReply), plan.Find(SlotBotFlow)) {
			led = led || s.e.leads(st)
		}
		return !handled || !led
	case ClaimOneAnswer:
		return len(plan.Find(SlotAutoReply))+len(plan.Find(SlotBotFlow)) > 1
	}
	deleted := RemovalDelete.String()
	return slices.ContainsFunc(plan.Find(SlotRemove), func(st Step) bool {
		return st.Value == deleted && !plan.approved(st) && !is(s, traitLevel, LevelCertain)
	})
}

// leads says whether an answer names a secure channel: a flow does on every way
// through it that does not end with a person.
func (e *Engine) leads(st Step) bool {
	return st.Slot == SlotBotFlow || e.replies[st.Value].Secure != 0
}

// approved says whether a step waits for an approval.
func (p *Plan) approved(st Step) bool {
	return slices.ContainsFunc(p.Find(SlotApproval), func(a Step) bool { return slices.Contains(st.After, a.Key) })
}
