// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/lexicon"

// ofAnimal reports whether the pronoun at token j stands for an animal that was
// named before it.
func (w *work) ofAnimal(j int) bool {
	for k := j - 1; k >= 0 && k > j-personReach; k-- {
		if w.personAt(k) == lexicon.PersonAnimal {
			return true
		}
		if w.kin(k) {
			return false
		}
	}
	return false
}

// experiencerAt returns whom the word at token j speaks of. A possessive in
// front of a relative or an animal belongs to that word.
func (w *work) experiencerAt(j int) Experiencer {
	if w.kin(j) {
		if j > 0 && w.personAt(j-1) == lexicon.PersonYou {
			return ExperiencerGeneric // "get your kids vaccinated"
		}
		return ExperiencerFamily
	}
	switch w.personAt(j) {
	case lexicon.PersonSelf:
		return ExperiencerSelf
	case lexicon.PersonOther:
		return ExperiencerOther
	case lexicon.PersonGeneric, lexicon.PersonAnimal:
		return ExperiencerGeneric
	}
	return ExperiencerUnclear
}

// trades reports whether the part at hand speaks of work, supplies or studies.
func (w *work) trades() bool {
	for _, m := range w.marks {
		if m.entry.Scope == lexicon.ScopeStaff && m.last > m.first {
			return true
		}
	}
	return false
}

// addressed reports whether a public message speaks to the organisation in the
// sentence of tokens first to last: "had mine done with you in June".
func (w *work) addressed(first, last int) bool {
	if !w.inbound {
		return false
	}
	return w.speaksOf(lexicon.PersonYou, first-w.clauseBefore(first, personReach), first) ||
		w.speaksOf(lexicon.PersonYou, last+1, last+w.clauseBehind(last, scopeReach))
}

// kin reports whether token j is a relative in the language of the text: "son"
// is one in English and a verb in Spanish.
func (w *work) kin(j int) bool {
	e := w.entry(j)
	return e.Flags.Has(lexicon.Kin) && e.Langs&w.langs != 0
}

// personAt returns whom the word at token j stands for in the language of the
// text: "il" is a person in French and an article in Italian.
func (w *work) personAt(j int) lexicon.Person {
	e := w.entry(j)
	if e.PersonLangs&w.langs == 0 {
		return 0
	}
	return e.Person
}

// speaksOf reports whether one of the tokens first to last stands for a person.
func (w *work) speaksOf(who lexicon.Person, first, last int) bool {
	for j := range w.people.within(first, last) {
		if w.personAt(j) == who {
			return true
		}
	}
	return false
}

// namedInSentence reports whether a person is named in the sentence of tokens
// first to last.
func (w *work) namedInSentence(first, last int) bool {
	if !w.named {
		return false
	}
	start, end := first-w.clauseBefore(first, personReach), last+w.clauseBehind(last, personReach)
	from, _ := w.view.Original(int(w.tokens[start].Start), int(w.tokens[start].End))
	_, to := w.view.Original(int(w.tokens[end].Start), int(w.tokens[end].End))
	for _, f := range w.foundFrom(from) {
		if f.End > to {
			break // what is found is disjoint and sorted
		}
		if namesPerson(f) {
			return true
		}
	}
	return false
}

// namesPerson reports whether a finding is the name of somebody who is not there
// to work.
func namesPerson(f Finding) bool {
	return f.Kind == KindName && f.Role != RoleProvider && f.Role != RoleStaff && f.Role != RoleOwn
}
