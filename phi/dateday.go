// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// Days of the month as people say them: an ordinal without its month ("come in
// on the nineteenth"), and a month, a day and a year as bare numbers ("date of
// birth three four fifty one", "on nine slash sixteen").

// teens is the first ordinal behind which few things but days are counted.
const teens = 13

// firstCardinalDay is the first day that is told from other things by its number and
// an article: "le dos" is the back.
const firstCardinalDay = 11

// findSpelledDay finds a day that is an ordinal in words, with its article, at
// its last word. Words of time or place before it and what follows tell it from
// the nth of other things.
func (w *work) findSpelledDay(i int) {
	if w.lang == German {
		w.findGermanDay(i)
		return
	}
	first, n := i, w.ordinal(i)
	if i > 0 && n < 10 && w.joinedWords(i) {
		if tens := w.cardinal(i - 1); tens == 20 || tens == 30 {
			first, n = i-1, n+tens
		}
	}
	if n < 1 || n > 31 || first < 1 || !w.is(first-1, "the") || w.seam(first) != " " {
		return
	}
	last := w.monthSaid(i)
	said := last > i || first > 1 && w.seam(first-1) == " " && w.beforeDay(first-2)
	switch {
	case last == i && w.countedBehind(i) && !(said && joinsDays(w.word(i+1))):
		return
	case n < teens && !said, n < 4 && last == i && first > 1 && (w.is(first-2, "is") || w.is(first-2, "was") || w.is(first-2, "for")):
		return // "was the first to come"
	case n < teens && last == i && i+1 < len(w.tokens) && w.seam(i+1) == " " && !w.flags(i+1).Any(lexicon.Function|lexicon.PersonWord|lexicon.Kin|lexicon.ScopeWord):
		return // "on the fifth toe"
	}
	w.proposeDate(first-1, last, 0.6, "date/day")
}

// findGermanDay is findSpelledDay in German, where an article or its contraction
// with a preposition stands before the day: "am neunzehnten", "geht der zwanzigste".
func (w *work) findGermanDay(i int) {
	if i == 0 || !w.spaced(i) || w.tokens[i].Shape.Has(scan.Upper) {
		return
	}
	n := int(w.entry(i).Number) - lexicon.FirstOrdinal
	next := i + 1
	noun := next < len(w.tokens) && w.spaced(next) && w.tokens[next].Shape.Has(scan.Upper)
	switch string(w.lower(i - 1)) {
	case "am", "vom", "zum", "den", "dem":
	case "der":
		if n < teens {
			return // "der erste"
		}
	default:
		return
	}
	if !noun {
		w.proposeDate(i, i, 0.6, "date/day")
	}
}

// beforeDay reports whether token i is a word that stands before a day: a
// preposition, "tomorrow", a weekday.
func (w *work) beforeDay(i int) bool {
	switch string(w.lower(i)) {
	case "on", "is", "was", "until", "till", "til", "since", "by", "before", "after", "for", "from", "to", "through", "thru", "today", "tonight", "yday", "tmrw", "morning", "afternoon", "evening", "night":
		return true
	}
	return w.flags(i).Any(lexicon.Weekday) || w.is(i, "tomorrow") || w.is(i, "yesterday")
}

// countedBehind reports whether the word behind ordinal i says what is counted.
func (w *work) countedBehind(i int) bool {
	next := i + 1
	if next >= len(w.tokens) || breaks(w.gap(next)) {
		return false
	}
	switch string(w.lower(next)) {
	case "of", "one", "most", "to", "and", "or", "time", "times", "floor", "century", "street", "st", "avenue", "ave", "percentile", "birthday", "anniversary", "day", "night",
		"week", "month", "year", "hour", "grade", "grader", "edition", "amendment", "row", "round", "person", "patient", "dose", "visit", "rib", "nerve", "vertebra", "chromosome":
		return true
	}
	return false
}

// findCardinalDay finds a day of the month that is a number in words, token i, behind
// the article that days have in a Romance language: "el diecinueve le quitan los
// puntos".
func (w *work) findCardinalDay(i int) {
	n, last, ordinal := w.spelledNumber(i)
	if ordinal || n < firstCardinalDay || n > 31 ||
		w.lang == English || w.lang == German || !w.dayArticle(i-1) || !w.freeNumber(last) {
		return
	}
	w.proposeDate(i-1, last, 0.6, "date/day")
}

// findSpokenDate finds a month, a day and a year that are numbers, in words at
// least the first, where a label announces a date or separators are read out.
func (w *work) findSpokenDate(i int) {
	if i == 0 || !w.numberGoesOn(i+1) {
		return
	}
	awaited := w.is(i-1, "dated") || w.lang == English && w.is(i-1, "due")
	if w.joinedWords(i) && w.flags(i-1).Has(lexicon.NumberWord) && !awaited {
		return
	}
	t := w.labelBefore(i)
	labelled := t.kind == KindDate && t.odds >= labelHeader
	if !labelled && !awaited && !w.readOut(i+1) && !w.readOut(i+2) {
		return
	}
	month, j := w.spokenNumber(i)
	slash := w.readOut(j)
	if slash {
		j++
	}
	day, end := w.spokenNumber(j)
	if month < 1 || day < 1 || month > 12 && (day > 12 || w.lang == English) || day > 31 || !slash && w.seam(j) != " " {
		return
	}
	last := end - 1
	if w.readOut(end) {
		end++
	}
	year := w.spelledYear(min(end, len(w.tokens)-1))
	if n, behind := w.spokenNumber(end); year < end && n >= 0 && n < 100 {
		year = behind - 1
	}
	if dated := year >= end && end < len(w.tokens) && w.seam(end) == " "; dated {
		last = year
	} else if labelled && !slash && !awaited {
		return // "admitted two two days ago"
	}
	odds := 0.6
	switch {
	case labelled && last >= end:
		odds = 0
	case slash && !w.dated(i) && last < end:
		return
	case !slash && !awaited:
		return
	}
	w.proposeDate(i, last, odds, "date/spoken")
}

// numberGoesOn reports whether a date in numbers may go on at token i: with a number,
// a word inside of one, or a separator.
func (w *work) numberGoesOn(i int) bool {
	return i < len(w.tokens) && (w.tokens[i].Kind == scan.Number || w.digitWord(i) >= 0 || w.readOut(i) || w.cardinal(i) >= 0 || w.ordinal(i) > 0 ||
		w.is(i, "y") || w.is(i, "et") || w.is(i, "e"))
}

// readOut reports whether token i is the name of a separator of dates.
func (w *work) readOut(i int) bool {
	return i < len(w.tokens) && (w.is(i, "slash") || w.is(i, "dash") || w.is(i, "stroke"))
}

// spokenNumber returns the number below a hundred at token i, in digits or in
// words, "oh four" among them, and the token behind it; or -1.
func (w *work) spokenNumber(i int) (n, next int) {
	switch {
	case i >= len(w.tokens) || !w.spaced(i):
		return -1, i
	case w.tokens[i].Kind == scan.Number && w.tokens[i].Len() <= 2:
		return w.atoi(i), i + 1
	case w.cardinal(i) == 0 && i+1 < len(w.tokens) && w.spaced(i+1):
		if n := w.cardinal(i + 1); n > 0 && n < 10 {
			return n, i + 2
		}
		return -1, i
	}
	n, last, _ := w.spelledNumber(i)
	if n < 0 {
		return -1, i
	}
	return n, last + 1
}

// eventBeside reports whether a word for what happens on a day stands right
// before or behind the numbers first to last, which may be a day and a month:
// "seen 11/3", "my 3/14 appointment".
func (w *work) eventBeside(first, last int) bool {
	if first > 0 && w.seam(first) == " " {
		if !w.runsOn(last) {
			if before := w.lower(first - 1); len(before) > 4 && strings.HasSuffix(string(before), "ed") && w.lang == English {
				return true // "approved 7/20."
			}
		}
		switch string(w.lower(first - 1)) {
		case "seen", "admitted", "discharged", "scheduled", "rescheduled", "signed", "delivered", "born", "surgery", "visit", "procedure", "admit", "dc", "operated",
			"expires", "expired", "filled", "refilled", "mailed", "posted", "passed", "died", "lmp", "edd", "collected", "drawn", "received":
			return true
		}
	}
	if next := last + 1; next < len(w.tokens) && w.seam(next) == " " {
		switch string(w.lower(next)) {
		case "appt", "appts", "appointment", "visit", "surgery", "procedure", "labs", "lab", "bloodwork", "mri", "ct", "scan", "ultrasound", "xray", "xrays", "biopsy", "colonoscopy",
			"mammogram", "checkup", "cleaning", "followup", "bill", "invoice", "statement", "claim", "refill", "session", "admission", "discharge", "infusion", "injection", "consult":
			return true
		}
	}
	return false
}

// thatYear returns the last of the words behind month i that say which year is
// meant: "june of this year", "mars dernier"; or i.
func (w *work) thatYear(i int) int {
	j := i + 1
	if j < len(w.tokens) && w.seam(j) == " " && dateParticle(w.word(j)) {
		j++
	}
	if j+1 >= len(w.tokens) || w.seam(j) != " " || w.seam(j+1) != " " {
		return i
	}
	switch string(w.lower(j)) {
	case "this", "last", "next", "that", "este", "pasado", "cette", "dieses", "letzten", "quest", "questo", "scorso":
	default:
		return i
	}
	switch string(w.lower(j + 1)) {
	case "year", "año", "année", "jahres", "anno":
		return j + 1
	}
	return i
}

// articleBefore returns the token of the article that belongs to a day before
// month i: "the ninth of November", "dem 17. März"; or first, where the date
// starts.
func (w *work) articleBefore(i, first int) int {
	if first < i && w.dayWithArticle(first-1) {
		return first - 1
	}
	return first
}

// dayWithArticle reports whether token i is an article that belongs to the day
// behind it, as those do that stand behind a preposition.
func (w *work) dayWithArticle(i int) bool {
	if i < 0 || i+1 >= len(w.tokens) || w.seam(i+1) != " " {
		return false
	}
	return w.lang == English && w.is(i, "the") || w.lang == German && (w.is(i, "dem") || w.is(i, "den"))
}

// findDayMonthStop finds a day and a month with a stop behind each, as German
// has them: "am 05.03.", "Pflegebericht 5.3.: ruhig". The second stop belongs to
// the date, and in a hurry it is left out.
func (w *work) findDayMonthStop(i int) {
	if w.atoi(i+1) > 12 || w.tokens[i].Shape.Has(scan.SentenceStart) {
		return
	}
	end, stopped := int(w.tokens[i+1].End), false
	if w.after(i+1) == '.' && !isDigit(byteAt(w.text, end+1)) {
		end, stopped = end+1, true
	}
	switch {
	case w.dated(i) && (stopped || i > 0 && w.dayArticle(i-1) && !w.measured(i+1)), stopped && w.dayArticle(i-1):
	case stopped && i > 0 && !breaks(w.gap(i)) && !versionWord(w.word(i-1)) && (w.closes(end) || w.timed(i+1)):
	default:
		return
	}
	if last, _ := w.clockEnd(i + 1); last > i+1 {
		end = int(w.tokens[last].End)
	}
	start := i
	if w.dayWithArticle(i - 1) {
		start--
	}
	start = w.weekdayBefore(start)
	w.propose(candidate{kind: KindDate, start: int(w.tokens[start].Start), end: end, odds: 1, rule: "date/day-month"})
}

// closes reports whether a heading, a parenthesis or the text ends at an offset.
func (w *work) closes(end int) bool {
	switch byteAt(w.text, end) {
	case ' ':
		return byteAt(w.text, end+1) == '-' // a span
	case '-', ':', ')', ',', '?', '\n', 0:
		return true
	}
	return false
}
