// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// Options configures a [Processor]. The zero Options, and nil, stand for no
// rules and no scope.
type Options struct {
	// Rules say what is known about places of a record. The first that matches
	// a place counts.
	Rules []Rule
	// Message says what is known about all texts: language, date, known people.
	// Its parts are not looked at.
	Message phi.Message
	// Scope is where the records lie, for policies that make pseudonyms.
	Scope deid.Scope
	// KeepUnexamined leaves encoded files and the like in the output. By default
	// they are emptied. They are listed in the report in any case.
	KeepUnexamined bool
	// MaxBytes bounds a record: one line of NDJSON, one row of CSV, one message.
	// Zero stands for 16 MiB.
	MaxBytes int
}

const defaultMaxBytes = 16 << 20

// An OptionError says which field of [Options] is not valid.
type OptionError struct {
	Field  string // the name of the field, such as "Rules[2].Path"
	Reason string
}

// Error returns "structured: option FIELD: REASON".
func (e *OptionError) Error() string {
	return fmt.Sprintf("structured: option %s: %s", e.Field, e.Reason)
}

// A FormatError says where input is not well formed. It holds no text of it.
type FormatError struct {
	// Record is the number of the line, row or segment, from 1; 0 if there is
	// but one.
	Record int
	// Offset is the offset in the record, in bytes; 0 if there is no better
	// place.
	Offset int
	// Reason says what is wrong.
	Reason string
}

// Error returns "structured: record N, offset N: REASON".
func (e *FormatError) Error() string {
	return fmt.Sprintf("structured: record %d, offset %d: %s", e.Record, e.Offset, e.Reason)
}

// A RecordError says in which record of many a policy failed.
type RecordError struct {
	// Record is the number of the line or row, from 1.
	Record int
	// Err is what deid returned.
	Err error
}

// Error returns "structured: record N: " and the text of Err.
func (e *RecordError) Error() string {
	return fmt.Sprintf("structured: record %d: %v", e.Record, e.Err)
}

// Unwrap returns Err.
func (e *RecordError) Unwrap() error { return e.Err }

// A Processor applies a policy to records. [New] makes one; it is immutable and
// safe for concurrent use.
type Processor struct {
	d     *deid.Deidentifier
	o     Options
	rules []compiled
}

// New returns a processor. Nil options stand for the defaults.
func New(d *deid.Deidentifier, o *Options) (*Processor, error) {
	if d == nil {
		return nil, &OptionError{Field: "Deidentifier", Reason: "is nil"}
	}
	if o == nil {
		o = new(Options)
	}
	p := &Processor{d: d, o: *o}
	p.o.Rules, p.o.Message.Parts = nil, nil
	p.o.Message.Known = slices.Clone(o.Message.Known)
	if p.o.MaxBytes == 0 {
		p.o.MaxBytes = defaultMaxBytes
	}
	if p.o.MaxBytes < 0 {
		return nil, &OptionError{Field: "MaxBytes", Reason: "is negative"}
	}
	for i, r := range o.Rules {
		c, reason := r.compile()
		if reason != "" {
			return nil, &OptionError{Field: fmt.Sprintf("Rules[%d]", i), Reason: reason}
		}
		p.rules = append(p.rules, c)
	}
	return p, nil
}

// An Output is a record under the policy. It prints no bytes of it.
type Output struct {
	// Report says what was done.
	Report Report
	data   []byte
}

// Reveal returns the record. The slice is the output's own.
func (o Output) Reveal() []byte { return o.data }

// String returns what the report says.
func (o Output) String() string { return o.Report.String() }

// Format prints what String returns, whatever the verb.
func (o Output) Format(s fmt.State, _ rune) { io.WriteString(s, o.String()) }

// MarshalText returns what String returns.
func (o Output) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// A leaf is a text of a record, with what is known about its place.
type leaf struct {
	field  deid.Field
	action Action
	out    string
	edited bool
}

// apply applies the policy to leaves and writes what becomes of them into them.
func (p *Processor) apply(ctx context.Context, leaves []*leaf, report *Report) error {
	fields := make([]deid.Field, 0, len(leaves))
	looked := make([]*leaf, 0, len(leaves))
	for _, l := range leaves {
		l.out = l.field.Text
		switch l.action {
		case ActionKeep, actionName:
		case ActionEmpty:
			l.out, l.edited = "", l.field.Text != ""
		default:
			fields = append(fields, l.field)
			looked = append(looked, l)
		}
	}
	r, err := p.d.ApplyFields(ctx, fields, p.o.Message, p.o.Scope)
	if err != nil {
		return err
	}
	texts := r.Texts()
	for i, l := range looked {
		l.out = texts[i].Reveal()
		l.edited = l.out != l.field.Text
	}
	report.add(r, len(looked))
	return nil
}

// known returns a leaf with what the rules say about its place.
func (p *Processor) leaf(path []string, label, text string, kind phi.Kind) *leaf {
	l := &leaf{field: deid.Field{Label: label, Text: text, Kind: kind}}
	for i := range p.rules {
		if r := &p.rules[i]; r.matches(path) {
			l.action, l.field.Kind = r.action, r.kind
			break
		}
	}
	return l
}

// unexamined returns the action for what cannot be examined.
func (p *Processor) unexamined() Action {
	if p.o.KeepUnexamined {
		return ActionKeep
	}
	return ActionEmpty
}
