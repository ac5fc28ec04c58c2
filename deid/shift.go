// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/phi"
)

// maxShift is the longest shift of a date, in days; a multiple of seven.
const maxShift = 364

// shiftDays returns by how many days the dates of a subject move into the past.
func (k *keyed) shiftDays(keepWeekday bool) int {
	d := newDrawer(k.sum(purposeShift, LevelSubject, subject{kind: phi.KindDate}, ""))
	if keepWeekday {
		return 7 * (1 + d.below(maxShift/7))
	}
	return 1 + d.below(maxShift)
}

// appendShifted appends a date moved into the past, in the form in which it is
// written. A date without day or month, and one with a word in it that is not
// understood, becomes a tag: to shift a part would be to guess.
func (k *keyed) appendShifted(dst []byte, v value, keepWeekday bool) []byte {
	d, ok := readDate(v.text(), v.lang, v.at)
	if !ok {
		return appendTag(dst, v.subject, 0)
	}
	moved := d.day.AddDate(0, 0, -k.shiftDays(keepWeekday))
	if y := moved.Year(); y < firstYear {
		return appendTag(dst, v.subject, 0)
	}
	return d.append(dst, moved)
}

// A written date is a date with the places of its elements in the text.
type written struct {
	text  string
	day   time.Time
	slots []slot // in the order of the text
}

// A slot is an element of a date in a text.
type slot struct {
	start, end int
	role       role
	lang       phi.Language // of a name
	full       bool         // a name that is not abbreviated
	padded     bool         // two digits whatever the number
}

type role uint8

const (
	roleDay role = iota + 1
	roleMonth
	roleMonthName
	roleYear
	roleWeekday
	roleOrdinal // the ending of a day, such as "rd" or "er"
)

// append appends the text with the elements of another day.
func (w written) append(dst []byte, day time.Time) []byte {
	at := 0
	for _, s := range w.slots {
		dst = append(dst, w.text[at:s.start]...)
		old := w.text[s.start:s.end]
		at = s.end
		switch s.role {
		case roleDay:
			dst = appendNumber(dst, day.Day(), s.padded)
		case roleMonth:
			dst = appendNumber(dst, int(day.Month()), s.padded)
		case roleYear:
			year := strconv.Itoa(day.Year())
			dst = append(dst, year[len(year)-min(len(old), len(year)):]...)
		case roleMonthName:
			dst = append(dst, likeCase(monthName(s.lang, int(day.Month()), s.full), old)...)
		case roleWeekday:
			dst = append(dst, likeCase(weekdayName(s.lang, int(day.Weekday()), s.full), old)...)
		case roleOrdinal:
			dst = append(dst, ordinal(old, day.Day())...)
		}
	}
	return append(dst, w.text[at:]...)
}

func appendNumber(dst []byte, n int, padded bool) []byte {
	if padded && n < 10 {
		dst = append(dst, '0')
	}
	return strconv.AppendInt(dst, int64(n), 10)
}

// likeCase returns a word in the case of another.
func likeCase(word, like string) string {
	first, n := utf8.DecodeRuneInString(like)
	switch {
	case like == strings.ToUpper(like) && utf8.RuneCountInString(like) > 1:
		return strings.ToUpper(word)
	case len(like) > n && unicode.IsUpper(first):
		r, n := utf8.DecodeRuneInString(word)
		return string(unicode.ToUpper(r)) + word[n:]
	}
	return word
}

// ordinal returns the ending of a day in the way of another.
func ordinal(old string, day int) string {
	switch strings.ToLower(old) {
	case "st", "nd", "rd", "th":
		ending := "th"
		if day/10 != 1 {
			switch day % 10 {
			case 1:
				ending = "st"
			case 2:
				ending = "nd"
			case 3:
				ending = "rd"
			}
		}
		return likeCase(ending, old)
	case "er":
		if day != 1 {
			return ""
		}
	}
	return old
}

// A lexeme is a run of digits or of letters in a date.
type lexeme struct {
	start, end int
	number     int // -1 for letters
	word       string
}

func lexemes(text string) []lexeme {
	var all []lexeme
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		start := i
		switch {
		case isDigit(text[i]):
			number := 0
			for i < len(text) && isDigit(text[i]) {
				number = min(number*10+int(text[i]-'0'), 1<<20)
				i++
			}
			all = append(all, lexeme{start: start, end: i, number: number})
		case unicode.IsLetter(r) || r == 'º' || r == 'ª' || r == '°':
			for i < len(text) {
				r, n := utf8.DecodeRuneInString(text[i:])
				if !unicode.IsLetter(r) && r != 'º' && r != 'ª' && r != '°' {
					break
				}
				i += n
			}
			all = append(all, lexeme{start: start, end: i, number: -1, word: strings.ToLower(text[start:i])})
		default:
			i += n
		}
	}
	return all
}

// readDate reads a date with a day and a month. Without a year that of the
// reference date counts.
func readDate(text string, lang phi.Language, at time.Time) (written, bool) {
	r := dateReader{text: text, lang: lang, at: at, words: lexemes(text)}
	if !r.names() || !r.numbers() || !r.rest() {
		return written{}, false
	}
	return r.date()
}

type dateReader struct {
	text             string
	lang             phi.Language
	at               time.Time
	words            []lexeme
	used             [32]bool
	slots            []slot
	day, month, year int
	shortYear        bool
	named            bool // the month is a word
}

// names reads the names of month and weekday.
func (r *dateReader) names() bool {
	if len(r.words) > len(r.used) {
		return false
	}
	lang := r.nameLanguage()
	for i, w := range r.words {
		if w.number >= 0 {
			continue
		}
		if m, full := findMonth(lang, w.word); m > 0 {
			if r.named {
				return false
			}
			r.named, r.month, r.used[i] = true, m, true
			if after := r.text[w.end:]; strings.HasPrefix(after, ".") || strings.HasPrefix(after, "-") {
				full = false // "May" may be both
			}
			r.slots = append(r.slots, slot{start: w.start, end: w.end, role: roleMonthName, lang: lang, full: full})
		} else if d, full := findWeekday(lang, w.word); d >= 0 {
			r.used[i] = true
			r.slots = append(r.slots, slot{start: w.start, end: w.end, role: roleWeekday, lang: lang, full: full})
		}
	}
	return true
}

// nameLanguage returns the language whose names stand in the date: that of the
// message if it has them all.
func (r *dateReader) nameLanguage() phi.Language {
	best, most := phi.English, -1
	order := phi.Languages()
	switch {
	case r.lang.Supported():
		order = append([]phi.Language{r.lang}, order...)
	case strings.Contains(r.text, ". "):
		order = append([]phi.Language{phi.German}, order...)
	case !strings.Contains(r.text, " de "):
		order = []phi.Language{phi.English, phi.Italian, phi.Spanish, phi.French, phi.German}
	}
	for _, l := range order {
		known := 0
		for _, w := range r.words {
			if w.number >= 0 {
				continue
			}
			m, _ := findMonth(l, w.word)
			d, _ := findWeekday(l, w.word)
			if m > 0 || d >= 0 {
				known++
			}
		}
		if known > most {
			best, most = l, known
		}
	}
	return best
}

// numbers reads day, month and year in figures.
func (r *dateReader) numbers() bool {
	var plain []int
	for i, w := range r.words {
		if w.number >= 0 && !r.isTime(i) {
			plain = append(plain, i)
		}
	}
	if r.named {
		return r.besideName(plain)
	}
	if len(plain) < 2 || len(plain) > 3 {
		return false
	}
	for _, i := range plain[1:] {
		if !dateSeparator(r.text[r.words[i-1].end:r.words[i].start]) || i-1 != plain[0] && i-2 != plain[0] {
			return false
		}
	}
	if first := r.words[plain[0]]; len(plain) == 3 && first.end-first.start == 4 {
		return r.take(plain[0], roleYear) && r.take(plain[1], roleMonth) && r.take(plain[2], roleDay)
	}
	dayFirst := r.lang != phi.English && r.lang != phi.LangUnspecified || strings.Contains(r.text[r.words[plain[0]].end:r.words[plain[1]].start], ".")
	const months = 12
	switch {
	case r.words[plain[0]].number > months:
		dayFirst = true
	case r.words[plain[1]].number > months:
		dayFirst = false
	}
	one, two := roleMonth, roleDay
	if dayFirst {
		one, two = two, one
	}
	if !r.take(plain[0], one) || !r.take(plain[1], two) {
		return false
	}
	for i := range r.slots { // "1/23" shows that days below 10 have no zero
		r.slots[i].padded = r.slots[i].padded && (r.text[r.slots[i].start] == '0' || !single(r.slots[len(r.slots)-2:]))
	}
	return len(plain) == 2 || r.take(plain[2], roleYear)
}

// single reports whether one of the elements is written with one figure.
func single(slots []slot) bool {
	for _, s := range slots {
		if s.end-s.start == 1 {
			return true
		}
	}
	return false
}

// besideName reads the day and the year of a date whose month is a word.
func (r *dateReader) besideName(plain []int) bool {
	switch len(plain) {
	case 1:
		return r.take(plain[0], roleDay)
	case 2:
		first := r.words[plain[0]]
		if first.end-first.start == 4 {
			return r.take(plain[0], roleYear) && r.take(plain[1], roleDay)
		}
		return r.take(plain[0], roleDay) && r.take(plain[1], roleYear)
	}
	return false
}

// take makes a number an element of the date.
func (r *dateReader) take(i int, as role) bool {
	w := r.words[i]
	length := w.end - w.start
	s := slot{start: w.start, end: w.end, role: as, padded: length == 2 && (w.number < 10 || !r.named)}
	switch as {
	case roleDay:
		r.day = w.number
		if length > 2 || w.number < 1 || w.number > 31 {
			return false
		}
		if i+1 < len(r.words) && r.words[i+1].start == w.end && isOrdinal(r.words[i+1].word) {
			r.used[i+1] = true
			r.slots = append(r.slots, slot{start: r.words[i+1].start, end: r.words[i+1].end, role: roleOrdinal})
		}
	case roleMonth:
		r.month = w.number
		if length > 2 || w.number < 1 || w.number > 12 {
			return false
		}
	case roleYear:
		r.year, r.shortYear = w.number, length == 2
		if length != 2 && (length != 4 || w.number < firstYear || w.number > lastYear) {
			return false
		}
	}
	r.used[i] = true
	r.slots = append(r.slots, s)
	return true
}

func isOrdinal(word string) bool {
	switch word {
	case "st", "nd", "rd", "th", "er", "º", "°", "ª":
		return true
	}
	return false
}

func dateSeparator(text string) bool {
	return strings.Count(strings.Trim(text, " "), "") == 2 && strings.ContainsAny(text, "/.-\u2010\u2011\u2012\u2013")
}

// isTime reports whether a number belongs to a time of the day.
func (r *dateReader) isTime(i int) bool {
	w := r.words[i]
	if w.end < len(r.text) && r.text[w.end] == ':' || w.start > 0 && r.text[w.start-1] == ':' {
		return true
	}
	if w.start > 1 && r.text[w.start-1] == '.' && i > 1 && r.isTime(i-1) && isDigit(r.text[w.start-2]) {
		return true // fractions of a second
	}
	if i+1 < len(r.words) && w.number <= 24 {
		switch r.words[i+1].word {
		case "am", "pm", "a", "p", "h", "hrs", "uhr", "heures", "horas", "ore":
			return strings.Trim(r.text[w.end:r.words[i+1].start], " ") == ""
		}
	}
	return i > 0 && r.words[i-1].word == "h" && r.words[i-1].end == w.start // "15h30"
}

// rest reports whether whatever else stands in the date tells nothing: words
// between the elements, and the time of the day.
func (r *dateReader) rest() bool {
	for i, w := range r.words {
		if r.used[i] {
			continue
		}
		if w.number >= 0 {
			if !r.isTime(i) {
				return false
			}
			continue
		}
		switch w.word {
		case "the", "of", "on", "at", "de", "del", "el", "a", "las", "la", "le", "du", "à", "den", "dem", "der", "am", "um", "il", "alle", "ore", "ora", "dell",
			"pm", "p", "m", "h", "hrs", "uhr", "heures", "horas", "hours", "t", "z", "utc", "gmt":
		default:
			return false
		}
	}
	return true
}

// date returns what was read, if there is such a day.
func (r *dateReader) date() (written, bool) {
	year := r.year
	switch {
	case r.shortYear:
		year += 2000
		latest := latestReference
		if !r.at.IsZero() {
			latest = r.at.Year() + 20
		}
		if year > latest {
			year -= 100
		}
	case year == 0 && r.at.IsZero():
		return written{}, false
	case year == 0:
		year = r.at.Year()
	}
	day := time.Date(year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC)
	if day.Day() != r.day || int(day.Month()) != r.month {
		return written{}, false
	}
	return written{text: r.text, day: day, slots: inOrder(r.slots)}, true
}
