// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findHoliday finds a day that the calendar gives a name, where the words around
// it make it the day of something that happened: "on Christmas Day", "seit
// Ostern", "Thanksgiving 2023". It names a day as "December 25" does.
//
// Wishes and opening hours name no day of a person: "Merry Christmas", "closed
// on Labor Day".
func (w *work) findHoliday(i int) {
	if t := w.tokens[i]; t.Len() <= 3 && t.Shape.Has(scan.AllUpper) {
		return // an abbreviation
	}
	for _, m := range w.marksAt(i) {
		if !m.entry.Flags.Has(lexicon.Holiday) {
			continue
		}
		last, odds := m.last, -3.0
		switch y := w.yearBehind(last); {
		case y > last:
			last, odds = y, 2.5
		case w.timeWord(i-1) || i > 1 && articles.has(&w.tokens[i-1]) && w.timeWord(i-2):
			odds = 0.8
			if m.first < m.last {
				odds = 3.5 // no name: "Christmas Eve"
			}
		}
		if w.openingHours(i) {
			odds -= 6
		}
		w.proposeDate(i, last, odds, "date/holiday")
		return // longer phrases come first
	}
}

// timeWord reports whether token i stands before a point in time.
func (w *work) timeWord(i int) bool {
	if i < 0 || breaks(w.seam(i+1)) {
		return false
	}
	switch string(w.lower(i)) {
	case "on", "at", "from", "since", "after", "before", "around", "over", "until", "till", "by", "last", "past", "this", "during",
		"en", "desde", "hasta", "durante", "tras", "después", "antes", "para", "por",
		"à", "depuis", "avant", "après", "pendant", "pour", "vers",
		"an", "zu", "seit", "vor", "nach", "über", "bis", "letzte", "letztes", "letzten",
		"a", "da", "dopo", "prima", "per", "scorso":
		return true
	}
	return w.flags(i).Has(lexicon.DateWord)
}

// articles are the articles, and the particles before a noun.
var articles = wordsOf("the de del la el los las le les l du di il lo gli dem den der das")

// openingHours reports whether the words before token i speak of hours or of a
// wish, not of somebody's day.
func (w *work) openingHours(i int) bool {
	for j := i - 1; j >= 0 && j >= i-6 && !breaks(w.gap(j+1)); j-- {
		switch string(w.lower(j)) {
		case "open", "closed", "close", "hours", "holiday", "holidays", "happy", "merry", "every",
			"abierto", "abiertos", "cerrado", "cerrados", "feliz", "horario",
			"ouvert", "ouverts", "fermé", "fermés", "joyeux", "joyeuse", "joyeuses", "horaires",
			"geöffnet", "geschlossen", "frohe", "schöne", "öffnungszeiten",
			"aperto", "aperti", "chiuso", "chiusi", "buon", "buona", "orari":
			return true
		}
	}
	return false
}
