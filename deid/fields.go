// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"context"
	"errors"
	"slices"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A Field is a text with what is known about it, such as a column of a table.
// The zero Field is an empty text about which nothing is known.
type Field struct {
	// Label is what the field is called, such as "date of birth". The detector
	// reads it like a label in a text. It does not become part of the output.
	Label string
	// Text is the content.
	Text string
	// Kind says that the whole content is an identifier of this kind, whatever
	// the detector thinks. Zero leaves it to the detector.
	Kind phi.Kind
	// Markup says how the content is marked up.
	Markup phi.Markup
}

// labelEnd stands between a label and the content.
const labelEnd = ": "

// ApplyFields applies the policy to fields: the texts and edits of the result
// are those of the contents, in the order of the fields. The message says what
// is known about all of them, such as language and date; its parts are not
// looked at. The errors are those of [Deidentifier.ApplyIn].
func (d *Deidentifier) ApplyFields(ctx context.Context, fields []Field, m phi.Message, s Scope) (Result, error) {
	k, err := d.keyedFor(ctx, s)
	if err != nil {
		return Result{Policy: d.id, Engine: d.engine, NeedsMediaReview: mediaReview(&m)}, err
	}
	j := &job{keyed: k, floors: make([]int, len(fields)), forced: make([]phi.Kind, len(fields))}
	m.Parts = make([]phi.Part, len(fields))
	for i, f := range fields {
		text := f.Text
		if f.Label != "" {
			text = f.Label + labelEnd + f.Text
		}
		m.Parts[i] = phi.Part{Text: text, Markup: f.Markup}
		j.floors[i] = len(text) - len(f.Text)
		j.forced[i] = f.Kind
	}
	r, err := d.apply(j, m)
	return r.withoutLabels(j.floors), errorWithoutLabels(err, j.floors)
}

// withoutLabels returns r with texts and offsets that begin behind the labels.
func (r Result) withoutLabels(floors []int) Result {
	for i := range r.texts {
		r.texts[i] = r.texts[i][floors[i]:]
	}
	for i := range r.Edits {
		e := &r.Edits[i]
		floor := floors[e.Part]
		e.Start, e.End, e.OutStart, e.OutEnd = e.Start-floor, e.End-floor, e.OutStart-floor, e.OutEnd-floor
	}
	r.Residual = residualWithoutLabels(r.Residual, floors)
	return r
}

func residualWithoutLabels(residual []Residue, floors []int) []Residue {
	residual = slices.Clone(residual)
	for i := range residual {
		floor := floors[residual[i].Part]
		residual[i].Start = max(0, residual[i].Start-floor)
		residual[i].End -= floor
	}
	return residual
}

func errorWithoutLabels(err error, floors []int) error {
	var residual *ResidualError
	if errors.As(err, &residual) {
		return &ResidualError{Residual: residualWithoutLabels(residual.Residual, floors)}
	}
	var incomplete *phi.IncompleteError
	if errors.As(err, &incomplete) && incomplete.Part >= 0 && incomplete.Part < len(floors) {
		moved := *incomplete
		moved.Offset = max(0, moved.Offset-floors[moved.Part])
		return &IncompleteError{Err: &moved}
	}
	return err
}

// addForced adds what the fields say that their contents are.
func (j *job) addForced(p *Policy, parts []phi.Part) {
	for i, k := range j.forced {
		if k.IsValid() && j.floors[i] < len(parts[i].Text) {
			j.add(parts, span{subject: subject{kind: k}, part: i, start: j.floors[i], end: len(parts[i].Text), transform: p.kinds[k]})
		}
	}
}
