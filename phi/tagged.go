// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/tagger"
)

// findTagged finds names that nothing announces, by the evidence of the tagger:
// runs of words which, each in its place, look more like names than not.
//
// The tagger is asked only about words that could be names. It knows English
// messages best.
func findTagged(w *work, i int) {
	if !w.taggable(i) || w.labelStarts(i) || w.labelEnding(i) != nil && (w.labelEnding(i).first < i || w.after(i) == ':') || i > 0 && w.linked(i) && w.taggable(i-1) && w.tag(i-1) > w.taggedLeast() {
		return
	}
	e := w.entry(i)
	unnamed := w.acronym(i) || w.tokens[i].Shape.Has(scan.AllUpper) && e.Given == 0 && e.Surname == 0 // "SOS", "HTN", "NYHA"
	if unnamed && (i+1 == len(w.tokens) || !w.linked(i+1) || !w.taggable(i+1)) {
		return
	}
	if i > 0 && (w.saint(i-1) || w.labelEnding(i-1) != nil && e.Word(uint8(w.lang)) >= max(1, e.Given, e.Surname)) {
		return // "the last name field"
	}
	first := w.tag(i)
	least := w.taggedLeast() - w.surely(i)
	if w.entry(i).Unknown() && !w.tokens[i].Shape.Has(scan.Upper) {
		least += taggedUnheard
	}
	if first <= least {
		return
	}
	sum, n, last := first, 1, i
	for j := i + 1; j < len(w.tokens) && j < i+maxNameWords && w.linked(j); j++ {
		if end := w.lowerParticles(j); end > j {
			if !w.taggable(end) && !w.goesOn(end) && !w.unlisted(end) {
				break
			}
			j = end // "dirk van der zwan"
		} else if w.taggable(j) && w.tag(j) > least {
			sum += w.tag(j)
			n++
		} else if !w.goesOn(j) && !w.suffix(j) {
			break
		}
		last = j
	}
	if w.eponymHead(last + 1) {
		return
	}
	odds := sum/float64(n) - least
	if last == i && w.lang != English && w.tokens[i].Shape.Has(scan.SentenceStart) && max(w.entry(i).Given, w.entry(i).Surname) < 4 {
		odds -= taggedStart
	}
	if last == i {
		if unnamed {
			return
		}
		odds -= taggedAlone + taggedTown*max(0, float64(e.Place)-float64(max(e.Given, e.Surname)))
	}
	i, last = w.widened(i, last)
	role := RoleUnknown
	if i > 0 && w.flags(i-1).Has(lexicon.Kin) {
		role = RoleFamily
	}
	w.proposeName(i, last, min(odds, taggedMost), role, "name/tagged")
}

// titledLeast is the evidence from which on a word in lower case is the name
// behind a title, and cuedLeast that from which on it is one behind a cue.
const (
	titledLeast = -1.5
	cuedLeast   = -0.5
)

// findTaggedBehind finds the name that starts at token i, behind words that
// announce one, if the tagger has more evidence for it than least.
func (w *work) findTaggedBehind(i int, least float64, role Role, rule string) {
	if w.tokens[i].Kind != scan.Word || w.tokens[i].Len() < 3 || w.tag(i) <= least {
		return
	}
	last := i
	for last+1 < len(w.tokens) && last-i < 3 && w.linked(last+1) && w.tokens[last+1].Kind == scan.Word && w.tag(last+1) > max(least, 0) {
		last++
	}
	w.proposeName(i, last, w.tag(i)-least+0.3, role, rule)
}

// widened returns the tokens of a name with the capitalised words right beside it
// that no list has: one half of a name is often known and the other not.
func (w *work) widened(first, last int) (int, int) {
	if first > 0 && w.linked(first) && w.halfName(first-1) {
		first--
	}
	if last+1 < len(w.tokens) && w.linked(last+1) && w.halfName(last+1) {
		last++
	}
	return first, last
}

// halfName reports whether token i may be the unknown half of a name.
func (w *work) halfName(i int) bool {
	t := &w.tokens[i]
	return t.Kind == scan.Word && t.Shape.Has(scan.Upper) && !t.Shape.Has(scan.AllUpper) && t.Len() <= maxNameBytes && w.unlisted(i) && !(w.lang == German && w.germanNoun(i))
}

// lowerParticles returns the token behind the particles in lower case that start at
// token j, or j if there are none: "van der zwan", "al mutawa".
func (w *work) lowerParticles(j int) int {
	end := j
	for n := 0; n < 3 && end+1 < len(w.tokens) && w.gap(end+1) == " " && onlyInNames(w.word(end)); n++ {
		end++
	}
	return end
}

// onlyInNames reports whether word stands inside names of people and is no word
// of English.
func onlyInNames(word string) bool {
	switch word {
	case "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "al", "el", "bin", "ibn", "abu", "ter", "ten":
		return true
	}
	return false
}

// saint reports whether token i makes what follows it the name of a church, a
// hospital or a town.
func (w *work) saint(i int) bool {
	switch w.word(i) {
	case "St", "Saint", "Sankt", "Sainte", "Santa", "San", "st", "saint":
		return w.gap(i+1) == " " || w.gap(i+1) == ". "
	}
	return false
}

// taggedLeast returns the evidence from which on a word counts. In English it
// lies well below zero, because a name that is missed weighs more than a word
// that is taken for one; it was set on texts that the tagger had not seen. The
// scale was fitted to English, so that other languages ask for more.
func (w *work) taggedLeast() float64 {
	switch w.lang {
	case English:
		return -1.75
	case French:
		return -1.1
	}
	return -0.8
}

// surely returns by how much less evidence is enough about token i because lists
// have it as a name and as nothing else. It has to stand apart: in "San Francisco"
// and "St. Vincent" it is a part of something else.
func (w *work) surely(i int) float64 {
	e := w.entry(i)
	if e.Word(uint8(w.lang)) > 0 || e.Flags&^lexicon.Continues != 0 || e.Place > 0 && e.Place >= e.Given || w.tokens[i].Shape.Has(scan.AllUpper) ||
		i > 0 && (w.linked(i) || w.gap(i) == ". ") && (w.tokens[i-1].Shape.Has(scan.Upper) || w.entry(i-1).Signs.Has(lexicon.SignTownHead)) {
		return 0
	}
	grade := 0.0
	switch {
	case e.Given >= 5:
		grade = 2.2
	case e.Given == 4:
		grade = 1.6
	case e.Given == 3 || e.Surname >= 5:
		grade = 0.8
	}
	if w.lang != English {
		grade *= 0.6
	}
	return grade
}

// taggedAlone is what a single word has to make up for: it is a false alarm
// more often than two words in a row.
const taggedAlone = 0.3

// taggedMost bounds the evidence of the tagger, so that it never outweighs the
// grammar of an address that the name is a part of.
const taggedMost = 3.5

// taggedStart is what a single word at the start of a sentence has to make up for
// in languages of which the lists know too few words.
const taggedStart = 1

// taggedTown is what it has to make up for each step by which it is more often
// the name of a town.
const taggedTown = 0.5

// taggable reports whether token i could be a part of a name: a list of names
// has it, or it is capitalised and no word of the language.
func (w *work) taggable(i int) bool {
	t, e := &w.tokens[i], w.entry(i)
	if t.Kind != scan.Word || t.Len() < 2 || t.Len() > maxNameBytes || w.before(i) == '@' || w.before(i) == '#' || w.after(i) == '@' {
		return false
	}
	if e.Flags.Any(lexicon.Function|lexicon.Month|lexicon.Weekday|lexicon.Title|lexicon.ProviderTitle|lexicon.Kin|lexicon.Health|lexicon.Common) && !w.wordAsName(i) ||
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
	if i == 0 || w.gap(i) != " " {
		return false
	}
	switch string(w.lower(i - 1)) {
	case "the", "a", "an", "no", "some", "any", "this", "that", "these", "those", "my", "your", "our", "his", "her", "their", "ur", "its", "more", "much", "many", "new":
		return true
	}
	return false
}

// taggedUnheard is how much more evidence it takes about a word in lower case that
// no list has: mostly it is misspelt, or a word of the trade.
const taggedUnheard = 0.7

// goesOn reports whether token j in lower case, with evidence s, belongs to the
// name before it: its other half behind a hyphen, or a surname of which no list
// knows that it is a word.
func (w *work) goesOn(j int) bool {
	e, t := w.entry(j), &w.tokens[j]
	if w.lang != English && w.lang != German || t.Kind != scan.Word || t.Shape.Has(scan.Upper) || t.Len() < 3 || e.Flags.Any(notName|lexicon.Label) {
		return false
	}
	if w.gap(j) == "-" {
		return max(e.Given, e.Surname) >= 3 || e.Unknown()
	}
	switch {
	case e.Word(uint8(w.lang)) > 0, w.lang == German && e.Unknown() && w.germanNoun(j):
		return false
	case e.Surname >= 3, e.Place > 0:
		return w.tag(j) > taggedSurname
	}
	return e.Unknown() && t.Len() >= minUnheard && w.tag(j) > taggedUnknown
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
	gap := w.gap(i)
	return gap == " " || gap == "-"
}

// A tag is the evidence of the tagger about a token. The zero tag is about none.
type tag struct {
	next int // one more than the token
	odds float64
}

// tag returns the evidence of the tagger about token i, as log odds. A token is
// asked about for itself and as a neighbour; the tagger is asked once.
func (w *work) tag(i int) float64 {
	t := &w.tags[i%len(w.tags)]
	if t.next != i+1 {
		for j := max(i-tagger.Reach, 0); j <= i+tagger.Reach && j < len(w.tokens); j++ {
			w.entry(j)
		}
		s := tagger.Sentence{Text: w.text, Tokens: w.tokens, Entries: w.entries, Lang: uint8(w.lang)}
		*t = tag{i + 1, tagger.Score(&s, i)}
	}
	return t.odds
}
