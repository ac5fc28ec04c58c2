// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findBritish finds the numbers of PackGB that start at token i: NHS and CHI
// numbers (NHS Data Dictionary), National Insurance numbers (HMRC manual
// NIM39110) and postcodes (Royal Mail, PAF Programmers' Guide). One US telephone
// number in eleven has the check digit of an NHS number, so nobody asks without
// the pack.
func (w *work) findBritish(i int) {
	if w.tokens[i].Kind == scan.Number {
		w.findNHS(i)
		w.findSpacedNINO(i)
		return
	}
	if code := w.word(i); len(code) == 9 && nino(code) {
		w.proposeNational(i, i, 3, KindOtherID, "other/nino")
	}
	w.findBritishPostcode(i)
}

// findNHS finds ten digits, in groups of three, three and four or in one, with
// their check digit.
func (w *work) findNHS(i int) {
	g := w.numberAt(i, " -")
	last := i
	switch {
	case g.n >= 3 && g.sizes(0, 3, 3, 4) && g.even(0, 2):
		last = i + 2
	case g.size[0] != 10:
		return
	}
	var buf [16]byte
	d := w.digits(buf[:0], i, last)
	if !nhs(d) {
		return
	}
	odds := -1.0 // one number of ten digits in eleven
	switch {
	case last > i && w.packs.has(PackUS) && nanp(d):
		odds = 2 // less than a telephone number
	case last > i:
		odds = 3.5
	}
	w.proposeNational(i, last, odds, KindHealthPlanID, "plan/nhs")
}

// nhs reports whether ten digits carry the check digit of an NHS number: weights
// from ten to two, modulo eleven; 10 is never issued.
func nhs(d []byte) bool {
	if len(d) != 10 {
		return false
	}
	sum := 0
	for k, b := range d[:9] {
		sum += int(b-'0') * (10 - k)
	}
	return (11-sum%11)%11 == int(d[9]-'0')
}

// findSpacedNINO finds a National Insurance number in pairs whose digits start
// at token i: "AB 12 34 56 C".
func (w *work) findSpacedNINO(i int) {
	if i == 0 || w.tokens[i].Len() != 2 || w.tokens[i-1].Len() != 2 || w.seam(i) != " " || i+2 >= len(w.tokens) {
		return
	}
	last := i + 2
	if last+1 < len(w.tokens) && w.tokens[last+1].Len() == 1 && w.seam(last+1) == " " {
		last++
	}
	var code [16]byte
	if s := w.compact(code[:0], i-1, last); len(s) == 9 && nino(string(s)) {
		w.proposeNational(i-1, last, 3, KindOtherID, "other/nino")
	}
}

// nino reports whether code has the form of a National Insurance number: two
// letters of those in use, six digits, a letter from A to D.
func nino(code string) bool {
	const first, second = "ABCEGHJKLMNOPRSTWXYZ", "ABCEGHJKLMNPRSTWXYZ"
	up := func(k int) byte { return code[k] &^ 0x20 }
	if strings.IndexByte(first, up(0)) < 0 || strings.IndexByte(second, up(1)) < 0 || up(8) < 'A' || up(8) > 'D' {
		return false
	}
	for k := 2; k < 8; k++ {
		if !isDigit(code[k]) {
			return false
		}
	}
	switch string([]byte{up(0), up(1)}) {
	case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
		return false
	}
	return true
}

// findBritishPostcode finds a postcode: "SW1A 1AA", "M1 1AE", "EC1A1BB".
func (w *work) findBritishPostcode(i int) {
	last, out := i, w.word(i)
	in := ""
	if n := len(out); n >= 5 && n <= 7 {
		out, in = out[:n-3], out[n-3:]
	} else if i+1 < len(w.tokens) && w.seam(i+1) == " " {
		last = i + 1
		in = w.word(last)
	}
	if len(in) != 3 || !isDigit(in[0]) || !postLetters(in[1:]) || !outwardCode(out) {
		return
	}
	odds := 2.0
	if last == i {
		odds = -0.5 // other codes look the same
	}
	odds += max(0, w.support(i, last, KindLocation))
	w.proposePlace(i, last, odds, "place/postcode")
}

// postLetters reports whether the letters may stand in an inward code.
func postLetters(s string) bool {
	for k := range len(s) {
		if strings.IndexByte("ABDEFGHJLNPQRSTUWXYZ", s[k]) < 0 {
			return false
		}
	}
	return true
}

// outwardCode reports whether s is an area of one or two letters and a district
// of one or two digits, or of a digit and a letter.
func outwardCode(s string) bool {
	k := 0
	for k < len(s) && 'A' <= s[k] && s[k] <= 'Z' {
		k++
	}
	if k == 0 || k > 2 || k == len(s) || len(s)-k > 2 || strings.IndexByte("QVX", s[0]) >= 0 || !isDigit(s[k]) {
		return false
	}
	return len(s)-k == 1 || isDigit(s[k+1]) || 'A' <= s[k+1] && s[k+1] <= 'Y'
}
