// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// threads returns a schedule that lets a thread go a year after it was
// resolved, flagged messages at once, and keeps what is labelled "record" for
// seven years.
func threads(t testing.TB, flagged retention.Threading) retention.Schedule {
	t.Helper()
	return retention.Schedule{
		Zone: "UTC",
		Policies: []retention.Policy{
			{ID: "resolved", Scope: retention.DefaultScope, Anchor: retention.Resolved, KeepAtMost: period(t, "P1Y"), Disposition: retention.Delete, Thread: retention.WholeThread, Source: "test"},
			{ID: "phi", Scope: retention.DefaultScope, Select: retention.Selector{Flags: []string{"phi"}}, Anchor: retention.Flagged, KeepAtMost: period(t, "P0D"), Disposition: retention.Delete, Thread: flagged, Source: "test"},
			{ID: "record", Scope: retention.DefaultScope, Select: retention.Selector{Labels: []string{"record"}}, Anchor: retention.Created, KeepAtLeast: period(t, "P7Y"), Source: "test"},
			*policy(t, starter(t), "self_service"),
		},
		Stores: []retention.StoreRule{{Name: "inbox", Role: retention.Live}},
	}
}

func TestThreads(t *testing.T) {
	const (
		plain    = `{"id":"a","kind":"message","thread":"t","anchors":{"created":"2026-01-01"}}`
		flagged  = `{"id":"b","kind":"message","thread":"t","flags":["phi"],"anchors":{"created":"2026-01-02","flagged":"2026-02-01"}}`
		record   = `{"id":"c","kind":"message","thread":"t","labels":["record"],"anchors":{"created":"2026-01-03"}}`
		held     = `{"id":"d","kind":"message","account":"h","thread":"t","anchors":{"created":"2026-01-03"}}`
		unclear  = `{"id":"e","kind":"message","thread":"t","anchors":{"created":"2026-01-03","resolved":""}}`
		gone     = `{"id":"f","kind":"message","thread":"t","anchors":{"created":"2026-01-03","deleted":"2026-01-04"}}`
		asked    = `{"id":"g","kind":"message","thread":"t","anchors":{"created":"2026-01-03"},"requests":[{"kind":"self_service","filed":"2026-02-01"}]}`
		resolved = `{"id":"i","kind":"message","thread":"t","anchors":{"created":"2024-01-03","resolved":"2024-06-01"}}`
	)
	tests := []struct {
		name  string
		flag  retention.Threading
		items []string
		want  string
		why   string
	}{
		{"per message", retention.PerMessage, []string{plain, flagged}, "retained none, due 2026-02-01", "only the flagged one goes"},
		{"whole thread", retention.WholeThread, []string{plain, flagged}, "due 2026-02-01, due 2026-02-01", "one flag, and all of it goes"},
		{"kept by a record", retention.WholeThread, []string{plain, flagged, record}, "retained 2033-01-04, retained 2033-01-04, retained 2033-01-04", "nothing goes before all may"},
		{"kept by a hold", retention.WholeThread, []string{plain, flagged, held}, "held none, held none, held none", "a hold on one message holds the thread"},
		{"kept by a doubt", retention.WholeThread, []string{flagged, unclear}, "unknown none, unknown none", "never on doubt"},
		{"one gone already", retention.WholeThread, []string{flagged, gone}, "due 2026-02-01, deleted none", "the rest follows"},
		{"asked for one", retention.PerMessage, []string{plain, asked, held}, "retained none, due 2026-02-01, held none", "a request for one message is for that message"},
		{"earliest of two", retention.WholeThread, []string{resolved, flagged}, "due 2025-06-02, due 2026-02-01", "each goes from its own day on, and none waits"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := threads(t, tt.flag)
			s.Holds = []retention.Hold{{ID: "h1", Matter: "inquiry", Placed: day(t, "2026-01-01"), PlacedBy: "counsel", Select: retention.Selector{Accounts: []string{"h"}}}}
			var items []retention.Item
			for _, text := range tt.items {
				items = append(items, item(t, text))
			}
			ds, err := compile(t, s).ResolveThread(items, day(t, "2026-03-01"))
			require.NoError(t, err)
			var got []string
			for _, d := range ds {
				got = append(got, d.State.String()+" "+d.DeleteAt.String())
				if d.State == retention.Due && (d.Rule == "" || d.Disposition == 0) {
					t.Errorf("due by no rule: %v", d)
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
		})
	}
}

func TestOneItemOfAThreadIsNotEnough(t *testing.T) {
	r := compile(t, threads(t, retention.WholeThread))
	it := item(t, `{"id":"b","kind":"message","thread":"t","flags":["phi"],"anchors":{"created":"2026-01-02","flagged":"2026-02-01"}}`)
	d := resolve(t, r, it, "2026-03-01")
	check(t, d, "unknown none none phi", "another message of the thread may be held")
	if !d.Has(retention.ThreadNotSeen) || !r.Threaded() {
		t.Errorf("findings %v", d.Findings)
	}
	it.Thread = ""
	check(t, resolve(t, r, it, "2026-03-01"), "due none 2026-02-01 phi", "an item without a thread is all of it")
	_, err := r.ResolveThread([]retention.Item{it, it}, day(t, "2026-03-01"))
	require.ErrorIs(t, err, retention.ErrMisplaced, "items without a thread are no thread")
}
