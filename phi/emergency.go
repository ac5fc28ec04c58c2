// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// An alarm is a way to tell of an emergency in everyday words: two signs close to
// each other in one sentence, in either order.
type alarm struct {
	a, b  lexicon.Signs
	reach int // largest number of tokens from one to the other
}

// alarms are the signs of a heart in need, of a stroke, and of somebody who gets
// no air, as first aid teaches them. An emergency that is missed costs more than
// one that is none.
var alarms = [...]alarm{
	{lexicon.SignChest, lexicon.SignPress, 5}, // "my chest feels tight"
	{lexicon.SignSide, lexicon.SignNumb, 5},   // "left arm went numb"
	{lexicon.SignBreath, lexicon.SignFail, 3}, // "he can barely breathe"
}

// alarmed is the first sign of each alarm.
const alarmed = lexicon.SignChest | lexicon.SignSide | lexicon.SignBreath

// alarming reports whether the part at hand tells of an emergency without a word
// for one.
func (w *work) alarming() bool {
	if !w.signed.Any(alarmed | lexicon.SignBlood) {
		return false
	}
	for n, x := range w.signs {
		if x.is.Has(lexicon.SignBlood) && w.gravid(x) && w.now(x.first, x.last) {
			return true
		}
		for k := n + 1; k < len(w.signs) && w.signs[k].first-x.last <= maxConstruction; k++ {
			y := w.signs[k]
			if !(x.is | y.is).Any(alarmed) {
				continue
			}
			if w.breaksBetween(x.last, y.first) {
				break
			}
			for _, a := range alarms {
				if y.first-x.last <= a.reach && (x.is.Any(a.a) && y.is.Any(a.b) || x.is.Any(a.b) && y.is.Any(a.a)) &&
					w.someone(x.first, y.last) && !w.ofThing(x.first, y.last, thingReach) && (a.b == lexicon.SignFail || w.now(x.first, y.last) && !w.denied(x.last+1, y.first-1)) {
					return true
				}
			}
		}
	}
	return false
}

// now reports whether what tokens first to last tell of happens, and to somebody.
func (w *work) now(first, last int) bool {
	s := w.scopeAt(first, last)
	return !s.negated && !(s.past && !s.present) && s.experiencer != ExperiencerGeneric
}

// denied reports whether tokens first to last deny what is told, or put it into
// a past that is over: "my chest doesn't hurt", "used to hurt". A verb in the
// past is no such thing: "went numb" is now.
func (w *work) denied(first, last int) bool {
	for _, m := range w.marksFrom(first, last) {
		if s := m.entry.Scope; s == lexicon.ScopeNegation || s == lexicon.ScopePast && m.last > m.first {
			return true
		}
	}
	return false
}

// gravidReach is the number of tokens around a sign within which a pregnancy is
// spoken of.
const gravidReach = 10

// gravid reports whether a pregnancy is spoken of around a sign, by its name or by
// its week: "I'm 12 weeks and spotting".
func (w *work) gravid(x sign) bool {
	for _, m := range w.marksFrom(x.first-gravidReach, x.last+gravidReach) {
		if m.entry.Concept == lexicon.ConceptPregnancy {
			return true
		}
	}
	for j := max(1, x.first-gravidReach); j < x.first; j++ {
		if w.tokens[j].Kind == scan.Number && w.signsOf(w.entry(j+1)).Has(lexicon.SignSpan) && w.atoi(j) >= 4 && w.atoi(j) <= 42 &&
			(w.personAt(j-1) == lexicon.PersonSelf || w.along(j-1)) {
			return true
		}
	}
	return false
}

// along reports whether token i stands before the week of a pregnancy.
func (w *work) along(i int) bool {
	switch string(w.lower(i)) {
	case "am", "at", "de", "di", "der", "alla":
		return true
	}
	return false
}
