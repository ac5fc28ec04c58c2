// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
)

// A construction is a way to tell of health without a word of the trade: two
// signs close to each other in one sentence, of somebody.
type construction struct {
	a, b    lexicon.Signs
	reach   int  // largest number of tokens from one to the other
	ordered bool // b stands behind a
	foreign bool // and a behind b where the verb goes first or last, in other languages than English
	class   Class
	concept uint32
}

var constructions = [...]construction{
	{a: lexicon.SignBody, b: lexicon.SignState, reach: 5, class: ClassSymptom, concept: lexicon.ConceptBodyComplaint},                                // "the knee is swollen"
	{a: lexicon.SignFail, b: lexicon.SignVital, reach: 4, ordered: true, foreign: true, class: ClassSymptom, concept: lexicon.ConceptBodilyFunction}, // "hasn't kept food down", "isst nichts"
	{a: lexicon.SignFeel, b: lexicon.SignIll, reach: 3, ordered: true, class: ClassSymptom, concept: lexicon.ConceptMalaise},                         // "feel so weak"
	{a: lexicon.SignTake, b: lexicon.SignRemedy, reach: 4, class: ClassMedication, concept: lexicon.ConceptMedicationUse},                            // "they upped my dose"
	{a: lexicon.SignCarer, b: lexicon.SignTell, reach: 4, ordered: true, foreign: true, class: ClassCare, concept: lexicon.ConceptCareContact},       // "the nurse said"
	{a: lexicon.SignAbstain, b: lexicon.SignSpan, reach: 4, class: ClassCondition, concept: lexicon.ConceptSobriety},                                 // "clean for 3 months"
}

// constructive are the signs of which some construction is made.
const constructive = lexicon.SignBody | lexicon.SignState | lexicon.SignFail | lexicon.SignVital | lexicon.SignFeel | lexicon.SignIll |
	lexicon.SignTake | lexicon.SignRemedy | lexicon.SignCarer | lexicon.SignTell | lexicon.SignAbstain | lexicon.SignSpan

// limbReach is the number of tokens around a part of the body within which it is
// said that it cannot be moved or felt.
const limbReach = 6

// everydayTalk adds the places that tell of health in everyday words. Where a
// mention says it already, the fact is added to that mention.
func (w *work) everydayTalk(out []Mention) []Mention {
	for n, x := range w.signs {
		if x.is.Has(lexicon.SignBody) {
			if first, last, ok := w.limbFails(n); ok {
				out = w.tell(out, first, last, ClassSymptom, lexicon.ConceptBodyComplaint)
			}
		}
		if x.is.Has(lexicon.SignDrink) {
			if first, last, ok := w.together(n, lexicon.SignFail, lexicon.SignSpan); ok && w.someone(first, last) {
				out = w.tell(out, first, last, ClassCondition, lexicon.ConceptSobriety)
			}
		}
		if !x.is.Any(constructive) {
			continue
		}
		partners := partnersOf(x.is)
		for k := n + 1; k < len(w.signs) && w.signs[k].first-x.last <= maxConstruction; k++ {
			y := w.signs[k]
			if !y.is.Any(partners) {
				continue
			}
			if w.breaksBetween(x.last, y.first) {
				break
			}
			for i := range constructions {
				if c := &constructions[i]; w.constructs(c, x, y) {
					out = w.tell(out, x.first, y.last, c.class, c.concept)
					break
				}
			}
		}
	}
	return out
}

// partnersOf returns the signs that make a construction together with one of s.
func partnersOf(s lexicon.Signs) lexicon.Signs {
	var out lexicon.Signs
	for i := range constructions {
		c := &constructions[i]
		if s.Any(c.a) {
			out |= c.b
		}
		if s.Any(c.b) {
			out |= c.a
		}
	}
	return out
}

// maxConstruction is the largest reach of a construction.
const maxConstruction = 5

// constructs reports whether signs x and y, in this order, are construction c.
func (w *work) constructs(c *construction, x, y sign) bool {
	if y.first-x.last > c.reach {
		return false
	}
	forward := x.is.Any(c.a) && y.is.Any(c.b)
	backward := x.is.Any(c.b) && y.is.Any(c.a) && (!c.ordered || c.foreign && w.lang != English)
	if !forward && !backward {
		return false
	}
	switch c.a {
	case lexicon.SignBody:
		body := x
		if !forward {
			body = y
		}
		return w.bodyOfSomeone(body, x.first, y.last)
	case lexicon.SignFeel:
		if !w.personNear(x.last) && x.first > 0 && !w.clauses.has(x.first) {
			return false // "the connection is weak"
		}
	}
	return w.someone(x.first, y.last) && !w.ofThing(x.first, x.first, thingReach)
}

// thingReach is the number of tokens between a thing and what is said of it.
const thingReach = 3

// bodyOfSomeone reports whether a part of the body, in a construction of tokens
// first to last, is a person's and no thing's.
func (w *work) bodyOfSomeone(body sign, first, last int) bool {
	if w.owned(body.first) {
		return true
	}
	return w.someone(first, last) && !w.ofThing(first, last, thingReach) && !w.thingBehind(body.last)
}

// someone reports whether tokens first to last are said of somebody: the clause
// names a person, or the message is what a person writes of themselves.
func (w *work) someone(first, last int) bool {
	return w.personal || w.owned(first) || w.personNear(first) || w.ownerInClause(mark{first: first, last: last})
}

// limbFails reports whether it is said of the part of the body at sign n that it
// cannot be moved or felt: "can't feel my toes", "spüre die Zehen nicht".
func (w *work) limbFails(n int) (first, last int, ok bool) {
	first, last, ok = w.together(n, lexicon.SignMove, lexicon.SignFail)
	return first, last, ok && w.bodyOfSomeone(w.signs[n], first, last)
}

// together looks for one sign of a and another of b around sign n in its
// sentence, and returns the tokens from the first to the last of the three.
func (w *work) together(n int, a, b lexicon.Signs) (first, last int, ok bool) {
	x := w.signs[n]
	first, last = x.first, x.last
	for _, want := range [...]lexicon.Signs{a, b} {
		k := w.nearestSign(n, want)
		if k < 0 {
			return 0, 0, false
		}
		first, last = min(first, w.signs[k].first), max(last, w.signs[k].last)
	}
	return first, last, true
}

// nearestSign returns the index of another sign of the given kind within
// limbReach of sign n in its sentence, or -1.
func (w *work) nearestSign(n int, want lexicon.Signs) int {
	x := w.signs[n]
	for k := n - 1; k >= 0 && x.first-w.signs[k].last <= limbReach && !w.breaksBetween(w.signs[k].last, x.first); k-- {
		if w.signs[k].is.Any(want) {
			return k
		}
	}
	for k := n + 1; k < len(w.signs) && w.signs[k].first-x.last <= limbReach && !w.breaksBetween(x.last, w.signs[k].first); k++ {
		if w.signs[k].is.Any(want) {
			return k
		}
	}
	return -1
}

// tell adds a mention of tokens first to last. If mentions are there already, what
// is told makes facts of them.
func (w *work) tell(out []Mention, first, last int, class Class, concept uint32) []Mention {
	m, grade := w.mention(first, last, class, concept)
	if class == ClassCare && grade == healthUncertain && m.Experiencer != ExperiencerUnclear {
		grade = healthFact // what a carer said was said to somebody
	}
	at := w.mentionAt(out, m.Start)
	there := false
	for i := at; i < len(out) && out[i].Start < m.End; i++ {
		there = true
		if w.grades[i] == healthUncertain {
			w.grades[i] = max(w.grades[i], grade)
		}
	}
	if there {
		return out
	}
	return w.insert(out, at, m, grade)
}

// mentionAt returns the index of the first mention of the part at hand that ends
// behind an offset. Mentions are sorted and disjoint.
func (w *work) mentionAt(out []Mention, offset int) int {
	n, _ := slices.BinarySearchFunc(out, offset, func(o Mention, offset int) int {
		if o.End <= offset {
			return -1
		}
		return 1
	})
	return n
}
