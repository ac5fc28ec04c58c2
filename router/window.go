// SPDX-License-Identifier: Apache-2.0

package router

import (
	"slices"
	"time"
)

// Window is a part of the week, such as office hours. From belongs to it, To
// does not; when To is earlier than From the window ends on the next day and
// belongs to the day on which it starts.
type Window struct {
	// Days are mon tue wed thu fri sat sun; none means every day.
	Days []string `json:"days,omitzero"`
	// From and To are times of day, 15:04.
	From string `json:"from"`
	To   string `json:"to"`
	// Zone is an IANA name that [Options.LoadZone] knows, or UTC.
	Zone string `json:"zone"`
}

// dayWords is indexed by [time.Weekday].
var dayWords = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// compiledWindow is a window in minutes of the day.
type compiledWindow struct {
	days     [7]bool
	from, to int
	zone     *time.Location
}

// compile returns the name of the part that is at fault, and the code.
func (w *Window) compile(loadZone func(string) (*time.Location, error)) (c compiledWindow, part string, code Code) {
	for i, d := range w.Days {
		day := slices.Index(dayWords, d)
		if day < 0 {
			return c, "days/" + itoa(i), CodeBadValue
		}
		c.days[day] = true
	}
	if len(w.Days) == 0 {
		c.days = [7]bool{true, true, true, true, true, true, true}
	}
	var err error
	if c.from, err = minuteOfDay(w.From); err != nil {
		return c, "from", CodeBadValue
	}
	if c.to, err = minuteOfDay(w.To); err != nil || c.to == c.from {
		return c, "to", CodeBadValue
	}
	switch {
	case w.Zone == "UTC":
		c.zone = time.UTC
	case loadZone == nil || w.Zone == "":
		return c, "zone", CodeUnknownRef
	default:
		if c.zone, err = loadZone(w.Zone); err != nil || c.zone == nil {
			return c, "zone", CodeUnknownRef
		}
	}
	return c, "", CodeSyntax
}

func minuteOfDay(s string) (int, error) {
	t, err := time.Parse("15:04", s)
	return t.Hour()*60 + t.Minute(), err
}

// holds says whether an instant falls into the window.
func (c *compiledWindow) holds(at time.Time) bool {
	local := at.In(c.zone)
	day := int(local.Weekday())
	minute := local.Hour()*60 + local.Minute()
	if c.from < c.to {
		return c.days[day] && c.from <= minute && minute < c.to
	}
	yesterday := (day + 6) % 7
	return c.days[day] && minute >= c.from || c.days[yesterday] && minute < c.to
}

// skipped says whether there are days on which the window never opens, because
// clocks are put forward over it. Two years show every rule of the kind.
func (c *compiledWindow) skipped() bool {
	length := (c.to - c.from + minutesOfDay) % minutesOfDay
	if length > longestGap {
		return false
	}
	for day := range 2 * 366 {
		start := time.Date(2026, time.January, 1+day, 0, 0, 0, 0, c.zone)
		end := time.Date(2026, time.January, 2+day, 0, 0, 0, 0, c.zone)
		if !c.days[start.Weekday()] || end.Sub(start) >= 24*time.Hour {
			continue
		}
		open := false
		for at := start; at.Before(end) && !open; at = at.Add(time.Minute) {
			minute := at.Hour()*60 + at.Minute()
			open = (minute-c.from+minutesOfDay)%minutesOfDay < length
		}
		if !open {
			return true
		}
	}
	return false
}

const (
	minutesOfDay = 24 * 60
	// longestGap is the most by which clocks are put forward, in minutes.
	longestGap = 120
)
