// SPDX-License-Identifier: Apache-2.0

package retainsql_test

import (
	"flag"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/examples/retainsql"
	"github.com/safeharbor-go/safeharbor/retention"
)

var rows = flag.Int("rows", 20_000, "items of TestPlanningInConstantMemory; a tenth of it is measured first")

// TestPlanningInConstantMemory plans over a table and over one ten times as
// large, looking at the heap while it reads:
//
//	go test -run ConstantMemory -v -rows 1000000 .
func TestPlanningInConstantMemory(t *testing.T) {
	small := planned(t, *rows/10)
	large := planned(t, *rows)
	if large > small+4<<20 {
		t.Errorf("ten times the items need %d bytes more", large-small)
	}
}

// planned fills a database, plans over it and returns the largest live heap.
func planned(t *testing.T, n int) (most uint64) {
	ctx := t.Context()
	s, err := retainsql.Open(ctx, sqlite(t, t.TempDir()), retainsql.SQLite, resolver(t))
	require.NoError(t, err)
	begin := time.Now()
	fill(t, s, n)
	filled := time.Since(begin)

	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	due := 0
	every := max(1, n/4/20)
	// A collection in the middle of each twentieth shows what is alive.
	var failed error
	begin = time.Now()
	_, err = resolver(t).Stream(today, retention.Until(s.Items(ctx), &failed), func(retention.Step) error {
		if due++; due%every == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc-min(now.HeapAlloc, before.HeapAlloc))
		}
		return nil
	})
	require.NoError(t, err)
	require.NoError(t, failed)
	require.Equal(t, (n+3)/4, due)
	looked := time.Since(begin)

	begin = time.Now()
	plan, err := s.Plan(ctx, today)
	require.NoError(t, err)
	require.Equal(t, due, plan.Due)
	t.Logf("%d items: filled in %v; %d due; live heap while planning %d KiB (%v with collections); plan with steps into the table in %v",
		n, filled.Round(time.Millisecond), due, most>>10, looked.Round(time.Millisecond), time.Since(begin).Round(time.Millisecond))
	return most
}
