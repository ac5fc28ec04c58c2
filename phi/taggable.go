// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// fixed are the flags of words that have their place in the language and are names
// only where what stands around them says so.
const fixed = lexicon.Function | lexicon.Month | lexicon.Weekday | lexicon.Title | lexicon.ProviderTitle | lexicon.Kin

// taggable reports whether token i could be a part of a name: a list of names
// has it, or it is capitalised and no word of the language.
func (w *work) taggable(i int) bool {
	t, e := &w.tokens[i], w.entry(i)
	if t.Kind != scan.Word || t.Len() < 2 || t.Len() > maxNameBytes || w.before(i) == '@' || w.before(i) == '#' || w.after(i) == '@' {
		return false
	}
	if e.Flags.Any(fixed|lexicon.Health|lexicon.Common) && !w.wordAsName(i) ||
		e.Flags.Has(lexicon.Label) && !e.Flags.Has(lexicon.WeakLabel) {
		return false
	}
	if w.lang == German && e.Unknown() && w.germanNoun(i) {
		return false
	}
	if b := w.text[t.End-1]; t.Shape.Has(scan.Inner) && 'A' <= b && b <= 'Z' {
		return false // "WebMD"
	}
	if t.Shape.Has(scan.Upper) {
		return e.Given > 0 || e.Surname > 0 || e.Word(uint8(w.lang)) == 0
	}
	if english := e.Word(uint8(English)); w.lang != English && english > 0 && english >= max(e.Given, e.Surname) {
		return false // a phrase in English within another language
	}
	if e.Unknown() {
		return t.Len() >= minUnheard && t.After != '/' && !w.determined(i) && (w.lang == English || !w.capitalised(i))
	}
	if w.lang != English && e.Given < 2 && w.capitalised(i) {
		return false
	}
	// What is a word more often than a name is a word where nobody wrote it as a
	// name.
	return max(e.Given, e.Surname) >= e.Word(uint8(w.lang)) && (e.Given >= 2 || e.Surname >= 3) && !e.Flags.Any(lexicon.Common|lexicon.Health|lexicon.Label)
}

// capitalReach is the number of tokens back from a token among which a sentence
// starts that tells whether its writer uses capitals.
const capitalReach = 64

// capitalised reports whether the sentence of token i starts with a capital: who
// writes so writes names so as well.
func (w *work) capitalised(i int) bool {
	for j := i; j >= 0 && j > i-capitalReach; j-- {
		if t := &w.tokens[j]; t.Shape.Has(scan.SentenceStart) {
			return t.Shape.Has(scan.Upper)
		}
	}
	return false
}

// determined reports whether a word right before token i makes it a thing: "the",
// "no", "your".
func (w *work) determined(i int) bool {
	return i > 0 && w.spaced(i) && determiners.has(&w.tokens[i-1])
}

// determiners are the words before a thing.
var determiners = wordsOf("the a an no some any this that these those my your our his her their ur its more much many new")

// taggedUnheard is how much more evidence it takes about a word in lower case that
// no list has: mostly it is misspelt, or a word of the trade.
const taggedUnheard = 0.7

// goesOn reports whether token j in lower case belongs to the name before it: its
// other half behind a hyphen, a surname of which no list knows that it is a word, or
// in English one that is, behind a common given name and before no other noun.
func (w *work) goesOn(j int) bool {
	e, t := w.entry(j), &w.tokens[j]
	if w.lang == English && e.Surname >= 5 && e.Surname > e.Word(uint8(English)) && e.Flags&^(lexicon.Common|lexicon.Continues) == 0 &&
		!t.Shape.Has(scan.Upper) && w.spaced(j) && w.entry(j-1).Given >= 4 && w.stopsAt(j+1) {
		return w.tag(j) > taggedSurname // "matthew green", not "matthew green tea"
	}
	if t.Kind != scan.Word || t.Shape.Has(scan.Upper) || t.Len() < 3 || e.Flags.Any(notName|lexicon.Label) {
		return false
	}
	if w.gap(j) == "-" {
		return max(e.Given, e.Surname) >= 3 || e.Unknown()
	}
	switch {
	case w.lang != English && w.lang != German:
		return false
	case e.Word(uint8(w.lang)) > 0, w.lang == German && e.Unknown() && w.germanNoun(j):
		return false
	case e.Surname >= 3, e.Place > 0:
		return w.tag(j) > taggedSurname
	}
	return e.Unknown() && t.Len() >= minUnheard && w.tag(j) > taggedUnknown
}

// stopsAt reports whether token j, which may lie outside of the text, is none that a noun or
// an adjective before it may be about: a clause ends there, or it is a function word.
func (w *work) stopsAt(j int) bool {
	return j >= len(w.tokens) || !w.spaced(j) || w.tokens[j].Kind != scan.Word || w.flags(j).Any(lexicon.Function|lexicon.ScopeWord)
}

// What a word behind a name needs to be its surname: little if a list says that
// it is one, or one of a place, more if none has it.
const (
	taggedSurname = -5.5
	taggedUnknown = -1
)

// linked reports whether token i follows the one before it as the next part of
// a name would.
func (w *work) linked(i int) bool {
	return w.spaced(i) || w.gap(i) == "-"
}
