// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// Two numbers with a sign between them may be a day and a month ("fell 9/14", "eff
// 11/5"), a month and a year, or a share, a grade, a blood pressure. The numbers
// themselves tell as much as the words around them do: "9/14" is no usual share of
// anything, while "3/4" is.

// findTwoNumbers finds two numbers that make a day and a month, or a month and a
// year.
func (w *work) findTwoNumbers(i int, g *number) {
	a, b := w.atoi(i), w.atoi(i+1)
	switch {
	case g.size[0] > 2:
	case g.size[1] == 4 && a >= 1 && a <= 12 && isYear(b):
		w.findMonthYear(i, g)
	case g.size[1] <= 2 && a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12):
		w.findDayMonth(i, g)
	}
}

// findMonthYear finds a month and a year: "03/2021".
func (w *work) findMonthYear(i int, g *number) {
	slash := g.sep[1] == '/'
	switch {
	case slash && w.atoi(i) == 1 && w.atoi(i+1) == 2048:
		// A titre: dilutions double.
	case slash:
		w.proposeDate(i, i+1, 1, "date/month-year")
	case g.sep[1] == '-' && (w.text[w.tokens[i].Start] == '0' || w.dated(i)):
		w.proposeDate(i, i+1, 0.5, "date/month-year")
	}
}

// findDayMonth finds a day and a month in either order.
func (w *work) findDayMonth(i int, g *number) {
	const rule = "date/day-month"
	switch {
	case g.sep[1] == '.' && g.size[1] == 2 && w.inDateList(i):
		w.proposeDate(i, i+1, 1, rule)
	case g.sep[1] == '.' && w.lang == German:
		w.findDayMonthStop(i)
	case g.sep[1] == '.':
		if g.size[1] == 2 && w.atoi(i+1) <= 12 && w.lang != English && w.dayArticle(i-1) && !w.measured(i+1) {
			w.proposeDate(i, i+1, 0.6, rule) // "dimesso il 19.03"
		}
	case g.sep[1] == '-':
		odds := -2.5
		switch {
		case w.measured(i + 1):
		case w.lang != English && w.dayArticle(i-1), // "el 23-06"
			w.lang == English && w.dated(i) && w.atoi(i) <= 12 && w.atoi(i+1) > 12 && w.standsAlone(i+1): // "thru 8-31"
			odds = 0.6
		}
		w.proposeDate(i, i+1, odds, rule)
	case g.sep[1] != '/', w.measured(i + 1), w.pressure(i), w.graded(i):
		w.proposeDate(i, i+1, -2.5, rule)
	default:
		first := w.daysBeforeNumeric(i)
		a, b := w.atoi(i), w.atoi(i+1)
		switch {
		case w.dated(first) || w.inDateList(i) || w.timed(i+1):
			w.proposeDate(first, i+1, 1, rule)
		case w.eventBeside(i, i+1) && !(a < b && b <= 10), // "filled 3/4"
			!share(a, b) && g.size[0]+g.size[1] > 2 && w.standsAlone(i+1): // "wife called 9/14."
			w.proposeDate(i, i+1, 0.6, rule)
		default:
			w.proposeDate(i, i+1, -2.5, rule)
		}
	}
}

// standsAlone reports whether what follows token i is no word that it could count or
// describe.
func (w *work) standsAlone(i int) bool {
	next := i + 1
	return next == len(w.tokens) || w.seam(next) != " " || w.tokens[next].Kind != scan.Word || w.flags(next).Has(lexicon.Function)
}

// timed reports whether a time of day follows token i.
func (w *work) timed(i int) bool {
	last, _ := w.clockEnd(i)
	return last > i
}

// share reports whether a of b is a usual way to say how much of something: three of
// four, five of ten, or, where days are counted, so many of a week.
func share(a, b int) bool {
	if a > b {
		return false
	}
	switch b {
	case 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 16, 20, 24, 25, 30:
		return true
	}
	return false
}

// graded reports whether what stands before the numbers at token i makes them a
// result on a scale, or a dose: "PHQ-9 11/27", "scored 9/14", "benazepril 20/10"; or
// whether they are "24/7".
func (w *work) graded(i int) bool {
	if w.atoi(i) == 24 && w.atoi(i+1) == 7 {
		return true
	}
	k := i - 1
	if k > 0 && w.tokens[k].Kind == scan.Number && w.gap(k) == "-" && w.tokens[k-1].Shape.Has(scan.AllUpper) {
		return true // a scale of so many questions
	}
	if k < 0 || breaks(w.gap(k+1)) {
		return false
	}
	switch string(w.lower(k)) {
	case "score", "scored", "scores", "scoring", "scale", "grade", "grading", "index", "total", "apgar", "braden", "tinetti", "norton", "barthel",
		"puntuación", "escala", "échelle", "punteggio", "scala", "skala", "wert":
		return true
	}
	return w.flags(k).Has(lexicon.Health) && Class(lexicon.Concept(uint32(w.entry(k).Concept)).Class) == ClassMedication
}

// pressureReach is the number of tokens before two numbers among which something may
// tell that they are a pressure.
const pressureReach = 4

// pressure reports whether the numbers at token i are two pressures, of blood in
// centimetres of mercury or of air: "TA 12/8", "BiPAP 14/6".
func (w *work) pressure(i int) bool {
	for k := i - 1; k >= 0 && k >= i-pressureReach && !breaks(w.gap(k+1)); k-- {
		switch string(w.lower(k)) {
		case "ta", "pa", "rr", "bp", "tas", "pas", "tension", "tensión", "tensione", "pressure", "pression", "presión", "pressione", "blutdruck", "bipap", "cpap", "peep", "ratio":
			return true
		}
	}
	return false
}
