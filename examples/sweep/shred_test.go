// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// keyring is a key service that keeps a journal.
type keyring struct {
	keys      map[string]bool
	destroyed map[string]retention.Date
	today     retention.Date
	err       error
}

func (k *keyring) Destroy(_ context.Context, id string) error {
	if k.err == nil && k.keys[id] {
		delete(k.keys, id)
		k.destroyed[id] = k.today
	}
	return k.err
}

func (k *keyring) when(_ context.Context, id string) (retention.Date, error) {
	return k.destroyed[id], nil
}

// ciphertext is a live store that keeps nothing but ciphertext, which is as good
// as gone without its key.
type ciphertext struct{}

func (ciphertext) Erase(context.Context, retention.Erasure) (retention.Acknowledgement, error) {
	return retention.Acknowledgement{Status: retention.Done}, nil
}

func TestShredding(t *testing.T) {
	today := retention.Date{Year: 2026, Month: time.March, Day: 1}
	r, err := retention.New(retention.Schedule{
		Zone: "UTC",
		Policies: []retention.Policy{{
			ID: "shred", Scope: retention.DefaultScope, Anchor: retention.Created, Source: "customer policy",
			KeepAtMost: retention.For(retention.Period{Days: 30}), Disposition: retention.Shred,
		}},
		Stores: []retention.StoreRule{{Name: "keys", Role: retention.Derived}, {Name: "data", Role: retention.Live}},
	}, nil)
	require.NoError(t, err)
	m := retention.NewMemory(r)
	m.Put(retention.Item{ID: "m1", Kind: retention.Message, Anchors: map[retention.Anchor]retention.Date{retention.Created: today.AddDays(-60)}})
	ring := &keyring{keys: map[string]bool{"m1": true}, destroyed: map[string]retention.Date{}, today: today}
	ledger, err := retention.NewLedger(&bytes.Buffer{}, bytes.Repeat([]byte("k"), 32), retention.Head{})
	require.NoError(t, err)
	x, err := retention.NewExecutor(retention.ExecuteOptions{
		Source: m, Journal: m, Ledger: ledger,
		Stores: map[string]retention.Store{
			"keys": Shredder{Keys: ring, Lives: retention.Period{Days: 7}, Destroyed: ring.when},
			"data": ciphertext{},
		},
	})
	require.NoError(t, err)
	plan, err := r.Plan(today, m.All())
	require.NoError(t, err)

	report, err := x.Execute(t.Context(), plan, today)
	require.NoError(t, err)
	if report.Pending != 1 || ring.keys["m1"] {
		t.Errorf("%v: the key is destroyed, and a backup of it may live for a week", report)
	}
	report, err = x.Resume(t.Context(), today.AddDays(7))
	require.NoError(t, err)
	if report.Pending != 1 {
		t.Errorf("%v: the last day of the backup", report)
	}
	report, err = x.Resume(t.Context(), today.AddDays(8))
	require.NoError(t, err)
	if report.Deleted != 1 {
		t.Errorf("%v: nobody has the key any more", report)
	}
	receipt, _, err := m.Load(t.Context(), "m1")
	require.NoError(t, err)
	if receipt.Fact() != retention.NoDeletion {
		t.Errorf("fact %v: a reply must not say that something was deleted", receipt.Fact())
	}
}

func TestShredderFails(t *testing.T) {
	down := errors.New("service is down")
	e := retention.Erasure{ID: "m1", Disposition: retention.Shred, AsOf: retention.Date{Year: 2026, Month: time.March, Day: 1}}
	ring := &keyring{err: down}
	_, err := Shredder{Keys: ring, Destroyed: ring.when}.Erase(t.Context(), e)
	require.ErrorIs(t, err, down)
	ring.err = nil
	a, err := Shredder{Keys: ring, Destroyed: ring.when}.Erase(t.Context(), e)
	require.NoError(t, err)
	if a.Status != retention.Failed {
		t.Errorf("%v: a service that knows nothing of the key proves nothing", a.Status)
	}
	e.Disposition = retention.Redact
	a, err = Shredder{Keys: ring, Destroyed: ring.when}.Erase(t.Context(), e)
	require.NoError(t, err)
	if a.Status != retention.Failed {
		t.Errorf("%v: a key cannot be redacted", a.Status)
	}
}
