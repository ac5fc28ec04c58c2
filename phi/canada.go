// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findCanadian finds the numbers of PackCA that start at token i: Social
// Insurance numbers (Employment Insurance Act, section 139), the health numbers
// of Ontario, British Columbia and Quebec, and postal codes (Canada Post
// Addressing Guidelines). The other provinces have no check digit and need their
// label.
func (w *work) findCanadian(i int) {
	if w.tokens[i].Kind == scan.Number {
		w.findSIN(i)
		w.findProvincialHealth(i)
		if i > 0 && w.tokens[i].Len() == 4 {
			w.findRAMQ(i - 1)
		}
		return
	}
	w.findRAMQ(i)
	w.findCanadianPostcode(i)
}

// findSIN finds nine digits in threes that pass the check of Luhn. 0 and 8 start
// no number.
func (w *work) findSIN(i int) {
	g := w.numberAt(i, " -")
	last, odds := i, -1.5
	switch {
	case g.n >= 3 && g.sizes(0, 3, 3, 3) && g.even(0, 2):
		last, odds = i+2, 1
	case g.size[0] != 9:
		return
	}
	var buf [16]byte
	if d := w.digits(buf[:0], i, last); len(d) == 9 && d[0] != '0' && d[0] != '8' && luhn(d) {
		w.proposeNational(i, last, odds, KindOtherID, "other/sin")
	}
}

// findProvincialHealth finds the ten digits of Ontario, grouped by four and
// three with a version code behind them, and those of British Columbia, which
// start with 9.
func (w *work) findProvincialHealth(i int) {
	g := w.numberAt(i, " -")
	last, odds := i, -2.0
	switch {
	case g.n >= 3 && g.sizes(0, 4, 3, 3) && g.even(0, 2):
		last, odds = i+2, 1.5
	case g.size[0] != 10:
		return
	}
	var buf [16]byte
	d := w.digits(buf[:0], i, last)
	switch {
	case len(d) != 10:
		return
	case phn(d):
		w.proposeNational(i, last, odds+0.5, KindHealthPlanID, "plan/phn")
	case d[0] != '0' && luhn(d):
		if v := last + 1; v < len(w.tokens) && w.tokens[v].Kind == scan.Word && w.tokens[v].Len() <= 2 && w.tokens[v].Shape.Has(scan.Upper) && (w.spaced(v) || w.gap(v) == "-") {
			last, odds = v, odds+1.5 // the version code
		}
		w.proposeNational(i, last, odds, KindHealthPlanID, "plan/ohip")
	}
}

// phn reports whether ten digits are a personal health number of British
// Columbia: 9, eight digits with weights, each product modulo eleven, and the
// rest of their sum to eleven.
func phn(d []byte) bool {
	weights := [...]int{2, 4, 8, 5, 10, 9, 7, 3}
	if d[0] != '9' {
		return false
	}
	sum := 0
	for k, weight := range weights {
		sum += int(d[k+1]-'0') * weight % 11
	}
	return 11-sum%11 == int(d[9]-'0')
}

// findRAMQ finds the number of Quebec: three letters of the surname and one of
// the given name, year, month (plus 50 for women) and day of birth, two more
// digits. Its check digit is not published.
func (w *work) findRAMQ(i int) {
	var buf [32]byte
	last := i
	if w.tokens[i].Len() == 4 {
		last = i + 2
	}
	if n := w.tokens[i].Len(); n != 4 && n != 12 || last >= len(w.tokens) {
		return
	}
	for k := i + 1; k <= last; k++ {
		if w.tokens[k].Len() != 4 || w.seam(k) != " " && w.gap(k) != "-" {
			return
		}
	}
	if next := last + 1; next < len(w.tokens) && w.seam(next) == " " && isDigit(w.text[w.tokens[next].Start]) ||
		i > 0 && w.seam(i) == " " && isDigit(w.text[w.tokens[i].Start-2]) {
		return // in the middle of more groups
	}
	if code := w.compact(buf[:0], i, last); len(code) == 12 && ramq(code) {
		w.proposeNational(i, last, 3, KindHealthPlanID, "plan/ramq")
	}
}

func ramq(code []byte) bool {
	for k, b := range code {
		if isDigit(b) != (k >= 4) {
			return false
		}
	}
	month, day := int(code[6]-'0')*10+int(code[7]-'0'), int(code[8]-'0')*10+int(code[9]-'0')
	if month > 50 {
		month -= 50
	}
	return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// findCanadianPostcode finds a postal code: letter, digit, letter, and digit,
// letter, digit, with a blank or nothing between.
func (w *work) findCanadianPostcode(i int) {
	last, n := i, w.tokens[i].Len()
	switch {
	case n == 6:
	case n == 3 && i+1 < len(w.tokens) && w.tokens[i+1].Len() == 3 && (w.seam(i+1) == " " || w.gap(i+1) == "-"):
		last = i + 1
	default:
		return
	}
	var buf [8]byte
	code := w.compact(buf[:0], i, last)
	if len(code) != 6 || !canadianPostcode(code) {
		return
	}
	odds := 2.5
	if last == i {
		odds = -0.5
		if i > 0 && (w.spaced(i) || w.gap(i) == ", ") && (w.is(i-1, "at") || w.tokens[i-1].Shape.Has(scan.Upper)) {
			odds = 1
		}
	}
	odds += max(0, w.support(i, last, KindLocation))
	w.proposePlace(i, last, odds, "place/postcode")
}

// canadianPostcode reports whether six characters are a postal code. D, F, I, O,
// Q and U stand nowhere, W and Z not first.
func canadianPostcode(code []byte) bool {
	for k, b := range code {
		if isDigit(b) != (k%2 == 1) || !isDigit(b) && strings.IndexByte("DFIOQU", b) >= 0 {
			return false
		}
	}
	return code[0] != 'W' && code[0] != 'Z'
}
