// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/lexicon"

// The weight of what is only a hint. Hints of one kind count once.
var hints = [...]struct {
	signs  lexicon.Signs
	weight int
	hard   bool // says by itself that something is about health, if weakly
}{
	{lexicon.SignCarer | lexicon.SignRemedy, 3, true},
	{lexicon.SignBody, 2, true},
	{lexicon.SignState | lexicon.SignIll, 2, true},
	{lexicon.SignFear, 2, true},
	{lexicon.SignPaper, 2, true},
	{lexicon.SignStay, 2, true},
	{lexicon.SignVital | lexicon.SignMove, 1, false},
	{lexicon.SignFail, 1, false},
	{lexicon.SignCourse, 1, false},
	{lexicon.SignSpan, 1, false},
	{lexicon.SignTake, 1, false},
	{lexicon.SignVague, 1, false},
}

const (
	hintSelf, hintKin, hintOther, hintAdvice = 1, 2, 1, 2

	// enoughHints is the sum from which on hints are health talk, and plainHints
	// the one from which on they tell a fact.
	enoughHints, plainHints = 5, 6
	// hintReach is the number of tokens over which hints add up.
	hintReach = 40
)

// hintedTalk adds the places where what the author hints at adds up to health
// talk: "I found something in the shower and I'm scared". It is asked only about
// places that say nothing more plainly.
func (w *work) hintedTalk(out []Mention) []Mention {
	if !w.personal || w.professional {
		return out
	}
	for start := 0; start < len(w.signs); {
		end := start
		for end < len(w.signs) && w.signs[end].last-w.signs[start].first < hintReach {
			end++
		}
		first, last := w.signs[start].first, w.signs[end-1].last
		if sum := w.hintsAddUp(w.signs[start:end], first, last); sum >= enoughHints && !w.toldNear(out, first, last) {
			out = w.hint(out, first, last, sum >= plainHints)
		}
		start = end
	}
	return out
}

// toldNear reports whether a mention that counts stands within hintReach of
// tokens first to last.
func (w *work) toldNear(out []Mention, first, last int) bool {
	from, _ := w.view.Original(int(w.tokens[max(0, first-hintReach)].Start), int(w.tokens[first].End))
	_, to := w.view.Original(int(w.tokens[last].Start), int(w.tokens[min(len(w.tokens)-1, last+hintReach)].End))
	for i := w.mentionAt(out, from); i < len(out) && out[i].Start < to; i++ {
		if w.grades[i] >= healthGeneric {
			return true
		}
	}
	return false
}

// hint adds a mention of health that is hinted at, of which plain hints tell a
// fact.
func (w *work) hint(out []Mention, first, last int, plain bool) []Mention {
	m, grade := w.mention(first, last, ClassSymptom, lexicon.ConceptHealthHint)
	if !plain {
		grade = min(grade, healthUncertain)
	}
	return w.insert(out, w.mentionAt(out, m.Start), m, grade)
}

// hintsAddUp returns what signs, from tokens first to last, weigh together, 0 if
// none of them is about health.
func (w *work) hintsAddUp(signs []sign, first, last int) int {
	var all lexicon.Signs
	for _, s := range signs {
		all |= s.is
	}
	if all.Any(lexicon.SignThing | lexicon.SignFigure) {
		return 0
	}
	sum, hard := w.hintsOfPersons(first, last)
	if sum == 0 {
		return 0
	}
	for _, h := range hints {
		if all.Any(h.signs) {
			sum += h.weight
			hard = hard || h.hard
		}
	}
	if !hard {
		return 0
	}
	return sum
}

// hintsOfPersons returns the weight of the persons in the sentences of tokens
// first to last and of the questions that they ask, 0 if an animal, the world at
// large or a service is spoken of.
func (w *work) hintsOfPersons(first, last int) (sum int, hard bool) {
	first -= w.clauseBefore(first, hintReach)
	last += w.clauseBehind(last, hintReach)
	self, kin, other := 0, 0, 0
	for i := range w.people.within(first, last) {
		if w.kin(i) {
			kin = hintKin
			continue
		}
		switch w.personAt(i) {
		case lexicon.PersonSelf:
			self = hintSelf
		case lexicon.PersonOther:
			other = hintOther
		case lexicon.PersonAnimal, lexicon.PersonGeneric:
			return 0, false
		}
	}
	sum = 1 + self + kin + other // whoever writes in private is somebody
	for _, m := range w.marksFrom(first, last) {
		switch Intent(m.entry.Intent) {
		case IntentServiceQuestion:
			return 0, false
		case IntentMedicalAdviceRequest, IntentAdverseEvent:
			hard = true
		}
	}
	if hard {
		sum += hintAdvice
	}
	return sum, hard
}
