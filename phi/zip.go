// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findZIP finds ZIP codes of five or nine digits behind a state or a label, and
// geographic coordinates, which the regulation counts as equivalent.
func findZIP(w *work, i int) {
	n := w.tokens[i].Len()
	if w.tokens[i].Kind != scan.Number {
		return
	}
	if n <= 3 {
		w.findCoordinates(i)
		return
	}
	if n != 5 {
		return
	}
	last := i
	if i+1 < len(w.tokens) && w.gap(i+1) == "-" && w.tokens[i+1].Kind == scan.Number && w.tokens[i+1].Len() == 4 {
		last = i + 1
	}
	if !w.bounded(i, last) {
		return
	}
	odds := -4.0
	if last > i {
		odds = 0.2 // ZIP+4 looks like little else
	}
	if i > 0 && !breaks(w.gap(i)) {
		f := w.flags(i - 1)
		switch {
		case f.Has(lexicon.StateCode) && w.tokens[i-1].Shape.Has(scan.AllUpper):
			odds = 3.5
		case w.endsState(i - 1):
			odds = 3
		case w.packs.has(PackUS) && w.is(i-1, "in") && i > 1 && (w.is(i-2, "live") || w.is(i-2, "living") || w.is(i-2, "lives")):
			odds = 1
		}
	}
	if w.packs&packsOf(PackES, PackFR, PackDE, PackIT) != 0 {
		if town := w.townEnd(last + 1); town > last {
			odds, last = max(odds, 2), town // "28014 Madrid"
		}
	}
	odds += w.support(i, last, KindLocation)
	w.propose(candidate{kind: KindLocation, start: int(w.tokens[i].Start), end: int(w.tokens[last].End), odds: odds, rule: "place/zip"})
}

// townEnd returns the last token of a town of one to four words that starts at
// token i, or -1.
func (w *work) townEnd(i int) int {
	end := -1
	for j := i; j < len(w.tokens) && j < i+4; j++ {
		gap := w.gap(j)
		if gap != " " && gap != "-" && gap != "'" && !(j == i && gap == ". ") {
			break
		}
		switch {
		case w.properName(j) && !w.flags(j).Any(lexicon.Health|lexicon.Unit):
			end = j
		case j > i && particle(w.word(j)):
		default:
			return end
		}
	}
	return end
}

// endsState reports whether the name of a state ends at token i.
func (w *work) endsState(i int) bool {
	for k := max(0, i-2); k <= i; k++ {
		for _, m := range w.marksAt(k) {
			if m.last == i && m.entry.Flags.Has(lexicon.State) && w.tokens[k].Shape.Has(scan.Upper) {
				return true
			}
		}
	}
	return false
}

// findCoordinates finds a latitude and a longitude in decimal degrees with at
// least three digits behind the stop.
func (w *work) findCoordinates(i int) {
	if i+3 >= len(w.tokens) || w.gap(i+1) != "." || w.gap(i+3) != "." || w.tokens[i+1].Kind != scan.Number || w.tokens[i+2].Kind != scan.Number || w.tokens[i+3].Kind != scan.Number {
		return
	}
	between := strings.Trim(w.gap(i+2), " °NSns-")
	if between != "," || w.tokens[i+1].Len() < 3 || w.tokens[i+3].Len() < 3 || w.tokens[i+2].Len() > 3 {
		return
	}
	if w.atoi(i) > 90 || w.atoi(i+2) > 180 {
		return
	}
	start := int(w.tokens[i].Start)
	if start > 0 && w.text[start-1] == '-' {
		start--
	}
	w.propose(candidate{kind: KindLocation, start: start, end: int(w.tokens[i+3].End), odds: 3, rule: "place/coordinates"})
}
