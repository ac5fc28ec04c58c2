// SPDX-License-Identifier: Apache-2.0

package civil

import "time"

// Start returns the instant from which a calendar in loc shows d or a later
// date, and no earlier date again. A nil loc is UTC. A date that does not exist
// gives the zero time.
//
// This is usually midnight. Where a clock change skips midnight it is the
// moment after the gap. Where the clock goes back over midnight into the day
// before, it is the second midnight, because the hour in between still belongs
// to that day. Where a zone skips the whole day it is the start of the next day
// that exists. Work that waits for Start is therefore never early.
func (d Date) Start(loc *time.Location) time.Time {
	if !d.IsValid() {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	// Walk back over the stretches of constant offset, from one that lies
	// surely after the start of the day, to the first that holds a moment
	// before it. time.Date alone does not say which way it resolves a gap.
	// Only the lower bound of a stretch is used: in the last hours of a leap
	// year the standard library gives an upper bound that has already passed.
	midnight := d.midnight()
	t := midnight.AddDate(0, 0, 2).In(loc)
	end := t
	for {
		from, _ := t.ZoneBounds()
		_, offset := t.Zone()
		start := midnight.Add(-time.Duration(offset) * time.Second)
		if start.After(end) {
			return end.In(loc) // all of this stretch is before d: the gap hid midnight
		}
		if from.IsZero() || start.After(from) {
			return start.In(loc)
		}
		t, end = from.Add(-1), from
	}
}
