// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// doses yields the places where a text says how much of a drug, or how often: a
// number, or a small number in words, with a unit ("500 mg", "two tablets",
// "10 ml/day"), and phrases for how often ("twice daily", "dos veces al día").
// A refill reminder must not tell a dose.
func doses(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for i := 0; i < len(text); {
			start := i
			end := dose(text, i)
			if end > i {
				if !yield(start, end) {
					return
				}
				i = end
				continue
			}
			i = skipWord(text, i)
		}
	}
}

// dose returns the end of the dose or frequency that starts at an offset where a
// word starts, or the offset if there is none.
func dose(text string, at int) int {
	if end := often(text, at); end > at {
		return end
	}
	end := number(text, at)
	if end == at {
		return at
	}
	unitAt := end
	if unitAt < len(text) && (text[unitAt] == ' ' || text[unitAt] == '-') {
		unitAt++
	}
	if strings.HasPrefix(text[unitAt:], "\u00a0") || strings.HasPrefix(text[unitAt:], "\u202f") {
		_, n := utf8.DecodeRuneInString(text[unitAt:])
		unitAt += n
	}
	unitEnd := wordEnd(text, unitAt)
	if unitEnd == unitAt || !isUnit(strings.ToLower(text[unitAt:unitEnd])) {
		return at
	}
	if rest := text[unitEnd:]; strings.HasPrefix(rest, "/") {
		if per := skipWord(text, unitEnd+1); per > unitEnd+1 && per-unitEnd < 8 {
			return per
		}
	}
	return unitEnd
}

// number returns the end of the digits, or of the small number in words, that
// start at an offset.
func number(text string, at int) int {
	end := at
	for end < len(text) && (isDigit(text[end]) || end > at && strings.IndexByte(".,/-", text[end]) >= 0 && end+1 < len(text) && isDigit(text[end+1])) {
		end++
	}
	if end > at {
		return end
	}
	end = wordEnd(text, at)
	switch strings.ToLower(text[at:end]) {
	case "one", "two", "three", "four", "half",
		"una", "uno", "un", "dos", "tres", "media", "medio",
		"une", "deux", "trois", "demi",
		"eine", "einen", "zwei", "drei", "halbe",
		"due", "tre", "mezza":
		return end
	}
	return at
}

// isUnit reports whether a word in lower case is a unit of a dose or the shape
// of a drug, in one of five languages.
func isUnit(word string) bool {
	switch word {
	case "mg", "mcg", "µg", "μg", "ug", "g", "ml", "cc", "iu", "ui", "ie", "meq", "unit", "units", "unidades", "unités", "einheiten", "unità",
		"tablet", "tablets", "tab", "tabs", "pill", "pills", "capsule", "capsules", "cap", "caps", "puff", "puffs", "drop", "drops",
		"patch", "patches", "spray", "sprays", "injection", "injections", "dose", "doses", "refill", "refills",
		"tableta", "tabletas", "pastilla", "pastillas", "cápsula", "cápsulas", "comprimido", "comprimidos", "gota", "gotas", "dosis",
		"comprimé", "comprimés", "gélule", "gélules", "goutte", "gouttes", "cachet", "cachets",
		"tablette", "tabletten", "kapsel", "kapseln", "tropfen", "hub", "hübe",
		"compressa", "compresse", "capsula", "gocce", "goccia", "pastiglia", "pastiglie":
		return true
	}
	return false
}

// frequencies are phrases that say how often a drug is taken.
var frequencies = [...]string{
	"once daily", "once a day", "twice daily", "twice a day", "three times a day", "three times daily", "four times a day",
	"every day", "every other day", "at bedtime", "every morning", "every night", "as needed",
	"una vez al día", "dos veces al día", "tres veces al día", "cada día", "cada noche",
	"une fois par jour", "deux fois par jour", "trois fois par jour", "chaque jour",
	"einmal täglich", "zweimal täglich", "dreimal täglich", "einmal am tag", "zweimal am tag",
	"una volta al giorno", "due volte al giorno", "tre volte al giorno", "ogni giorno",
}

// often returns the end of the phrase that starts at an offset, or the offset.
func often(text string, at int) int {
	for i := range frequencies {
		phrase := frequencies[i]
		if text[at]|0x20 != phrase[0] {
			continue // all of them begin with an ASCII letter
		}
		if end := at + len(phrase); end <= len(text) && strings.EqualFold(text[at:end], phrase) && wordEnd(text, end) == end {
			return end
		}
	}
	return at
}

// skipWord returns where the next word starts: behind the letters and digits at
// an offset, and one character of what follows.
func skipWord(text string, at int) int {
	if end := wordEnd(text, at); end > at {
		return end
	}
	_, n := utf8.DecodeRuneInString(text[at:])
	return at + n
}

// wordEnd returns the end of the letters and digits that start at an offset.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		at += n
	}
	return at
}
