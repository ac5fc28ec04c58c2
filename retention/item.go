// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"fmt"
	"log/slog"
	"maps"
	"slices"
)

// An Item is what is kept or deleted as one: a message with its edits,
// attachments and other copies, or a record. It holds no text. The zero Item is
// refused: it has no ID. Items are plain values; nothing here changes one.
//
// Formatting an Item shows its kind only. Its JSON is the whole item.
type Item struct {
	// ID names the item to the caller. It must not be used again for another
	// item, and it never appears in a reason, an error or the ledger.
	ID string `json:"id"`
	// Kind says what the item is.
	Kind Kind `json:"kind,omitzero"`
	// Account, Folder and Labels are what selectors look at.
	Account string   `json:"account,omitempty"`
	Folder  string   `json:"folder,omitempty"`
	Labels  []string `json:"labels,omitempty"`
	// Thread names the conversation that the item is part of; empty is none.
	// It matters to policies that let a conversation go as a whole.
	Thread string `json:"thread,omitempty"`
	// Anchors holds the days in the life of the item. A key that is absent
	// has not happened; a zero Date has happened on an unknown day.
	Anchors map[Anchor]Date `json:"anchors,omitempty"`
	// Flags are marks such as "phi" that selectors look at.
	Flags []string `json:"flags,omitempty"`
	// Requests are the requests that people filed about the item.
	Requests []Request `json:"requests,omitempty"`
}

// A Request is what somebody asked for about the item that carries it. The zero
// Request is refused.
//
// In JSON a Request is {"kind":"written","filed":"2026-03-01"}.
type Request struct {
	// Kind says what was asked, and how.
	Kind RequestKind `json:"kind"`
	// Filed is the day the request arrived.
	Filed Date `json:"filed"`
	// Answered is the day a request that has a [Clock] was answered, and
	// Extended the day on which the person was told that the answer takes
	// longer; the zero Date while that has not happened.
	Answered Date `json:"answered,omitzero"`
	Extended Date `json:"extended,omitzero"`
}

func (r *Request) check() error {
	bad := func(field string, err error) error { return &ItemError{Field: field, Err: err} }
	switch {
	case !requestKindWords.has(uint8(r.Kind)):
		return bad("request kind", ErrMissing)
	case !r.Filed.IsValid():
		return bad("request date", ErrNoSuchDate)
	case !r.Kind.Clocked() && (!r.Answered.IsZero() || !r.Extended.IsZero()):
		return bad("request date", ErrMisplaced)
	}
	for _, d := range []Date{r.Answered, r.Extended} {
		switch {
		case d.IsZero():
		case !d.IsValid():
			return bad("request date", ErrNoSuchDate)
		case d.Before(r.Filed):
			return bad("request date", ErrMisplaced)
		}
	}
	return nil
}

// Format shows the kind of the item only.
func (it Item) Format(f fmt.State, _ rune) { hide(f, "retention.Item(%v)", it.Kind) }

// LogValue shows the kind of the item only.
func (it Item) LogValue() slog.Value {
	return slog.StringValue("retention.Item(" + it.Kind.String() + ")")
}

// check reports what makes an item unusable, whatever the policies say.
func (it *Item) check() error {
	if it.ID == "" {
		return &ItemError{Field: "id", Err: ErrMissing}
	}
	if it.Kind != 0 && !kindWords.has(uint8(it.Kind)) {
		return &ItemError{Field: "kind", Err: ErrMalformed}
	}
	for a := range Anchor(len(anchorWords.list)) {
		if d, ok := it.Anchors[a]; ok && !d.IsZero() && !d.IsValid() {
			return &ItemError{Field: a.String(), Err: ErrNoSuchDate}
		}
	}
	if _, ok := it.Anchors[Requested]; ok {
		return &ItemError{Field: Requested.String(), Err: ErrMisplaced}
	}
	for i := range it.Requests {
		if err := it.Requests[i].check(); err != nil {
			return err
		}
	}
	return nil
}

func (it *Item) clone() Item {
	c := *it
	c.Labels, c.Flags, c.Requests = slices.Clone(it.Labels), slices.Clone(it.Flags), slices.Clone(it.Requests)
	c.Anchors = maps.Clone(it.Anchors)
	return c
}
