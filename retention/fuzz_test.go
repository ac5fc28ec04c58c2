// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/safeharbor-go/safeharbor/retention"
)

// FuzzReadItem states what holds of every item that can be read: one decision,
// the same each time, and nothing due in doubt, under a hold or in a minimum.
func FuzzReadItem(f *testing.F) {
	f.Add([]byte(`{"id":"x","kind":"message","anchors":{"created":"2020-01-01","cancelled":"2024-01-31"}}`), 900)
	f.Add([]byte(`{"id":"x","kind":"consent","anchors":{"created":"2020-01-01","last_effective":""}}`), 0)
	f.Add([]byte(`{"id":"x","kind":"message","flags":["phi"],"anchors":{"flagged":"2026-01-01"},"requests":[{"kind":"written","filed":"2026-01-01"}]}`), 1)
	f.Add([]byte(`{"id":"x","thread":"t","labels":["a"],"requests":[{"kind":"access","filed":"2026-01-01","extended":"2026-01-20","answered":"2026-02-01"}]}`), 40)
	r := compile(f, starter(f))
	start := day(f, "2024-01-01")
	f.Fuzz(func(t *testing.T, data []byte, days int) {
		it, err := retention.ReadItem(data)
		if err != nil {
			var bad *retention.ItemError
			if !errors.As(err, &bad) || bad.Offset < 0 || bad.Offset > len(data) {
				t.Fatalf("%v points outside of %d bytes", err, len(data))
			}
			return
		}
		written, err := json.Marshal(it)
		if err != nil {
			t.Fatalf("an item that was read cannot be written: %v", err)
		}
		back, err := retention.ReadItem(written)
		if err != nil {
			t.Fatalf("an item that was written cannot be read: %v", err)
		}
		if again, err := json.Marshal(back); err != nil || !bytes.Equal(again, written) {
			t.Fatal("an item changed on its way through JSON")
		}
		on := start.AddDays(days)
		d, err := r.Resolve(it, on)
		if err != nil {
			t.Fatalf("an item that was read is refused: %v", err)
		}
		if again := resolveOn(t, r, it, on); text(t, again) != text(t, d) {
			t.Fatal("two decisions about one item")
		}
		if d.State == retention.Due && (on.Before(d.DeleteAt) || d.Open || !d.KeepUntil.Before(d.DeleteAt) || len(d.Holds()) > 0) {
			t.Fatalf("due against its own reasons: %v", d)
		}
		if len(d.Answers) != len(it.Requests) {
			t.Fatalf("%d answers to %d requests", len(d.Answers), len(it.Requests))
		}
	})
}

// FuzzReadSchedule: what reads and compiles keeps its meaning through JSON.
func FuzzReadSchedule(f *testing.F) {
	f.Add([]byte(`{"format":1,"zone":"UTC","policies":[{"id":"a","scope":"default","anchor":"created","keep_at_most":"P13M","disposition":"delete","source":"test"}]}`))
	f.Add([]byte(`{"format":1,"zone":"UTC","policies":[{"id":"a","scope":"default","latest_of":["created","last_effective"],"keep_at_least":"forever","source":"test"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := retention.ReadSchedule(data)
		if err != nil {
			return
		}
		r, err := retention.New(s, nil)
		if err != nil {
			return
		}
		if again := compile(t, s); again.Engine() != r.Engine() {
			t.Fatal("two engines for one schedule")
		}
	})
}
