// SPDX-License-Identifier: Apache-2.0

package civil

import (
	"cmp"
	"fmt"
	"time"
)

// Years outside these bounds have no four-digit text.
const (
	minYear = 1
	maxYear = 9999
)

const secondsPerDay = 24 * 60 * 60

// A Date is a day on the calendar, in no zone. The zero Date is no date. Dates
// are comparable values and safe for concurrent use.
type Date struct {
	Year  int        // 1 to 9999
	Month time.Month // January to December
	Day   int        // 1 to the length of the month
}

// Of returns the date that a calendar shows at t, in t's own location. The zero
// time gives the zero Date.
func Of(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Parse reads a date of the form 2006-01-02. The error is a [*ParseError] that
// wraps [ErrSyntax] when the form is another, and [ErrNoSuchDate] when the
// calendar has no such day.
func Parse(s string) (Date, error) {
	const form = "0000-00-00"
	if len(s) != len(form) {
		return Date{}, &ParseError{What: "date", Offset: min(len(s), len(form)), Err: ErrSyntax}
	}
	for i := range len(form) {
		if form[i] == '-' && s[i] != '-' || form[i] == '0' && !isDigit(s[i]) {
			return Date{}, &ParseError{What: "date", Offset: i, Err: ErrSyntax}
		}
	}
	d := Date{number(s[0:4]), time.Month(number(s[5:7])), number(s[8:10])}
	if !d.IsValid() {
		return Date{}, &ParseError{What: "date", Err: ErrNoSuchDate}
	}
	return d, nil
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// IsValid reports whether the calendar has the day d.
func (d Date) IsValid() bool {
	return d.Year >= minYear && d.Year <= maxYear &&
		d.Month >= time.January && d.Month <= time.December &&
		d.Day >= 1 && d.Day <= monthLength(d.Year, d.Month)
}

// Compare returns -1, 0 or +1 as d is before, equal to or after other. The zero
// Date is before every other.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// AddDays returns the date n days after d, or before it when n is negative,
// pinned to 0001-01-01 and 9999-12-31. A date that does not exist gives the
// zero Date.
func (d Date) AddDays(n int) Date {
	if !d.IsValid() {
		return Date{}
	}
	from := d.dayNumber()
	switch { // compared as a distance, because from+n could overflow
	case n > lastDay-from:
		return lastDate
	case n < firstDay-from:
		return firstDate
	}
	return Of(time.Unix(int64(from+n)*secondsPerDay, 0).UTC())
}

// Sub returns the number of days from other to d: positive when d is later. It
// is 0 when either does not exist.
func (d Date) Sub(other Date) int {
	if !d.IsValid() || !other.IsValid() {
		return 0
	}
	return d.dayNumber() - other.dayNumber()
}

// Add returns the date one period after d. Years and months are added together
// in one step and pinned to the last day of the month they lead to, so that
// January 31 and a month give February 28 or 29; weeks and days follow. The
// result is pinned to 0001-01-01 and 9999-12-31. A date that does not exist
// gives the zero Date.
func (d Date) Add(p Period) Date {
	if !d.IsValid() {
		return Date{}
	}
	p = p.bounded()
	months := d.Year*12 + int(d.Month-time.January) + p.Years*12 + p.Months
	switch {
	case months < minYear*12:
		d = firstDate
	case months >= (maxYear+1)*12:
		d = lastDate
	default:
		y, m := months/12, time.January+time.Month(months%12)
		d = Date{y, m, min(d.Day, monthLength(y, m))}
	}
	return d.AddDays(p.Weeks*7 + p.Days)
}

// Weekday returns the day of the week of d; for a date that does not exist it
// is meaningless.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// String returns d as 2006-01-02, "none" for the zero Date and "invalid" for a
// date that does not exist.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return "none"
	case !d.IsValid():
		return "invalid"
	}
	return string(d.append(nil))
}

// MarshalText returns d as 2006-01-02, and no text for the zero Date. A date
// that does not exist is an error.
func (d Date) MarshalText() ([]byte, error) {
	switch {
	case d.IsZero():
		return nil, nil
	case !d.IsValid():
		return nil, fmt.Errorf("civil: %w", ErrNoSuchDate)
	}
	return d.append(nil), nil
}

// UnmarshalText reads what [Date.MarshalText] writes. Errors are those of
// [Parse].
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

func (d Date) append(b []byte) []byte { return d.midnight().AppendFormat(b, time.DateOnly) }

// midnight borrows UTC, the zone whose days all have 24 hours, to calculate in.
func (d Date) midnight() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// dayNumber counts days from 1970-01-01.
func (d Date) dayNumber() int { return int(d.midnight().Unix() / secondsPerDay) }

var (
	firstDate = Date{minYear, time.January, 1}
	lastDate  = Date{maxYear, time.December, 31}
)

// The day numbers of firstDate and lastDate.
const (
	firstDay = -719_162
	lastDay  = 2_932_896
)

func monthLength(year int, m time.Month) int {
	switch m {
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	}
	return 31
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// number reads digits that were checked before.
func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}
