// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strconv"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A Result is what a policy made of a message. Only this package makes one that
// has text, so that whoever accepts a Result accepts no other text. The zero
// Result has none and comes from no policy.
//
// String, Format, LogValue and MarshalJSON show policy, edits, counts and what
// remains, and never the text.
type Result struct {
	// Edits are the places that were changed.
	Edits []Edit
	// Counts says how often each kind was changed and how often it was left as
	// it is, kinds first, in the order of the regulation, then classes. Mentions
	// are counted only under a policy that changes some.
	Counts []Count
	// Policy identifies the policy.
	Policy PolicyID
	// Residual is what the text still holds though the policy would change it.
	// It is empty unless text was withheld or Options.AllowResidual covers it.
	Residual []Residue
	// Incomplete reports that the detector did not look at the message as a
	// whole. Then there is text only under Options.AllowIncomplete.
	Incomplete bool
	// NeedsMediaReview reports that the message came with files, with text that
	// was read off a medium, or speaks of a picture or a biometric print: a
	// person has to look at what no text rule can see, full faces and
	// distinctive marks among it (45 CFR 164.514(b)(2)(i)(P)-(R)).
	NeedsMediaReview bool
	// Engine identifies the version, the tables and rules of the detector and
	// the policy.
	Engine phi.Engine

	texts []string // nil if withheld
}

// A Count says how often a kind of identifier, or a class of mentions, was met.
type Count struct {
	// Kind is the kind, or zero for a class of mentions.
	Kind phi.Kind `json:"kind,omitzero"`
	// Class is the class, or zero for a kind.
	Class phi.Class `json:"class,omitzero"`
	// Edited is the number of places that were changed.
	Edited int `json:"edited"`
	// Kept is the number of places that the policy leaves as they are.
	Kept int `json:"kept"`
}

// A Residue is a place in the transformed text that the policy would still
// change.
type Residue struct {
	// Kind is the kind of identifier, or zero for a mention of health.
	Kind phi.Kind `json:"kind,omitzero"`
	// Class is the class of mention, or zero for an identifier.
	Class phi.Class `json:"class,omitzero"`
	// Part is the index of the part.
	Part int `json:"part"`
	// Start and End are byte offsets into the transformed text, half-open.
	Start int `json:"start"`
	End   int `json:"end"`
}

// HasText reports whether there is text: that the policy was applied and
// nothing made the text be withheld.
func (r *Result) HasText() bool { return r.texts != nil }

// Text returns the text of the first part, of a message from
// [Deidentifier.ApplyText] the whole. It is empty if there is none.
func (r *Result) Text() phi.Text {
	if len(r.texts) == 0 {
		return phi.Text{}
	}
	return phi.NewText(r.texts[0])
}

// Texts returns the texts of all parts, in the order of the message; nil if
// there are none. The slice is fresh.
func (r *Result) Texts() []phi.Text {
	if r.texts == nil {
		return nil
	}
	texts := make([]phi.Text, len(r.texts))
	for i, t := range r.texts {
		texts[i] = phi.NewText(t)
	}
	return texts
}

// Changed reports whether anything was changed.
func (r *Result) Changed() bool { return len(r.Edits) > 0 }

// String returns a form for people without the text, such as
// "safe-harbor@1: edits 3, residual 0".
func (r Result) String() string {
	return r.Policy.String() + ": edits " + strconv.Itoa(len(r.Edits)) + ", residual " + strconv.Itoa(len(r.Residual))
}

// Format prints what String returns, whatever the verb.
func (r Result) Format(s fmt.State, _ rune) { io.WriteString(s, r.String()) }

// LogValue returns policy and numbers as a group of attributes.
func (r Result) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("policy", r.Policy.String()), slog.Bool("text", r.HasText()), slog.Int("edits", len(r.Edits)),
		slog.Int("residual", len(r.Residual)), slog.Bool("incomplete", r.Incomplete), slog.Bool("needs_media_review", r.NeedsMediaReview))
}

// MarshalJSON returns all but the text.
func (r Result) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Policy           PolicyID   `json:"policy"`
		HasText          bool       `json:"has_text"`
		Edits            []Edit     `json:"edits"`
		Counts           []Count    `json:"counts"`
		Residual         []Residue  `json:"residual"`
		Incomplete       bool       `json:"incomplete"`
		NeedsMediaReview bool       `json:"needs_media_review"`
		Engine           phi.Engine `json:"engine"`
	}{
		r.Policy, r.HasText(), append([]Edit{}, r.Edits...), append([]Count{}, r.Counts...),
		append([]Residue{}, r.Residual...), r.Incomplete, r.NeedsMediaReview, r.Engine,
	})
}
