// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/scan"

// findRomanMonth finds a day whose month is a Roman number: "5-III-1962".
func (w *work) findRomanMonth(i int) {
	if i+2 >= len(w.tokens) || w.tokens[i+2].Kind != scan.Number || !romanMonth(w.word(i+1)) {
		return
	}
	sep := w.gap(i + 1)
	if sep != w.gap(i+2) || sep != "-" && sep != "." && sep != "/" && sep != " " {
		return
	}
	if n := w.tokens[i+2].Len(); w.day(i) > 0 && (n == 4 && isYear(w.atoi(i+2)) || n == 2 && sep != " ") {
		w.proposeDate(i, i+2, 2.5, "date/roman")
	}
}

// romanMonth reports whether word is one of the Roman numbers from 1 to 12.
func romanMonth(word string) bool {
	switch word {
	case "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII":
		return true
	}
	return false
}
