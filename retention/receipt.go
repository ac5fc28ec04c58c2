// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
)

// A Receipt says what every store answered about one item. The zero Receipt is
// of no item and proves nothing.
//
// Formatting a Receipt hides the item. Its JSON is the whole receipt, for a
// [Journal].
type Receipt struct {
	// Item is the item as it was when deletion began, so that a run can go
	// on after the live copy is gone.
	Item Item `json:"item"`
	// Rule is the policy that let the item go, Disposition what was done.
	Rule        string      `json:"rule"`
	Disposition Disposition `json:"disposition"`
	// Begun is the day deletion began, Closed the day the last store
	// acknowledged it; the zero Date while one has not.
	Begun  Date `json:"begun"`
	Closed Date `json:"closed,omitzero"`
	// Stores holds the answers in the order of asking.
	Stores []StoreAnswer `json:"stores"`
}

// A StoreAnswer is the last answer of one store. Its zero value is a failure of
// a store without a name.
type StoreAnswer struct {
	Store  string          `json:"store"`
	Role   Role            `json:"role"`
	Answer Acknowledgement `json:"answer"`
}

// A DeletionFact is what may be said about a deletion. The zero DeletionFact is
// [NoDeletion].
type DeletionFact uint8

// State is [Deleted] when every store has a final answer and [Due] before.
func (r *Receipt) State() State {
	if r.Closed.IsZero() {
		return Due
	}
	return Deleted
}

// Fact says what a reply may claim about the item: [DeletionDone] when every
// copy at the network, in the live store and derived from it is erased.
// Backups do not count, because nobody sees them, and neither do the copies of
// third parties. Without any of those stores nothing is proved, and an item
// that was redacted, shredded or anonymised was not deleted.
func (r *Receipt) Fact() DeletionFact {
	fact := NoDeletion
	if r.Disposition != Delete {
		return fact
	}
	for _, a := range r.Stores {
		if a.Role == Backup || a.Role == ThirdParty {
			continue
		}
		if a.Answer.Status != Done {
			return DeletionFailed
		}
		fact = DeletionDone
	}
	return fact
}

// Visible lists the stores whose copy may still be seen or used, apart from
// backups.
func (r *Receipt) Visible() []string {
	var names []string
	for _, a := range r.Stores {
		if a.Role != Backup && a.Answer.Status != Done {
			names = append(names, a.Store)
		}
	}
	return names
}

// BackupsUntil returns the day by which the last backup is gone, and whether
// one still exists.
func (r *Receipt) BackupsUntil() (Date, bool) {
	var last Date
	found := false
	for _, a := range r.Stores {
		if a.Role == Backup && a.Answer.Status == Pending {
			found = true
			if a.Answer.Until.After(last) {
				last = a.Answer.Until
			}
		}
	}
	return last, found
}

// String says what each store answered.
func (r Receipt) String() string {
	parts := make([]string, 0, len(r.Stores))
	for _, a := range r.Stores {
		s := a.Store + " " + a.Answer.Status.String()
		if a.Answer.Status == Pending {
			s += " until " + a.Answer.Until.String()
		}
		if a.Answer.Party != "" {
			s += " (instruct " + a.Answer.Party + ")"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

// Format hides the item.
func (r Receipt) Format(f fmt.State, _ rune) { hide(f, "retention.Receipt(%s)", r.String()) }

// LogValue shows what Format does.
func (r Receipt) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(r)) }

// set replaces the answer of a store.
func (r *Receipt) set(a StoreAnswer) {
	i := slices.IndexFunc(r.Stores, func(o StoreAnswer) bool { return o.Store == a.Store })
	if i < 0 {
		r.Stores = append(r.Stores, a)
		return
	}
	r.Stores[i] = a
}

func (r *Receipt) answer(store string) Acknowledgement {
	for _, a := range r.Stores {
		if a.Store == store {
			return a.Answer
		}
	}
	return Acknowledgement{}
}

func (r *Receipt) clone() Receipt {
	c := *r
	c.Stores = slices.Clone(r.Stores)
	c.Item = r.Item.clone()
	return c
}
