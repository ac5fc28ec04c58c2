// SPDX-License-Identifier: Apache-2.0

package phi

// findFrench finds the number of PackFR at token i, by which the social security
// knows a person (Décret 82-103).
func (w *work) findFrench(i int) {
	if odds, last, rule := w.nir(i); rule != "" {
		w.proposeNational(i, last, odds, KindHealthPlanID, rule)
	}
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
