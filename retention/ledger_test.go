// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// written returns a ledger of two deletions and where it ends.
func written(t testing.TB) ([]byte, retention.Head) {
	t.Helper()
	r := compile(t, starter(t))
	b := newBench(t, r, oldMessage(t, "m1"), oldMessage(t, "m2"))
	plan := b.plan(t, r, "2026-03-01")
	_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	return b.lines.Bytes(), b.ledger.Head()
}

func TestLedgerVerifies(t *testing.T) {
	data, head := written(t)
	got, err := retention.VerifyLedger(bytes.NewReader(data), retention.Head{})
	require.NoError(t, err)
	require.NoError(t, got.Reaches(head))
	if head.Seq != 10 { // two items: begin and four stores each
		t.Errorf("%d entries, want 10", head.Seq)
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	first, err := retention.VerifyLedger(bytes.NewReader(bytes.Join(lines[:4], nil)), retention.Head{})
	require.NoError(t, err, "a prefix verifies")
	rest, err := retention.VerifyLedger(bytes.NewReader(bytes.Join(lines[4:], nil)), first)
	require.NoError(t, err, "and so does the rest after it")
	if rest != head {
		t.Errorf("the parts end at %v, the whole at %v", rest, head)
	}
	require.ErrorIs(t, first.Reaches(head), retention.ErrTruncated)
	require.ErrorIs(t, retention.Head{Seq: head.Seq, Hash: "00"}.Reaches(head), retention.ErrChain)
}

func TestEveryChangedByteIsFoundInItsEntry(t *testing.T) {
	data, head := written(t)
	for i := range data {
		changed := bytes.Clone(data)
		changed[i] ^= 1 << (i % 8)
		entry := uint64(bytes.Count(data[:i], []byte("\n")) + 1)
		got, err := retention.VerifyLedger(bytes.NewReader(changed), retention.Head{})
		var fault *retention.LedgerError
		if !errors.As(err, &fault) {
			t.Fatalf("byte %d: a change was not found (%v, %v)", i, got, err)
		}
		if fault.Seq != entry || got.Seq != entry-1 {
			t.Fatalf("byte %d is in entry %d, the fault was located in %d after %d good ones", i, entry, fault.Seq, got.Seq)
		}
	}
	for i := 0; i < len(data); i += 3 {
		got, err := retention.VerifyLedger(bytes.NewReader(data[:i]), retention.Head{})
		if err == nil && got.Reaches(head) == nil {
			t.Fatalf("cut at byte %d: not found", i)
		}
	}
}

func TestLinesMovedAboutAreFound(t *testing.T) {
	data, _ := written(t)
	lines := bytes.SplitAfter(data, []byte("\n"))
	lines = lines[:len(lines)-1]
	swapped := bytes.Join([][]byte{lines[1], lines[0]}, nil)
	removed := bytes.Join([][]byte{lines[0], lines[2]}, nil)
	repeated := bytes.Join([][]byte{lines[0], lines[0]}, nil)
	for name, changed := range map[string][]byte{"swapped": swapped, "removed": removed, "repeated": repeated} {
		_, err := retention.VerifyLedger(bytes.NewReader(changed), retention.Head{})
		require.ErrorIs(t, err, retention.ErrChain, name)
	}
	_, err := retention.VerifyLedger(bytes.NewReader(data), retention.Head{Seq: 3})
	require.ErrorIs(t, err, retention.ErrChain, "numbers go on where the head ends")
	long := bytes.Repeat([]byte("x"), 1<<20)
	_, err = retention.VerifyLedger(bytes.NewReader(long), retention.Head{})
	require.ErrorIs(t, err, retention.ErrMalformed)
	_, err = retention.VerifyLedger(iotest.ErrReader(errors.New("device lost")), retention.Head{})
	require.ErrorIs(t, err, retention.ErrRead)
}

func TestLedgerHoldsReferencesOnly(t *testing.T) {
	r := compile(t, starter(t))
	b := newBench(t, r, oldMessage(t, "person-555-0100"))
	plan := b.plan(t, r, "2026-03-01")
	_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	if strings.Contains(b.lines.String(), "555") {
		t.Errorf("the ledger shows an id:\n%s", b.lines)
	}
	ref := b.ledger.Ref("person-555-0100")
	if n := strings.Count(b.lines.String(), ref); n != 5 {
		t.Errorf("who has the key finds %d entries, want 5", n)
	}
	other, err := retention.NewLedger(&bytes.Buffer{}, []byte("another key of enough bytes"), retention.Head{})
	require.NoError(t, err)
	if other.Ref("person-555-0100") == ref {
		t.Error("another key must give another reference")
	}
}

func TestNewLedgerRefuses(t *testing.T) {
	_, err := retention.NewLedger(&bytes.Buffer{}, []byte("short"), retention.Head{})
	require.ErrorIs(t, err, retention.ErrKey)
	_, err = retention.NewLedger(nil, ledgerKey, retention.Head{})
	require.ErrorIs(t, err, retention.ErrMissing)
}

func FuzzVerifyLedger(f *testing.F) {
	data, head := written(f)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte("{}\n"))
	f.Fuzz(func(t *testing.T, changed []byte) {
		got, err := retention.VerifyLedger(bytes.NewReader(changed), retention.Head{})
		if err == nil && got == head && !bytes.Equal(changed, data) {
			t.Fatal("another ledger has the same head")
		}
	})
}
