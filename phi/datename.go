// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// monthHere reports whether the month at token i is one in the language of the
// text. A name in full is one everywhere, an abbreviation at home and where
// nothing speaks for another language and it is no English word: "mag" and "gen"
// are words elsewhere.
func (w *work) monthHere(i int) bool {
	e := w.entry(i)
	return w.tokens[i].Len() > 4 || e.Langs&(1<<w.lang|1<<English) != 0 || w.lang == English && e.Word(uint8(English)) == 0
}

// wordMonth reports whether the month at token i is also an everyday word and
// not written as a name.
func (w *work) wordMonth(i int) bool {
	switch string(w.lower(i)) {
	case "may", "march", "mar", "set", "sept", "sat", "sun", "ago", "dec", "ott", "mag":
		return !w.tokens[i].Shape.Has(scan.Upper)
	}
	return false
}

// findMonth finds the date around the name of a month: "5 March 2023", "5 de
// marzo", "fifth of March", "March 5-7, 2023", "March 2023", "in March". A
// weekday before the date belongs to it.
func (w *work) findMonth(i int) {
	first, odds := w.dayBefore(i)
	last := i
	switch {
	case first < i:
		if w.wordMonth(i) && !dateParticle(w.word(i-1)) {
			odds -= 2
		}
	default:
		if d, ordinal := w.dayBehind(i); d > i {
			last, odds = d, 2.5
			if w.wordMonth(i) && !ordinal {
				odds = 0
				if w.dated(i) || !w.runsOn(last) {
					odds = 1.5 // what "may" and "march" do to a number is said behind it
				}
			}
		}
	}
	if end := w.otherMonth(last); end > last && first == i && last == i {
		last = end // "March to May 2020" counts with its year
	}
	if y := w.yearBehind(last); y > last {
		last = y
		switch {
		case odds > 0:
			odds = 4.5
		case w.wordMonth(i):
			odds = 0.5
		default:
			odds = 3
		}
	}
	phase := i
	if first == i {
		phase = w.phaseBefore(i)
	}
	if first < i && last == i && w.shortYear(i+1) && (w.labelBefore(first).kind == KindDate || !w.runsOn(i+1)) {
		last = i + 1 // "DOB 5 mar 62"
	}
	if odds > 0 || phase < i {
		w.proposeDate(w.weekdayBefore(min(w.articleBefore(i, first), phase)), last, max(odds, 1), "date/named")
		return
	}
	if y := w.thatYear(i); y > i && last == i {
		w.proposeDate(i, y, 0.8, "date/month")
		return
	}
	if last == i && (!w.wordMonth(i) || w.lang == Spanish || w.lang == French || w.lang == Italian) && w.monthCue(i) {
		if w.flags(i - 1).Has(lexicon.DateWord) {
			first = i - 1
		}
		w.proposeDate(first, i, 0.5, "date/month")
	}
}

// dayBefore returns the first token of the day that stands before month i, with
// the days that a dash or "and" joins to it, and how likely it is one; i and 0
// without one.
func (w *work) dayBefore(i int) (first int, odds float64) {
	j := i - 1
	if j < 0 || !near(w.gap(i)) {
		return i, 0
	}
	if dateParticle(w.word(j)) {
		if j--; j < 0 || !near(w.gap(j+1)) {
			return i, 0
		}
	}
	if j > 0 && w.word(j) == "°" && w.gap(j) == "" {
		j-- // "1° marzo"
	}
	if w.day(j) == 0 {
		if first := w.spelledDay(j); first >= 0 {
			return first, 2
		}
		return i, 0
	}
	if w.before(j) == '$' || j > 0 && w.flags(j-1).Has(lexicon.Month) && w.seam(j) == " " && j == i-1 {
		return i, 0 // "March 5 May …" belongs to the first month
	}
	odds = 2.5
	if k := w.daysBefore(j); k < j {
		return k, odds
	}
	return j, odds
}

// daysBefore returns the first token of the days that are joined to day j:
// "5-7 March", "5 y 6 de marzo", "du 5 au 7 mars"; or j.
func (w *work) daysBefore(j int) int {
	if j < 1 {
		return j
	}
	if gap := w.gap(j); (gap == "-" || gap == " - ") && w.day(j-1) > 0 && w.bounded(j-1, j-1) {
		return j - 1
	}
	k := j - 1
	switch string(w.lower(k)) {
	case "el", "le", "il", "the": // "5 y el 9 de marzo"
		k--
	}
	if k >= 1 && joinsDays(w.word(k)) && w.day(k-1) > 0 && near(w.gap(j)) && near(w.gap(k)) {
		return k - 1
	}
	return j
}

// joinsDays reports whether word joins the ends of a span of days or months.
func joinsDays(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "and", "to", "until", "through", "y", "e", "a", "al", "et", "au", "à", "und", "bis", "or", "o", "ou", "oder":
		return true
	}
	return false
}

// dateParticle reports whether word stands between the parts of a date.
func dateParticle(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "of", "de", "del", "di", "the":
		return true
	}
	return false
}

// dayBehind returns the last token of the day behind month i, and whether it is
// an ordinal, which is no quantity; or i.
func (w *work) dayBehind(i int) (last int, ordinal bool) {
	j := i + 1
	if j >= len(w.tokens) || !near(w.gap(j)) {
		return i, false
	}
	if w.is(j, "the") {
		if j++; j >= len(w.tokens) || w.seam(j) != " " {
			return i, false
		}
	}
	if w.day(j) == 0 {
		if n, last, ordinal := w.spelledNumber(j); ordinal && n >= 1 && n <= 31 {
			return last, true
		}
		return i, false
	}
	if w.measured(j) || !w.bounded(j, j) && w.after(j) != '-' && w.after(j) != '/' && !(w.after(j) == ',' && w.year(j+1)) {
		return i, false
	}
	last, ordinal = j, w.tokens[j].Kind == scan.Mixed
	if j+1 < len(w.tokens) {
		switch {
		case w.tokens[j].Kind == scan.Number && ordinalEnding(w.word(j+1)) && w.seam(j+1) == " ":
			last, ordinal = j+1, true // "May 1 st"
		case (w.gap(j+1) == "-" || w.gap(j+1) == " - ") && w.day(j+1) > 0:
			last = j + 1
		case j+2 < len(w.tokens) && joinsDays(w.word(j+1)) && w.day(j+2) > 0 && w.seam(j+1) == " " && w.seam(j+2) == " " && !w.measured(j+2):
			last = j + 2
		}
	}
	return last, ordinal
}

// ordinalEnding reports whether word is the ending of an ordinal, set apart.
func ordinalEnding(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// otherMonth returns the token of a second month that a word or a dash joins to
// month i: "marzo a mayo"; or i.
func (w *work) otherMonth(i int) int {
	if j := i + 1; j < len(w.tokens) && (w.gap(j) == "-" || w.gap(j) == "/" || w.gap(j) == " - ") && w.flags(j).Has(lexicon.Month) {
		return j
	}
	if j := i + 2; j < len(w.tokens) && joinsDays(w.word(i+1)) && w.flags(j).Has(lexicon.Month) && w.seam(i+1) == " " && w.seam(j) == " " {
		return j
	}
	return i
}

// yearBehind returns the last token of the year behind token i, in digits or in
// words, or i.
func (w *work) yearBehind(i int) int {
	j := i + 1
	if j < len(w.tokens) && dateParticle(w.word(j)) && w.seam(j) == " " {
		if j++; j < len(w.tokens) && w.is(j, "año") {
			j++
		}
	}
	if j >= len(w.tokens) {
		return i
	}
	if w.year(j) {
		return j
	}
	if near(w.gap(j)) {
		if last := w.spelledYear(j); last >= j {
			return last
		}
		if n, last, ordinal := w.spelledNumber(j); n > 31 && !ordinal && w.tokens[i].Kind == scan.Word && w.seam(j) == " " && !w.counts(last+1) {
			return last // "may ninth seventy one"
		}
	}
	return i
}

// year reports whether token i is a year behind a date: four digits, or two
// with an apostrophe or a separator before them.
func (w *work) year(i int) bool {
	if i >= len(w.tokens) || w.tokens[i].Kind != scan.Number {
		return false
	}
	gap := w.gap(i)
	switch w.tokens[i].Len() {
	case 4:
		return isYear(w.atoi(i)) && near(gap)
	case 2:
		return gap == " '" || gap == "\n'" || gap == "'" || gap == ", '" || gap == "-" || gap == "/"
	}
	return false
}

// shortYear reports whether token i is two digits behind a space.
func (w *work) shortYear(i int) bool {
	return i < len(w.tokens) && w.tokens[i].Kind == scan.Number && w.tokens[i].Len() == 2 && w.seam(i) == " " && w.bounded(i, i)
}

// weekdayBefore returns the token of a weekday before a date that starts at
// token i, as in "Friday, March 5" and "Montag, den 5. März"; or i.
func (w *work) weekdayBefore(i int) int {
	j := i - 1
	if j > 0 && near(w.gap(i)) {
		switch string(w.lower(j)) {
		case "the", "den", "dem", "el", "le", "il":
			j--
		}
	}
	if j < 0 || !near(w.gap(j+1)) || !w.flags(j).Has(lexicon.Weekday) {
		return i
	}
	if w.tokens[j].Len() > 3 || w.tokens[j].Shape.Has(scan.Upper) || (w.tokens[i].Kind == scan.Number || w.flags(i).Has(lexicon.Month)) && w.seam(i) == " " {
		return j // "sat 19 oct": "sat" alone is a word
	}
	return i
}

// monthCue reports whether the words before token i expect a month.
func (w *work) monthCue(i int) bool {
	if i == 0 || breaks(w.seam(i)) {
		return false
	}
	switch string(w.lower(i - 1)) {
	case "in", "since", "last", "next", "this", "until", "early", "mid", "late", "en", "desde", "im", "seit", "ende",
		"anfang", "depuis", "fin", "a", "da", "scorso", "by", "of", "hasta", "mes":
		return !w.flags(i).Has(lexicon.Common) && w.tokens[i].Len() > 2
	}
	return false
}

// findJoinedDate finds a day and a month that are one token: "17Feb2023",
// "28nov". Without a year it counts beside words that expect a date.
func (w *work) findJoinedDate(i int) {
	word := w.word(i)
	k, end := digitsFirst(word)
	if k == 0 || k > 2 {
		return
	}
	if len(word)-end == 4 && romanMonth(word[k:end]) && w.dated(i) {
		w.proposeDate(i, i, 1, "date/roman") // "18X2027"
		return
	}
	if end-k < 3 {
		return
	}
	e, _ := lexicon.Lookup(scan.Hash(word[k:end]))
	if day := w.atoi(i); !e.Flags.Has(lexicon.Month) || day < 1 || day > 31 {
		return
	}
	last, odds := i, 0.5
	switch rest := len(word) - end; {
	case rest == 0 && w.yearBehind(i) > i:
		last, odds = w.yearBehind(i), 3
	case rest == 2, rest == 4:
		odds = 3
	case rest != 0:
		return
	}
	w.proposeDate(i, last, odds, "date/joined")
}
