// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findWeekday finds a weekday that is tied to a week, an hour or a numeric
// date: "last Tuesday", "on Friday at 3", "Monday the 14th", "Tuesday, 3/5/24".
func (w *work) findWeekday(i int) {
	if w.tokens[i].Len() <= 3 && !w.tokens[i].Shape.Has(scan.Upper) {
		return // "sun", "sat" and "mon" are words
	}
	first, last, odds := i, i, -3.0
	if i > 0 && w.seam(i) == " " && w.flags(i-1).Has(lexicon.DateWord) {
		first, odds = i-1, 1.5
		if w.is(i-1, "am") {
			first = i
		}
	}
	j := i + 1
	if j < len(w.tokens) && near(w.gap(j)) {
		switch {
		case w.is(j, "the") && w.day(j+1) > 0:
			last, odds = j+1, 2
		case w.is(j, "at") && j+1 < len(w.tokens) && w.tokens[j+1].Kind != scan.Word, w.is(j, "um") && j+1 < len(w.tokens), w.is(j, "alle") && j+1 < len(w.tokens):
			odds = max(odds, 1)
		case w.is(j, "prochain"), w.is(j, "dernier"), w.is(j, "próximo"), w.is(j, "pasado"), w.is(j, "prossimo"), w.is(j, "scorso"):
			last, odds = j, 1.5
		case w.tokens[j].Kind == scan.Number:
			if g := w.numberAt(j, "/-."); g.n >= 3 && calendar(w.atoi(j), w.atoi(j+1), w.atoi(j+2), g.size[0], g.size[1], g.size[2]) {
				last, odds = j+2, 4
			} else if g.n == 2 && g.sep[1] == '/' && g.size[0] <= 2 && g.size[1] <= 2 {
				last, odds = j+1, 2
			}
		}
	}
	w.proposeDate(first, last, odds, "date/weekday")
}

// findDayAlone finds a day of the month without its month: "come in on the
// 14th". A noun behind it makes it a place in a row: "the 14th floor".
func (w *work) findDayAlone(i int) {
	if i < 2 || w.day(i) == 0 || !w.is(i-1, "the") || w.seam(i) != " " || w.seam(i-1) != " " {
		return
	}
	switch string(w.lower(i - 2)) {
	case "on", "is", "was", "until", "till", "since", "by", "before", "after", "for", "from", "to":
	default:
		return
	}
	if next := i + 1; next < len(w.tokens) {
		if gap := w.gap(next); strings.Trim(gap, " \n") == "" && !w.flags(next).Has(lexicon.Function) {
			return
		}
		switch string(w.lower(next)) {
		case "of", "one", "most":
			return
		}
	}
	w.proposeDate(i-1, i, 0.6, "date/day")
}

// findQuarter finds a quarter with its year: "Q3 2024".
func (w *work) findQuarter(i int) {
	word := w.word(i)
	if len(word) != 2 || word[0]|0x20 != 'q' || word[1] < '1' || word[1] > '4' {
		return
	}
	if y := w.yearBehind(i); y > i {
		w.proposeDate(i, y, 2, "date/quarter")
	}
}
