// SPDX-License-Identifier: Apache-2.0

package fold

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A soft line break is "=" at the end of a line, put there by a program that
// wraps long lines (RFC 2045 section 6.7). As "name=" may just be an empty field,
// it is taken for one only inside of what shows that it goes on: an address of
// electronic mail or a number.

// firstSoft returns the offset of the first "=" that may be a soft line break, or
// the length of text.
func firstSoft(text string) int {
	at := len(text)
	if strings.IndexByte(text, '=') < 0 {
		return at
	}
	for _, s := range [...]string{"=\n", "=\r\n"} {
		if i := strings.Index(text[:at], s); i >= 0 {
			at = i
		}
	}
	return at
}

// softBreak returns the end of the soft line break at offset i of text, which is
// "=", or i if it is none. Before is the folded text before it.
func softBreak(before []byte, text string, i int) int {
	end := i + 1
	if strings.HasPrefix(text[end:], "\r") {
		end++
	}
	if !strings.HasPrefix(text[end:], "\n") || len(before) == 0 {
		return i
	}
	end++
	next := firstVisible(text[end:])
	last := rune(before[len(before)-1])
	switch {
	case unicode.IsDigit(last) && (unicode.IsDigit(next) || next == '-'):
		return end
	case last > ' ' && last != '=' && (unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsRune(".-_@", next)) && inAddress(before):
		return end
	}
	return i
}

// firstVisible returns the first character of text that a reader sees, folded,
// or 0.
func firstVisible(text string) rune {
	for i, r := range text {
		if i > maxUnseen {
			break
		}
		if invisible(r) {
			continue
		}
		if b, ok := toASCII(r); ok {
			return rune(b)
		}
		if r == utf8.RuneError {
			break
		}
		return r
	}
	return 0
}

// maxLocal is the length of the longest local part of an address (RFC 5321
// section 4.5.3.1.1).
const maxLocal = 64

// inAddress reports whether the word at the end of text holds an "@".
func inAddress(text []byte) bool {
	text = text[max(0, len(text)-maxLocal):]
	text = text[bytes.LastIndexAny(text, " \t\r\n")+1:]
	return bytes.IndexByte(text, '@') > 0
}
