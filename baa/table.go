// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
)

// entry is one version of a record with what its dataset adds to it.
type entry[T any] struct {
	rec T
	id  string
	// from is the first day on which this version was on record, until the first
	// day of the next version, or the zero Date.
	from, until Date
	source      *SourceRef
	place       place
}

// place is where a record stands.
type place struct {
	dataset int
	path    string
}

func (p place) String() string { return fmt.Sprintf("%d%s", p.dataset, p.path) }

// visible reports whether the version is the one that was known on a day; the
// zero Date asks for the last version.
func (e *entry[T]) visible(known Date) bool {
	if known.IsZero() {
		return e.until.IsZero()
	}
	return !known.Before(e.from) && (e.until.IsZero() || known.Before(e.until))
}

// table holds the versions of the records of one kind, by id.
type table[T any] struct {
	byID map[string][]*entry[T]
	// ids are sorted, so that nothing depends on the order of the input.
	ids []string
}

// newTable sorts the entries by id and recording day and closes each version on
// the day of the next. A second version of one day is an error.
func newTable[T any](entries []*entry[T]) (table[T], *entry[T], *entry[T]) {
	slices.SortStableFunc(entries, func(a, b *entry[T]) int {
		return cmp.Or(cmp.Compare(a.id, b.id), a.from.Compare(b.from))
	})
	t := table[T]{byID: make(map[string][]*entry[T], len(entries))}
	for i, e := range entries {
		if i > 0 && entries[i-1].id == e.id {
			if entries[i-1].from == e.from {
				return t, entries[i-1], e
			}
			entries[i-1].until = e.from
		} else {
			t.ids = append(t.ids, e.id)
		}
		t.byID[e.id] = append(t.byID[e.id], e)
	}
	return t, nil, nil
}

// get returns the version of a record that was known on a day, or nil.
func (t table[T]) get(id string, known Date) *entry[T] { return current(t.byID[id], known) }

// current returns the version that was known on a day, or nil.
func current[T any](versions []*entry[T], known Date) *entry[T] {
	for _, e := range versions {
		if e.visible(known) {
			return e
		}
	}
	return nil
}

func (t table[T]) has(id string) bool { return len(t.byID[id]) > 0 }

// all yields every version of every record, sorted by id and recording day.
func (t table[T]) all() iter.Seq[*entry[T]] {
	return func(yield func(*entry[T]) bool) {
		for _, id := range t.ids {
			for _, e := range t.byID[id] {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// known yields the versions that were known on a day, sorted by id.
func (t table[T]) known(day Date) iter.Seq[*entry[T]] {
	return func(yield func(*entry[T]) bool) {
		for e := range t.all() {
			if e.visible(day) && !yield(e) {
				return
			}
		}
	}
}
