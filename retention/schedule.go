// SPDX-License-Identifier: Apache-2.0

package retention

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Format is the version of the JSON form of a [Schedule].
const Format = 1

// A Schedule describes what is kept and deleted: policies, holds, waivers, the
// stores where copies live, and the clocks of requests. It is plain data to be given to [New]; the zero
// Schedule is refused. Its order means nothing.
type Schedule struct {
	// Format is the version of the JSON form, [Format].
	Format int `json:"format"`
	// Zone is the IANA name of the zone whose calendar the terms are counted
	// on, such as "America/New_York" or "UTC". It is part of the contract:
	// the same instant has different dates in different zones.
	Zone     string      `json:"zone"`
	Policies []Policy    `json:"policies"`
	Holds    []Hold      `json:"holds,omitempty"`
	Waivers  []Waiver    `json:"waivers,omitempty"`
	Stores   []StoreRule `json:"stores,omitempty"`
	Clocks   []Clock     `json:"clocks,omitempty"`
}

// A StoreRule describes a place where copies of items live. The zero StoreRule
// is refused by [New].
type StoreRule struct {
	// Name is how plans, receipts and ledgers call the store; its form is
	// that of [Policy].ID.
	Name string `json:"name"`
	// Role says what the store is to an item.
	Role Role `json:"role"`
	// Kinds are the items that the store has a copy of; empty is every kind.
	Kinds []Kind `json:"kinds,omitempty"`
	// Party is whom to instruct when the store belongs to somebody else; its
	// form is that of [Policy].ID.
	Party string `json:"party,omitempty"`
	// Expires is how long a copy lives after the original is gone. A backup
	// needs it.
	Expires Term `json:"expires,omitzero"`
	// Source and Note say where this is from and what in it is a reading.
	Source string `json:"source,omitempty"`
	Note   string `json:"note,omitempty"`
}

func (s *StoreRule) holds(k Kind) bool { return hasOne(s.Kinds, k) }

// ReadSchedule reads a schedule from JSON. A key that does not exist, a key
// given twice, an unknown word and a date that does not exist are errors with
// line and column, which show no value. What the schedule says is checked by
// [New].
func ReadSchedule(data []byte) (Schedule, error) {
	var s Schedule
	if err := strictjson.Decode(data, &s); err != nil {
		return Schedule{}, fmt.Errorf("retention: schedule: %w", err)
	}
	if s.Format != Format {
		return Schedule{}, &ScheduleError{Section: "schedule", Field: "format", Err: ErrUnknown}
	}
	return s, nil
}

//go:embed data/starter.json
var starterData []byte

// Starter returns a fresh copy of the schedule that the library ships with: the
// terms that two vendors publish and the records that HIPAA wants kept, each
// with its source. It is a place to start, and covers no state law. The error
// is never other than nil in a library that passed its tests.
func Starter() (Schedule, error) { return ReadSchedule(starterData) }

// clone returns a copy that shares nothing with s.
func (s *Schedule) clone() Schedule {
	c := *s
	c.Policies = slices.Clone(s.Policies)
	for i := range c.Policies {
		p := &c.Policies[i]
		p.Select, p.LatestOf = p.Select.clone(), slices.Clone(p.LatestOf)
	}
	c.Holds = slices.Clone(s.Holds)
	for i := range c.Holds {
		c.Holds[i].Select = c.Holds[i].Select.clone()
	}
	c.Waivers = slices.Clone(s.Waivers)
	for i := range c.Waivers {
		c.Waivers[i].Select = c.Waivers[i].Select.clone()
	}
	c.Stores = slices.Clone(s.Stores)
	for i := range c.Stores {
		c.Stores[i].Kinds = slices.Clone(c.Stores[i].Kinds)
	}
	c.Clocks = slices.Clone(s.Clocks)
	return c
}
