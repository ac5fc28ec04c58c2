// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"unicode"
	"unicode/utf8"
)

// Graphemes returns the number of characters as a reader sees them: a letter
// with its accents is one, a family joined to one emoji is one, two regional
// indicators make one flag.
//
// Divergence: the rules of Unicode Standard Annex 29 are followed but for those
// on prepended marks and Indic conjuncts, which split here, and with the
// categories of the standard library for its property tables. The result can
// therefore exceed the exact count in a few scripts.
func Graphemes(text string) int {
	n := 0
	for len(text) > 0 {
		text = text[graphemeLength(text):]
		n++
	}
	return n
}

// graphemeLength returns the length in bytes of the first character of a text
// that is not empty. Rule numbers are those of the annex.
func graphemeLength(text string) int {
	before, end := utf8.DecodeRuneInString(text)
	pictograph := isPictograph(before) // the cluster so far ends in a pictograph and its marks
	flags := 0                         // regional indicators in a row, from the start
	if isRegional(before) {
		flags = 1
	}
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if printableASCII(before) && printableASCII(r) {
			return end // as below, without a look at the tables
		}
		switch {
		case before == '\r' && r == '\n': // GB3
		case isBreaking(before) || isBreaking(r): // GB4, GB5
			return end
		case joinsHangul(before, r): // GB6, GB7, GB8
		case extends(r): // GB9, GB9a
		case pictograph && before == zwj && isPictograph(r): // GB11
		case flags == 1 && isRegional(r): // GB12
			flags++
		default:
			return end
		}
		pictograph = isPictograph(r) || pictograph && extends(r)
		if !isRegional(r) {
			flags = 0
		}
		before = r
		end += size
	}
	return end
}

func printableASCII(r rune) bool { return ' ' <= r && r <= '~' }

const zwj = '\u200d'

// isBreaking reports control and format characters that stand alone.
func isBreaking(r rune) bool {
	return unicode.Is(unicode.Cc, r) || r == '\u2028' || r == '\u2029' ||
		unicode.Is(unicode.Cf, r) && !extends(r)
}

// extends reports what joins the character before it: marks, joiners,
// variation selectors, skin tones, tags.
func extends(r rune) bool {
	return r == zwj || r == '\u200c' || unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) ||
		0x1F3FB <= r && r <= 0x1F3FF || 0xE0020 <= r && r <= 0xE007F
}

func isRegional(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }

// isPictograph approximates the property Extended_Pictographic by its blocks.
func isPictograph(r rune) bool {
	switch {
	case r < 0xA9:
		return false
	case r == 0xA9, r == 0xAE, r == 0x203C, r == 0x2049, r == 0x2122, r == 0x2139, r == 0x24C2,
		r == 0x3030, r == 0x303D, r == 0x3297, r == 0x3299:
		return true
	case 0x2194 <= r && r <= 0x21AA, 0x231A <= r && r <= 0x23FF, 0x25AA <= r && r <= 0x27BF,
		0x2934 <= r && r <= 0x2935, 0x2B05 <= r && r <= 0x2B55:
		return true
	}
	return 0x1F000 <= r && r <= 0x1FAFF && !isRegional(r) && !extends(r)
}

// The blocks of Hangul: leading consonants, vowels, trailing consonants, and
// the syllables that are composed of them.
const (
	hangulL, hangulLEnd = 0x1100, 0x115F
	hangulV, hangulVEnd = 0x1160, 0x11A7
	hangulT, hangulTEnd = 0x11A8, 0x11FF
	hangulS, hangulSEnd = 0xAC00, 0xD7A3
	hangulBlock         = 28 // a syllable without trailing consonant, then those with one
)

func joinsHangul(a, b rune) bool {
	vowel := hangulV <= b && b <= hangulVEnd
	trailing := hangulT <= b && b <= hangulTEnd
	switch {
	case hangulL <= a && a <= hangulLEnd:
		return vowel || hangulL <= b && b <= hangulLEnd || hangulS <= b && b <= hangulSEnd
	case hangulV <= a && a <= hangulVEnd:
		return vowel || trailing
	case hangulT <= a && a <= hangulTEnd:
		return trailing
	case hangulS <= a && a <= hangulSEnd:
		return trailing || vowel && (a-hangulS)%hangulBlock == 0
	}
	return false
}
