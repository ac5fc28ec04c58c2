// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/phi"
)

// An Edit is a place that a policy changed. Edits are disjoint and sorted by
// part and start; the bytes between two of them are the same in the message and
// in the text. The zero Edit is invalid.
type Edit struct {
	// Kind is the kind of identifier that stood there, or zero for a mention of
	// health.
	Kind phi.Kind `json:"kind,omitzero"`
	// Class is the class of mention that stood there, or zero for an identifier.
	Class phi.Class `json:"class,omitzero"`
	// Part is the index of the part.
	Part int `json:"part"`
	// Start and End are byte offsets into the text of the message, half-open.
	Start int `json:"start"`
	End   int `json:"end"`
	// OutStart and OutEnd are byte offsets into the transformed text, half-open.
	OutStart int `json:"out_start"`
	OutEnd   int `json:"out_end"`
}

// editAt returns the index of the first edit of a part that ends behind an
// offset; end selects the text that the offset is in.
func editAt(edits []Edit, part, offset int, end func(*Edit) int) int {
	i, _ := slices.BinarySearchFunc(edits, offset, func(e Edit, offset int) int {
		if e.Part < part || e.Part == part && end(&e) <= offset {
			return -1
		}
		return 1
	})
	return i
}

// ToOutput returns the offset in the transformed text of a byte offset in the
// message. For an offset inside an edit it returns where the edit starts, and
// false.
func (r *Result) ToOutput(part, offset int) (int, bool) {
	i := editAt(r.Edits, part, offset, func(e *Edit) int { return e.End })
	if i < len(r.Edits) {
		if e := &r.Edits[i]; e.Part == part && e.Start < offset {
			return e.OutStart, false
		}
	}
	if i > 0 {
		if e := &r.Edits[i-1]; e.Part == part {
			return e.OutEnd + offset - e.End, true
		}
	}
	return offset, true
}

// ToInput is the inverse of [Result.ToOutput]. For an offset inside an edit it
// returns where the edit starts, and false. Where an edit put nothing in place,
// the offset is that of its end.
func (r *Result) ToInput(part, offset int) (int, bool) {
	start, _, ok := toInput(r.Edits, part, offset)
	return start, ok
}

// toInput returns the offset in the message of an offset in the transformed
// text; inside an edit where that edit starts and ends, and false.
func toInput(edits []Edit, part, offset int) (start, end int, ok bool) {
	i := editAt(edits, part, offset, func(e *Edit) int { return e.OutEnd })
	if i < len(edits) {
		if e := &edits[i]; e.Part == part && e.OutStart < offset {
			return e.Start, e.End, false
		}
	}
	if i > 0 {
		if e := &edits[i-1]; e.Part == part {
			offset = e.End + offset - e.OutEnd
		}
	}
	return offset, offset, true
}
