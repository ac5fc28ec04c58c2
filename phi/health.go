// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// mentions returns the places of the part at hand that speak of health. Of
// spellings that overlap the longest stays; an everyday word counts only with
// support from its surroundings. The slice is good until the next call.
func (w *work) mentions() []Mention {
	out := w.told[:0]
	w.grades, w.holds = w.grades[:0], w.holds[:0]
	end := -1
	for _, m := range w.marks {
		if !m.entry.Flags.Has(lexicon.Health) || m.first <= end || w.functionWord(m) || w.inFigure(m) {
			continue
		}
		if !w.plain(m) && (m.entry.Flags.Has(lexicon.UpperOnly) && !w.upper(m) || !w.supported(m) && !w.upperOnly(m)) {
			continue
		}
		end = m.last
		n := uint32(m.entry.Concept)
		mention, grade := w.mention(m.first, m.last, Class(lexicon.Concept(n).Class), n)
		out = append(out, mention)
		w.grades = append(w.grades, grade)
		w.holds = append(w.holds, w.holdOf(m, mention.Class))
	}
	w.told = w.weighTalk(w.hintedTalk(w.everydayTalk(w.ended(w.compounds(out)))))
	return w.told
}

// mention returns the mention of a concept by tokens first to last, and its
// grade.
func (w *work) mention(first, last int, class Class, concept uint32) (Mention, healthGrade) {
	s := w.scopeAt(first, last)
	if s.experiencer == ExperiencerUnclear && (class == ClassSymptom || w.advice) && w.personal && !w.asksForService(first) {
		s.experiencer = ExperiencerSelf // "still bleeding, is that normal?"
	}
	start, end := w.view.Original(int(w.tokens[first].Start), int(w.tokens[last].End))
	m := Mention{
		Class: class, Concept: Concept(concept), Sensitivity: Sensitivity(lexicon.Concept(concept).Sensitivity),
		Part: w.partIndex, Start: start, End: end,
		Assertion: s.assertion(), Experiencer: s.experiencer, Tense: s.tense(),
	}
	return m, w.grade(m, s)
}

// insert adds a mention where it belongs, which is before mention at.
func (w *work) insert(out []Mention, at int, m Mention, grade healthGrade) []Mention {
	w.grades = slices.Insert(w.grades, at, grade)
	w.holds = slices.Insert(w.holds, at, heldLoosely)
	return slices.Insert(out, at, m)
}

// functionWord reports whether a mark is a function word of the language of the
// text, as "come" in Italian, which elsewhere is a plural of "coma".
func (w *work) functionWord(m mark) bool {
	return m.first == m.last && m.entry.Flags.Has(lexicon.Function) && m.entry.Langs&(1<<w.lang) != 0 && !w.upperOnly(m)
}

// plain reports whether a spelling is a health word without more in the
// language of the text. A word of another language needs support, as "pain" is
// bread in French.
func (w *work) plain(m mark) bool {
	if !m.entry.Flags.Any(lexicon.Ambiguous | lexicon.UpperOnly) {
		return m.entry.Health&(1<<w.lang) != 0 || !w.lang.Supported()
	}
	return m.entry.Plain&(1<<w.lang) != 0
}

// upperOnly reports whether a spelling counts in upper case and is written so.
func (w *work) upperOnly(m mark) bool {
	return m.entry.Flags.Has(lexicon.UpperOnly) && !m.entry.Flags.Has(lexicon.Ambiguous) && w.upper(m)
}

// upper reports whether all words of a mark are written in upper case.
func (w *work) upper(m mark) bool {
	for i := m.first; i <= m.last; i++ {
		if t := w.tokens[i]; t.Kind == scan.Word && !t.Shape.Has(scan.AllUpper) {
			return false
		}
	}
	return true
}

// supportReach is the number of tokens within which a certain health word
// supports an everyday one.
const supportReach = 10

// supported reports whether an everyday word is meant as a health word: it is
// somebody's ("my pressure"), somebody has or feels it, or a certain health
// word stands near.
func (w *work) supported(m mark) bool {
	if w.foreignHere(m) {
		return false
	}
	if w.hasOwner(m.first) || w.heads(m) {
		return true
	}
	if w.ofThing(m.first, m.last, thingReach) || w.thingBehind(m.last) {
		return false
	}
	if w.valueFollows(m) || w.symptom(m) && w.ownerInClause(m) || w.personal && w.rareWord(m) {
		return true
	}
	for j, first := m.first-1, m.first-w.clauseBefore(m.first, 4); j >= first; j-- {
		if w.havingVerb(j) && w.personNear(j) || w.visit(m) && w.personAt(j) == lexicon.PersonSelf {
			return true
		}
	}
	for _, other := range w.marksFrom(m.first-supportReach-maxPhrase, m.last+supportReach) {
		if other.last < m.first-supportReach || other.first <= m.last && other.last >= m.first {
			continue
		}
		if !other.entry.Flags.Has(lexicon.Health) || !w.plain(other) && !w.upperOnly(other) {
			continue
		}
		if c := Class(lexicon.Concept(uint32(other.entry.Concept)).Class); c == ClassOrganization {
			continue // "the office is in the hospital" says little
		}
		return true
	}
	return false
}

// heads reports whether a word for care stands before a value in a form: "Patient:".
func (w *work) heads(m mark) bool {
	class := Class(lexicon.Concept(uint32(m.entry.Concept)).Class)
	return (class == ClassCare || class == ClassPayment) && m.last+1 < len(w.tokens) && strings.HasPrefix(strings.TrimLeft(w.gap(m.last+1), " "), ":")
}

// foreignHere reports whether a mark is a health word of another language only
// and a word or a name for something else in this one: "pains" are loaves in
// French, "ago" is a needle in Italian.
func (w *work) foreignHere(m mark) bool {
	if !w.lang.Supported() || m.entry.Health&(1<<w.lang) != 0 || m.last > m.first {
		return false
	}
	return w.lang == German || w.lang == Italian || m.entry.Word(uint8(w.lang)) > 0
}

// valueFollows reports whether a value follows what can be measured: "the sugar was
// 310".
func (w *work) valueFollows(m mark) bool {
	for j, last := m.last+1, m.last+w.clauseBehind(m.last, 3); j <= last; j++ {
		if w.tokens[j].Kind == scan.Number && w.tokens[j].Len() >= 2 {
			switch Class(lexicon.Concept(uint32(m.entry.Concept)).Class) {
			case ClassCondition, ClassLab, ClassVital, ClassMedication:
				return true
			}
		}
	}
	return false
}

// everyday is the weight in running text from which on a word is so common that
// it says nothing by itself, even to a clinic.
const everyday = 6

// rareWord reports whether an everyday word is one of the rarer ones, or a
// phrase. Who writes "rash" or "stitches" to a clinic means what they say.
func (w *work) rareWord(m mark) bool {
	return m.last > m.first || (w.lang == German || w.lang == Italian || m.entry.Word(uint8(w.lang)) < everyday) && !m.entry.Flags.Has(lexicon.Figurative)
}

// symptom reports whether a mark is a word for a symptom.
func (w *work) symptom(m mark) bool {
	return Class(lexicon.Concept(uint32(m.entry.Concept)).Class) == ClassSymptom
}

// clauseReach is the number of tokens of a clause that are looked at.
const clauseReach = 8

// ownerInClause reports whether the clause of a mark speaks of the author or of
// a relative: "my lip is still so swollen".
func (w *work) ownerInClause(m mark) bool {
	for j := range w.people.within(m.first-w.clauseBefore(m.first, clauseReach), m.first-1) {
		if w.personAt(j) == lexicon.PersonSelf || w.kin(j) {
			return true
		}
	}
	return w.speaksOf(lexicon.PersonSelf, m.last+1, m.last+w.clauseBehind(m.last, clauseReach/2))
}

// visit reports whether a mark is a word for care, which whoever says "I" beside
// it is about to receive.
func (w *work) visit(m mark) bool {
	return Class(lexicon.Concept(uint32(m.entry.Concept)).Class) == ClassCare
}

// havingVerb reports whether token i is a verb by which people say what ails
// them or what was done to them.
func (w *work) havingVerb(i int) bool { return w.entry(i).Forms.Has(lexicon.FormHaving) }

// personNear reports whether the author, a relative or another person stands
// before token i in its clause.
func (w *work) personNear(i int) bool {
	for j := range w.people.within(i-w.clauseBefore(i, 4), i) {
		if who := w.personAt(j); who == lexicon.PersonSelf || who == lexicon.PersonOther || w.kin(j) {
			return true
		}
	}
	return false
}

// grade says how surely a mention with scope s is a fact about somebody. Care
// and payment are facts once they are somebody's or in the past; to ask what is
// offered, or to praise, only implies a visit.
func (w *work) grade(m Mention, s scope) healthGrade {
	if w.professional && !s.owned && m.Class >= ClassProcedure {
		return healthNone // somebody who asks for a job or for the press
	}
	switch {
	case s.figurative, s.animal, m.Experiencer == ExperiencerStaff:
		return healthNone
	case m.Experiencer == ExperiencerGeneric:
		if m.Class == ClassOrganization {
			return healthNone
		}
		return healthGeneric
	}
	if m.Experiencer == ExperiencerUnclear {
		if m.Assertion == Hypothetical || m.Class == ClassOrganization {
			return healthNone
		}
		return healthUncertain
	}
	switch m.Class {
	case ClassOrganization:
		return healthUncertain // whoever was there was perhaps treated there
	case ClassCare, ClassPayment:
		if !s.owned && !s.past && !s.explicit {
			return healthUncertain
		}
	}
	return healthFact
}
