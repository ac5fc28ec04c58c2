// SPDX-License-Identifier: Apache-2.0

package baa

import "slices"

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
