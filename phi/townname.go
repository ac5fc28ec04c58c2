// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/lexicon"

// comingReach is the number of tokens around a preposition within which somebody
// comes or lives.
const comingReach = 3

// findTownName finds towns that no list knows, the capitalised words first to
// last, by how towns are called ("Tolland Springs", "Bad Ellern") or by who
// comes from there ("vengo da Montesordo"), behind a preposition of place.
func (w *work) findTownName(first, last int) {
	if first < 1 || w.gap(first) != " " || !w.signsOf(w.entry(first-1)).Has(lexicon.SignWhither) || w.endsOrganization(last) || w.state(first) >= 0 {
		return
	}
	named := last > first && (w.signsOf(w.entry(last)).Has(lexicon.SignTownTail) || w.signsOf(w.entry(first)).Has(lexicon.SignTownHead))
	switch {
	case w.comes(first, last) && (named || w.unknownName(first, last)):
		w.proposePlace(first, last, 1.5, "place/coming")
	case named && w.lang == English && !w.flags(first).Any(lexicon.Organization|lexicon.State):
		w.proposePlace(first, last, 0.7, "place/named")
	}
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
		e := w.entry(i)
		if e.Flags != 0 && e.Flags != lexicon.Continues || e.Concept != 0 || e.Word(uint8(w.lang)) > 0 || e.Given >= 4 || w.tokens[i].Len() < 4 {
			return false
		}
	}
	return true
}
