// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

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
		n, k := 0, 0
		word := w.word(i)
		for k < len(word) && k < 3 && isDigit(word[k]) {
			n = 10*n + int(word[k]-'0')
			k++
		}
		if n < minAge || n > maxAge {
			return
		}
		switch strings.ToLower(word[k:]) {
		case "yo", "y", "yr", "yrs", "yof", "yom", "ans", "j", "yearold":
			w.proposeAge(i, i, 4)
		case "f", "m":
			w.proposeAge(i, i, 0.5)
		}
	case scan.Word: // "ninety-two"
		n, last := w.spelledAge(i)
		if n >= minAge && n <= maxAge {
			w.gradeAge(i, last)
		}
	}
}

// spelledAge returns the number that the words from token i on spell, between
// 90 and 109, and the last of them; 0 if they spell none.
func (w *work) spelledAge(i int) (n, last int) {
	if i > 0 && w.flags(i-1).Has(lexicon.NumberWord) && w.gap(i) != "\n" {
		return 0, i
	}
	e := w.entries[i]
	last = i
	switch {
	case e.Number == 90:
		n = 90
	case e.Number == 100:
		n = 100
	case e.Number == 1 && i+1 < len(w.tokens) && w.entries[i+1].Number == 100:
		n, last = 100, i+1
	default:
		return 0, i
	}
	next := last + 1
	if next < len(w.tokens) && w.is(next, "and") {
		next++
	}
	if next < len(w.tokens) && w.flags(next).Has(lexicon.NumberWord) && w.entries[next].Number < 20 && len(w.gap(next)) == 1 {
		if d := int(w.entries[next].Number); d > 0 && (d < 10 || n == 100) {
			n, last = n+d, next
		}
	}
	return n, last
}

// gradeAge proposes the number in tokens first to last if its surroundings
// make it an age.
func (w *work) gradeAge(first, last int) {
	odds := -4.0
	for _, m := range w.marksAt(last + 1) {
		if m.entry.Flags.Has(lexicon.AgeCue) && near(w.gap(last+1)) {
			w.proposeAge(first, m.last, 4)
			return
		}
	}
	if first > 0 {
		switch t := w.labelBefore(first); {
		case t.kind == KindAge && t.odds >= labelNear/2:
			odds = 3
		case w.is(first-1, "turning") || w.is(first-1, "turned") || w.is(first-1, "turns"):
			odds = 2.5
		case w.entries[first-1].Person != 0 || w.is(first-1, "is") || w.is(first-1, "she's") || w.is(first-1, "he's") || w.is(first-1, "was"):
			// "he is 93": a quantity behind it speaks against.
			if last+1 >= len(w.tokens) || breaks(w.gap(last+1)) || w.is(last+1, "and") || w.is(last+1, "now") || w.is(last+1, "with") {
				odds = 0.8
			}
		}
	}
	if w.after(last) == '%' || w.after(last) == '/' || w.after(last) == '.' && last+1 < len(w.tokens) && w.gap(last+1) == "." {
		return
	}
	w.proposeAge(first, last, odds)
}

func (w *work) proposeAge(first, last int, odds float64) {
	w.propose(candidate{
		kind: KindAge, start: int(w.tokens[first].Start), end: int(w.tokens[last].End), odds: odds, rule: "age/over-89",
	})
}

// unknownReference is the year before which a year of birth counts as one that
// shows an age over 89 when the message has no reference date: not to know the
// date is no reason to let a year through.
const unknownReference = 1950

// findBirthYear finds a year of birth, announced as one, that makes the person
// older than 89 in the year of the reference date.
func (w *work) findBirthYear(i int) {
	year := w.atoi(i)
	limit := unknownReference
	if !w.at.IsZero() {
		limit = w.at.Year() - minAge + 1
	}
	if year < 1850 || year >= limit || i == 0 {
		return
	}
	born := false
	for j := i - 1; j >= 0 && j >= i-3 && !breaks(w.gap(j+1)); j-- {
		switch strings.ToLower(w.word(j)) {
		case "born", "birth", "dob", "birthdate", "né", "née", "nacido", "nacida", "geboren", "geb", "nato", "nata", "nacimiento", "naissance", "yob", "nascita":
			born = true
		}
	}
	if born {
		w.propose(candidate{
			kind: KindAge, start: int(w.tokens[i].Start), end: int(w.tokens[i].End), odds: 2.5, rule: "age/birth-year",
		})
	}
}
