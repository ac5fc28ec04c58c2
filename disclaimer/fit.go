// SPDX-License-Identifier: Apache-2.0

package disclaimer

import "slices"

// matches reports whether a unit is one of the alternatives.
func (e *elem) matches(u *unit) bool { return e.plain.meets(&u.classes) || e.matchesOther(u) }

// matchesOther is matches for the alternatives that are more, or other, than a
// class.
func (e *elem) matchesOther(u *unit) bool {
	return e.sieve>>(u.hash&63)&1 != 0 && slices.Contains(e.words, u.hash) || len(e.compound) > 0 && e.describes(&u.classes)
}

// describes reports whether a word with these classes is one of the classes.
func (e *elem) describes(classes *classSet) bool {
	if e.plain.meets(classes) {
		return true
	}
	for i := range e.compound {
		if a := &e.compound[i]; classes.holds(&a.all) && !classes.meets(&a.none) {
			return true
		}
	}
	return false
}

// match returns the end of the longest run of units from i that matches p and
// ends before limit, or -1.
func (p *pattern) match(t *text, i, limit int) int { return matchElems(p.elems, t, i, limit) }

func matchElems(elems []elem, t *text, i, limit int) int {
	for k := range elems {
		e := &elems[k]
		switch {
		case e.kind == elemAtoms && e.min == 1:
			if i == limit {
				return -1
			}
			if u := &t.units[i]; !e.plain.meets(&u.classes) && !e.matchesOther(u) {
				return -1
			}
			i++
		case e.kind == elemNot:
			if i < limit && (e.matches(&t.units[i]) || e.describes(&t.words[t.units[i].head].classes)) {
				return -1
			}
		case e.kind == elemBehind:
			if i > 0 && t.units[i-1].sentence == t.units[i].sentence && e.matches(&t.units[i-1]) {
				return -1
			}
		case e.kind == elemStart:
			if i < limit && i != t.clauses[t.units[i].clause] && !startsRequest(t, i) {
				return -1
			}
		default:
			return e.match(elems[k+1:], t, i, limit)
		}
	}
	return i
}

// match matches an element that takes between min and more units, and those
// behind it. The longest way wins.
func (e *elem) match(rest []elem, t *text, i, limit int) int {
	var next *elem // what has to stand behind it, if that is one unit
	if len(rest) > 0 && rest[0].kind == elemAtoms && rest[0].min == 1 {
		next, rest = &rest[0], rest[1:]
	}
	for n := e.reach(t, i, limit); n >= int(e.min); n-- {
		behind := i + n
		if next != nil {
			if behind == limit || !next.matches(&t.units[behind]) {
				continue
			}
			behind++
		}
		if e.kind == elemOwn || e.kind == elemObj {
			if n > 0 && !e.fits(t, i, i+n) && (n > 1 || !e.matches(&t.units[i])) {
				continue
			}
		}
		if end := matchElems(rest, t, behind, limit); end >= 0 {
			return end
		}
	}
	return -1
}

// reach returns how many units from i the element can take at most.
func (e *elem) reach(t *text, i, limit int) int {
	most := int(e.max)
	switch e.kind {
	case elemMods:
		most = maxMods
	case elemOwn, elemObj:
		most = maxMods + 1
	}
	most = min(most, limit-i)
	units := t.units[i : i+most]
	switch e.kind {
	case elemAtoms:
		for n := range units {
			if u := &units[n]; n > 0 && u.comma && e.max > 1 || !e.matches(u) {
				return n
			}
		}
	case elemGap:
		for n := range units {
			if units[n].comma {
				return n
			}
		}
	case elemMods:
		for n := range units {
			if u := &units[n]; n > 0 && u.comma || !modifier(u) {
				return n
			}
		}
	case elemOwn, elemObj:
		for n := 1; n < most; n++ {
			if u := &units[n]; u.comma || !modifier(u) {
				return n
			}
		}
	}
	return most
}

// fits reports whether the units [from, to) are an owner or an object: one
// person, by whatever words.
func (e *elem) fits(t *text, from, to int) bool {
	first, last := &t.units[from], &t.units[to-1]
	if e.kind == elemObj {
		switch {
		case to-from == 1:
			return first.any(classYou, classThird, className)
		case first.any(classYour, classThirdsOwn):
			return last.any(classKin)
		}
		return false
	}
	switch {
	case to-from == 1:
		return first.any(classYour, classThirdsOwn) || first.is(classTheirOwn) && !t.plural(from)
	case last.is(classGenitive):
		before := &t.units[to-2]
		return before.is(className) && to-from == 2 ||
			before.is(classKin) && first.any(classYour, classThirdsOwn)
	}
	return false
}

// plural reports whether "their" at unit i speaks of many.
func (t *text) plural(i int) bool {
	from, _ := t.sentence(i)
	return t.first(from, i, classKin, className) < 0
}

// The classes of words that may stand between "your" and its noun whatever else they
// are, those of words that may not, and those of the verbs that may.
var (
	modifiers = classesOf(classAdjective, classKin, classGenitive, classVisit, classHealth, classNumber, classDate)
	barriers  = classesOf(classHarmless, classPreposition, classConjunction, classSubordinate, classDeterminer, classYou, classYour,
		classWe, classOur, classBe, classHave, classModal, classIf, classThird, classGeneric, classContact, classNegation)
	verbal = classesOf(classIng, classParticiple)
)

// modifier reports whether a unit may stand between "your" and its noun.
func modifier(u *unit) bool {
	if u.mention > 0 || u.classes.meets(&modifiers) {
		return true
	}
	return !u.classes.meets(&barriers) && (!u.is(classVerb) || u.classes.meets(&verbal))
}

// startsRequest reports whether only words such as "please" and "and" stand
// between the start of the clause and unit i.
func startsRequest(t *text, i int) bool {
	from, _ := t.clause(i)
	for j := from; j < i; j++ {
		if !t.units[j].any(classAdverb, classConjunction) {
			return false
		}
	}
	return true
}
