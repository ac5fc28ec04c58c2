// SPDX-License-Identifier: Apache-2.0

package phi

// findIBAN finds international bank account numbers, written in one piece or
// in groups. The check digits are right by chance once in about a hundred.
func findIBAN(w *work, i int) {
	word := w.word(i)
	if len(word) < 4 || !isLetter(word[0]) || !isLetter(word[1]) || !isDigit(word[2]) || !isDigit(word[3]) {
		return
	}
	last, size := i, len(word)
	best := -1
	for {
		if size >= 15 && size <= 34 {
			code := w.compact(make([]byte, 0, 34), i, last)
			if len(code) == size && mod97(code) == 1 {
				best = last
			}
		}
		if size >= 34 || last+1 >= len(w.tokens) || w.separator(last+1, " -") == 0 {
			break
		}
		last++
		size += w.tokens[last].Len()
	}
	if best < 0 {
		return
	}
	w.propose(candidate{
		kind: KindAccount, start: int(w.tokens[i].Start), end: int(w.tokens[best].End), odds: 4.5, rule: "account/iban",
	})
}

// mod97 returns the remainder of an account number after its first four
// characters moved to the end and its letters became numbers from 10 to 35.
func mod97(code []byte) int {
	sum := 0
	for i := range code {
		b := code[(i+4)%len(code)]
		if isDigit(b) {
			sum = (sum*10 + int(b-'0')) % 97
		} else {
			sum = (sum*100 + int(b-'A') + 10) % 97
		}
	}
	return sum
}
