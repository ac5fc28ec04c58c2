// SPDX-License-Identifier: Apache-2.0

package phi

import "strings"

// findNational finds the numbers by which the countries of the packs know a
// person and which carry a check of their own, and numbers that are spaced
// digit by digit.
func findNational(w *work, i int) {
	w.findSpaced(i)
	n := w.tokens[i].Len()
	odds, last, kind, rule := 0.0, i, KindHealthPlanID, ""
	switch {
	case w.packs.has(PackIT) && n == 16:
		code := w.compact(make([]byte, 0, 16), i, i)
		if len(code) == 16 && codiceFiscaleShape(code) {
			odds, rule = 2.5, "plan/codice-fiscale"
		}
	case w.packs.has(PackES) && (n == 9 || n == 8):
		odds, last, kind, rule = w.dni(i)
	case w.packs.has(PackDE) && n == 12:
		code := w.compact(make([]byte, 0, 12), i, i)
		if len(code) == 12 && pension(code) {
			odds, rule = 3, "plan/pension"
		}
	case w.packs.has(PackDE) && n == 11:
		code := w.compact(make([]byte, 0, 11), i, i)
		if len(code) == 11 && steuerID(code) {
			odds, kind, rule = 1, KindOtherID, "other/steuer-id"
		}
	case w.packs.has(PackDE) && n == 10:
		code := w.compact(make([]byte, 0, 10), i, i)
		if len(code) == 10 && kvnr(code) {
			odds, rule = 2, "plan/kvnr"
		}
	}
	if rule == "" && w.packs.has(PackFR) {
		odds, last, rule = w.nir(i)
	}
	if rule == "" || !w.bounded(i, last) {
		return
	}
	odds += w.support(i, last, KindHealthPlanID, KindLicense, KindSSN, KindOtherID)
	w.propose(candidate{kind: kind, start: int(w.tokens[i].Start), end: int(w.tokens[last].End), odds: odds, rule: rule})
}

// codiceFiscaleShape reports whether code has the pattern of an Italian tax
// code: six letters, two digits, a month letter, two digits, a letter, three
// digits, a letter, where a digit may be replaced by one of ten letters.
func codiceFiscaleShape(code []byte) bool {
	const pattern = "AAAAAA99M99A999A"
	for i, b := range code {
		switch pattern[i] {
		case 'A':
			if isDigit(b) {
				return false
			}
		case '9':
			if !isDigit(b) && strings.IndexByte("LMNPQRSTUV", b) < 0 {
				return false
			}
		case 'M':
			if strings.IndexByte("ABCDEHLMPRST", b) < 0 {
				return false
			}
		}
	}
	return true
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

// nirGroups reports whether tokens first to last are grouped as people write the
// number: sex, year, month, department, commune, order and key, without the
// last or the first few set apart; or digit by digit, as in the boxes of a form.
func (w *work) nirGroups(first, last int) bool {
	want := [...]int{1, 2, 2, 2, 3, 3, 2}
	at, single := 0, true
	for j := first; j <= last; j++ {
		n := w.tokens[j].Len()
		single = single && n == 1
		for n > 0 && at < len(want) {
			n -= want[at]
			at++
		}
		if n != 0 && !single {
			return false
		}
	}
	return true
}

// nir grades a French social security number: sex, year, month, department,
// commune and order in thirteen characters, and a key of two.
func (w *work) nir(i int) (odds float64, last int, rule string) {
	if b := w.text[w.tokens[i].Start]; b < '1' || b > '4' && b != '7' && b != '8' {
		return 0, i, ""
	}
	if w.singleDigit(i) && i+1 < len(w.tokens) && w.singleDigit(i+1) {
		return 0, i, "" // findSpaced looks at the whole run
	}
	last, size := i, w.tokens[i].Len()
	var sep byte
	for size < 15 && last+1 < len(w.tokens) && isDigit(w.text[w.tokens[last+1].Start]) {
		next := w.separator(last+1, " .-")
		if next == 0 || last > i && next != sep {
			break
		}
		sep = next
		last++
		size += w.tokens[last].Len()
	}
	if size != 15 && size != 13 {
		return 0, i, ""
	}
	code := w.compact(make([]byte, 0, 15), i, last)
	if len(code) != size {
		return 0, i, ""
	}
	month := int(code[3]-'0')*10 + int(code[4]-'0')
	if !isDigit(code[3]) || !isDigit(code[4]) || month == 0 || month > 99 || month > 12 && month < 20 || month > 42 && month < 50 {
		return 0, i, ""
	}
	number := 0
	for k, b := range code[:13] {
		switch {
		case isDigit(b):
			number = 10*number + int(b-'0')
		case k == 6 && (b == 'A' || b == 'B') && code[5] == '2':
			number = 10*number - 1 - int(b-'A') // 2A counts as 19, 2B as 18
		default:
			return 0, i, ""
		}
	}
	switch {
	case last == i && size == 15:
		odds = 0.3 // one number in four has such a month and sex, but few have so many digits
	case last == i:
		odds = -0.5
	case w.nirGroups(i, last):
		odds = 2
	default:
		return -3, last, "plan/nir"
	}
	if size == 15 && isDigit(code[13]) && isDigit(code[14]) && 97-number%97 == int(code[13]-'0')*10+int(code[14]-'0') {
		odds = 5
	}
	return odds, last, "plan/nir"
}
