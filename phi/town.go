// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findTown finds known towns where the words around them speak of a place: "in
// Fresno", "from san diego", "our Houston office". A name of a town is often
// one of a person or of an organisation too, so that it is not found alone, and
// the name of a state is no finding.
func findTown(w *work, i int) {
	if !w.tokens[i].Shape.Has(scan.Upper) {
		if w.entry(i).Unknown() {
			w.findUnheardTown(i)
			if w.lang == German {
				w.findLowerGermanStreet(i)
			}
			return
		}
		w.findLowerTown(i)
	}
	last, weight := w.townAt(i)
	if weight == 0 || i == 0 || !w.spaced(i) || w.state(i) == last {
		return
	}
	odds := w.townOdds(i, last)
	capital := w.tokens[i].Shape.Has(scan.Upper)
	switch {
	case odds == 0, capital && w.endsOrganization(last), w.eponymHead(last + 1):
		return
	case !capital && (weight < 8 && !w.comes(i, last) && !w.siteBehind(last) && !w.onlyTown(i) || w.word1(i) && last == i):
		return
	}
	if !capital {
		odds -= 0.5
	}
	if last == i && int(w.entry(i).Given) > weight && w.person(i-1) {
		odds -= 1
	}
	w.propose(candidate{kind: KindLocation, start: int(w.tokens[i].Start), end: int(w.tokens[last].End), odds: odds, rule: "place/town"})
}

// onlyTown reports whether lists have token i, the name of a town, as nothing else.
func (w *work) onlyTown(i int) bool {
	e := w.entry(i)
	return max(e.Given, e.Surname) < e.Place && e.Word(uint8(w.lang)) == 0 && !e.Flags.Any(lexicon.Health|lexicon.Common|lexicon.Label)
}

// townOdds returns how much the word before tokens i to last tells that they are a town
// that somebody comes from or is in, 0 for nothing.
func (w *work) townOdds(i, last int) float64 {
	switch string(w.lower(i - 1)) {
	case "in", "near", "around", "outside", "en", "à", "nach", "cerca", "vers":
		return 1.5
	case "from", "to", "at":
		return 0.7
	case "aus", "da", "de", "a":
		// "de" stands before eponyms as well: only a person comes from a town.
		if w.lang != English && i > 1 && w.origin(i-2) {
			return 1.2
		}
	case "our", "your", "their", "the", "nuestra", "notre", "unsere", "unser", "nostra":
		if w.siteBehind(last) {
			return 1.5
		}
	}
	return 0
}

// origin reports whether token i says that somebody comes or lives somewhere.
func (w *work) origin(i int) bool {
	switch string(w.lower(i)) {
	case "soy", "vengo", "viene", "vino", "natural", "originario", "originaria", "procedente", "vecino", "vecina", "residente",
		"viens", "vient", "originaire", "venant", "komme", "kommt", "bin", "arrivo", "provengo", "proviene", "abito", "sono",
		"vivo", "vive", "moi", "hier":
		return true
	}
	return w.person(i) && w.entry(i).Given > 0
}

// townAt returns the last token of the longest name of a town that starts at
// token i, and its weight, 0 for none.
func (w *work) townAt(i int) (last, weight int) {
	last, weight = i, int(w.entry(i).Place)
	for _, m := range w.marksAt(i) {
		if m.entry.Place > 0 && m.last > last {
			last, weight = m.last, int(m.entry.Place)
		}
	}
	if w.flags(i).Any(lexicon.Month|lexicon.Weekday|lexicon.Function|lexicon.Kin|lexicon.Title) || weight < 4 {
		return i, 0
	}
	return last, weight
}

// siteWord reports whether token i is a word for one of the places of an
// organisation.
func (w *work) siteWord(i int) bool {
	switch string(w.lower(i)) {
	case "office", "offices", "clinic", "branch", "location", "site", "practice", "area", "store", "pharmacy", "campus",
		"hospital", "center", "centre", "sede", "sucursal", "cabinet", "praxis", "filiale":
		return !w.tokens[i].Shape.Has(scan.Upper)
	}
	return false
}
