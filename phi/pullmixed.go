// SPDX-License-Identifier: Apache-2.0

package phi

// What a token of letters and digits looks like rules out most of what it may be, as
// with numbers.

// pullMixed returns the triggers that a token of letters and digits pulls.
func (w *work) pullMixed(i int) trigger {
	t := &w.tokens[i]
	word := w.word(i)
	p := w.pullBox(i)
	if isDigit(word[0]) {
		p |= w.pullDigits(i, word)
	} else {
		if len(word) >= 4 && isLetter(word[1]) && isDigit(word[2]) && isDigit(word[3]) {
			p |= onIBAN
		}
		if len(word) == 2 && word[0]|0x20 == 'q' {
			p |= onDate // "Q3 2024"
		}
	}
	if len(word) == len(vinWeights) {
		p |= onVIN
	}
	if t.Before == '+' || t.Before == '/' {
		p |= onSigned
	}
	if w.abroad() {
		p |= onForeign
	}
	if w.signBefore(i) {
		p |= onRecord
	}
	return p
}

// pullDigits returns the triggers that digits with letters behind them, word at
// token i, pull.
func (w *work) pullDigits(i int, word string) trigger {
	digits, end := digitsFirst(word)
	var p trigger
	switch {
	case digits == 1 && len(word) <= len(mbiPattern):
		p = onMBI
	case digits == 2 && word[0] == '9', digits == 3 && word[0] == '1':
		p = onAged
	}
	if digits > 2 {
		return p
	}
	switch len(word) - end {
	case 0, 2, 4: // "5th", "5mar", "5mar62", "18X2027", "05T10"
		p |= onDate
	default:
		if len(word) >= 5 && word[2]|0x20 == 't' {
			p |= onDate // "05T103"
		}
	}
	if i > 0 && w.gridName(i-1) {
		p |= onGrid
	}
	return p
}

// digitsFirst returns how many digits a word begins with, and where what is behind
// them and none itself ends.
func digitsFirst(word string) (digits, end int) {
	for digits < len(word) && isDigit(word[digits]) {
		digits++
	}
	for end = digits; end < len(word) && !isDigit(word[end]); end++ {
	}
	return digits, end
}
