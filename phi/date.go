// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findDate finds dates that say more than a year: numeric in any order, written
// with the name of a month in five languages, parts such as "March 5th" and
// "January 2024", and weekdays that are tied to a week or an hour.
//
// A year alone is no finding, nor is a span of time such as "two weeks".
func findDate(w *work, i int) {
	f := w.flags(i)
	switch {
	case w.tokens[i].Kind == scan.Number:
		w.findNumericDate(i)
		if i+1 < len(w.tokens) && f&lexicon.Month == 0 {
			w.findDayMonth(i)
		}
	case w.tokens[i].Kind == scan.Mixed:
		w.findDayMonth(i)
		w.findTimestamp(i)
	case f.Has(lexicon.Month) && w.monthHere(i):
		w.findMonth(i)
	case f.Has(lexicon.Weekday):
		w.findWeekday(i)
	}
}

// monthHere reports whether the month at token i is one in the language of the
// text. A name in full is one everywhere, an abbreviation only at home, as
// "mag" and "gen" are words elsewhere.
func (w *work) monthHere(i int) bool {
	return w.tokens[i].Len() > 4 || w.entries[i].Langs&(1<<w.lang|1<<English) != 0
}

// findNumericDate finds three numbers that make a date, and two that make a
// day and a month if their surroundings say so.
func (w *work) findNumericDate(i int) {
	g := w.numberAt(i, "/-.")
	start := int(w.tokens[i].Start)
	if g.n >= 3 && g.sep[1] == g.sep[2] && w.bounded(i, i+2) {
		if a, b, c := w.atoi(i), w.atoi(i+1), w.atoi(i+2); calendar(a, b, c, g.size[0], g.size[1], g.size[2]) {
			odds := 3.5
			if g.sep[1] == '.' && g.size[2] == 2 {
				odds = 0.5 // a version or a section looks the same
			}
			w.proposeDate(start, i, i+2, odds, "date/numeric")
			return
		}
	}
	if g.n == 2 && g.sep[1] != '.' && g.size[0] <= 2 && g.size[1] <= 2 && w.bounded(i, i+1) {
		a, b := w.atoi(i), w.atoi(i+1)
		if a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 {
			return
		}
		odds := -2.5
		if g.sep[1] == '/' && w.dated(i) && !w.measured(i+1) {
			odds = 1
		}
		w.proposeDate(start, i, i+1, odds, "date/day-month")
	}
	if g.n == 2 && g.sep[1] == '/' && g.size[0] <= 2 && g.size[1] == 4 && w.bounded(i, i+1) {
		if m, y := w.atoi(i), w.atoi(i+1); m >= 1 && m <= 12 && isYear(y) {
			w.proposeDate(start, i, i+1, 1, "date/month-year")
		}
	}
	if w.tokens[i].Len() == 8 {
		// 19620304 beside a label.
		n := w.atoi(i)
		if y, m, d := n/10000, n/100%100, n%100; isYear(y) && m >= 1 && m <= 12 && d >= 1 && d <= 31 {
			w.proposeDate(start, i, i, -2.5, "date/compact")
		} else if m, d, y := n/1000000, n/10000%100, n%10000; isYear(y) && m >= 1 && m <= 12 && d >= 1 && d <= 31 {
			w.proposeDate(start, i, i, -3, "date/compact")
		}
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
	switch strings.ToLower(w.word(i - 1)) {
	case "on", "since", "by", "until", "till", "from", "of", "due", "starting", "before", "after", "am", "le", "du",
		"el", "dal", "al", "il", "vom", "bis", "seit", "ab", "dated", "thru", "through":
		return true
	}
	return w.flags(i - 1).Any(lexicon.Weekday | lexicon.DateWord)
}

// measured reports whether the word behind token i makes it a quantity.
func (w *work) measured(i int) bool {
	if i+1 >= len(w.tokens) || breaks(w.gap(i+1)) {
		return false
	}
	switch strings.ToLower(w.word(i + 1)) {
	case "tablet", "tablets", "pill", "pills", "cup", "mg", "ml", "of", "dose", "strength", "vision", "teaspoon", "hour", "pain", "stars", "star":
		return true
	}
	return false
}

// proposeDate adds what the labels say, and a time that is tied to the date.
func (w *work) proposeDate(start, first, last int, odds float64, rule string) {
	odds += w.support(first, last, KindDate)
	w.propose(candidate{kind: KindDate, start: start, end: int(w.tokens[last].End), odds: odds, rule: rule})
}

// findTimestamp finds the date in "2024-03-05T10:30".
func (w *work) findTimestamp(i int) {
	// The scanner joins the day and the hour: "05T10".
	word := w.word(i)
	if len(word) < 5 || word[2]|0x20 != 't' || i < 2 || w.gap(i) != "-" || w.gap(i-1) != "-" || w.tokens[i-2].Len() != 4 {
		return
	}
	if y, m, d := w.atoi(i-2), w.atoi(i-1), w.atoi(i); calendar(y, m, d, 4, w.tokens[i-1].Len(), 2) {
		start := int(w.tokens[i-2].Start)
		w.propose(candidate{kind: KindDate, start: start, end: int(w.tokens[i].Start) + 2, odds: 4, rule: "date/timestamp"})
	}
}

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
	switch strings.ToLower(word[k:]) {
	case "", "st", "nd", "rd", "th", "er", "º", "ª":
		return n
	}
	return 0
}

// year returns whether token i is a year behind a date: four digits, or two
// with an apostrophe or a comma before them.
func (w *work) year(i int) bool {
	if i >= len(w.tokens) || w.tokens[i].Kind != scan.Number {
		return false
	}
	gap := w.gap(i)
	switch w.tokens[i].Len() {
	case 4:
		return isYear(w.atoi(i)) && (gap == " " || gap == ", " || gap == "," || gap == "-" || gap == "/" || gap == "." || gap == ". " || gap == "\n")
	case 2:
		return gap == " '" || gap == "'" || gap == ", '" || gap == "-" || gap == "/"
	}
	return false
}

// link returns the token behind token i, leaving out a particle such as "of"
// or "de" between the parts of a date.
func (w *work) link(i int) int {
	j := i + 1
	if j < len(w.tokens) {
		switch strings.ToLower(w.word(j)) {
		case "of", "de", "del", "di", "the":
			if g := w.gap(j); g == " " {
				return j + 1
			}
		}
	}
	return j
}

// near reports whether a gap is small enough for the parts of one date.
func near(gap string) bool {
	switch gap {
	case " ", ". ", ".", "-", "/", ", ", ",", "\n", "  ", "":
		return true
	}
	return false
}

// findDayMonth finds a date that starts with its day: "5 March 2023",
// "5. März", "5 de marzo de 2023", "5th of March".
func (w *work) findDayMonth(i int) {
	if w.day(i) == 0 {
		return
	}
	m := w.link(i)
	if m >= len(w.tokens) || !w.flags(m).Has(lexicon.Month) || !w.monthHere(m) || !near(w.gap(m)) || !near(w.gap(i+1)) {
		return
	}
	if i > 0 && (w.before(i) == '$' || w.flags(i-1).Has(lexicon.Month) && w.gap(i) == " ") {
		return // "March 5 May …" belongs to the first month
	}
	last, odds := m, 2.5
	if w.wordMonth(m) {
		odds = 0.5
		if w.tokens[i].Kind == scan.Mixed {
			odds = 2
		}
	}
	if y := w.link(m); w.year(y) {
		last, odds = y, 4.5
	}
	w.proposeDate(int(w.tokens[i].Start), i, last, odds, "date/day-name")
}

// wordMonth reports whether the month at token i is also an everyday word and
// not written as a name.
func (w *work) wordMonth(i int) bool {
	switch strings.ToLower(w.word(i)) {
	case "may", "march", "mar", "set", "sat", "sun", "ago", "dec", "ott", "mag":
		return !w.tokens[i].Shape.Has(scan.Upper)
	}
	return false
}

// findMonth finds a date that starts with the name of its month: "March 5th,
// 2023", "March 2023", "in March".
func (w *work) findMonth(i int) {
	if d := i - 1; d >= 0 && w.day(d) > 0 && near(w.gap(i)) {
		return // found from its day
	}
	if i >= 2 && w.day(i-2) > 0 && w.link(i-2) == i {
		return
	}
	start := int(w.tokens[i].Start)
	capital := w.tokens[i].Shape.Has(scan.Upper) || w.lang == German
	j := w.link(i)
	if j < len(w.tokens) && near(w.gap(i+1)) && w.day(j) > 0 && !w.measured(j) {
		last, odds := j, 2.5
		if w.wordMonth(i) && w.tokens[j].Kind != scan.Mixed {
			odds = 0
			if w.dated(i) {
				odds = 1.5
			}
		}
		if j+2 < len(w.tokens) && w.gap(j+1) == "-" && w.day(j+1) > 0 {
			last = j + 1 // a range of days
		}
		if w.year(last + 1) {
			last, odds = last+1, 4.5
		}
		w.proposeDate(start, i, last, odds, "date/name-day")
		return
	}
	if w.year(j) && near(w.gap(i+1)) {
		odds := 3.0
		if w.wordMonth(i) {
			odds = 0.5
		}
		w.proposeDate(start, i, j, odds, "date/month-year")
		return
	}
	if capital && w.monthCue(i) {
		w.proposeDate(start, i, i, 0.5, "date/month")
	}
}

// monthCue reports whether the words before token i expect a month.
func (w *work) monthCue(i int) bool {
	if i == 0 || breaks(w.gap(i)) {
		return false
	}
	switch strings.ToLower(w.word(i - 1)) {
	case "in", "since", "last", "next", "this", "until", "early", "mid", "late", "en", "desde", "im", "seit", "ende",
		"anfang", "depuis", "fin", "a", "da", "scorso", "by", "of":
		return !w.flags(i).Has(lexicon.Common) && w.tokens[i].Len() > 2
	}
	return false
}

// findWeekday finds a weekday that is tied to a week or to an hour: "last
// Tuesday", "on Friday at 3", "Monday the 14th".
func (w *work) findWeekday(i int) {
	if w.tokens[i].Len() <= 3 && !w.tokens[i].Shape.Has(scan.Upper) {
		return // "sun", "sat" and "mon" are words
	}
	first, last, odds := i, i, -3.0
	if i > 0 && w.gap(i) == " " && w.flags(i-1).Has(lexicon.DateWord) {
		first, odds = i-1, 1.5
	}
	j := i + 1
	if j < len(w.tokens) && near(w.gap(j)) {
		switch {
		case w.is(j, "the") && w.day(j+1) > 0:
			last, odds = j+1, 2
		case w.is(j, "at") && j+1 < len(w.tokens) && w.tokens[j+1].Kind != scan.Word, w.is(j, "um") && j+1 < len(w.tokens), w.is(j, "alle") && j+1 < len(w.tokens):
			odds = max(odds, 1)
		case w.is(j, "prochain"), w.is(j, "dernier"), w.is(j, "próximo"), w.is(j, "pasado"), w.is(j, "prossimo"), w.is(j, "scorso"):
			last, odds = j, 1.5
		}
	}
	w.proposeDate(int(w.tokens[first].Start), first, last, odds, "date/weekday")
}
