// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"math/bits"

	"github.com/safeharbor-go/safeharbor/phi"
)

// starts finds the patterns that can begin with a unit. Every pattern is listed
// under one class or word of its first element.
type starts struct {
	byClass [maxClasses][]start
	byHash  map[uint64][]start
}

type start struct {
	rule    *rule
	pattern *pattern
}

func newStarts(rules []rule, lang phi.Language) *starts {
	s := &starts{byHash: map[uint64][]start{}}
	for i := range rules {
		for _, p := range rules[i].patterns[lang] {
			s.list(start{&rules[i], p}, p.elems)
		}
	}
	return s
}

// list enters a pattern under what its first consuming elements can be.
func (s *starts) list(at start, elems []elem) {
	for k := range elems {
		e := &elems[k]
		switch e.kind {
		case elemNot, elemBehind, elemStart:
			continue
		case elemOwn, elemObj, elemAtoms:
			switch e.kind {
			case elemOwn:
				s.under(at, classYour, classThirdsOwn, classTheirOwn, className)
			case elemObj:
				s.under(at, classYou, classThird, className, classYour, classThirdsOwn)
			}
			for _, a := range e.any {
				if a.hash != 0 {
					s.byHash[a.hash] = append(s.byHash[a.hash], at)
					continue
				}
				s.under(at, a.all.last())
			}
			if e.min > 0 {
				return
			}
		default:
			return // a gap or modifiers: refused when the grammar is read
		}
	}
}

func (s *starts) under(at start, cs ...classID) {
	for _, c := range cs {
		s.byClass[c] = append(s.byClass[c], at)
	}
}

// last returns the highest class of the set; the classes of the word files,
// which are the rarer ones, come last.
func (s *classSet) last() classID {
	for c := maxClasses - 1; c > 0; c-- {
		if s.has(classID(c)) {
			return classID(c)
		}
	}
	return 0
}

// A match is a place where a rule was found.
type match struct {
	rule     *rule
	from, to int // units
}

// matchRules returns where the patterns of a language match, conditions aside.
func (g *grammar) matchRules(t *text, lang phi.Language) []match {
	s := g.starts[lang]
	var ms []match
	try := func(list []start, i, limit int) {
		for _, c := range list {
			if end := c.pattern.match(t, i, limit); end > i {
				ms = append(ms, match{c.rule, i, end})
			}
		}
	}
	for i := range t.units {
		u := &t.units[i]
		_, limit := t.sentence(i)
		for w, word := range u.classes {
			for ; word != 0; word &= word - 1 {
				try(s.byClass[w*64+bits.TrailingZeros64(word)], i, limit)
			}
		}
		if list, ok := s.byHash[u.hash]; ok {
			try(list, i, limit)
		}
	}
	return ms
}

// holding returns the matches whose conditions hold. A sentence whose
// condition is the relationship itself ("if you are a patient") presupposes
// none, so what follows in it is excused with it.
func (t *text) holding(ms []match) []match {
	given := map[int32]bool{}
	for _, m := range ms {
		if m.rule.unless&inIf != 0 && t.conditional(m.from) {
			given[t.units[m.from].sentence] = true
		}
	}
	kept := ms[:0]
	for _, m := range ms {
		c := t.conditions(m.from, m.to, given)
		if m.rule.unless&c == 0 && m.rule.needs&c == m.rule.needs {
			kept = append(kept, m)
		}
	}
	return uncovered(kept)
}

// uncovered drops the matches that lie inside a match of tier Never.
func uncovered(ms []match) []match {
	var never []match
	for _, m := range ms {
		if m.rule.tier == TierNever {
			never = append(never, m)
		}
	}
	kept := ms[:0]
	for _, m := range ms {
		covered := m.rule.tier == TierNever
		for _, n := range never {
			covered = covered || n.from <= m.from && m.to <= n.to
		}
		if !covered {
			kept = append(kept, m)
		}
	}
	return kept
}

// conditions returns what holds at the units [from, to).
func (t *text) conditions(from, to int, given map[int32]bool) condition {
	var c condition
	clause, clauseEnd := t.clause(from)
	sentence, sentenceEnd := t.sentence(from)
	set := func(holds bool, bit condition) {
		if holds {
			c |= bit
		}
	}
	set(t.conditional(from), inIf)
	set(given[t.units[from].sentence], inGiven)
	set(t.first(clause, to, classGeneric, classAnyone) >= 0, inGeneric)
	set(t.first(clause, to, classFuture, classModal) >= 0, inFuture)
	set(t.first(clause, from, classNegation) >= 0, inNegation)
	set(t.first(sentence, sentenceEnd, classEmergency) >= 0, inEmergency)
	set(t.past(clause, clauseEnd), inPast)
	set(t.first(sentence, sentenceEnd, classYou, classYour, classThird, classThirdsOwn, className) >= 0, withPerson)
	set(t.first(sentence, sentenceEnd, classPrivate) >= 0, withPrivate)
	return c
}

// conditional reports whether unit i stands in a condition: after an "if" with
// no comma between.
func (t *text) conditional(i int) bool {
	from, _ := t.sentence(i)
	for j := i; j >= from; j-- {
		if t.units[j].is(classIf) {
			return true
		}
		if t.units[j].comma {
			return false
		}
	}
	return false
}

// past reports whether the units [from, to) tell of a past event: a finite verb
// in the past, or a perfect.
func (t *text) past(from, to int) bool {
	for i := from; i < to; i++ {
		u := &t.units[i]
		before := i - 1
		for before >= from && t.units[before].any(classAdverb, classNegation) {
			before--
		}
		switch {
		case !u.any(classPast, classParticiple):
		case before >= from && t.units[before].is(classHave):
			return true
		case !u.is(classPast):
		case before >= from && t.units[before].any(classBe, classAdjective, classDeterminer, classYour, classOur, classPreposition):
			if u.is(classBe) {
				return true
			}
		default:
			return true
		}
	}
	return false
}
