// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"log/slog"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

// A Plan lists what may go on a day, and counts what stays and why. It is a
// preview: [Executor.Execute] decides again about each item before it acts. The
// zero Plan deletes nothing.
//
// Formatting a Plan shows its counts. Its JSON holds the ids of the items.
type Plan struct {
	AsOf Date `json:"as_of"`
	// Steps are the items that may go, sorted by ID, each once.
	Steps []Step `json:"steps"`
	// Counts says how many items are in each state for each rule, sorted.
	Counts []Count `json:"counts"`
	// Items is the number of items seen, among them those that could not be
	// decided about.
	Items int `json:"items"`
	// Refused lists the items that could not be decided about; they stay.
	Refused []Refusal `json:"refused,omitempty"`
	// Digest identifies the steps, the day and the schedule, whatever the
	// order of the items was.
	Digest string         `json:"digest"`
	Engine release.Engine `json:"engine"`
}

// A Step is one item that may go. Its zero value is no item.
//
// Formatting a Step hides the item. Its JSON holds the id.
type Step struct {
	ID          string      `json:"id"`
	Kind        Kind        `json:"kind"`
	Rule        string      `json:"rule"`
	DeleteAt    Date        `json:"delete_at"`
	DeleteBy    Date        `json:"delete_by,omitzero"`
	Disposition Disposition `json:"disposition"`
	// Instruct lists the parties that hold copies which are not ours: nobody
	// but they can erase them, so they have to be told.
	Instruct []string `json:"instruct,omitempty"`
}

// Format hides the item.
func (s Step) Format(f fmt.State, _ rune) {
	hide(f, "retention.Step(%v by %s from %v)", s.Kind, s.Rule, s.DeleteAt)
}

// LogValue shows what Format does.
func (s Step) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(s)) }

// A Count is the number of items in a state for one reason.
type Count struct {
	State State `json:"state"`
	// Rule is the hold or policy that decided; empty when none did.
	Rule string `json:"rule,omitempty"`
	// Finding is the first thing in doubt; unspecified when nothing is.
	Finding FindingCode `json:"finding,omitzero"`
	Items   int         `json:"items"`
}

// compare orders counts by state, rule and finding.
func (c Count) compare(o Count) int {
	return cmp.Or(cmp.Compare(c.State, o.State), cmp.Compare(c.Rule, o.Rule), cmp.Compare(c.Finding, o.Finding))
}

// A Refusal is an item that could not be decided about: the place in the input,
// counted from 0, and why.
type Refusal struct {
	Index int
	Err   error
}

// MarshalJSON writes the index and the message.
func (r Refusal) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Index int    `json:"index"`
		Error string `json:"error"`
	}{r.Index, r.Err.Error()})
}

// Format shows the counts.
func (p Plan) Format(f fmt.State, _ rune) {
	hide(f, "retention.Plan(%v: %d of %d items due, %d refused)", p.AsOf, len(p.Steps), p.Items, len(p.Refused))
}

// LogValue shows what Format does.
func (p Plan) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(p)) }

// Plan decides about every item and lists those that may go on asOf. It keeps
// the steps and the counts, not the items. The error is an [*ItemError] when
// asOf does not exist; an item that cannot be decided about is counted and
// listed in Refused.
func (r *Resolver) Plan(asOf Date, items iter.Seq[Item]) (Plan, error) {
	p := Plan{AsOf: asOf, Engine: r.engine}
	if !asOf.IsValid() {
		return p, &ItemError{Field: "as_of", Err: ErrNoSuchDate}
	}
	counts := map[Count]int{}
	var d Decision
	for item := range items {
		err := r.ResolveInto(&d, &item, asOf)
		if err != nil {
			p.Refused = append(p.Refused, Refusal{Index: p.Items, Err: err})
		} else if d.State == Due {
			p.Steps = append(p.Steps, r.step(&item, &d))
		}
		p.Items++
		if err == nil {
			counts[d.count()]++
		}
	}
	for c, n := range counts { // sorted below
		c.Items = n
		p.Counts = append(p.Counts, c)
	}
	slices.SortFunc(p.Counts, Count.compare)
	p.arrange()
	return p, nil
}

func (d *Decision) count() Count {
	c := Count{State: d.State, Rule: d.Rule}
	if len(d.Findings) > 0 {
		c.Finding = d.Findings[0].Code
	}
	return c
}

func (r *Resolver) step(item *Item, d *Decision) Step {
	s := Step{
		ID: item.ID, Kind: item.Kind, Rule: d.Rule,
		DeleteAt: d.DeleteAt, DeleteBy: d.DeleteBy, Disposition: d.Disposition,
	}
	for i := range r.schedule.Stores {
		if rule := &r.schedule.Stores[i]; rule.Party != "" && rule.holds(item.Kind) {
			s.Instruct = append(s.Instruct, rule.Party)
		}
	}
	return s
}

// arrange sorts the steps, drops what is there twice, and digests the rest.
func (p *Plan) arrange() {
	slices.SortFunc(p.Steps, func(a, b Step) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Rule, b.Rule), a.DeleteAt.Compare(b.DeleteAt))
	})
	p.Steps = slices.CompactFunc(p.Steps, func(a, b Step) bool { return a.ID == b.ID })
	p.Digest = p.digest()
}

func (p *Plan) digest() string {
	h := sha256.New()
	part := func(s string) {
		_, _ = fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	part(p.AsOf.String())
	part(p.Engine.Digest)
	for i := range p.Steps {
		s := &p.Steps[i]
		for _, v := range []string{s.ID, s.Kind.String(), s.Rule, s.DeleteAt.String(), s.Disposition.String()} {
			part(v)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
