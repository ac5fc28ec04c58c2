// SPDX-License-Identifier: Apache-2.0

package retainsql

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"github.com/safeharbor-go/safeharbor/retention"
)

// Save implements [retention.Journal].
func (s *Store) Save(ctx context.Context, r retention.Receipt) error {
	body, err := json.Marshal(r)
	if err != nil {
		return err
	}
	closed := 0
	if r.State() == retention.Deleted {
		closed = 1
	}
	return s.transact(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO receipts (id, closed, body) VALUES ($1, $2, $3)
			ON CONFLICT (id) DO UPDATE SET closed = excluded.closed, body = excluded.body`, []byte(r.Item.ID), closed, string(body))
		return err
	})
}

// Load implements [retention.Journal].
func (s *Store) Load(ctx context.Context, id string) (r retention.Receipt, found bool, _ error) {
	var body string
	err := s.db.QueryRowContext(ctx, `SELECT body FROM receipts WHERE id = $1`, []byte(id)).Scan(&body)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return r, false, nil
	case err != nil:
		return r, false, err
	}
	if err := json.Unmarshal([]byte(body), &r); err != nil {
		return retention.Receipt{}, false, errors.New("retainsql: a receipt cannot be read")
	}
	return r, true, nil
}

// Open implements [retention.Journal].
func (s *Store) Open(ctx context.Context) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id FROM receipts WHERE closed = 0 ORDER BY id`)
	if err != nil {
		return nil, err
	}
	var ids []string
	for rows.Next() {
		var id []byte
		if err = rows.Scan(&id); err != nil {
			break
		}
		ids = append(ids, string(id))
	}
	return ids, errors.Join(err, rows.Close(), rows.Err())
}

// Ledger verifies the ledger in the database and goes on with it. Its lines have
// their number as key: of two processes that go on from one head, the second one
// fails, and takes no more.
func (s *Store) Ledger(ctx context.Context, key []byte) (*retention.Ledger, error) {
	in := s.ReadLedger(ctx)
	head, err := retention.VerifyLedger(in, retention.Head{})
	if err := errors.Join(err, in.Close()); err != nil {
		return nil, err
	}
	// What a store has done is written down even when the run is being stopped.
	return retention.NewLedger(&lines{store: s, ctx: context.WithoutCancel(ctx), seq: head.Seq}, key, head)
}

// lines writes each line of a ledger as a row.
type lines struct {
	store *Store
	ctx   context.Context
	seq   uint64
}

func (l *lines) Write(line []byte) (int, error) {
	err := l.store.transact(l.ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(l.ctx, `INSERT INTO ledger (seq, line) VALUES ($1, $2)`, int64(l.seq+1), string(line))
		return err
	})
	if err != nil {
		return 0, err
	}
	l.seq++
	return len(line), nil
}

// ReadLedger returns the lines of the ledger, page by page.
func (s *Store) ReadLedger(ctx context.Context) io.ReadCloser {
	out, in := io.Pipe()
	go func() {
		w := bufio.NewWriter(in)
		in.CloseWithError(errors.Join(s.copyLedger(ctx, w), w.Flush()))
	}()
	return out
}

func (s *Store) copyLedger(ctx context.Context, w io.Writer) error {
	for after := int64(0); ; {
		rows, err := s.db.QueryContext(ctx, `SELECT seq, line FROM ledger WHERE seq > $1 ORDER BY seq LIMIT $2`, after, page)
		if err != nil {
			return err
		}
		texts := make([]string, 0, page)
		for rows.Next() {
			var text string
			if err = rows.Scan(&after, &text); err != nil {
				break
			}
			texts = append(texts, text)
		}
		if err := errors.Join(err, rows.Close(), rows.Err()); err != nil {
			return err
		}
		for text := range slices.Values(texts) {
			if _, err := io.WriteString(w, text); err != nil {
				return err
			}
		}
		if len(texts) < page {
			return nil
		}
	}
}
