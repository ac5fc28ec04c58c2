// SPDX-License-Identifier: Apache-2.0

package retainsql_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/examples/retainsql"
	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/retention/retentiontest"
)

var key = []byte("a key for tests only, 32 bytes!!")

var today = retention.Date{Year: 2026, Month: time.March, Day: 1}

func resolver(t testing.TB) *retention.Resolver {
	t.Helper()
	r, err := retention.New(retentiontest.Schedule(), nil)
	require.NoError(t, err)
	return r
}

func subject(s *retainsql.Store) retentiontest.Subject {
	return retentiontest.Subject{
		Store: s, Source: s, Journal: s,
		Put: func(ctx context.Context, it retention.Item) error { return s.Put(ctx, it) },
	}
}

func process(t testing.TB, db *sql.DB, d retainsql.Dialect, r *retention.Resolver, step func()) (retentiontest.Process, error) {
	ctx := t.Context()
	s, err := retainsql.Open(ctx, db, d, r, "cache")
	if err != nil {
		return retentiontest.Process{}, err
	}
	ledger, err := s.Ledger(ctx, key)
	if err != nil {
		return retentiontest.Process{}, err
	}
	s.SetStep(step)
	return retentiontest.Process{
		Subject: subject(s), Ledger: ledger, Close: db.Close,
		ReadLedger: func() (io.ReadCloser, error) { return s.ReadLedger(ctx), nil },
	}, nil
}

// message returns an item; every fourth is flagged and due.
func message(i int) retention.Item {
	it := retention.Item{
		ID: fmt.Sprintf("m%08d", i), Kind: retention.Message, Account: fmt.Sprintf("a%d", i%100), Thread: fmt.Sprintf("t%07d", i/8),
		Anchors: map[retention.Anchor]retention.Date{retention.Created: today.AddDays(-i % 900)},
	}
	if i%4 == 0 {
		it.Flags = []string{"phi"}
		it.Anchors[retention.Flagged] = today.AddDays(-1)
	}
	return it
}

func fill(t testing.TB, s *retainsql.Store, n int) {
	t.Helper()
	const batch = 5000
	for from := 0; from < n; from += batch {
		items := make([]retention.Item, 0, batch)
		for i := from; i < min(n, from+batch); i++ {
			items = append(items, message(i))
		}
		require.NoError(t, s.Put(t.Context(), items...))
	}
}

// suite checks what is the same in every database.
func suite(t *testing.T, d retainsql.Dialect, open func(*testing.T) *sql.DB) {
	t.Run("plans and executes", func(t *testing.T) {
		ctx := t.Context()
		s, err := retainsql.Open(ctx, open(t), d, resolver(t), "cache")
		require.NoError(t, err)
		fill(t, s, 2500)
		plan, err := s.Plan(ctx, today)
		require.NoError(t, err)
		if plan.Items != 2500 || plan.Due != 625 || len(plan.Steps) != 0 {
			t.Fatalf("%v: want 625 of 2500 due, in the database", plan)
		}
		// The same plan from the same items in memory has the same digest.
		var items []retention.Item
		for i := range 2500 {
			items = append(items, message(i))
		}
		same, err := resolver(t).Plan(today, slices.Values(items))
		require.NoError(t, err)
		require.Equal(t, same.Digest, plan.Digest)

		ledger, err := s.Ledger(ctx, key)
		require.NoError(t, err)
		touched := 0
		x, err := retention.NewExecutor(retention.ExecuteOptions{
			Source: s, Journal: s, Ledger: ledger, Approved: plan.Digest, Batch: 20, Receipt: func(retention.Receipt) { touched++ },
			Stores: map[string]retention.Store{"network": s.Outbox("network"), "live": s},
		})
		require.NoError(t, err)
		report, err := x.ExecuteStream(ctx, plan, s.Steps(ctx), today)
		require.NoError(t, err)
		if report.Pending != 20 || report.Left != 605 || touched != 20 {
			t.Errorf("%v, %d left, %d receipts: want one batch", report, report.Left, touched)
		}
		// The announcement to the network and to the cache wait in the outbox.
		var sent []string
		n, err := s.Relay(ctx, func(_ context.Context, a retainsql.Announcement) error {
			sent = append(sent, a.Recipient)
			return nil
		})
		require.NoError(t, err)
		if n != 40 || sent[0] != "cache" || sent[39] != "network" {
			t.Errorf("%d announcements, want 20 to each of two", n)
		}
		report, err = x.Resume(ctx, today.AddDays(1))
		require.NoError(t, err)
		receipt, found, err := s.Load(ctx, "m00000000")
		require.NoError(t, err)
		if !found || receipt.Fact() != retention.DeletionDone || report.Pending != 20 {
			t.Errorf("%v: what was delivered is done and only the backup is left: %v", report, receipt)
		}
		report, err = x.Resume(ctx, today.AddDays(30))
		require.NoError(t, err)
		if report.Deleted != 20 {
			t.Errorf("%v: want the batch closed", report)
		}
		head, err := retention.VerifyLedger(s.ReadLedger(ctx), retention.Head{})
		require.NoError(t, err)
		require.NoError(t, head.Reaches(ledger.Head()))
		if head.Seq != 20*(1+3+2+1) {
			t.Errorf("%d entries, want begin, three answers, two later ones and close for each of 20", head.Seq)
		}
	})
	t.Run("threads", func(t *testing.T) {
		ctx := t.Context()
		schedule := retentiontest.Schedule()
		schedule.Policies[0].Thread = retention.WholeThread
		r, err := retention.New(schedule, nil)
		require.NoError(t, err)
		s, err := retainsql.Open(ctx, open(t), d, r)
		require.NoError(t, err)
		fill(t, s, 1800)
		plan, err := s.Plan(ctx, today)
		require.NoError(t, err)
		if plan.Due != 1800 {
			t.Errorf("%v: every thread has a flagged message, so all go", plan)
		}
	})
	t.Run("relay stops and goes on", func(t *testing.T) {
		ctx := t.Context()
		s, err := retainsql.Open(ctx, open(t), d, resolver(t), "cache")
		require.NoError(t, err)
		for _, id := range []string{"a", "b"} {
			_, err := s.Erase(ctx, retention.Erasure{ID: id, Kind: retention.Message, Disposition: retention.Delete})
			require.NoError(t, err)
		}
		down := errors.New("queue is down")
		n, err := s.Relay(ctx, func(_ context.Context, a retainsql.Announcement) error {
			if a.ID == "b" {
				return down
			}
			return nil
		})
		require.ErrorIs(t, err, down)
		require.Equal(t, 1, n)
		n, err = s.Relay(ctx, func(context.Context, retainsql.Announcement) error { return nil })
		require.NoError(t, err)
		require.Equal(t, 1, n, "what was delivered is not sent again")
	})
	t.Run("migrations", func(t *testing.T) {
		ctx := t.Context()
		db := open(t)
		require.NoError(t, retainsql.Migrate(ctx, db, d))
		require.NoError(t, retainsql.Migrate(ctx, db, d), "twice is once")
		_, err := db.ExecContext(ctx, `INSERT INTO migrations (version) VALUES ($1)`, retainsql.Migrations+1)
		require.NoError(t, err)
		require.ErrorIs(t, retainsql.Migrate(ctx, db, d), retainsql.ErrNewer)
		require.Error(t, retainsql.Migrate(ctx, db, 0))
	})
	t.Run("two processes cannot write one ledger", func(t *testing.T) {
		ctx := t.Context()
		s, err := retainsql.Open(ctx, open(t), d, resolver(t))
		require.NoError(t, err)
		fill(t, s, 8)
		plan, err := s.Plan(ctx, today)
		require.NoError(t, err)
		var executors []*retention.Executor
		for range 2 {
			ledger, err := s.Ledger(ctx, key)
			require.NoError(t, err)
			x, err := retention.NewExecutor(retention.ExecuteOptions{
				Source: s, Journal: s, Ledger: ledger, Batch: 1,
				Stores: map[string]retention.Store{"network": retention.NewMemory(nil), "live": s},
			})
			require.NoError(t, err)
			executors = append(executors, x)
		}
		_, err = executors[0].ExecuteStream(ctx, plan, s.Steps(ctx), today)
		require.NoError(t, err)
		_, err = executors[1].ExecuteStream(ctx, plan, s.Steps(ctx), today)
		require.ErrorIs(t, err, retention.ErrBroken)
	})
	t.Run("damaged rows", func(t *testing.T) {
		ctx := t.Context()
		db := open(t)
		s, err := retainsql.Open(ctx, db, d, resolver(t))
		require.NoError(t, err)
		fill(t, s, 4)
		_, err = db.ExecContext(ctx, `UPDATE items SET body = '{"id":"other","kind":"message"}'`)
		require.NoError(t, err)
		_, found, err := s.Item(ctx, "m00000000")
		require.Error(t, err)
		require.False(t, found)
		_, err = db.ExecContext(ctx, `UPDATE items SET body = '{'`)
		require.NoError(t, err)
		_, err = s.Plan(ctx, today)
		require.ErrorIs(t, err, retention.ErrMalformed, "an unreadable row is no reason to go on without it")
		ledger, err := s.Ledger(ctx, key)
		require.NoError(t, err)
		require.Zero(t, ledger.Head().Seq)
		_, err = db.ExecContext(ctx, `INSERT INTO ledger (seq, line) VALUES (1, 'nonsense')`)
		require.NoError(t, err)
		_, err = s.Ledger(ctx, key)
		var fault *retention.LedgerError
		require.ErrorAs(t, err, &fault)
		require.Equal(t, uint64(1), fault.Seq)
	})
}
