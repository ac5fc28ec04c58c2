// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// What the value of a label may be: how far it goes, and whether it is one.

// quantity reports whether the value in tokens first to last may as well count
// something or name a year: "plates 20 dollars", "health plan 2025".
func (w *work) quantity(first, last int) bool {
	if first != last || w.tokens[first].Kind != scan.Number {
		return false
	}
	switch w.tokens[first].Len() {
	case 1, 2, 3:
		next := first + 1
		return next < len(w.tokens) && w.seam(next) == " " && w.tokens[next].Kind == scan.Word && !w.tokens[next].Shape.Has(scan.Upper) && !w.flags(next).Has(lexicon.Function)
	case 4:
		n := w.atoi(first)
		return n >= 1900 && n < 2100
	}
	return false
}

// valueToken reports whether token j may start a value: it holds a digit, or
// is a run of capitals that a dash ties to one.
func (w *work) valueToken(j int) bool {
	switch w.tokens[j].Kind {
	case scan.Number, scan.Mixed:
		return true
	case scan.Word:
		return w.tokens[j].Len() <= 8 && j+1 < len(w.tokens) && w.tokens[j].Shape.Has(scan.Upper) &&
			(w.gap(j+1) == "-" || w.gap(j+1) == "_" || w.gap(j+1) == "/" || w.gap(j+1) == "#" ||
				w.gap(j+1) == "." && w.tokens[j].Shape.Has(scan.AllUpper) && w.tokens[j+1].Len() >= 5 ||
				w.seam(j+1) == " " && w.tokens[j].Shape.Has(scan.AllUpper) && w.tokens[j].Len() <= 4 && !w.labelTail(j)) &&
			w.tokens[j+1].Kind != scan.Word || w.codeHead(j)
	}
	return false
}

// maxValue is the length in bytes of the longest value that is followed.
const maxValue = 40

// valueEnd returns the last token of the value that starts at token j and the
// number of its digits. Parts of a value hang together by one separator; a
// space separates groups of digits.
func (w *work) valueEnd(j int, kind Kind) (last, digits int) {
	if !w.valueToken(j) {
		return j, 0
	}
	start := w.tokens[j].Start
	last = j
	count := func(k int) {
		for _, b := range []byte(w.word(k)) {
			if isDigit(b) {
				digits++
			}
		}
	}
	count(j)
	for k := j + 1; k < len(w.tokens) && w.tokens[k].End-start <= maxValue; k++ {
		gap := w.seam(k)
		if w.fullLine(k) {
			break
		}
		switch gap {
		case "-", "_", "/", ".", "#", ":", " - ":
			if gap == "." && w.tokens[k].Kind == scan.Word {
				return last, digits // the end of a sentence without a space
			}
		case " ":
			spaced := w.tokens[k].Kind == scan.Number && (w.tokens[k-1].Kind == scan.Number || w.tokens[k-1].Kind == scan.Mixed || w.tokens[k-1].Len() <= 4) ||
				w.tokens[k].Kind == scan.Mixed && w.tokens[k].Shape.Has(scan.Upper) && w.tokens[k].Len() <= 5 && kind != KindMRN ||
				w.tokens[k].Kind == scan.Mixed && kind == KindAccount && w.tokens[k-1].Kind == scan.Number && w.tokens[k].Len() >= 4
			if !spaced {
				return last, digits
			}
		default:
			return last, digits
		}
		last = k
		count(k)
	}
	return last, digits
}

// plateEnd returns the last token of a vehicle's plate that starts at token j:
// one to three groups of capitals and digits, at most nine characters, one of
// them a digit ("MD 4AB1234", "B-AB 1234", "AB12 CDE").
func (w *work) plateEnd(j int) (last int, ok bool) {
	size, digit := 0, false
	last = -1
	for k := j; k < len(w.tokens) && k < j+3; k++ {
		if k > j {
			if gap := w.seam(k); gap != " " && gap != "-" && gap != " - " {
				break
			}
		}
		word := w.word(k)
		upper := true
		for b := range len(word) {
			upper = upper && (isDigit(word[b]) || 'A' <= word[b] && word[b] <= 'Z')
			digit = digit || isDigit(word[b])
		}
		if size += len(word); !upper || size > 9 || k > j && w.labelEnding(k) != nil {
			break
		}
		last = k
	}
	return last, digit && last > j && w.letters(j, last)
}

// letters reports whether one of the tokens first to last holds a letter.
func (w *work) letters(first, last int) bool {
	for k := first; k <= last; k++ {
		if w.tokens[k].Kind != scan.Number {
			return true
		}
	}
	return false
}

// plausible reports whether a value may belong to its label: it is no amount
// of money, no percentage, no quantity, no date and no telephone number.
func (w *work) plausible(l label, first, last, digits int) bool {
	switch w.before(first) {
	case '$', '%':
		return false
	}
	if w.after(last) == '%' {
		return false
	}
	if n := w.tokens[last].End - w.tokens[first].Start; n < 2 && l.weak {
		return false
	}
	if last == first && w.tokens[first].Kind == scan.Mixed {
		word := w.word(first)
		if day := w.day(first); day > 0 && !isDigit(word[len(word)-1]) {
			return false // "5th"
		}
	}
	if next := last + 1; next < len(w.tokens) && len(w.gap(next)) == 1 && w.flags(next).Has(lexicon.AgeCue) {
		return false
	}
	return digits <= maxValue
}
