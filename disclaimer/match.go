// SPDX-License-Identifier: Apache-2.0

package disclaimer

// A match is a place where a rule was found.
type match struct {
	rule     *rule
	from, to int // units
}

// holding returns the matches whose conditions hold. A sentence whose
// condition is the relationship itself ("if you are a patient") presupposes
// none, so what follows in it is excused with it.
func (t *text) holding(ms []match) []match {
	var given []bool // sentences, nil for none
	for _, m := range ms {
		if m.rule.unless&inIf != 0 && t.conditional(m.from) {
			if given == nil {
				given = make([]bool, len(t.contents))
			}
			given[t.units[m.from].sentence] = true
		}
	}
	kept := ms[:0]
	for _, m := range ms {
		c := t.conditions(m.from, m.to, given, m.rule.unless|m.rule.needs)
		if m.rule.unless&c == 0 && m.rule.needs&c == m.rule.needs {
			kept = append(kept, m)
			if m.rule.tier == TierNever {
				t.excuse(m.from, m.to)
			}
		}
	}
	for s, excused := range given {
		if excused {
			t.excuse(t.sentences[s], t.sentences[s+1])
		}
	}
	return uncovered(kept)
}

// excuse notes that the units [from, to) are harmless whatever they look like.
func (t *text) excuse(from, to int) {
	if len(t.excused) == 0 {
		t.excused = zeroed(t.excused, len(t.units))
	}
	for i := from; i < to; i++ {
		t.excused[i] = true
	}
}

// isExcused reports whether more than half of a sentence is harmless whatever it
// looks like.
func (t *text) isExcused(s int) bool {
	if len(t.excused) == 0 {
		return false
	}
	n := 0
	for _, excused := range t.excused[t.sentences[s]:t.sentences[s+1]] {
		if excused {
			n++
		}
	}
	return 2*n > t.sentences[s+1]-t.sentences[s]
}

// uncovered drops the matches that lie inside a match of tier Never.
func uncovered(ms []match) []match {
	// Matches come in the order of their starts, so those that start no later
	// than m cover it if the farthest of them ends no earlier.
	kept, far := ms[:0], 0
	for i := 0; i < len(ms); {
		j := i
		for ; j < len(ms) && ms[j].from == ms[i].from; j++ {
			if ms[j].rule.tier == TierNever {
				far = max(far, ms[j].to)
			}
		}
		for ; i < j; i++ {
			if m := ms[i]; m.rule.tier != TierNever && m.to > far {
				kept = append(kept, m)
			}
		}
	}
	return kept
}

// conditions returns which of the wanted conditions hold at the units
// [from, to).
func (t *text) conditions(from, to int, given []bool, wanted condition) condition {
	if wanted == 0 {
		return 0
	}
	c := t.setting
	clause, clauseEnd := t.clause(from)
	sentence, sentenceEnd := t.sentence(from)
	holds := func(bit condition, from, to int, cs ...classID) {
		if wanted&bit != 0 && t.first(from, to, cs...) >= 0 {
			c |= bit
		}
	}
	if wanted&inIf != 0 && t.conditional(from) {
		c |= inIf
	}
	if given != nil && given[t.units[from].sentence] {
		c |= inGiven
	}
	if wanted&inPast != 0 && t.past(clause, clauseEnd) {
		c |= inPast
	}
	if wanted&inGeneric != 0 && t.generic(clause, to, clauseEnd) {
		c |= inGeneric
	}
	holds(inFuture, clause, to, classFuture, classModal)
	holds(inNegation, clause, from, classNegation)
	holds(inEmergency, sentence, sentenceEnd, classEmergency)
	holds(withPerson, sentence, sentenceEnd, classYou, classYour, classThird, classThirdsOwn, className)
	holds(withPrivate, sentence, sentenceEnd, classPrivate)
	holds(ofPeople, sentence, sentenceEnd, classGeneric)
	if s := t.units[from].sentence; s > 0 {
		sentence = t.sentences[s-1]
	}
	holds(afterStaff, sentence, from, classStaff, classClinician, classClinicianTitle)
	return c & wanted
}

// generic reports whether a clause that reaches to end speaks, in the units
// [from, to), of nobody in particular. In a clause about the past "every" and
// "always" do not: "we ran every test".
func (t *text) generic(from, to, end int) bool {
	for i := from; i < to; i++ {
		u := &t.units[i]
		if u.is(classGeneric) || u.is(classAnyone) && (!t.past(from, end) || t.manyPeople(i+1, to)) {
			return true
		}
	}
	return false
}

// manyPeople reports whether the units from i on are a noun for people.
func (t *text) manyPeople(i, to int) bool {
	return t.first(i, min(i+3, to), classGeneric, classKin, classStaff) >= 0
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
		case !u.any(classPast, classParticiple) || u.is(classBase): // "read" tells no tense
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
