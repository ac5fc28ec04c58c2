// SPDX-License-Identifier: Apache-2.0

//go:build unix

package retainsql_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/examples/retainsql"
	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/retention/retentiontest"
)

// A server is a PostgreSQL server of this test alone, on a socket in a folder.
type server struct {
	dir   string
	bases int
}

// startServer starts a server, or skips the test and says why.
func startServer(t *testing.T) *server {
	t.Helper()
	bin := binaries()
	if bin == "" {
		skip(t, "there is no PostgreSQL server here: neither initdb nor postgres was found")
	}
	attributes, uid, gid, err := unprivileged()
	if err != nil {
		skip(t, "PostgreSQL does not run as root, and there is no user postgres or nobody")
	}
	// The folder of the test is not open to another user.
	dir, err := os.MkdirTemp("", "retainsql")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	require.NoError(t, os.Chown(dir, uid, gid))
	data := filepath.Join(dir, "data")

	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "test", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
	initdb.SysProcAttr, initdb.Dir = attributes, dir
	if out, err := initdb.CombinedOutput(); err != nil {
		skip(t, fmt.Sprintf("initdb does not run here: %v\n%s", err, out))
	}
	postgres := exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off")
	postgres.SysProcAttr, postgres.Dir = attributes, dir
	require.NoError(t, postgres.Start())
	t.Cleanup(func() {
		_ = postgres.Process.Signal(syscall.SIGQUIT) // at once
		_ = postgres.Wait()
	})
	s := &server{dir: dir}
	db := s.open(t, "postgres")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for db.PingContext(ctx) != nil {
		select {
		case <-ctx.Done():
			require.NoError(t, ctx.Err(), "the server does not answer")
		case <-time.After(20 * time.Millisecond):
		}
	}
	var version string
	require.NoError(t, db.QueryRowContext(ctx, `SELECT version()`).Scan(&version))
	t.Log(version)
	return s
}

func skip(t *testing.T, why string) {
	t.Helper()
	fmt.Println("skipped:", t.Name()+":", why)
	t.Skip(why)
}

// binaries returns the folder of the newest server that is installed.
func binaries() string {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err == nil && len(found) > 0 {
		return found[len(found)-1]
	}
	if path, err := exec.LookPath("postgres"); err == nil {
		return filepath.Dir(path)
	}
	return ""
}

// unprivileged returns whom to run the server as: PostgreSQL refuses root.
func unprivileged() (*syscall.SysProcAttr, int, int, error) {
	if os.Geteuid() != 0 {
		return nil, os.Geteuid(), os.Getegid(), nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.Atoi(u.Uid)
		gid, err2 := strconv.Atoi(u.Gid)
		if err1 == nil && err2 == nil {
			return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, uid, gid, nil
		}
	}
	return nil, 0, 0, errors.New("no such user")
}

func (s *server) open(t testing.TB, name string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", fmt.Sprintf("host=%s user=test dbname=%s sslmode=disable", s.dir, name))
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// fresh makes an empty database and returns its name.
func (s *server) fresh(t testing.TB) string {
	t.Helper()
	s.bases++
	name := fmt.Sprintf("base%d", s.bases)
	admin := s.open(t, "postgres")
	_, err := admin.ExecContext(context.Background(), `CREATE DATABASE `+name)
	require.NoError(t, err)
	require.NoError(t, admin.Close())
	return name
}

func TestPostgreSQL(t *testing.T) {
	s := startServer(t)
	suite(t, retainsql.PostgreSQL, func(t *testing.T) *sql.DB { return s.open(t, s.fresh(t)) })

	t.Run("conforms", func(t *testing.T) {
		r := resolver(t)
		require.NoError(t, retentiontest.Conform(t.Context(), func() (retentiontest.Subject, error) {
			store, err := retainsql.Open(t.Context(), s.open(t, s.fresh(t)), retainsql.PostgreSQL, r)
			return subject(store), err
		}))
	})
	t.Run("survives being killed", func(t *testing.T) {
		// One database for all, emptied each time, because making one is slow.
		name := s.fresh(t)
		steps, err := retentiontest.Kill(t.Context(), func(r *retention.Resolver) (retentiontest.Disk, error) {
			db := s.open(t, name)
			if _, err := db.ExecContext(t.Context(), `DROP SCHEMA public CASCADE`); err != nil {
				return retentiontest.Disk{}, err
			}
			if _, err := db.ExecContext(t.Context(), `CREATE SCHEMA public`); err != nil {
				return retentiontest.Disk{}, err
			}
			if err := db.Close(); err != nil {
				return retentiontest.Disk{}, err
			}
			return retentiontest.Disk{
				Start: func(step func()) (retentiontest.Process, error) {
					return process(t, s.open(t, name), retainsql.PostgreSQL, r, step)
				},
				Kill: func() { // the server ends the sessions of a dead client
					admin := s.open(t, "postgres")
					_, err := admin.ExecContext(t.Context(), `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1`, name)
					require.NoError(t, err)
					require.NoError(t, admin.Close())
				},
			}, nil
		})
		require.NoError(t, err)
		t.Logf("killed at each of %d steps", steps)
		if steps < 70 {
			t.Errorf("only %d steps: the test proves little", steps)
		}
	})
}
