// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// clockEnd returns the last token of the time of day that belongs to a date or
// a weekday which ends at token i, or i: "at 3", "14:30", "um 14:30 Uhr", "à 15h",
// "a las 10:00", "alle ore 9", "night". The time says more than the day, so it
// goes with it. By itself a time is no element of a date.
//
// announced tells that a word such as "at" stood before the time.
func (w *work) clockEnd(i int) (last int, announced bool) {
	j := i + 1
	if j >= len(w.tokens) {
		return i, false
	}
	switch gap := w.seam(j); gap {
	case " ", ", ", ",", " @ ", " @", " - ", " (":
		announced = strings.Contains(gap, "@")
	case ". ":
		if w.lang != German || w.tokens[i].Len() > 2 {
			return i, false // in "05.03. um 10" the stop belongs to the month
		}
	default:
		return i, false
	}
	if w.tokens[j].Kind == scan.Word {
		if w.partOfDay(j) && w.seam(j) == " " {
			return j, false
		}
		next := w.clockWords(j)
		if next == j || next >= len(w.tokens) || w.seam(next) != " " && w.seam(next) != ", " {
			return i, false
		}
		j, announced = next, true
	}
	if last = w.timeAt(j, announced); last < 0 {
		return i, false
	}
	return last, announced
}

// clockWords returns the token behind the words that announce a time of day
// from token j on: "at", "at around", "a las", "alle ore"; or j.
func (w *work) clockWords(j int) int {
	for n := 0; n < 3 && j < len(w.tokens); n++ {
		switch string(w.lower(j)) {
		case "at", "um", "à", "alle", "all", "las", "la", "ore", "around", "about", "gegen", "vers", "sobre", "verso", "kl", "ab":
		case "a": // "a las 10"
			if j+1 >= len(w.tokens) || !w.is(j+1, "las") && !w.is(j+1, "la") {
				return j
			}
		default:
			return j
		}
		j++
	}
	return j
}

// timeAt returns the last token of a time of day that starts at token j, or -1.
// An hour alone is one if it was announced.
func (w *work) timeAt(j int, announced bool) int {
	hour, suffix := w.leadingHour(j)
	switch {
	case hour < 0 && announced && w.noon(j):
		return j
	case hour < 0 && announced && w.tokens[j].Kind == scan.Word:
		if n := w.cardinal(j); n >= 1 && n <= 12 {
			return w.meridiem(j)
		}
		return -1
	case hour < 0:
		return -1
	case suffix != "": // "3pm", "14h30"
		return j
	}
	if k := j + 1; k < len(w.tokens) && w.tokens[k].Kind != scan.Word && w.minutes(k) {
		if gap := w.gap(k); gap == ":" || gap == "." && announced {
			if s := k + 1; s < len(w.tokens) && w.gap(s) == ":" && w.minutes(s) {
				k = s
			}
			return w.meridiem(k)
		}
	}
	if end := w.meridiem(j); end > j {
		return end
	}
	if !announced || !w.bounded(j, j) || w.after(j) == '%' {
		return -1
	}
	if k := j + 1; k < len(w.tokens) && w.seam(k) == " " && w.tokens[k].Kind == scan.Word &&
		!w.flags(k).Has(lexicon.Function) && (w.tokens[k].Shape.Has(scan.Upper) || w.flags(k).Any(lexicon.Street|lexicon.Unit)) {
		return -1 // "Friday at 3 Main Street"
	}
	return j
}

// leadingHour returns the hour that token j starts with, or -1, and what is
// behind its digits if that is the sign of a time: "pm", "h", "h30".
func (w *work) leadingHour(j int) (hour int, suffix string) {
	word := w.word(j)
	n, k := 0, 0
	for k < len(word) && k < 3 && isDigit(word[k]) {
		n = 10*n + int(word[k]-'0')
		k++
	}
	if k == 0 || k > 2 || n > 24 {
		return -1, ""
	}
	if suffix = word[k:]; suffix == "" {
		return n, ""
	}
	var low lowerCase
	switch s := string(low.of(suffix)); s {
	case "am", "pm", "a", "p", "h", "hs", "hrs", "uhr", "ish":
		return n, suffix
	default:
		if len(s) == 3 && s[0] == 'h' && isDigit(s[1]) && isDigit(s[2]) {
			return n, suffix
		}
	}
	return -1, ""
}

// minutes reports whether token k is two digits, or two digits with a sign of
// half a day or of an hour: "30", "30pm", "30h".
func (w *work) minutes(k int) bool {
	word := w.word(k)
	if len(word) < 2 || word[0] > '5' || !isDigit(word[0]) || !isDigit(word[1]) {
		return false
	}
	switch word[2:] {
	case "", "am", "pm", "AM", "PM", "h", "a", "p":
		return true
	}
	return false
}

// meridiem returns the last token of the sign behind a time that ends at token
// j: "PM", "p.m.", "Uhr", "h", "o'clock"; or j.
func (w *work) meridiem(j int) int {
	k := j + 1
	if k >= len(w.tokens) || w.seam(k) != " " {
		return j
	}
	switch string(w.lower(k)) {
	case "am", "pm", "uhr", "h", "hs", "hrs", "hours", "heures", "horas", "o'clock", "ish":
		return k
	case "a", "p": // "p.m."
		if m := k + 1; m < len(w.tokens) && w.is(m, "m") && (w.gap(m) == "." || w.gap(m) == ". ") {
			return m
		}
	}
	return j
}

// noon reports whether token i names the middle of the day or of the night.
func (w *work) noon(i int) bool {
	switch string(w.lower(i)) {
	case "noon", "midday", "midnight", "mediodía", "medianoche", "midi", "minuit", "mittag", "mitternacht", "mezzogiorno", "mezzanotte":
		return true
	}
	return false
}

// partOfDay reports whether token i names a part of a day.
func (w *work) partOfDay(i int) bool {
	switch string(w.lower(i)) {
	case "morning", "afternoon", "evening", "night", "noon", "matin", "soir", "midi", "après-midi", "morgen", "früh", "mittag", "vormittag",
		"nachmittag", "abend", "nacht", "mattina", "pomeriggio", "sera", "notte":
		return true
	}
	return false
}

// findTimestamp finds "2024-03-05T10:30:00.5+01:00" with its time, which says
// more than the day.
func (w *work) findTimestamp(i int) {
	// The scanner joins the day and the hour: "05T10".
	word := w.word(i)
	if len(word) < 5 || word[2]|0x20 != 't' || i < 2 || w.gap(i) != "-" || w.gap(i-1) != "-" || w.tokens[i-2].Len() != 4 {
		return
	}
	if y, m, d := w.atoi(i-2), w.atoi(i-1), w.atoi(i); calendar(y, m, d, 4, w.tokens[i-1].Len(), 2) {
		start := int(w.tokens[i-2].Start)
		w.propose(candidate{kind: KindDate, start: start, end: w.timeEnd(i), odds: 4, rule: "date/timestamp"})
	}
}

// timeEnd returns the end of the time whose hour ends token i: minutes,
// seconds and a zone.
func (w *work) timeEnd(i int) int {
	last := i
	for j := i + 1; j < len(w.tokens) && j <= i+5; j++ {
		if !isDigit(w.text[w.tokens[j].Start]) || w.tokens[j].Len() > 10 {
			break
		}
		if gap := w.gap(j); gap != ":" && gap != "." && gap != "+" && gap != "-" {
			break
		}
		last = j
	}
	return int(w.tokens[last].End)
}
