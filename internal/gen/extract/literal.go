// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Some packages ship their data as JavaScript. This file reads the literals of
// such a module without running it: strings, numbers, arrays, objects, names of
// earlier declarations, "new Map([...])" and "text".split("separator").
// Whatever else an expression says, functions among it, has the value nil.

// An object is an object literal.
type object map[string]any

// get follows keys into nested objects; it is nil where there is none.
func (o object) get(keys ...string) any {
	var v any = o
	for _, k := range keys {
		inner, ok := v.(object)
		if !ok {
			return nil
		}
		v = inner[k]
	}
	return v
}

// texts returns all strings in v, in order; those of an object under its keys
// generic, female and male.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, texts(e)...)
		}
		return out
	case object:
		var out []string
		for _, k := range []string{"generic", "female", "male"} {
			out = append(out, texts(v[k])...)
		}
		return out
	}
	return nil
}

// readModule returns the values that a module declares or assigns, by name.
func readModule(src string) (object, error) {
	p := &literals{src: src, env: object{}}
	for {
		p.space()
		switch {
		case p.pos >= len(src):
			return p.env, nil
		case p.accept(";"):
		case p.word("import"), p.word("export"):
			p.skipTo(';')
		case p.word("const"), p.word("let"), p.word("var"):
			for {
				if err := p.assignment(); err != nil {
					return nil, err
				}
				if !p.accept(",") {
					break
				}
			}
		default:
			if err := p.assignment(); err != nil {
				return nil, err
			}
		}
	}
}

type literals struct {
	src string
	pos int
	env object
}

func (p *literals) fail(what string) error {
	return fmt.Errorf("offset %d: %s", p.pos, what)
}

func (p *literals) space() {
	for p.pos < len(p.src) {
		switch {
		case strings.IndexByte(" \t\r\n", p.src[p.pos]) >= 0:
			p.pos++
		case strings.HasPrefix(p.src[p.pos:], "//"):
			p.skipTo('\n')
		case strings.HasPrefix(p.src[p.pos:], "/*"):
			if end := strings.Index(p.src[p.pos:], "*/"); end >= 0 {
				p.pos += end + 2
			} else {
				p.pos = len(p.src)
			}
		default:
			return
		}
	}
}

// skipTo moves behind the next c or to the end.
func (p *literals) skipTo(c byte) {
	if i := strings.IndexByte(p.src[p.pos:], c); i >= 0 {
		p.pos += i + 1
		return
	}
	p.pos = len(p.src)
}

func (p *literals) accept(s string) bool {
	p.space()
	if strings.HasPrefix(p.src[p.pos:], s) {
		p.pos += len(s)
		return true
	}
	return false
}

// word accepts a keyword.
func (p *literals) word(w string) bool {
	p.space()
	end := p.pos + len(w)
	if strings.HasPrefix(p.src[p.pos:], w) && (end == len(p.src) || !nameByte(p.src[end])) {
		p.pos = end
		return true
	}
	return false
}

func nameByte(c byte) bool {
	return c == '_' || c == '$' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func (p *literals) name() string {
	p.space()
	start := p.pos
	for p.pos < len(p.src) && nameByte(p.src[p.pos]) {
		p.pos++
	}
	return p.src[start:p.pos]
}

// assignment reads "name = value", where name may have dots.
func (p *literals) assignment() error {
	name := p.name()
	for p.accept(".") {
		name += "." + p.name()
	}
	if name == "" || !p.accept("=") {
		return p.fail("want a declaration")
	}
	start := p.pos
	v, err := p.value()
	if err != nil || !p.atEnd() {
		p.pos = start
		v, err = nil, p.skipExpression()
	}
	p.env[name] = v
	return err
}

// atEnd reports whether the expression before has ended.
func (p *literals) atEnd() bool {
	if p.at(",") || p.at(";") || p.pos >= len(p.src) {
		return true
	}
	// A statement may end with its line.
	return strings.ContainsRune(p.src[len(strings.TrimRight(p.src[:p.pos], " \t\r\n")):p.pos], '\n')
}

// skipExpression moves to the comma or semicolon that ends an expression.
func (p *literals) skipExpression() error {
	for depth := 0; p.pos < len(p.src); {
		switch c := p.src[p.pos]; {
		case c == '"' || c == '\'' || c == '`':
			if _, err := p.text(); err != nil {
				return err
			}
			continue
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			depth--
		case depth == 0 && (c == ',' || c == ';'):
			return nil
		}
		p.pos++
	}
	return nil
}

// value reads an expression.
func (p *literals) value() (any, error) {
	v, err := p.primary()
	for err == nil {
		switch {
		case p.accept("."):
			method := p.name()
			if !p.accept("(") {
				v = nil
				break
			}
			var args []any
			if args, err = p.list(")"); err != nil {
				return nil, err
			}
			v = split(v, method, args)
		case p.accept("("):
			if _, err = p.list(")"); err != nil {
				return nil, err
			}
			v = nil
		default:
			return v, nil
		}
	}
	return nil, err
}

// split is the one method that is understood.
func split(v any, method string, args []any) any {
	text, ok := v.(string)
	if !ok || method != "split" || len(args) != 1 {
		return nil
	}
	separator, ok := args[0].(string)
	if !ok {
		return nil
	}
	var out []any
	for part := range strings.SplitSeq(text, separator) {
		out = append(out, part)
	}
	return out
}

func (p *literals) primary() (any, error) {
	p.space()
	if p.pos >= len(p.src) {
		return nil, p.fail("unexpected end")
	}
	switch c := p.src[p.pos]; {
	case c == '[':
		p.pos++
		return p.array()
	case c == '{':
		p.pos++
		return p.object()
	case c == '"' || c == '\'' || c == '`':
		return p.text()
	case c == '!':
		p.pos++
		_, err := p.value()
		return nil, err
	case c == '-' || c == '.' || '0' <= c && c <= '9':
		p.pos++
		for p.pos < len(p.src) && (p.src[p.pos] == '.' || nameByte(p.src[p.pos])) {
			p.pos++
		}
		return nil, nil // no list needs a number
	case p.word("new"):
		p.name()
		if !p.accept("(") {
			return nil, p.fail("want arguments")
		}
		args, err := p.list(")")
		if err != nil || len(args) == 0 {
			return nil, err
		}
		return args[0], nil
	}
	name := p.name()
	if name == "" {
		return nil, p.fail("unknown expression")
	}
	return p.env[name], nil
}

func (p *literals) array() (any, error) {
	list, err := p.list("]")
	return list, err
}

// list reads values up to a closing bracket. "...name" stands for the values
// of another list.
func (p *literals) list(end string) ([]any, error) {
	var out []any
	for !p.accept(end) {
		spread := p.accept("...")
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		if more, ok := v.([]any); spread && ok {
			out = append(out, more...)
		} else {
			out = append(out, v)
		}
		if !p.accept(",") && !p.at(end) {
			return nil, p.fail("want a comma or " + end)
		}
	}
	return out, nil
}

func (p *literals) at(s string) bool {
	p.space()
	return strings.HasPrefix(p.src[p.pos:], s)
}

func (p *literals) object() (any, error) {
	out := object{}
	for !p.accept("}") {
		if p.accept("...") {
			if _, err := p.value(); err != nil {
				return nil, err
			}
		} else {
			key, err := p.key()
			if err != nil {
				return nil, err
			}
			out[key] = p.env[key]
			if p.accept(":") {
				if out[key], err = p.value(); err != nil {
					return nil, err
				}
			}
		}
		if !p.accept(",") && !p.at("}") {
			return nil, p.fail("want a comma or }")
		}
	}
	return out, nil
}

func (p *literals) key() (string, error) {
	p.space()
	if p.pos < len(p.src) && strings.IndexByte("\"'`", p.src[p.pos]) >= 0 {
		return p.text()
	}
	key := p.name()
	if key == "" {
		return "", p.fail("want a key")
	}
	return key, nil
}

// text reads a string. The placeholders of a template are left out.
func (p *literals) text() (string, error) {
	quote := p.src[p.pos]
	p.pos++
	var b strings.Builder
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		p.pos++
		switch {
		case c == quote:
			return b.String(), nil
		case quote == '`' && c == '$' && strings.HasPrefix(p.src[p.pos:], "{"):
			if err := p.skipPlaceholder(); err != nil {
				return "", err
			}
		case c != '\\':
			b.WriteByte(c)
		default:
			if err := p.escape(&b); err != nil {
				return "", err
			}
		}
	}
	return "", errors.New("a string has no end")
}

// skipPlaceholder moves behind the brace that closes the one at the position.
func (p *literals) skipPlaceholder() error {
	for depth := 0; p.pos < len(p.src); {
		switch c := p.src[p.pos]; {
		case c == '"' || c == '\'' || c == '`':
			if _, err := p.text(); err != nil {
				return err
			}
			continue
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				p.pos++
				return nil
			}
		}
		p.pos++
	}
	return errors.New("a placeholder has no end")
}

func (p *literals) escape(b *strings.Builder) error {
	if p.pos >= len(p.src) {
		return errors.New("a string has no end")
	}
	c := p.src[p.pos]
	p.pos++
	digits := 0
	switch c {
	case 'n':
		b.WriteByte('\n')
	case 't':
		b.WriteByte('\t')
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	default:
		b.WriteByte(c)
	}
	if digits == 0 {
		return nil
	}
	if p.pos+digits > len(p.src) {
		return errors.New("a string has no end")
	}
	r, err := strconv.ParseUint(p.src[p.pos:p.pos+digits], 16, 32)
	if err != nil {
		return p.fail("want hexadecimal digits")
	}
	p.pos += digits
	b.WriteRune(rune(r))
	return nil
}
