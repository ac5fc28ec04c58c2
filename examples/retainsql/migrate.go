// SPDX-License-Identifier: Apache-2.0

package retainsql

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// A Dialect is the kind of a database. The zero Dialect is refused by [Open].
type Dialect uint8

// The dialects.
const (
	_ Dialect = iota
	SQLite
	PostgreSQL
)

// Ids and threads are bytes, so that any text may be one and their order is that
// of Go strings, whatever the collation of the database is.
var migrations = [...]string{
	`CREATE TABLE items (id BYTES PRIMARY KEY, thread BYTES NOT NULL, body TEXT NOT NULL)`,
	`CREATE INDEX items_by_thread ON items (thread, id)`,
	`CREATE TABLE receipts (id BYTES PRIMARY KEY, closed BIGINT NOT NULL, body TEXT NOT NULL)`,
	`CREATE INDEX receipts_open ON receipts (id) WHERE closed = 0`,
	`CREATE TABLE ledger (seq BIGINT PRIMARY KEY, line TEXT NOT NULL)`,
	`CREATE TABLE outbox (recipient TEXT NOT NULL, id BYTES NOT NULL, kind TEXT NOT NULL, delivered BIGINT NOT NULL, PRIMARY KEY (recipient, id))`,
	`CREATE INDEX outbox_waiting ON outbox (recipient, id) WHERE delivered = 0`,
	`CREATE TABLE steps (n BIGINT PRIMARY KEY, body TEXT NOT NULL)`,
}

// ErrNewer says that the database was made by a later version of the program.
var ErrNewer = errors.New("retainsql: the database is newer than the program")

// Migrate brings a database up to date, one transaction for each step. A
// database that is up to date is left as it is. It may run in several programs at
// once: all but one of them fail, and may try again.
func Migrate(ctx context.Context, db *sql.DB, d Dialect) error {
	bytes := map[Dialect]string{SQLite: "BLOB", PostgreSQL: "BYTEA"}[d]
	if bytes == "" {
		return errors.New("retainsql: unknown dialect")
	}
	if _, err := db.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY)`); err != nil {
		return err
	}
	var done int
	if err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM migrations`).Scan(&done); err != nil {
		return err
	}
	if done > len(migrations) {
		return ErrNewer
	}
	for i, statement := range migrations[done:] {
		version := done + i + 1
		err := transact(ctx, db, func() {}, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, strings.ReplaceAll(statement, "BYTES", bytes)); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, `INSERT INTO migrations (version) VALUES ($1)`, version)
			return err
		})
		if err != nil {
			return fmt.Errorf("retainsql: migration %d: %w", version, err)
		}
	}
	return nil
}

// transact runs do in a transaction. Nothing is deferred: a process that is
// killed in the middle rolls nothing back either, the database does.
func transact(ctx context.Context, db *sql.DB, step func(), do func(*sql.Tx) error) error {
	step()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	step()
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	step()
	if err := tx.Commit(); err != nil {
		return err
	}
	step()
	return nil
}
