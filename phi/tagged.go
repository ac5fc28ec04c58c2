// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"

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
	if !w.taggable(i) || w.labelStarts(i) || w.labelEnding(i) != nil && (w.labelEnding(i).first < i || w.after(i) == ':') || i > 0 && w.linked(i) && w.taggable(i-1) && w.tag(i-1) > taggedLeast {
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
	least := taggedLeast - w.surely(i)
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
// that no list has, one half of a name is often known and the other not, and with the
// particles and initials in lower case before it: "de luca", "t. q. pham".
func (w *work) widened(first, last int) (int, int) {
	if first > 0 && w.linked(first) && w.halfName(first-1) {
		first--
	}
	if last+1 < len(w.tokens) && w.linked(last+1) && w.halfName(last+1) {
		last++
	}
	for n := 0; n < maxHeads && first > 0 && w.lowerHead(first-1); n++ {
		first--
	}
	return first, last
}

// maxHeads is the largest number of particles and initials before a name.
const maxHeads = 3

// lowerHead reports whether token i, in lower case, belongs to the name behind it as its
// particle, or as its initial if that is in lower case as well.
func (w *work) lowerHead(i int) bool {
	if w.tokens[i].Kind != scan.Word || w.tokens[i].Shape.Has(scan.Upper) {
		return false
	}
	if w.tokens[i].Len() == 1 {
		return w.lowerInitial(i)
	}
	return w.spaced(i+1) && w.lowerParticle(i)
}

// lowerInitial reports whether token i, a single letter in lower case, is an initial of the
// name behind it, and neither a title nor the end of a phrase as in "vitamin d".
func (w *work) lowerInitial(i int) bool {
	if w.tokens[i+1].Shape.Has(scan.Upper) || w.gap(i+1) != "." && w.gap(i+1) != ". " || w.flags(i).Has(lexicon.Title) {
		return false
	}
	ofPhrase := func(m mark) bool { return m.last == i }
	return i == 0 || (w.spaced(i) || w.gap(i) == ". ") && !slices.ContainsFunc(w.marksAt(i-1), ofPhrase)
}

// lowerParticle reports whether token i is a particle that may start the name behind it and
// that the language at hand has not as a word.
func (w *work) lowerParticle(i int) bool {
	switch w.word(i) {
	case "van":
		return i == 0 || !articles.has(&w.tokens[i-1]) && !w.determined(i) // "the van"
	case "ibn", "abu":
		return true
	case "al", "el":
		return w.lang == English && (i == 0 || !w.is(i-1, "et"))
	case "de":
		return w.lang == English || w.lang == Italian
	case "del", "della", "dos", "du", "bin":
		return w.lang == English
	case "der", "den", "la", "le":
		return w.lang == English && i > 0 && (w.is(i-1, "van") || w.is(i-1, "von") || w.is(i-1, "de"))
	}
	return false
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
	for n := 0; n < 3 && end+1 < len(w.tokens) && w.spaced(end+1) && onlyInNames(w.word(end)); n++ {
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
		return w.spaced(i+1) || w.gap(i+1) == ". "
	}
	return false
}

// taggedLeast is the evidence from which on a word counts. It lies well below
// zero, because a name that is missed weighs more than a word that is taken for one;
// it was set on texts that the tagger had not seen.
const taggedLeast = -1.85

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
const taggedAlone = 0.8

// taggedMost bounds the evidence of the tagger, so that it never outweighs the
// grammar of an address that the name is a part of.
const taggedMost = 3.5

// taggedStart is what a single word at the start of a sentence has to make up for
// in languages of which the lists know too few words.
const taggedStart = 1

// taggedTown is what it has to make up for each step by which it is more often
// the name of a town.
const taggedTown = 0.2

// A tag is the evidence of the tagger about a token. The zero tag is about none.
type tag struct {
	next int // one more than the token
	odds float64
}

// tags holds what a head of the tagger said last, by the last bits of the token.
type tags [8]tag

// tag returns the evidence of the tagger that token i is a part of a person's
// name, as log odds. A token is asked about for itself and as a neighbour; the
// tagger is asked once.
func (w *work) tag(i int) float64 {
	t := &w.names[i%len(w.names)]
	if t.next != i+1 {
		*t = tag{i + 1, tagger.Names.Score(w.sentence(i), i)}
	}
	return t.odds
}

// siteOdds returns the evidence of the tagger that token i is a part of the name
// of a site, as tag does.
func (w *work) siteOdds(i int) float64 {
	t := &w.sites[i%len(w.sites)]
	if t.next != i+1 {
		*t = tag{i + 1, tagger.Sites.Score(w.sentence(i), i)}
	}
	return t.odds
}

// sentence returns what the tagger reads about token i.
func (w *work) sentence(i int) *tagger.Sentence {
	if !w.whole {
		for j := max(i-tagger.Reach, 0); j <= i+tagger.Reach && j < len(w.tokens); j++ {
			w.entry(j)
		}
	}
	return &w.sentences
}
