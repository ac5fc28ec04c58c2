// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findGrid finds places that are given as a cell of a grid: Open Location Codes
// ("87G8P2XF+5Q", or "P2XF+5Q Baltimore" with a town), three words of an address
// system ("///filled.count.soap"), and the squares of UTM and MGRS behind their
// names.
func findGrid(w *work, i int) {
	switch {
	case w.after(i) == '+':
		w.findPlusCode(i)
	case w.after(i) == '.':
		w.findThreeWords(i)
	default:
		w.findSquare(i)
	}
}

// findPlusCode finds an Open Location Code: eight digits of an alphabet of
// twenty, a plus sign and two or three more; or four and a plus sign with the
// name of a town behind it, which stand for the eight.
func (w *work) findPlusCode(i int) {
	j := i + 1
	if j >= len(w.tokens) || w.gap(j) != "+" || w.tokens[j].Len() < 2 || w.tokens[j].Len() > 3 || !gridDigits(w.word(i)) || !gridDigits(w.word(j)) {
		return
	}
	last, odds := j, 4.0
	town := j + 1
	if town < len(w.tokens) && (w.seam(town) == " " || w.seam(town) == ", ") && w.properName(town) {
		last = w.capitalsEnd(town, 3)
	}
	switch w.tokens[i].Len() {
	case 8:
	case 4:
		odds = -1
		if last > j {
			odds = 2
		}
		odds += max(0, w.support(i, j, KindLocation))
	default:
		return
	}
	w.proposePlace(i, last, odds, "place/plus-code")
}

// gridDigits reports whether word has only digits of an Open Location Code.
func gridDigits(word string) bool {
	for k := range len(word) {
		b := word[k]
		if isLetter(b) {
			b &^= 0x20
		}
		if strings.IndexByte("23456789CFGHJMPQRVWX", b) < 0 {
			return false
		}
	}
	return true
}

// findThreeWords finds three words joined by stops behind three strokes or the
// name of the system.
func (w *work) findThreeWords(i int) {
	last := i + 2
	if last >= len(w.tokens) || w.gap(i+1) != "." || w.gap(last) != "." || w.after(last) == '.' && isLetter(byteAt(w.text, int(w.tokens[last].End)+1)) {
		return
	}
	for j := i; j <= last; j++ {
		if w.tokens[j].Kind != scan.Word || w.tokens[j].Len() < 2 {
			return
		}
	}
	start := int(w.tokens[i].Start)
	switch {
	case strings.HasSuffix(w.text[:start], "///") && (start < 4 || w.text[start-4] != ':'):
		start -= 3
	case i > 0 && (w.is(i-1, "what3words") || w.is(i-1, "w3w")):
	default:
		return
	}
	w.propose(candidate{kind: KindLocation, start: start, end: int(w.tokens[last].End), odds: 4, rule: "place/three-words"})
}

// findSquare finds a square of UTM or MGRS behind that word: "UTM 18S 360000
// 4350000", "MGRS: 18SUJ2337006519", "18S UJ 23370 06519".
func (w *work) findSquare(i int) {
	word := w.word(i)
	k := 0
	for k < len(word) && isDigit(word[k]) {
		k++
	}
	if k == 0 || k > 2 || k == len(word) || i == 0 || !w.gridName(i-1) {
		return
	}
	if b := word[k] &^ 0x20; b < 'C' || b > 'X' {
		return
	}
	last, digits := i, len(word)-k-3 // behind the letters of a square in one word
	for j := i + 1; j < len(w.tokens) && j <= i+3 && w.seam(j) == " "; j++ {
		n := w.tokens[j].Len()
		if j == i+1 && w.tokens[j].Kind == scan.Word && n == 2 {
			last = j
			continue
		}
		if !isDigit(w.word(j)[0]) || n < 2 || n > 9 {
			break
		}
		last, digits = j, max(digits, 0)+n
	}
	if digits < 4 {
		return
	}
	w.proposePlace(i, last, 4, "place/square")
}

// gridName reports whether token i names a grid of squares.
func (w *work) gridName(i int) bool {
	if w.is(i, "zone") || w.is(i, "coordinates") || w.is(i, "grid") {
		i--
	}
	return w.is(i, "utm") || w.is(i, "mgrs") || w.is(i, "usng")
}
