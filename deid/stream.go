// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"context"
	"io"
	"time"

	"golang.org/x/text/transform"

	"github.com/safeharbor-go/safeharbor/internal/window"
	"github.com/safeharbor-go/safeharbor/phi"
)

// The sizes of what a stream looks at at once, in bytes. The detector's
// decisions depend on phi.MaxContext around them, those of the second look on
// the first: margin holds both and the identifier itself.
const (
	margin    = 3 * phi.MaxContext
	minWindow = 4 * margin
	// defaultWindow keeps the share of what is looked at twice below a tenth.
	defaultWindow = 256 << 10
)

// StreamOptions configures a stream.
type StreamOptions struct {
	// Lang is the language of the text. A stream cannot detect it: what comes
	// later must not change what was written before.
	Lang phi.Language
	// At is the reference date, as in phi.Message.
	At time.Time
	// Known are people whom the text may name, as in phi.Message.
	Known []phi.Identity
	// Scope is where the text lies, for policies that make pseudonyms.
	Scope Scope
	// MaxNumbered is how many values a policy of numbered tags remembers. What
	// comes later has a tag without number. Such a policy needs it: no stream
	// has a memory without bounds.
	MaxNumbered int
	// Window is the number of bytes that are looked at at once; zero stands for
	// 256 KiB, the least is 24 KiB. A stream holds a few times as much in memory.
	Window int
}

// A Transformer applies a policy to a text of any length, in memory that does not
// grow with it. It is a transform.Transformer; however the text is cut into
// chunks, the output is the same, and the same as that of [Deidentifier.ApplyIn]
// over the whole text in one language. (Two things that need the whole text are
// different: a stream does not know of numbered tags that come later, and an
// error comes only when the place is reached.) After an error nothing more is
// written. It is not safe for concurrent use.
type Transformer struct {
	d        *Deidentifier
	m        phi.Message
	keyed    *keyed
	numbers  *numbering // nil unless the policy numbers
	limit    int
	size     int
	in       *window.Window // what was read: context that is written already, then the rest
	out      []byte         // what is to be written
	finished bool
	err      error
}

// NewTransformer returns a transformer. It returns an *[OptionError] for options
// that are not valid, and the errors of [Deidentifier.ApplyIn] for a scope.
func (d *Deidentifier) NewTransformer(ctx context.Context, o *StreamOptions) (*Transformer, error) {
	if o == nil {
		o = new(StreamOptions)
	}
	t := &Transformer{d: d, size: o.Window, limit: o.MaxNumbered, m: phi.Message{Lang: o.Lang, At: o.At, Known: o.Known}}
	switch {
	case o.Lang == phi.LangUnspecified:
		return nil, &OptionError{Field: "Lang", Reason: "is not stated, and a stream cannot detect it"}
	case o.MaxNumbered < 0 || o.MaxNumbered == 0 && d.policy.numbers():
		return nil, &OptionError{Field: "MaxNumbered", Reason: "is not above zero, and the policy numbers values"}
	case o.Window != 0 && o.Window < minWindow:
		return nil, &OptionError{Field: "Window", Reason: "is below 24 KiB"}
	case o.Window == 0:
		t.size = defaultWindow
	}
	var err error
	if t.keyed, err = d.keyedFor(ctx, o.Scope); err != nil {
		return nil, err
	}
	t.Reset()
	return t, nil
}

// numbers reports whether p makes numbered tags.
func (p *Policy) numbers() bool {
	for _, t := range p.kinds[1:] {
		if t == NumberedTag() {
			return true
		}
	}
	for _, t := range p.classes[1:] {
		if t == NumberedTag() {
			return true
		}
	}
	return false
}

// Reset forgets all that was read, for another text under the same options.
func (t *Transformer) Reset() {
	t.in = window.New(t.size)
	t.out, t.finished, t.err = nil, false, nil
	if t.d.policy.numbers() {
		t.numbers = &numbering{number: make(map[string]int), limit: t.limit}
	}
}

// Transform is the method of transform.Transformer. It takes all of src unless
// dst is full, and never asks for more of src.
func (t *Transformer) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for {
		n := copy(dst[nDst:], t.out)
		nDst += n
		t.out = t.out[n:]
		switch {
		case len(t.out) > 0:
			return nDst, nSrc, transform.ErrShortDst
		case t.err != nil:
			return nDst, nSrc, t.err
		case nSrc < len(src):
			n := copy(t.in.Free(), src[nSrc:])
			t.in.Added(n)
			nSrc += n
			if t.in.Full() {
				t.err = t.look(false)
			}
		case atEOF && !t.finished:
			t.finished = true
			t.err = t.look(true)
		default:
			return nDst, nSrc, nil
		}
	}
}

// look applies the policy to the window and moves it on.
func (t *Transformer) look(last bool) error {
	text := t.in.Text(last)
	m := t.m
	m.Parts = []phi.Part{{Text: text}}
	j := &job{keyed: t.keyed}
	if t.numbers != nil {
		t.numbers.avoid(m.Parts)
		j.numbers = t.numbers.clone()
	}
	r, err := t.d.apply(j, m)
	if err != nil {
		return &StreamError{Offset: t.in.Base(), Err: err}
	}
	cut := len(text)
	if !last {
		cut = t.cut(&r, len(text)-margin)
		if cut <= t.in.Fresh() {
			return &StreamError{Offset: t.in.Base(), Err: &IncompleteError{Err: errLongEdit}}
		}
	}
	if t.numbers != nil {
		for i := range j.spans {
			if s := &j.spans[i]; s.transform.method == methodNumberedTag && s.start < cut {
				t.numbers.of(s.subject, text[s.start:s.end])
			}
		}
	}
	from, _ := r.ToOutput(0, t.in.Fresh())
	to, _ := r.ToOutput(0, cut)
	t.out = append(t.out[:0], r.texts[0][from:to]...)
	t.in.Advance(cut, cut-margin)
	return nil
}

// cut returns where the text can be cut at or before an offset: between two
// characters and not inside an edit.
func (t *Transformer) cut(r *Result, at int) int {
	at = t.in.Boundary(at)
	i := editAt(r.Edits, 0, at, func(e *Edit) int { return e.End })
	if i < len(r.Edits) && r.Edits[i].Start < at {
		at = r.Edits[i].Start
	}
	return at
}

// NewReader returns a reader of what a policy makes of the text that r holds. An
// error of the policy comes when the place is reached; what was read before is
// text under the policy.
func (d *Deidentifier) NewReader(ctx context.Context, r io.Reader, o *StreamOptions) (io.Reader, error) {
	t, err := d.NewTransformer(ctx, o)
	if err != nil {
		return nil, err
	}
	return transform.NewReader(r, t), nil
}

// NewWriter returns a writer that writes to w what a policy makes of the text
// that is written to it. Close writes what is left and does not close w; without
// it the end is missing.
func (d *Deidentifier) NewWriter(ctx context.Context, w io.Writer, o *StreamOptions) (io.WriteCloser, error) {
	t, err := d.NewTransformer(ctx, o)
	if err != nil {
		return nil, err
	}
	return transform.NewWriter(w, t), nil
}
