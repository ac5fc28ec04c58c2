// SPDX-License-Identifier: Apache-2.0

package redactlog

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/deid/structured"
	"github.com/safeharbor-go/safeharbor/phi"
)

// Options configures a [Handler]. The zero Options, and nil, stand for English
// and no scope.
type Options struct {
	// Lang is the language of the texts; unspecified stands for English.
	Lang phi.Language
	// Scope is where records lie, for policies that make pseudonyms.
	Scope deid.Scope
}

// An OptionError says what is wrong with the arguments of [New].
type OptionError struct {
	Field  string // the name of the argument
	Reason string
}

// Error returns "redactlog: option FIELD: REASON".
func (e *OptionError) Error() string {
	return fmt.Sprintf("redactlog: option %s: %s", e.Field, e.Reason)
}

// A DropError says why a record was dropped.
type DropError struct {
	// Err is the error of the policy, or nil if a value panicked. Its text holds
	// no value.
	Err error
}

// Error returns a message that holds no value.
func (e *DropError) Error() string {
	if e.Err == nil {
		return "redactlog: record dropped: a value panicked"
	}
	return "redactlog: record dropped: " + e.Err.Error()
}

// Unwrap returns Err.
func (e *DropError) Unwrap() error { return e.Err }

// A Handler applies a policy to records and hands them to another handler.
type Handler struct {
	next   slog.Handler
	broken bool // what was attached could not be looked at
	*shared
}

// shared is what a handler shares with those made from it.
type shared struct {
	d       *deid.Deidentifier
	json    *structured.Processor
	o       Options
	memory  memory
	dropped atomic.Uint64
}

// New returns a handler that writes to next. Nil options stand for the defaults.
func New(next slog.Handler, d *deid.Deidentifier, o *Options) (*Handler, error) {
	switch {
	case next == nil:
		return nil, &OptionError{Field: "next", Reason: "is nil"}
	case d == nil:
		return nil, &OptionError{Field: "d", Reason: "is nil"}
	case o == nil:
		o = new(Options)
	}
	s := &shared{d: d, o: *o}
	if s.o.Lang == phi.LangUnspecified {
		s.o.Lang = phi.English
	}
	var err error
	s.json, err = structured.New(d, &structured.Options{Message: phi.Message{Lang: s.o.Lang}, Scope: s.o.Scope})
	if err != nil {
		return nil, err
	}
	return &Handler{next: next, shared: s}, nil
}

// Dropped returns how many records h, and the handlers that share its origin,
// have dropped.
func (h *Handler) Dropped() uint64 { return h.dropped.Load() }

// Enabled asks the next handler.
func (h *Handler) Enabled(ctx context.Context, l slog.Level) bool { return h.next.Enabled(ctx, l) }

// Handle applies the policy to a record. It returns a *[DropError] if it dropped
// the record, and else what the next handler returns.
func (h *Handler) Handle(ctx context.Context, r slog.Record) error {
	if !h.broken && h.memory.clean(&r) {
		return h.next.Handle(ctx, r)
	}
	attrs := make([]slog.Attr, 0, r.NumAttrs())
	r.Attrs(func(a slog.Attr) bool {
		attrs = append(attrs, a)
		return true
	})
	message, attrs, err := h.redact(ctx, r.Message, attrs)
	if err == nil && h.broken {
		err = &DropError{}
	}
	if err != nil {
		h.dropped.Add(1)
		return err
	}
	out := slog.NewRecord(r.Time, r.Level, message, r.PC)
	out.AddAttrs(attrs...)
	return h.next.Handle(ctx, out)
}

// WithAttrs applies the policy to attributes and attaches them. If it fails, the
// new handler drops all records: what they belong to cannot be told.
func (h *Handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	if len(attrs) == 0 {
		return h
	}
	_, done, err := h.redact(context.Background(), "", attrs)
	if err != nil {
		return &Handler{next: h.next, broken: true, shared: h.shared}
	}
	return &Handler{next: h.next.WithAttrs(done), broken: h.broken, shared: h.shared}
}

// WithGroup opens a group. Its name goes through the policy like a key.
func (h *Handler) WithGroup(name string) slog.Handler {
	if name == "" {
		return h
	}
	_, done, err := h.redact(context.Background(), "", []slog.Attr{slog.Int(name, 0)})
	if err != nil {
		return &Handler{next: h.next, broken: true, shared: h.shared}
	}
	return &Handler{next: h.next.WithGroup(done[0].Key), broken: h.broken, shared: h.shared}
}
