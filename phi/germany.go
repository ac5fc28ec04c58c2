// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/scan"

// findGerman finds the numbers of PackDE at token i: of the health insurance
// (SGB V, section 290), of the pension insurance (VKVV, section 2) and of the
// tax office (AO, section 139b), in one or in the groups of a letter.
func (w *work) findGerman(i int) {
	first, last := i, i
	switch n := w.tokens[i].Len(); {
	case n >= 10 && n <= 12:
	case w.tokens[i].Kind == scan.Mixed && n == 4 && w.groupsBehind(i, 3, 3): // "A123 456 780"
		last = i + 2
	case w.tokens[i].Kind != scan.Number:
		return
	case n == 3 && i > 0 && w.tokens[i-1].Len() == 1 && w.seam(i) == " " && w.groupsBehind(i, 3, 3): // "A 123 456 780"
		first, last = i-1, i+2
	case n == 2 && (w.groupsBehind(i, 6, 1, 3) || w.groupsBehind(i, 3, 3, 3)): // "15 070649 C 103", "36 574 261 809"
		last = i + 3
	default:
		return
	}
	var buf [24]byte
	code := w.compact(buf[:0], first, last)
	grouped := 0.0
	if last > first {
		grouped = 1.5
	}
	switch {
	case len(code) == 10 && kvnr(code):
		w.proposeNational(first, last, 2+grouped, KindHealthPlanID, "plan/kvnr")
	case len(code) == 11 && steuerID(code):
		w.proposeNational(first, last, 1+grouped, KindOtherID, "other/steuer-id")
	case len(code) == 12 && pension(code):
		w.proposeNational(first, last, 3, KindHealthPlanID, "plan/pension")
	}
}

// groupsBehind reports whether tokens of the given lengths follow token i with
// spaces between.
func (w *work) groupsBehind(i int, sizes ...int) bool {
	for k, n := range sizes {
		if j := i + 1 + k; j >= len(w.tokens) || w.tokens[j].Len() != n || w.seam(j) != " " {
			return false
		}
	}
	return true
}

// kvnr reports whether code is a German health insurance number: a letter,
// eight digits and a check digit over the letter's number and the digits.
func kvnr(code []byte) bool {
	if isDigit(code[0]) {
		return false
	}
	n := int(code[0]-'A') + 1
	digits := append([]byte{byte('0' + n/10), byte('0' + n%10)}, code[1:9]...)
	sum := 0
	for i, b := range digits {
		if !isDigit(b) {
			return false
		}
		d := int(b-'0') * (1 + i%2)
		sum += d/10 + d%10
	}
	return isDigit(code[9]) && sum%10 == int(code[9]-'0')
}

// pension reports whether code is a German pension insurance number: area, day
// and month and year of birth, a letter, a serial number and a check digit over
// weighted digits, the letter counting as its number.
func pension(code []byte) bool {
	weights := [...]int{2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1}
	if isDigit(code[8]) {
		return false
	}
	letter := int(code[8]-'A') + 1
	digits := append(append(make([]byte, 0, 13), code[:8]...), byte('0'+letter/10), byte('0'+letter%10))
	digits = append(digits, code[9:]...)
	sum := 0
	for i, b := range digits {
		if !isDigit(b) {
			return false
		}
		if i < len(weights) {
			p := int(b-'0') * weights[i]
			sum += p/10 + p%10
		}
	}
	month := int(code[4]-'0')*10 + int(code[5]-'0')
	return month <= 12 && sum%10 == int(code[11]-'0')
}

// steuerID reports whether code is a German tax number: the first is no zero,
// of the first ten digits one occurs twice or three times and the others once
// at most, and the last is the check digit of ISO 7064, MOD 11,10.
func steuerID(code []byte) bool {
	var count [10]int
	product := 10
	for i, b := range code {
		if !isDigit(b) || i == 0 && b == '0' {
			return false
		}
		d := int(b - '0')
		if i == 10 {
			return (11-product)%10 == d && repeatsOnce(count)
		}
		count[d]++
		sum := (d + product) % 10
		if sum == 0 {
			sum = 10
		}
		product = sum * 2 % 11
	}
	return false
}

// repeatsOnce reports whether one digit occurs twice or three times and none of
// the others more than once.
func repeatsOnce(count [10]int) bool {
	repeated := 0
	for _, n := range count {
		if n > 3 {
			return false
		}
		if n > 1 {
			repeated++
		}
	}
	return repeated == 1
}
