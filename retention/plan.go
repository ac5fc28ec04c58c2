// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"iter"
	"log/slog"
	"slices"
	"strconv"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

// A Plan lists what may go on a day, and counts what stays and why. It is a
// preview: [Executor.Execute] decides again about each item before it acts. The
// zero Plan deletes nothing.
//
// Formatting a Plan shows its counts. Its JSON holds the ids of the items.
type Plan struct {
	AsOf Date `json:"as_of"`
	// Steps are the items that may go, sorted by thread and ID, each once.
	// They are absent when the steps were streamed out.
	Steps []Step `json:"steps,omitempty"`
	// Due is the number of steps.
	Due int `json:"due"`
	// Counts says how many items are in each state for each rule, sorted.
	Counts []Count `json:"counts"`
	// Items is the number of items seen, among them those that could not be
	// decided about.
	Items int `json:"items"`
	// Refused lists the first [MaxRefusals] items that could not be decided
	// about, NotDecided counts all of them; they stay.
	Refused    []Refusal `json:"refused,omitempty"`
	NotDecided int       `json:"not_decided,omitempty"`
	// Digest identifies the steps, the day, the schedule and the number of
	// items, whatever their order was.
	Digest string         `json:"digest"`
	Engine release.Engine `json:"engine"`
}

// A Step is one item that may go. Its zero value is no item.
//
// Formatting a Step hides the item. Its JSON holds the id.
type Step struct {
	ID string `json:"id"`
	// Thread is the thread of the item when the schedule looks at threads.
	Thread      string      `json:"thread,omitempty"`
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

// MaxRefusals is the number of refusals that a plan lists.
const MaxRefusals = 1000

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
	hide(f, "retention.Plan(%v: %d of %d items due, %d refused)", p.AsOf, p.Due, p.Items, p.NotDecided)
}

// LogValue shows what Format does.
func (p Plan) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(p)) }

// Plan decides about every item and lists those that may go on asOf. It keeps
// the steps and the counts, not the items; [Resolver.Stream] keeps neither. When
// the schedule has a [WholeThread] policy, the items of a thread have to come
// one after the other: a thread that comes again is refused. The error is an
// [*ItemError] when asOf does not exist; an item that cannot be decided about is
// counted and listed in Refused.
func (r *Resolver) Plan(asOf Date, items iter.Seq[Item]) (Plan, error) {
	m := planner{resolver: r, asOf: asOf}
	if r.threaded {
		m.seen = map[string]bool{}
	}
	var steps []Step
	m.emit = func(s Step) error {
		steps = append(steps, s)
		return nil
	}
	p, err := m.run(items)
	p.Steps = steps
	p.arrange()
	return p, err
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
	if r.threaded {
		s.Thread = item.Thread
	}
	for i := range r.schedule.Stores {
		if rule := &r.schedule.Stores[i]; rule.Party != "" && rule.holds(item.Kind) {
			s.Instruct = append(s.Instruct, rule.Party)
		}
	}
	return s
}

// compare orders steps: the items of a thread stand together.
func (s *Step) compare(o *Step) int {
	return cmp.Or(cmp.Compare(s.Thread, o.Thread), cmp.Compare(s.ID, o.ID))
}

// arrange sorts the steps, drops what is there twice, and digests the rest.
func (p *Plan) arrange() {
	slices.SortFunc(p.Steps, func(a, b Step) int {
		return cmp.Or(a.compare(&b), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Rule, b.Rule), a.DeleteAt.Compare(b.DeleteAt))
	})
	p.Steps = slices.CompactFunc(p.Steps, func(a, b Step) bool { return a.compare(&b) == 0 })
	p.Due = len(p.Steps)
	d := p.digester()
	for i := range p.Steps {
		d.step(&p.Steps[i])
	}
	p.Digest = d.sum(p)
}

// A digester digests the steps of a plan one by one.
type digester struct{ hash.Hash }

func (p *Plan) digester() digester {
	d := digester{sha256.New()}
	d.part(p.AsOf.String())
	d.part(p.Engine.Digest)
	return d
}

func (d digester) part(s string) { _, _ = fmt.Fprintf(d, "%d:%s", len(s), s) }

func (d digester) step(s *Step) {
	for _, v := range [...]string{s.ID, s.Thread, s.Kind.String(), s.Rule, s.DeleteAt.String(), s.Disposition.String()} {
		d.part(v)
	}
}

// sum ends the digest with the numbers that the share is counted from.
func (d digester) sum(p *Plan) string {
	d.part(strconv.Itoa(p.Items))
	d.part(strconv.Itoa(p.Due))
	return hex.EncodeToString(d.Sum(nil))
}
