// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"context"
	"fmt"
)

// A Store erases copies of items: a database, an index, an API of a network, a
// queue of instructions to a provider.
//
// Erase must be idempotent: erasing what is gone answers [Done]. It must not
// answer Done before the copy cannot come back. An error is read as [Failed].
// Erase is never called twice at a time by one [Executor].
type Store interface {
	Erase(ctx context.Context, e Erasure) (Acknowledgement, error)
}

// An Erasure asks a store for its copies of one item, with everything derived
// from the item that the store holds.
//
// Formatting an Erasure hides the item.
type Erasure struct {
	ID   string
	Kind Kind
	// Disposition is what to do; a store that cannot do it answers Failed.
	Disposition Disposition
	// AsOf is the day of the deletion.
	AsOf Date
}

// Format hides the item.
func (e Erasure) Format(f fmt.State, _ rune) {
	hide(f, "retention.Erasure(%v %v)", e.Disposition, e.Kind)
}

// An Acknowledgement is what a store answers. The zero Acknowledgement is a failure.
type Acknowledgement struct {
	Status Status `json:"status"`
	// Until is the day by which a pending copy is gone. [Pending] needs it.
	Until Date `json:"until,omitzero"`
	// Party is whose copy it is, a word like [Policy].ID. [NotOurs] needs it.
	Party string `json:"party,omitempty"`
}

// valid turns an answer that cannot be right into a failure.
func (o Acknowledgement) valid() Acknowledgement {
	ok := statusWords.has(uint8(o.Status)) &&
		(o.Status == Pending) == o.Until.IsValid() &&
		(o.Status != NotOurs || isWord(o.Party)) &&
		(o.Party == "" || isWord(o.Party))
	if !ok {
		return Acknowledgement{}
	}
	return o
}

// final reports whether there is nothing left to ask the store for.
func (o Acknowledgement) final() bool { return o.Status != Failed && o.Status != Pending }

// A Source gives an [Executor] the state of the world just before it acts.
type Source interface {
	// Item returns an item as it is now, and whether there is one.
	Item(ctx context.Context, id string) (Item, bool, error)
	// Resolver returns the resolver over the policies and holds of now.
	Resolver(ctx context.Context) (*Resolver, error)
}

// A ThreadSource is a [Source] that knows which items form a thread. It is
// needed to carry out a [WholeThread] policy; without it, items of threads stay.
type ThreadSource interface {
	Source
	// Thread returns every item of a thread as it is now.
	Thread(ctx context.Context, thread string) ([]Item, error)
}

// A Journal keeps receipts across runs, so that an interrupted run goes on where
// it stopped. Save must have reached safe storage when it returns.
type Journal interface {
	// Load returns the receipt of an item, and whether there is one.
	Load(ctx context.Context, id string) (Receipt, bool, error)
	// Save keeps the receipt of an item in place of an older one.
	Save(ctx context.Context, r Receipt) error
	// Open returns the IDs of the items whose receipts are not closed.
	Open(ctx context.Context) ([]string, error)
}
