// SPDX-License-Identifier: Apache-2.0

package retentiontest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/safeharbor-go/safeharbor/retention"
)

// A Disk is storage that outlives a process: a folder, a database file.
type Disk struct {
	// Start starts a process on what earlier ones left. It calls step wherever
	// a kill may leave another state behind: before and after every write, in
	// the middle of one, before and after a commit. A call may not return.
	// Everything runs on the goroutine of the caller.
	Start func(step func()) (Process, error)
	// Kill lets go of what a process that did not end held, without finishing
	// anything: what is a lock to a process is free when it is dead. It may be
	// nil.
	Kill func()
}

// A Process is a [Subject] and a ledger on a [Disk]. Its resolver is that of
// [Schedule], given to the function that makes the disk.
type Process struct {
	Subject
	Ledger *retention.Ledger
	// ReadLedger returns the ledger from its first entry.
	ReadLedger func() (io.ReadCloser, error)
	// Close ends the process in order.
	Close func() error
}

// Schedule returns the policies and stores of [Kill].
func Schedule() retention.Schedule {
	week := retention.For(retention.Period{Days: 7})
	return retention.Schedule{
		Zone: "UTC",
		Policies: []retention.Policy{
			{ID: "flagged", Scope: retention.DefaultScope, Select: retention.Selector{Flags: []string{"phi"}}, Anchor: retention.Flagged, KeepAtMost: retention.For(retention.Period{}), Disposition: retention.Delete, Source: "test"},
			{ID: "record", Scope: retention.DefaultScope, Select: retention.Selector{Labels: []string{"record"}}, Anchor: retention.Created, KeepAtLeast: retention.For(retention.Period{Years: 7}), Source: "test"},
		},
		Holds: []retention.Hold{{ID: "hold", Matter: "matter", Placed: today, PlacedBy: "counsel", Select: retention.Selector{Accounts: []string{"held"}}}},
		Stores: []retention.StoreRule{
			{Name: "network", Role: retention.Network},
			{Name: "live", Role: retention.Live},
			{Name: "backup", Role: retention.Backup, Expires: week},
		},
	}
}

var today = retention.Date{Year: 2026, Month: time.March, Day: 1}

// corpus returns the items of [Kill]: those that go, and those that stay.
func corpus() (due, kept []retention.Item) {
	one := func(id, account string, labels ...string) retention.Item {
		return retention.Item{
			ID: id, Kind: retention.Message, Account: account, Flags: []string{"phi"}, Labels: labels,
			Anchors: map[retention.Anchor]retention.Date{retention.Created: today.AddDays(-9), retention.Flagged: today.AddDays(-1)},
		}
	}
	return []retention.Item{one("due-1", "a"), one("due-2", "a")}, []retention.Item{one("record", "a", "record"), one("held", "held")}
}

// killed is what a step panics with that does not return.
type killed struct{}

// Kill carries out a plan on a new disk, kills the process at the first step,
// looks at what is left, and lets a second process finish; then the same at the
// second step, and so on, until a run ends before it is killed. It returns the
// number of steps at which it was killed.
//
// After each kill: the ledger verifies; every item that has to stay is there as
// it was; an item that is gone was recorded before; and an item whose deletion
// the live store acknowledged is gone. When the second process has finished, all
// items that were due are gone, their receipts are closed, the others are there,
// and the ledger verifies. The error is a [*Fault] with the number of the step.
func Kill(ctx context.Context, disk func(*retention.Resolver) (Disk, error)) (steps int, err error) {
	r, err := retention.New(Schedule(), nil)
	if err != nil {
		return 0, err
	}
	for at := 1; ; at++ {
		d, err := disk(r)
		if err != nil {
			return at - 1, &Fault{Law: "a disk can be made", Err: err}
		}
		ended, err := killAt(ctx, r, d, at)
		if err != nil {
			return at - 1, &Fault{Law: fmt.Sprintf("killed at step %d, nothing is lost", at), Err: err}
		}
		if ended {
			return at - 1, nil
		}
	}
}

func killAt(ctx context.Context, r *retention.Resolver, d Disk, at int) (ended bool, _ error) {
	due, kept := corpus()
	p, err := d.Start(func() {})
	if err != nil {
		return false, err
	}
	for _, it := range slices.Concat(due, kept) {
		if err := p.Put(ctx, it); err != nil {
			return false, err
		}
	}
	if err := p.Close(); err != nil {
		return false, err
	}
	network := retention.NewMemory(nil) // another machine, which is not killed
	plan, err := r.Plan(today, slices.Values(slices.Concat(due, kept)))
	if err != nil {
		return false, err
	}
	if ended, err = runKilled(ctx, d, at, network, plan); err != nil {
		return false, err
	}
	if !ended && d.Kill != nil {
		d.Kill()
	}

	p, err = d.Start(func() {})
	if err != nil {
		return ended, fmt.Errorf("the next process did not start: %w", err)
	}
	if err := afterwards(ctx, p, due, kept); err != nil {
		return ended, fmt.Errorf("after the kill: %w", err)
	}
	if err := finish(ctx, p, network, plan); err != nil {
		return ended, fmt.Errorf("the next process: %w", err)
	}
	if err := finished(ctx, p, due, kept); err != nil {
		return ended, fmt.Errorf("in the end: %w", err)
	}
	return ended, p.Close()
}

// runKilled starts a process and executes a plan until step number at.
func runKilled(ctx context.Context, d Disk, at int, network retention.Store, plan retention.Plan) (ended bool, err error) {
	left := at
	step := func() {
		if left--; left == 0 {
			panic(killed{})
		}
	}
	defer func() {
		if v := recover(); v != nil {
			if _, ok := v.(killed); !ok {
				panic(v)
			}
			ended, err = false, nil
		}
	}()
	p, err := d.Start(step)
	if err != nil {
		return false, err
	}
	x, err := executor(p, network)
	if err != nil {
		return false, err
	}
	if _, err := x.Execute(ctx, plan, plan.AsOf); err != nil {
		return false, err
	}
	return true, p.Close()
}

func executor(p Process, network retention.Store) (*retention.Executor, error) {
	return retention.NewExecutor(retention.ExecuteOptions{
		Source: p.Source, Journal: p.Journal, Ledger: p.Ledger,
		Stores: map[string]retention.Store{"network": network, "live": p.Store},
	})
}

func finish(ctx context.Context, p Process, network retention.Store, plan retention.Plan) error {
	x, err := executor(p, network)
	if err != nil {
		return err
	}
	if _, err := x.Resume(ctx, plan.AsOf); err != nil {
		return err
	}
	if _, err := x.Execute(ctx, plan, plan.AsOf); err != nil {
		return err
	}
	_, err = x.Resume(ctx, plan.AsOf.AddDays(30))
	return err
}

// readLedger verifies the ledger and returns its text.
func readLedger(p Process) (string, error) {
	in, err := p.ReadLedger()
	if err != nil {
		return "", err
	}
	defer func() { _ = in.Close() }() // it was read
	var text strings.Builder
	head, err := retention.VerifyLedger(io.TeeReader(in, &text), retention.Head{})
	if err != nil {
		return "", err
	}
	return text.String(), head.Reaches(p.Ledger.Head())
}

func afterwards(ctx context.Context, p Process, due, kept []retention.Item) error {
	ledger, err := readLedger(p)
	if err != nil {
		return err
	}
	for _, it := range due {
		_, there, err := p.Source.Item(ctx, it.ID)
		if err != nil {
			return err
		}
		ref := p.Ledger.Ref(it.ID)
		recorded := mentions(ledger, `"event":"begin"`, ref)
		acknowledged := mentions(ledger, `"store":"live","answer":{"status":"done"}`, ref)
		if receipt, found, err := p.Journal.Load(ctx, it.ID); err != nil {
			return err
		} else if found {
			acknowledged = acknowledged || slices.Contains(receipt.Stores, retention.StoreAnswer{
				Store: "live", Role: retention.Live, Answer: retention.Acknowledgement{Status: retention.Done},
			})
		}
		switch {
		case !there && !recorded:
			return errors.New("an item is gone that the ledger says nothing of")
		case there && acknowledged:
			return errors.New("an item is there though its deletion was acknowledged")
		}
	}
	return untouched(ctx, p, kept)
}

func mentions(ledger string, parts ...string) bool {
	for line := range strings.Lines(ledger) {
		if !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(line, part) }) {
			return true
		}
	}
	return false
}

func untouched(ctx context.Context, p Process, kept []retention.Item) error {
	for _, want := range kept {
		got, there, err := p.Source.Item(ctx, want.ID)
		if err != nil {
			return err
		}
		if !there || !slices.Equal(got.Labels, want.Labels) || got.Account != want.Account {
			return errors.New("an item is lost that has to stay")
		}
	}
	return nil
}

func finished(ctx context.Context, p Process, due, kept []retention.Item) error {
	ledger, err := readLedger(p)
	if err != nil {
		return err
	}
	for _, it := range due {
		if _, there, err := p.Source.Item(ctx, it.ID); err != nil || there {
			return fmt.Errorf("an item that was due is there: %v, %w", there, orNil(err))
		}
		receipt, found, err := p.Journal.Load(ctx, it.ID)
		if err != nil || !found || receipt.State() != retention.Deleted {
			return fmt.Errorf("the receipt of an item is not closed: %w", orNil(err))
		}
		if !mentions(ledger, `"event":"close"`, p.Ledger.Ref(it.ID)) {
			return errors.New("the ledger does not close an item")
		}
	}
	return untouched(ctx, p, kept)
}
