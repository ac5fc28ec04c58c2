// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"fmt"
	"time"
)

// A Date is a civil date. The zero Date is not stated.
type Date struct{ year, month, day int16 }

// DateOf returns the date of t in its own location; the zero time gives the
// zero Date.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	y, m, d := t.Date()
	return Date{int16(y), int16(m), int16(d)}
}

// IsZero reports whether d is not stated.
func (d Date) IsZero() bool { return d == Date{} }

// before reports whether d is earlier than e.
func (d Date) before(e Date) bool {
	switch {
	case d.year != e.year:
		return d.year < e.year
	case d.month != e.month:
		return d.month < e.month
	}
	return d.day < e.day
}

// String returns d in the form 2026-11-22, or "unspecified".
func (d Date) String() string {
	if d.IsZero() {
		return "unspecified"
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// MarshalText returns d in the form 2026-11-22. It fails for the zero Date.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, fmt.Errorf("disclaimer: date: %w", ErrUnknownWord)
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads a date in the form 2026-11-22.
func (d *Date) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("disclaimer: date: %w", ErrUnknownWord)
	}
	*d = DateOf(t)
	return nil
}
