// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findZIP finds what numbers say of a place: ZIP codes of five or nine digits
// behind a state or a label, and postal codes of the packs before a town.
func findZIP(w *work, i int) {
	n := w.tokens[i].Len()
	if w.packs&(1<<PackES|1<<PackFR|1<<PackDE|1<<PackIT) != 0 {
		w.findPostcode(i)
	}
	if n != 5 {
		return
	}
	last := w.zipEnd(i)
	if !w.bounded(i, last) {
		return
	}
	odds := -4.0
	if last > i {
		odds = 0.2 // ZIP+4 looks like little else
	}
	if i > 0 && !breaks(w.gap(i)) {
		f := w.flags(i - 1)
		switch {
		case f.Has(lexicon.StateCode) && w.tokens[i-1].Shape.Has(scan.AllUpper):
			odds = 3.5
		case w.endsState(i - 1):
			odds = 3
		case w.packs.has(PackUS) && w.is(i-1, "in") && i > 1 && residence(w.word(i-2)):
			odds = 1
		}
	}
	odds += w.support(i, last, KindLocation)
	w.proposePlace(i, last, odds, "place/zip")
}

// zipEnd returns the last token of a ZIP code that starts at token i.
func (w *work) zipEnd(i int) int {
	if i+1 < len(w.tokens) && w.gap(i+1) == "-" && w.tokens[i+1].Kind == scan.Number && w.tokens[i+1].Len() == 4 {
		return i + 1
	}
	return i
}

// findPostcode finds a postal code before a town: "28014 Madrid", "E-41013,
// Sevilla", "92 100 Boulogne".
func (w *work) findPostcode(i int) {
	code := w.postcode(i)
	if code < 0 || !w.bounded(i, code) && w.before(i) != '-' {
		return
	}
	first, odds := i, 2.0
	if code > i {
		odds = 0.5
	}
	prefixed := i > 0 && w.countryPrefix(i-1) == i
	if prefixed {
		first, odds = i-1, 3.5
	} else if !w.bounded(i, code) {
		return
	}
	town := w.postTown(code)
	if town == code {
		if !prefixed {
			return
		}
	} else if gap := w.seam(code + 1); gap != " " && !prefixed {
		// "41071, Sevilla": a comma before it too makes it a list of parts.
		odds = -1
		if i > 0 && strings.ContainsAny(w.gap(i), ",.-\n") {
			odds = 1
		}
	}
	if street := w.addressBehind(town); street > town {
		town, odds = street, odds+1
	}
	if street := w.addressBefore(first); street < first {
		first, odds = street, odds+1
	}
	odds += max(0, w.support(first, town, KindLocation))
	w.proposePlace(first, town, odds, "place/postcode")
}

// addressBehind returns the last token of a street and a house number behind a
// postal code and its town that end at token i: "29999 Niederquell, Am Teich 3"; or
// i.
func (w *work) addressBehind(i int) int {
	j := i + 1
	if j < len(w.tokens) && w.seam(j) == " " && w.tokens[j].Len() <= 4 && w.houseNumber(j) {
		return j // the street was taken for a part of the town
	}
	if j >= len(w.tokens) || w.seam(j) != ", " {
		return i
	}
	for n := 0; n < 4 && j < len(w.tokens) && (n == 0 || w.seam(j) == " ") && (w.properName(j) || w.streetHead(j) || particle(w.word(j))); n++ {
		j++
	}
	if j == i+1 || j >= len(w.tokens) || w.seam(j) != " " || w.tokens[j].Len() > 4 || !w.houseNumber(j) {
		return i
	}
	return j
}

// addressBefore returns the first token of a name and a house number before a
// postal code at token i: "Rosenhag 21, 23552 …", "Su Nuraxi 2, 09999 …"; or i.
func (w *work) addressBefore(i int) int {
	number := i - 1
	if number < 1 || w.seam(i) != ", " && w.seam(i) != " " || !w.houseNumber(number) || w.tokens[number].Len() > 4 || w.seam(number) != " " || !w.properName(number-1) {
		return i
	}
	first := number - 1
	for n := 0; n < 3 && first > 0 && (w.seam(first) == " " || w.seam(first) == "-") && w.tokens[first-1].Kind == scan.Word && (w.properName(first-1) || w.streetHead(first-1)); n++ {
		first--
	}
	return first
}

// streetHead reports whether token i is a word that the name of a place may
// start with: a preposition written as a name, or a word for a place.
func (w *work) streetHead(i int) bool {
	return w.tokens[i].Shape.Has(scan.Upper) && particle(string(w.lower(i))) || leadingStreets.has(&w.tokens[i]) || w.lang == German && germanStreetHead(w.word(i))
}

// endsState reports whether the name of a state ends at token i.
func (w *work) endsState(i int) bool {
	for k := max(0, i-2); k <= i; k++ {
		for _, m := range w.marksAt(k) {
			if m.last == i && m.entry.Flags.Has(lexicon.State) && w.tokens[k].Shape.Has(scan.Upper) {
				return true
			}
		}
	}
	return false
}
