// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// restates reports whether a mention of the reply is something that the
// inbound message told or gives away, in either direction: the drug for the
// condition, the condition for the drug.
func (d *disclosed) restates(m phi.Mention) bool {
	if d.given[m.Concept] {
		return true
	}
	for _, implied := range m.Concept.Implies() {
		if d.given[implied] {
			return true
		}
	}
	return false
}

// checkConcepts finds what the inbound message told in the reply, and
// substance use wherever it is ascribed.
func (w *work) checkConcepts() {
	t := w.text
	for k, m := range t.mentions {
		from, to := t.within(m.Start, m.End)
		for from < to && t.units[from].mention != int32(k+1) {
			from++
		}
		for from < to && t.units[to-1].mention != int32(k+1) {
			to--
		}
		if from == to || t.conditions(from, to, nil, inEmergency) != 0 {
			continue // in the signature, the organisation's own name, or instructions
		}
		if !slices.ContainsFunc(t.units[from:to], func(u unit) bool { return !u.is(classStaff) }) {
			continue // "our hygienists": who works there is no secret of the person
		}
		told := w.hinted(m) || len(w.disclosed.told) > 0 && w.disclosed.restates(m)
		if told {
			w.findTold(from, to, m.Class)
		}
		if m.Sensitivity.Has(phi.SensitivitySUD) && (told || w.covered(from, to)) {
			w.find("concept.sud", from, to)
		}
	}
}

// hinted reports whether an everyday word of the inbound message means what a
// mention of the reply says, or is a part of it: "sugar" and "blood sugar".
func (w *work) hinted(m phi.Mention) bool {
	if m.Class > phi.ClassVital {
		return false
	}
	if w.disclosed.hinted[m.Concept] {
		return true
	}
	if len(w.disclosed.words) == 0 {
		return false
	}
	return slices.ContainsFunc(scan.Append(nil, w.x.Reply[m.Start:m.End]), func(t scan.Token) bool { return w.disclosed.words[t.Hash] })
}

// checkEveryday finds everyday words that the detector leaves alone without
// support, "sugar" or "pressure": the inbound message is their support.
func (w *work) checkEveryday() {
	if len(w.disclosed.told) == 0 {
		return
	}
	t := w.text
	for i := range t.units {
		if c, ok := everyday(&t.units[i]); ok && w.disclosed.given[c] && t.conditions(i, i+1, nil, inEmergency) == 0 {
			w.findTold(i, i+1, phi.ClassCondition)
		}
	}
}

// findTold reports the units [from, to) as told by the inbound message: of the
// person, or in general, which answers to it all the same, but may be what is
// offered to everybody. Beside emergency instructions general talk explains them,
// and general talk of what care does may lead to a private channel.
func (w *work) findTold(from, to int, class phi.Class) {
	c := w.text.conditions(from, to, nil, withPerson|inPast|inGeneric|withPrivate)
	switch {
	case c&(withPerson|inPast) != 0 && c&inGeneric == 0 || w.covered(from, to):
		w.find("concept.restated", from, to)
	case w.text.has(classEmergency) || w.asksService() || class >= phi.ClassProcedure && c&withPrivate != 0:
	case class <= phi.ClassSymptom:
		w.find("concept.general", from, to)
	default:
		w.find("offer.told", from, to)
	}
}

// covered reports whether a rule about the person already matched at the units
// [from, to).
func (w *work) covered(from, to int) bool { return slices.Contains(w.personal[from:to], true) }

// checkAmounts finds amounts of the inbound message in the reply: they are
// details of what happened.
func (w *work) checkAmounts() {
	t := w.text
	if len(w.disclosed.numbers) == 0 {
		return
	}
	for i := range t.units {
		if t.amount(i) && w.disclosed.numbers[t.units[i].hash] && !t.sentenceHolds(i, classContact, classGeneric) {
			w.find("amount.restated", i, i+1)
		}
	}
}

// checkOwned finds what the reply says the person has, by a noun that no list
// knows: in an answer that tells of the past, or regrets or praises, it is
// known from care.
func (w *work) checkOwned() {
	t := w.text
	if w.lang != phi.English || !t.has(classYour) {
		return
	}
	for i := range t.units {
		if !t.units[i].is(classYour) || t.conditional(i) {
			continue
		}
		_, limit := t.sentence(i)
		end := i + 1
		for end < limit && !t.units[end].comma && modifier(&t.units[end]) {
			end++
		}
		if end == i+1 || end < limit && t.units[end].is(classHarmless) || t.units[end-1].any(classKin, classStaff, classAdverb) {
			continue
		}
		if last := &t.units[end-1]; !last.any(classUnknown, classCapital) || last.any(classIng, classPast) {
			continue
		}
		from, _ := t.sentence(i)
		clause, clauseEnd := t.clause(i)
		classes := &w.guard.grammar.classes
		if t.past(clause, clauseEnd) || t.first(from, i, classes.sorry, classes.glad, classes.hope) >= 0 {
			w.find("person.owns", i, end)
		}
	}
}
