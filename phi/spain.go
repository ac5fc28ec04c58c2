// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/scan"

// findSpanish finds the numbers of PackES at token i: the identity number of
// Spaniards and of foreigners (Real Decreto 1553/2005; Orden INT/2058/2008), and
// the number of the social security (Tesorería General de la Seguridad Social).
func (w *work) findSpanish(i int) {
	if n := w.tokens[i].Len(); n == 9 || n == 8 {
		if odds, last, kind, rule := w.dni(i); rule != "" {
			w.proposeNational(i, last, odds, kind, rule)
		}
	}
	if w.tokens[i].Kind == scan.Number {
		w.findNASS(i)
	}
}

// findNASS finds a number of the social security: province, seven or eight
// digits, and the rest of both modulo 97: "28 12345678 40".
func (w *work) findNASS(i int) {
	g := w.numberAt(i, " -/")
	last, odds := i, 0.5
	switch {
	case g.n >= 3 && (g.sizes(0, 2, 8, 2) || g.sizes(0, 2, 7, 2)) && g.even(0, 2):
		last, odds = i+2, 3
	case g.size[0] == 12:
	default:
		return
	}
	var buf [16]byte
	if d := w.digits(buf[:0], i, last); nass(d) {
		w.proposeNational(i, last, odds, KindHealthPlanID, "plan/nass")
	}
}

// nass reports whether the last two digits are the rest of the others, modulo
// 97. A leading zero of the number behind the province does not count.
func nass(d []byte) bool {
	n := 0
	for k, b := range d[:len(d)-2] {
		if k == 2 && b == '0' && len(d) == 12 {
			continue
		}
		n = 10*n + int(b-'0')
	}
	return n%97 == int(d[len(d)-2]-'0')*10+int(d[len(d)-1]-'0')
}

// dni grades a Spanish identity number: eight digits, or X, Y or Z and seven
// digits, and a check letter, which a dash may set off.
func (w *work) dni(i int) (odds float64, last int, kind Kind, rule string) {
	last = i
	if w.tokens[i].Len() == 8 {
		if i+1 >= len(w.tokens) || w.tokens[i+1].Len() != 1 || w.separator(i+1, "- ") == 0 {
			return 0, i, 0, ""
		}
		last = i + 1
	}
	code := w.compact(make([]byte, 0, 9), i, last)
	if len(code) != 9 || isDigit(code[8]) {
		return 0, i, 0, ""
	}
	number := 0
	for k, b := range code[:8] {
		switch {
		case isDigit(b):
			number = 10*number + int(b-'0')
		case k == 0 && b >= 'X' && b <= 'Z':
			number = int(b - 'X')
		default:
			return 0, i, 0, ""
		}
	}
	odds = -1
	if code[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[number%23] {
		odds = 3
	}
	return odds, last, KindLicense, "license/dni"
}
