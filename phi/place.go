// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findPlace finds towns before a state ("Fresno, CA"), after words that say
// where somebody lives ("lives in Fresno"), and behind a label. A state or a
// country alone is no identifier.
func findPlace(w *work, i int) {
	if w.labelAt[i] >= 0 && w.labels[w.labelAt[i]].kind == KindLocation {
		w.findLabelledPlace(w.labels[w.labelAt[i]])
	}
	t := w.tokens[i]
	if t.Kind != scan.Word || !t.Shape.Has(scan.Upper) || w.flags(i).Any(lexicon.Function|lexicon.Month|lexicon.Weekday|lexicon.Title|lexicon.ProviderTitle) {
		return
	}
	if i > 0 && w.gap(i) == " " && w.properName(i-1) {
		return // in the middle of a name
	}
	last := i
	for last+1 < len(w.tokens) && last-i < 3 && (w.gap(last+1) == " " || w.gap(last+1) == "-") && w.properName(last+1) {
		last++
	}
	w.findBeforeState(i, last)
	w.findAfterCue(i, last)
}

// properName reports whether token i is a capitalised word that no list knows
// as something else.
func (w *work) properName(i int) bool {
	return w.tokens[i].Kind == scan.Word && w.tokens[i].Shape.Has(scan.Upper) &&
		!w.flags(i).Any(lexicon.Function|lexicon.Month|lexicon.Weekday|lexicon.StateCode|lexicon.Title|lexicon.ProviderTitle|lexicon.Label)
}

// findBeforeState finds a town that a comma and a state follow.
func (w *work) findBeforeState(first, last int) {
	j := last + 1
	if j >= len(w.tokens) || w.gap(j) != ", " && w.gap(j) != "," {
		return
	}
	end := -1
	switch {
	case w.flags(j).Has(lexicon.StateCode) && w.tokens[j].Shape.Has(scan.AllUpper):
		end = j
	case w.tokens[j].Shape.Has(scan.Upper):
		end = w.state(j)
	}
	if end < 0 {
		return
	}
	w.propose(candidate{kind: KindLocation, start: int(w.tokens[first].Start), end: int(w.tokens[end].End), odds: 2.5, rule: "place/town-state"})
}

// findAfterCue finds a town behind words that say where somebody lives.
func (w *work) findAfterCue(first, last int) {
	if first < 1 || w.gap(first) != " " || w.endsOrganization(last) || w.state(first) == last {
		return
	}
	odds := 0.0
	switch strings.ToLower(w.word(first - 1)) {
	case "in", "near", "en", "à", "a":
		if first < 2 {
			return
		}
		switch strings.ToLower(w.word(first - 2)) {
		case "live", "lives", "living", "lived", "reside", "resides", "residing", "resided", "born", "based", "located", "raised",
			"vivo", "vive", "resido", "habite", "habito", "abito", "residente", "domiciliado", "domiciliada", "demeurant", "home":
			odds = 2.5
		case "wohne", "wohnt", "wohnhaft", "lebe", "lebt":
			odds = 2.5
		}
	case "from", "aus", "da", "de":
		if first >= 2 && (w.is(first-2, "moved") || w.is(first-2, "drove") || w.is(first-2, "come") || w.is(first-2, "originally") || w.is(first-2, "komme")) {
			odds = 1.5
		} else if w.is(first-1, "from") && w.person(first-2) {
			odds = 0.4
		}
	case "downtown":
		odds = 1
	}
	if odds > 0 {
		w.propose(candidate{kind: KindLocation, start: int(w.tokens[first].Start), end: int(w.tokens[last].End), odds: odds, rule: "place/cue"})
	}
}

// person reports whether token i ends a word for a person: a name, a pronoun,
// "patient", "man".
func (w *work) person(i int) bool {
	if i < 0 {
		return false
	}
	if w.entries[i].Person != 0 || w.flags(i).Has(lexicon.Kin) || w.given(i) || w.tokens[i].Shape.Has(scan.Upper) {
		return true
	}
	switch strings.ToLower(w.word(i)) {
	case "patient", "pt", "man", "woman", "male", "female", "boy", "girl", "lady", "i'm", "am", "is", "m", "f":
		return true
	}
	return false
}

// endsOrganization reports whether the word behind token i, or token i itself,
// makes what came before the name of an organisation.
func (w *work) endsOrganization(i int) bool {
	return w.flags(i).Has(lexicon.Organization) ||
		i+1 < len(w.tokens) && w.gap(i+1) == " " && w.flags(i+1).Has(lexicon.Organization) && w.tokens[i+1].Shape.Has(scan.Upper)
}

// findLabelledPlace finds what stands behind a label such as "address:" up to
// the end of the line or of the sentence.
func (w *work) findLabelledPlace(l label) {
	first := l.last + 1
	if first >= len(w.tokens) || !connector(w.gap(first)) && !w.is(first, "is") {
		return
	}
	if w.is(first, "is") {
		first++
	}
	last := -1
	for j := first; j < len(w.tokens) && j < first+12; j++ {
		gap := w.gap(j)
		if j > first && (breaks(gap) && !strings.HasPrefix(gap, ",") || strings.ContainsAny(gap, ":()|") || w.labelAt[j] >= 0) {
			break
		}
		t := w.tokens[j]
		if j > first && t.Kind == scan.Word && !t.Shape.Has(scan.Upper) && !w.flags(j).Any(lexicon.Street|lexicon.Unit|lexicon.State) && !particle(w.word(j)) {
			break
		}
		last = j
	}
	if last < first || w.state(first) == last || last == first && w.tokens[first].Kind == scan.Word && !w.tokens[first].Shape.Has(scan.Upper) {
		return
	}
	if w.tokens[first].Kind == scan.Number && last == first && w.tokens[first].Len() != 5 {
		return
	}
	w.propose(candidate{kind: KindLocation, start: int(w.tokens[first].Start), end: int(w.tokens[last].End), odds: 3, rule: "place/labelled"})
}

// particle reports whether word stands inside names of places and people in
// lower case.
func particle(word string) bool {
	switch word {
	case "de", "la", "del", "los", "las", "des", "du", "le", "les", "della", "dei", "di", "da", "von", "van", "der", "den", "zu", "el", "y", "dos", "al", "bin", "ter", "ten", "d", "l", "of":
		return true
	}
	return false
}
