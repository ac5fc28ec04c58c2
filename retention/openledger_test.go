// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// ledgerFile returns a file with some content.
func ledgerFile(t testing.TB, data []byte) *os.File {
	t.Helper()
	name := filepath.Join(t.TempDir(), "ledger.jsonl")
	require.NoError(t, os.WriteFile(name, data, 0o600))
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestOpenLedgerGoesOn(t *testing.T) {
	data, head := written(t)
	end := bytes.LastIndexByte(data[:len(data)-1], '\n') + 1
	for cut := end; cut <= len(data); cut += 17 {
		f := ledgerFile(t, data[:cut])
		l, err := retention.OpenLedger(f, ledgerKey, retention.Head{})
		require.NoError(t, err, "cut at %d", cut)
		want := head.Seq - 1
		if cut == len(data) {
			want = head.Seq
		}
		if got := l.Head().Seq; got != want {
			t.Errorf("cut at %d of %d: goes on after entry %d, want %d", cut, len(data), got, want)
		}
		// What is written next follows what is there.
		r := compile(t, starter(t))
		b := newBench(t, r, oldMessage(t, "m9"))
		b.ledger = l
		plan := b.plan(t, r, "2026-03-01")
		_, err = b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.NoError(t, err)
		after, err := os.ReadFile(f.Name())
		require.NoError(t, err)
		got, err := retention.VerifyLedger(bytes.NewReader(after), retention.Head{})
		require.NoError(t, err)
		require.NoError(t, got.Reaches(l.Head()))
	}
}

func TestOpenLedgerRefuses(t *testing.T) {
	data, _ := written(t)
	changed := bytes.Clone(data)
	changed[20] ^= 1
	f := ledgerFile(t, changed)
	_, err := retention.OpenLedger(f, ledgerKey, retention.Head{})
	var fault *retention.LedgerError
	require.ErrorAs(t, err, &fault)
	require.Equal(t, uint64(1), fault.Seq)
	after, err := os.ReadFile(f.Name())
	require.NoError(t, err)
	if !bytes.Equal(changed, after) {
		t.Error("a ledger that does not verify is evidence and must not be changed")
	}
	_, err = retention.OpenLedger(nil, ledgerKey, retention.Head{})
	require.ErrorIs(t, err, retention.ErrMissing)
	_, err = retention.OpenLedger(ledgerFile(t, data), []byte("short"), retention.Head{})
	require.ErrorIs(t, err, retention.ErrKey)
	closed := ledgerFile(t, data)
	require.NoError(t, closed.Close())
	_, err = retention.OpenLedger(closed, ledgerKey, retention.Head{})
	require.ErrorIs(t, err, retention.ErrRead)
}

func TestUntil(t *testing.T) {
	lost := errors.New("connection lost")
	source := func(yield func(retention.Item, error) bool) {
		_ = yield(oldMessage(t, "m1"), nil) && yield(retention.Item{}, lost) && yield(oldMessage(t, "m2"), nil)
	}
	var failed error
	plan, err := compile(t, starter(t)).Plan(day(t, "2026-03-01"), retention.Until(source, &failed))
	require.NoError(t, err)
	require.ErrorIs(t, failed, lost)
	if plan.Items != 1 {
		t.Errorf("%d items after the failure, want one before it", plan.Items)
	}
}
