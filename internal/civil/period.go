// SPDX-License-Identifier: Apache-2.0

package civil

import (
	"fmt"
	"strconv"
)

// maxCount bounds each part of a period: more days than the calendar of this
// package has. Within it, no sum overflows.
const maxCount = 9_999_999

// A Period is a length of calendar time. It is not a [time.Duration]: how many
// days a month has depends on the date it is added to, so two periods compare
// only as the dates they lead to. The zero Period is no time at all. Periods
// are comparable values and safe for concurrent use.
//
// No part of a valid period is negative or above 9,999,999.
type Period struct {
	Years, Months, Weeks, Days int
}

// ParsePeriod reads an ISO 8601 duration made of years, months, weeks and days
// in this order, such as P13M or P1Y6M. The error is a [*ParseError] that wraps
// [ErrSyntax] or [ErrRange].
func ParsePeriod(s string) (Period, error) {
	var p Period
	if s == "" || s[0] != 'P' {
		return Period{}, &ParseError{What: "period", Err: ErrSyntax}
	}
	parts := [...]struct {
		unit byte
		n    *int
	}{{'Y', &p.Years}, {'M', &p.Months}, {'W', &p.Weeks}, {'D', &p.Days}}
	i, next := 1, 0
	for {
		start := i
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		if i == start || i == len(s) {
			return Period{}, &ParseError{What: "period", Offset: i, Err: ErrSyntax}
		}
		if i-start > len("9999999") {
			return Period{}, &ParseError{What: "period", Offset: start, Err: ErrRange}
		}
		for next < len(parts) && parts[next].unit != s[i] {
			next++
		}
		if next == len(parts) {
			return Period{}, &ParseError{What: "period", Offset: i, Err: ErrSyntax}
		}
		*parts[next].n = number(s[start:i])
		next++
		i++
		if i == len(s) {
			return p, nil
		}
	}
}

// IsZero reports whether p is no time at all.
func (p Period) IsZero() bool { return p == Period{} }

// IsValid reports whether every part of p is between 0 and 9,999,999.
func (p Period) IsValid() bool {
	ok := func(n int) bool { return n >= 0 && n <= maxCount }
	return ok(p.Years) && ok(p.Months) && ok(p.Weeks) && ok(p.Days)
}

// String returns p as an ISO 8601 duration, P0D for the zero Period, and
// "invalid" for a period that is not valid.
func (p Period) String() string {
	if !p.IsValid() {
		return "invalid"
	}
	return string(p.append(nil))
}

// MarshalText returns p as an ISO 8601 duration. A period that is not valid is
// an error.
func (p Period) MarshalText() ([]byte, error) {
	if !p.IsValid() {
		return nil, fmt.Errorf("civil: period: %w", ErrRange)
	}
	return p.append(nil), nil
}

// UnmarshalText reads what [Period.MarshalText] writes. Errors are those of
// [ParsePeriod].
func (p *Period) UnmarshalText(text []byte) error {
	parsed, err := ParsePeriod(string(text))
	if err != nil {
		return err
	}
	*p = parsed
	return nil
}

func (p Period) append(b []byte) []byte {
	b = append(b, 'P')
	if p.IsZero() {
		return append(b, "0D"...)
	}
	part := func(n int, unit byte) {
		if n != 0 {
			b = append(strconv.AppendInt(b, int64(n), 10), unit)
		}
	}
	part(p.Years, 'Y')
	part(p.Months, 'M')
	part(p.Weeks, 'W')
	part(p.Days, 'D')
	return b
}

// bounded keeps sums of a period that nobody checked from overflowing.
func (p Period) bounded() Period {
	clamp := func(n int) int { return max(-maxCount, min(n, maxCount)) }
	return Period{clamp(p.Years), clamp(p.Months), clamp(p.Weeks), clamp(p.Days)}
}
