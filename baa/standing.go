// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"slices"
	"strings"
)

// standing says how firmly a record counts for a use.
type standing int

const (
	dead      standing = iota // it does not count
	open                      // the records do not tell
	imprecise                 // it counts or not, depending on a date known only roughly
	firm                      // it counts
)

// lack is one thing that keeps a record from counting.
type lack struct {
	reason Reason
	// record is the id of what lacks it: an agreement, an account, a plan's
	// grant; or empty.
	record string
	// plans are the vendor and the plans that would end the lack, or empty.
	plans string
}

// standing of a lack: what is known to be missing kills, what is not on record
// leaves open.
func (l lack) standing() standing {
	switch l.reason {
	case DateImprecise:
		return imprecise
	case StatusUnknown, AccountUnknown, PlanUnknown, UseUnspecified, Stale:
		return open
	default:
		return dead
	}
}

// ofTheUse reports whether it is the use that leaves something open, and not the
// records.
func (l lack) ofTheUse() bool { return l.reason == UseUnspecified }

func standingOf(lacks []lack) standing {
	worst := firm
	for _, l := range lacks {
		worst = min(worst, l.standing())
	}
	return worst
}

// view is a use together with what it needs from the graph.
type view struct {
	g       *Graph
	use     Use
	asOf    Date
	known   Date
	account *entry[Account] // nil when the use names none on record
}

func (v *view) holder() string {
	if v.account == nil {
		return ""
	}
	return v.account.rec.Holder
}

// inScope reports whether the account of the use is one that an agreement takes
// in.
func (v *view) inScope(s AccountScope) bool {
	if len(s.Accounts) == 0 || slices.Contains(s.Accounts, v.account.id) {
		return true
	}
	if s.Inherit == InheritNone {
		return false
	}
	if s.Inherit == InheritNewAfter && !v.account.rec.Created.After(s.After) {
		return false
	}
	for a := v.account; a != nil && a.rec.Parent != ""; a = v.g.accounts.get(a.rec.Parent, v.known) {
		if slices.Contains(s.Accounts, a.rec.Parent) {
			return true
		}
	}
	return false
}

// planLacks lists the plans that a contract or a grant asks for and that the
// account does not have for certain.
func (v *view) planLacks(k contract, grant *spoken) []lack {
	var lacks []lack
	need := func(plans []string, vendor, record string) {
		if len(plans) == 0 {
			return
		}
		switch has, recorded := v.entitled(plans, vendor); {
		case !recorded:
			lacks = append(lacks, lack{PlanUnknown, record, plansAt(vendor, plans)})
		case has == perhaps:
			lacks = append(lacks, lack{reason: DateImprecise, record: record})
		case has == off:
			lacks = append(lacks, lack{PlanMissing, record, plansAt(vendor, plans)})
		}
	}
	need(k.agreement.rec.Plans, k.agreement.rec.Downstream, k.agreement.id)
	if k.form != nil {
		need(k.form.rec.Plans, k.form.rec.Downstream, k.form.id)
	}
	need(grant.rec.Plans, k.agreement.rec.Downstream, grant.id)
	return lacks
}

// plansAt names plans of a vendor, so that two records that ask for the same plans
// are seen to ask for one thing.
func plansAt(vendor string, plans []string) string {
	sorted := slices.Sorted(slices.Values(plans))
	return vendor + " " + strings.Join(sorted, " ")
}

// entitled says whether the account has one of some plans on the day, and
// whether anything is on record about its plans there.
func (v *view) entitled(plans []string, vendor string) (has timing, recorded bool) {
	if v.account == nil {
		return off, false
	}
	for _, e := range v.g.plans[planHolder{v.account.id, vendor}] {
		if !e.visible(v.known) {
			continue
		}
		recorded = true
		if slices.Contains(plans, e.rec.Plan) {
			has = max(has, e.rec.Validity.on(v.asOf))
		}
	}
	return has, recorded
}
