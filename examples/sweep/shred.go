// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"

	"github.com/safeharbor-go/safeharbor/retention"
)

// Keys is what a key service has to offer so that data can be shredded: it
// destroys the key of one item for good. Destroying what is gone is no error.
type Keys interface {
	Destroy(ctx context.Context, id string) error
}

// A Shredder is a store that destroys keys instead of data: give each item its
// own key, keep only ciphertext, and bind the key service as a store of the
// schedule. A policy with the disposition "shred" then reaches every copy of the
// ciphertext at once, also those in backups that nobody can edit.
//
// The backup rule: the copies of the keys must be gone before the term of the
// policy is over, so back the keys up apart from the data and for a shorter time,
// at most Lives. Until the last backup of the keys has expired the data can come
// back, and the answer is "pending". Then it is "done", whatever else is left.
// With "delete" a Shredder destroys the key as well, which hurts nobody.
//
// A shredded item is not a deleted one: its receipt never lets a reply claim a
// deletion.
type Shredder struct {
	Keys Keys
	// Lives is how long a backup of the keys lives; the zero Period means that
	// there is none.
	Lives retention.Period
	// Destroyed tells on which day the key of an item was destroyed. A journal
	// of the key service answers it; the zero Date is not yet.
	Destroyed func(ctx context.Context, id string) (retention.Date, error)
}

// Erase implements retention.Store.
func (s Shredder) Erase(ctx context.Context, e retention.Erasure) (retention.Acknowledgement, error) {
	if e.Disposition != retention.Shred && e.Disposition != retention.Delete {
		return retention.Acknowledgement{}, ctx.Err()
	}
	if err := s.Keys.Destroy(ctx, e.ID); err != nil {
		return retention.Acknowledgement{}, err
	}
	on, err := s.Destroyed(ctx, e.ID)
	if err != nil {
		return retention.Acknowledgement{}, err
	}
	if on.IsZero() {
		return retention.Acknowledgement{}, nil // the service does not know of it: failed
	}
	// The day after the last one on which a backup may hold the key.
	until := on.Add(s.Lives).AddDays(1)
	if !s.Lives.IsZero() && e.AsOf.Before(until) {
		return retention.Acknowledgement{Status: retention.Pending, Until: until}, nil
	}
	return retention.Acknowledgement{Status: retention.Done}, nil
}
