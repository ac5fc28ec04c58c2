// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/bits"
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
		if s.experiencer == ExperiencerGeneric && w.personAt(j) != lexicon.PersonAnimal {
			s.experiencer = ExperiencerUnclear // "piango tutti i giorni"
		}
	}
	w.lookBack(&s, first)
	w.phraseScopes(&s, first)
	s.owned = w.hasOwner(first)
	w.lookAhead(&s, last)
	s.figurative = w.figurative(first) && (s.figurative || w.idiomBehind(last))
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

// lookBack notes what is said before token first. It looks only at tokens that tell
// something: a word for somebody, one before such a word, one that limits what is
// said, and the last of a clause.
func (w *work) lookBack(s *scope, first int) {
	ends := w.clauses.before(first + 1) // clauses, each by the last token before it
	telling := ends | w.people.before(first+1) | w.people.before(first) | w.limits.before(first)
	reach := upTo(personReach)
	open := true // no clause ended between the mention and token j
	for telling &= reach; telling != 0; telling &= reach {
		n := bits.LeadingZeros64(telling)
		j := first - 1 - n
		if j < 0 {
			return
		}
		telling &^= 1 << (63 - n)
		if ends>>(63-n)&1 != 0 {
			if s.experiencer != ExperiencerUnclear || containsNewParagraph(w.gap(j+1)) {
				return
			}
			open = false
		}
		if open && n < scopeReach {
			if e := w.entry(j); e.Scope == lexicon.ScopeTerminator || w.newSubject(j) {
				open = false
			} else {
				s.add(e.Scope)
			}
		}
		if s.experiencer == ExperiencerUnclear {
			s.experiencer = w.experiencerAt(j)
			who := w.personAt(j)
			s.animal = who == lexicon.PersonAnimal || who == lexicon.PersonOther && w.ofAnimal(j)
		}
		switch known := s.experiencer != ExperiencerUnclear; {
		case known && !open:
			return
		case known:
			reach = upTo(scopeReach)
		case !open:
			reach = upTo(personReach/2 + 1)
		}
	}
}

// lookAhead notes of whom the clause speaks behind token last.
func (w *work) lookAhead(s *scope, last int) {
	people := w.people.from(last+1) & (1<<w.clauseBehind(last, behindReach) - 1)
	for ; people != 0 && s.experiencer == ExperiencerUnclear; people &= people - 1 {
		j := last + 1 + bits.TrailingZeros64(people)
		if who := w.experiencerAt(j); who != ExperiencerGeneric || j <= last+genericReach {
			s.experiencer = who
		}
	}
}

// idiomBehind reports whether words behind token last make a figure of speech of
// what stands there.
func (w *work) idiomBehind(last int) bool {
	for _, m := range w.marksFrom(last+1, last+1+behindReach) {
		if m.entry.Scope == lexicon.ScopeIdiom {
			return true
		}
	}
	return false
}

// asks reports whether the sentence of token i ends in a question mark.
func (w *work) asks(i int) bool {
	n := w.clauseBehind(i, personReach)
	return n < personReach && strings.Contains(w.gapBehind(i+n), "?")
}

// asksForService reports whether the clause before token first asks what the
// organisation offers.
func (w *work) asksForService(first int) bool {
	if !w.marked.Has(lexicon.Intent) {
		return false
	}
	for _, m := range w.marksFrom(first-w.clauseBefore(first, clauseReach), first-1) {
		if Intent(m.entry.Intent) == IntentServiceQuestion {
			return true
		}
	}
	return false
}

// newSubject reports whether token j joins a clause with a subject of its own:
// "and my", "y ella".
func (w *work) newSubject(j int) bool {
	if w.tokens[j].Len() > len("and") || w.personAt(j+1) == 0 {
		return false
	}
	switch string(w.lower(j)) {
	case "and", "y", "et", "und", "e":
		return true
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
	for j, reach := first, first-2; j >= 0 && j >= reach; j-- {
		e := w.entry(j)
		if e.Forms.Any(lexicon.FormMine|lexicon.FormTheirs) || e.Flags.Has(lexicon.Kin) && w.kin(j) && possessive(w.word(j)) {
			return !w.breaksBetween(j, first)
		}
		if w.tokens[j].Kind == scan.Number {
			reach-- // "my 2:30 cleaning"
		}
	}
	return false
}

// hasOwner is owned, but remembers its last answer: one token is asked about several
// times in a row.
func (w *work) hasOwner(first int) bool {
	if w.ownerOf != first {
		w.ownerOf, w.isOwned = first, w.owned(first)
	}
	return w.isOwned
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
	reach := min(scopeReach, first)
	if w.spans.before(first)&upTo(reach) == 0 {
		return
	}
	for _, m := range w.marksFrom(first-reach, first-1) {
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
