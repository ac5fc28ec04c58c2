// SPDX-License-Identifier: Apache-2.0

// Package civil counts days, weeks, months and years the way contracts and
// statutes do: on the calendar, without clocks and without zones.
//
//	cancelled, err := civil.Parse("2026-01-31")
//	if err != nil { ... }
//	end := cancelled.Add(civil.Period{Months: 13}) // 2027-02-28
//	due := end.AddDays(1)                          // the term has passed
//	instant := due.Start(zone)                     // first moment of that day there
//
// # Guarantees
//
// A [Date] is a comparable value; the zero Date means "no date", sorts before
// every other date, and no calculation turns it into a date. A [Period] is
// added once, from the original date: months and years together, pinned to the
// end of the month, then weeks and days. Results stay between 0001-01-01 and
// 9999-12-31. Everything here is safe for concurrent use.
//
// # Limits
//
// The calendar is the proleptic Gregorian one. There are no hours: a term that
// a contract counts in hours does not belong here. How a statute counts a term
// (whether the first day counts, what a holiday does) is for the caller to
// decide; nothing here is legal advice.
//
// # Sources
//
// ISO 8601-1:2019 for the text of dates (5.2.2.1) and durations (5.5.2.2).
//
// # Errors
//
// [Parse] and [ParsePeriod] return a [*ParseError] that wraps [ErrSyntax],
// [ErrNoSuchDate] or [ErrRange] and never shows the text it was given.
package civil
