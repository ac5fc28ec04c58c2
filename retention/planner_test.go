// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// population yields n items in ascending order: every fifth is due.
func population(t testing.TB, n int) iter.Seq[retention.Item] {
	active := item(t, `{"id":"x","kind":"message","account":"a","anchors":{"created":"2020-01-01"}}`)
	due := oldMessage(t, "x")
	return func(yield func(retention.Item) bool) {
		for i := range n {
			it := active
			if i%5 == 0 {
				it = due
			}
			it.ID = fmt.Sprintf("m%09d", i)
			if !yield(it) {
				return
			}
		}
	}
}

func collected(steps *[]retention.Step) func(retention.Step) error {
	return func(s retention.Step) error {
		*steps = append(*steps, s)
		return nil
	}
}

func TestStreamIsPlan(t *testing.T) {
	whole := threads(t, retention.WholeThread)
	for name, s := range map[string]retention.Schedule{"plain": starter(t), "threads": whole} {
		t.Run(name, func(t *testing.T) {
			r := compile(t, s)
			var items []retention.Item
			for it := range population(t, 100) {
				items = append(items, it, it) // delivered twice
			}
			for i := range 90 {
				it := item(t, `{"id":"q","kind":"message","anchors":{"created":"2026-01-01","flagged":"2026-02-01"}}`)
				it.ID, it.Thread = fmt.Sprintf("q%d", i), fmt.Sprintf("t%d", i%30)
				if i%4 == 0 {
					it.Flags = []string{"phi"}
				}
				if i == 7 {
					it.Labels = []string{"record"}
				}
				items = append(items, it)
			}
			slices.SortFunc(items, func(a, b retention.Item) int {
				if r.Threaded() {
					return cmp.Or(cmp.Compare(a.Thread, b.Thread), cmp.Compare(a.ID, b.ID))
				}
				return cmp.Compare(a.ID, b.ID)
			})
			plan, err := r.Plan(day(t, "2026-03-01"), slices.Values(items))
			require.NoError(t, err)
			var steps []retention.Step
			streamed, err := r.Stream(day(t, "2026-03-01"), slices.Values(items), collected(&steps))
			require.NoError(t, err)
			if diff := gocmp.Diff(plan.Steps, steps); diff != "" {
				t.Errorf("steps (-plan +stream):\n%s", diff)
			}
			plan.Steps = nil
			if diff := gocmp.Diff(plan, streamed); diff != "" {
				t.Errorf("the rest (-plan +stream):\n%s", diff)
			}
			if plan.Due < 20 {
				t.Errorf("%d steps: the test proves little", plan.Due)
			}
			slices.Reverse(items)
			_, err = r.Stream(day(t, "2026-03-01"), slices.Values(items), collected(&steps))
			require.ErrorIs(t, err, retention.ErrOrder)
		})
	}
}

func TestStreamStops(t *testing.T) {
	r := compile(t, starter(t))
	full := errors.New("disk full")
	p, err := r.Stream(day(t, "2026-03-01"), population(t, 10), func(retention.Step) error { return full })
	require.ErrorIs(t, err, full)
	if p.Digest != "" {
		t.Error("an unfinished plan has a digest and could be carried out")
	}
	_, err = r.Stream(retention.Date{}, population(t, 1), func(retention.Step) error { return nil })
	require.ErrorIs(t, err, retention.ErrNoSuchDate)
}

func TestThreadsThatCannotBePlanned(t *testing.T) {
	r := compile(t, threads(t, retention.WholeThread))
	one := item(t, `{"id":"a","kind":"message","thread":"t","flags":["phi"],"anchors":{"created":"2026-01-02","flagged":"2026-02-01"}}`)
	other, back := one, one
	other.ID, other.Thread, back.ID = "b", "u", "c"
	plan, err := r.Plan(day(t, "2026-03-01"), slices.Values([]retention.Item{one, other, back}))
	require.NoError(t, err)
	require.Len(t, plan.Refused, 1)
	require.ErrorIs(t, plan.Refused[0].Err, retention.ErrThread, "the first part was decided about without the second")

	broken := one
	broken.ID = ""
	plan, err = r.Plan(day(t, "2026-03-01"), slices.Values([]retention.Item{one, broken}))
	require.NoError(t, err)
	if plan.Due != 0 || plan.NotDecided != 2 {
		t.Errorf("%v: an item that nobody can read keeps its thread", plan)
	}
	long := func(yield func(retention.Item) bool) {
		for i := range retention.MaxThread + 5 {
			it := one
			it.ID = fmt.Sprintf("m%06d", i)
			if !yield(it) {
				return
			}
		}
	}
	plan, err = r.Plan(day(t, "2026-03-01"), long)
	require.NoError(t, err)
	if plan.Due != 0 || plan.NotDecided != retention.MaxThread+5 || len(plan.Refused) != retention.MaxRefusals {
		t.Errorf("%v with %d listed: a thread too long to look at stays", plan, len(plan.Refused))
	}
}

func TestExecuteStream(t *testing.T) {
	r := compile(t, starter(t))
	b := newBench(t, r)
	for it := range population(t, 40) {
		b.memory.Put(it)
	}
	var steps []retention.Step
	plan, err := r.Stream(day(t, "2026-03-01"), b.memory.All(), collected(&steps))
	require.NoError(t, err)
	lost := errors.New("file lost")
	read := func(yield func(retention.Step, error) bool) {
		for i, s := range steps {
			if i == 5 && !yield(retention.Step{}, lost) {
				return
			}
			if !yield(s, nil) {
				return
			}
		}
	}
	_, err = b.executor(t).ExecuteStream(t.Context(), plan, read, plan.AsOf)
	require.ErrorIs(t, err, lost)
	_, err = b.executor(t).ExecuteStream(t.Context(), plan, pairs(steps[1:]), plan.AsOf)
	require.ErrorIs(t, err, retention.ErrAltered)
	require.Len(t, b.left(), 40, "nothing happens before all steps were read")
	report, err := b.executor(t).ExecuteStream(t.Context(), plan, pairs(steps), plan.AsOf)
	require.NoError(t, err)
	if report.Pending != 8 || len(b.left()) != 32 {
		t.Errorf("%v and %d left", report, len(b.left()))
	}
}

func pairs(steps []retention.Step) iter.Seq2[retention.Step, error] {
	return func(yield func(retention.Step, error) bool) {
		for _, s := range steps {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// TestExecuteWholeThreads carries out a plan over threads while a hold is placed
// on one message of one of them.
func TestExecuteWholeThreads(t *testing.T) {
	s := threads(t, retention.WholeThread)
	r := compile(t, s)
	text := `{"id":"%s","kind":"message","thread":"%s","flags":["phi"],"anchors":{"created":"2026-01-02","flagged":"2026-02-01"}}`
	var items []retention.Item
	for _, id := range []string{"t1a", "t1b", "t2a", "t2b"} {
		items = append(items, item(t, fmt.Sprintf(text, id, id[:2])))
	}
	b := newBench(t, r, items...)
	plan := b.plan(t, r, "2026-03-01")
	require.Len(t, plan.Steps, 4)
	s.Holds = []retention.Hold{{ID: "h1", Matter: "inquiry", Placed: day(t, "2026-03-01"), PlacedBy: "counsel", Select: retention.Selector{Items: []string{"t2b"}}}}
	b.memory.SetResolver(compile(t, s))
	report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	if diff := gocmp.Diff([]string{"t2a", "t2b"}, b.left()); diff != "" {
		t.Errorf("left (-want +got):\n%s\n%v", diff, report)
	}
	blind, err := retention.NewExecutor(retention.ExecuteOptions{
		Source: noThreads{b.memory}, Journal: b.memory, Ledger: b.ledger, Stores: b.stores,
	})
	require.NoError(t, err)
	b.memory.SetResolver(r)
	report, err = blind.Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	if report.Kept != 2 || len(b.left()) != 2 {
		t.Errorf("%v: who cannot see a thread deletes nothing of it", report)
	}
}

// noThreads is a source without [retention.ThreadSource].
type noThreads struct{ retention.Source }

func TestPlanningNeedsConstantMemory(t *testing.T) {
	r := compile(t, starter(t))
	peak := func(n int) uint64 {
		var before, now runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		most := uint64(0)
		steps := 0
		_, err := r.Stream(day(t, "2026-03-01"), population(t, n), func(retention.Step) error {
			if steps++; steps%500 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc-min(before.HeapAlloc, now.HeapAlloc))
			}
			return nil
		})
		require.NoError(t, err)
		require.Equal(t, n/5, steps)
		return most
	}
	small, large := peak(5_000), peak(20_000)
	t.Logf("live heap while planning 5,000 items: %d bytes, 20,000 items: %d bytes", small, large)
	if large > small+256<<10 {
		t.Errorf("four times the items need %d bytes more", large-small)
	}
}
