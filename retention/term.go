// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"github.com/safeharbor-go/safeharbor/internal/civil"
)

// A Date is a day on the calendar, in no zone; the zero Date is no date.
type Date = civil.Date

// A Period is a length of calendar time, such as P13M; it is not a
// [time.Duration], because months differ in length.
type Period = civil.Period

// ParseDate reads a date of the form 2006-01-02. Its error never shows the
// text.
func ParseDate(s string) (Date, error) { return civil.Parse(s) }

// ParsePeriod reads a period such as P13M. Its error never shows the text.
func ParsePeriod(s string) (Period, error) { return civil.ParsePeriod(s) }

// A Term says how long: a period, forever, or nothing of its own. These are
// three different values: a policy whose maximum is forever exempts its items
// from a less specific maximum, and one whose maximum is inherit does not. The
// zero Term is inherit. Terms are comparable values and safe for concurrent use.
//
// In JSON a Term is a period such as "P13M", or "forever", or "inherit", which
// is also what an absent key means.
type Term struct {
	kind   termKind
	period Period
}

type termKind uint8

const (
	inherit termKind = iota
	forever
	finite
)

// Inherit returns the term that says nothing of its own.
func Inherit() Term { return Term{} }

// Forever returns the term without end.
func Forever() Term { return Term{kind: forever} }

// For returns a term of one period. A zero period is a term of no time: what
// starts with it ends at once. [New] refuses a period that is not valid.
func For(p Period) Term { return Term{kind: finite, period: p} }

// IsZero reports whether t says nothing of its own.
func (t Term) IsZero() bool { return t.kind == inherit }

// IsForever reports whether t has no end.
func (t Term) IsForever() bool { return t.kind == forever }

// Period returns the period of t, and whether it has one.
func (t Term) Period() (Period, bool) { return t.period, t.kind == finite }

// String returns "inherit", "forever" or the period.
func (t Term) String() string {
	switch t.kind {
	case forever:
		return "forever"
	case finite:
		return t.period.String()
	}
	return "inherit"
}

// MarshalText returns what [Term.String] does. A period that is not valid is an
// error.
func (t Term) MarshalText() ([]byte, error) {
	if t.kind == finite {
		return t.period.MarshalText()
	}
	return []byte(t.String()), nil
}

// UnmarshalText reads what [Term.MarshalText] writes. Errors are those of
// [ParsePeriod].
func (t *Term) UnmarshalText(text []byte) error {
	switch string(text) {
	case "inherit":
		*t = Inherit()
		return nil
	case "forever":
		*t = Forever()
		return nil
	}
	p, err := ParsePeriod(string(text))
	if err != nil {
		return err
	}
	*t = For(p)
	return nil
}

// after returns the first day after a finite term that began on begin: the day
// after its last one, so that nothing is early whatever the hour it began. A
// term of no time is over on the day it begins.
func (t Term) after(begin Date) Date {
	if t.period.IsZero() {
		return begin
	}
	return begin.Add(t.period).AddDays(1)
}
