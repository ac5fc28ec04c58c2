// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// JSON applies the policy to one JSON value.
func (p *Processor) JSON(ctx context.Context, data []byte) (Output, error) {
	return p.json(ctx, data, plain{})
}

// NDJSON applies the policy to lines of JSON. Each line is written when it is
// done; after an error the output lacks the rest.
func (p *Processor) NDJSON(ctx context.Context, in io.Reader, out io.Writer) (Report, error) {
	var report Report
	lines := bufio.NewReaderSize(in, 64<<10)
	for n := 1; ; n++ {
		line, err := readLine(lines, p.o.MaxBytes)
		if err == io.EOF {
			return report, nil
		}
		if err != nil {
			return report, at(n, err)
		}
		if err := ctx.Err(); err != nil {
			return report, context.Cause(ctx)
		}
		if text := bytes.TrimSpace(line); len(text) > 0 {
			start := bytes.Index(line, text)
			done, err := p.json(ctx, text, plain{})
			if err != nil {
				return report, at(n, err)
			}
			line = append(append(line[:start:start], done.data...), line[start+len(text):]...)
			report.merge(done.Report)
		}
		if _, err := out.Write(line); err != nil {
			return report, err
		}
	}
}

// merge adds another report to r.
func (r *Report) merge(other Report) {
	r.Policy = other.Policy
	r.Records += other.Records
	r.Examined += other.Examined
	r.Edits += other.Edits
	for _, g := range other.NotExamined {
		for range g.Count {
			r.gap([]string{g.Path}, g.Reason)
		}
	}
}

// at adds the number of a record to an error.
func at(record int, err error) error {
	var format *FormatError
	if errors.As(err, &format) {
		moved := *format
		moved.Record = record
		return &moved
	}
	return &RecordError{Record: record, Err: err}
}

// readLine returns a line with its end.
func readLine(in *bufio.Reader, longest int) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > longest {
			return nil, &FormatError{Reason: "is longer than MaxBytes"}
		}
		line = append(line, part...)
		if err == bufio.ErrBufferFull {
			continue
		}
		if err == io.EOF && len(line) > 0 {
			return line, nil
		}
		return line, err
	}
}

// A schema says what is known about places of a JSON value.
type schema interface {
	// place returns what a text is called and what it is known to be, and a
	// reason if it cannot be examined or only as text.
	place(path []string, text string) (label string, kind phi.Kind, markup phi.Markup, gap Reason)
}

// plain knows nothing but keys.
type plain struct{}

func (plain) place(path []string, _ string) (string, phi.Kind, phi.Markup, Reason) {
	return labelOf(path), 0, phi.MarkupPlain, 0
}

// labelOf returns the label of the last key of a path.
func labelOf(path []string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] != "*" {
			return label(path[i])
		}
	}
	return ""
}

// A node is a leaf with its place in the bytes of a JSON value.
type node struct {
	*leaf
	start, end int
	path       []string
	key        bool
	object     int // the number of the object that a key belongs to
	gap        Reason
}

func (p *Processor) json(ctx context.Context, data []byte, s schema) (Output, error) {
	nodes, err := p.parse(data, s)
	if err != nil {
		return Output{}, err
	}
	leaves := make([]*leaf, len(nodes))
	for i := range nodes {
		leaves[i] = nodes[i].leaf
	}
	out := Output{Report: Report{Policy: p.d.Policy().ID(), Records: 1}}
	if err := p.apply(ctx, leaves, &out.Report); err != nil {
		return Output{}, err
	}
	if err := distinctKeys(nodes); err != nil {
		return Output{}, err
	}
	renamed := make(map[string]string)
	for i := range nodes {
		if n := &nodes[i]; n.key && n.edited {
			renamed[n.field.Text] = n.out
		}
	}
	copied := 0
	for i := range nodes {
		n := &nodes[i]
		if n.gap != 0 || n.action == ActionKeep { // no key has either
			reason := n.gap
			if reason == 0 {
				reason = ReasonRule
			}
			shown := make([]string, len(n.path))
			for j, key := range n.path {
				shown[j] = key
				if name, ok := renamed[key]; ok {
					shown[j] = name
				}
			}
			out.Report.gap(shown, reason)
		}
		if n.edited {
			out.data = append(append(out.data, data[copied:n.start]...), quoted(n.out)...)
			copied = n.end
		}
	}
	out.data = append(out.data, data[copied:]...)
	return out, nil
}

// distinctKeys reports two keys of an object that became the same.
func distinctKeys(nodes []node) error {
	type place struct {
		object int
		key    string
	}
	seen := make(map[place]bool)
	edited := make(map[place]bool)
	for i := range nodes {
		n := &nodes[i]
		if !n.key {
			continue
		}
		at := place{n.object, n.out}
		if seen[at] && (n.edited || edited[at]) {
			return &FormatError{Offset: n.start, Reason: "two keys of an object become the same under the policy"}
		}
		seen[at] = true
		edited[at] = edited[at] || n.edited
	}
	return nil
}

// quoted returns a JSON string.
func quoted(text string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		return []byte(`""`) // a string always has a form
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// parse returns the texts of a JSON value: keys, strings and numbers.
func (p *Processor) parse(data []byte, s schema) ([]node, error) {
	if len(data) > p.o.MaxBytes {
		return nil, &FormatError{Reason: "is longer than MaxBytes"}
	}
	if !utf8.Valid(data) {
		return nil, &FormatError{Offset: firstInvalid(data), Reason: "is not UTF-8"}
	}
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		offset := len(data)
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			offset = int(syntax.Offset)
		}
		return nil, &FormatError{Offset: offset, Reason: "is not JSON"}
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	w := walk{p: p, schema: s, data: data, dec: dec}
	if err := w.value(nil); err != nil {
		return nil, &FormatError{Offset: int(dec.InputOffset()), Reason: "is not JSON"}
	}
	return w.nodes, nil
}

// A walk goes over a JSON value.
type walk struct {
	p       *Processor
	schema  schema
	data    []byte
	dec     *json.Decoder
	nodes   []node
	objects int
}

// next returns the next token and where it lies.
func (w *walk) next() (t json.Token, start, end int, err error) {
	before := int(w.dec.InputOffset())
	t, err = w.dec.Token()
	end = int(w.dec.InputOffset())
	for start = before; start < end && strings.IndexByte(" \t\r\n,:", w.data[start]) >= 0; {
		start++
	}
	return t, start, end, err
}

func (w *walk) value(path []string) error {
	t, start, end, err := w.next()
	if err != nil {
		return err
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return w.object(path)
		}
		return w.array(path)
	case string:
		w.text(path, t, start, end)
	case json.Number:
		w.text(path, t.String(), start, end)
	}
	return nil
}

func (w *walk) object(path []string) error {
	w.objects++
	object := w.objects
	for w.dec.More() {
		t, start, end, err := w.next()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		inner := append(path[:len(path):len(path)], key)
		named := &leaf{field: deid.Field{Text: key}}
		if isWord(key) {
			named.action = actionName
		}
		w.nodes = append(w.nodes, node{leaf: named, start: start, end: end, path: inner, key: true, object: object})
		if err := w.value(inner); err != nil {
			return err
		}
	}
	_, _, _, err := w.next()
	return err
}

func (w *walk) array(path []string) error {
	inner := append(path[:len(path):len(path)], "*")
	for w.dec.More() {
		if err := w.value(inner); err != nil {
			return err
		}
	}
	_, _, _, err := w.next()
	return err
}

func (w *walk) text(path []string, text string, start, end int) {
	name, kind, markup, gap := w.schema.place(path, text)
	l := w.p.leaf(path, name, text, kind)
	l.field.Markup = markup
	if gap == ReasonBinary {
		l.action = w.p.unexamined()
	}
	w.nodes = append(w.nodes, node{leaf: l, start: start, end: end, path: path, gap: gap})
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}
