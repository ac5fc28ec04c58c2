// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/scan"

// maxMisread is the number of groups of a number that was misread.
const maxMisread = 6

// maxTails is the largest number of words between the label and such a number.
const maxTails = 2

// findMisread finds telephone numbers and dates in which a machine that read an
// image took digits for letters that look like them: "Phone: 4lO-555-O123". It
// takes a strong label, and more digits than letters. The numbers that have no
// grammar are found beside their label whatever they consist of.
func findMisread(w *work, i int) {
	l := *w.labelEnding(i)
	if l.kind != KindPhone && l.kind != KindFax && l.kind != KindDate {
		return
	}
	j := l.last + 1
	if !w.numerals.any(j, j+maxTails+maxMisread) {
		return
	}
	for n := 0; n < maxTails && j < len(w.tokens) && w.labelTail(j); n++ {
		j++
	}
	if !w.misread(j) {
		return
	}
	var buf [32]byte
	digits, last, letters := w.misreadDigits(buf[:0], j)
	if letters == 0 || 2*letters >= len(digits) {
		return
	}
	start := int(w.tokens[j].Start)
	switch {
	case l.kind != KindDate:
		if len(digits) < 7 || len(digits) > 13 {
			return
		}
		if w.before(j) == '(' || w.before(j) == '+' {
			start--
		}
		w.addPhone(start, j, last, -1, "phone/misread")
	case last == j+2 && w.separator(j+1, "/-.") == w.separator(last, "/-."):
		if a, b, c := w.tokens[j].Len(), w.tokens[j+1].Len(), w.tokens[last].Len(); calendar(valueOf(digits[:a]), valueOf(digits[a:a+b]), valueOf(digits[a+b:]), a, b, c) {
			w.proposeDate(j, last, -1, "date/misread")
		}
	}
}

// misread reports whether there may be letters in the number at token j.
func (w *work) misread(j int) bool {
	for k := j; k < len(w.tokens) && k < j+maxMisread; k++ {
		if t := &w.tokens[k]; t.Kind != scan.Number {
			return t.Kind == scan.Mixed || t.Shape.Has(scan.Upper)
		}
	}
	return false
}

// misreadDigits appends to dst what the groups from token j on are digits of, and
// returns the last group and how many of the digits are letters in the text.
func (w *work) misreadDigits(dst []byte, j int) (digits []byte, last, letters int) {
	for k := j; k < len(w.tokens) && k < j+maxMisread; k++ {
		word := w.word(k)
		if len(dst)+len(word) > cap(dst) || k > j && w.separator(k, "-. )(/") == 0 ||
			w.tokens[k].Kind == scan.Word && (w.flags(k) != 0 || w.word1(k) || !w.tokens[k].Shape.Has(scan.Upper)) {
			break
		}
		whole := true
		for n := range len(word) {
			whole = whole && meant(word[n]) != 0
		}
		if !whole {
			break
		}
		for n := range len(word) {
			if !isDigit(word[n]) {
				letters++
			}
			dst = append(dst, meant(word[n]))
		}
		last = k
	}
	return dst, last, letters
}

// meant returns the digit that b is or looks like, or 0.
func meant(b byte) byte {
	switch b {
	case 'O', 'o', 'Q', 'D':
		return '0'
	case 'l', 'I', 'i':
		return '1'
	case 'Z', 'z':
		return '2'
	case 'S', 's':
		return '5'
	case 'B':
		return '8'
	}
	if isDigit(b) {
		return b
	}
	return 0
}

// valueOf returns the value of some digits.
func valueOf(digits []byte) int {
	n := 0
	for _, b := range digits {
		n = 10*n + int(b-'0')
	}
	return n
}
