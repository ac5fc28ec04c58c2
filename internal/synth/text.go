// SPDX-License-Identifier: Apache-2.0

package synth

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The bounds of the texts, in bytes.
const (
	minMessage, maxMessage = 99, 399
	minNote, maxNote       = 2000, 5000
)

// message returns a message that carries the given number of identifiers.
func (g *generator) message(ids int) string {
	clauses := english
	switch k := g.n(100); {
	case k < 3:
		clauses = spanish
	case k < 5:
		clauses = french
	case k < 6:
		clauses = german
	case k < 7:
		clauses = italian
	}
	want := minMessage + g.n(maxMessage-minMessage-60)
	lower := g.chance(350) // as people type on a telephone
	var b strings.Builder
	for b.Len() < want || ids > 0 {
		var sentence string
		if ids > 0 && (g.n(3) == 0 || b.Len() >= want) {
			ids--
			sentence = g.fill(g.pick(carriers))
		} else {
			sentence = g.fill(g.pick(clauses))
			if g.chance(300) {
				sentence += ", " + g.fill(g.pick(clauses))
			}
			if lower {
				sentence = strings.ToLower(sentence)
			}
		}
		if b.Len()+len(sentence)+2 > maxMessage && b.Len() >= minMessage {
			if ids < 1 {
				break
			}
			continue
		}
		if b.Len() > 0 {
			b.WriteString(g.pick([]string{". ", ". ", ". ", "! ", "? ", " ", "\n"}))
		}
		if !lower {
			sentence = upperFirst(sentence)
		}
		b.WriteString(sentence)
	}
	return cut(b.String(), maxMessage)
}

// note returns a clinical note.
func (g *generator) note() string {
	ids := 0
	if g.chance(100) {
		ids = 10 + g.n(5)
	}
	want := minNote + g.n(maxNote-minNote-200)
	var b strings.Builder
	for b.Len() < want {
		b.WriteString(g.pick(headings))
		b.WriteByte('\n')
		for range 2 + g.n(4) {
			switch {
			case ids > 0 && g.n(2) == 0:
				ids--
				b.WriteString(upperFirst(g.fill(g.pick(carriers))))
			case g.n(5) < 2:
				b.WriteString(g.fill(g.pick(results)))
			default:
				b.WriteString(upperFirst(g.fill(g.pick(narrative))))
			}
			b.WriteString(g.pick([]string{".\n", ". ", ". "}))
		}
		b.WriteByte('\n')
	}
	return cut(b.String(), maxNote)
}

// cut returns text without what is beyond max bytes, on a character boundary.
func cut(text string, max int) string {
	if len(text) <= max {
		return text
	}
	for max > 0 && !utf8.RuneStart(text[max]) {
		max--
	}
	return text[:max]
}

func upperFirst(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// fill replaces the slots of a template, such as "{noun}". In some places it
// puts a rare word where an everyday one could stand.
func (g *generator) fill(template string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(template, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		b.WriteString(g.slot(slot))
		template = after
	}
}

// slot returns a text for a slot.
func (g *generator) slot(slot string) string {
	if words, ok := strings.CutPrefix(slot, "="); ok { // {=a|b|c}
		return g.pick(strings.Split(words, "|"))
	}
	switch slot {
	case "noun":
		switch {
		case g.chance(250):
			return g.rare()
		case g.chance(60):
			return g.pick(medical)
		case g.chance(20):
			return g.pick(beyondASCII)
		}
		return g.pick(nouns)
	case "adj":
		return g.pick(adjectives)
	case "when":
		return g.pick(whens)
	case "med":
		return g.pick(medical)
	case "n1":
		return strconv.Itoa(2 + g.n(8))
	case "n2":
		return strconv.Itoa(10 + g.n(80))
	case "n3":
		return strconv.Itoa(100 + g.n(99))
	case "d1":
		return strconv.Itoa(g.n(10)) + "." + strconv.Itoa(g.n(10))
	}
	return g.identifier(slot)
}

// rare returns a word that is in no dictionary.
func (g *generator) rare() string {
	var b strings.Builder
	for range 2 + g.n(3) {
		b.WriteString(g.pick(syllables))
	}
	return b.String()
}
