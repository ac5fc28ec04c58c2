// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// foreignStreets are the street words of other languages than English that are nothing
// else in English, and leadingStreets those that stand before the name in the Romance
// languages.
var (
	foreignStreets = wordsOf("rue calle avenida avda paseo piazza viale straße strasse platz allée chemin impasse quai")
	leadingStreets = wordsOf(`calle c avenida avda av avd paseo pº plaza pza plz carretera ctra camino ronda travesía travesia glorieta urbanización urbanizacion
		urb callejón callejon bulevar carrer rambla pasaje rue avenue ave boulevard bd blvd bld place pl chemin allée allee impasse quai
		cours route rte square passage faubourg résidence residence via viale corso piazza piazzale piazzetta vicolo largo strada contrada
		vico lungomare borgo salita località frazione fraz loc cascina lungarno circonvallazione`)
)

// findStreetFirst finds the forms in which the street word comes before its
// name: "12 bis rue de la Paix", "C/ Mayor 12, 3º B", "Via Roma, 3".
func (w *work) findStreetFirst(i int) {
	labelled := w.labelBefore(i)
	if w.tokens[i].Len() == 1 && i+1 < len(w.tokens) && !strings.Contains(w.gap(i+1), "/") && w.gap(i+1) != ". " {
		return // "hepatitis C", "P.C.R."
	}
	name := w.streetName(i, labelled.kind == KindLocation && labelled.odds >= labelHeader)
	if name == i {
		return
	}
	first, last, odds := i, name, -2.0
	if w.tokens[name].Shape.Has(scan.Upper) || elided(w.word(name)) || labelled.kind == KindLocation {
		if n := w.numberBefore(i); n >= 0 {
			first, odds = n, 3.5
		}
		if n := w.numberBehind(name); n > name {
			last, odds = n, 3.5
		}
		if odds < 0 && w.tokens[i].Len() > 2 && (w.tokens[i].Shape.Has(scan.Upper) || foreignStreets.has(&w.tokens[i]) || w.lang == Italian && i > 0 && w.is(i-1, "in")) {
			odds = 0.5
		}
	}
	tail := w.tailEnd(last)
	if tail > last {
		odds++
	}
	odds += max(0, w.support(first, last, KindLocation))
	w.proposePlace(first, tail, odds, "place/street")
}

// streetName returns the last token of the name that follows street word i, or
// i. With lower, words of the name need no capital.
func (w *work) streetName(i int, lower bool) int {
	last := i
	for j := i + 1; j < len(w.tokens) && j-i <= 7; j++ {
		gap := w.seam(j)
		switch gap {
		case " ", "'", "-", ".", ". ", " - ":
		case "/", "/ ", "./", "./ ", "/. ":
			if j > i+1 {
				return last
			}
		default:
			return last
		}
		t := &w.tokens[j]
		switch {
		case gap == ". " && j > i+1 && w.tokens[j-1].Len() > 4:
			return last // the end of a sentence
		case t.Kind == scan.Word && t.Shape.Has(scan.Upper) && !w.flags(j).Any(lexicon.Label) || t.Kind == scan.Word && t.Shape.Has(scan.Upper) && w.flags(j).Has(lexicon.WeakLabel):
			last = j
		case t.Kind == scan.Word && (particle(string(w.lower(j))) || townParticle(w.word(j))):
		case t.Shape.Has(scan.Apostrophe) && elided(w.word(j)):
			last = j
		case t.Kind == scan.Word && lower && !w.flags(j).Any(lexicon.Function|lexicon.Label|lexicon.Unit) && !sideWord(w.word(j)):
			last = j
		case t.Kind == scan.Number && j > i+1 && particle(string(w.lower(j-1))) && j+1 < len(w.tokens) && w.flags(j+1).Has(lexicon.Month):
			// "rue du 8 mai 1945"
			last = j + 1
			if j+2 < len(w.tokens) && w.tokens[j+2].Kind == scan.Number && w.tokens[j+2].Len() == 4 {
				last = j + 2
			}
			return last
		default:
			return last
		}
	}
	return last
}

// elided reports whether word is an article or a preposition that lost its
// vowel before a capitalised name, as in "l'Hôpital" and "dell'Orso".
func elided(word string) bool {
	article, name, _ := strings.Cut(word, "'")
	r, _ := utf8.DecodeRuneInString(name)
	var low lowerCase
	switch string(low.of(article)) {
	case "l", "d", "dell", "all", "sant", "nell":
		return unicode.IsUpper(r)
	}
	return false
}

// numberBefore returns the first token of a house number before street word i,
// as in "12 bis, rue" or "47-83 boulevard", or -1.
func (w *work) numberBefore(i int) int {
	j := i - 1
	if j < 0 || w.seam(i) != " " && w.seam(i) != ", " && w.seam(i) != "," {
		return -1
	}
	if repeats(w.word(j)) && j > 0 && (w.seam(j) == " " || w.seam(j) == "") {
		j--
	}
	if w.tokens[j].Kind == scan.Word || w.tokens[j].Len() > 5 || !isDigit(w.text[w.tokens[j].Start]) {
		return -1
	}
	if j > 0 && (w.seam(j) == "-" || w.seam(j) == "/") && w.tokens[j-1].Kind == scan.Number && w.tokens[j-1].Len() <= 4 {
		return j - 1
	}
	if !w.houseNumber(j) {
		return -1
	}
	return j
}

// repeats reports whether word tells apart houses of one number: "bis".
func repeats(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "bis", "ter", "quater", "b", "t":
		return true
	}
	return false
}

// numberBehind returns the last token of a house number behind token i: "12",
// ", nº 12", "s/n", "1-3", "12/A", "12 bis", "km 5"; or i.
func (w *work) numberBehind(i int) int {
	j := i + 1
	for k := 0; k < 2 && j < len(w.tokens); k++ {
		gap := strings.Trim(w.seam(j), " ,.\n#")
		if gap != "" {
			return i
		}
		switch string(w.lower(j)) {
		case "s", "sn", "snc":
			if w.is(j, "s") {
				if j+1 < len(w.tokens) && w.is(j+1, "n") && strings.Trim(w.gap(j+1), " ") == "/" {
					return j + 1
				}
				return i
			}
			return j
		case "nº", "n", "no", "num", "núm", "número", "numero", "nr", "km":
			j++
			if j < len(w.tokens) && w.word(j) == "°" {
				j++
			}
			continue
		}
		break
	}
	if j >= len(w.tokens) || w.tokens[j].Kind == scan.Word || w.tokens[j].Len() > 5 || !isDigit(w.text[w.tokens[j].Start]) {
		return i
	}
	switch strings.Trim(w.seam(j), " \n") {
	case "", ",", ".", ",.", "#":
	default:
		return i
	}
	if w.tokens[j].Len() == 5 && w.tokens[j].Kind == scan.Number {
		return i // a postal code
	}
	if next := j + 1; next < len(w.tokens) {
		t := &w.tokens[next]
		switch gap := w.seam(next); {
		case (gap == "-" || gap == "/" || gap == " - ") && (t.Kind != scan.Word && t.Len() <= 4 || t.Len() == 1) && !(t.Kind == scan.Number && t.Len() == 5):
			return next
		case gap == " " && t.Kind == scan.Word && repeats(w.word(next)) && t.Len() > 1:
			return next
		case gap == " " && w.is(next, "y") && next+1 < len(w.tokens) && w.tokens[next+1].Kind == scan.Number && w.tokens[next+1].Len() <= 3:
			return next + 1
		}
	}
	return j
}

// germanStreets are the endings that make one word a street.
var germanStreets = [...]string{"straße", "strasse", "str", "weg", "platz", "allee", "gasse", "ring", "damm", "ufer", "chaussee", "steig", "markt", "graben", "stieg"}

// findGermanCompound finds a street that is one word with its street word at
// the end: "Hauptstraße 5", "Hauptstr. 12".
func (w *work) findGermanCompound(i int) {
	ending := w.germanStreetEnding(i)
	if ending == "" {
		return
	}
	if w.inStreet(i, ending) {
		w.proposePlace(i, i, 0.5, "place/street-name")
	}
	w.proposeGerman(i, i, ending == "str" || strings.HasPrefix(ending, "stra"))
}

// germanStreetEnding returns the street word that token i ends with, behind a name
// of three bytes and more, or "".
func (w *work) germanStreetEnding(i int) string {
	word := w.lower(i)
	for _, ending := range germanStreets {
		if len(word) >= len(ending)+3 && string(word[len(word)-len(ending):]) == ending {
			return ending
		}
	}
	return ""
}

// inStreet reports whether somebody is or comes from the street of one word at
// token i, which has no number: "Eckart aus der Tonnengasse".
func (w *work) inStreet(i int, ending string) bool {
	switch ending {
	case "straße", "strasse", "gasse", "allee":
		return i > 1 && w.is(i-1, "der") && (w.is(i-2, "aus") || w.is(i-2, "in")) && w.tokens[i].Len() > len(ending)+2 && !w.word1(i)
	}
	return false
}

// findGermanStreet finds a street whose word stands behind the name: "Berliner
// Allee 14".
func (w *work) findGermanStreet(i int) {
	first := i
	for first > 0 && i-first < 3 && (w.seam(first) == " " || w.seam(first) == "-") && w.tokens[first-1].Kind == scan.Word && w.tokens[first-1].Shape.Has(scan.Upper) &&
		!w.flags(first-1).Any(lexicon.Function|lexicon.Label) {
		first--
	}
	if first < i && w.tokens[i].Shape.Has(scan.Upper) {
		w.proposeGerman(first, i, true)
	}
}

// findGermanPhrase finds a street that is named with a preposition: "Am Markt
// 3", "Unter den Linden 77". It counts with a postal code or a label only.
func (w *work) findGermanPhrase(i int) {
	if !germanStreetHead(w.word(i)) {
		return
	}
	j := i + 1
	if j < len(w.tokens) && particle(w.word(j)) || w.is(min(j, len(w.tokens)-1), "dem") {
		j++
	}
	if j >= len(w.tokens) || !w.townName(j) || w.seam(j) != " " {
		return
	}
	number := w.numberBehind(j)
	if number == j {
		return
	}
	odds := -2 + max(0, w.support(i, number, KindLocation))
	tail := w.tailEnd(number)
	if tail > number {
		odds += 4
	}
	w.proposePlace(i, tail, odds, "place/street")
}

// germanStreetHead reports whether word is a preposition that names of streets
// start with.
func germanStreetHead(word string) bool {
	switch word {
	case "Am", "An", "Auf", "Im", "In", "Unter", "Zum", "Zur", "Hinter", "Vor":
		return true
	}
	return false
}

// proposeGerman proposes a street in tokens first to last with the house number
// behind it.
func (w *work) proposeGerman(first, last int, strong bool) {
	number := w.numberBehind(last)
	if number == last || w.tokens[number].Len() > 5 {
		return
	}
	if next := number + 1; next < len(w.tokens) && w.seam(next) == " " && w.tokens[next].Kind == scan.Word && !w.tokens[next].Shape.Has(scan.Upper) && w.tokens[next].Len() <= 3 && !strong {
		return // "der Radweg 5 km"
	}
	odds := 2.0
	if strong {
		odds = 3.5
	}
	tail := w.tailEnd(number)
	if tail > number {
		odds++
	}
	odds += max(0, w.support(first, last, KindLocation))
	w.proposePlace(first, tail, odds, "place/street")
}
