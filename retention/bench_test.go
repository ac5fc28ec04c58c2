// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// grown returns a schedule with a number of policies and holds, spread over a
// number of accounts.
func grown(t testing.TB, policies, holds, accounts int) retention.Schedule {
	s := retention.Schedule{Zone: "UTC"}
	for i := range policies {
		s.Policies = append(s.Policies, retention.Policy{
			ID: fmt.Sprintf("p%d", i), Scope: retention.AccountScope, Select: retention.Selector{Accounts: []string{fmt.Sprintf("a%d", i%accounts)}},
			Anchor: retention.Created, KeepAtMost: period(t, "P13M"), Disposition: retention.Delete, Source: "test",
		})
	}
	for i := range holds {
		s.Holds = append(s.Holds, retention.Hold{
			ID: fmt.Sprintf("h%d", i), Matter: "inquiry", Placed: day(t, "2026-01-01"), PlacedBy: "counsel",
			Select: retention.Selector{Accounts: []string{fmt.Sprintf("a%d", i%accounts)}},
		})
	}
	return s
}

func BenchmarkResolveInto(b *testing.B) {
	it := item(b, `{"id":"x","kind":"message","account":"a3","anchors":{"created":"2026-01-01"}}`)
	on := day(b, "2026-03-01")
	for _, size := range []struct{ policies, holds, accounts int }{
		{5, 0, 10}, {50, 0, 10}, {500, 0, 10}, {50, 50, 10}, {50, 500, 10}, // every tenth selects the item
		{500, 0, 100}, {5000, 0, 1000}, {50, 5000, 1000}, // five select it
	} {
		b.Run(fmt.Sprintf("policies=%d/holds=%d/accounts=%d", size.policies, size.holds, size.accounts), func(b *testing.B) {
			r := compile(b, grown(b, size.policies, size.holds, size.accounts))
			var d retention.Decision
			b.ReportAllocs()
			for b.Loop() {
				if err := r.ResolveInto(&d, &it, on); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestResolveIntoDoesNotAllocate(t *testing.T) {
	r := compile(t, grown(t, 50, 10, 10))
	it := item(t, `{"id":"x","kind":"message","account":"a3","anchors":{"created":"2026-01-01"},"requests":[{"kind":"written","filed":"2026-02-01"}]}`)
	on := day(t, "2026-03-01")
	var d retention.Decision
	require.NoError(t, r.ResolveInto(&d, &it, on))
	allocs := testing.AllocsPerRun(100, func() {
		if err := r.ResolveInto(&d, &it, on); err != nil {
			t.Fatal(err)
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations for each item, want none", allocs)
	}
}
