// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

func oldMessage(t testing.TB, id string) retention.Item {
	return item(t, `{"id":"`+id+`","kind":"message","account":"a","anchors":{"created":"2020-01-01","cancelled":"2024-01-01"}}`)
}

func TestPlan(t *testing.T) {
	s := starter(t)
	s.Holds = []retention.Hold{{ID: "h1", Matter: "inquiry", Placed: day(t, "2026-01-01"), PlacedBy: "counsel", Select: retention.Selector{Accounts: []string{"b"}}}}
	r := compile(t, s)
	items := []retention.Item{
		oldMessage(t, "m2"), oldMessage(t, "m1"), oldMessage(t, "m1"),
		item(t, `{"id":"m3","kind":"message","account":"b","anchors":{"created":"2020-01-01","cancelled":"2024-01-01"}}`),
		item(t, `{"id":"m4","kind":"message","anchors":{"created":"2026-01-01"}}`),
		item(t, `{"id":"m5","kind":"other","anchors":{"created":"2026-01-01"}}`),
		{Kind: retention.Message},
	}
	plan, err := r.Plan(day(t, "2026-03-01"), slices.Values(items))
	require.NoError(t, err)
	step := func(id string) retention.Step {
		return retention.Step{ID: id, Kind: retention.Message, Rule: "account_reactivation", DeleteAt: day(t, "2025-02-02"), Disposition: retention.Delete}
	}
	if diff := cmp.Diff([]retention.Step{step("m1"), step("m2")}, plan.Steps); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
	want := []retention.Count{
		{State: retention.Unknown, Finding: retention.NoPolicy, Items: 1},
		{State: retention.Held, Rule: "h1", Items: 1},
		{State: retention.Retained, Rule: "account_reactivation", Items: 1},
		{State: retention.Due, Rule: "account_reactivation", Items: 3},
	}
	if diff := cmp.Diff(want, plan.Counts); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	if plan.Items != 7 || len(plan.Refused) != 1 || plan.Refused[0].Index != 6 {
		t.Errorf("%d items, refused %v: nothing may be lost", plan.Items, plan.Refused)
	}
	slices.Reverse(items)
	again, err := r.Plan(day(t, "2026-03-01"), slices.Values(items))
	require.NoError(t, err)
	if again.Digest != plan.Digest {
		t.Error("the order of the items changed the digest")
	}
	other, err := r.Plan(day(t, "2026-03-02"), slices.Values(items))
	require.NoError(t, err)
	if other.Digest == plan.Digest {
		t.Error("another day, the same digest")
	}
	_, err = r.Plan(retention.Date{}, slices.Values(items))
	require.ErrorIs(t, err, retention.ErrNoSuchDate)
}

func TestPlanCanBeExecutedFromItsJSON(t *testing.T) {
	r := compile(t, starter(t))
	b := newBench(t, r, oldMessage(t, "m1"))
	data, err := json.Marshal(b.plan(t, r, "2026-03-01"))
	require.NoError(t, err)
	var plan retention.Plan
	require.NoError(t, json.Unmarshal(data, &plan))
	report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	if report.Pending != 1 {
		t.Errorf("%v: what was previewed can be carried out later", report)
	}
}

func TestExecuteDecidesAgain(t *testing.T) {
	s := starter(t)
	r := compile(t, s)
	b := newBench(t, r, oldMessage(t, "m1"), oldMessage(t, "m2"), oldMessage(t, "m3"))
	plan := b.plan(t, r, "2026-03-01")
	require.Len(t, plan.Steps, 3)

	back := oldMessage(t, "m2") // the account came back after the plan was made
	back.Anchors[retention.Reactivated] = day(t, "2026-03-01")
	b.memory.Put(back)
	s.Holds = []retention.Hold{{ID: "h9", Matter: "inquiry", Placed: day(t, "2026-03-01"), PlacedBy: "counsel", Select: retention.Selector{Items: []string{"m3"}}}}
	b.memory.SetResolver(compile(t, s)) // and a hold was placed

	report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	want := []retention.Count{{State: retention.Held, Rule: "h9", Items: 1}, {State: retention.Retained, Rule: "account_reactivation", Items: 1}}
	if diff := cmp.Diff(want, report.Counts); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"m2", "m3"}, b.left()); diff != "" {
		t.Errorf("left in the inbox (-want +got):\n%s", diff)
	}
	if !bytes.Contains(b.lines.Bytes(), []byte(`"event":"blocked","authority":"h9","ref":"`+b.ledger.Ref("m3"))) {
		t.Errorf("the ledger must say which hold blocked what:\n%s", b.lines)
	}
}

// left lists the items still in memory.
func (b *bench) left() []string {
	var ids []string
	for it := range b.memory.All() {
		ids = append(ids, it.ID)
	}
	return ids
}

func TestExecuteIsIdempotent(t *testing.T) {
	r := compile(t, starter(t))
	b := newBench(t, r, oldMessage(t, "m1"), oldMessage(t, "m2"))
	plan := b.plan(t, r, "2026-03-01")
	first, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	written := b.lines.String()
	second, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("second run (-first +second):\n%s", diff)
	}
	if b.lines.String() != written {
		t.Error("the second run wrote to the ledger, though it did nothing")
	}
	for range 2 { // the backup expires once
		report, err := b.executor(t).Execute(t.Context(), plan, day(t, "2026-06-01"))
		require.NoError(t, err)
		if report.Deleted != 2 {
			t.Errorf("%v, want both deleted", report)
		}
	}
	if n := bytes.Count(b.lines.Bytes(), []byte(`"event":"close"`)); n != 2 {
		t.Errorf("%d items closed, want 2", n)
	}
}

// crash is what an injected failure panics with, as a process that is killed.
type crash struct{}

// fuse counts calls into the world and blows at one of them, before or after
// the call had its effect.
type fuse struct{ left int }

func (f *fuse) burn(do func()) {
	f.left--
	if f.left == 0 {
		panic(crash{})
	}
	do()
	f.left--
	if f.left == 0 {
		panic(crash{})
	}
}

// fragile wraps a memory and burns a fuse at every write.
type fragile struct {
	*retention.Memory
	fuse *fuse
}

func (f fragile) Save(ctx context.Context, r retention.Receipt) (err error) {
	f.fuse.burn(func() { err = f.Memory.Save(ctx, r) })
	return err
}

func (f fragile) Erase(ctx context.Context, e retention.Erasure) (a retention.Acknowledgement, err error) {
	f.fuse.burn(func() { a, err = f.Memory.Erase(ctx, e) })
	return a, err
}

// fragileWriter burns a fuse at every line of the ledger.
type fragileWriter struct {
	*bytes.Buffer
	fuse *fuse
}

func (f fragileWriter) Write(p []byte) (n int, err error) {
	f.fuse.burn(func() { n, err = f.Buffer.Write(p) })
	return n, err
}

// TestCrashAtEveryStep kills a run before and after each write to a store, the
// journal and the ledger, and resumes it.
func TestCrashAtEveryStep(t *testing.T) {
	r := compile(t, starter(t))
	keep := item(t, `{"id":"m0","kind":"message","anchors":{"created":"2026-01-01"}}`)
	for at := 1; ; at++ {
		blown := &fuse{left: at}
		b := newBench(t, r, oldMessage(t, "m1"), oldMessage(t, "m2"), keep)
		plan := b.plan(t, r, "2026-03-01")
		network := retention.NewMemory(nil)
		ledger, err := retention.NewLedger(fragileWriter{b.lines, blown}, ledgerKey, retention.Head{})
		require.NoError(t, err)
		world := fragile{b.memory, blown}
		opts := retention.ExecuteOptions{Source: b.memory, Journal: world, Ledger: ledger, Stores: map[string]retention.Store{
			"inbox": world, "search": b.stores["search"], "network": fragile{network, blown},
		}}
		crashed := runUntilCrash(t, opts, plan)

		// A new process reads the ledger's head from its file and goes on.
		head, err := retention.VerifyLedger(bytes.NewReader(b.lines.Bytes()), retention.Head{})
		require.NoError(t, err, "crash at %d", at)
		opts.Journal, opts.Stores["inbox"], opts.Stores["network"] = b.memory, b.memory, network
		opts.Ledger, err = retention.NewLedger(b.lines, ledgerKey, head)
		require.NoError(t, err)
		x, err := retention.NewExecutor(opts)
		require.NoError(t, err)
		_, err = x.Resume(t.Context(), plan.AsOf)
		require.NoError(t, err)
		report, err := x.Execute(t.Context(), plan, day(t, "2026-06-01"))
		require.NoError(t, err)
		_, err = x.Resume(t.Context(), day(t, "2026-08-01"))
		require.NoError(t, err)

		if diff := cmp.Diff([]string{"m0"}, b.left()); diff != "" {
			t.Fatalf("crash at %d: left (-want +got):\n%s", at, diff)
		}
		for _, id := range []string{"m1", "m2"} {
			if receipt := b.receipt(t, id); receipt.State() != retention.Deleted || receipt.Fact() != retention.DeletionDone {
				t.Fatalf("crash at %d: %v, %v", at, report, receipt)
			}
		}
		if _, err := retention.VerifyLedger(bytes.NewReader(b.lines.Bytes()), retention.Head{}); err != nil {
			t.Fatalf("crash at %d: %v", at, err)
		}
		if !crashed {
			if at < 30 {
				t.Errorf("only %d places to crash: the test proves little", at)
			}
			return
		}
	}
}

func runUntilCrash(t *testing.T, opts retention.ExecuteOptions, plan retention.Plan) (crashed bool) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(crash); !ok {
				panic(p)
			}
			crashed = true
		}
	}()
	x, err := retention.NewExecutor(opts)
	require.NoError(t, err)
	_, err = x.Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	return false
}

func TestHoldPlacedBetweenRuns(t *testing.T) {
	s := starter(t)
	r := compile(t, s)
	b := newBench(t, r, oldMessage(t, "m1"))
	dead := true
	search := b.stores["search"]
	b.stores["search"] = storeFunc(func(ctx context.Context, e retention.Erasure) (retention.Acknowledgement, error) {
		if dead {
			return retention.Acknowledgement{}, errors.New("connection lost")
		}
		return search.Erase(ctx, e)
	})
	plan := b.plan(t, r, "2026-03-01")
	report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	require.Equal(t, 1, report.Failed)

	dead = false
	s.Holds = []retention.Hold{{ID: "h1", Matter: "inquiry", Placed: day(t, "2026-03-02"), PlacedBy: "counsel", Select: retention.Selector{Accounts: []string{"a"}}}}
	b.memory.SetResolver(compile(t, s))
	report, err = b.executor(t).Resume(t.Context(), day(t, "2026-03-02"))
	require.NoError(t, err)
	if report.Kept != 1 || b.receipt(t, "m1").Stores[1].Answer.Status != retention.Failed {
		t.Errorf("%v: a hold saves what is left, also when the live copy is gone", report)
	}
	b.memory.SetResolver(r)
	report, err = b.executor(t).Resume(t.Context(), day(t, "2026-03-03"))
	require.NoError(t, err)
	if report.Pending != 1 {
		t.Errorf("%v: without the hold the rest goes", report)
	}
}

func TestStoresThatFail(t *testing.T) {
	r := compile(t, starter(t))
	lies := []struct {
		name   string
		answer retention.Acknowledgement
		err    error
		why    string
	}{
		{"error", retention.Acknowledgement{Status: retention.Done}, errors.New("broken pipe"), "done and an error is not done"},
		{"nothing", retention.Acknowledgement{}, nil, "the zero answer is a failure"},
		{"pending without a day", retention.Acknowledgement{Status: retention.Pending}, nil, "until when?"},
		{"day without pending", retention.Acknowledgement{Status: retention.Done, Until: day(t, "2026-04-01")}, nil, "done or not?"},
		{"not ours without a party", retention.Acknowledgement{Status: retention.NotOurs}, nil, "whose?"},
		{"unknown status", retention.Acknowledgement{Status: 99}, nil, "a number without a meaning"},
		{"party with text", retention.Acknowledgement{Status: retention.NotOurs, Party: "Some One"}, nil, "names of people have no place here"},
		{"text with another answer", retention.Acknowledgement{Status: retention.Reported, Party: "Some One"}, nil, "nor in any other answer"},
	}
	for _, tt := range lies {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, r, oldMessage(t, "m1"))
			b.stores["network"] = storeFunc(func(context.Context, retention.Erasure) (retention.Acknowledgement, error) { return tt.answer, tt.err })
			plan := b.plan(t, r, "2026-03-01")
			report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
			require.NoError(t, err)
			receipt := b.receipt(t, "m1")
			if report.Failed != 1 || receipt.State() == retention.Deleted || receipt.Fact() != retention.DeletionFailed {
				t.Errorf("%v %v: %s", report, receipt, tt.why)
			}
			var fault *retention.StoreError
			require.ErrorAs(t, errors.Join(report.Failures...), &fault)
			if fault.Store != "network" {
				t.Errorf("failure of %q, want network", fault.Store)
			}
			if tt.err != nil {
				require.ErrorIs(t, fault, tt.err)
			}
		})
	}
	t.Run("store that was not given", func(t *testing.T) {
		b := newBench(t, r, oldMessage(t, "m1"))
		delete(b.stores, "search")
		plan := b.plan(t, r, "2026-03-01")
		report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.NoError(t, err)
		require.ErrorIs(t, errors.Join(report.Failures...), retention.ErrUnbound)
	})
	t.Run("kind that no store holds", func(t *testing.T) {
		s := starter(t)
		s.Stores = nil
		r := compile(t, s)
		b := newBench(t, r, oldMessage(t, "m1"))
		plan := b.plan(t, r, "2026-03-01")
		report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.NoError(t, err)
		if report.Failed != 1 || b.lines.Len() != 0 {
			t.Errorf("%v: nothing can be deleted where nothing is", report)
		}
	})
	t.Run("disposition that a store cannot do", func(t *testing.T) {
		s := starter(t)
		policy(t, s, "account_reactivation").Disposition = retention.Redact
		r := compile(t, s)
		b := newBench(t, r, oldMessage(t, "m1"))
		plan := b.plan(t, r, "2026-03-01")
		report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.NoError(t, err)
		if report.Failed != 1 || len(b.left()) != 1 {
			t.Errorf("%v: a memory cannot redact and must not delete instead", report)
		}
	})
}

func TestRunsThatStop(t *testing.T) {
	r := compile(t, starter(t))
	var many []retention.Item
	for i := range 60 {
		many = append(many, oldMessage(t, fmt.Sprintf("m%02d", i)))
	}
	t.Run("too large a share", func(t *testing.T) {
		b := newBench(t, r, many...)
		plan := b.plan(t, r, "2026-03-01")
		_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.ErrorIs(t, err, retention.ErrShare)
		require.Len(t, b.left(), 60)
		x, err := retention.NewExecutor(retention.ExecuteOptions{Source: b.memory, Journal: b.memory, Ledger: b.ledger, Stores: b.stores, Approved: plan.Digest})
		require.NoError(t, err)
		report, err := x.Execute(t.Context(), plan, plan.AsOf)
		require.NoError(t, err)
		if report.Pending != 60 {
			t.Errorf("%v: somebody approved this plan", report)
		}
	})
	t.Run("plan that was changed", func(t *testing.T) {
		b := newBench(t, r, many[:2]...)
		plan := b.plan(t, r, "2026-03-01")
		plan.Steps = plan.Steps[:1]
		_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.ErrorIs(t, err, retention.ErrAltered)
	})
	t.Run("plan over more items than there were", func(t *testing.T) {
		b := newBench(t, r, many...)
		plan := b.plan(t, r, "2026-03-01")
		plan.Items = 6000
		_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.ErrorIs(t, err, retention.ErrAltered, "the share would look small")
	})
	t.Run("batches", func(t *testing.T) {
		b := newBench(t, r, many[:5]...)
		plan := b.plan(t, r, "2026-03-01")
		touched := 0
		x, err := retention.NewExecutor(retention.ExecuteOptions{
			Source: b.memory, Journal: b.memory, Ledger: b.ledger, Stores: b.stores, Batch: 2,
			Receipt: func(retention.Receipt) { touched++ },
		})
		require.NoError(t, err)
		for run, left := range []int{3, 1, 0} {
			report, err := x.Execute(t.Context(), plan, plan.AsOf)
			require.NoError(t, err)
			if report.Left != left || len(b.left()) != left || len(report.Receipts) != 0 {
				t.Errorf("run %d: %d left and %d in the inbox, want %d", run, report.Left, len(b.left()), left)
			}
		}
		if touched != 2+4+5 { // what is pending is looked at again
			t.Errorf("%d receipts were handed out", touched)
		}
	})
	t.Run("before the day of the plan", func(t *testing.T) {
		b := newBench(t, r, many[:1]...)
		plan := b.plan(t, r, "2026-03-01")
		_, err := b.executor(t).Execute(t.Context(), plan, day(t, "2026-02-28"))
		require.ErrorIs(t, err, retention.ErrMisplaced)
	})
	t.Run("failures in a row", func(t *testing.T) {
		b := newBench(t, r, many[:40]...)
		b.stores["inbox"] = answers(retention.Acknowledgement{})
		plan := b.plan(t, r, "2026-03-01")
		report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.ErrorIs(t, err, retention.ErrHalted)
		if report.Failed != retention.DefaultMaxFailures {
			t.Errorf("%v: stopped after the limit", report)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		b := newBench(t, r, many[:3]...)
		ctx, cancel := context.WithCancel(t.Context())
		b.stores["network"] = storeFunc(func(context.Context, retention.Erasure) (retention.Acknowledgement, error) {
			cancel()
			return retention.Acknowledgement{Status: retention.Done}, nil
		})
		plan := b.plan(t, r, "2026-03-01")
		_, err := b.executor(t).Execute(ctx, plan, plan.AsOf)
		require.ErrorIs(t, err, context.Canceled)
		if got := b.receipt(t, "m00").Stores[0].Answer.Status; got != retention.Done {
			t.Errorf("the network answered %v: what was done must be kept", got)
		}
	})
	t.Run("ledger that cannot be written", func(t *testing.T) {
		b := newBench(t, r, many[:1]...)
		var err error
		b.ledger, err = retention.NewLedger(brokenWriter{}, ledgerKey, retention.Head{})
		require.NoError(t, err)
		plan := b.plan(t, r, "2026-03-01")
		_, err = b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.ErrorIs(t, err, retention.ErrBroken)
		require.Len(t, b.left(), 1, "no record, no deletion")
	})
	t.Run("item that is gone", func(t *testing.T) {
		b := newBench(t, r, many[:1]...)
		plan := b.plan(t, r, "2026-03-01")
		b.memory = retention.NewMemory(r)
		report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
		require.NoError(t, err)
		if report.Missing != 1 {
			t.Errorf("%v: it went some other way", report)
		}
	})
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestNewExecutorRefuses(t *testing.T) {
	b := newBench(t, compile(t, starter(t)))
	good := retention.ExecuteOptions{Source: b.memory, Journal: b.memory, Ledger: b.ledger}
	tests := []struct {
		field  string
		change func(*retention.ExecuteOptions)
	}{
		{"source", func(o *retention.ExecuteOptions) { o.Source = nil }},
		{"journal", func(o *retention.ExecuteOptions) { o.Journal = nil }},
		{"ledger", func(o *retention.ExecuteOptions) { o.Ledger = nil }},
		{"actor", func(o *retention.ExecuteOptions) { o.Actor = "A Person" }},
		{"max_share", func(o *retention.ExecuteOptions) { o.MaxShare = 101 }},
		{"batch", func(o *retention.ExecuteOptions) { o.Batch = -1 }},
		{"max_failures", func(o *retention.ExecuteOptions) { o.MaxFailures = -1 }},
		{"stores", func(o *retention.ExecuteOptions) { o.Stores = map[string]retention.Store{"inbox": nil} }},
	}
	for _, tt := range tests {
		opts := good
		tt.change(&opts)
		_, err := retention.NewExecutor(opts)
		var fault *retention.ExecuteError
		require.ErrorAs(t, err, &fault)
		if fault.Field != tt.field {
			t.Errorf("fault at %q, want %q", fault.Field, tt.field)
		}
	}
	var zero retention.Executor
	_, err := zero.Execute(t.Context(), retention.Plan{}, day(t, "2026-01-01"))
	require.ErrorIs(t, err, retention.ErrMissing)
	_, err = zero.Resume(t.Context(), day(t, "2026-01-01"))
	require.ErrorIs(t, err, retention.ErrMissing)
}
