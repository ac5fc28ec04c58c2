// SPDX-License-Identifier: Apache-2.0

package phi

import "strings"

// findMBI finds Medicare Beneficiary Identifiers: eleven letters and digits in
// a fixed pattern, with or without the dashes that are printed on the card. The
// pattern is so rare among random strings that it needs no label.
func findMBI(w *work, i int) {
	if !isDigit(w.text[w.tokens[i].Start]) {
		return
	}
	last, size := i, w.tokens[i].Len()
	for size < 11 && last+1 < len(w.tokens) && w.separator(last+1, "- ") != 0 {
		last++
		size += w.tokens[last].Len()
	}
	if size != 11 || !w.bounded(i, last) {
		return
	}
	code := w.compact(make([]byte, 0, 11), i, last)
	if len(code) != 11 || !validMBI(code) {
		return
	}
	w.propose(candidate{
		kind: KindHealthPlanID, start: int(w.tokens[i].Start), end: int(w.tokens[last].End),
		odds: 4.5, rule: "mbi/pattern",
	})
}

// mbiPattern says what stands at each position: 1 a digit from 1, 9 a digit,
// A a letter, X either.
const mbiPattern = "1AX9AX9AA99"

// mbiLetters are the letters in use: those that look like digits are not.
const mbiLetters = "ACDEFGHJKMNPQRTUVWXY"

func validMBI(code []byte) bool {
	for i, b := range code {
		digit, letter := isDigit(b), strings.IndexByte(mbiLetters, b) >= 0
		switch mbiPattern[i] {
		case '1':
			digit, letter = digit && b != '0', false
		case '9':
			letter = false
		case 'A':
			digit = false
		}
		if !digit && !letter {
			return false
		}
	}
	return true
}
