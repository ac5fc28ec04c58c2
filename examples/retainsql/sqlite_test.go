// SPDX-License-Identifier: Apache-2.0

package retainsql_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/safeharbor-go/safeharbor/examples/retainsql"
	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/retention/retentiontest"
)

// sqlite opens the database in a folder as a program should: deleted content is
// overwritten, commits reach the disk, and writers wait for each other.
func sqlite(t testing.TB, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "inbox.db")+
		"?_pragma=secure_delete(1)&_pragma=synchronous(2)&_pragma=journal_mode(wal)&_pragma=busy_timeout(10000)&_txlock=immediate")
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestSQLiteConforms(t *testing.T) {
	r := resolver(t)
	require.NoError(t, retentiontest.Conform(t.Context(), func() (retentiontest.Subject, error) {
		s, err := retainsql.Open(t.Context(), sqlite(t, t.TempDir()), retainsql.SQLite, r)
		return subject(s), err
	}))
}

// TestSQLiteSurvivesBeingKilled takes the files of the database as they are when
// the process dies, in the middle of a transaction or not, and goes on with them.
func TestSQLiteSurvivesBeingKilled(t *testing.T) {
	steps, err := retentiontest.Kill(t.Context(), func(r *retention.Resolver) (retentiontest.Disk, error) {
		dir := t.TempDir()
		start := func(step func()) (retentiontest.Process, error) {
			return process(t, sqlite(t, dir), retainsql.SQLite, r, step)
		}
		kill := func() {
			left := t.TempDir()
			names, err := filepath.Glob(filepath.Join(dir, "inbox.db*"))
			require.NoError(t, err)
			for _, name := range names {
				if strings.HasSuffix(name, "-shm") {
					continue // shared memory dies with the process
				}
				data, err := os.ReadFile(name)
				require.NoError(t, err)
				require.NoError(t, os.WriteFile(filepath.Join(left, filepath.Base(name)), data, 0o600))
			}
			dir = left
		}
		return retentiontest.Disk{Start: start, Kill: kill}, nil
	})
	require.NoError(t, err)
	t.Logf("killed at each of %d steps", steps)
	if steps < 70 {
		t.Errorf("only %d steps: the test proves little", steps)
	}
}

func TestSQLite(t *testing.T) {
	suite(t, retainsql.SQLite, func(t *testing.T) *sql.DB { return sqlite(t, t.TempDir()) })
}

// TestErasedTextIsOverwritten looks for an erased item in the file.
func TestErasedTextIsOverwritten(t *testing.T) {
	dir := t.TempDir()
	db := sqlite(t, dir)
	s, err := retainsql.Open(t.Context(), db, retainsql.SQLite, resolver(t))
	require.NoError(t, err)
	const token = "Canary-7f3a-in-the-file"
	it := retention.Item{ID: "m1", Kind: retention.Message, Account: token}
	require.NoError(t, s.Put(t.Context(), it))
	checkpoint(t, db)
	require.True(t, inFile(t, dir, token), "the test looks in the wrong place")
	_, err = s.Erase(t.Context(), retention.Erasure{ID: "m1", Kind: retention.Message, Disposition: retention.Delete})
	require.NoError(t, err)
	checkpoint(t, db)
	if inFile(t, dir, token) {
		t.Error("the file still holds what was erased")
	}
}

func checkpoint(t testing.TB, db *sql.DB) {
	t.Helper()
	_, err := db.ExecContext(context.Background(), `PRAGMA wal_checkpoint(TRUNCATE)`)
	require.NoError(t, err)
}

func inFile(t testing.TB, dir, text string) bool {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		if strings.Contains(string(data), text) {
			return true
		}
	}
	return false
}
