// SPDX-License-Identifier: Apache-2.0

package phi

import "strings"

// findSignedUDI finds unique device identifiers in the forms of HIBCC, which start
// with "+" and set the batch and the serial number off with strokes, and of
// ICCBBA, whose parts start with "=" and a sign.
func findSignedUDI(w *work, i int) {
	start := int(w.tokens[i].Start)
	switch before := w.text[max(0, start-2):start]; {
	case strings.HasSuffix(before, "+"):
		start--
	case before == "=/":
		start -= 2
	default:
		return
	}
	if b := byteAt(w.text, start-1); b > ' ' && strings.IndexByte("(\"':*", b) < 0 {
		return
	}
	end := start
	for end < len(w.text) && end-start < maxUDI && w.text[end] > ' ' && w.text[end] < 0x7F {
		end++
	}
	for end > start && strings.IndexByte(".,;:)\"'", w.text[end-1]) >= 0 {
		end--
	}
	code := w.text[start:end]
	switch {
	case len(code) > 1 && code[0] == '+' && isLetter(code[1]) && strings.IndexByte(code, '/') > minHIBCC && (strings.Contains(code, "/$") || strings.Contains(code, "/S")):
	case code[0] == '=' && strings.Contains(code, "=,"), code[0] == '=' && strings.Contains(code, "=>"):
	default:
		return
	}
	w.propose(candidate{kind: KindDevice, start: start, end: end, odds: 5, rule: "device/udi"})
}

// findUDI finds unique device identifiers in the readable form of GS1:
// "(01)00844588003288(17)141120(21)10987654". The part behind (01) names a
// product and has a check digit; batch (10) and serial number (21) lead to one
// patient's device. A product alone counts beside a label.
//
// Source: FDA, UDI formats by FDA-accredited issuing agency.
func (w *work) findUDI(i int) {
	start := int(w.tokens[i].Start) - 1
	if start < 0 || w.text[start] != '(' || w.word(i) != "01" || !strings.HasPrefix(w.text[start:], "(01)") || i+1 >= len(w.tokens) || w.gap(i+1) != ")" {
		return
	}
	code := w.word(i + 1)
	if len(code) != 14 || !gs1Check(code) {
		return
	}
	end, unit := int(w.tokens[i+1].End), false
	for end+4 < len(w.text) && end-start < maxUDI && w.text[end] == '(' && w.text[end+3] == ')' {
		ai := w.text[end+1 : end+3]
		last := end + 4
		for last < len(w.text) && last-end < 24 && (isDigit(w.text[last]) || isLetter(w.text[last]) || strings.IndexByte("-./_", w.text[last]) >= 0) {
			last++
		}
		if last == end+4 || !isDigit(ai[0]) || !isDigit(ai[1]) {
			break
		}
		unit = unit || ai == "10" || ai == "21"
		end = last
	}
	for end > start && strings.IndexByte("-./_", w.text[end-1]) >= 0 {
		end--
	}
	odds := -1.0
	if unit {
		odds = 5
	}
	odds += max(0, w.support(i, i+1, KindDevice))
	w.propose(candidate{kind: KindDevice, start: start, end: end, odds: odds, rule: "device/udi"})
}

// minHIBCC is the length of the shortest primary part: "+", a code of the labeler
// with four characters, a product, a unit.
const minHIBCC = 6

// maxUDI is the length in bytes up to which an identifier is followed.
const maxUDI = 128

// gs1Check reports whether the last digit of code is the check digit over the
// others, which count three times and once in turn from the right.
func gs1Check(code string) bool {
	sum := 0
	for i := range len(code) {
		if !isDigit(code[i]) {
			return false
		}
		d := int(code[i] - '0')
		if (len(code)-i)%2 == 0 {
			d *= 3
		}
		sum += d
	}
	return sum%10 == 0
}
