// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"cmp"
	"io"
	"iter"
	"math"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/window"
)

// The sizes of what a stream looks at at once, in bytes.
const (
	// streamWindow keeps the share of what is looked at twice below a third.
	streamWindow = 128 << 10
	// streamLimit is how large the window becomes for a text that cannot be cut.
	streamLimit = 1 << 20
	// streamMargin is what is looked at on both sides of what is decided: the
	// longest identifier, an address of the web, and MaxContext around it.
	streamMargin = maxURL + 4*MaxContext
)

// DetectReader returns the identifiers in the text that r holds, in the order of
// the text, in memory that does not grow with it. They are those that
// [Detector.Detect] finds in the whole of the text, however r cuts it into reads.
// Offsets count from the start of the text; Options.MaxBytes does not apply.
//
// The message says what is known of the text. Its language has to be stated, as
// one that is detected depends on the whole of the text; its Parts are empty, or
// one part that has no text and a role or a markup.
//
// An error comes as a pair of its own, where it lies. Of the bytes that are not
// UTF-8, and of the places that a [Recognizer] did not look at, the first is
// reported by an *[IncompleteError], and the sequence goes on. It ends with an *[IncompleteError] if r fails, which wraps the error of r,
// or if there is no place in 1 MiB of text where it could be cut; and with an
// *[OptionError] if the message is not as above. A text has been looked at as a
// whole only if the sequence came to its end without any error.
//
// The sequence reads from r while it is ranged over, and can be ranged over
// once.
func (d *Detector) DetectReader(r io.Reader, m Message) iter.Seq2[Finding, error] {
	return func(yield func(Finding, error) bool) {
		if err := m.streamable(); err != nil {
			yield(Finding{}, err)
			return
		}
		w := d.begin(&m)
		defer d.end(w)
		s := stream{work: w, source: r, window: window.New(streamWindow)}
		if len(m.Parts) > 0 {
			s.about = m.Parts[0]
		}
		for !s.done {
			if !s.next(yield) {
				return
			}
		}
	}
}

// streamable returns an error if m does not say what a stream has to know.
func (m *Message) streamable() error {
	switch {
	case m.Lang == LangUnspecified:
		return &OptionError{Field: "Message.Lang", Reason: "is not stated, and a stream cannot detect it"}
	case len(m.Parts) > 1 || len(m.Parts) == 1 && m.Parts[0].Text != "":
		return &OptionError{Field: "Message.Parts", Reason: "hold a text beside that of the reader"}
	}
	return nil
}

// A stream looks at a text window by window. The text at hand in a window is
// context, then what was not decided; it is decided up to the last place, a
// margin before the end, that no candidate reaches over.
type stream struct {
	*work
	source  io.Reader
	window  *window.Window
	about   Part // what is known of the text
	invalid bool // a byte that is not UTF-8 was reported
	failed  bool // a recogniser that did not finish was reported
	done    bool
}

// next looks at the next window and passes on what it decides. It reports
// whether to go on.
func (s *stream) next(yield func(Finding, error) bool) bool {
	err := s.fill()
	last := err != nil
	text := s.window.Text(last)
	base := s.window.Base()
	if base > math.MaxInt-streamLimit {
		s.done = true
		return yield(Finding{}, &IncompleteError{Offset: int(base), Rule: "max-bytes"})
	}
	s.look(text)
	s.about.Text = text
	unfinished := s.consult(s.about)
	s.detect()
	cut, keep := len(text), 0
	if !last {
		if cut, keep = s.cut(); cut <= s.window.Fresh() {
			if s.window.Size() < streamLimit {
				s.window.Grow()
				return true
			}
			s.done = true
			return yield(Finding{}, &IncompleteError{Offset: int(base) + s.window.Fresh(), Rule: "window"})
		}
	}
	if at := s.view.Invalid; at >= 0 && !s.invalid {
		s.invalid = true
		if !yield(Finding{}, &IncompleteError{Offset: int(base) + at, Rule: "utf-8"}) {
			return false
		}
	}
	if e := unfinished; e != nil && e.Offset < cut && !s.failed {
		s.failed = true
		e.Offset = int(base) + max(e.Offset, s.window.Fresh())
		if !yield(Finding{}, e) {
			return false
		}
	}
	for _, f := range s.found {
		if f.Start < s.window.Fresh() || f.Start >= cut {
			continue
		}
		f.Start += int(base)
		f.End += int(base)
		if !yield(f, nil) {
			return false
		}
	}
	if s.window.Advance(cut, keep); !last {
		return true
	}
	s.done = true
	if err != io.EOF {
		return yield(Finding{}, &IncompleteError{Offset: int(base) + len(text), Rule: "read", Err: err})
	}
	return true
}

// fill reads until the window is full. It returns the error that stopped it.
func (s *stream) fill() error {
	for empty := 0; !s.window.Full(); {
		n, err := s.source.Read(s.window.Free())
		if n < 0 || n > len(s.window.Free()) {
			return io.ErrNoProgress
		}
		s.window.Added(n)
		if err != nil {
			return err
		}
		if empty++; n > 0 {
			empty = 0
		}
		if empty == maxEmptyReads {
			return io.ErrNoProgress
		}
	}
	return nil
}

// maxEmptyReads is how often in a row a reader may return nothing.
const maxEmptyReads = 100

// cut returns up to where no text to come changes what was found, and from where
// on the text is needed as context for the rest. Where a cut would part
// candidates that overlap it lies before them: who wins may depend on all.
func (s *stream) cut() (cut, keep int) {
	at := len(s.text) - streamMargin
	if at <= 0 {
		return 0, 0
	}
	slices.SortFunc(s.candidates, func(a, b candidate) int { return cmp.Compare(a.start, b.start) })
	start, end := 0, 0 // of the candidates that hang together
	for i := range s.candidates {
		c := &s.candidates[i]
		if c.odds < s.d.least {
			continue
		}
		if c.start >= end {
			if c.start >= at {
				break
			}
			start = c.start
		}
		end = max(end, c.end)
	}
	if end > at {
		at = start
	}
	cut, _ = s.view.Original(at, at+1)
	keep, _ = s.view.Original(max(0, at-streamMargin), at)
	return s.window.Boundary(cut), keep
}
