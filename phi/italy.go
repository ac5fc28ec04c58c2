// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findItalian finds the tax code of PackIT (Decreto ministeriale 23 dicembre
// 1976), which is the number of the health card as well: at token i, or in the
// groups of the card, of which token i is the third: "RCC MNL 83S18 D969H".
func (w *work) findItalian(i int) {
	first, last := i, i
	switch {
	case w.tokens[i].Len() == 16:
	case w.tokens[i].Len() == 5 && i >= 2 && i+1 < len(w.tokens) && w.tokens[i].Kind == scan.Mixed && w.triple(i-2) && w.triple(i-1):
		first, last = i-2, i+1
	default:
		return
	}
	var buf [24]byte
	if code := w.compact(buf[:0], first, last); len(code) == 16 && codiceFiscaleShape(code) {
		w.proposeNational(first, last, 2.5, KindHealthPlanID, "plan/codice-fiscale")
	}
}

// triple reports whether token i is a word of three letters before a space.
func (w *work) triple(i int) bool {
	return w.tokens[i].Kind == scan.Word && w.tokens[i].Len() == 3 && w.seam(i+1) == " "
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
