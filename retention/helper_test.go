// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"bytes"
	"sync"
	"testing"
	"time"
	_ "time/tzdata" // zones must exist on every machine

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

func day(t testing.TB, s string) retention.Date {
	t.Helper()
	d, err := retention.ParseDate(s)
	require.NoError(t, err)
	return d
}

func period(t testing.TB, s string) retention.Term {
	t.Helper()
	p, err := retention.ParsePeriod(s)
	require.NoError(t, err)
	return retention.For(p)
}

func item(t testing.TB, text string) retention.Item {
	t.Helper()
	it, err := retention.ReadItem([]byte(text))
	require.NoError(t, err)
	return it
}

func starter(t testing.TB) retention.Schedule {
	t.Helper()
	s, err := retention.Starter()
	require.NoError(t, err)
	return s
}

// zones keeps what was read of the zone database: thousands of schedules are
// compiled below.
var zones sync.Map

func loadLocation(name string) (*time.Location, error) {
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err == nil {
		zones.Store(name, zone)
	}
	return zone, err
}

func compile(t testing.TB, s retention.Schedule) *retention.Resolver {
	t.Helper()
	r, err := retention.New(s, &retention.Options{LoadLocation: loadLocation})
	require.NoError(t, err)
	return r
}

func resolve(t testing.TB, r *retention.Resolver, it retention.Item, on string) retention.Decision {
	t.Helper()
	d, err := r.Resolve(it, day(t, on))
	require.NoError(t, err)
	return d
}

// check compares a decision as "state keep_until delete_at rule".
func check(t testing.TB, d retention.Decision, want, why string) {
	t.Helper()
	got := d.State.String() + " " + d.KeepUntil.String() + " " + d.DeleteAt.String() + " " + d.Rule
	if got != want {
		t.Errorf("got %q, want %q: %s\n%v", got, want, why, d.Because)
	}
}

func policy(t testing.TB, s retention.Schedule, id string) *retention.Policy {
	t.Helper()
	for i := range s.Policies {
		if s.Policies[i].ID == id {
			return &s.Policies[i]
		}
	}
	require.Fail(t, "no such policy", id)
	return nil
}

var ledgerKey = []byte("a key for tests only, 32 bytes!!")

// bench is a world to execute plans in.
type bench struct {
	memory *retention.Memory
	stores map[string]retention.Store
	lines  *bytes.Buffer
	ledger *retention.Ledger
}

// newBench binds the network, the index and the inbox of the starter schedule
// to memories.
func newBench(t testing.TB, r *retention.Resolver, items ...retention.Item) *bench {
	t.Helper()
	b := &bench{memory: retention.NewMemory(r), lines: &bytes.Buffer{}}
	network, search := retention.NewMemory(nil), retention.NewMemory(nil)
	for _, it := range items {
		b.memory.Put(it)
		network.Put(it)
		search.Put(it)
	}
	b.stores = map[string]retention.Store{"inbox": b.memory, "network": network, "search": search}
	var err error
	b.ledger, err = retention.NewLedger(b.lines, ledgerKey, retention.Head{})
	require.NoError(t, err)
	return b
}

func (b *bench) executor(t testing.TB) *retention.Executor {
	t.Helper()
	x, err := retention.NewExecutor(retention.ExecuteOptions{
		Source: b.memory, Journal: b.memory, Ledger: b.ledger, Stores: b.stores,
	})
	require.NoError(t, err)
	return x
}

// plan plans over everything in memory.
func (b *bench) plan(t testing.TB, r *retention.Resolver, on string) retention.Plan {
	t.Helper()
	p, err := r.Plan(day(t, on), b.memory.All())
	require.NoError(t, err)
	return p
}

// receipt returns the one receipt of an item.
func (b *bench) receipt(t testing.TB, id string) retention.Receipt {
	t.Helper()
	r, ok, err := b.memory.Load(t.Context(), id)
	require.NoError(t, err)
	require.True(t, ok, "no receipt of the item")
	return r
}
