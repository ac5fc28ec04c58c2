// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// daysBeforeNumeric returns the first token of a day that is joined to the date
// in digits at token i: "18 et 19/01/2018", "05.-09.03.2024"; or i.
func (w *work) daysBeforeNumeric(i int) int {
	switch {
	case i >= 1 && w.day(i-1) > 0 && w.tokens[i-1].Kind == scan.Number && (w.gap(i) == ".-" || w.gap(i) == ". - " || w.gap(i) == " - ") && w.bounded(i-1, i-1):
		return i - 1
	case i >= 2 && joinsDays(w.word(i-1)) && w.day(i-2) > 0 && w.seam(i) == " " && (w.seam(i-1) == " " || w.gap(i-1) == ". "):
		return i - 2
	}
	return i
}

// The reach of a list of dates: tokens between two dates, and in all.
const (
	maxListStep = 5
	maxList     = 24
)

// inDateList reports whether a whole date stands before token i in the same
// list, with other days and months between at most: "C10 21/07/21, C11 18/09,
// C12 30.12".
func (w *work) inDateList(i int) bool {
	comma, reach := false, i-maxListStep
	for j := i - 1; j >= 2 && j >= reach && j >= i-maxList; j-- {
		gap := w.gap(j + 1)
		if breaks(gap) {
			return false
		}
		comma = comma || strings.Contains(gap, ",") || joinsDays(w.word(j))
		if !comma || w.tokens[j].Kind != scan.Number || w.tokens[j-1].Kind != scan.Number {
			continue
		}
		if g := w.numberAt(j-2, dateSeparators); g.n == 3 && calendar(w.atoi(j-2), w.atoi(j-1), w.atoi(j), g.size[0], g.size[1], g.size[2]) {
			return true
		}
		if w.separator(j, "/.") != 0 && w.day(j) > 0 && w.day(j-1) > 0 {
			reach = j - 1 - maxListStep
		}
	}
	return false
}
