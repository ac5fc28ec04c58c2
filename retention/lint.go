// SPDX-License-Identifier: Apache-2.0

package retention

import "errors"

// What [Lint] warns of.
var (
	// ErrNoAnswer says that no policy or clock answers requests of a kind.
	ErrNoAnswer = errors.New("nothing answers such requests")
	// ErrNoPolicy says that no policy selects items of a kind by default, so
	// that they are kept with a finding.
	ErrNoPolicy = errors.New("no policy selects such items")
	// ErrNoStore says that a policy deletes items of a kind that no live
	// store or third party is said to hold, so that their deletion fails.
	ErrNoStore = errors.New("no store holds such items")
)

// A Warning is something in a schedule that [New] accepts and that its author
// may not have meant. Its zero value says nothing.
type Warning struct {
	// Kind is the kind of item, Request the kind of request it is about; one
	// of them is unspecified.
	Kind    Kind
	Request RequestKind
	Err     error
}

// Lint returns what [New] would refuse as an error, and otherwise what the
// schedule leaves open, ordered by request, then by kind.
func Lint(s Schedule) ([]Warning, error) {
	r, err := New(s, nil)
	if err != nil {
		return nil, err
	}
	var warnings []Warning
	for k := SelfService; requestKindWords.has(uint8(k)); k++ {
		if !r.answersAny(k) {
			warnings = append(warnings, Warning{Request: k, Err: ErrNoAnswer})
		}
	}
	for k := Message; kindWords.has(uint8(k)); k++ {
		switch selected, deleted := r.covers(k); {
		case !selected:
			warnings = append(warnings, Warning{Kind: k, Err: ErrNoPolicy})
		case deleted && !r.stored(k):
			warnings = append(warnings, Warning{Kind: k, Err: ErrNoStore})
		}
	}
	return warnings, nil
}

func (r *Resolver) answersAny(k RequestKind) bool {
	if r.schedule.clockOf(k) != nil {
		return true
	}
	for i := range r.schedule.Policies {
		if r.schedule.Policies[i].Request == k {
			return true
		}
	}
	return false
}

// covers reports whether a plain item of a kind is selected, and whether some
// policy may let items of that kind go.
func (r *Resolver) covers(k Kind) (selected, deleted bool) {
	for i := range r.schedule.Policies {
		p := &r.schedule.Policies[i]
		if !hasOne(p.Select.Kinds, k) {
			continue
		}
		if _, ok := p.KeepAtMost.Period(); ok {
			deleted = true
		}
		if p.trigger() == byTime && p.Scope == DefaultScope && len(p.Select.Flags) == 0 {
			selected = true
		}
	}
	return selected, deleted
}

func (r *Resolver) stored(k Kind) bool {
	for _, s := range r.storesOf(k) {
		if s.Role == Live || s.Role == ThirdParty {
			return true
		}
	}
	return false
}
