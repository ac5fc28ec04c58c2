// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"cmp"
	"slices"
)

// ExpiryKind is what ends. The zero ExpiryKind is agreement_ends. Kinds are safe
// for concurrent use.
type ExpiryKind int

// The values of ExpiryKind.
const (
	// AgreementEnds is the last day of an agreement.
	AgreementEnds ExpiryKind = iota
	// PlanEnds is the last day of an account's plan.
	PlanEnds
	// GrantEnds is the last day of a grant.
	GrantEnds
	// StatementEnds is the last day of a statement.
	StatementEnds
	// SafeguardEnds is the last day of a safeguard.
	SafeguardEnds
	// EvidenceEnds is the last day on which evidence is good.
	EvidenceEnds
	// PolicyEnds is the last day of the organisation's own rule.
	PolicyEnds
	// RiskAcceptanceEnds is the last day of an accepted risk.
	RiskAcceptanceEnds
	// SourceEnds is the last day on which a source is recent enough.
	SourceEnds
)

var expiryKindWords = vocabulary{"expiry kind", []string{
	"agreement_ends", "plan_ends", "grant_ends", "statement_ends", "safeguard_ends", "evidence_ends",
	"policy_ends", "risk_acceptance_ends", "source_ends",
}}

// String returns the word of k, or "invalid".
func (k ExpiryKind) String() string { return wordOf(expiryKindWords, k) }

// ParseExpiryKind returns the value of a word. The error is a [*WordError].
func ParseExpiryKind(s string) (ExpiryKind, error) { return parseWord[ExpiryKind](expiryKindWords, s) }

// MarshalText returns the word of k. The error is a [*WordError].
func (k ExpiryKind) MarshalText() ([]byte, error) { return marshalWord(expiryKindWords, k) }

// UnmarshalText reads a word. The error is a [*WordError].
func (k *ExpiryKind) UnmarshalText(text []byte) error {
	return unmarshalWord(expiryKindWords, k, text)
}

// Expiry is the end of something that verdicts rest on.
type Expiry struct {
	// Last is the last day on which it counts, as precisely as it is known.
	Last PartialDate `json:"last"`
	// Kind is what ends.
	Kind ExpiryKind `json:"kind"`
	// Record is its id; for a source, dataset and id.
	Record string `json:"record"`
	// Party is whose it is: the vendor of an agreement or plan, the owner of a
	// safeguard; or empty.
	Party string `json:"party,omitempty"`
	// Account is the account that it holds for, or empty.
	Account string `json:"account,omitempty"`
}

// Expiries returns what ends between two days, both included, in the last records:
// sorted by the earliest day that the end may be, then by kind and record. An end
// that is known by its month or year is in the span if any day of it is. The error
// is a [*UseError] about the days.
func (g *Graph) Expiries(from, to Date) ([]Expiry, error) {
	if err := checkSpan(from, to); err != nil {
		return nil, err
	}
	all := []Expiry{}
	add := func(e Expiry) {
		if !e.Last.IsZero() && !e.Last.First().After(to) && !e.Last.Last().Before(from) {
			all = append(all, e)
		}
	}
	for e := range g.agreements.known(Date{}) {
		add(Expiry{Last: e.rec.Ends, Kind: AgreementEnds, Record: e.id, Party: e.rec.Downstream})
	}
	for e := range g.entitlements.known(Date{}) {
		add(Expiry{Last: e.rec.Ends, Kind: PlanEnds, Record: e.id, Party: e.rec.Vendor, Account: e.rec.Account})
	}
	for e := range g.grants.known(Date{}) {
		add(Expiry{Last: e.rec.Ends, Kind: GrantEnds, Record: e.id})
	}
	for e := range g.statements.known(Date{}) {
		add(Expiry{Last: e.rec.Ends, Kind: StatementEnds, Record: e.id, Party: e.rec.Party})
	}
	for e := range g.safeguards.known(Date{}) {
		add(Expiry{Last: e.rec.Ends, Kind: SafeguardEnds, Record: e.id, Party: e.rec.Party})
	}
	for e := range g.evidence.known(Date{}) {
		add(Expiry{Last: On(g.goodUntil(e.rec)), Kind: EvidenceEnds, Record: e.id, Party: e.rec.Party, Account: e.rec.Account})
	}
	for e := range g.policies.known(Date{}) {
		add(Expiry{Last: e.rec.Ends, Kind: PolicyEnds, Record: e.id, Account: e.rec.Account})
	}
	for e := range g.riskAcceptances.known(Date{}) {
		add(Expiry{Last: e.rec.Ends, Kind: RiskAcceptanceEnds, Record: e.id, Account: e.rec.Account})
	}
	for _, s := range g.sources {
		if !g.maxAge.IsZero() {
			add(Expiry{Last: On(s.checked().Add(g.maxAge)), Kind: SourceEnds, Record: s.Dataset + "/" + s.ID})
		}
	}
	slices.SortFunc(all, func(a, b Expiry) int {
		return cmp.Or(a.Last.First().Compare(b.Last.First()), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Record, b.Record))
	})
	return all, nil
}

// goodUntil is the last day on which evidence counts: that which it names, the
// end of what its condition allows, or the day before it was revoked.
func (g *Graph) goodUntil(e Evidence) Date {
	last := e.Expires
	sooner := func(d Date) {
		if last.IsZero() || d.Before(last) {
			last = d
		}
	}
	if c := g.conditions.get(e.Condition, Date{}); c != nil && !c.rec.MaxAge.IsZero() {
		sooner(e.Given.First().Add(c.rec.MaxAge))
	}
	if !e.Revoked.IsZero() {
		sooner(e.Revoked.AddDays(-1))
	}
	return last
}

// checkSpan verifies a time from one day to another.
func checkSpan(from, to Date) error {
	switch {
	case !from.IsValid():
		return &UseError{Field: "from", Problem: missingOrBad(from)}
	case !to.IsValid():
		return &UseError{Field: "to", Problem: missingOrBad(to)}
	case to.Before(from):
		return &UseError{Field: "to", Problem: EndsBeforeStart}
	}
	return nil
}
