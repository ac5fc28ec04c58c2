// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// seam returns the text between token i and the token before it, as gap does,
// with a single line break read as the space that it replaced.
func (w *work) seam(i int) string {
	switch gap := w.gap(i); gap {
	case "\n", "\r\n", " \n", " \r\n", "  ":
		return " "
	case ",\n", ",\r\n", ", \n":
		return ", "
	case ".\n", ".\r\n":
		return ". "
	case "-\n", "-\r\n":
		return "-"
	case "/\n", "/\r\n":
		return "/ "
	case ".,\n", ".,\r\n":
		return "., "
	default:
		return gap
	}
}

// tailEnd returns the last token of what follows a street and its number on
// the continent: floor and door ("3º B", "2º izda.", "APPT 188"), postal code,
// town, and a province; or i.
func (w *work) tailEnd(i int) int {
	last := i
	for n := 0; n < 4; n++ {
		next := w.doorEnd(last)
		if next == last {
			break
		}
		last = next
	}
	if town := w.postcodeEnd(last); town > last {
		return town
	}
	return w.bareTownEnd(last)
}

// bareTownEnd returns the last token of a town without its postal code behind an
// address that ends at token i, as a part of its own between commas; or i.
func (w *work) bareTownEnd(i int) int {
	j := i + 1
	if j >= len(w.tokens) || w.seam(j) != ", " || w.given(j) && !w.signsOf(w.entry(j)).Has(lexicon.SignTownHead) || w.labelStarts(j) || w.flags(j).Any(lexicon.Health|lexicon.Kin|lexicon.Organization) {
		return i
	}
	if !w.properName(j) {
		if w.lowerTownAlone(j) {
			return j
		}
		return i
	}
	last := w.townEnd(j)
	if last < 0 || w.tokens[j].Len() < 3 {
		return i
	}
	if next := last + 1; next < len(w.tokens) {
		switch gap := w.seam(next); {
		case gap == " (" && w.tokens[next].Len() == 2 && w.tokens[next].Shape.Has(scan.AllUpper):
			return next // the province
		case gap == " " && w.tokens[next].Kind == scan.Word && !w.functionHere(next), gap == "'":
			return i // "Via Roma 3, Mario telefona"
		}
	}
	return last
}

// lowerTownAlone reports whether token i is a word in lower case that may be the
// name of a town and nothing of its part of the sentence goes on behind it: "calle
// mayor 6, villalba".
func (w *work) lowerTownAlone(i int) bool {
	if t := &w.tokens[i]; t.Kind != scan.Word || t.Shape.Has(scan.Upper) || !w.oddWord(i) || w.flags(i).Any(notName) {
		return false
	}
	return i+1 == len(w.tokens) || strings.IndexByte(",.;:!?)\r\n", w.after(i)) >= 0 || w.functionHere(i+1)
}

// doorEnd returns the last token of one part of a floor or a door behind token
// i, or i.
func (w *work) doorEnd(i int) int {
	j := i + 1
	if j >= len(w.tokens) {
		return i
	}
	switch w.seam(j) {
	case " ", ", ", ",", " - ", "-", ". ", ", - ", " , ", "; ", "., ", "., - ":
	default:
		return i
	}
	t, last := &w.tokens[j], i
	unit := w.flags(j).Has(lexicon.Unit) || unitWord(w.word(j))
	switch {
	case unit && j+1 < len(w.tokens) && (w.seam(j+1) == " " || w.seam(j+1) == ". " || w.seam(j+1) == ".") && (w.tokens[j+1].Kind != scan.Word && w.tokens[j+1].Len() <= 5 || w.tokens[j+1].Len() == 1):
		last = j + 1
	case unit, sideWord(w.word(j)):
		last = j
	case t.Kind == scan.Number && t.Len() <= 2 && w.after(j) == '.' && strings.HasPrefix(w.text[t.End:], ".º"):
		last = j
		if j+1 < len(w.tokens) {
			last = j + 1 // "3.º": the sign is a letter
		}
	case t.Kind == scan.Number && t.Len() <= 2, t.Kind == scan.Mixed && t.Len() <= 5 && isDigit(w.text[t.Start]), t.Kind == scan.Word && t.Len() == 1 && t.Shape.Has(scan.Upper):
		last = j
	default:
		return i
	}
	if next := last + 1; next < len(w.tokens) && w.word(next) == "°" && w.gap(next) == "" {
		last = next // "2°"
	}
	// A floor is followed by more of the address or by its end, not by what
	// it would count.
	if next := last + 1; next < len(w.tokens) && !unit && !sideWord(w.word(last)) && strings.Trim(w.seam(next), " ") == "" {
		t := &w.tokens[next]
		if t.Kind == scan.Word && !t.Shape.Has(scan.Upper) && !sideWord(w.word(next)) && !unitWord(w.word(next)) && !w.flags(next).Has(lexicon.Unit) {
			return i
		}
	}
	return last
}

// sideWord reports whether word says on which side a door is.
func sideWord(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "izda", "izq", "izqda", "izquierda", "dcha", "der", "drcha", "derecha", "ctro", "centro", "bajo", "bajos", "ático", "atico", "entlo",
		"gauche", "droite", "links", "rechts", "rez-de-chaussée", "rdc", "pal":
		return true
	}
	return false
}

// unitWord reports whether word names a part of a building, beyond those that
// the lexicon lists.
func unitWord(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "pta", "esc", "pt", "bloque", "blq", "bl", "edificio", "edif", "interior", "int", "casa", "local", "planta", "studio", "bât", "bat", "apt", "app", "esq", "esquina", "p":
		return true
	}
	return false
}

// postcodeEnd returns the last token of a postal code and a town behind token
// i, or i.
func (w *work) postcodeEnd(i int) int {
	j := i + 1
	if j >= len(w.tokens) || len(w.seam(j)) > 5 || strings.Trim(w.seam(j), " ,\r\n-.;") != "" {
		return i
	}
	j = w.countryPrefix(j)
	code := w.postcode(j)
	if code < 0 {
		return i
	}
	if town := w.postTown(code); town > code {
		return town
	}
	return code
}

// countryPrefix returns the token behind a country letter such as "E-", or i.
func (w *work) countryPrefix(i int) int {
	if i+1 < len(w.tokens) && w.seam(i+1) == "-" && w.tokens[i+1].Kind == scan.Number {
		switch w.word(i) {
		case "E", "ES", "D", "DE", "F", "FR", "I", "IT", "CH", "A", "B", "L":
			return i + 1
		}
	}
	return i
}

// postcode returns the last token of a postal code of five digits at token i,
// which may be written in two groups, or -1.
func (w *work) postcode(i int) int {
	if i >= len(w.tokens) || w.tokens[i].Kind != scan.Number {
		return -1
	}
	switch w.tokens[i].Len() {
	case 5:
		return i
	case 2:
		if i+2 < len(w.tokens) && w.seam(i+1) == " " && w.tokens[i+1].Kind == scan.Number && w.tokens[i+1].Len() == 3 && w.townName(i+2) {
			return i + 1
		}
	}
	return -1
}

// postTown returns the last token of the town behind a postal code that ends
// at token i, with a province in parentheses or behind a comma; or i.
func (w *work) postTown(i int) int {
	j := i + 1
	if j >= len(w.tokens) {
		return i
	}
	switch w.seam(j) {
	case " ", ", ", " - ", "-", ". ", " (":
	default:
		return i
	}
	last := w.townEnd(j)
	if last < 0 {
		return i
	}
	if next := last + 1; next < len(w.tokens) && w.townName(next) {
		switch gap := w.seam(next); gap {
		case ", ", ". ", " (", ". (":
			if end := w.townEnd(next); end >= 0 && (strings.HasSuffix(gap, "(") || end-next < 2) && (gap != ". " || w.entry(next).Place > 0) {
				return end
			}
		}
	}
	return last
}

// townEnd returns the last token of a town of one to five words that starts at
// token i, or -1.
func (w *work) townEnd(i int) int {
	end := -1
	for j := i; j < len(w.tokens) && j < i+5; j++ {
		if j > i {
			if gap := w.seam(j); gap != " " && gap != "-" && gap != "- " && gap != "'" && gap != "/" {
				break
			}
		}
		switch {
		case w.properName(j) && !w.flags(j).Any(lexicon.Health|lexicon.Unit):
			end = j
		case particle(string(w.lower(j))), j > i && townParticle(w.word(j)):
		default:
			return end
		}
	}
	return end
}
