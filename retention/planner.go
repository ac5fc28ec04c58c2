// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"errors"
	"iter"
	"slices"
)

// MaxThread is the number of items of one thread that a plan decides about
// together. Those of a longer thread are refused and stay.
const MaxThread = 10_000

// What an [*ItemError] of a plan wraps, besides what [Resolver.Resolve] returns.
var (
	// ErrOrder says that an item does not come after the one before it.
	ErrOrder = errors.New("out of order")
	// ErrThread says that a thread is too long, or comes again after another.
	ErrThread = errors.New("thread too long or not in one piece")
)

// Stream is [Resolver.Plan] in constant memory, for any number of items: it
// hands each step to emit and returns the plan without them, with the digest
// that Plan would give. The items have to come in ascending order of thread and
// ID, or of ID when the schedule has no [WholeThread] policy; one that comes
// twice counts once as a step. An item out of order ends it with an [*ItemError]
// that wraps [ErrOrder], an error of emit is returned as it is, and then there is
// no digest.
func (r *Resolver) Stream(asOf Date, items iter.Seq[Item], emit func(Step) error) (Plan, error) {
	m := planner{resolver: r, asOf: asOf, ordered: true}
	head := Plan{AsOf: asOf, Engine: r.engine}
	digest := head.digester()
	due := 0
	m.emit = func(s Step) error {
		digest.step(&s)
		due++
		return emit(s)
	}
	p, err := m.run(items)
	if err != nil {
		return p, err
	}
	p.Due = due
	p.Digest = digest.sum(&p)
	return p, nil
}

// planner decides about items one after the other, or thread by thread.
type planner struct {
	resolver *Resolver
	asOf     Date
	emit     func(Step) error
	ordered  bool            // items have to come in order, each once
	seen     map[string]bool // threads that came and went

	plan     Plan
	counts   map[Count]int
	decision Decision
	group    []Item // of one thread
	tooLong  bool
	last     Step // where the order has got to
	begun    bool
}

func (m *planner) run(items iter.Seq[Item]) (Plan, error) {
	m.plan = Plan{AsOf: m.asOf, Engine: m.resolver.engine}
	m.counts = map[Count]int{}
	if !m.asOf.IsValid() {
		return m.plan, &ItemError{Field: "as_of", Err: ErrNoSuchDate}
	}
	for item := range items {
		if err := m.take(&item); err != nil {
			return m.plan, err
		}
	}
	if err := m.thread(); err != nil {
		return m.plan, err
	}
	for c, n := range m.counts { // sorted below
		c.Items = n
		m.plan.Counts = append(m.plan.Counts, c)
	}
	slices.SortFunc(m.plan.Counts, Count.compare)
	return m.plan, nil
}

func (m *planner) take(item *Item) error {
	again := false
	if m.ordered {
		here := Step{ID: item.ID}
		if m.resolver.threaded {
			here.Thread = item.Thread
		}
		order := here.compare(&m.last)
		if m.begun && order < 0 {
			return &ItemError{Field: "id", Err: ErrOrder}
		}
		again = m.begun && order == 0
		m.last, m.begun = here, true
	}
	inThread := m.resolver.threaded && item.Thread != ""
	if len(m.group) > 0 && (!inThread || m.group[0].Thread != item.Thread) {
		if err := m.thread(); err != nil {
			return err
		}
	}
	switch {
	case !inThread:
		return m.alone(item, again)
	case again:
		m.plan.Items++ // it is in the thread already
	case len(m.group) == MaxThread:
		m.tooLong = true
		m.refuse(ErrThread)
	default:
		m.group = append(m.group, *item)
	}
	return nil
}

func (m *planner) alone(item *Item, again bool) error {
	if err := m.resolver.ResolveInto(&m.decision, item, m.asOf); err != nil {
		m.refuseWith(err)
		return nil
	}
	return m.count(item, &m.decision, again)
}

// thread decides about the items that came in since the last thread.
func (m *planner) thread() error {
	group := m.group
	m.group = m.group[:0]
	tooLong := m.tooLong
	m.tooLong = false
	if len(group) == 0 {
		return nil
	}
	name := group[0].Thread
	if tooLong || m.seen[name] {
		for range group {
			m.refuse(ErrThread)
		}
		return nil
	}
	if m.seen != nil {
		m.seen[name] = true
	}
	ds, err := m.resolver.ResolveThread(group, m.asOf)
	if err != nil { // one that nobody can decide about keeps the thread
		for range group {
			m.refuseWith(err)
		}
		return nil
	}
	for i := range ds {
		if err := m.count(&group[i], &ds[i], false); err != nil {
			return err
		}
	}
	return nil
}

func (m *planner) count(item *Item, d *Decision, again bool) error {
	m.plan.Items++
	m.counts[d.count()]++
	if d.State != Due || again {
		return nil
	}
	return m.emit(m.resolver.step(item, d))
}

func (m *planner) refuse(err error) { m.refuseWith(&ItemError{Field: "thread", Err: err}) }

func (m *planner) refuseWith(err error) {
	if len(m.plan.Refused) < MaxRefusals {
		m.plan.Refused = append(m.plan.Refused, Refusal{Index: m.plan.Items, Err: err})
	}
	m.plan.NotDecided++
	m.plan.Items++
}

// Until yields items until one cannot be read, and leaves that error in failed.
// It joins a source that may fail to [Resolver.Plan] and [Resolver.Stream]:
// look at the error before the plan is used.
func Until(items iter.Seq2[Item, error], failed *error) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for item, err := range items {
			if err != nil {
				*failed = err
				return
			}
			if !yield(item) {
				return
			}
		}
	}
}
