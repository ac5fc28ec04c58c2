// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// Numbers that were typed or read digit by digit, a space, a dash or a stop
// between each two, as from the boxes of a form.
const (
	minSpaced = 8
	maxSpaced = 64
)

// findSpaced finds a number of single digits that starts at token i: eight that
// are a date, ten that are a telephone number, and eleven and more, which
// nobody writes for an amount. Nine are a Social Security number beside a label.
func (w *work) findSpaced(i int) {
	if w.tokens[i].Len() != 1 || i > 0 && w.singleDigit(i-1) && spacer(w.gap(i)) && !w.fullLine(i) {
		return
	}
	last := i
	for last+1 < len(w.tokens) && last-i+1 < maxSpaced && w.singleDigit(last+1) && spacer(w.gap(last+1)) && !w.fullLine(last+1) && alike(w.gap(i+1), w.gap(last+1)) {
		last++
	}
	n := last - i + 1
	if n < minSpaced || n > maxSpaced || !w.bounded(i, last) {
		return
	}
	start := int(w.tokens[i].Start)
	d := w.digits(make([]byte, 0, maxSpaced), i, last)
	two := func(k int) int { return int(d[k]-'0')*10 + int(d[k+1]-'0') }
	switch {
	case n == 8:
		if calendar(two(0), two(2), two(4)*100+two(6), 2, 2, 4) || calendar(two(0)*100+two(2), two(4), two(6), 4, 2, 2) {
			w.proposeDate(i, last, 2, "date/spaced")
		}
	case n == 9:
		if s := w.support(i, last, KindSSN); s > 0 {
			w.propose(candidate{kind: KindSSN, start: start, end: int(w.tokens[last].End), odds: s, rule: "ssn/spaced"})
		}
	case n == 10:
		odds := 0.5
		if !nanp(d) {
			odds = -2
		}
		w.addPhone(start, i, last, odds, "phone/spaced")
	case n >= 11 && varied(d) && !tight(w.gap(i+1)): // versions and sections have stops
		kind := KindOtherID
		if n <= 15 && w.packs.has(PackFR) {
			kind = KindHealthPlanID
		}
		odds := 1 + max(0, w.support(i, last, kind))
		w.propose(candidate{kind: kind, start: start, end: int(w.tokens[last].End), odds: odds, rule: "other/spaced"})
	}
}

// spacer reports whether a gap stands between the digits of a number that is
// spaced digit by digit. Two spaces stand between two numbers.
func spacer(gap string) bool {
	switch gap {
	case " ", "\n", "\r\n", " . ", " / ", " - ", "-", ".":
		return true
	}
	return false
}

// tight reports whether a gap is a sign without a space, as between the numbers
// of a version.
func tight(gap string) bool { return gap == "-" || gap == "." }

// alike reports whether two gaps may stand in one number: of those without a
// space all are the same.
func alike(a, b string) bool { return a == b || !tight(a) && !tight(b) }

// fullLine reports whether token i starts a line behind one that ends in a
// number of its own.
func (w *work) fullLine(i int) bool {
	if !strings.Contains(w.gap(i), "\n") {
		return false
	}
	for j := i - 1; j > i-minSpaced; j-- {
		if j < 1 || !w.singleDigit(j) || !spacer(w.gap(j)) || strings.Contains(w.gap(j), "\n") {
			return false
		}
	}
	return true
}

// varied reports whether at least four different digits occur in d: a column of
// zeros in a table is no number.
func varied(d []byte) bool {
	seen, n := [10]bool{}, 0
	for _, b := range d {
		if !seen[b-'0'] {
			seen[b-'0'] = true
			n++
		}
	}
	return n >= 4
}

// singleDigit reports whether token i is one digit.
func (w *work) singleDigit(i int) bool {
	return w.tokens[i].Kind == scan.Number && w.tokens[i].Len() == 1
}
