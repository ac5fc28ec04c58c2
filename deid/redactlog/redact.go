// SPDX-License-Identifier: Apache-2.0

package redactlog

import (
	"context"
	"encoding"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"
	"unicode"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A pass looks at one record. It first makes values out of all that could make
// one by itself and notes the texts in them; then it puts what became of the
// texts in their places, in the same order.
type pass struct {
	h      *Handler
	ctx    context.Context
	fields []deid.Field
	clean  []bool // for each text: known to stay as it is
	done   []string
	err    error
}

// redact returns a message and attributes under the policy.
func (h *Handler) redact(ctx context.Context, message string, attrs []slog.Attr) (_ string, _ []slog.Attr, err error) {
	p := pass{h: h, ctx: ctx}
	defer func() {
		if recover() != nil {
			err = &DropError{}
		}
	}()
	p.note("", message)
	attrs = p.resolve(attrs)
	if p.err != nil {
		return "", nil, &DropError{Err: p.err}
	}
	if len(p.fields) == 0 {
		return message, attrs, nil
	}
	r, err := h.d.ApplyFields(ctx, p.fields, phi.Message{Lang: h.o.Lang}, h.o.Scope)
	if err != nil {
		return "", nil, &DropError{Err: err}
	}
	if !r.Changed() {
		for i := range p.fields {
			h.memory.add(p.fields[i].Label, p.fields[i].Text)
		}
		return message, attrs, nil
	}
	for _, text := range r.Texts() {
		p.done = append(p.done, text.Reveal())
	}
	message = p.next(message)
	return message, p.rebuild(attrs), nil
}

// note takes a text for looking at, unless it is known to be clean.
func (p *pass) note(label, text string) {
	clean := text == "" || p.h.memory.has(label, text)
	p.clean = append(p.clean, clean)
	if !clean {
		p.fields = append(p.fields, deid.Field{Label: label, Text: text})
	}
}

// next returns what became of the next text that was noted.
func (p *pass) next(text string) string {
	clean := p.clean[0]
	p.clean = p.clean[1:]
	if clean {
		return text
	}
	text = p.done[0]
	p.done = p.done[1:]
	return text
}

// resolve returns attributes with plain values, and notes their texts.
func (p *pass) resolve(attrs []slog.Attr) []slog.Attr {
	out := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		if !isName(a.Key) {
			p.note("", a.Key)
		}
		out[i] = slog.Attr{Key: a.Key, Value: p.value(a.Key, a.Value.Resolve())}
	}
	return out
}

// value returns a value that prints in one way only, and notes its text.
func (p *pass) value(key string, v slog.Value) slog.Value {
	switch v.Kind() {
	case slog.KindString:
	case slog.KindGroup:
		return slog.GroupValue(p.resolve(v.Group())...)
	case slog.KindTime:
		v = slog.StringValue(v.Time().Format(time.RFC3339Nano))
	case slog.KindInt64, slog.KindUint64, slog.KindFloat64:
		if text := v.String(); digits(text) >= longNumber {
			p.note(key, text)
		}
		return v
	case slog.KindAny:
		text, encoded := p.text(v.Any())
		if encoded != nil {
			return slog.AnyValue(encoded)
		}
		if v.Any() == nil {
			return v
		}
		v = slog.StringValue(text)
	default: // a truth value or a duration
		return v
	}
	p.note(key, v.String())
	return v
}

// longNumber is the number of digits from which a number may identify: a ZIP
// code has five.
const longNumber = 5

// text returns how a value prints, or its JSON form under the policy.
func (p *pass) text(v any) (string, json.RawMessage) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case error:
		return v.Error(), nil
	case fmt.Stringer:
		return v.String(), nil
	case []byte:
		return string(v), nil
	case encoding.TextMarshaler:
		if text, err := v.MarshalText(); err == nil {
			return string(text), nil
		}
	}
	form, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprintf("%+v", v), nil
	}
	out, err := p.h.json.JSON(p.ctx, form)
	if err != nil {
		p.err = err
		return "", nil
	}
	return "", json.RawMessage(out.Reveal())
}

// rebuild returns resolved attributes with what became of their texts.
func (p *pass) rebuild(attrs []slog.Attr) []slog.Attr {
	out := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		if !isName(a.Key) {
			a.Key = p.next(a.Key)
		}
		switch a.Value.Kind() {
		case slog.KindString:
			a.Value = slog.StringValue(p.next(a.Value.String()))
		case slog.KindGroup:
			a.Value = slog.GroupValue(p.rebuild(a.Value.Group())...)
		case slog.KindInt64, slog.KindUint64, slog.KindFloat64:
			if text := a.Value.String(); digits(text) >= longNumber {
				if done := p.next(text); done != text {
					a.Value = slog.StringValue(done)
				}
			}
		}
		out[i] = a
	}
	return out
}

func digits(text string) int {
	n := 0
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			n++
		}
	}
	return n
}

// isName reports whether a key is the name of a field: letters, "_", "." and "-"
// and three digits at most. Others are looked at.
func isName(key string) bool {
	n := 0
	for _, r := range key {
		switch {
		case unicode.IsDigit(r):
			n++
		case r != '_' && r != '.' && r != '-' && !unicode.IsLetter(r):
			return false
		}
	}
	return n <= 3
}
