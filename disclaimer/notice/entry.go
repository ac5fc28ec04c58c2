// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"slices"

	"golang.org/x/text/language"
)

// A Book is a file of entries. The zero Book is empty.
type Book struct {
	// Schema is the version of the form, 1.
	Schema int `json:"schema"`
	// Entries are the notices and saved replies, in order of preference.
	Entries []Entry `json:"entries"`
}

// DecodeBook reads a book from JSON. It returns a [*DecodeError] or
// [ErrSchema]; [New] and [Lint] check what the entries say.
func DecodeBook(data []byte) (Book, error) {
	var b Book
	if err := decode(data, &b); err != nil {
		return Book{}, err
	}
	if b.Schema != schema {
		return Book{}, ErrSchema
	}
	return b, nil
}

// An Entry is a standing notice or a saved reply in all its languages. Exactly
// one of Placement and Purpose is set. The zero Entry is not valid.
type Entry struct {
	// ID names the entry for rules, in words of lower-case letters joined by
	// dots: "redirect.secure". It is the same in every language and does not
	// change from version to version.
	ID string `json:"id"`
	// Placement is where a standing notice appears.
	Placement Placement `json:"placement,omitempty"`
	// Purpose is what a saved reply is for.
	Purpose Purpose `json:"purpose,omitempty"`
	// Channels are those that the text may be sent on; a text that stands on a
	// page has none.
	Channels []Channel `json:"channels,omitempty"`
	// Surfaces are those whose limits the text promises to keep to.
	Surfaces []string `json:"surfaces,omitempty"`
	// Consent says, in the placement call_recording, which rule the text serves.
	Consent RecordingConsent `json:"consent,omitempty"`
	// Version changes with the wording, so that a record of consent can say what
	// was shown.
	Version string `json:"version"`
	// Source is why the entry is there: a section of law, or a practice.
	Source string `json:"source"`
	// Wordings are the texts, one for each language.
	Wordings []Wording `json:"wordings"`
}

// A Wording is the text of an entry in one language.
type Wording struct {
	// Language is a BCP 47 tag.
	Language language.Tag `json:"language"`
	// Variants say the same at decreasing length. The first that fits is used.
	Variants []Variant `json:"variants"`
}

// A Variant is one text, in segments that are joined by a space.
type Variant struct {
	Segments []Segment `json:"segments"`
}

// A Segment is a part of a text with the elements that it states. Exactly one
// of Text and Any is set. Variables are written in braces: "call {phone}".
type Segment struct {
	// Elements are what the segment states.
	Elements []Element `json:"elements,omitempty"`
	// Text is the text.
	Text string `json:"text,omitempty"`
	// Any are texts of which the first is used whose routes the organisation
	// has: its form, its portal, its telephone. A variant has one such segment
	// at most.
	Any []string `json:"any,omitempty"`
}

// texts returns the alternatives of a segment.
func (s Segment) texts() []string {
	if s.Text != "" || len(s.Any) == 0 {
		return []string{s.Text}
	}
	return s.Any
}

var idForm = formOf(`^[a-z][a-z0-9_]{0,29}(?:\.[a-z][a-z0-9_]{0,29}){1,3}$`)

// clone returns a copy that shares no memory with e.
func (e Entry) clone() Entry {
	e.Channels = slices.Clone(e.Channels)
	e.Surfaces = slices.Clone(e.Surfaces)
	e.Wordings = slices.Clone(e.Wordings)
	for i := range e.Wordings {
		w := &e.Wordings[i]
		w.Variants = slices.Clone(w.Variants)
		for j := range w.Variants {
			v := &w.Variants[j]
			v.Segments = slices.Clone(v.Segments)
			for k := range v.Segments {
				s := &v.Segments[k]
				s.Elements = slices.Clone(s.Elements)
				s.Any = slices.Clone(s.Any)
			}
		}
	}
	return e
}
