// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The regulation counts geocodes as equivalent to an address. Coordinates are a
// latitude and a longitude, each in decimal degrees or in degrees, minutes and
// seconds (ISO 6709, annex D), with a letter for the half of the globe or with a
// sign; or the two behind their names; or a URI of RFC 5870.

// degree is the sign of degrees, in the bytes of UTF-8.
const degree = "°"

// An angle is a latitude or a longitude as it is written.
type angle struct {
	start, end int
	value      int  // whole degrees
	decimals   int  // digits behind the stop of the degrees
	sexagesima bool // it has minutes
	sign       bool // it has a sign of degrees
	minus      bool
	half       byte // N, S, E or W; 0 if it is not said
}

// fits reports whether the angle may be a latitude, if vertical, or a longitude.
func (a *angle) fits(vertical bool) bool {
	if vertical {
		return a.value <= 90 && a.half != 'E' && a.half != 'W'
	}
	return a.value <= 180 && a.half != 'N' && a.half != 'S'
}

// findCoordinates finds a latitude with a longitude that starts at token i, or
// one of them behind its name.
//
// Two plain numbers are coordinates only with four digits behind their stops or
// with a sign: laboratories give ranges with three, and ratios below ten.
func findCoordinates(w *work, i int) {
	if i > 0 && w.tokens[i-1].Kind == scan.Number && (w.gap(i) == "." || w.gap(i) == "") {
		return // the digits behind the stop of a number
	}
	a, ok := w.angleAt(int(w.tokens[i].Start), true)
	if !ok {
		return
	}
	sep := separatorLen(w.text[a.end:])
	b, ok := angle{}, false
	if sep > 0 {
		b, ok = w.angleAt(a.end+sep, false)
	}
	if !ok || !(a.fits(true) && b.fits(false) || a.fits(false) && b.fits(true) && a.half != 0) {
		w.findNamedAngle(i, &a)
		return
	}
	odds := -3.0
	switch {
	case a.half != 0 && b.half != 0:
		odds = 4
	case a.sign && b.sign:
		odds = 3
	case a.sexagesima || b.sexagesima:
		return
	case strings.TrimSpace(w.text[a.end:a.end+sep]) == "":
		if a.decimals >= 4 && b.decimals >= 4 && (a.minus || b.minus) {
			odds = 2
		}
	case a.decimals >= 4 && b.decimals >= 4 && a.value >= 10, a.decimals >= 3 && b.decimals >= 3 && (a.minus || b.minus || b.value > 90):
		odds = 3
	}
	start, end := a.start, b.end
	if at := start - len("geo:"); at >= 0 && strings.EqualFold(w.text[at:start], "geo:") {
		start, end, odds = at, uriEnd(w.text, end), 4
	}
	odds += max(0, w.support(i, i, KindLocation))
	w.propose(candidate{kind: KindLocation, start: start, end: end, odds: odds, rule: "place/coordinates"})
}

// findNamedAngle finds an angle behind its name: "lat 39.2904", "longitude:
// -76.6122".
func (w *work) findNamedAngle(i int, a *angle) {
	if i == 0 || a.decimals < 2 && !a.sexagesima {
		return
	}
	switch strings.TrimRight(w.gap(i), "- ") {
	case ":", "=", "\":": // the last in JSON
	case "":
		if a.decimals < 3 && !a.minus && !a.sexagesima {
			return // "12.55 cm long"
		}
	default:
		return
	}
	switch string(w.lower(i - 1)) {
	case "lat", "latitude", "latitud", "latitudine", "breite", "breitengrad", "lon", "long", "lng", "longitude", "longitud", "longitudine", "länge", "längengrad":
		w.propose(candidate{kind: KindLocation, start: a.start, end: a.end, odds: 3, rule: "place/coordinate"})
	}
}

// separatorLen returns the length of what may stand between a latitude and a
// longitude at the start of s.
func separatorLen(s string) int {
	n := 0
	for n < len(s) && n < 4 && strings.IndexByte(" ,;/\n", s[n]) >= 0 {
		n++
	}
	return n
}

// uriEnd returns the end of a URI whose coordinates end at offset i: a height and
// parameters follow.
func uriEnd(text string, i int) int {
	for end := i; end < len(text) && end < i+64; end++ {
		b := text[end]
		if !isDigit(b) && !isLetter(b) && strings.IndexByte(".,;=-", b) < 0 {
			return len(strings.TrimRight(text[:end], ".,;-"))
		}
	}
	return len(text[:min(len(text), i+64)])
}

// angleAt reads the angle that starts at offset i, with its half or its sign. If
// the number starts there, they may stand before it.
func (w *work) angleAt(i int, before bool) (a angle, ok bool) {
	text := w.text
	a.start = i
	if before {
		a.start = w.angleStart(i)
		i = a.start
	}
	if h := w.half(byteAt(text, i)); h != 0 {
		a.half = h
		i = skipSpaces(text, i+1)
	}
	if b := byteAt(text, i); b == '-' || b == '+' {
		a.minus = b == '-'
		i++
	}
	var digits int
	a.value, digits, i = readInt(text, i)
	if digits == 0 || digits > 3 {
		return a, false
	}
	if byteAt(text, i) == '.' && isDigit(byteAt(text, i+1)) {
		_, a.decimals, i = readInt(text, i+1)
	}
	i, a.sign = skipUnit(text, i, degree, "º", " deg", "d")
	if a.decimals == 0 {
		i = a.readMinutes(text, i)
	}
	a.end = i
	if a.half == 0 {
		i = skipSpaces(text, i)
		if h := w.half(byteAt(text, i)); h != 0 && !isLetter(byteAt(text, i+1)) && !isDigit(byteAt(text, i+1)) && byteAt(text, i+1) < 0x80 {
			a.half, a.end = h, i+1
		}
	}
	return a, a.decimals > 0 || a.sexagesima || a.sign && a.half != 0
}

// angleStart returns the offset of a half or a sign before the number at offset
// i, or i.
func (w *work) angleStart(i int) int {
	at := i - 1
	switch b := byteAt(w.text, at); {
	case b == '-' || b == '+':
		if c := byteAt(w.text, at-1); isDigit(c) || isLetter(c) {
			return i
		}
		return at
	case b == ' ':
		at--
	}
	if w.half(byteAt(w.text, at)) == 0 {
		return i
	}
	if c := byteAt(w.text, at-1); isLetter(c) || isDigit(c) || c >= 0x80 {
		return i
	}
	return at
}

// readMinutes reads minutes and seconds from offset i on and returns what is
// behind them, or i.
func (a *angle) readMinutes(text string, i int) int {
	at := skipSpaces(text, i)
	minutes, digits, j := readInt(text, at)
	if digits == 0 || digits > 2 || minutes > 59 || !a.sign && at == i {
		return i
	}
	j = skipFraction(text, j)
	marked := false
	if j, marked = skipUnit(text, j, "'", "m"); !marked && !a.sign && byteAt(text, j) != ' ' {
		return i
	}
	a.sexagesima = true
	seconds, digits, k := readInt(text, skipSpaces(text, j))
	if digits == 0 || digits > 2 || seconds > 59 {
		return j
	}
	k, marked = skipUnit(text, skipFraction(text, k), "\"", "''", "s")
	if !marked && a.sign {
		return j
	}
	return k
}

// maxSpaces is the largest number of spaces inside of an angle.
const maxSpaces = 3

// skipSpaces returns the offset behind the spaces at offset i.
func skipSpaces(text string, i int) int {
	for end := i + maxSpaces; i < end && byteAt(text, i) == ' '; i++ {
	}
	return i
}

// half returns the half of the globe that a letter stands for in the language of
// the text, or 0: "O" is west in Spanish, French and Italian, east in German.
func (w *work) half(b byte) byte {
	switch b {
	case 'N', 'S', 'E', 'W':
		return b
	case 'O':
		if w.lang == German {
			return 'E'
		}
		return 'W'
	}
	return 0
}

// readInt reads the digits from offset i on, and returns their value, if they
// are few, their number and what is behind them.
func readInt(text string, i int) (value, digits, end int) {
	for end = i; end < len(text) && isDigit(text[end]) && digits < 20; end++ {
		if digits++; digits < 9 {
			value = 10*value + int(text[end]-'0')
		}
	}
	return value, digits, end
}

// skipFraction returns the offset behind a stop and digits at offset i, or i.
func skipFraction(text string, i int) int {
	if byteAt(text, i) == '.' && isDigit(byteAt(text, i+1)) {
		_, _, i = readInt(text, i+1)
	}
	return i
}

// skipUnit returns the offset behind the first of the units that stands at
// offset i, and whether one does.
func skipUnit(text string, i int, units ...string) (int, bool) {
	for _, u := range units {
		if strings.HasPrefix(text[i:], u) && !(isLetter(u[0]) && isLetter(byteAt(text, i+len(u)))) {
			return i + len(u), true
		}
	}
	return i, false
}
