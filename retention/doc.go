// SPDX-License-Identifier: Apache-2.0

// Package retention answers when an item must be kept, when it must go, and
// whether it went.
//
//	schedule, err := retention.Starter()           // or ReadSchedule(data), or a literal
//	resolver, err := retention.New(schedule, nil)  // checks everything
//	decision, err := resolver.Resolve(item, today) // held, retained, due, deleted, unknown
//	plan, err := resolver.Plan(today, items)       // what is due, and why the rest is not
//	report, err := executor.Execute(ctx, plan, today)
//
// A [Schedule] describes policies, holds, waivers and stores; a [Resolver] is
// its compiled form. A [Decision] says what may happen to one [Item] on one
// day, with every policy and hold that has to do with it. An [Executor] carries
// a [Plan] out store by store and writes a [Ledger]. [Resolver.Stream] and
// [Executor.ExecuteStream] do the same for any number of items in constant
// memory. Package files keeps it all in a folder, and package retentiontest
// checks stores of your own.
//
// # Guarantees
//
// Terms are counted on the calendar, in one addition from the original day,
// pinned to the end of the month; an item may go from the start of the day
// after its last one, in the zone of the schedule, so never early. A hold in
// force wins over everything. A minimum wins over every maximum and request.
// What is missing, unknown or contradictory keeps the item. Adding a hold or a
// minimum never lets anything go earlier, and the order of policies, holds,
// labels and requests changes nothing but the indexes of answers.
//
// Decisions, findings, ledgers and errors name policies, holds, stores and
// dates and nothing of an item. Resolvers and decisions are safe for concurrent
// use. The package reads no clock and does no I/O but through the interfaces
// that a caller passes, and [time.LoadLocation], which reads the zone database
// of the machine; see [Options].
//
// # Limits
//
// The starter schedule holds the terms that its sources publish. Contracts and
// litigation holds are for the user to add, and so is state law on medical
// records, for which [RecordRules] has examples with a date and a source. The
// package does not decide whether an event such as a termination happened, nor
// whether a request is genuine. A receipt is as true as the answers of the
// stores. This is not legal advice.
//
// # Sources
//
// 45 CFR 164.316(b)(2)(i) and 164.530(j)(2) (six years of documentation),
// 164.524(b)(2), 164.526(b)(2) and 164.528(c)(1) (time to answer requests),
// 164.508(b)(5) (revocation), 28
// USC 1658(a) (claims), 42 CFR 482.13(a)(2) (grievances), FRCP 37(e) (holds),
// and the pages of two vendors on their handling of customer data. Each policy
// names its own.
//
// # Errors
//
// [ReadSchedule] wraps the error of the JSON reader, with line and column.
// [New] returns joined [*ScheduleError]s, [Resolver.Resolve] an [*ItemError],
// words that are not known a [*WordError], [ReadItem] an [*ItemError] with a
// byte offset, [Executor.Execute] an [*ExecuteError], and [VerifyLedger],
// [OpenLedger] and [SealSegment] a [*LedgerError]. None shows a value.
package retention
