// SPDX-License-Identifier: Apache-2.0

package report

import (
	"html"
	"strconv"
	"strings"
	"unicode"
)

func number(n int) string { return strconv.Itoa(n) }

// words makes a word of the wire readable.
func words(s string) string { return strings.ReplaceAll(s, "_", " ") }

// plain keeps a text of a record on one line and drops what XML cannot hold.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == unicode.ReplacementChar, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// escaped is plain text for HTML and XML.
func escaped(s string) string { return html.EscapeString(plain(s)) }

// columns is the width of a text in cells of a monospaced font.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r >= 0x1100: // East Asian letters and pictures take two
			n += 2
		default:
			n++
		}
	}
	return n
}
