// SPDX-License-Identifier: Apache-2.0

package files_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/retention/files"
	"github.com/safeharbor-go/safeharbor/retention/retentiontest"
)

func resolver(t testing.TB) *retention.Resolver {
	t.Helper()
	r, err := retention.New(retentiontest.Schedule(), nil)
	require.NoError(t, err)
	return r
}

func root(t testing.TB, dir string) *os.Root {
	t.Helper()
	r, err := os.OpenRoot(dir)
	require.NoError(t, err)
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// brittle is a folder that tells of every step of every change, half-way
// through a write as well.
type brittle struct {
	*os.Root
	step func()
}

func (b brittle) WriteFile(name string, data []byte, perm fs.FileMode) error {
	b.step()
	if err := b.Root.WriteFile(name, data[:len(data)/2], perm); err != nil {
		return err
	}
	b.step()
	err := b.Root.WriteFile(name, data, perm)
	b.step()
	return err
}

func (b brittle) Rename(from, to string) error {
	err := b.Root.Rename(from, to)
	b.step()
	return err
}

func (b brittle) Remove(name string) error {
	err := b.Root.Remove(name)
	b.step()
	return err
}

func (b brittle) Sync(string) error {
	b.step()
	return nil
}

// brittleLedger does the same for the file of a ledger.
type brittleLedger struct {
	*os.File
	step func()
}

func (b brittleLedger) Write(p []byte) (int, error) {
	b.step()
	n, err := b.File.Write(p[:len(p)/2])
	if err != nil {
		return n, err
	}
	b.step()
	m, err := b.File.Write(p[n:])
	b.step()
	return n + m, err
}

func (b brittleLedger) Sync() error {
	b.step()
	return nil
}

var key = []byte("a key for tests only, 32 bytes!!")

func subject(s *files.Store) retentiontest.Subject {
	return retentiontest.Subject{Store: s, Source: s, Journal: s, Put: s.Put}
}

func TestStoreConforms(t *testing.T) {
	r := resolver(t)
	err := retentiontest.Conform(t.Context(), func() (retentiontest.Subject, error) {
		s, err := files.Open(root(t, t.TempDir()), r)
		if err != nil {
			return retentiontest.Subject{}, err
		}
		return subject(s), nil
	})
	require.NoError(t, err)
}

func TestStoreSurvivesBeingKilled(t *testing.T) {
	steps, err := retentiontest.Kill(t.Context(), func(r *retention.Resolver) (retentiontest.Disk, error) {
		dir := t.TempDir()
		name := filepath.Join(dir, "ledger.jsonl")
		start := func(step func()) (retentiontest.Process, error) {
			s, err := files.Open(brittle{root(t, dir), step}, r)
			if err != nil {
				return retentiontest.Process{}, err
			}
			f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
			if err != nil {
				return retentiontest.Process{}, err
			}
			ledger, err := retention.OpenLedger(brittleLedger{f, step}, key, retention.Head{})
			if err != nil {
				return retentiontest.Process{}, err
			}
			return retentiontest.Process{
				Subject: subject(s), Ledger: ledger, Close: f.Close,
				ReadLedger: func() (io.ReadCloser, error) { return os.Open(name) },
			}, nil
		}
		return retentiontest.Disk{Start: start}, nil
	})
	require.NoError(t, err)
	t.Logf("killed at each of %d steps", steps)
	if steps < 80 {
		t.Errorf("only %d steps: the test proves little", steps)
	}
}

// careless writes over the file that is there, as a store without renaming does.
type careless struct{ brittle }

func (c careless) WriteFile(string, []byte, fs.FileMode) error { return nil }

func (c careless) Rename(string, string) error { return nil }

func TestKillFindsACarelessStore(t *testing.T) {
	_, err := retentiontest.Kill(t.Context(), func(r *retention.Resolver) (retentiontest.Disk, error) {
		dir := t.TempDir()
		var ledger bytes.Buffer
		var head retention.Head
		return retentiontest.Disk{Start: func(step func()) (retentiontest.Process, error) {
			s, err := files.Open(brittle{root(t, dir), step}, r)
			if err != nil {
				return retentiontest.Process{}, err
			}
			forgetful, err := files.Open(careless{brittle{root(t, dir), step}}, r)
			if err != nil {
				return retentiontest.Process{}, err
			}
			l, err := retention.NewLedger(&ledger, key, head)
			if err != nil {
				return retentiontest.Process{}, err
			}
			sub := subject(s)
			sub.Journal = forgetful
			return retentiontest.Process{
				Subject: sub, Ledger: l,
				Close:      func() error { head = l.Head(); return nil },
				ReadLedger: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(ledger.Bytes())), nil },
			}, nil
		}}, nil
	})
	require.Error(t, err, "a journal that keeps nothing")
}

func TestDamagedFiles(t *testing.T) {
	dir := t.TempDir()
	s, err := files.Open(root(t, dir), resolver(t))
	require.NoError(t, err)
	ctx := t.Context()
	it := retention.Item{ID: "m1", Kind: retention.Message}
	other := retention.Item{ID: "m2", Kind: retention.Message}
	require.NoError(t, s.Put(ctx, it))
	require.NoError(t, s.Put(ctx, other))
	require.NoError(t, s.Save(ctx, retention.Receipt{Item: it, Disposition: retention.Delete, Begun: retention.Date{Year: 2026, Month: 3, Day: 1}}))
	names, err := filepath.Glob(filepath.Join(dir, "items", "*"))
	require.NoError(t, err)
	require.Len(t, names, 2)
	for _, damage := range []string{"", "{", `{"id":"m3"}`, `{"id":"m1","kind":"nonsense"}`} {
		for _, name := range names {
			require.NoError(t, os.WriteFile(name, []byte(damage), 0o600))
		}
		for _, id := range []string{"m1", "m2"} {
			_, found, err := s.Item(ctx, id)
			require.ErrorIs(t, err, files.ErrFile, "damage %q", damage)
			require.False(t, found)
		}
		_, err := s.Thread(ctx, "")
		require.ErrorIs(t, err, files.ErrFile)
	}
	written, err := filepath.Glob(filepath.Join(dir, "receipts", "*"))
	require.NoError(t, err)
	require.Len(t, written, 1)
	data, err := os.ReadFile(written[0])
	require.NoError(t, err)
	for cut := range data {
		if cut == len(data)-1 {
			continue // only the line feed is missing
		}
		require.NoError(t, os.WriteFile(written[0], data[:cut], 0o600))
		_, _, err := s.Load(ctx, "m1")
		require.ErrorIs(t, err, files.ErrFile, "cut at %d", cut)
		_, err = s.Open(ctx)
		require.ErrorIs(t, err, files.ErrFile, "what cannot be read is not closed")
	}
}

// full is a folder that cannot be written.
type full struct{ *os.Root }

var errFull = errors.New("disk full")

func (full) WriteFile(string, []byte, fs.FileMode) error { return errFull }

func (full) Remove(name string) error {
	if strings.HasPrefix(name, "items") {
		return errFull
	}
	return fs.ErrNotExist
}

func (full) MkdirAll(name string, perm fs.FileMode) error { return nil }

func TestFolderThatFails(t *testing.T) {
	dir := t.TempDir()
	_, err := files.Open(root(t, dir), resolver(t))
	require.NoError(t, err)
	s, err := files.Open(full{root(t, dir)}, resolver(t))
	require.NoError(t, err)
	ctx := t.Context()
	const canary = "Canary-7f3a"
	errs := []error{
		s.Put(ctx, retention.Item{ID: canary, Kind: retention.Message}),
		s.Save(ctx, retention.Receipt{Item: retention.Item{ID: canary}}),
		s.Put(ctx, retention.Item{ID: canary, Kind: 99}),
	}
	_, err = s.Erase(ctx, retention.Erasure{ID: canary, Disposition: retention.Delete})
	require.ErrorIs(t, err, errFull)
	for _, err := range append(errs, err) {
		require.Error(t, err)
		if shown := fmt.Sprintf("%v %+v %#v", err, err, err); strings.Contains(shown, canary) {
			t.Errorf("shown: %s", shown)
		}
	}
	s.SetResolver(nil)
	if r, err := s.Resolver(ctx); r != nil || err != nil {
		t.Errorf("%v, %v", r, err)
	}
}

func TestAll(t *testing.T) {
	s, err := files.Open(root(t, t.TempDir()), resolver(t))
	require.NoError(t, err)
	want := []string{"a", "b", "c", "d"}
	for _, id := range want {
		require.NoError(t, s.Put(t.Context(), retention.Item{ID: id, Kind: retention.Message}))
	}
	list := func(ctx context.Context) (ids []string, failed error) {
		for it := range retention.Until(s.All(ctx), &failed) {
			ids = append(ids, it.ID)
		}
		slices.Sort(ids)
		return ids, failed
	}
	got, err := list(t.Context())
	require.NoError(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = list(over)
	require.ErrorIs(t, err, context.Canceled)
}

func ExampleOpen() {
	dir, err := os.MkdirTemp("", "retention")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = os.RemoveAll(dir) }()
	folder, err := os.OpenRoot(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = folder.Close() }()

	schedule, err := retention.Starter()
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := retention.New(schedule, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	store, err := files.Open(folder, r)
	if err != nil {
		fmt.Println(err)
		return
	}
	err = store.Put(context.Background(), retention.Item{ID: "m1", Kind: retention.Message})
	_, found, _ := store.Item(context.Background(), "m1")
	fmt.Println(err, found)
	// Output: <nil> true
}
