// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// wordsOf returns the words of some names.
func wordsOf(lists ...[]string) map[uint64]bool {
	words := map[uint64]bool{}
	for _, list := range lists {
		for _, s := range list {
			for _, tok := range scan.Append(nil, s) {
				words[tok.Hash] = true
			}
		}
	}
	return words
}

// checkNames judges the names in the reply: those of the person addressed and
// of relatives, and those of clinicians and other staff.
func (w *work) checkNames() {
	t := w.text
	display, staff := w.display, w.guard.staff
	if len(display) == 0 {
		w.missing(CodeUsesName)
	}
	for i := range t.units {
		u := &t.units[i]
		if !u.upper || w.guard.own[u.hash] || !t.vocative(i) && (u.mention > 0 || !u.any(classUnknown, className, classClinician)) {
			continue
		}
		switch {
		case w.audience == verified:
			if u.is(className) && !u.is(classClinician) && !staff[u.hash] && !display[u.hash] && !w.disclosed.named[u.hash] && !t.addresses(i) {
				w.find("identifier.new", i, i+1)
			}
		case w.disclosed.kin[u.hash]:
			w.find("name.hidden", i, i+1)
		case display[u.hash] && !u.is(classClinician):
			w.find("name.shown", i, i+1)
		case u.is(classClinician):
			if !u.is(classClinicianTitle) {
				w.checkClinician(i, staff)
			}
		case t.addresses(i) && w.disclosed.named[u.hash] && len(display) == 0:
			// Nobody said whose name it is; the author may have signed with it.
		case len(display) > 0 && w.audience != listener && !staff[u.hash] && (t.addresses(i) && t.plausible(i) || t.namesPerson(i)):
			w.find("name.hidden", i, i+1)
		case t.addresses(i):
		case w.disclosed.named[u.hash] && (u.any(classCapital) || t.opensName(i)) && !t.initialism(i):
			w.find("provider.named", i, i+1)
		case t.afterRole(i) && t.sentenceHolds(i, classYou, classYour, classThird, classThirdsOwn, classRedirect):
			w.find("person.staff", i, i+1)
		}
	}
	w.checkSpecialties()
}

// addresses reports whether the name at unit i is the one addressed: it follows
// a greeting, or opens a sentence before a comma.
func (t *text) addresses(i int) bool {
	u := &t.units[i]
	from, to := t.sentence(i)
	if i > from {
		before := &t.units[i-1]
		if before.is(classGreeting) {
			return !u.line // what a line begins with after "Thank you," is the writer
		}
		return i >= 2 && before.any(className, classTitle) && t.addressesBefore(i-1)
	}
	return i+2 < to && t.units[i+1].comma && t.units[i+1].any(classGreeting, classYou, classWe) &&
		!u.is(classAdverb) && (u.is(classUnknown) && t.plausible(i) || t.vocative(i))
}

// usualName is the weight of a word that is a name more often than by chance.
const usualName = 4

// plausible reports whether a word that stands where a name does can be one:
// tables know it as a name, or, where nouns have no capitals, know it not at all.
func (t *text) plausible(i int) bool {
	e, ok := lexicon.Lookup(t.units[i].hash)
	if !ok {
		return t.lang != phi.German
	}
	return max(e.Given, e.Surname) >= usualName && !e.Flags.Any(lexicon.Function|lexicon.Common)
}

// namesPerson reports whether unit i is part of a person's name that is no name
// of the staff: behind a title or a relative, or beside another part, and not
// introduced as "our manager", "ask for" or "this is".
func (t *text) namesPerson(i int) bool {
	u := &t.units[i]
	from, to := t.sentence(i)
	if !u.is(className) || t.first(from, i, classStaff, classRedirect, classOur, classWe) >= 0 {
		return false
	}
	if i > from && t.units[i-1].any(classTitle, classKin) {
		return true
	}
	e, ok := lexicon.Lookup(u.hash)
	full := i > from && t.units[i-1].is(className) || i+1 < to && t.units[i+1].is(className)
	return full && ok && (e.Given > 0 || e.Surname > 0)
}

// vocative reports whether unit i opens a sentence and calls somebody by a name
// that is an everyday word too: "Bill, we know".
func (t *text) vocative(i int) bool {
	u := &t.units[i]
	if !u.upper || u.is(classGreeting) || i != t.sentences[u.sentence] || i+1 == len(t.units) || !t.units[i+1].comma || !t.units[i+1].any(classYou, classWe) {
		return false
	}
	e, ok := lexicon.Lookup(u.hash)
	return ok && e.Given >= usualName && !e.Flags.Has(lexicon.Function)
}

func (t *text) addressesBefore(i int) bool {
	from, _ := t.sentence(i)
	return i > from && t.units[i-1].is(classGreeting)
}

// initialism reports whether unit i is written in capitals only.
func (t *text) initialism(i int) bool {
	word := t.word(i)
	return len(word) > 1 && strings.ToUpper(word) == word
}

// afterRole reports whether a clinician's role stands before the name: "our
// hygienist Amy".
func (t *text) afterRole(i int) bool {
	return i > 0 && t.units[i].is(classCapital) && t.units[i-1].is(classStaff) && !t.units[i].comma
}

// checkClinician judges the name of a clinician at unit i by what else its
// sentence says.
func (w *work) checkClinician(i int, staff map[uint64]bool) {
	from, to := w.text.sentence(i)
	tied := w.tied[w.text.units[i].sentence]
	for k := from; k < to; k++ {
		u := &w.text.units[k]
		tied = tied || u.is(classRedirect) && w.tells()
	}
	switch {
	case tied:
		w.find("provider.tied", i, i+1)
	case w.disclosed.named[w.text.units[i].hash]:
		w.find("provider.named", i, i+1)
	case w.praises(i), w.directed(i) && !staff[w.text.units[i].hash]:
		w.find("person.staff", i, i+1)
	}
}

// praises reports whether the clinician at unit i is praised, as an answer to
// praise does: "Dr. Cole is the best".
func (w *work) praises(i int) bool {
	t := w.text
	_, to := t.clause(i)
	return i+1 < to && t.units[i+1].is(classBe) && t.first(i+2, min(i+5, to), w.guard.grammar.classes.praise) >= 0
}

// tells reports whether the reply tells of the person's health or care.
func (w *work) tells() bool {
	return w.has(CodeRestatesCondition) || w.has(CodeDisclosesTreatment) || w.has(CodeDisclosesAppointment)
}

// directed reports whether the sentence of unit i speaks to one person.
func (w *work) directed(i int) bool {
	return w.text.conditions(i, i+1, nil, withPerson) != 0 || w.text.sentenceHolds(i, classRedirect)
}

// sentenceHolds reports whether the sentence of unit i holds a unit of the
// classes.
func (t *text) sentenceHolds(i int, cs ...classID) bool {
	from, to := t.sentence(i)
	return t.first(from, to, cs...) >= 0
}

// couldName reports whether the capital of unit i can be that of a name. In
// German every noun has one; elsewhere days and houses do.
func (t *text) couldName(i int) bool {
	u := &t.units[i]
	if u.is(className) {
		return true
	}
	e, ok := lexicon.Lookup(u.hash)
	if t.lang == phi.German {
		return ok && (e.Given > 0 || e.Surname > 0) && !e.Flags.Any(lexicon.Common|lexicon.Function)
	}
	return !ok || e.Given > 0 || e.Surname > 0
}

// opensName reports whether a capital at the start of a sentence is a name: a
// verb of the third person or an "and" with another capital follows.
func (t *text) opensName(i int) bool {
	if i+1 >= len(t.units) || t.units[i+1].sentence != t.units[i].sentence {
		return false
	}
	return t.units[i+1].any(classBe, classPast, classPresentS, classHave, classGenitive)
}
