// SPDX-License-Identifier: Apache-2.0

// Package retainsql keeps items, receipts, plans and the ledger of package
// retention in SQLite or PostgreSQL. It is an example to copy from.
//
//	db, err := sql.Open("sqlite", "file:inbox.db?_pragma=secure_delete(1)&_pragma=synchronous(2)")
//	store, err := retainsql.Open(ctx, db, retainsql.SQLite, resolver)
//	plan, err := store.Plan(ctx, today)
//	ledger, err := store.Ledger(ctx, key)
//	report, err := executor.ExecuteStream(ctx, plan, store.Steps(ctx), today)
//
// # Guarantees
//
// A [Store] is a retention.ThreadSource, a retention.Journal and the
// retention.Store of the items in it. Every change is one transaction. What has
// to be erased elsewhere is written to an outbox in the transaction that erases
// the item, so that neither happens without the other. Reading goes page by
// page, in constant memory and without a long transaction. Two processes that
// write one ledger cannot: the second one fails.
//
// # Limits
//
// Deleted rows may live on in free pages, in the log of the database and in its
// replicas. SQLite overwrites free pages with secure_delete, PostgreSQL when
// VACUUM has run; the log goes when it is recycled. Name the replicas and backups
// as stores of the schedule.
//
// # Sources
//
// None.
//
// # Errors
//
// Errors are those of the database, which may show an id; retention.Executor
// hides them in its own.
package retainsql
