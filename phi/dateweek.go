// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findWeekday finds a weekday that is tied to a week, an hour, a day of the
// month or a numeric date: "last Tuesday", "on Friday at 3", "a week from
// Monday", "Monday the 14th", "jeudi 14", "Tuesday, 3/5/24". A weekday alone
// names no day: "open Monday to Friday".
func (w *work) findWeekday(i int) {
	word := w.tokens[i].Len() <= 3 && !w.tokens[i].Shape.Has(scan.Upper) && !w.is(i-1, "this") && !w.is(i-1, "next") // as "sun", "sat" and "mon" are
	first, last, odds := i, i, -3.0
	if i > 0 && w.seam(i) == " " && w.flags(i-1).Has(lexicon.DateWord) {
		first, odds = i-1, 1.5
		if w.is(i-1, "coming") && i > 1 && w.is(i-2, "this") && w.seam(i-1) == " " {
			first = i - 2
		}
		if w.is(i-1, "am") {
			first = i
			odds = -3
		}
	}
	if i > 1 && w.weekFrom(i-1) {
		first, odds = i-2, 1.5
		if w.is(i-3, "a") || w.is(i-3, "one") {
			first--
		}
	}
	j := i + 1
	if j < len(w.tokens) && near(w.gap(j)) {
		switch {
		case w.weekBehind(j) >= j:
			last, odds = w.weekBehind(j), 1.5
		case w.is(j, "the") && w.day(j+1) > 0:
			last, odds = j+1, 2
		case w.dayWithArticle(j) && w.lang == German && w.day(j+1) > 0:
			last, odds = j+1, 2
		case w.is(j, "the") && w.spelledOrdinal(j+1, 1) > j:
			last, odds = w.spelledOrdinal(j+1, 1), 2
		case w.spelledOrdinal(j, teens) >= j:
			last, odds = w.spelledOrdinal(j, teens), 2
		case w.is(j, "prochain"), w.is(j, "dernier"), w.is(j, "próximo"), w.is(j, "pasado"), w.is(j, "prossimo"), w.is(j, "scorso"):
			last, odds = j, 1.5
		case w.is(j, "que") && (w.is(j+1, "viene") || w.is(j+1, "entra")):
			last, odds = j+1, 1.5
		case w.tokens[j].Kind == scan.Number:
			if g := w.numberAt(j, "/-."); g.n >= 3 && calendar(w.atoi(j), w.atoi(j+1), w.atoi(j+2), g.size[0], g.size[1], g.size[2]) {
				last, odds = j+2, 4
			} else if g.n == 2 && g.sep[1] == '/' && g.size[0] <= 2 && g.size[1] <= 2 {
				last, odds = j+1, 2
			} else if w.lang != English && !word && w.wholeDay(j) {
				last, odds = j, 1.5
			}
		case w.tokens[j].Kind == scan.Mixed && w.day(j) > 0 && w.seam(j) == " ":
			last, odds = j, 1.5 // "Wednesday 12th"
		}
	}
	if word && last == i {
		return
	}
	if _, announced := w.clockEnd(last); announced && !w.listed(i) {
		odds = max(odds, 1)
	}
	w.proposeDate(first, last, odds, "date/weekday")
}

// spelledOrdinal returns the last of the words from token i on that spell an
// ordinal from least to 31, or -1.
func (w *work) spelledOrdinal(i, least int) int {
	if n, last, ordinal := w.spelledNumber(i); ordinal && n >= least && n <= 31 {
		return last
	}
	return -1
}

// weekFrom reports whether the words up to token i count from a week: "a week
// from", "week after".
func (w *work) weekFrom(i int) bool {
	return (w.is(i, "from") || w.is(i, "after") || w.is(i, "before")) && (w.is(i-1, "week") || w.is(i-1, "weeks")) && w.seam(i) == " " && w.seam(i+1) == " "
}

// listed reports whether token i is one of several weekdays, as in opening
// hours: "Monday to Friday at 9".
func (w *work) listed(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3 && !breaks(w.gap(j+1)); j-- {
		if w.flags(j).Has(lexicon.Weekday) {
			return true
		}
	}
	return false
}

// wholeDay reports whether token j is a number that stands for a day of the
// month: no hour, no end of a span.
func (w *work) wholeDay(j int) bool {
	if w.tokens[j].Kind != scan.Number || w.day(j) == 0 || !w.bounded(j, j) || w.timeAt(j, false) >= 0 {
		return false
	}
	next := j + 1
	if next == len(w.tokens) {
		return true
	}
	switch gap := w.seam(next); gap {
	case "-", " - ", "–", ":", "%", " % ":
		return false
	case " ", ". ":
		if joinsDays(w.word(next)) && w.tokens[min(next+1, len(w.tokens)-1)].Kind != scan.Word {
			return false // "de 10 a 14"
		}
		return gap == ". " || !w.measured(j)
	}
	return true
}

// findDayAlone finds a day of the month without its month: "come in on the
// 14th", "le 14 du mois", "am 14. war". A noun behind it makes it a place in a
// row: "the 14th floor".
func (w *work) findDayAlone(i int) {
	if i < 1 || w.day(i) == 0 || w.seam(i) != " " {
		return
	}
	if w.lang != English {
		w.findDayBehindArticle(i)
		return
	}
	if i < 2 || !w.is(i-1, "the") || w.seam(i-1) != " " {
		return
	}
	last := w.monthSaid(i)
	if last == i && w.day(i) < teens && !w.beforeDay(i-2) {
		return
	}
	if next := last + 1; next < len(w.tokens) {
		if gap := w.gap(next); strings.Trim(gap, " \n") == "" && !w.flags(next).Has(lexicon.Function) {
			return
		}
		switch string(w.lower(next)) {
		case "of", "one", "most":
			return
		}
	}
	w.proposeDate(i-1, last, 0.6, "date/day")
}

// findDayBehindArticle is findDayAlone where days are cardinal numbers: the
// words around it have to show that it is a day.
func (w *work) findDayBehindArticle(i int) {
	if w.shortWeekday(i-1) && w.wholeDay(i) {
		w.proposeDate(i-1, i, 1, "date/weekday")
		return
	}
	if !w.dayArticle(i - 1) {
		return
	}
	last := w.monthSaid(i)
	if last == i {
		_, announced := w.clockEnd(i)
		if !announced && !(w.lang == German && w.ordinalStop(i)) && !w.freeNumber(i) {
			return
		}
	}
	first := i
	if last == i && !w.is(i-1, "al") && !w.is(i-1, "dal") && !w.is(i-1, "am") && !w.is(i-1, "vom") && !w.is(i-1, "zum") {
		first-- // an article without a preposition
	}
	w.proposeDate(first, last, 0.6, "date/day")
}

// shortWeekday reports whether token i is a weekday cut to two or three letters, as the
// language of the text has them before a day: "mi 19.", "ven 13".
func (w *work) shortWeekday(i int) bool {
	if i < 0 || w.tokens[i].Len() > 4 || w.seam(i+1) != " " && w.gap(i+1) != ". " {
		return false
	}
	short := string(w.lower(i))
	switch w.lang {
	case German:
		switch short {
		case "mo", "di", "mi", "do", "fr", "sa", "so":
			return i+1 < len(w.tokens) && w.after(i+1) == '.'
		}
	case Spanish:
		switch short {
		case "lun", "mar", "mié", "mie", "jue", "vie", "sáb", "sab", "dom":
			return true
		}
	case French:
		switch short {
		case "lun", "mar", "mer", "jeu", "ven", "sam", "dim":
			return true
		}
	case Italian:
		switch short {
		case "lun", "mar", "mer", "gio", "ven", "sab", "dom":
			return true
		}
	}
	return false
}

// freeNumber reports whether nothing behind the number at token i says what it
// counts: the clause ends, or goes on with a function word that is no "de".
func (w *work) freeNumber(i int) bool {
	if w.lang == German || !w.bounded(i, i) {
		return false
	}
	next := i + 1
	if next == len(w.tokens) || endsSentence(w.gap(next)) {
		return true
	}
	switch string(w.lower(next)) {
	case "de", "di", "por", "per", "pour", "a", "à", "al", "au", "o", "ou", "sur", "su", "en", "in":
		return false
	}
	if joinsDays(w.word(next)) && next+2 < len(w.tokens) && (w.day(next+1) > 0 || w.day(next+2) > 0) {
		return false // the end of the span says more
	}
	gap := w.seam(next)
	return (gap == " " || gap == ", ") && w.tokens[next].Kind == scan.Word && w.functionHere(next)
}

// ordinalStop reports whether the stop behind token i makes it an ordinal that
// stands alone, as in "am 14. war ich da": the sentence goes on in lower case.
func (w *work) ordinalStop(i int) bool {
	next := i + 1
	return next < len(w.tokens) && w.gap(next) == ". " && !w.is(next, "auf") && !w.is(next, "und") && !w.is(next, "oder") && w.tokens[next].Kind == scan.Word && !w.tokens[next].Shape.Has(scan.Upper)
}

// monthSaid returns the last token of words behind day i that stand for the
// month: "of this month", "de este mes", "du mois", "des Monats"; or i.
func (w *work) monthSaid(i int) int {
	for j := i + 1; j < len(w.tokens) && j <= i+3 && w.seam(j) == " "; j++ {
		switch string(w.lower(j)) {
		case "month", "mes", "mois", "monats", "mese":
			if j == i+1 {
				return i // "el 4º mes" counts months
			}
			return j
		case "corriente", "courant":
			return j
		case "of", "this", "the", "next", "last", "de", "del", "este", "du", "ce", "des", "dieses", "di", "questo", "corrente":
		default:
			return i
		}
	}
	return i
}

// findQuarter finds a quarter with its year: "Q3 2024".
func (w *work) findQuarter(i int) {
	word := w.word(i)
	if len(word) != 2 || word[0]|0x20 != 'q' || word[1] < '1' || word[1] > '4' {
		return
	}
	if y := w.yearBehind(i); y > i {
		w.proposeDate(i, y, 2, "date/quarter")
	}
}

// weekBehind returns the last of the words from token j on that say which week a
// weekday is in: "next week", "nächster Woche", "de la semana que viene"; or -1.
func (w *work) weekBehind(j int) int {
	for n := 0; n < 2 && j < len(w.tokens) && w.seam(j) == " "; n++ {
		switch string(w.lower(j)) {
		case "de", "la", "della", "di", "dela":
			j++
		}
	}
	week := -1
	which := false
	for k := j; k < len(w.tokens) && k < j+3 && w.seam(k) == " "; k++ {
		switch string(w.lower(k)) {
		case "week", "wk", "woche", "semana", "semaine", "settimana":
			week = k
		case "next", "last", "this", "nächster", "nächste", "kommender", "kommende", "letzter", "letzte", "dieser", "diese",
			"próxima", "pasada", "esta", "entrante", "prochaine", "dernière", "cette", "prossima", "scorsa", "questa":
			which = true
		case "que":
			if week >= 0 && (w.is(k+1, "viene") || w.is(k+1, "entra")) {
				return k + 1
			}
			return -1
		default:
			k = len(w.tokens)
		}
		if week >= 0 && which {
			return min(k, len(w.tokens)-1)
		}
	}
	return -1
}
