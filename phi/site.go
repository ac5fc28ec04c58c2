// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The largest number of words of a name that findSite follows, the largest
// evidence that it claims, so that it never outweighs a grammar, and the length
// of the longest word in capitals that is no name of a site but a measure, a unit
// or a ward.
const (
	maxSite       = 5
	siteMost      = 2
	maxInitialism = 4
)

// siteLeast is the evidence from which on a word counts as a part of the name of
// a site. The others are what a name has to make up for.
const (
	siteLeast = -1.5
	siteAlone = 0.3 // one word
	siteBare  = 1.5 // behind no preposition
	sitePlain = 0.8 // one word of the language
	siteLower = 1.2 // lower case where the sentence starts with a capital
)

// findSite finds the name of a place or of an employer by the evidence of the
// tagger: behind a preposition, token i ("back to ten sleep", "his boss at
// penrose pallets"), before a word for a sort of organisation ("wren hollow
// elementary rang"), and where an odd word starts one. No list could have them
// all, and many are made of words.
func findSite(w *work, i int) {
	e := w.entry(i)
	if e.Signs.Has(lexicon.SignWhither) && i+1 < len(w.tokens) && w.gap(i+1) == " " {
		first := i + 1
		if w.is(first, "the") && first+1 < len(w.tokens) && w.gap(first+1) == " " {
			first++
		}
		if first < len(w.tokens) && !w.everyday(first) {
			w.proposeSite(first, first, siteLeast)
		}
		return
	}
	first := i
	if e.Flags.Has(lexicon.Organization) {
		for first > 0 && i-first < maxSite-1 && w.siteLinked(first) && !w.everyday(first-1) && w.siteOdds(first-1) > siteLeast {
			first--
		}
		if first == i {
			return
		}
	} else if w.tokens[i].Shape.Has(scan.Upper) || e.Word(uint8(w.lang)) >= max(1, e.Place) {
		return // the names of towns are known, or stand behind words that say so
	} else if i > 0 && w.siteLinked(i) && w.siteOdds(i-1) > siteLeast {
		return // in the middle of one
	}
	w.proposeSite(first, i, siteLeast+siteBare)
}

// everyday reports whether token i is a word in lower case that is so common that
// no site is likely to have its name.
func (w *work) everyday(i int) bool {
	const common = 6
	e := w.entry(i)
	return !w.tokens[i].Shape.Has(scan.Upper) && (e.Word(uint8(w.lang)) >= common && e.Place == 0 || e.Flags.Any(lexicon.Health|lexicon.Common))
}

// siteLinked reports whether token i follows the one before it as the next word
// of the name of a site would.
func (w *work) siteLinked(i int) bool { return w.linked(i) && w.siteStarts(i-1) }

// proposeSite proposes the site whose name starts at token first and goes on at
// least to token last, if the evidence of its words is more than least.
func (w *work) proposeSite(first, last int, least float64) {
	if first >= len(w.tokens) || !w.siteStarts(first) || w.lang == English && w.flags(first).Has(lexicon.Organization) {
		return
	}
	end, odds := w.siteExtent(first, last)
	odds -= least
	if end == first {
		odds -= siteAlone
		if e := w.entry(first); e.Word(uint8(w.lang)) > e.Place || e.Unknown() && least > siteLeast || w.determined(first) {
			odds -= sitePlain
		}
	}
	if !w.tokens[first].Shape.Has(scan.Upper) && w.capitalised(first) {
		if w.lang != English {
			return
		}
		odds -= siteLower
	}
	if odds <= 0 || w.noSite(first, end) {
		return
	}
	if w.flags(end).Has(lexicon.Organization) || w.worksBefore(first-1) {
		w.propose(candidate{
			kind: KindName, role: RoleEmployer, start: int(w.tokens[first].Start), end: int(w.tokens[end].End), odds: min(odds, siteMost), rule: "name/site",
		})
		return
	}
	w.proposePlace(first, end, min(odds, siteMost), "place/site")
}

// siteExtent returns the last token of the name of a site from token first on,
// which is last or behind it, and the mean evidence of its words.
func (w *work) siteExtent(first, last int) (end int, mean float64) {
	sum, words, end := w.siteOdds(first), 1, first
	for j := first + 1; j < len(w.tokens) && j < first+maxSite && (w.seam(j) == " " || w.gap(j) == "-"); j++ {
		if particle(w.word(j)) && j+1 < len(w.tokens) && w.tokens[j+1].Shape.Has(scan.Upper) {
			continue // "Medina del Campo"
		}
		if !w.siteStarts(j) {
			break
		}
		odds := w.siteOdds(j)
		if odds < siteLeast && j > last {
			break
		}
		sum, words, end = sum+odds, words+1, j
	}
	return end, sum / float64(words)
}

// noSite reports whether what stands around tokens first to end makes them
// something else than a site that tells of somebody: a state, a place of care, an
// eponym, a label, a street of no name.
func (w *work) noSite(first, end int) bool {
	if end == first && w.genitive(first-1) && w.tokens[first].Shape.Has(scan.Upper) && !w.comes(first, end) {
		return true // "índice de Karnofsky"
	}
	return w.state(first) == end || w.caredAt(end+1) || w.eponymHead(end+1) || w.labelEnding(end) != nil || w.flags(end).Has(lexicon.Street) && !w.oddWord(first)
}

// caredAt reports whether token i makes the name before it that of a place of
// care, which is no identifier of a patient.
func (w *work) caredAt(i int) bool {
	return i < len(w.tokens) && w.gap(i) == " " && w.flags(i).Any(lexicon.Organization|lexicon.Health)
}

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
		return w.is(i, "di") || w.is(i, "da")
	}
	return false
}

// neverSite are the flags of words that are in no name of a site.
const neverSite = lexicon.Holiday | lexicon.Function | lexicon.Kin | lexicon.Title | lexicon.ProviderTitle | lexicon.Month | lexicon.Weekday | lexicon.NumberWord

// siteStarts reports whether the name of a site may start with token i.
func (w *work) siteStarts(i int) bool {
	t := &w.tokens[i]
	switch {
	case t.Shape.Has(scan.AllUpper) && t.Len() <= maxInitialism: // "a PSA of 4"
		return false
	case w.lang == German && w.entry(i).Unknown() && w.germanNoun(i): // "in Kurznarkose"
		return false
	}
	return t.Kind == scan.Word && t.Len() > 1 && t.Before != '@' && t.After != '@' && t.Before != '_' &&
		!w.signsOf(w.entry(i)).Has(lexicon.SignWhither) && !w.flags(i).Any(neverSite)
}
