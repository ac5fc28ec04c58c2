// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findDate finds dates that say more than a year: numeric in any order, written
// with the name of a month in five languages, in digits or in words, parts such
// as "March 5th" and "January 2024", weekdays that are tied to a week or an
// hour, holidays, and seasons, quarters and other parts of a year, each with the
// time of day behind it.
//
// A year alone is no finding, nor is a span of time such as "two weeks". Nor is
// "yesterday" or "last week", which hold no element of a date.
func findDate(w *work, i int) {
	switch w.tokens[i].Kind {
	case scan.Number:
		if w.tokens[i].Len() <= 2 {
			w.findRomanMonth(i)
			if w.lang != English {
				w.findDayAlone(i)
			}
		}
		w.findNumericDate(i)
		w.findPhase(i)
	case scan.Mixed:
		w.findJoinedDate(i)
		w.findTimestamp(i)
		w.findDayAlone(i)
		w.findQuarter(i)
	default:
		w.findDateByWord(i)
	}
}

// findDateByWord is findDate where token i is a word.
func (w *work) findDateByWord(i int) {
	switch f := w.flags(i); {
	case f.Has(lexicon.Month) && w.monthHere(i):
		w.findMonth(i)
	case f.Has(lexicon.Weekday):
		w.findWeekday(i)
	case f.Has(lexicon.NumberWord) && w.entry(i).Number > lexicon.FirstOrdinal:
		w.findSpelledDay(i)
	case f.Has(lexicon.NumberWord):
		w.findCardinalDay(i)
		w.findSpokenDate(i)
	case f.Has(lexicon.Holiday), f.Has(lexicon.Continues):
		w.findHoliday(i)
	}
}

// dateSeparators are the bytes between the numbers of a date; "|" comes from
// tables and from slashes that were read badly.
const dateSeparators = "/-.|"

// findNumericDate finds three numbers that make a date, two that make a day and
// a month or a month and a year, and runs of digits that do beside a label.
func (w *work) findNumericDate(i int) {
	g := w.numberAt(i, dateSeparators)
	switch {
	case g.n == 4 && g.sep[1] == '/' && g.sep[2] == '-' && g.sep[3] == '/' && !w.graded(i) && w.day(i) > 0 && w.day(i+1) > 0 && w.day(i+2) > 0 && w.day(i+3) > 0:
		w.proposeDate(i, i+3, 1, "date/day-month") // "from 3/5-3/9"
	case g.n == 5 && g.sep[2] == '-' && g.sep[1] == g.sep[3] && g.sep[3] == g.sep[4] && w.day(i) > 0 && w.day(i+1) > 0 &&
		calendar(w.atoi(i+2), w.atoi(i+3), w.atoi(i+4), g.size[2], g.size[3], g.size[4]):
		w.proposeDate(i, i+4, 3.5, "date/numeric") // "04.06-11.06.2024"
	case g.n >= 3 && g.sep[1] == g.sep[2] && w.bounded(i, i+2):
		w.findThreeNumbers(i, &g)
	case g.n == 2 && g.sep[1] == '/' && i+2 < len(w.tokens) && w.gap(i+2) == "/'" && w.tokens[i+2].Kind == scan.Number && w.tokens[i+2].Len() == 2 &&
		calendar(w.atoi(i), w.atoi(i+1), w.atoi(i+2), g.size[0], g.size[1], 2):
		w.proposeDate(i, i+2, 3.5, "date/numeric") // "7/4/'76"
	case g.n == 2 && w.bounded(i, i+1):
		w.findTwoNumbers(i, &g)
	case g.n == 1 && (g.size[0] == 8 || g.size[0] == 6):
		w.findCompactDate(i)
	case g.n == 1:
		w.findSpacedDate(i)
	}
}

// findSpacedDate finds a day, a month and a year with nothing but spaces between
// them, as they are typed into a telephone: "03 14 1985". Without a label it is
// any three numbers.
func (w *work) findSpacedDate(i int) {
	if j := i + 2; w.lang == German && j < len(w.tokens) && w.gap(i+1) == ". " && w.gap(j) == ". " && w.tokens[j].Len() == 4 && w.tokens[i].Len() <= 2 && w.tokens[i+1].Len() <= 2 &&
		w.tokens[i+1].Kind == scan.Number && w.tokens[j].Kind == scan.Number && calendar(w.atoi(i), w.atoi(i+1), w.atoi(j), w.tokens[i].Len(), w.tokens[i+1].Len(), 4) {
		w.proposeDate(i, j, 2.5, "date/numeric") // "30. 9. 1939"
		return
	}
	if j := i + 2; j >= len(w.tokens) || w.tokens[i].Len() != 4 && w.tokens[j].Len() != 4 && w.labelBefore(i).kind != KindDate {
		return
	}
	if g := w.numberAt(i, " "); g.n == 3 && calendar(w.atoi(i), w.atoi(i+1), w.atoi(i+2), g.size[0], g.size[1], g.size[2]) && w.bounded(i, i+2) {
		w.proposeDate(i, i+2, -3, "date/grouped")
	}
}

// findThreeNumbers finds a day, a month and a year. What a label announces as a
// date is one, even if no calendar has that day.
func (w *work) findThreeNumbers(i int, g *number) {
	odds := -3.0
	if calendar(w.atoi(i), w.atoi(i+1), w.atoi(i+2), g.size[0], g.size[1], g.size[2]) {
		switch {
		case g.sep[1] == '|' && g.size[2] != 4, g.sep[1] == '.' && i > 0 && versionWord(w.word(i-1)):
			odds = -2
		case g.sep[1] == '.' && g.size[0] <= 2 && g.size[2] == 2 && w.lang == English:
			odds = -0.5 // a version or a section looks the same
			if w.dated(i) || w.timed(i+2) {
				odds = 1
			} else if w.atoi(i+1) > 12 || w.text[w.tokens[i+1].Start] == '0' {
				odds = 0.3 // "8.13.24", "19.02.24"
			}
		case g.sep[1] == '.' && g.size[0] <= 2 && g.size[2] == 2:
			odds = 0.5
		default:
			odds = 3.5
		}
	} else if total := g.size[0] + g.size[1] + g.size[2]; g.sep[1] == '|' || total < 5 || total > 9 {
		return
	}
	first := i
	if odds > 0 && g.size[0] <= 2 {
		first = w.daysBeforeNumeric(i)
	}
	w.proposeDate(first, i+2, odds, "date/numeric")
}

// findCompactDate finds eight digits that are a date, and six beside a label.
func (w *work) findCompactDate(i int) {
	if !w.bounded(i, i) {
		return
	}
	n := w.atoi(i)
	a, b, c := n/10000, n/100%100, n%100
	switch {
	case w.tokens[i].Len() == 6:
		if calendar(a, b, c, 2, 2, 2) {
			odds := -4.0
			if w.dayArticle(i - 1) {
				odds = 0.5 // "depuis le 211017"
			}
			w.proposeDate(i, i, odds, "date/compact")
		}
	case calendar(a, b, c, 4, 2, 2) && lately(a), calendar(n/1000000, n/10000%100, n%10000, 2, 2, 4) && lately(n%10000):
		// One number of eight digits in two thousand looks like a day of these years.
		w.proposeDate(i, i, 0.6, "date/compact")
	}
}

// calendar reports whether three numbers of the given lengths name a day in
// one of the usual orders.
func calendar(a, b, c, na, nb, nc int) bool {
	day := func(n int) bool { return n >= 1 && n <= 31 }
	month := func(n int) bool { return n >= 1 && n <= 12 }
	if na == 4 {
		return nb <= 2 && nc <= 2 && isYear(a) && month(b) && day(c)
	}
	if na > 2 || nb > 2 || nc != 2 && nc != 4 || nc == 4 && !isYear(c) {
		return false
	}
	return month(a) && day(b) || day(a) && month(b) || nc == 2 && na == 2 && month(b) && day(c)
}

// lately reports whether a year is one that a record of somebody alive may bear.
func lately(year int) bool { return year >= 1900 && year < 2100 }

// isYear reports whether n is a year that people alive, or their records, may
// speak of.
func isYear(n int) bool { return n >= 1850 && n <= 2199 }

// dated reports whether the words before token i expect a date.
func (w *work) dated(i int) bool {
	if w.labelBefore(i).kind == KindDate {
		return true
	}
	if i == 0 || breaks(w.gap(i)) {
		return false
	}
	switch string(w.lower(i - 1)) {
	case "on", "since", "by", "until", "till", "from", "of", "due", "starting", "before", "after", "am", "le", "du",
		"el", "dal", "al", "il", "vom", "bis", "seit", "ab", "dated", "thru", "through",
		"eff", "effective", "appt", "appointment", "rdv", "cita", "termin", "appuntamento":
		return true
	}
	return w.flags(i - 1).Any(lexicon.Weekday | lexicon.DateWord)
}

// dayArticle reports whether token i is a word that stands before a day of the
// month in the language of the text, or "on".
func (w *work) dayArticle(i int) bool {
	if i < 0 || w.seam(i+1) != " " {
		return false
	}
	switch w.lang {
	case Spanish:
		return w.is(i, "el")
	case French:
		return w.is(i, "le")
	case German:
		return w.is(i, "am") || w.is(i, "vom") || w.is(i, "zum") || w.is(i, "dem") || w.is(i, "den")
	case Italian:
		return w.is(i, "il") || w.is(i, "dal") || w.is(i, "al")
	}
	return w.is(i, "on")
}

// measured reports whether the word behind token i makes it a quantity.
func (w *work) measured(i int) bool {
	if i+1 >= len(w.tokens) || breaks(w.gap(i+1)) {
		return false
	}
	switch string(w.lower(i + 1)) {
	case "tablet", "tablets", "pill", "pills", "cup", "mg", "ml", "of", "dose", "strength", "vision", "teaspoon", "hour", "pain", "stars", "star":
		return true
	}
	return false
}

// proposeDate proposes tokens first to last as a date, with what the labels
// say and the time of day behind it. The date of a statute is nobody's.
func (w *work) proposeDate(first, last int, odds float64, rule string) {
	odds += w.support(first, last, KindDate)
	if w.statute(first) {
		odds -= 6
	}
	last, _ = w.clockEnd(last)
	w.propose(candidate{kind: KindDate, start: int(w.tokens[first].Start), end: int(w.tokens[last].End), odds: odds, rule: rule})
}

// statute reports whether a word for a law stands close before token i.
func (w *work) statute(i int) bool {
	for j := i - 1; j >= 0 && j >= i-6 && !breaks(w.gap(j+1)); j-- {
		if laws.has(&w.tokens[j]) {
			return w.lang == Spanish || !w.is(j, "rd")
		}
	}
	return false
}

// laws are the words for a law; "rd" is one in Spanish.
var laws = wordsOf("rd loi décret arrêté ley decreto legge gesetz verordnung statute regulation")

// day returns the day of the month that token i stands for, as in "5", "5th"
// or "1er", or 0.
func (w *work) day(i int) int {
	if i < 0 || i >= len(w.tokens) {
		return 0
	}
	word := w.word(i)
	n, k := 0, 0
	for k < len(word) && isDigit(word[k]) && k < 3 {
		n = 10*n + int(word[k]-'0')
		k++
	}
	if k == 0 || k > 2 || n < 1 || n > 31 {
		return 0
	}
	var low lowerCase
	switch string(low.of(word[k:])) {
	case "", "st", "nd", "rd", "th", "er", "º", "ª":
		return n
	}
	return 0
}

// runsOn reports whether the text goes on behind token i with nothing but a space.
func (w *work) runsOn(i int) bool { return i+1 < len(w.tokens) && w.spaced(i+1) }

// byteAt returns the byte of text at offset i, and 0 outside.
func byteAt(text string, i int) byte {
	if i < 0 || i >= len(text) {
		return 0
	}
	return text[i]
}

// near reports whether a gap is small enough for the parts of one date.
func near(gap string) bool {
	if gap == " " {
		return true // as most are
	}
	switch gap {
	case ". ", ".", "-", "/", ", ", ",", "., ", "\n", "  ", "", "\r\n", ",\n", ",\r\n", " \n", "-\n", ".\n", ".\r\n":
		return true
	}
	return false
}
