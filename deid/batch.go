// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"context"
	"iter"
	"sync"

	"github.com/safeharbor-go/safeharbor/phi"
)

// An Item is a message of a batch with the scope that it lies in.
type Item struct {
	Message phi.Message
	Scope   Scope
}

// An Outcome is what became of an item.
type Outcome struct {
	// Index is the place of the item, from 0.
	Index int64
	// Result is the result. It has text only if Err is nil.
	Result Result
	// Err is what [Deidentifier.ApplyIn] returned, or why the batch ended.
	Err error
}

// A Checkpoint says how far a batch came, and under what. It is written down as
// JSON and holds nothing of a message. The zero Checkpoint is the start of a
// batch.
type Checkpoint struct {
	// Done is the number of items that are finished.
	Done int64 `json:"done"`
	// Policy and Engine are those of the de-identifier.
	Policy PolicyID   `json:"policy"`
	Engine phi.Engine `json:"engine"`
}

// Checkpoint returns the checkpoint behind an outcome. Write it down once what
// the outcome gave is safe: the batch then goes on behind it.
func (d *Deidentifier) Checkpoint(o Outcome) Checkpoint {
	return Checkpoint{Done: o.Index + 1, Policy: d.id, Engine: d.engine}
}

// BatchOptions configures a batch. The zero BatchOptions, and nil, stand for one
// worker from the start.
type BatchOptions struct {
	// Workers is how many messages are worked on at a time; zero stands for one.
	Workers int
	// Resume is where an earlier batch over the same items came to. Items before
	// it are read and not worked on. A checkpoint of another policy or engine
	// ends the batch with ErrOtherPolicy: half of the output would be made by
	// other rules.
	Resume Checkpoint
}

// Batch applies the policy to items and yields the outcomes in their order. Not
// more than twice as many items as workers are read ahead. An item that fails
// does not end the batch; the end of the context does, with an outcome that says
// so. When the caller stops, no work goes on behind its back.
func (d *Deidentifier) Batch(ctx context.Context, items iter.Seq[Item], o *BatchOptions) iter.Seq[Outcome] {
	if o == nil {
		o = new(BatchOptions)
	}
	workers, resume := max(1, o.Workers), o.Resume
	return func(yield func(Outcome) bool) {
		if resume != (Checkpoint{}) && (resume.Policy != d.id || resume.Engine != d.engine) {
			yield(Outcome{Index: resume.Done, Err: ErrOtherPolicy})
			return
		}
		d.batch(ctx, items, workers, resume.Done, yield)
	}
}

// A task is an item on its way.
type task struct {
	item Item
	out  Outcome
	done chan struct{}
}

func (d *Deidentifier) batch(ctx context.Context, items iter.Seq[Item], workers int, skip int64, yield func(Outcome) bool) {
	ctx, cancel := context.WithCancel(ctx)
	work := make(chan *task)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for t := range work {
				t.out.Result, t.out.Err = d.ApplyIn(ctx, t.item.Message, t.item.Scope)
				close(t.done)
			}
		})
	}
	defer group.Wait()
	defer close(work)
	defer cancel()

	var waiting []*task // in the order of the items
	deliver := func() bool {
		t := waiting[0]
		waiting = waiting[1:]
		<-t.done
		return yield(t.out)
	}
	var index int64
	for item := range items {
		if index < skip {
			index++
			continue
		}
		if ctx.Err() != nil {
			break
		}
		t := &task{item: item, out: Outcome{Index: index}, done: make(chan struct{})}
		index++
		work <- t
		waiting = append(waiting, t)
		if len(waiting) > workers && !deliver() {
			return
		}
	}
	for len(waiting) > 0 {
		if !deliver() {
			return
		}
	}
	if err := context.Cause(ctx); err != nil {
		yield(Outcome{Index: index, Err: err})
	}
}
