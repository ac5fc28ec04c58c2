// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"sync"
)

// A Memory keeps items and receipts in memory. It is a [ThreadSource], a [Journal]
// and, for the items that it keeps, a [Store]; use another one for each further
// store. It is safe for concurrent use. Create one with [NewMemory].
type Memory struct {
	mu       sync.Mutex
	resolver *Resolver
	items    map[string]Item
	receipts map[string]Receipt
}

// NewMemory returns an empty memory over a resolver.
func NewMemory(r *Resolver) *Memory {
	return &Memory{resolver: r, items: map[string]Item{}, receipts: map[string]Receipt{}}
}

// SetResolver replaces the policies and holds in force.
func (m *Memory) SetResolver(r *Resolver) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.resolver = r
}

// Put keeps a copy of an item, in place of one with the same ID.
func (m *Memory) Put(item Item) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.items[item.ID] = item.clone()
}

// All yields copies of the items as they are now, sorted by ID.
func (m *Memory) All() iter.Seq[Item] {
	m.mu.Lock()
	items := make([]Item, 0, len(m.items))
	for item := range maps.Values(m.items) {
		items = append(items, item.clone())
	}
	m.mu.Unlock()
	slices.SortFunc(items, func(a, b Item) int { return cmp.Compare(a.ID, b.ID) })
	return slices.Values(items)
}

// Item implements [Source].
func (m *Memory) Item(ctx context.Context, id string) (Item, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	item, ok := m.items[id]
	return item.clone(), ok, ctx.Err()
}

// Thread implements [ThreadSource]. The items are sorted by ID.
func (m *Memory) Thread(ctx context.Context, thread string) ([]Item, error) {
	var items []Item
	for item := range m.All() {
		if item.Thread == thread {
			items = append(items, item)
		}
	}
	return items, ctx.Err()
}

// Resolver implements [Source].
func (m *Memory) Resolver(ctx context.Context) (*Resolver, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.resolver, ctx.Err()
}

// Load implements [Journal].
func (m *Memory) Load(ctx context.Context, id string) (Receipt, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.receipts[id]
	return r.clone(), ok, ctx.Err()
}

// Save implements [Journal].
func (m *Memory) Save(ctx context.Context, r Receipt) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.receipts[r.Item.ID] = r.clone()
	return nil
}

// Open implements [Journal].
func (m *Memory) Open(ctx context.Context) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var ids []string
	for id, r := range m.receipts {
		if r.State() != Deleted {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids, ctx.Err()
}

// Erase implements [Store]. A memory holds no text that could be redacted or
// anonymised and no key that could be destroyed, so it does [Delete] only.
func (m *Memory) Erase(ctx context.Context, e Erasure) (Acknowledgement, error) {
	if err := ctx.Err(); err != nil {
		return Acknowledgement{}, err
	}
	if e.Disposition != Delete {
		return Acknowledgement{}, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.items, e.ID)
	return Acknowledgement{Status: Done}, nil
}
