// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// Streets of other languages than English in texts without capitals. The number
// of the house gives them away: "12 rue des tanneurs", "via garibaldi 12",
// "schulstraße 4".

// lowerStreet is the evidence of such a street. What the tagger takes for a name in one of
// them is a part of it.
const lowerStreet = taggedMost

// findLowerStreetFirst finds a street in lower case behind its street word, token
// i, in a Romance language.
func (w *work) findLowerStreetFirst(i int) {
	if w.tokens[i].Len() < 3 || w.tokens[i].Shape.Has(scan.Upper) {
		return
	}
	name := i + 1
	for n := 0; n < 2 && name < len(w.tokens) && w.spaced(name) && particle(w.word(name)); n++ {
		name++
	}
	if !w.lowerStreetName(name) {
		return
	}
	if next := name + 1; next < len(w.tokens) && w.spaced(next) && w.lowerStreetName(next) && w.entry(next).Surname > w.entry(next).Word(uint8(w.lang)) {
		name = next // "rue victor hugo"
	}
	first, last := w.numberBefore(i), w.numberBehind(name)
	switch {
	case first >= 0:
		w.proposePlace(first, w.tailEnd(name), lowerStreet, "place/street")
	case last > name && w.tokens[last].Len() <= 3 && (name > i+1 || max(w.entry(name).Given, w.entry(name).Surname, w.entry(name).Place) > 0): // not "via orale 3"
		w.proposePlace(i, w.tailEnd(last), lowerStreet, "place/street")
	}
}

// lowerStreetName reports whether token i may be the name of a street in lower
// case.
func (w *work) lowerStreetName(i int) bool {
	return i < len(w.tokens) && w.spaced(i) && w.tokens[i].Kind == scan.Word && w.tokens[i].Len() >= 3 && !w.tokens[i].Shape.Has(scan.Upper) &&
		!w.flags(i).Any(lexicon.Function|lexicon.Label|lexicon.Unit|lexicon.Health|lexicon.NumberWord|lexicon.Month|lexicon.Weekday)
}

// findLowerGermanStreet finds a street in lower case, token i, whose one word
// ends with a street word and has a house number behind it.
func (w *work) findLowerGermanStreet(i int) {
	if w.germanStreetEnding(i) == "" {
		return
	}
	if last := w.numberBehind(i); last > i && w.tokens[last].Len() <= 4 {
		w.proposePlace(i, w.tailEnd(last), lowerStreet, "place/street")
	}
}
