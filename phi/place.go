// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findPlace finds towns before a state ("Fresno, CA"), after words that say
// where somebody lives or was seen ("lives in Fresno", "a clinic in Fresno"),
// and behind a label, and streets that are one word. A state or a country alone
// is no identifier.
func findPlace(w *work, i int) {
	if w.labelEnding(i) != nil && w.labelEnding(i).kind == KindLocation {
		w.findLabelledPlace(*w.labelEnding(i))
	}
	t := &w.tokens[i]
	if t.Kind != scan.Word || !t.Shape.Has(scan.Upper) {
		return
	}
	if w.lang == German || t.Shape.Has(scan.NonASCII) {
		w.findGermanCompound(i)
	}
	if w.lang == German {
		w.findGermanPhrase(i)
	}
	if w.flags(i).Any(lexicon.Function|lexicon.Month|lexicon.Weekday|lexicon.Title|lexicon.ProviderTitle) || i > 0 && w.properName(i-1) && w.spaced(i) {
		return // no name, or in the middle of one
	}
	last := i
	for last+1 < len(w.tokens) && last-i < 3 && w.properName(last+1) && (w.seam(last+1) == " " || w.gap(last+1) == "-") {
		last++
	}
	w.findBeforeState(i, last)
	w.findInProvince(i, last)
	if i > 0 && w.seam(i) == " " {
		w.findAfterCue(i, last)
		w.findTownName(i, last)
	}
}

// properName reports whether token i is a capitalised word that no list knows
// as something else.
func (w *work) properName(i int) bool {
	if t := &w.tokens[i]; t.Kind != scan.Word || !t.Shape.Has(scan.Upper) {
		return false
	}
	f := w.entry(i).Flags
	return !f.Any(lexicon.Function|lexicon.Month|lexicon.Weekday|lexicon.StateCode|lexicon.Title|lexicon.ProviderTitle) &&
		(!f.Has(lexicon.Label) || f.Has(lexicon.WeakLabel))
}

// findBeforeState finds a town that a state follows, with the ZIP code behind it.
// Without a comma between them there has to be a ZIP code, or the lexicon knows
// the town: "Burbank CA 91505", "Plano TX".
func (w *work) findBeforeState(first, last int) {
	j := last + 1
	if j >= len(w.tokens) || !w.tokens[j].Shape.Has(scan.Upper) {
		return
	}
	odds := 2.5
	switch w.seam(j) {
	case ", ", ",":
	case " ":
		odds = -1
		if w.place(first, last) && !w.tokens[last].Shape.Has(scan.AllUpper) {
			odds = 2
		}
	default:
		return
	}
	end := w.stateBehind(last)
	if end < 0 || w.tokens[last].Len() == 1 {
		return // "stage C, IL-6"
	}
	if zip := end + 1; zip < len(w.tokens) && (w.seam(zip) == " " || w.seam(zip) == ", ") && w.tokens[zip].Kind == scan.Number && w.tokens[zip].Len() == 5 {
		end, odds = w.zipEnd(zip), 4
	}
	w.proposePlace(first, end, odds, "place/town-state")
}

// findInProvince finds a town with its province in parentheses, both of which
// the lexicon knows: "Medina del Campo (Valladolid)".
func (w *work) findInProvince(first, last int) {
	for last+2 < len(w.tokens) && last-first < 4 && w.properName(last+2) && particle(w.word(last+1)) && w.spaced(last+1) && w.spaced(last+2) {
		last += 2
	}
	j := last + 1
	if j >= len(w.tokens) || w.before(j) != '(' || w.seam(j) != " (" || w.entry(j).Place == 0 || !w.properName(j) || w.endsOrganization(last) {
		return
	}
	end := w.capitalsEnd(j, 3)
	if w.after(end) != ')' {
		return
	}
	for k := first; k <= last; k++ {
		if w.entry(k).Place > 0 && w.properName(k) {
			w.proposePlace(k, end, 3, "place/province")
			return
		}
	}
	w.proposePlace(first, end, 0.5, "place/province")
}

// residence reports whether word says that somebody lives or was born there.
func residence(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "live", "lives", "living", "lived", "reside", "resides", "residing", "resided", "born", "based", "located", "raised", "home",
		"vivo", "vive", "viven", "vivir", "resido", "residente", "domiciliado", "domiciliada", "nacido", "nacida", "natural",
		"habite", "j'habite", "réside", "résidant", "résidante", "demeurant", "domicilié", "domiciliée", "né", "née", "vit",
		"habito", "abito", "abita", "risiede", "nato", "nata",
		"wohne", "wohnt", "wohnhaft", "lebe", "lebt", "geboren":
		return true
	}
	return false
}

// seen reports whether word says that somebody was cared for there.
func seen(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "seen", "treated", "evaluated", "admitted", "hospitalized", "hospitalised", "examined", "assessed", "diagnosed", "transferred",
		"doc", "doctor", "dentist", "specialist", "pharmacy", "school", "house", "apartment", "clinic", "hospital", "office", "practice", "branch", "center", "centre":
		return true
	}
	return false
}

// findAfterCue finds a town, the capitalised words first to last, right behind words
// that say where somebody lives or was seen.
func (w *work) findAfterCue(first, last int) {
	odds := 0.0
	switch string(w.lower(first - 1)) {
	case "in", "near", "en", "à", "a":
		switch {
		case first < 2:
		case residence(w.word(first - 2)):
			odds = 2.5
		case w.is(first-1, "in") && (seen(w.word(first-2)) || w.providerEnds(first-2)):
			odds = 1
		}
	case "from", "aus", "da", "de", "du":
		switch {
		case first < 2:
		case w.is(first-2, "moved") || w.is(first-2, "drove") || w.is(first-2, "come") || w.is(first-2, "originally") || w.is(first-2, "komme") || w.is(first-2, "natif") || w.is(first-2, "native"):
			odds = 1.5
		case w.is(first-2, "city") || w.is(first-2, "town") || w.is(first-2, "ville") || w.is(first-2, "ciudad") || w.is(first-2, "près") || w.is(first-2, "cerca"):
			odds = 1.5
		case w.is(first-1, "from") && w.person(first-2):
			odds = 0.4
		}
	case "of":
		if first >= 2 && (w.is(first-2, "city") || w.is(first-2, "town") || w.is(first-2, "village")) {
			odds = 1.5
		}
	case "downtown":
		odds = 1
	}
	if odds > 0 && !w.endsOrganization(last) && w.state(first) != last {
		w.proposePlace(first, last, odds, "place/cue")
	}
}

// providerEnds reports whether the name of a clinician ends at token i.
func (w *work) providerEnds(i int) bool {
	for j := i; j >= 0 && j > i-4; j-- {
		if w.flags(j).Has(lexicon.ProviderTitle) {
			return j < i
		}
		if !w.tokens[j].Shape.Has(scan.Upper) {
			return false
		}
	}
	return false
}

// person reports whether token i ends a word for a person: a name, a pronoun,
// "patient", "man".
func (w *work) person(i int) bool {
	if i < 0 {
		return false
	}
	if w.entry(i).Person != 0 || w.flags(i).Has(lexicon.Kin) || w.given(i) || w.tokens[i].Shape.Has(scan.Upper) {
		return true
	}
	switch string(w.lower(i)) {
	case "patient", "pt", "man", "woman", "male", "female", "boy", "girl", "lady", "i'm", "am", "is", "m", "f":
		return true
	}
	return false
}

// endsOrganization reports whether the word behind token i, or token i itself,
// makes what came before the name of an organisation.
func (w *work) endsOrganization(i int) bool {
	return w.flags(i).Has(lexicon.Organization) ||
		i+1 < len(w.tokens) && w.spaced(i+1) && w.flags(i+1).Has(lexicon.Organization) && w.tokens[i+1].Shape.Has(scan.Upper)
}

// maxPlace is the largest number of tokens that are followed behind a label.
const maxPlace = 14

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
	for j := first; j < len(w.tokens) && j < first+maxPlace; j++ {
		gap := w.gap(j)
		if j > first && (w.endsPlace(j) || w.labelOpens(j)) {
			break
		}
		t := &w.tokens[j]
		if j > first && t.Kind == scan.Word && !t.Shape.Has(scan.Upper) && !w.flags(j).Any(lexicon.Street|lexicon.Unit|lexicon.State) &&
			!particle(w.word(j)) && !sideWord(w.word(j)) && !unitWord(w.word(j)) {
			// A name in lower case, if a street word or a capital came before.
			if !w.flags(first).Has(lexicon.Street) || w.flags(j).Any(lexicon.Function|lexicon.LabelTail) || gap != " " {
				break
			}
		}
		last = j
	}
	for last > first && w.tokens[last].Kind == scan.Word && particle(w.word(last)) {
		last--
	}
	if last < first || w.state(first) == last || last == first && w.tokens[first].Kind == scan.Word && !w.tokens[first].Shape.Has(scan.Upper) {
		return
	}
	if w.tokens[first].Kind == scan.Number && last == first && w.tokens[first].Len() != 5 {
		return
	}
	w.proposePlace(first, last, 3, "place/labelled")
}

// endsPlace reports whether what is before token i ends an address. The stop
// behind an abbreviation or a number does not.
func (w *work) endsPlace(i int) bool {
	gap := w.gap(i)
	if strings.ContainsAny(gap, ":()|?!;\n\t\"") {
		return true
	}
	if !strings.Contains(gap, ".") || !breaks(gap) {
		return false
	}
	t := &w.tokens[i-1]
	if t.Kind != scan.Word {
		return t.Kind != scan.Number || w.postcode(i) < 0
	}
	return t.Len() > 1 && !w.flags(i-1).Any(lexicon.Street|lexicon.Unit) && !sideWord(w.word(i-1)) && !unitWord(w.word(i-1)) && t.Len() > 3
}

// labelOpens reports whether a label that is no weak one starts at token i.
func (w *work) labelOpens(i int) bool {
	for _, m := range w.marksAt(i) {
		if m.entry.Flags.Has(lexicon.Label) && w.labelEnding(m.last) != nil && (!m.entry.Flags.Has(lexicon.WeakLabel) || m.last+1 < len(w.tokens) && connector(w.gap(m.last+1))) {
			return true
		}
	}
	return false
}

// maxParticle is the length of the longest particle, "degli".
const maxParticle = 5

// particle reports whether word stands inside names of places and people in
// lower case.
func particle(word string) bool {
	if len(word) > maxParticle {
		return false
	}
	switch word {
	case "de", "la", "del", "los", "las", "des", "du", "le", "les", "della", "dei", "di", "da", "von", "van", "der", "den", "zu", "el", "y", "dos", "al", "bin", "ter", "ten", "d", "l", "of", "dell", "delle", "degli", "et", "en", "sur", "sous", "e", "i", "els":
		return true
	}
	return false
}
