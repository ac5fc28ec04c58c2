// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A pattern is a sequence of elements that a run of units inside one sentence
// can match. In the rule files an element is
//
//	word           that word or known phrase, "_" joining the words of a phrase
//	@class         a word of the class
//	@a+@b-@c       a word of classes a and b and not of c
//	x|y            one of several
//	x?             at most once
//	x*             up to four times
//	!x             nothing, if neither the next word nor the first word of the next phrase is x
//	<x             nothing, if the word before is no x; only as first element
//	^              nothing, at the start of a sentence or a clause
//	..n            up to n words, no comma among them
//	,,n            up to n words
//	(mods)         up to six words that may stand between "your" and its noun
//	(own)          "your", "her", "your son's", "Tim's"; (own)? and (own)|x work too
//	(obj)          "you", "her", "your son", "Tim"
type pattern struct {
	elems []elem
}

type elemKind uint8

const (
	elemAtoms elemKind = iota
	elemNot
	elemBehind
	elemStart
	elemGap
	elemWide
	elemMods
	elemOwn
	elemObj
)

type elem struct {
	kind     elemKind
	min, max int8
	// What any says, by what is asked of a unit: one of some classes, one of some
	// words, or one of the atoms that are more than a class.
	plain    classSet
	sieve    uint64 // of the words, the bits of the last six bits of their hashes
	words    []uint64
	compound []atom
	any      []atom
}

// marks is a set of words that may hold others by chance, never fewer.
type marks [4]uint64

func (m *marks) add(hash uint64) { m[hash>>6&3] |= 1 << (hash & 63) }

func (m *marks) has(hash uint64) bool { return m[hash>>6&3]&(1<<(hash&63)) != 0 }

func (m *marks) join(o *marks) {
	m[0] |= o[0]
	m[1] |= o[1]
	m[2] |= o[2]
	m[3] |= o[3]
}

func (m *marks) meets(o *marks) bool {
	return m[0]&o[0]|m[1]&o[1]|m[2]&o[2]|m[3]&o[3] != 0
}

// An atom is one alternative of an element.
type atom struct {
	all, none classSet
	hash      uint64 // of a word; 0 for classes
	text      string // of a phrase, which a vocabulary must know
}

// The bounds of what one element may take.
const (
	maxRepeat = 4
	maxMods   = 6
)

// compilePattern reads a pattern.
func compilePattern(s string, names *classNames) (*pattern, error) {
	p := &pattern{}
	for i, field := range strings.Fields(s) {
		e := elem{min: 1, max: 1}
		switch {
		case field == "^":
			e.kind = elemStart
		case field == "(mods)":
			e.kind, e.min = elemMods, 0
		case strings.HasPrefix(field, "(own)"), strings.HasPrefix(field, "(obj)"):
			if err := e.parsePerson(field, names); err != nil {
				return nil, fmt.Errorf("element %d: %w", i+1, err)
			}
		case strings.HasPrefix(field, "..") || strings.HasPrefix(field, ",,"):
			n, err := strconv.Atoi(field[2:])
			if err != nil || n < 1 || n > 9 {
				return nil, fmt.Errorf("element %d is no gap", i+1)
			}
			e.kind, e.min, e.max = elemGap, 0, int8(n)
			if field[0] == ',' {
				e.kind = elemWide
			}
		default:
			if err := e.parse(field, i, names); err != nil {
				return nil, fmt.Errorf("element %d: %w", i+1, err)
			}
		}
		p.elems = append(p.elems, e)
	}
	if len(p.elems) == 0 {
		return nil, fmt.Errorf("an empty pattern")
	}
	for i := range p.elems {
		p.elems[i].sort()
	}
	return p, nil
}

// sort sorts the alternatives of e by what they ask of a unit.
func (e *elem) sort() {
	for _, a := range e.any {
		switch c := a.all.last(); {
		case a.hash != 0:
			e.words = append(e.words, a.hash)
			e.sieve |= 1 << (a.hash & 63)
		case a.none == classSet{} && a.all == classesOf(c):
			e.plain.add(c)
		default:
			e.compound = append(e.compound, a)
		}
	}
}

// needed reports whether nothing matches without a unit that matches e.
func (e *elem) needed() bool {
	return e.min > 0 && (e.kind == elemAtoms || e.kind == elemOwn || e.kind == elemObj)
}

// need returns what a sentence must hold, one class or one word, for e to match
// in it.
func (e *elem) need() content {
	h := content{classes: classesOf(e.classes()...)}
	for _, a := range e.any {
		if a.hash != 0 {
			h.words.add(a.hash)
		} else {
			h.classes.add(a.all.last())
		}
	}
	return h
}

// pivot returns the rarest element besides the first that a match cannot do
// without, or nil.
func (p *pattern) pivot() *elem {
	var best *elem
	lowest, first := 0, true
	for i := range p.elems {
		e := &p.elems[i]
		if !e.needed() {
			continue
		}
		if first {
			first = false
			continue
		}
		if cost := e.rarity(); best == nil || cost < lowest {
			best, lowest = e, cost
		}
	}
	return best
}

// rarity returns a number that is the lower the rarer what e can be is. The classes
// of the word files have the higher numbers and are the rarer ones; a word is rarer
// than a class.
func (e *elem) rarity() int {
	n := maxClasses * len(e.classes())
	for _, a := range e.any {
		n++
		if a.hash == 0 {
			n += maxClasses - int(a.all.last())
		}
	}
	return n
}

// parsePerson reads an owner or an object, with alternatives or a question mark
// behind it.
func (e *elem) parsePerson(field string, names *classNames) error {
	e.kind = elemOwn
	if strings.HasPrefix(field, "(obj)") {
		e.kind = elemObj
	}
	rest, optional := strings.CutSuffix(field[len("(own)"):], "?")
	if optional {
		e.min = 0
	}
	if rest == "" {
		return nil
	}
	return e.parseAlternatives(strings.TrimPrefix(rest, "|"), names)
}

func (e *elem) parse(field string, i int, names *classNames) error {
	switch {
	case strings.HasPrefix(field, "!"):
		e.kind, field = elemNot, field[1:]
	case strings.HasPrefix(field, "<"):
		if i > 0 {
			return fmt.Errorf("looks back and is not the first")
		}
		e.kind, field = elemBehind, field[1:]
	case strings.HasSuffix(field, "?"):
		e.min, field = 0, field[:len(field)-1]
	case strings.HasSuffix(field, "*"):
		e.min, e.max, field = 0, maxRepeat, field[:len(field)-1]
	}
	return e.parseAlternatives(field, names)
}

func (e *elem) parseAlternatives(field string, names *classNames) error {
	for alternative := range strings.SplitSeq(field, "|") {
		a, err := parseAtom(alternative, names)
		if err != nil {
			return err
		}
		e.any = append(e.any, a)
	}
	return nil
}

func parseAtom(s string, names *classNames) (atom, error) {
	var a atom
	if !strings.HasPrefix(s, "@") {
		if s == "" || strings.ContainsAny(s, "@+?*()<!") {
			return a, fmt.Errorf("%q is no word", s)
		}
		if strings.Contains(s, "_") {
			a.text = s
		}
		for i, word := range strings.Split(s, "_") {
			if i == 0 {
				a.hash = scan.Hash(word)
			} else {
				a.hash = scan.Join(a.hash, scan.Hash(word))
			}
		}
		return a, nil
	}
	for rest := s; rest != ""; {
		end := strings.IndexAny(rest[1:], "+-") + 1
		if end == 0 {
			end = len(rest)
		}
		name := strings.TrimLeft(rest[:end], "@+-")
		id, err := names.of(name, false)
		if err != nil {
			return a, err
		}
		if rest[0] == '-' {
			a.none.add(id)
		} else {
			a.all.add(id)
		}
		rest = rest[end:]
	}
	return a, nil
}

// phrases returns the atoms that are phrases.
func (p *pattern) phrases() []atom {
	var out []atom
	for _, e := range p.elems {
		for _, a := range e.any {
			if a.text != "" {
				out = append(out, a)
			}
		}
	}
	return out
}

// anchored reports whether the first element that takes units is a word or a
// person, by which the pattern can be found.
func (p *pattern) anchored() bool {
	for _, e := range p.elems {
		switch e.kind {
		case elemNot, elemBehind, elemStart:
			continue
		}
		return e.kind == elemAtoms || e.kind == elemOwn || e.kind == elemObj
	}
	return false
}
