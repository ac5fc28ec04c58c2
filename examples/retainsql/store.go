// SPDX-License-Identifier: Apache-2.0

package retainsql

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"sync/atomic"

	"github.com/safeharbor-go/safeharbor/retention"
)

// A Store keeps everything in one database. Create one with [Open]. It is safe
// for concurrent use.
type Store struct {
	db       *sql.DB
	resolver atomic.Pointer[retention.Resolver]
	// announce are the recipients that hear of every erased item.
	announce []string
	// step is called between any two changes of the database.
	step func()
}

// Open brings the database up to date and returns a store over a resolver. Each
// of announce is the name of a recipient that has to erase copies of the items,
// see [Store.Outbox].
func Open(ctx context.Context, db *sql.DB, d Dialect, r *retention.Resolver, announce ...string) (*Store, error) {
	if err := Migrate(ctx, db, d); err != nil {
		return nil, err
	}
	s := &Store{db: db, announce: append([]string(nil), announce...), step: func() {}}
	s.resolver.Store(r)
	return s, nil
}

// SetResolver replaces the policies and holds in force.
func (s *Store) SetResolver(r *retention.Resolver) { s.resolver.Store(r) }

// Resolver implements [retention.Source].
func (s *Store) Resolver(ctx context.Context) (*retention.Resolver, error) {
	return s.resolver.Load(), ctx.Err()
}

const putItem = `INSERT INTO items (id, thread, body) VALUES ($1, $2, $3)
	ON CONFLICT (id) DO UPDATE SET thread = excluded.thread, body = excluded.body`

// Put keeps items, in place of those with the same IDs, in one transaction.
func (s *Store) Put(ctx context.Context, items ...retention.Item) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		statement, err := tx.PrepareContext(ctx, putItem)
		if err != nil {
			return err
		}
		for _, it := range items {
			body, err := json.Marshal(it)
			if err != nil {
				return err
			}
			if _, err := statement.ExecContext(ctx, []byte(it.ID), []byte(it.Thread), string(body)); err != nil {
				return err
			}
		}
		return statement.Close()
	})
}

func (s *Store) transact(ctx context.Context, do func(*sql.Tx) error) error {
	return transact(ctx, s.db, s.step, do)
}

// Item implements [retention.Source].
func (s *Store) Item(ctx context.Context, id string) (retention.Item, bool, error) {
	var body string
	err := s.db.QueryRowContext(ctx, `SELECT body FROM items WHERE id = $1`, []byte(id)).Scan(&body)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return retention.Item{}, false, nil
	case err != nil:
		return retention.Item{}, false, err
	}
	it, err := retention.ReadItem([]byte(body))
	if err == nil && it.ID != id {
		err = errors.New("retainsql: a row holds another item than its key says")
	}
	return it, err == nil, err
}

// page is the number of rows that are read at once.
const page = 1000

// Items yields every item by thread and ID, or by ID alone when the schedule
// does not look at threads: the order that [retention.Resolver.Stream] needs.
// Every page is its own query, so that nothing is locked while a plan is made;
// what changes meanwhile is decided about again before anything is deleted.
func (s *Store) Items(ctx context.Context) iter.Seq2[retention.Item, error] {
	first := `SELECT thread, id, body FROM items ORDER BY id LIMIT $1`
	next := `SELECT thread, id, body FROM items WHERE id > $2 ORDER BY id LIMIT $1`
	after := func(_, id []byte) []any { return []any{page, id} }
	if s.resolver.Load().Threaded() {
		first = `SELECT thread, id, body FROM items ORDER BY thread, id LIMIT $1`
		next = `SELECT thread, id, body FROM items WHERE (thread, id) > ($2, $3) ORDER BY thread, id LIMIT $1`
		after = func(thread, id []byte) []any { return []any{page, thread, id} }
	}
	return func(yield func(retention.Item, error) bool) {
		var thread, id []byte
		for query, args := first, []any{page}; ; query, args = next, after(thread, id) {
			rows, err := s.db.QueryContext(ctx, query, args...)
			if err != nil {
				yield(retention.Item{}, err)
				return
			}
			items := make([]retention.Item, 0, page)
			for rows.Next() {
				var body string
				if err = rows.Scan(&thread, &id, &body); err != nil {
					break
				}
				var it retention.Item
				if it, err = retention.ReadItem([]byte(body)); err != nil {
					break
				}
				items = append(items, it)
			}
			if err = errors.Join(err, rows.Close(), rows.Err()); err != nil {
				yield(retention.Item{}, err)
				return
			}
			for _, it := range items {
				if !yield(it, nil) {
					return
				}
			}
			if len(items) < page {
				return
			}
		}
	}
}

// Thread implements [retention.ThreadSource].
func (s *Store) Thread(ctx context.Context, thread string) ([]retention.Item, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT body FROM items WHERE thread = $1 ORDER BY id LIMIT $2`, []byte(thread), retention.MaxThread+1)
	if err != nil {
		return nil, err
	}
	var items []retention.Item
	for rows.Next() {
		var body string
		if err = rows.Scan(&body); err != nil {
			break
		}
		var it retention.Item
		if it, err = retention.ReadItem([]byte(body)); err != nil {
			break
		}
		items = append(items, it)
	}
	if err := errors.Join(err, rows.Close(), rows.Err()); err != nil {
		return nil, err
	}
	if len(items) > retention.MaxThread {
		return nil, retention.ErrThread
	}
	return items, nil
}

// Erase implements [retention.Store]: the item goes and its recipients are
// announced in one transaction. It does [retention.Delete] only.
func (s *Store) Erase(ctx context.Context, e retention.Erasure) (retention.Acknowledgement, error) {
	if e.Disposition != retention.Delete {
		return retention.Acknowledgement{}, ctx.Err()
	}
	err := s.transact(ctx, func(tx *sql.Tx) error {
		for _, name := range s.announce {
			if err := enqueue(ctx, tx, name, e); err != nil {
				return err
			}
			s.step()
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM items WHERE id = $1`, []byte(e.ID))
		return err
	})
	if err != nil {
		return retention.Acknowledgement{}, err
	}
	return retention.Acknowledgement{Status: retention.Done}, nil
}
