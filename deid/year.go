// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"strings"
	"time"

	"github.com/safeharbor-go/safeharbor/phi"
)

// The ages that 45 CFR 164.514(b)(2)(i)(C) lets nobody see are those over 89.
const overAge = 90

// Without a reference date a year is measured against the latest year in which
// the text might reasonably be read. A year of birth is never let through then.
const latestReference = 2050

// The years that are read as years and not as other numbers of four digits.
const (
	firstYear = 1800
	lastYear  = 2199
)

// appendYear appends the year of a date if it has exactly one and nobody born in
// it is over 89 at the reference date, else the tag of the date.
//
// The test is made on the year alone, since the year alone is what remains: a
// reader of "1936" in 2026 sees somebody of 89 or 90. It is the stricter reading
// for those whose 90th birthday is still to come in the year of the message, and
// it needs no guess at the order of day and month or at a birthday on 29 February.
func appendYear(dst []byte, v value) []byte {
	year, digits := onlyYear(v.text())
	if year == 0 || indicatesAge(year, v) {
		return appendTag(dst, v.subject, 0)
	}
	return append(dst, digits...)
}

// indicatesAge reports whether a year may show that somebody is over 89.
func indicatesAge(year int, v value) bool {
	if v.at.IsZero() {
		return latestReference-year >= overAge || v.birth()
	}
	return v.at.Year()-year >= overAge
}

// onlyYear returns the year in a date and its digits; 0 if there is none, or
// more than one, or if it may be an hour ("2030 hours").
func onlyYear(date string) (year int, digits string) {
	for i := 0; i < len(date); {
		if !isDigit(date[i]) {
			i++
			continue
		}
		start := i
		n := 0
		for i < len(date) && isDigit(date[i]) {
			n = min(n*10+int(date[i]-'0'), lastYear+1)
			i++
		}
		if i-start != 4 || n < firstYear || n > lastYear {
			continue
		}
		if year != 0 || hour(date[i:]) {
			return 0, ""
		}
		year, digits = n, date[start:i]
	}
	return year, digits
}

// hour reports whether what follows a number makes it an hour of the day.
func hour(rest string) bool {
	word := firstWord(strings.TrimLeft(rest, " "))
	switch strings.ToLower(word) {
	case "h", "hr", "hrs", "hour", "hours", "uhr", "heure", "heures", "hora", "horas", "ora", "ore":
		return true
	}
	return false
}

// firstWord returns the ASCII letters that text begins with.
func firstWord(text string) string {
	n := 0
	for n < len(text) && isLetter(text[n]) {
		n++
	}
	return text[:n]
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// birthReach is how far around a date, in bytes, a word for birth is looked for.
const birthReach = 64

// birthWords are the stems by which a date of birth is announced, in lower case.
var birthWords = [...]string{
	"birth", "born", "dob", "d.o.b", "b-day", "bday",
	"nacid", "nacim", "nací", "cumple",
	"naissance", "née", "né ", "né(", "anniversaire",
	"gebor", "geburt", "geb.", "geb:", "geb ",
	"nascit", "nato", "nata", "compleanno",
}

// birth reports whether a word for birth stands around v. A word too many costs
// a year, a word too few gives one away; so near any such word is near enough.
func (v value) birth() bool {
	around := strings.ToLower(v.part[max(0, v.start-birthReach):min(len(v.part), v.end+birthReach)])
	for _, w := range birthWords {
		if strings.Contains(around, w) {
			return true
		}
	}
	return false
}

// A value is an identifier with what its transform may look at.
type value struct {
	subject
	part       string // the text that it lies in
	start, end int
	rule       string
	at         time.Time
	lang       phi.Language
	foreign    bool // the message is in a language of no country with ZIP codes
	remnant    bool // what lies beside a tag of an earlier pass
}

func (v value) text() string { return v.part[v.start:v.end] }
