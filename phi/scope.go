// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A scope is what the clause around a mention says about it. Negation, doubt
// and tense reach from their word to the end of the clause; the person is the
// one spoken of nearest before the mention, in its clause or its sentence.
type scope struct {
	negated, uncertain, hypothetical bool
	figurative, staff, animal        bool
	past, present, future            bool
	owned                            bool // a possessive stands before the mention
	explicit                         bool // a word around the mention stands for the experiencer
	experiencer                      Experiencer
}

// The reach of scope words, in tokens.
const (
	scopeReach  = 8
	personReach = 24
	behindReach = 6
	// genericReach is shorter: "asthma in adults" is of nobody, and "sober, thanks
	// to the people here" is not.
	genericReach = 3
)

func (s scope) assertion() Assertion {
	switch {
	case s.negated:
		return Negated
	case s.uncertain:
		return Uncertain
	case s.hypothetical:
		return Hypothetical
	}
	return Affirmed
}

func (s scope) tense() Tense {
	switch {
	case s.future:
		return Future
	case s.past:
		return Past
	}
	return Present
}

// scopeAt returns the scope of tokens first to last.
func (w *work) scopeAt(first, last int) scope {
	s := scope{present: true}
	for j := first; j <= last && s.experiencer == ExperiencerUnclear; j++ {
		s.experiencer = w.experiencerAt(j) // "my copay" is one spelling
	}
	open := true // no clause ended between the mention and token j
	for j := first - 1; j >= 0 && j >= first-personReach; j-- {
		gap := w.gap(j + 1)
		if breaks(gap) {
			if s.experiencer != ExperiencerUnclear || containsNewParagraph(gap) {
				break
			}
			open = false
		}
		e := w.entries[j]
		if open && first-j <= scopeReach {
			if e.Scope == lexicon.ScopeTerminator || w.newSubject(j) {
				open = false
			} else {
				s.add(e.Scope)
			}
		}
		if s.experiencer == ExperiencerUnclear {
			s.experiencer = w.experiencerAt(j)
			who := w.personAt(j)
			s.animal = s.animal || who == lexicon.PersonAnimal || who == lexicon.PersonOther && w.ofAnimal(j)
		}
		if !open && (s.experiencer != ExperiencerUnclear || first-j > personReach/2) {
			break
		}
	}
	w.phraseScopes(&s, first)
	s.owned = w.owned(first)
	for j := last + 1; j < len(w.tokens) && j <= last+behindReach && !breaks(w.gap(j)); j++ {
		e := w.entries[j]
		if e.Scope == lexicon.ScopeIdiom {
			s.figurative = true
		}
		if s.experiencer == ExperiencerUnclear {
			if who := w.experiencerAt(j); who != ExperiencerGeneric || j <= last+genericReach {
				s.experiencer = who
			}
		}
	}
	for _, m := range w.marksFrom(last+1, last+1+behindReach) {
		if m.entry.Scope == lexicon.ScopeIdiom {
			s.figurative = true
		}
	}
	s.figurative = s.figurative && w.figurative(first)
	switch {
	case s.figurative:
		s.experiencer = ExperiencerGeneric
	case s.animal:
		s.experiencer = ExperiencerGeneric
	case s.staff:
		s.experiencer = ExperiencerStaff
	}
	s.explicit = s.experiencer != ExperiencerUnclear
	if !s.owned && w.asksForService(first) {
		s.experiencer = ExperiencerUnclear // "do you see kids with asthma" is about nobody
		return s
	}
	if s.experiencer == ExperiencerUnclear && w.namedInSentence(first, last) {
		s.experiencer = ExperiencerOther
	}
	if s.experiencer == ExperiencerUnclear && (w.personal || w.addressed(first, last)) && !w.professional && !w.asks(last) {
		s.experiencer = ExperiencerSelf // "been throwing up all night": people leave themselves out
	}
	return s
}

// asks reports whether the sentence of token i ends in a question mark.
func (w *work) asks(i int) bool {
	for j := i; j < len(w.tokens) && j < i+personReach; j++ {
		gap := w.text[w.tokens[j].End:]
		if j+1 < len(w.tokens) {
			gap = w.gap(j + 1)
		}
		if strings.Contains(gap, "?") {
			return true
		}
		if breaks(gap) {
			return false
		}
	}
	return false
}

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

// asksForService reports whether the clause before token first asks what the
// organisation offers.
func (w *work) asksForService(first int) bool {
	for j := first - 1; j >= 0 && j >= first-clauseReach && !breaks(w.gap(j+1)); j-- {
		for _, m := range w.marksAt(j) {
			if Intent(m.entry.Intent) == IntentServiceQuestion {
				return true
			}
		}
	}
	return false
}

// newSubject reports whether token j joins a clause with a subject of its own:
// "and my", "y ella".
func (w *work) newSubject(j int) bool {
	switch string(w.lower(j)) {
	case "and", "y", "et", "und", "e":
		return j+1 < len(w.entries) && w.personAt(j+1) != 0
	}
	return false
}

// figurative reports whether a word at token first is also said of things that
// have nothing to do with health.
func (w *work) figurative(first int) bool {
	if w.flags(first).Has(lexicon.Figurative) {
		return true
	}
	for _, m := range w.marksAt(first) {
		if m.entry.Flags.Has(lexicon.Figurative) {
			return true
		}
	}
	return false
}

// owned reports whether a possessive starts at token first or stands before it:
// "my", "her", "my mother's", with at most one word between.
func (w *work) owned(first int) bool {
	for j, reach := first, first-2; j >= 0 && j >= reach && (j == first || !breaks(w.gap(j+1))); j-- {
		if w.tokens[j].Kind == scan.Number {
			reach-- // "my 2:30 cleaning"
		}
		if w.possessive(j) || w.ownerWord(j) || w.kin(j) && possessive(w.word(j)) {
			return true
		}
	}
	return false
}

func containsNewParagraph(gap string) bool {
	lines := 0
	for i := 0; i < len(gap); i++ {
		if gap[i] == '\n' {
			lines++
		}
	}
	return lines > 1
}

// add notes a scope word.
func (s *scope) add(sc lexicon.Scope) {
	switch sc {
	case lexicon.ScopeNegation:
		s.negated = true
	case lexicon.ScopePseudo:
		s.negated = false
	case lexicon.ScopeUncertain:
		s.uncertain = true
	case lexicon.ScopeHypothetical:
		s.hypothetical = true
	case lexicon.ScopePast:
		s.past = true
	case lexicon.ScopeFuture:
		s.future = true
	case lexicon.ScopeStaff:
		s.staff = true
	case lexicon.ScopeIdiom:
		s.figurative = true
	}
}

// phraseScopes notes the scope phrases of several words before token first.
func (w *work) phraseScopes(s *scope, first int) {
	for _, m := range w.marksFrom(first-scopeReach, first-1) {
		if m.last > m.first && m.last < first && m.entry.Scope != 0 && !w.breaksBetween(m.last, first) {
			s.add(m.entry.Scope)
		}
	}
}

// breaksBetween reports whether a sentence ends between tokens a and b.
func (w *work) breaksBetween(a, b int) bool {
	for j := a + 1; j <= b; j++ {
		if breaks(w.gap(j)) {
			return true
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
	for j := first; j >= 0 && j >= first-personReach; j-- {
		if w.personAt(j) == lexicon.PersonYou {
			return true
		}
		if j > 0 && breaks(w.gap(j)) {
			break
		}
	}
	for j := last + 1; j < len(w.tokens) && j <= last+scopeReach && !breaks(w.gap(j)); j++ {
		if w.personAt(j) == lexicon.PersonYou {
			return true
		}
	}
	return false
}

// kin reports whether token j is a relative in the language of the text: "son"
// is one in English and a verb in Spanish.
func (w *work) kin(j int) bool {
	e := w.entries[j]
	return e.Flags.Has(lexicon.Kin) && (!w.lang.Supported() || e.Langs&(1<<w.lang) != 0)
}

// personAt returns whom the word at token j stands for in the language of the
// text: "il" is a person in French and an article in Italian.
func (w *work) personAt(j int) lexicon.Person {
	e := w.entries[j]
	if w.lang.Supported() && e.PersonLangs&(1<<w.lang) == 0 {
		return 0
	}
	return e.Person
}

// namedInSentence reports whether a person is named in the sentence of tokens
// first to last.
func (w *work) namedInSentence(first, last int) bool {
	start, end := first, last
	for start > 0 && first-start < personReach && !breaks(w.gap(start)) {
		start--
	}
	for end+1 < len(w.tokens) && end-last < personReach && !breaks(w.gap(end+1)) {
		end++
	}
	from, _ := w.view.Original(int(w.tokens[start].Start), int(w.tokens[start].End))
	_, to := w.view.Original(int(w.tokens[end].Start), int(w.tokens[end].End))
	for _, f := range w.foundFrom(from) {
		if f.End > to {
			break // what is found is disjoint and sorted
		}
		if f.Kind == KindName && f.Role != RoleProvider && f.Role != RoleStaff && f.Role != RoleOwn {
			return true
		}
	}
	return false
}
