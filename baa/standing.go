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

// contract is an agreement that a grant may count under, with the links that
// lead from it to the party that processes the data.
type contract struct {
	agreement *entry[Agreement]
	form      *entry[Agreement] // what it is signed on, or nil
	links     []*entry[Agreement]
	lacks     []lack
}

// firmer reports whether a is the better contract to count on.
func (a contract) firmer(b contract) bool {
	sa, sb := standingOf(a.lacks), standingOf(b.lacks)
	return sa > sb || sa == sb && len(a.lacks) < len(b.lacks)
}

// contractFor finds the best contract under which a grant covers a hop: a itself, or
// what is signed on it.
func (v *view) contractFor(grant *spoken, a *entry[Agreement], h *hop) contract {
	if a.rec.Status != Offered {
		return v.contract(a, v.g.agreements.get(a.rec.Form, v.known), grant, h)
	}
	var best contract
	for _, signed := range v.g.signedOn[a.id] {
		if !v.signedHere(signed) {
			continue
		}
		if k := v.contract(signed, a, grant, h); best.agreement == nil || k.firmer(best) {
			best = k
		}
	}
	if best.agreement == nil {
		best = v.unsigned(a, grant, h)
	}
	return best
}

// signedHere reports whether an agreement on a form is the customer's own.
func (v *view) signedHere(a *entry[Agreement]) bool {
	return a.visible(v.known) && v.account != nil && a.rec.Upstream == v.holder()
}

// unsigned is the contract that the customer could sign on a form.
func (v *view) unsigned(form *entry[Agreement], grant *spoken, h *hop) contract {
	k := contract{agreement: form, lacks: []lack{{reason: NotSigned, record: form.id}}}
	if v.account == nil {
		k.lacks = []lack{{reason: AccountUnknown}}
	}
	k.lacks = append(k.lacks, v.planLacks(k, grant)...)
	_, missing := v.chain(k, h)
	k.lacks = append(k.lacks, missing...)
	return k
}

// contracts lists every contract under which a grant covers a hop or could.
func (v *view) contracts(grant *spoken, h *hop) []contract {
	a := current(grant.agreements, v.known)
	if a == nil {
		return nil
	}
	if a.rec.Status != Offered {
		return []contract{v.contract(a, v.g.agreements.get(a.rec.Form, v.known), grant, h)}
	}
	var all []contract
	for _, signed := range v.g.signedOn[a.id] {
		if v.signedHere(signed) {
			all = append(all, v.contract(signed, a, grant, h))
		}
	}
	return append(all, v.unsigned(a, grant, h))
}

// contract is an agreement, signed on a form or not, with all that keeps it from
// counting for a grant.
func (v *view) contract(a, form *entry[Agreement], grant *spoken, h *hop) contract {
	k := contract{agreement: a, form: form}
	k.lacks = v.contractLacks(k, grant)
	links, missing := v.chain(k, h)
	k.links, k.lacks = links, append(k.lacks, missing...)
	return k
}

// contractLacks lists what keeps a contract from counting, the chain apart.
func (v *view) contractLacks(k contract, grant *spoken) []lack {
	a := k.agreement
	var lacks []lack
	if v.account == nil && a.rec.Status != Standing {
		lacks = append(lacks, lack{reason: AccountUnknown})
	}
	switch a.rec.Status {
	case Draft, Requested:
		lacks = append(lacks, lack{reason: NotSigned, record: a.id})
	case StatusUnknownYet:
		lacks = append(lacks, lack{reason: StatusUnknown, record: a.id})
	}
	lacks = append(lacks, datedLacks(a.rec.Validity.on(v.asOf), a.id)...)
	if k.form != nil {
		lacks = append(lacks, datedLacks(v.settled(k.form, k), k.form.id)...)
	}
	if v.account != nil && !v.inScope(a.rec.Scope) {
		lacks = append(lacks, lack{reason: OutOfScope, record: a.id})
	}
	lacks = append(lacks, v.planLacks(k, grant)...)
	if p := grant.rec.Purpose; p != "" && !slices.Contains(a.rec.Purposes, p) {
		lacks = append(lacks, lack{reason: PurposeMissing, record: a.id})
	}
	return lacks
}

func datedLacks(t timing, record string) []lack {
	switch t {
	case off:
		return []lack{{reason: OutsideDates, record: record}}
	case perhaps:
		return []lack{{reason: DateImprecise, record: record}}
	}
	return nil
}

// settled is the timing of a form or of a link below a signed contract. Where
// only its month or year is known, the contract's own date settles it: nobody can
// sign a form, or rely on a link, that does not exist yet.
func (v *view) settled(below *entry[Agreement], k contract) timing {
	t := below.rec.Validity.on(v.asOf)
	signed := k.agreement.rec.Effective
	named := below == k.form || slices.Contains(k.agreement.rec.ReliesOn, below.id) ||
		k.form != nil && slices.Contains(k.form.rec.ReliesOn, below.id)
	later := !signed.First().Before(below.rec.Effective.First())
	if t == perhaps && named && later && (Validity{Ends: below.rec.Ends}).on(v.asOf) == on {
		return on
	}
	return t
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

// chain finds the agreements that lead from the party that signed with the
// customer to the owner of the hop (45 CFR 164.502(e)(1)(ii)).
func (v *view) chain(k contract, h *hop) ([]*entry[Agreement], []lack) {
	if k.agreement.rec.Downstream == h.owner {
		return nil, nil
	}
	var best []*entry[Agreement]
	bestLacks := []lack{{reason: ChainBroken, record: k.agreement.id}}
	var walk func(party string, links []*entry[Agreement], lacks []lack)
	walk = func(party string, links []*entry[Agreement], lacks []lack) {
		if party == h.owner {
			a, b := standingOf(lacks), standingOf(bestLacks)
			if a > b || a == b && len(lacks) < len(bestLacks) {
				best, bestLacks = slices.Clone(links), slices.Clone(lacks)
			}
			return
		}
		for _, link := range v.g.bindings[party] {
			if link.visible(v.known) && v.linkCovers(link, h) {
				walk(link.rec.Downstream, append(links, link), append(lacks, v.linkLacks(link, k)...))
			}
		}
	}
	walk(k.agreement.rec.Downstream, nil, nil)
	return best, bestLacks
}

// linkCovers reports whether an agreement with a subcontractor speaks for a hop.
// What excludes the hop there is weighed with all other exclusions.
func (v *view) linkCovers(link *entry[Agreement], h *hop) bool {
	return slices.ContainsFunc(h.grants, func(e *spoken) bool {
		if e.rec.Under != link.id || !e.rec.covers() || !e.visible(v.known) || e.rec.Validity.on(v.asOf) != on {
			return false
		}
		m, _ := v.match(&e.rec, h)
		return m
	})
}

func (v *view) linkLacks(link *entry[Agreement], k contract) []lack {
	var lacks []lack
	switch link.rec.Status {
	case Signed, Terminated, Standing:
	case StatusUnknownYet:
		lacks = append(lacks, lack{reason: StatusUnknown, record: link.id})
	default:
		lacks = append(lacks, lack{reason: NotSigned, record: link.id})
	}
	return append(lacks, datedLacks(v.settled(link, k), link.id)...)
}
