// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// comingReach is the number of tokens around a preposition within which somebody
// comes or lives.
const comingReach = 5

// findTownName finds towns that no list knows, the capitalised words first to
// last, by how towns are called ("Tolland Springs", "Bad Ellern") or by who
// comes from there ("vengo da Montesordo"), behind a preposition of place.
func (w *work) findTownName(first, last int) {
	whither := w.signsOf(w.entry(first - 1)).Has(lexicon.SignWhither)
	if !w.spaced(first) || !whither && !w.determined(first) {
		return
	}
	last = w.joinedTown(first, last)
	if last > first && w.determined(first) && w.siteBehind(last) && w.signsOf(w.entry(last)).Has(lexicon.SignTownTail) {
		w.proposePlace(first, last, 0.7, "place/site") // "your Quarry Mill office"
		return
	}
	if !whither || w.endsOrganization(last) || w.state(first) >= 0 {
		return
	}
	named := last > first && (w.signsOf(w.entry(last)).Has(lexicon.SignTownTail) || w.signsOf(w.entry(first)).Has(lexicon.SignTownHead))
	switch {
	case w.comes(first, last) && (named || w.unknownName(first, last)):
		w.proposePlace(first, last, 1.5, "place/coming")
	case w.lang == German:
		w.findGermanTown(first, last)
	case named && (w.lang == English || w.unlisted(first) || w.unlisted(last)) && !w.flags(first).Any(lexicon.Organization|lexicon.State):
		w.proposePlace(first, last, 0.7, "place/named")
	}
}

// siteBehind reports whether a word for one of the places of an organisation
// stands behind token i.
func (w *work) siteBehind(i int) bool {
	return i+1 < len(w.tokens) && w.spaced(i+1) && w.siteWord(i+1)
}

// joinedTown returns the last token of a name of a town that goes on behind token
// last with a word in lower case: "Torre del Viento", "Castelquarlo sul Lago".
func (w *work) joinedTown(first, last int) int {
	if next := last + 1; next < len(w.tokens) && (particle(w.word(next)) || townParticle(w.word(next))) && !w.is(next, "y") && !w.is(next, "e") && !w.is(next, "et") {
		if gap := w.gap(next); (gap == " " || gap == "-") && w.townEnd(first) > next {
			return w.townEnd(first)
		}
	}
	return last
}

// townParticle reports whether word stands inside names of places only.
func townParticle(word string) bool {
	switch word {
	case "sul", "sulla", "sullo", "nel", "nella", "lès", "lez", "près", "à", "aux", "ès", "am", "an", "im", "ob", "vor", "unter":
		return true
	}
	return false
}

// comes reports whether words around tokens first to last, behind a preposition,
// say that somebody comes or lives there.
func (w *work) comes(first, last int) bool {
	for j := first - 2; j >= 0 && j >= first-1-comingReach && !breaks(w.gap(j+1)); j-- {
		if w.signsOf(w.entry(j)).Has(lexicon.SignComing) {
			return true
		}
	}
	if w.lang == German { // the verb may end the sentence
		for j := last + 1; j < len(w.tokens) && j <= last+2 && !breaks(w.gap(j)); j++ {
			if w.signsOf(w.entry(j)).Has(lexicon.SignComing) {
				return true
			}
		}
	}
	return false
}

// unknownName reports whether none of the capitalised words first to last is a
// word, a given name or a state.
func (w *work) unknownName(first, last int) bool {
	for i := first; i <= last; i++ {
		if i > first && !w.tokens[i].Shape.Has(scan.Upper) {
			continue // the particle within a name
		}
		e := w.entry(i)
		if e.Flags != 0 && e.Flags != lexicon.Continues || e.Concept != 0 || e.Word(uint8(w.lang)) > 0 || e.Given >= 4 || w.tokens[i].Len() < 4 {
			return false
		}
	}
	return true
}
