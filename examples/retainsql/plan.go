// SPDX-License-Identifier: Apache-2.0

package retainsql

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"

	"github.com/safeharbor-go/safeharbor/retention"
)

// Plan plans over all items in constant memory. The steps replace those of the
// plan before, in the table that [Store.Steps] reads; the plan that is returned
// holds none.
func (s *Store) Plan(ctx context.Context, asOf retention.Date) (retention.Plan, error) {
	if _, err := s.db.ExecContext(ctx, `DELETE FROM steps`); err != nil {
		return retention.Plan{}, err
	}
	w := stepWriter{store: s, ctx: ctx}
	var failed error
	plan, err := s.resolver.Load().Stream(asOf, retention.Until(s.Items(ctx), &failed), w.write)
	if err := errors.Join(failed, err); err != nil {
		return retention.Plan{}, err
	}
	return plan, w.flush()
}

// A stepWriter writes steps in pages.
type stepWriter struct {
	store *Store
	ctx   context.Context
	n     int
	steps []retention.Step
}

func (w *stepWriter) write(s retention.Step) error {
	w.steps = append(w.steps, s)
	if len(w.steps) < page {
		return nil
	}
	return w.flush()
}

func (w *stepWriter) flush() error {
	err := w.store.transact(w.ctx, func(tx *sql.Tx) error {
		statement, err := tx.PrepareContext(w.ctx, `INSERT INTO steps (n, body) VALUES ($1, $2)`)
		if err != nil {
			return err
		}
		for _, s := range w.steps {
			body, err := json.Marshal(s)
			if err != nil {
				return err
			}
			w.n++
			if _, err := statement.ExecContext(w.ctx, w.n, string(body)); err != nil {
				return err
			}
		}
		return statement.Close()
	})
	w.steps = w.steps[:0]
	return err
}

// Steps yields the steps of the last plan, page by page, as often as it is asked.
func (s *Store) Steps(ctx context.Context) iter.Seq2[retention.Step, error] {
	return func(yield func(retention.Step, error) bool) {
		for after := 0; ; {
			rows, err := s.db.QueryContext(ctx, `SELECT n, body FROM steps WHERE n > $1 ORDER BY n LIMIT $2`, after, page)
			if err != nil {
				yield(retention.Step{}, err)
				return
			}
			steps := make([]retention.Step, 0, page)
			for rows.Next() {
				var body string
				var step retention.Step
				if err = rows.Scan(&after, &body); err != nil {
					break
				}
				if err = json.Unmarshal([]byte(body), &step); err != nil {
					break
				}
				steps = append(steps, step)
			}
			if err := errors.Join(err, rows.Close(), rows.Err()); err != nil {
				yield(retention.Step{}, err)
				return
			}
			for _, step := range steps {
				if !yield(step, nil) {
					return
				}
			}
			if len(steps) < page {
				return
			}
		}
	}
}
