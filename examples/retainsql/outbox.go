// SPDX-License-Identifier: Apache-2.0

package retainsql

import (
	"context"
	"database/sql"
	"errors"

	"github.com/safeharbor-go/safeharbor/retention"
)

// An Announcement asks a recipient to erase its copies of an item.
type Announcement struct {
	Recipient string
	ID        string
	Kind      retention.Kind
}

func enqueue(ctx context.Context, tx *sql.Tx, recipient string, e retention.Erasure) error {
	kind, err := e.Kind.MarshalText()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO outbox (recipient, id, kind, delivered) VALUES ($1, $2, $3, 0)
		ON CONFLICT (recipient, id) DO NOTHING`, recipient, []byte(e.ID), string(kind))
	return err
}

// Outbox returns a [retention.Store] for a recipient that is reached by
// messages: it puts the item into the outbox, answers that it is pending until
// the next day, and done as soon as [Store.Relay] has delivered it.
func (s *Store) Outbox(recipient string) retention.Store { return outbox{s, recipient} }

type outbox struct {
	store     *Store
	recipient string
}

func (o outbox) Erase(ctx context.Context, e retention.Erasure) (retention.Acknowledgement, error) {
	if e.Disposition != retention.Delete {
		return retention.Acknowledgement{}, ctx.Err()
	}
	var delivered int
	err := o.store.transact(ctx, func(tx *sql.Tx) error {
		if err := enqueue(ctx, tx, o.recipient, e); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `SELECT delivered FROM outbox WHERE recipient = $1 AND id = $2`, o.recipient, []byte(e.ID)).Scan(&delivered)
	})
	switch {
	case err != nil:
		return retention.Acknowledgement{}, err
	case delivered == 1:
		return retention.Acknowledgement{Status: retention.Done}, nil
	}
	return retention.Acknowledgement{Status: retention.Pending, Until: e.AsOf.AddDays(1)}, nil
}

// Relay sends what waits in the outbox, in order of recipient and item, and
// marks it as delivered. A process that is killed in between sends again: a
// recipient has to take the same announcement twice. It stops at the first error
// of send and returns how many were delivered.
func (s *Store) Relay(ctx context.Context, send func(context.Context, Announcement) error) (delivered int, _ error) {
	for {
		var a Announcement
		var id []byte
		var kind string
		err := s.db.QueryRowContext(ctx, `SELECT recipient, id, kind FROM outbox WHERE delivered = 0 ORDER BY recipient, id LIMIT 1`).Scan(&a.Recipient, &id, &kind)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return delivered, nil
		case err != nil:
			return delivered, err
		}
		a.ID = string(id)
		if a.Kind, err = retention.ParseKind(kind); err != nil {
			return delivered, err
		}
		if err := send(ctx, a); err != nil {
			return delivered, err
		}
		err = s.transact(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE outbox SET delivered = 1 WHERE recipient = $1 AND id = $2`, a.Recipient, id)
			return err
		})
		if err != nil {
			return delivered, err
		}
		delivered++
	}
}
