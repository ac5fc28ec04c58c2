// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// Places in texts without capitals. What English calls its towns gives them
// away: "in from north tarlow", "near tobb hill". So does the word for a street,
// even where no house number stands before it: "the bakery on tarcourt avenue".

// findLowerTown finds a town in lower case behind a preposition of place by the
// first or the last word of its name, token i.
func (w *work) findLowerTown(i int) {
	if w.lang != English {
		return
	}
	signs := w.signsOf(w.entry(i))
	if signs.Has(lexicon.SignTownTail) && w.namesTown(i-1, i) {
		first := i - 1
		if w.namesTown(i-2, i-1) && w.whither(i-3) { // "walnut creek bend"
			first = i - 2
		}
		rare := w.entry(i).Word(uint8(English)) <= 4 && !w.flags(i-1).Has(lexicon.Health)
		w.proposeLowerTown(first, i, (rare || w.oddWord(i-1)) && !w.flags(i).Has(lexicon.Organization))
	}
	if signs.Has(lexicon.SignTownHead) && w.namesTown(i+1, i+1) && w.oddWord(i+1) {
		last := i + 1
		if last+1 < len(w.tokens) && w.spaced(last+1) && w.signsOf(w.entry(last+1)).Has(lexicon.SignTownTail) {
			last++
		}
		w.proposeLowerTown(i, last, true)
	}
}

// proposeLowerTown proposes tokens first to last as a town if they stand behind
// a preposition of place. Words that only towns have are enough then, others
// need somebody who comes or lives there.
func (w *work) proposeLowerTown(first, last int, odd bool) {
	if !w.whither(first - 1) {
		return
	}
	switch {
	case w.comes(first, last):
		w.proposePlace(first, last, 1, "place/lower")
	case odd:
		w.proposePlace(first, last, 0.5, "place/lower")
	}
}

// whither reports whether token i is a preposition of place right before a name.
func (w *work) whither(i int) bool {
	return i >= 0 && w.spaced(i+1) && w.signsOf(w.entry(i)).Has(lexicon.SignWhither)
}

// namesTown reports whether token i, with a space before token next, is a word
// in lower case that may be a part of the name of a town or a street.
func (w *work) namesTown(i, next int) bool {
	if i < 0 || next >= len(w.tokens) || !w.spaced(next) {
		return false
	}
	t := &w.tokens[i]
	if w.entry(i).Number > lexicon.FirstOrdinal && w.flags(next).Has(lexicon.Street) {
		return true // "ninth street"
	}
	return t.Kind == scan.Word && t.Len() >= 3 && !t.Shape.Has(scan.Upper) &&
		!w.flags(i).Any(notName&^lexicon.State|lexicon.PersonWord|lexicon.NameCue|lexicon.DateWord|lexicon.Intent)
}

// oddWord reports whether token i is rather a name, or a word that no list has,
// than a word of the language.
func (w *work) oddWord(i int) bool {
	e := w.entry(i)
	return int(e.Word(uint8(w.lang))) <= max(0, int(max(e.Given, e.Surname, e.Place))-2) && !e.Flags.Has(lexicon.Health) && w.tokens[i].Len() >= 4
}

// findUnheardTown finds a town that no list knows, token i, in lower case: "he
// moved here from tannerfield".
func (w *work) findUnheardTown(i int) {
	here := w.lang == German && (w.is(i-2, "hier") || w.is(i-3, "hier")) // "hier jorin aus süderwarf"
	if i == 0 || w.lang != English && w.lang != German || !w.whither(i-1) || !here && !w.comes(i, i) {
		return
	}
	switch string(w.lower(i - 1)) {
	case "in", "from", "near", "outside", "aus", "nach":
		w.proposePlace(i, i, 0.5, "place/lower")
	}
}

// findNamedStreet finds a street without a house number behind a preposition:
// "the bakery on tarcourt avenue", "the 600 block of Quarry Street".
func (w *work) findNamedStreet(i int) {
	if w.lang != English || i < 2 || w.tokens[i].Len() < 3 || !strongStreets.has(&w.tokens[i]) && !w.oddWord(i-1) {
		return
	}
	first := i
	for first > 0 && i-first < 2 && w.streetPart(first-1, first) {
		first--
	}
	if first == i || first == 0 || !w.spaced(first) {
		return
	}
	switch string(w.lower(first - 1)) {
	case "at", "to", "says":
		if !w.oddWord(first) && !w.tokens[i].Shape.Has(scan.Upper) {
			return // "we are at example road"
		}
		fallthrough
	case "on", "off", "near", "from", "along":
		w.proposePlace(first, i, 0.6, "place/street-name")
	case "of":
		if block := w.blockBefore(first - 2); block >= 0 {
			w.proposePlace(block, i, 2, "place/street-name")
		}
	}
}

// streetPart reports whether token i, before token next, is a part of the name
// of a street, written as the street word is.
func (w *work) streetPart(i, next int) bool {
	return w.namesTown(i, next) || w.spaced(next) && w.properName(i) && w.tokens[next].Shape.Has(scan.Upper)
}

// blockBefore returns the first token of "the 600 block", which ends at token i,
// or -1.
func (w *work) blockBefore(i int) int {
	if i < 1 || !w.is(i, "block") || w.tokens[i-1].Kind != scan.Number || !w.spaced(i) {
		return -1
	}
	if i > 1 && w.is(i-2, "the") && w.spaced(i-1) {
		return i - 2
	}
	return i - 1
}
