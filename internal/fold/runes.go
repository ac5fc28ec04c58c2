// SPDX-License-Identifier: Apache-2.0

package fold

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// changes reports whether Fold may turn r into something else.
func changes(r rune) bool {
	if invisible(r) {
		return true
	}
	if _, ok := toASCII(r); ok {
		return true
	}
	_, ok := lookAlike(r)
	return ok
}

// invisible reports whether a reader does not see r: zero-width and
// bidirectional marks, soft hyphens, variation selectors, combining accents.
func invisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x034F, r == 0x061C, r == 0x180E, r == 0xFEFF:
		return true
	case r >= 0x0300 && r <= 0x036F, r >= 0xFE00 && r <= 0xFE0F, r >= 0x1AB0 && r <= 0x1AFF, r >= 0x20D0 && r <= 0x20FF:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return r >= 0xE0000 && r <= 0xE0FFF
}

// toASCII returns the ASCII character that a reader takes r for, where there
// is exactly one whatever the text around: dashes, spaces, quotation marks,
// digits, full-width and mathematical letters.
func toASCII(r rune) (byte, bool) {
	switch {
	case r == 0xA0, r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F, r == 0x3000, r == 0x1680,
		r == 0x115F, r == 0x1160, r == 0x2800, r == 0x3164, r == 0xFFA0: // letters and patterns that are blank
		return ' ', true
	case r == 0x85, r == 0x2028, r == 0x2029:
		return '\n', true
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0x2043, r >= 0x2E3A && r <= 0x2E3B,
		r == 0x301C, r == 0x3030, r == 0x30A0, r >= 0xFE31 && r <= 0xFE32:
		return '-', true
	case r >= 0xFE50 && r < 0xFE50+rune(len(smallForms)):
		b := smallForms[r-0xFE50]
		return b, b != 0
	case r == 0x2018, r == 0x2019, r == 0x201A, r == 0x201B, r == 0x02BC, r == 0x02B9, r == 0x2032, r == 0xB4:
		return '\'', true
	case r >= 0x201C && r <= 0x201F, r == 0xAB, r == 0xBB, r == 0x2033:
		return '"', true
	case r == 0x2024, r == 0x3002, r == 0xFF61:
		return '.', true
	case r == 0x2044, r == 0x2215:
		return '/', true
	case r >= 0xFF01 && r <= 0xFF5E:
		return byte(r - 0xFF01 + '!'), true
	case r >= 0x1D400 && r <= 0x1D6A3:
		// The mathematical alphabets are runs of 26 capitals and 26 small letters.
		if n := byte((r - 0x1D400) % 52); n < 26 {
			return 'A' + n, true
		} else {
			return 'a' + n - 26, true
		}
	case r >= 0x2460 && r <= 0x24FF, r >= 0x2776 && r <= 0x2792, r >= 0x1F100 && r <= 0x1F189:
		return enclosed(r)
	case r >= 0x0660:
		return digit(r)
	}
	return 0, false
}

// smallForms are the characters of the block Small Form Variants, 0 for none.
const smallForms = ",,.\x00;:?!-(){}[]#&*+-<>=\x00\\$%@"

// enclosures are the digits and letters in circles, squares and brackets: runs of
// code points with what the first of them stands for.
var enclosures = [...]struct {
	first, last rune
	as          byte
}{
	{0x2460, 0x2468, '1'}, {0x24B6, 0x24CF, 'A'}, {0x24D0, 0x24E9, 'a'}, {0x24EA, 0x24EA, '0'}, {0x24F5, 0x24FD, '1'}, {0x24FF, 0x24FF, '0'},
	{0x2776, 0x277E, '1'}, {0x2780, 0x2788, '1'}, {0x278A, 0x2792, '1'}, {0x1F10B, 0x1F10B, '0'}, {0x1F10C, 0x1F10C, '0'},
	{0x1F130, 0x1F149, 'A'}, {0x1F150, 0x1F169, 'A'}, {0x1F170, 0x1F189, 'A'},
}

// enclosed returns the digit or the letter in a circle or a square.
func enclosed(r rune) (byte, bool) {
	for _, e := range enclosures {
		if e.first <= r && r <= e.last {
			return e.as + byte(r-e.first), true
		}
	}
	return 0, false
}

// digit returns the ASCII digit with the value of r. The digits of each script
// are ten consecutive code points that start with zero.
func digit(r rune) (byte, bool) {
	if r <= 0xFFFF {
		rs := unicode.Nd.R16
		i := sort.Search(len(rs), func(i int) bool { return rune(rs[i].Hi) >= r })
		if i < len(rs) && rune(rs[i].Lo) <= r {
			return '0' + byte((r-rune(rs[i].Lo))%10), true
		}
		return 0, false
	}
	rs := unicode.Nd.R32
	i := sort.Search(len(rs), func(i int) bool { return rune(rs[i].Hi) >= r })
	if i < len(rs) && rune(rs[i].Lo) <= r {
		return '0' + byte((r-rune(rs[i].Lo))%10), true
	}
	return 0, false
}

// lookAlike returns the Latin letter that r looks like. It stands for that
// letter only in a word that holds Latin letters too, so that Greek and
// Russian words stay what they are.
func lookAlike(r rune) (byte, bool) {
	if r < 0x0370 || r > 0x051D {
		return 0, false
	}
	i := sort.Search(len(lookAlikes), func(i int) bool { return lookAlikes[i].r >= r })
	if i < len(lookAlikes) && lookAlikes[i].r == r {
		return lookAlikes[i].latin, true
	}
	return 0, false
}

// lookAlikes is sorted by code point.
var lookAlikes = [...]struct {
	r     rune
	latin byte
}{
	{'Α', 'A'}, {'Β', 'B'}, {'Ε', 'E'}, {'Ζ', 'Z'}, {'Η', 'H'}, {'Ι', 'I'}, {'Κ', 'K'}, {'Μ', 'M'}, {'Ν', 'N'},
	{'Ο', 'O'}, {'Ρ', 'P'}, {'Τ', 'T'}, {'Υ', 'Y'}, {'Χ', 'X'}, {'α', 'a'}, {'ι', 'i'}, {'κ', 'k'}, {'ν', 'v'},
	{'ο', 'o'}, {'ρ', 'p'}, {'υ', 'u'}, {'ϲ', 'c'}, {'ϳ', 'j'}, {'Ѕ', 'S'}, {'І', 'I'}, {'Ј', 'J'}, {'А', 'A'},
	{'В', 'B'}, {'Е', 'E'}, {'К', 'K'}, {'М', 'M'}, {'Н', 'H'}, {'О', 'O'}, {'Р', 'P'}, {'С', 'C'}, {'Т', 'T'},
	{'У', 'Y'}, {'Х', 'X'}, {'а', 'a'}, {'е', 'e'}, {'о', 'o'}, {'р', 'p'}, {'с', 'c'}, {'у', 'y'}, {'х', 'x'},
	{'ѕ', 's'}, {'і', 'i'}, {'ј', 'j'}, {'һ', 'h'}, {'ԁ', 'd'}, {'ԛ', 'q'}, {'ԝ', 'w'},
}

// wordRune reports whether r is part of a word for the judgement of
// look-alikes.
func wordRune(r rune) bool {
	return latinLetter(r) || r >= utf8.RuneSelf && unicode.IsLetter(r)
}

// latinLetter reports whether r is, or folds into, a letter of ASCII.
func latinLetter(r rune) bool {
	if r >= utf8.RuneSelf {
		b, ok := toASCII(r)
		if !ok {
			return false
		}
		r = rune(b)
	}
	return 'a' <= r|0x20 && r|0x20 <= 'z'
}
