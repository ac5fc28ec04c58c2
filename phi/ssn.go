// SPDX-License-Identifier: Apache-2.0

package phi

// findSSN finds United States Social Security numbers: nine digits in groups of
// three, two and four with one separator, or without any beside a label.
//
// Area 000, 666 and 900 to 999, group 00 and serial 0000 were never issued: a
// number with them is found only beside a label. Taxpayer numbers, which start
// with 9, are found with them.
func findSSN(w *work, i int) {
	g := w.numberAt(i, "- ./")
	start := int(w.tokens[i].Start)
	switch {
	case g.sizes(0, 3, 2, 4) && g.even(0, 2):
		if !w.bounded(i, i+2) {
			return
		}
		odds := 3.0
		if g.sep[1] == '-' {
			odds = 4
		}
		d := w.digits(make([]byte, 0, 9), i, i+2)
		if !issuedSSN(d) && !taxpayer(d) {
			odds -= 5
		}
		odds += w.support(i, i+2, KindSSN)
		w.propose(candidate{kind: KindSSN, start: start, end: int(w.tokens[i+2].End), odds: odds, rule: "ssn/grouped"})
	case g.size[0] == 9:
		s := w.support(i, i, KindSSN)
		if s <= 0 || !w.bounded(i, i) {
			return
		}
		w.propose(candidate{kind: KindSSN, start: start, end: int(w.tokens[i].End), odds: s, rule: "ssn/bare"})
	}
}

// taxpayer reports whether d may be the number of an individual taxpayer or of
// one in the course of adoption: area 9xx and a group of the ranges in use (IRS,
// Internal Revenue Manual 3.21.263).
func taxpayer(d []byte) bool {
	group := int(d[3]-'0')*10 + int(d[4]-'0')
	return d[0] == '9' && (group >= 50 && group <= 65 || group >= 70 && group <= 88 || group >= 90 && group <= 99)
}

// issuedSSN reports whether a number could have been issued.
func issuedSSN(d []byte) bool {
	area, group, serial := string(d[:3]), string(d[3:5]), string(d[5:])
	return area != "000" && area != "666" && area[0] != '9' && group != "00" && serial != "0000"
}
