// SPDX-License-Identifier: Apache-2.0

package router

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxText is the number of bytes of a text that conditions read. What a longer
// text does not show in them is unknown, not absent.
const MaxText = 64 << 10

// foldText makes texts comparable: lower case, full-width forms as ASCII,
// digits of every script as ASCII, a letter and its combining mark as one
// letter where Latin-1 has it, and bytes that are not UTF-8 as spaces.
func foldText(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	last := rune(-1) // a letter that waits for a combining mark
	flush := func() {
		if last >= 0 {
			b.WriteRune(last)
			last = -1
		}
	}
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			r = ' '
		}
		r = foldRune(r)
		if r < 0 {
			continue
		}
		if joined, ok := compose(last, r); ok {
			last = joined
			continue
		}
		flush()
		last = r
	}
	flush()
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldRune returns the comparable form of a character, or -1 for one that is
// invisible and must not split a word.
func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case 0xFF01 <= r && r <= 0xFF5E: // full-width forms of ! to ~
		return foldRune(r - 0xFF01 + '!')
	case r == 0x200B || r == 0x200C || r == 0x200D || r == 0x2060 || r == 0xFEFF || r == 0xAD:
		return -1
	case unicode.Is(unicode.Nd, r):
		return '0' + digitValue(r)
	case r == 'ẞ':
		return 'ß'
	}
	return unicode.ToLower(r)
}

// digitValue is the value of a decimal digit: every script has its ten digits
// in a row, and the rows of unicode.Nd start at a zero.
func digitValue(r rune) rune {
	for _, row := range unicode.Nd.R16 {
		if rune(row.Lo) <= r && r <= rune(row.Hi) {
			return (r - rune(row.Lo)) % 10
		}
	}
	for _, row := range unicode.Nd.R32 {
		if rune(row.Lo) <= r && r <= rune(row.Hi) {
			return (r - rune(row.Lo)) % 10
		}
	}
	return 0
}

// composed lists, for a combining mark, pairs of a letter and the letter with
// the mark, as far as Latin-1 has it.
func composed(mark rune) string {
	switch mark {
	case 0x0300: // grave
		return "aàeèiìoòuù"
	case 0x0301: // acute
		return "aáeéiíoóuúyý"
	case 0x0302: // circumflex
		return "aâeêiîoôuû"
	case 0x0303: // tilde
		return "aãnñoõ"
	case 0x0308: // diaeresis
		return "aäeëiïoöuüyÿ"
	case 0x030A: // ring
		return "aå"
	case 0x0327: // cedilla
		return "cç"
	}
	return ""
}

// compose joins a letter and a combining mark.
func compose(letter, mark rune) (rune, bool) {
	if mark < 0x0300 || mark > 0x036F || letter < 0 {
		return 0, false
	}
	pairs := []rune(composed(mark))
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == letter {
			return pairs[i+1], true
		}
	}
	return 0, false
}

// isWordRune says whether a character is part of a word.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordsOfText yields the words of a folded text.
func wordsOfText(folded string) iter.Seq[string] {
	return strings.FieldsFuncSeq(folded, func(r rune) bool { return !isWordRune(r) })
}

// clip cuts a text to MaxText bytes and drops a word that the cut went
// through, because its beginning may be another word.
func clip(s string) (text string, truncated bool) {
	if len(s) <= MaxText {
		return s, false
	}
	s = s[:MaxText]
	return strings.TrimRightFunc(s, func(r rune) bool { return isWordRune(r) || r == utf8.RuneError }), true
}
