// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The ages that identify: more than 89 years (45 CFR 164.514(b)(2)(i)(C)). No
// person on record grew older than 122.
const (
	minAge = 90
	maxAge = 122
)

// findAge finds ages over 89, in digits and in words, and years of birth which
// show such an age at the message's reference date.
//
// An age of up to 89 is no identifier and is never found.
func findAge(w *work, i int) {
	switch w.tokens[i].Kind {
	case scan.Number:
		if n := w.atoi(i); w.tokens[i].Len() <= 3 && n >= minAge && n <= maxAge {
			w.gradeAge(i, i)
		} else if w.tokens[i].Len() == 4 {
			w.findBirthYear(i)
		}
	case scan.Mixed: // "94yo", "92M"
		w.findJoinedAge(i)
	case scan.Word: // "ninety-two"
		if w.entry(i).Number >= 90 && w.ageNoun(i) {
			w.proposeAge(i, i, 2)
		} else if n, last := w.spelledAge(i); n >= minAge && n <= maxAge {
			w.gradeAge(i, last)
		}
	}
}

// findJoinedAge finds an age with its unit or a sex in one token: "94yo",
// "92M". The letter of a sex stands for a metre, a temperature and a dose as
// well, so that it counts in capitals and with a patient around it only.
func (w *work) findJoinedAge(i int) {
	word := w.word(i)
	n, k := 0, 0
	for k < len(word) && k < 4 && isDigit(word[k]) {
		n = 10*n + int(word[k]-'0')
		k++
	}
	if word[0] == '0' || n < minAge || n > maxAge {
		return
	}
	var low lowerCase
	switch string(low.of(word[k:])) {
	case "yo", "y", "yr", "yrs", "yof", "yom", "ans", "j", "yearold", "jährige", "jähriger", "jährigen", "jähriges", "jährigem", "jaehrige", "jaehriger":
		w.proposeAge(i, i, 4)
	case "th", "st", "nd", "rd", "e", "º", "ª":
		if w.birthday(i + 1) {
			w.proposeAge(i, i+1, 2.5)
		}
	case "s":
		if n%10 == 0 && w.decadeOfLife(i) {
			w.proposeAge(i, i, 2)
		}
	}
	switch word[k:] {
	case "F", "M":
		if w.patientAround(i) {
			w.proposeAge(i, i, 1)
		}
	}
}

// ageNoun reports whether token i is a word for a person over 89: "nonagenarian",
// "Neunzigjähriger", or "nineties" of somebody's life.
func (w *work) ageNoun(i int) bool {
	switch string(w.lower(i)) {
	case "nonagenarian", "nonagenarians", "centenarian", "centenarians", "nonagenario", "nonagenaria", "nonagénaire",
		"neunzigjährige", "neunzigjähriger", "neunzigjährigen", "neunzigjähriges",
		"hundertjährige", "hundertjähriger", "hundertjährigen", "hundertjähriges", "novantenne", "ultranovantenne":
		return true
	case "nineties":
		return w.decadeOfLife(i)
	case "centenario", "centenaria", "centenaire": // of a house as well
		return i > 0 && w.spaced(i) && (w.is(i-1, "un") || w.is(i-1, "una") || w.is(i-1, "une") || w.flags(i-1).Has(lexicon.Kin) || w.is(i-1, "paciente") || w.is(i-1, "paziente") || w.is(i-1, "patiente"))
	}
	return false
}

// decadeOfLife reports whether the words before token i make it a decade of
// somebody's life: "in her early 90s". Nobody owns the years of a century.
func (w *work) decadeOfLife(i int) bool {
	j := i - 1
	if j > 0 && (w.is(j, "early") || w.is(j, "mid") || w.is(j, "late")) {
		j--
	}
	return j > 0 && w.entry(j).Person != 0 && w.is(j-1, "in")
}

// birthday reports whether token i is a word for the day on which an age is
// reached.
func (w *work) birthday(i int) bool {
	if i >= len(w.tokens) || w.seam(i) != " " && w.seam(i) != ". " {
		return false
	}
	switch string(w.lower(i)) {
	case "birthday", "bday", "geburtstag", "cumpleaños", "compleanno":
		return true
	case "anniversaire": // of a marriage as well, but not after so many years
		return true
	}
	return false
}

// lifelong reports whether the words around an age make it a span of time:
// "hace 95 años", "vor 100 Jahren", "100 ans d'expérience".
func (w *work) lifelong(first, last int) bool {
	if first > 0 && !breaks(w.gap(first)) {
		switch string(w.lower(first - 1)) {
		case "hace", "vor", "seit", "depuis", "durante", "pendant", "for", "over", "since", "nach", "après", "dopo", "tras":
			return true
		case "a": // "il y a 95 ans"; "il a 95 ans" is an age
			return first > 1 && w.is(first-2, "y")
		}
	}
	if j := last + 1; j < len(w.tokens) && w.seam(j) == " " {
		switch string(w.lower(j)) {
		case "ago", "fa", "of", "d'expérience", "d'histoire", "esperienza", "erfahrung", "tradition", "garantie":
			return true
		case "de", "di":
			return j+1 < len(w.tokens) && (w.is(j+1, "experiencia") || w.is(j+1, "historia") || w.is(j+1, "esperienza") || w.is(j+1, "storia") || w.is(j+1, "tradición"))
		}
	}
	return false
}

// patientAround reports whether token i stands where a note puts the patient's
// age and sex: first, or behind an article or "patient", and before a word such
// as "with".
func (w *work) patientAround(i int) bool {
	if i > 0 && !breaks(w.gap(i)) {
		switch string(w.lower(i - 1)) {
		case "a", "an", "patient", "pt", "is", "this":
		default:
			return false
		}
	}
	if i+1 >= len(w.tokens) {
		return false
	}
	switch string(w.lower(i + 1)) {
	case "with", "w", "who", "presents", "presenting", "presented", "admitted", "here", "c", "hx", "s", "and", "pt", "patient", "complains", "complaining":
		return true
	}
	return false
}

// spelledAge returns the number that the words from token i on spell, from 80
// upwards, and the last of them; 0 if they spell none.
func (w *work) spelledAge(i int) (n, last int) {
	last = i
	switch c := w.cardinal(i); {
	case c == 100:
		n = 100
	case c == 1 && i+1 < len(w.tokens) && w.joinedWords(i+1) && w.cardinal(i+1) == 100:
		n, last = 100, i+1
	case c == 4 && i+1 < len(w.tokens) && w.joinedWords(i+1) && w.cardinal(i+1) == 20:
		n, last = 80, i+1 // "quatre-vingt-douze"
	case c >= 90 && c < 100: // "ninety", "zweiundneunzig"
		n = c
	default:
		return 0, i
	}
	if i > 0 && w.joinedWords(i) && w.cardinal(i-1) >= 0 {
		return 0, i // in the middle of a number
	}
	if n == 90 {
		n, last, _ = w.spelledNumber(i)
	}
	if n > 89 && n < 100 {
		return n, last
	}
	next := last + 1
	if next < len(w.tokens) && (w.is(next, "and") || w.is(next, "y") || w.is(next, "et")) && w.joinedWords(next) {
		next++
	}
	if next < len(w.tokens) && w.joinedWords(next) {
		if d := w.cardinal(next); d > 0 && d < 20 {
			n, last = n+d, next
			if d == 10 && next+1 < len(w.tokens) && w.joinedWords(next+1) {
				if d := w.cardinal(next + 1); d > 6 && d < 10 {
					n, last = n+d, next+1 // "quatre-vingt-dix-sept"
				}
			}
		}
	}
	return n, last
}

func (w *work) proposeAge(first, last int, odds float64) {
	if first > 0 && w.is(first-1, "a") && w.is(first, "hundred") {
		first--
	}
	w.propose(candidate{
		kind: KindAge, start: int(w.tokens[first].Start), end: int(w.tokens[last].End), odds: odds, rule: "age/over-89",
	})
}

// unknownReference is the year before which a year of birth counts as one that
// shows an age over 89 when the message has no reference date: not to know the
// date is no reason to let a year through.
const unknownReference = 1950

// yearOfOld reports whether the number at token i is the year of birth of somebody over
// 89 who may be alive.
func (w *work) yearOfOld(i int) bool {
	limit := unknownReference
	if !w.at.IsZero() {
		limit = w.at.Year() - minAge + 1
	}
	year := w.atoi(i)
	return year >= 1850 && year < limit
}

// findBirthYear finds a year of birth, announced as one, that makes the person
// older than 89 in the year of the reference date.
func (w *work) findBirthYear(i int) {
	if i == 0 || !w.yearOfOld(i) {
		return
	}
	born := false
	for j := i - 1; j >= 0 && j >= i-3 && !breaks(w.gap(j+1)); j-- {
		if w.tokens[j].Kind != scan.Word {
			continue
		}
		switch string(w.lower(j)) {
		case "born", "birth", "dob", "birthdate", "né", "née", "nacido", "nacida", "geboren", "geb", "nato", "nata", "nacimiento", "naissance", "yob", "nascita", "nació", "naquit",
			"geburtsjahr", "jahrgang", "ddn":
			born = true
		case "classe":
			born = w.lang == Italian && j == i-1
		}
	}
	if born {
		w.propose(candidate{
			kind: KindAge, start: int(w.tokens[i].Start), end: int(w.tokens[i].End), odds: 2.5, rule: "age/birth-year",
		})
	}
}
