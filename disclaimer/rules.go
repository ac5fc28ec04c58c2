// SPDX-License-Identifier: Apache-2.0

package disclaimer

import "github.com/safeharbor-go/safeharbor/phi"

// A Rule is one row of the table of a guard: what is found has this code for
// this reason. The zero Rule is invalid.
type Rule struct {
	// Name is the stable name of the rule, such as "relationship.visit".
	Name string
	// Code is what is wrong. A rule of tier Never has none.
	Code Code
	// Tier says at which levels the rule speaks.
	Tier Tier
	// Why says in English what a reader would learn.
	Why string
	// Source is the rule's authority.
	Source string
}

// Rules returns the table in the order of its files. The slice is fresh.
func (g *Guard) Rules() []Rule {
	rs := make([]Rule, 0, len(g.grammar.rules))
	for i := range g.grammar.rules {
		r := &g.grammar.rules[i]
		rs = append(rs, Rule{Name: r.name, Code: r.code, Tier: r.tier, Why: r.why, Source: r.source})
	}
	return rs
}

// Outcome returns how severe a rule of tier t with code c is on a channel at a
// level, when no facts are known, and whether it speaks at all.
func Outcome(t Tier, c Code, channel phi.Channel, level GuardLevel) (s Severity, speaks bool) {
	x := Exchange{Channel: channel}
	w := work{state: state{guard: &Guard{level: level}, x: x, audience: x.audience()}}
	s = w.severity(&rule{code: c, tier: t})
	return s, s != silent
}
