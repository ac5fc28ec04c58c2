// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// ordinal returns the number that token i, an ordinal of English, or the "first" of
// another language, stands for, or 0.
func (w *work) ordinal(i int) int {
	switch string(w.lower(i)) {
	case "first", "primero", "premier", "primo", "ersten", "erster":
		return 1
	case "second", "zweiten":
		return 2
	case "third", "dritten":
		return 3
	case "fourth", "vierten":
		return 4
	case "fifth", "fünften":
		return 5
	case "sixth":
		return 6
	case "seventh":
		return 7
	case "eighth":
		return 8
	case "ninth":
		return 9
	case "tenth":
		return 10
	case "eleventh":
		return 11
	case "twelfth":
		return 12
	case "thirteenth":
		return 13
	case "fourteenth":
		return 14
	case "fifteenth":
		return 15
	case "sixteenth":
		return 16
	case "seventeenth":
		return 17
	case "eighteenth":
		return 18
	case "nineteenth":
		return 19
	case "twentieth":
		return 20
	case "thirtieth":
		return 30
	}
	return 0
}

// cardinal returns the number that token i stands for as a word, or -1. The
// lexicon lists them but for those that are words of other sorts as well, which
// these are.
func (w *work) cardinal(i int) int {
	if e := w.announced(i); e.Flags.Has(lexicon.NumberWord) && e.Number <= 100 {
		return int(e.Number)
	}
	switch string(w.lower(i)) {
	case "un", "uno", "una", "ein", "eins":
		return 1
	case "deux", "deux-mille":
		return 2
	case "six":
		return 6
	case "dix":
		return 10
	case "once", "onze", "elf", "undici":
		return 11
	case "seize":
		return 16
	case "vingts", "vingt":
		return 20
	case "cent", "cents", "ciento", "centos", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos":
		return 100
	case "mille", "milles", "mil", "thousand", "tausend", "mila":
		return 1000
	}
	return -1
}

// onlyCounts reports whether the number in words that is token i says how many and no
// more, as "one" and "two" mostly do: no number goes on behind it, and by itself it
// is neither a day of the month nor an age that identifies.
func (w *work) onlyCounts(i int) bool {
	n := int(w.announced(i).Number)
	large := n >= minAge && n <= 100 || n >= firstCardinalDay && w.lang != English || n > lexicon.FirstOrdinal
	return !large && !w.numberGoesOn(i+1)
}

// joinedWords reports whether a space or a hyphen stands before token i.
func (w *work) joinedWords(i int) bool {
	gap := w.gap(i)
	return gap == " " || gap == "-" || gap == "\n"
}

// spelledNumber returns the number below a hundred that the words from token i
// on spell, the last of them, and whether it is an ordinal: "twenty-first",
// "vingt-quatre", "treinta y uno"; or -1.
func (w *work) spelledNumber(i int) (n, last int, isOrdinal bool) {
	if i >= len(w.tokens) || w.tokens[i].Kind != scan.Word {
		return -1, i, false
	}
	if n := w.ordinal(i); n > 0 {
		return n, i, true
	}
	if n := int(w.entry(i).Number) - lexicon.FirstOrdinal; n > 0 && w.lang == German {
		return n, i, true
	}
	n = w.cardinal(i)
	if n < 0 || n > 99 {
		return -1, i, false
	}
	last = i
	for j := i + 1; j < len(w.tokens) && j <= last+2 && w.joinedWords(j) && n >= 10 && n%10 == 0; j++ {
		if w.is(j, "y") || w.is(j, "et") || w.is(j, "e") {
			continue
		}
		if o := w.ordinal(j); o > 0 && o < 10 && n >= 20 {
			return n + o, j, true
		}
		c := w.cardinal(j)
		if c < 1 || c > 19 || c > 9 && (n != 60 && n != 80) {
			break
		}
		n, last = n+c, j
		break
	}
	return n, last, false
}

// spelledDay returns the first of up to three words that end at token i and
// spell a day of the month, or -1.
func (w *work) spelledDay(i int) int {
	for first := max(0, i-2); first <= i; first++ {
		if n, last, _ := w.spelledNumber(first); last == i && n >= 1 && n <= 31 && !(n == 1 && oneOrArticle(w.word(i))) {
			return first
		}
	}
	return -1
}

// oneOrArticle reports whether a word for one is an article as well: it stands
// before an abbreviation that is no month: "una OCT".
func oneOrArticle(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "un", "una", "ein":
		return true
	}
	return false
}

// maxYearWords is the largest number of words that a year is spelled in: "mille
// neuf cent quatre vingt dix sept".
const maxYearWords = 8

// spelledYear returns the last of the words from token i on that spell a year:
// "twenty twenty four", "dos mil veinte", "zweitausendzwanzig"; or -1.
func (w *work) spelledYear(i int) int {
	word := w.word(i)
	for _, century := range [...]string{"zweitausend", "neunzehnhundert", "duemila", "millenovecento"} {
		if len(word) >= len(century) && strings.EqualFold(word[:len(century)], century) {
			return i
		}
	}
	switch w.cardinal(i) {
	case 2, 10, 19, 20, 1000:
	default:
		return -1
	}
	last := i
	for j := i + 1; j < len(w.tokens) && j < i+maxYearWords && w.joinedWords(j); j++ {
		if w.is(j, "and") || w.is(j, "y") || w.is(j, "et") {
			continue
		}
		if w.cardinal(j) < 0 {
			if w.tokens[j].Kind == scan.Number && w.tokens[j].Len() <= 2 {
				last = j // "mille neuf cent 84"
			}
			break
		}
		last = j
	}
	if last == i {
		return -1
	}
	return last
}
