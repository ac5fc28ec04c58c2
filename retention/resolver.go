// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

// Options changes how a [Resolver] is made. A nil *Options is the zero Options,
// which reads the zone database of the machine.
type Options struct {
	// LoadLocation finds a zone by name; nil is [time.LoadLocation].
	LoadLocation func(name string) (*time.Location, error)
}

func (o *Options) loadLocation(name string) (*time.Location, error) {
	if o == nil || o.LoadLocation == nil {
		return time.LoadLocation(name)
	}
	return o.LoadLocation(name)
}

// A Resolver decides what may happen to items under one [Schedule]. It is
// immutable and safe for concurrent use. The zero Resolver knows no policy and
// keeps everything. When a hold is placed or a policy changes, make a new one.
type Resolver struct {
	schedule Schedule
	zone     *time.Location
	engine   release.Engine
	policies index
	holds    index
	threaded bool
}

// New checks a schedule and compiles it. It keeps nothing of the caller's. All
// faults are reported at once, joined, each as a [*ScheduleError].
func New(s Schedule, opts *Options) (*Resolver, error) {
	r := &Resolver{schedule: s.clone()}
	c := checker{schedule: &r.schedule}
	if s.Zone == "" || s.Zone == "Local" {
		c.fail("schedule", 0, "zone", ErrMissing) // it would change with the machine
	} else if zone, err := opts.loadLocation(s.Zone); err != nil || zone == nil {
		c.fail("schedule", 0, "zone", ErrUnknown)
	} else {
		r.zone = zone
	}
	c.check()
	if len(c.errs) > 0 {
		return nil, errors.Join(c.errs...)
	}
	r.schedule.sort()
	// The digest covers every word of the schedule in its sorted form. The
	// checks above leave nothing that cannot be written as JSON.
	text, err := json.Marshal(&r.schedule)
	if err != nil {
		return nil, &ScheduleError{Section: "schedule", Field: "json", Err: ErrMalformed}
	}
	r.engine = release.NewEngine(text)
	r.policies = newIndex(len(r.schedule.Policies), func(i int) *Selector { return &r.schedule.Policies[i].Select })
	r.threaded = slices.ContainsFunc(r.schedule.Policies, func(p Policy) bool { return p.Thread == WholeThread })
	r.holds = newIndex(len(r.schedule.Holds), func(i int) *Selector { return &r.schedule.Holds[i].Select })
	return r, nil
}

// Engine identifies the library and the schedule. It does not depend on the
// order of the schedule.
func (r *Resolver) Engine() release.Engine { return r.engine }

// DateOf returns the date on the calendar of the schedule at an instant.
func (r *Resolver) DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	y, m, d := t.In(r.location()).Date()
	return Date{Year: y, Month: m, Day: d}
}

// Start returns the first instant of a date in the zone of the schedule: when
// work on a [Decision].DeleteAt may begin. The zero Date gives the zero time.
func (r *Resolver) Start(d Date) time.Time { return d.Start(r.location()) }

func (r *Resolver) location() *time.Location {
	if r.zone == nil {
		return time.UTC
	}
	return r.zone
}

// sort brings a schedule into the one order that its meaning has.
func (s *Schedule) sort() {
	slices.SortFunc(s.Policies, func(a, b Policy) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), a.Since.Compare(b.Since))
	})
	slices.SortFunc(s.Holds, func(a, b Hold) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Waivers, func(a, b Waiver) int {
		return cmp.Or(cmp.Compare(a.Policy, b.Policy), a.Since.Compare(b.Since), cmp.Compare(a.By, b.By), cmp.Compare(a.Reason, b.Reason))
	})
	slices.SortFunc(s.Stores, func(a, b StoreRule) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(s.Clocks, func(a, b Clock) int { return cmp.Compare(a.ID, b.ID) })
	for i := range s.Policies {
		s.Policies[i].Select.sort()
		slices.Sort(s.Policies[i].LatestOf)
	}
	for i := range s.Holds {
		s.Holds[i].Select.sort()
	}
	for i := range s.Waivers {
		s.Waivers[i].Select.sort()
	}
	for i := range s.Stores {
		slices.Sort(s.Stores[i].Kinds)
	}
}

func (s *Selector) sort() {
	for _, list := range [][]string{s.Items, s.Labels, s.Folders, s.Accounts, s.Flags} {
		slices.Sort(list)
	}
	slices.Sort(s.Kinds)
}

// Stores returns the stores of the schedule in the order in which they are
// asked. The result is the caller's.
func (r *Resolver) Stores() []StoreRule {
	s := r.schedule.clone()
	return s.Stores
}
