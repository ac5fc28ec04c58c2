// SPDX-License-Identifier: Apache-2.0

package baa

import "slices"

// Provision is something that a business associate agreement has to contain. The
// zero Provision is unspecified. Provisions are safe for concurrent use.
type Provision int

// The values of Provision.
const (
	// ProvisionUnspecified is no provision.
	ProvisionUnspecified Provision = iota
	// PermittedUses states the permitted and required uses.
	PermittedUses
	// NoOtherUse forbids every other use and disclosure.
	NoOtherUse
	// AppropriateSafeguards asks for safeguards and for the Security Rule.
	AppropriateSafeguards
	// ReportBreaches asks to report improper uses and breaches.
	ReportBreaches
	// BindSubcontractors asks to bind subcontractors to the same terms.
	BindSubcontractors
	// GiveAccess makes data available for access.
	GiveAccess
	// AllowAmendment makes data available for amendment.
	AllowAmendment
	// AccountDisclosures makes data available for an accounting of disclosures.
	AccountDisclosures
	// FollowDelegatedDuties asks to follow the rules for duties carried out for the covered entity.
	FollowDelegatedDuties
	// OpenBooks opens books and records to the Secretary.
	OpenBooks
	// ReturnOrDestroy asks to return or destroy at the end.
	ReturnOrDestroy
	// TerminateForBreach lets the covered entity end the contract for a material breach.
	TerminateForBreach
	// ReportSecurityIncidents asks to report security incidents.
	ReportSecurityIncidents
	// FollowSecurityRule asks to comply with the Security Rule.
	FollowSecurityRule
	// BindSubcontractorsToSecurity asks to have subcontractors comply with the Security Rule by contract.
	BindSubcontractorsToSecurity
)

var provisionWords = vocabulary{"provision", []string{
	"unspecified", "permitted_uses", "no_other_use", "safeguards", "report_breaches",
	"bind_subcontractors", "access", "amendment", "accounting", "delegated_duties", "books_to_hhs",
	"return_or_destroy", "terminate_for_breach", "report_security_incidents", "security_rule", "bind_subcontractors_to_security",
}}

// String returns the word of p, or "invalid".
func (p Provision) String() string { return wordOf(provisionWords, p) }

// ParseProvision returns the value of a word. The error is a [*WordError].
func ParseProvision(s string) (Provision, error) { return parseWord[Provision](provisionWords, s) }

// MarshalText returns the word of p. The error is a [*WordError].
func (p Provision) MarshalText() ([]byte, error) { return marshalWord(provisionWords, p) }

// UnmarshalText reads a word. The error is a [*WordError].
func (p *Provision) UnmarshalText(text []byte) error { return unmarshalWord(provisionWords, p, text) }

// provisionLaw cites each provision.
var provisionLaw = [...]string{
	PermittedUses:                "45 CFR 164.504(e)(2)(i)",
	NoOtherUse:                   "45 CFR 164.504(e)(2)(ii)(A)",
	AppropriateSafeguards:        "45 CFR 164.504(e)(2)(ii)(B)",
	ReportBreaches:               "45 CFR 164.504(e)(2)(ii)(C)",
	BindSubcontractors:           "45 CFR 164.504(e)(2)(ii)(D)",
	GiveAccess:                   "45 CFR 164.504(e)(2)(ii)(E)",
	AllowAmendment:               "45 CFR 164.504(e)(2)(ii)(F)",
	AccountDisclosures:           "45 CFR 164.504(e)(2)(ii)(G)",
	FollowDelegatedDuties:        "45 CFR 164.504(e)(2)(ii)(H)",
	OpenBooks:                    "45 CFR 164.504(e)(2)(ii)(I)",
	ReturnOrDestroy:              "45 CFR 164.504(e)(2)(ii)(J)",
	TerminateForBreach:           "45 CFR 164.504(e)(2)(iii)",
	ReportSecurityIncidents:      "45 CFR 164.314(a)(2)(i)(C)",
	FollowSecurityRule:           "45 CFR 164.314(a)(2)(i)(A)",
	BindSubcontractorsToSecurity: "45 CFR 164.314(a)(2)(i)(B)",
}

// ProvisionCheck is one line of a [Checklist].
type ProvisionCheck struct {
	// Provision is what the agreement has to contain.
	Provision Provision `json:"provision"`
	// Source is the section that asks for it.
	Source string `json:"source"`
	// Recorded says whether the record of the agreement, or of the form it is
	// signed on, names the provision.
	Recorded bool `json:"recorded"`
}

// Checklist compares the record of an agreement with the provisions that
// 45 CFR 164.504(e)(2) and 164.314(a)(2)(i) ask for, in their order. A contract
// with a subcontractor needs the same ones (45 CFR 164.504(e)(5)). It reads the
// record, not the contract. The error is a [*UseError] when no agreement of the
// kinds baa and basa has that id.
func (g *Graph) Checklist(agreement string) ([]ProvisionCheck, error) {
	e := g.agreements.get(agreement, Date{})
	if e == nil || e.rec.Kind != BAA && e.rec.Kind != BASA {
		return nil, &UseError{Field: "agreement", Problem: UnknownReference}
	}
	have := slices.Clone(e.rec.Provisions)
	if form := g.agreements.get(e.rec.Form, Date{}); form != nil {
		have = append(have, form.rec.Provisions...)
	}
	var checks []ProvisionCheck
	for p := PermittedUses; int(p) < len(provisionLaw); p++ {
		checks = append(checks, ProvisionCheck{p, provisionLaw[p], slices.Contains(have, p)})
	}
	return checks, nil
}

// ChainCheck is the checklist of one agreement on the way to a subcontractor.
type ChainCheck struct {
	// Agreement is its id; Upstream and Downstream are its parties.
	Agreement  string `json:"agreement"`
	Upstream   string `json:"upstream"`
	Downstream string `json:"downstream"`
	// Source is the section that asks for an agreement between the two.
	Source string `json:"source"`
	// Missing are the provisions that its record does not name.
	Missing []ProvisionCheck `json:"missing"`
}

// ChainChecklist runs [Graph.Checklist] on an agreement and on every agreement with
// subcontractors that hangs on it, from the customer outwards, and returns what each
// record lacks. An agreement that the chain needs and that is not on record cannot
// be listed; the verdict on a use then says chain_broken. The error is that of
// [Graph.Checklist].
func (g *Graph) ChainChecklist(agreement string) ([]ChainCheck, error) {
	var all []ChainCheck
	waiting := []string{agreement}
	for i := 0; i < len(waiting); i++ {
		checks, err := g.Checklist(waiting[i])
		if err != nil {
			return nil, err
		}
		a := g.agreements.get(waiting[i], Date{}).rec
		c := ChainCheck{Agreement: a.ID, Upstream: a.Upstream, Downstream: a.Downstream, Source: "45 CFR 164.502(e)(1)(i)", Missing: []ProvisionCheck{}}
		if a.Kind == BASA {
			c.Source = "45 CFR 164.502(e)(1)(ii)"
		}
		for _, p := range checks {
			if !p.Recorded {
				c.Missing = append(c.Missing, p)
			}
		}
		all = append(all, c)
		for _, link := range g.bindings[a.Downstream] {
			if link.visible(Date{}) && !slices.Contains(waiting, link.id) {
				waiting = append(waiting, link.id)
			}
		}
	}
	return all, nil
}
