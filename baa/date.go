// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"github.com/safeharbor-go/safeharbor/internal/civil"
)

// Date is a day on the calendar, in no zone. The zero Date is no date.
type Date = civil.Date

// Period is a length of calendar time, such as P12M.
type Period = civil.Period

// ParseDate reads a date of the form 2006-01-02. The error never shows the text.
func ParseDate(s string) (Date, error) { return civil.Parse(s) }

// Precision says how exactly a [PartialDate] is known. The zero Precision means
// that there is no date. Precisions are safe for concurrent use.
type Precision int

// The values of Precision.
const (
	// NoPrecision means that there is no date.
	NoPrecision Precision = iota
	// Year means that only the year is known.
	Year
	// Month means that the month is known.
	Month
	// Day means that the day is known.
	Day
)

var precisionWords = vocabulary{"precision", []string{"none", "year", "month", "day"}}

// String returns the word of p, or "invalid".
func (p Precision) String() string { return wordOf(precisionWords, p) }

// ParsePrecision returns the value of a word. The error is a [*WordError].
func ParsePrecision(s string) (Precision, error) { return parseWord[Precision](precisionWords, s) }

// MarshalText returns the word of p. The error is a [*WordError].
func (p Precision) MarshalText() ([]byte, error) { return marshalWord(precisionWords, p) }

// UnmarshalText reads a word. The error is a [*WordError].
func (p *Precision) UnmarshalText(text []byte) error { return unmarshalWord(precisionWords, p, text) }

// PartialDate is a day of which perhaps only the month or the year is known. The
// zero PartialDate is no date. It is a comparable value and safe for concurrent
// use.
type PartialDate struct {
	first, last Date
	precision   Precision
}

// On returns the partial date of a day. A day that does not exist gives the zero
// PartialDate.
func On(day Date) PartialDate {
	if !day.IsValid() {
		return PartialDate{}
	}
	return PartialDate{day, day, Day}
}

// ParsePartialDate reads 2006-01-02, 2006-01 or 2006. The error never shows the
// text.
func ParsePartialDate(s string) (PartialDate, error) {
	first, precision := s, Day
	switch len(s) {
	case len("2006"):
		first, precision = s+"-01-01", Year
	case len("2006-01"):
		first, precision = s+"-01", Month
	}
	day, err := civil.Parse(first)
	if err != nil {
		return PartialDate{}, err
	}
	d := PartialDate{first: day, last: day, precision: precision}
	switch precision {
	case Year:
		d.last = day.Add(Period{Years: 1}).AddDays(-1)
	case Month:
		d.last = day.Add(Period{Months: 1}).AddDays(-1)
	}
	return d, nil
}

// First returns the earliest day that d may be.
func (d PartialDate) First() Date { return d.first }

// Last returns the latest day that d may be.
func (d PartialDate) Last() Date { return d.last }

// Precision returns how exactly d is known.
func (d PartialDate) Precision() Precision { return d.precision }

// IsZero reports whether d is no date.
func (d PartialDate) IsZero() bool { return d == PartialDate{} }

// Equal reports whether d and other are the same day, month or year.
func (d PartialDate) Equal(other PartialDate) bool { return d == other }

// String returns d as precisely as it is known, and "none" for no date.
func (d PartialDate) String() string {
	switch s := d.first.String(); d.precision {
	case Year:
		return s[:len("2006")]
	case Month:
		return s[:len("2006-01")]
	default:
		return s
	}
}

// MarshalText returns the form that [ParsePartialDate] reads, and no text for
// no date.
func (d PartialDate) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what [PartialDate.MarshalText] writes.
func (d *PartialDate) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = PartialDate{}
		return nil
	}
	parsed, err := ParsePartialDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Validity is the time in which a record holds in the world. Both ends belong to
// it. The zero Validity is all time.
type Validity struct {
	// Effective is the first day; the zero value is no known start.
	Effective PartialDate `json:"effective,omitzero"`
	// Ends is the last day; the zero value is no end.
	Ends PartialDate `json:"ends,omitzero"`
}

// timing says whether a record holds on a day.
type timing int

const (
	off timing = iota
	perhaps
	on
)

func (v Validity) on(day Date) timing {
	switch {
	case day.Before(v.Effective.first), !v.Ends.IsZero() && day.After(v.Ends.last):
		return off
	case day.Before(v.Effective.last), !v.Ends.IsZero() && day.After(v.Ends.first):
		return perhaps
	default:
		return on
	}
}

// meets reports whether two validities may share a day.
func (v Validity) meets(w Validity) bool {
	return (v.Ends.IsZero() || !v.Ends.last.Before(w.Effective.first)) &&
		(w.Ends.IsZero() || !w.Ends.last.Before(v.Effective.first))
}

// backwards reports whether v ends before it starts, whatever its dates are
// exactly.
func (v Validity) backwards() bool {
	return !v.Ends.IsZero() && v.Ends.last.Before(v.Effective.first)
}
