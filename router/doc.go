// SPDX-License-Identifier: Apache-2.0

// Package router plans what happens to a message, who may touch it, and in
// which order, from typed facts and a set of rules, and says why.
//
//	engine, err := router.New(router.HealthcareBaseline(), router.BaselineOptions())
//	if err != nil {
//		return err
//	}
//	plan, err := engine.Evaluate(facts)
//	step, ok := router.Next(plan, receipts) // what to do now
//
// A rule asks a [Condition] about [Facts] and adds actions. Rules run in the
// order of phase (guard, classify, route, respond, finalize), priority and id;
// inside a phase they all see what earlier phases wrote. Several actions on one
// slot become one plan by [MergeTable]: tags, alerts and destinations are
// united, folders, assignees, priorities and answers go to the first rule, and
// whatever can do harm (outbound messages, removals, approvals) to the rule
// that allows least. [Parse], [Compile] and [Load] read the same rules from
// JSON, whose form [Schema] describes. [Engine.Lint] finds mistakes in rules,
// [Diff] compares two rule sets, [Prove] says what a rule set never does whatever
// the facts are, and the package routertest checks it against fixtures. A
// [Holder] exchanges rule sets while messages are planned.
//
// # Guarantees
//
// The engine is a pure function: it does no I/O, has no clock and no state.
// Equal facts, rules and options give plans that are equal byte for byte, and
// every plan, trace and answer names the digest of what made it. An [Engine]
// is immutable and safe for concurrent use. The order in which a rule set lists
// its rules decides about nothing.
//
// What is not known is never taken for false. A condition that cannot be
// decided holds the message: it goes to the review folder, nothing is sent and
// nothing deleted, unless the rule says otherwise. So does a message in a
// language that the detection cannot read. At once is deleted only what is
// certain, need not be preserved and begins no process; other deletions wait
// for a person or fall back to hiding, and the plan says what the network can
// do and who still sees the message. At most one saved reply or bot flow is
// sent, only from the catalogue, never after consent was withdrawn. A message
// leaves for an integration only where an agreement is known to cover it. An
// emergency comes before all handling of health information: its instructions
// pass holds, and a bot never keeps it.
//
// Access is denied unless a grant allows it, and a denial beats every grant.
//
// # Limits
//
// A rule set holds [MaxRules] rules, conditions nest [MaxNesting] deep, a
// pattern has [MaxPattern] bytes, a flow [MaxSteps] steps, and the first
// [MaxText] bytes of a text are read: what a longer text does not show there is
// unknown. Words are split at what is neither letter, digit nor mark, so that
// languages without spaces need [OpMatches]. Letters and marks are composed for
// Latin-1. The package does not detect anything, sends nothing, and checks the
// wording of no reply. A proof is about what facts say, not about whether they
// are true; it stays open where it would need a text or a time that it cannot
// find. The data of [Capabilities] ages: each row has a date and a basis, and
// plans do not rely on a row that nobody confirmed. None of this is legal advice.
//
// # Sources
//
// 45 CFR 164.312, 164.502, 164.514, 164.522, 164.524 and 164.530; 42 CFR
// 482.13(a)(2); 47 CFR 64.1200. Each rule of [HealthcareBaseline] names its
// own.
//
// # Errors
//
// A fault in a rule set is a [*RuleError] (several are joined), one in facts a
// [*FactsError]; both name a path, a code and, for JSON, the line and column.
// A text that is no word of an enumeration is [ErrUnknownWord]. No error
// repeats a value.
package router
