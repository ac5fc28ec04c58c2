// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// German capitalises its nouns, so that a capital alone tells no town. How its
// towns end does, and that no list of words has them, whole or in part.

// townEndings are those of most names of German towns and villages.
var townEndings = [...]string{
	"ach", "au", "bach", "berg", "bergen", "beuren", "born", "brück", "brücken", "brunn", "büll", "burg", "büttel", "dorf", "eck", "ede", "eich", "felde", "felden", "feld",
	"förde", "furt", "gau", "hagen", "hain", "hausen", "haven", "heim", "hof", "hofen", "horn", "horst", "ingen", "itz", "kirch", "kirchen", "koog", "leben", "lingen", "loh", "lohe",
	"moos", "münde", "münster", "nitz", "ow", "rade", "reuth", "ried", "roda", "rode", "roth", "scheid", "see", "siel", "stadt", "städt", "stedt", "stein", "stetten", "sum", "tal", "thal", "trup", "um",
	"wald", "walde", "wang", "weier", "weil", "weiler", "werder", "wies", "wiesen", "wik", "winkel", "zell",
}

// germanTown reports whether token i is written as a name and ends as towns do,
// and no list has it.
func (w *work) germanTown(i int) bool {
	if !w.tokens[i].Shape.Has(scan.Upper) || !w.entry(i).Unknown() && (w.entry(i).Flags != 0 || w.word1(i)) {
		return false
	}
	word := w.lower(i)
	for _, ending := range townEndings {
		if n := len(word) - len(ending); n >= 3 && string(word[n:]) == ending {
			return true
		}
	}
	return false
}

// germanNoun reports whether token i, which no list has, is a noun of German all
// the same: with the ending of a case, or because a noun is its last part.
func (w *work) germanNoun(i int) bool {
	word := w.word(i)
	for _, ending := range [...]string{"e", "en", "n", "s", "es", "er", "ern", "in", "innen"} {
		if n := len(word) - len(ending); n >= 3 && word[n:] == ending && germanWord(word[:n]) {
			return true
		}
	}
	for cut := 3; cut <= len(word)-minCompoundPart; cut++ {
		if utf8.RuneStart(word[cut]) && germanWord(word[cut:]) {
			return true
		}
	}
	return false
}

// germanWord reports whether a word is a frequent one of German, more so than of
// English, and no name.
func germanWord(word string) bool {
	e := lexicon.Find(scan.Hash(word))
	return e.Word(uint8(German)) > e.Word(uint8(English)) && e.Given == 0 && e.Surname < 4 && e.Place == 0 || e.Health&(1<<German) != 0
}

// findGermanTown finds a town that no list knows, the capitalised words first to
// last, behind a preposition without an article: "in Wendenhausen", "Urs aus
// Hinterfelden".
func (w *work) findGermanTown(first, last int) {
	switch string(w.lower(first - 1)) {
	case "aus", "nach", "in", "bei", "von", "richtung", "ortsteil", "stadtteil", "gemeinde", "landkreis", "bahnhof":
	default:
		return
	}
	named := last > first && w.signsOf(w.entry(first)).Has(lexicon.SignTownHead) && w.unlisted(last)
	switch {
	case named, first == last && w.germanTown(first):
		w.proposePlace(first, last, 0.8, "place/named")
	case first == last && w.is(first-1, "aus") && first > 1 && (w.is(first-2, "hier") || w.tokens[first-2].Shape.Has(scan.Upper) && w.person(first-2) && !w.word1(first-2)) &&
		w.unlisted(first) && !w.germanNoun(first):
		w.proposePlace(first, last, 0.6, "place/named")
	}
}

// unlisted reports whether no list has token i as a word or as more than a rare
// name.
func (w *work) unlisted(i int) bool {
	e := w.entry(i)
	return w.tokens[i].Kind == scan.Word && (e.Flags == 0 || e.Flags == lexicon.Continues) && e.Concept == 0 && !w.word1(i) && e.Given < 4 && w.tokens[i].Len() >= 4
}
