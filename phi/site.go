// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The largest number of words of a name that findSite follows, the largest
// evidence that it claims, so that it never outweighs a grammar, and the length
// of the longest word in capitals that is no name of a site but a measure, a unit
// or a ward.
const (
	maxSite       = 5
	siteMost      = 1
	maxInitialism = 4
)

// siteLeast is the evidence from which on a word counts as a part of the name of
// a site, and siteOn that from which on it may stand in one that has begun. The
// others are what a name has to make up for.
const (
	siteLeast = -2.2
	siteOn    = -2.6
	siteAlone = 0.3 // one word
	siteBare  = 0.7 // behind no preposition
	sitePlain = 0.8 // one word of the language
	siteLower = 0.6 // lower case where the sentence starts with a capital
)

// findSite finds the name of a place or of an employer by the evidence of the
// tagger: behind a preposition, token i ("back to ten sleep", "his boss at
// penrose pallets"), or where it starts by itself ("wren hollow elementary rang").
// No list could have them all, and many are made of words.
func findSite(w *work, i int) {
	if w.entry(i).Signs.Has(lexicon.SignWhither) && i+1 < len(w.tokens) && w.spaced(i+1) {
		first := i + 1
		if articles.has(&w.tokens[first]) && first+1 < len(w.tokens) && w.spaced(first+1) {
			first++
		}
		if !w.everyday(first) {
			w.proposeSite(first, false)
		}
		return
	}
	w.findVenue(i)
	if !w.everyday(i) {
		w.proposeSite(i, true)
	}
}

// everyday reports whether token i is a word, not written as a name, that is so common
// that no site is likely to have its name.
func (w *work) everyday(i int) bool {
	const common = 5
	e := w.entry(i)
	return (!w.tokens[i].Shape.Has(scan.Upper) || w.tokens[i].Shape.Has(scan.SentenceStart)) && (e.Flags.Any(lexicon.Health|lexicon.Common) || e.Place == 0 && e.Word(uint8(w.lang)) >= common)
}

// siteLike reports whether token i looks like a word of the name of a site.
func (w *work) siteLike(i int) bool { return w.siteStarts(i) && w.siteOdds(i) > siteLeast }

// proposeSite proposes the site whose name starts at token first, behind a preposition
// or bare, if its words have enough evidence.
func (w *work) proposeSite(first int, bare bool) {
	switch {
	case !w.siteStarts(first), w.lang == English && w.flags(first).Has(lexicon.Organization):
		return
	case w.lang != English && w.lowered(first): // reports are full of rare nouns, and their writers use capitals
		return
	case w.siteOdds(first) <= siteOn:
		return
	case bare && first > 0 && (w.saint(first-1) || w.linked(first) && !w.everyday(first-1) && w.siteLike(first-1)):
		return // in the middle of one
	}
	end, odds := w.siteExtent(first)
	start := w.siteHead(first)
	odds -= siteLeast
	if bare {
		odds -= siteBare
	}
	if w.lowered(first) {
		odds -= siteLower
	}
	if end == start {
		odds -= siteAlone
		if e := w.entry(first); e.Word(uint8(w.lang)) > e.Place || e.Unknown() && bare || w.determined(first) {
			odds -= sitePlain
		}
	}
	odds = min(odds, siteMost)
	switch {
	case odds <= 0, w.noSite(first, end):
	case w.venue(start), w.venue(end), w.worksBefore(start - 1):
		w.propose(candidate{
			kind: KindName, role: RoleEmployer, first: int32(start), start: int(w.tokens[start].Start), end: int(w.tokens[end].End), odds: odds, rule: "name/site",
		})
	default:
		w.proposePlace(start, end, odds, "place/site")
	}
}

// lowered reports whether token i is in lower case where the sentence starts with a
// capital.
func (w *work) lowered(i int) bool {
	return !w.tokens[i].Shape.Has(scan.Upper) && w.capitalised(i)
}

// siteExtent returns the last token of the name of a site from token first on,
// and the mean evidence of its words.
func (w *work) siteExtent(first int) (end int, mean float64) {
	sum, words, end := w.siteOdds(first), 1, first
	for j := first + 1; j < len(w.tokens) && j < first+maxSite && w.siteGap(j); j++ {
		if w.siteParticle(j) {
			continue // "Medina del Campo"
		}
		if !w.siteStarts(j) {
			break
		}
		odds := w.siteOdds(j)
		switch alike := w.tokens[j].Shape.Has(scan.Upper) == w.tokens[first].Shape.Has(scan.Upper); {
		case odds > siteLeast:
			sum, words = sum+odds, words+1
		case odds > siteOn && alike && !w.siteSort(end), w.siteSort(j) && alike: // most names end with their sort
		default:
			return end, sum / float64(words)
		}
		end = j
	}
	return end, sum / float64(words)
}

// siteGap reports whether what stands before token i may stand inside the name of a
// site.
func (w *work) siteGap(i int) bool {
	gap := w.gap(i)
	return gap == " " || gap == "-" || gap == " & "
}

// siteParticle reports whether token i is a small word inside the name of a site: one
// that stands in names, before a word that may be in one.
func (w *work) siteParticle(i int) bool {
	next := i + 1
	return particle(w.word(i)) && next < len(w.tokens) && w.seam(next) == " " &&
		(w.tokens[next].Shape.Has(scan.Upper) || w.siteLike(next))
}

// peopleOf reports whether the word before a genitive and token i is one for people, an
// institution or a sort of place: those are of a town, while things are named after one.
func (w *work) peopleOf(i int) bool {
	head := i - 2
	if head < 0 || !w.siteGap(i-1) {
		return false
	}
	e := w.entry(head)
	return e.Flags.Any(lexicon.Title|lexicon.ProviderTitle|lexicon.Kin|lexicon.Organization) || e.Person != 0 || w.signsOf(e).Any(lexicon.SignCarer|lexicon.SignComing) ||
		w.siteSort(head) || w.tokens[head].Shape.Has(scan.Upper) && e.Word(uint8(w.lang)) == 0
}

// siteHead returns the word for a sort of site that the name at token first belongs
// to, which stands before it in most languages: "universidad de jaén", "collège
// Lavastre"; or that with which the name starts, "El Chuscal", "bad wurzach"; or first.
func (w *work) siteHead(first int) int {
	head := first - 1
	for n := 0; n < 2 && head > 0 && w.siteGap(head+1) && particle(w.word(head)); n++ {
		head--
	}
	if head >= 0 && w.lang != English && w.siteGap(head+1) && w.siteSort(head) {
		return head
	}
	if head = first - 1; head >= 0 && w.spaced(first) && w.startsTown(head, w.tokens[first].Shape.Has(scan.Upper)) {
		return head
	}
	return first
}

// startsTown reports whether token i starts the name that goes on behind it with a capital
// or not: it is written so as well, and either the article of the name or no article.
func (w *work) startsTown(i int, capital bool) bool {
	t := &w.tokens[i]
	if t.Shape.Has(scan.Upper) != capital {
		return false
	}
	if articles.has(t) {
		return capital && !t.Shape.Has(scan.SentenceStart)
	}
	return w.signsOf(w.entry(i)).Has(lexicon.SignTownHead)
}

// siteSort reports whether token i is a word for a sort of organisation or place.
func (w *work) siteSort(i int) bool {
	return w.entry(i).Forms.Any(lexicon.FormVenue | lexicon.FormLandmark)
}

// venue reports whether token i is a word for a sort of organisation.
func (w *work) venue(i int) bool {
	return w.entry(i).Forms.Has(lexicon.FormVenue) || w.flags(i).Has(lexicon.Organization)
}

// noSite reports whether what stands around tokens first to end makes them
// something else than a site that tells of somebody: a state, a place of care, an
// eponym, a label, a street of no name, a part of the body.
func (w *work) noSite(first, end int) bool {
	switch {
	case w.genitive(first-1) && w.tokens[first].Shape.Has(scan.Upper) && !w.comes(first, end) && !w.peopleOf(first): // "índice de Karnofsky"
	case w.state(first) == end, w.announces(end), w.begins(first, end):
	case w.cares(end), w.caredAt(end + 1), w.eponymHead(end + 1):
	case w.flags(end).Has(lexicon.Street) && !w.oddWord(first), w.entry(end).Signs.Has(lexicon.SignBody), !w.proper(first, end):
	default:
		return false
	}
	return true
}

// begins reports whether a longer phrase of health starts with tokens first to end:
// "st johns wort".
func (w *work) begins(first, end int) bool {
	return slices.ContainsFunc(w.marksAt(first), func(m mark) bool { return m.last > end && m.entry.Flags.Has(lexicon.Health) })
}

// proper reports whether tokens first to end hold a word that can name a site: "by the
// lake" has none, nor has "an African American man", while "Black Hills" has.
func (w *work) proper(first, end int) bool {
	sorted, common := false, false
	for i := first; i <= end; i++ {
		switch {
		case particle(w.word(i)):
		case w.siteSort(i):
			sorted = true
		case w.flags(i).Has(lexicon.Common):
			common = true
		default:
			return true
		}
	}
	return sorted && common
}

// cares reports whether token i makes the name that it ends that of a place of care,
// which is no identifier of a patient, and caredAt whether it does so to the name
// that ends before it.
func (w *work) cares(i int) bool {
	return w.flags(i).Any(lexicon.Organization|lexicon.Health) && !w.entry(i).Forms.Has(lexicon.FormVenue)
}
func (w *work) caredAt(i int) bool { return i < len(w.tokens) && w.spaced(i) && w.cares(i) }

// genitive reports whether token i is a preposition behind which things have the
// names of those who found them, as towns have theirs.
func (w *work) genitive(i int) bool {
	switch {
	case i < 0:
		return false
	case w.lang == Spanish:
		return w.is(i, "de")
	case w.lang == French:
		return w.is(i, "de") || w.is(i, "du")
	case w.lang == Italian:
		return w.is(i, "di")
	}
	return false
}

// neverSite are the flags of words that are in no name of a site.
const neverSite = fixed | lexicon.Holiday | lexicon.NumberWord

// siteStarts reports whether the name of a site may start with token i.
func (w *work) siteStarts(i int) bool {
	t, e := &w.tokens[i], w.entry(i)
	switch {
	case t.Shape.Has(scan.AllUpper) && t.Len() <= maxInitialism, e.Flags.Any(neverSite): // "a PSA of 4"
		return false
	case t.Kind != scan.Word, t.Len() == 1, t.Before == '@', t.After == '@', t.Before == '_', w.signsOf(e).Has(lexicon.SignWhither):
		return false
	}
	return w.lang != German || !e.Unknown() || !w.germanNoun(i) // "in Kurznarkose"
}
