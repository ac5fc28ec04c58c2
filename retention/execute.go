// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
)

// What an [*ExecuteError] wraps, besides the error of a context and what the
// other errors of this package wrap.
var (
	// ErrShare says that a plan deletes a larger share of its items than
	// allowed without approval.
	ErrShare = errors.New("plan deletes too large a share")
	// ErrHalted says that too many items in a row failed.
	ErrHalted = errors.New("halted after failures in a row")
	// ErrSource says that the state of the world could not be read.
	ErrSource = errors.New("source failed")
	// ErrJournal says that a receipt could not be read or kept.
	ErrJournal = errors.New("journal failed")
	// ErrUnbound says that no [Store] was given for a store of the schedule.
	ErrUnbound = errors.New("no such store was given")
)

// The limits of an [Executor] when its options name none.
const (
	DefaultMaxShare    = 20 // percent
	DefaultMaxFailures = 10
	// shareFrom is the number of items from which the share means something.
	shareFrom = 50
)

// ExecuteOptions binds an [Executor] to the world. Source, Journal and Ledger
// are needed.
type ExecuteOptions struct {
	Source  Source
	Journal Journal
	Ledger  *Ledger
	// Stores maps the names of the stores of the schedule to what erases
	// there. A store with a party may be absent: its copies are then answered
	// with [NotOurs]. So may a backup: its copies are [Pending] until they
	// expire. Every other store that an item needs and that is absent fails
	// the item.
	Stores map[string]Store
	// Actor is the role that the ledger names, a word like [Policy].ID; empty
	// is "sweep".
	Actor string
	// MaxShare is the percentage of the items seen by a plan of 50 items or
	// more that may go without approval; 0 is [DefaultMaxShare].
	MaxShare int
	// Approved is the digest of a plan that somebody approved whatever its
	// share is.
	Approved string
	// MaxFailures is the number of items that may fail in a row before the
	// run stops; 0 is [DefaultMaxFailures].
	MaxFailures int
	// Batch is the number of items whose deletion one run may begin; 0 is no
	// limit. The others are counted in [Report].Left, and the next run goes
	// on with them.
	Batch int
	// Receipt is called with the receipt of each item that was touched, in
	// the order of the plan. When it is nil, the report collects them.
	Receipt func(Receipt)
}

// An Executor carries out plans. It holds no state of its own: what was done is
// in the journal. One run at a time may use a journal. The zero Executor does
// nothing and returns an error.
type Executor struct{ opts ExecuteOptions }

// NewExecutor checks the options and returns an executor. The map of stores is
// copied. The error is an [*ExecuteError].
func NewExecutor(opts ExecuteOptions) (*Executor, error) {
	if opts.Actor == "" {
		opts.Actor = "sweep"
	}
	if opts.MaxShare == 0 {
		opts.MaxShare = DefaultMaxShare
	}
	if opts.MaxFailures == 0 {
		opts.MaxFailures = DefaultMaxFailures
	}
	stores := make(map[string]Store, len(opts.Stores))
	for name, s := range opts.Stores {
		if s == nil {
			return nil, &ExecuteError{Field: "stores", Err: ErrMissing}
		}
		stores[name] = s
	}
	opts.Stores = stores
	switch {
	case opts.Source == nil:
		return nil, &ExecuteError{Field: "source", Err: ErrMissing}
	case opts.Journal == nil:
		return nil, &ExecuteError{Field: "journal", Err: ErrMissing}
	case opts.Ledger == nil:
		return nil, &ExecuteError{Field: "ledger", Err: ErrMissing}
	case !isWord(opts.Actor):
		return nil, &ExecuteError{Field: "actor", Err: ErrMalformed}
	case opts.MaxShare < 0 || opts.MaxShare > 100:
		return nil, &ExecuteError{Field: "max_share", Err: ErrMalformed}
	case opts.MaxFailures < 0:
		return nil, &ExecuteError{Field: "max_failures", Err: ErrMalformed}
	case opts.Batch < 0:
		return nil, &ExecuteError{Field: "batch", Err: ErrMalformed}
	}
	return &Executor{opts: opts}, nil
}

// An ExecuteError says why a run did not begin or did not end: Step is the index
// of the step in the plan at which it stopped, Field the option at fault. Its
// zero value says nothing. What a store or source said is not shown, because it
// may name an item; [errors.As] and [errors.Is] reach it.
type ExecuteError struct {
	Step  int
	Field string
	Err   error
	cause error
}

// Error describes e without its cause.
func (e *ExecuteError) Error() string {
	if e.Field != "" {
		return fmt.Sprintf("retention: execute: %s: %v", e.Field, e.Err)
	}
	return fmt.Sprintf("retention: execute: step %d: %v", e.Step, e.Err)
}

// GoString returns the same as [ExecuteError.Error], so that %#v does not show
// the cause.
func (e *ExecuteError) GoString() string { return e.Error() }

// Unwrap returns e.Err and the cause, if there is one.
func (e *ExecuteError) Unwrap() []error {
	if e.cause == nil {
		return []error{e.Err}
	}
	return []error{e.Err, e.cause}
}

// A StoreError says that a store failed at a step of a plan. What the store
// said is not shown, because it may name an item; [errors.As] and [errors.Is]
// reach it. Its zero value says nothing.
type StoreError struct {
	// Store is the name of the store; empty when the schedule has none for
	// such items.
	Store string
	Step  int
	cause error
}

// Error describes e without its cause.
func (e *StoreError) Error() string {
	return fmt.Sprintf("retention: store %s failed at step %d", e.Store, e.Step)
}

// GoString returns the same as [StoreError.Error].
func (e *StoreError) GoString() string { return e.Error() }

// Unwrap returns the cause, or nil when the store gave none.
func (e *StoreError) Unwrap() error { return e.cause }

// A Report says what a run did. The zero Report did nothing.
//
// Formatting a Report shows its numbers, and so does its JSON.
type Report struct {
	// Deleted counts items that every store has acknowledged, now or in an
	// earlier run; Pending those that wait for nothing but a day; Failed
	// those that need another run; Kept those that may not go any more;
	// Missing those that are not there and never were in the journal.
	Deleted int `json:"deleted"`
	Pending int `json:"pending"`
	Failed  int `json:"failed"`
	Kept    int `json:"kept"`
	Missing int `json:"missing"`
	// Left counts those that were left for the next run.
	Left int `json:"left,omitempty"`
	// Counts says by which holds and policies items were kept.
	Counts []Count `json:"counts,omitempty"`
	// Failures holds a [*StoreError] for each answer that was a failure.
	Failures []error `json:"-"`
	// Receipts holds the receipts of the items that were touched, in the
	// order of the plan, unless they were handed out one by one.
	Receipts []Receipt `json:"-"`
}

// Format shows the numbers.
func (r Report) Format(f fmt.State, _ rune) {
	hide(f, "retention.Report(%d deleted, %d pending, %d failed, %d kept, %d missing)",
		r.Deleted, r.Pending, r.Failed, r.Kept, r.Missing)
}

// Execute carries out a plan on asOf. For each step it reads the item and the
// policies and holds of now, decides again, writes to the ledger that deletion
// begins, and then asks each store in the order of its [Role]; every answer is
// kept in the journal and the ledger before the next store is asked. An item
// that may not go any more is left alone, also when some of its copies are
// already gone.
//
// Execute may be called again with the same plan after it returned, whether
// with an error or not, and after a crash: what is done is not done twice, and
// only stores that failed or were pending are asked again. An item is deleted
// only when no store has failed or is pending.
//
// The error is an [*ExecuteError]; the report says what was done before it.
func (x *Executor) Execute(ctx context.Context, plan Plan, asOf Date) (Report, error) {
	steps := func(yield func(Step, error) bool) {
		for i := range plan.Steps {
			if !yield(plan.Steps[i], nil) {
				return
			}
		}
	}
	return x.ExecuteStream(ctx, plan, steps, asOf)
}

// ExecuteStream is [Executor.Execute] in constant memory, for a plan of
// [Resolver.Stream] whose steps are somewhere else: in a file, in a table. It
// reads them twice, first to check them against the digest, and nothing happens
// when they differ or one of them cannot be read. Use Receipt of the options, or
// the report grows with the number of items.
func (x *Executor) ExecuteStream(ctx context.Context, plan Plan, steps iter.Seq2[Step, error], asOf Date) (Report, error) {
	if err := x.admit(&plan, asOf); err != nil {
		return Report{}, err
	}
	digest, due := plan.digester(), 0
	for s, err := range steps {
		if err != nil {
			return Report{}, &ExecuteError{Step: due, Field: "plan", Err: ErrRead, cause: err}
		}
		digest.step(&s)
		due++
	}
	if due != plan.Due || digest.sum(&plan) != plan.Digest {
		return Report{}, &ExecuteError{Field: "plan", Err: ErrAltered}
	}
	return x.run(ctx, steps, asOf)
}

// Resume goes on with every item whose deletion began and is not closed,
// whichever plan it was in: it asks the stores that failed, and those whose day
// has come. The rest is as for [Executor.Execute].
func (x *Executor) Resume(ctx context.Context, asOf Date) (Report, error) {
	if x.opts.Source == nil {
		return Report{}, &ExecuteError{Field: "source", Err: ErrMissing}
	}
	if !asOf.IsValid() {
		return Report{}, &ExecuteError{Field: "as_of", Err: ErrNoSuchDate}
	}
	ids, err := x.opts.Journal.Open(ctx)
	if err != nil {
		return Report{}, &ExecuteError{Err: ErrJournal, cause: err}
	}
	slices.Sort(ids)
	steps := func(yield func(Step, error) bool) {
		for _, id := range ids {
			if !yield(Step{ID: id}, nil) {
				return
			}
		}
	}
	return x.run(ctx, steps, asOf)
}

func (x *Executor) run(ctx context.Context, steps iter.Seq2[Step, error], asOf Date) (Report, error) {
	var report Report
	inARow, begun, i := 0, 0, -1
	for step, err := range steps {
		i++
		if err != nil {
			return report, &ExecuteError{Step: i, Field: "plan", Err: ErrRead, cause: err}
		}
		if err := ctx.Err(); err != nil {
			return report, &ExecuteError{Step: i, Err: err}
		}
		run := stepRun{Executor: x, ctx: ctx, step: &step, index: i, asOf: asOf, report: &report}
		run.full = x.opts.Batch > 0 && begun >= x.opts.Batch
		failed, fault := run.do()
		if fault != nil {
			fault.Step = i
			return report, fault
		}
		if run.began {
			begun++
		}
		if inARow++; !failed {
			inARow = 0
		}
		if inARow >= x.opts.MaxFailures {
			return report, &ExecuteError{Step: i, Err: ErrHalted}
		}
	}
	return report, nil
}

// admit refuses plans that should not run at all.
func (x *Executor) admit(plan *Plan, asOf Date) error {
	switch {
	case x.opts.Source == nil:
		return &ExecuteError{Field: "source", Err: ErrMissing}
	case !asOf.IsValid():
		return &ExecuteError{Field: "as_of", Err: ErrNoSuchDate}
	case asOf.Before(plan.AsOf):
		return &ExecuteError{Field: "as_of", Err: ErrMisplaced}
	}
	large := plan.Items >= shareFrom && plan.Due*100 > plan.Items*x.opts.MaxShare
	if large && (x.opts.Approved == "" || plan.Digest != x.opts.Approved) {
		return &ExecuteError{Field: "plan", Err: ErrShare}
	}
	return nil
}
