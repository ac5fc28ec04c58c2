// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A template is a text with its variables taken apart.
type template []piece

// A piece is a literal text, or a variable.
type piece struct {
	literal  string
	variable Variable
}

// errTemplate reports a text that is no template: a brace too many, a control
// character, a space at an end.
var errTemplate = errors.New("notice: the text is no template")

// parseTemplate takes a text apart. It returns errTemplate, or a [*WordError]
// for an unknown variable.
func parseTemplate(text string) (template, error) {
	if text == "" || !utf8.ValidString(text) || strings.TrimSpace(text) != text ||
		strings.ContainsFunc(text, unprintable) {
		return nil, errTemplate
	}
	var t template
	for text != "" {
		literal, rest, found := strings.Cut(text, "{")
		if strings.Contains(literal, "}") {
			return nil, errTemplate
		}
		if literal != "" {
			t = append(t, piece{literal: literal})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			return nil, errTemplate
		}
		v, err := ParseVariable(name)
		if err != nil {
			return nil, err
		}
		t = append(t, piece{variable: v})
		text = after
	}
	return t, nil
}

// unprintable reports what has no place on one line: control characters, and
// the invisible ones that could turn or hide a part of it.
func unprintable(r rune) bool { return !unicode.IsPrint(r) && r != '\u00a0' && r != '\u202f' }

// has reports whether v occurs.
func (t template) has(v Variable) bool {
	return slices.ContainsFunc(t, func(p piece) bool { return p.variable == v })
}

// fill returns the text with its values.
func (t template) fill(value func(Variable) string) string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.literal)
		if p.variable != VariableUnspecified {
			b.WriteString(value(p.variable))
		}
	}
	return b.String()
}

// A candidate is one text of a wording: a variant with one choice among the
// alternatives of its segments.
type candidate struct {
	variant  int
	text     template
	elements []Element // sorted
}

// candidates returns the texts of a wording in the order of preference: longer
// variants first, and within a variant the alternatives in their order. It
// passes on the errors of parseTemplate.
func candidates(w Wording) ([]candidate, error) {
	var all []candidate
	for i, v := range w.Variants {
		alternatives := 1
		for _, s := range v.Segments {
			alternatives = max(alternatives, len(s.texts()))
		}
		for a := range alternatives {
			c := candidate{variant: i}
			for k, s := range v.Segments {
				texts := s.texts()
				t, err := parseTemplate(texts[min(a, len(texts)-1)])
				if err != nil {
					return nil, err
				}
				if k > 0 {
					c.text = append(c.text, piece{literal: " "})
				}
				c.text = append(c.text, t...)
				c.elements = append(c.elements, s.Elements...)
			}
			if c.text.has(VariableFormURL) {
				c.elements = append(c.elements, ElementFormLink)
			}
			slices.Sort(c.elements)
			c.elements = slices.Compact(c.elements)
			all = append(all, c)
		}
	}
	return all, nil
}

// states reports whether the text states all the elements.
func (c candidate) states(elements []Element) bool {
	return !slices.ContainsFunc(elements, func(e Element) bool {
		_, found := slices.BinarySearch(c.elements, e)
		return !found
	})
}
