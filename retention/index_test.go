// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// TestNothingThatSelectsIsOverlooked compares the reasons of decisions with all
// policies and holds, looked at one by one in the plainest way.
func TestNothingThatSelectsIsOverlooked(t *testing.T) {
	named := 0
	for seed := range uint64(worlds / 2) {
		w := newWorld(seed)
		s, it := w.schedule(t), w.item()
		it.Folder, it.Requests = oneOf(w, "f", "g"), nil
		// Selectors by every list, some with a value twice.
		s.Holds = append(s.Holds, w.hold("h3"), w.hold("h4"), w.hold("h5"))
		last := s.Holds[len(s.Holds)-3:]
		last[0].Select.Items = oneOf(w, []string{"i"}, []string{"i", "j", "i"}, []string{"j"})
		last[1].Select.Folders = oneOf(w, []string{"f", "f"}, []string{"g", "f"}, []string{"g"})
		last[2].Select.Labels = []string{"x", "x", "y"}
		r := compile(t, s)
		d, err := r.Resolve(it, w.date())
		require.NoError(t, err)
		want := map[string]bool{}
		for _, h := range s.Holds {
			one := len(h.Select.Items) == 0 || slices.Contains(h.Select.Items, it.ID)
			one = one && (len(h.Select.Folders) == 0 || slices.Contains(h.Select.Folders, it.Folder))
			if one && chosen(h.Select, it) {
				want[h.ID] = true
			}
		}
		for _, p := range s.Policies {
			if p.Request == 0 && chosen(p.Select, it) {
				want[p.ID] = true
			}
		}
		got := map[string]int{}
		for _, reason := range d.Because {
			got[reason.Rule]++
		}
		for id := range want {
			if got[id] != 1 {
				t.Fatalf("seed %d: %s is named %d times, want once", seed, id, got[id])
			}
		}
		if len(got) != len(want) {
			t.Fatalf("seed %d: %d rules are named, %d select the item", seed, len(got), len(want))
		}
		named += len(want)
	}
	if named < worlds {
		t.Errorf("%d rules in %d worlds: the test proves little", named, worlds/2)
	}
}

func TestMoreCandidatesThanTheStackHolds(t *testing.T) {
	s := grown(t, 300, 300, 1)
	it := item(t, `{"id":"x","kind":"message","account":"a0","anchors":{"created":"2026-01-01"}}`)
	d, err := compile(t, s).Resolve(it, day(t, "2026-03-01"))
	require.NoError(t, err)
	if len(d.Because) != 600 || d.State != retention.Held {
		t.Errorf("%d reasons, want all 600", len(d.Because))
	}
}
