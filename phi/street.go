// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findStreet finds street addresses by their grammar. In English the street
// word stands behind the name ("123 Elm Street, Apt 4, Springfield, IL 62704"),
// in the Romance languages before it ("12 rue de la Paix", "Calle Mayor 12, 3º
// B"), in German behind it or at its end ("Hauptstraße 5"). What follows a
// street, such as floor, door, postal code and town, is part of the address.
func findStreet(w *work, i int) {
	if w.numerals.any(i-maxStreetWords-1, i-1) {
		w.findEnglishStreet(i)
		w.findHighway(i)
	}
	w.findNamedStreet(i)
	switch {
	case w.lang == German:
		w.findGermanStreet(i)
	case (w.lang == Spanish || w.lang == French || w.lang == Italian) && leadingStreets.has(&w.tokens[i]), foreignStreets.has(&w.tokens[i]):
		w.findStreetFirst(i)
		w.findLowerStreetFirst(i)
	}
}

// maxStreetWords is the largest number of words between a number and the street
// word.
const maxStreetWords = 4

// findEnglishStreet finds a number, up to four words and the street word i.
func (w *work) findEnglishStreet(i int) {
	first, capitals := i, 0
	for first > 0 && i-first < maxStreetWords && w.streetJoint(first) && w.tokens[first-1].Kind != scan.Number {
		first--
		if w.tokens[first].Kind == scan.Mixed && !isDigit(w.text[w.tokens[first].Start]) {
			return
		}
		if w.tokens[first].Kind == scan.Mixed && first < i-1 && w.houseNumber(first) {
			break
		}
		if w.tokens[first].Shape.Has(scan.Upper) || w.tokens[first].Kind == scan.Mixed {
			capitals++
		} else if w.flags(first).Any(lexicon.Function | lexicon.Health | lexicon.Weekday) {
			return
		}
	}
	number := first - 1
	if w.tokens[first].Kind == scan.Mixed && w.houseNumber(first) {
		number = first
		first++
	}
	if first >= i || number < 0 || !w.houseNumber(number) || number+1 < len(w.tokens) && w.seam(number+1) != " " {
		return
	}
	odds := -1.0
	capital := w.tokens[i].Shape.Has(scan.Upper)
	switch {
	case capital && capitals == i-first:
		odds = 4
	case w.lang != English && w.lang.Supported():
		return
	case capital || capitals > 0:
		odds = 2
	case strongStreets.has(&w.tokens[i]):
		odds = 1.5
	case w.oddWord(i-1) && number > 0 && (w.is(number-1, "at") || w.is(number-1, "to") || w.is(number-1, "on")):
		odds = 0.7 // "lives alone at 40 tarble court"
	}
	odds += max(0, w.support(number, i, KindLocation))
	last := w.addressEnd(i)
	if last > i {
		odds++
	}
	w.proposePlace(number, last, odds, "place/street")
}

// streetJoint reports whether token i may follow the token before it in the
// name of a street: after a space, or after the stop of an abbreviation.
func (w *work) streetJoint(i int) bool {
	gap := w.seam(i)
	return gap == " " || gap == ". " && w.tokens[i-1].Len() <= 2
}

// proposePlace proposes tokens first to last as a place.
func (w *work) proposePlace(first, last int, odds float64, rule string) {
	w.propose(candidate{kind: KindLocation, start: int(w.tokens[first].Start), end: int(w.tokens[last].End), odds: odds, rule: rule})
}

// houseNumber reports whether token i is the number of a house.
func (w *work) houseNumber(i int) bool {
	t := &w.tokens[i]
	if t.Len() > 6 || !isDigit(w.text[t.Start]) || w.before(i) == '$' || w.before(i) == '.' || w.before(i) == '/' || w.before(i) == '-' {
		return false
	}
	if t.Kind == scan.Number {
		return true
	}
	word := w.word(i) // "221B", not "5th"
	return isLetter(word[len(word)-1]) && isDigit(word[len(word)-2])
}

// strongStreets are the street words that in lower case are hardly ever anything else.
var strongStreets = wordsOf("street avenue ave blvd boulevard road rd lane ln pkwy parkway hwy highway terrace st dr")

// findHighway finds a house on a numbered road: "4500 Highway 12".
func (w *work) findHighway(i int) {
	if i == 0 || i+1 >= len(w.tokens) || w.tokens[i-1].Kind != scan.Number || w.tokens[i-1].Len() < 2 || !w.houseNumber(i-1) ||
		w.seam(i) != " " || w.seam(i+1) != " " || w.tokens[i+1].Kind == scan.Word || w.tokens[i+1].Len() > 4 {
		return
	}
	switch string(w.lower(i)) {
	case "highway", "hwy", "route", "rte":
		w.proposePlace(i-1, w.addressEnd(i+1), 2, "place/street")
	}
}

// addressEnd returns the last token of what follows a street of the United
// States: unit, city, state and ZIP code.
func (w *work) addressEnd(i int) int {
	last := i
	for j := i + 1; j < len(w.tokens) && j <= i+10; {
		gap := w.seam(j)
		broken := strings.Contains(w.gap(j), "\n")
		switch gap {
		case " ", ", ", ",", ". ", ", #", " #", " - ", "., ":
		default:
			return last
		}
		f := w.flags(j)
		t := &w.tokens[j]
		switch {
		case f.Has(lexicon.Unit) && j+1 < len(w.tokens) && near(w.seam(j+1)) && (w.tokens[j+1].Kind != scan.Word || w.tokens[j+1].Len() == 1):
			last = j + 1
		case strings.HasSuffix(gap, "#") && t.Kind != scan.Word:
			last = j
		case f.Has(lexicon.StateCode) && t.Shape.Has(scan.AllUpper):
			last = j
		case w.state(j) >= 0 && t.Shape.Has(scan.Upper):
			last = w.state(j)
		case t.Kind == scan.Number && t.Len() == 5 && last > i:
			return w.zipEnd(j)
		case (broken || strings.Contains(gap, ",")) && w.townName(j):
			town := w.capitalsEnd(j, 3)
			if !strings.Contains(gap, ",") && w.stateBehind(town) < 0 {
				return last // the next line need not be a town
			}
			last = town
		default:
			return last
		}
		j = last + 1
	}
	return last
}

// townName reports whether token i is a capitalised word that may start the
// name of a town.
func (w *work) townName(i int) bool {
	return w.tokens[i].Kind == scan.Word && w.tokens[i].Shape.Has(scan.Upper) &&
		!w.flags(i).Any(lexicon.Function|lexicon.Month|lexicon.Weekday) && (w.flags(i).Has(lexicon.WeakLabel) || !w.flags(i).Has(lexicon.Label))
}

// capitalsEnd returns the last of up to n capitalised words from token i on.
func (w *work) capitalsEnd(i, n int) int {
	last := i
	for last+1 < len(w.tokens) && last+1 < i+n && w.seam(last+1) == " " && w.tokens[last+1].Kind == scan.Word &&
		w.tokens[last+1].Shape.Has(scan.Upper) && !w.flags(last+1).Any(lexicon.StateCode|lexicon.Function) {
		last++
	}
	return last
}

// state returns the last token of the name of a state at token i, or -1.
func (w *work) state(i int) int {
	for _, m := range w.marksAt(i) {
		if m.entry.Flags.Has(lexicon.State) {
			return m.last
		}
	}
	return -1
}

// stateBehind returns the last token of a state behind token i, or -1.
func (w *work) stateBehind(i int) int {
	j := i + 1
	if j >= len(w.tokens) || w.seam(j) != ", " && w.seam(j) != "," && w.seam(j) != " " && w.seam(j) != ",\n" {
		return -1
	}
	switch {
	case w.flags(j).Has(lexicon.StateCode) && w.tokens[j].Shape.Has(scan.AllUpper):
		return j
	case w.tokens[j].Shape.Has(scan.Upper):
		return w.state(j)
	}
	return -1
}

// findBox finds post office boxes and rural routes whose number is token i:
// "PO Box 1234", "RR 2 Box 15", "Apartado 12", "Postfach 10 12 34".
func findBox(w *work, i int) {
	if i == 0 || w.tokens[i].Len() > 6 || w.seam(i) != " " && w.seam(i) != " #" && w.seam(i) != ". " && w.seam(i) != " n. " {
		return
	}
	first := -1
	switch word := string(w.lower(i - 1)); {
	case word == "box" && i >= 3 && w.is(i-2, "o") && w.is(i-3, "p"):
		first = i - 3
	case word == "box" && i >= 2 && (w.is(i-2, "po") || w.is(i-2, "pob")):
		first = i - 2
	case word == "box" && i >= 3 && w.is(i-2, "office") && w.is(i-3, "post"):
		first = i - 3
	case word == "box" && i >= 3 && (w.is(i-3, "rr") || w.is(i-3, "route") || w.is(i-3, "hc")) && w.tokens[i-2].Kind == scan.Number:
		first = i - 3
	case word == "pobox", word == "postfach", word == "apartado", word == "bp" && w.lang == French && w.tokens[i-1].Shape.Has(scan.AllUpper):
		first = i - 1
	case word == "postale" && i >= 2 && w.is(i-2, "casella"), word == "correos" && i >= 3 && w.is(i-3, "apartado"):
		first = i - 2
		if word == "correos" {
			first = i - 3
		}
	}
	if first >= 0 {
		w.proposePlace(first, w.tailEnd(w.addressEnd(i)), 4, "place/box")
	}
}
