// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findVenue finds the name of a firm, a school or a club behind the word for its sort,
// token i, in a Romance language: "la crèche Les Petits Loups", "la ditta Corna". There
// only names have capitals, so that no evidence is asked of their words. A place of care is
// none.
func (w *work) findVenue(i int) {
	if w.lang == English || w.lang == German || !w.venue(i) || w.cares(i) || w.tokens[i].Kind != scan.Word {
		return
	}
	first := i + 1
	for n := 0; n < 2 && first < len(w.tokens) && w.spaced(first) && particle(w.word(first)); n++ {
		first++
	}
	if !w.venueWord(first) {
		return
	}
	last := first
	for j := first + 1; j < len(w.tokens) && j <= i+maxSite; j++ {
		if w.venueWord(j) {
			last = j
		} else if !w.siteGap(j) || !particle(w.word(j)) {
			break
		}
	}
	e := w.entry(first)
	alone := last == first && (e.Word(uint8(w.lang)) > 0 || e.Given >= 4) // "facultad de Derecho", "l'école Marie"
	if alone || w.caredAt(last+1) || w.state(first) == last || w.announces(last) {
		return
	}
	w.propose(candidate{
		kind: KindName, role: RoleEmployer, first: int32(i), start: int(w.tokens[i].Start), end: int(w.tokens[last].End), odds: siteMost, rule: "name/venue",
	})
}

// venueWord reports whether token j is a word in a capital that goes on with the name of a
// venue.
func (w *work) venueWord(j int) bool {
	if j >= len(w.tokens) || !w.siteGap(j) {
		return false
	}
	t := &w.tokens[j]
	return t.Kind == scan.Word && t.Shape.Has(scan.Upper) && !t.Shape.Has(scan.AllUpper) && t.Len() > 1 && !w.cares(j) &&
		(articles.has(t) || !w.flags(j).Any(neverSite|lexicon.Label))
}
