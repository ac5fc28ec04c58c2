// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/bits"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/talk"
)

// Lists and grammar know what is said in so many words. What people say between
// the words is left to a model of health talk, which reads whole passages: it adds
// talk of health that no list has, and takes back what a list took for it. The
// thresholds are log odds; they were set by cross-validation over the writers of
// the texts that the model was fitted to.

// A hold says how much a mention holds against the model.
type hold uint8

const (
	heldLoosely   hold = iota // an everyday word, a hint: may be taken back
	heldByWord                // a word for nothing but health: may become nobody's
	heldByGrammar             // such a word, and its clause says whose: stays as it is
)

// holdOf returns how much the mention of a mark holds.
func (w *work) holdOf(m mark, class Class) hold {
	switch {
	case class >= ClassCare || !w.plain(m):
		return heldLoosely
	case w.had(m.first) || !m.entry.Flags.Has(lexicon.Figurative) && w.hasOwner(m.first):
		return heldByGrammar
	}
	return heldByWord
}

// had reports whether a pronoun or a relative is said to have what starts at token
// i: "I have diabetes".
func (w *work) had(i int) bool {
	for j := i - 1; j > 0 && j >= i-3 && w.spaced(j+1); j-- {
		if w.havingVerb(j) {
			who := j - 1
			if who > 0 && w.entry(who).Flags.Has(lexicon.Function) && w.personAt(who) == 0 {
				who-- // "she also has"
			}
			return w.personAt(j) == lexicon.PersonSelf || w.personAt(who) == lexicon.PersonSelf || w.personAt(who) == lexicon.PersonOther || w.kin(who)
		}
	}
	return false
}

const (
	// talkFrom is the evidence from which on a passage that no list speaks for is
	// health talk, and factFrom the one from which on it tells a fact.
	talkFrom, factFrom = -0.2, -0.2
	// raisedFrom is the evidence of a fact from which on health talk that was taken
	// for nobody's tells one.
	raisedFrom = -0.1
)

// dropped holds the evidence below which a mention is none of health, and lowered
// the evidence of a fact below which it is nobody's.
var (
	dropped = [...]float64{heldLoosely: -0.6, heldByWord: -1}
	lowered = [...]float64{heldLoosely: -0.5, heldByWord: -0.6}
)

// The sizes of a passage in tokens: it ends with the sentence that reaches the
// first, or with the second.
const (
	usualPassage   = 24
	longestPassage = 64
)

// weighTalk has the model look at each passage that the lists do not decide. It
// knows what people write to an organisation, not what that answers.
func (w *work) weighTalk(out []Mention) []Mention {
	if !w.received || w.professional || !w.lang.Supported() {
		return out
	}
	if w.weighing == nil {
		w.weighing = new(talk.Space)
	}
	t := talk.Text{Text: w.text, Tokens: w.tokens, Entries: w.entries, Phrases: w.talkPhrases(), Lang: uint8(w.lang)}
	passed := 0 // mentions that end before the passage at hand
	for first := 0; first < len(w.tokens); {
		next := min(first+usualPassage, len(w.tokens))
		next = min(next+bits.TrailingZeros64(w.clauses.from(next)), first+longestPassage, len(w.tokens))
		from, _ := w.view.Original(int(w.tokens[first].Start), int(w.tokens[first].End))
		for passed < len(out) && out[passed].End <= from {
			passed++
		}
		out = w.weighPassage(out, passed, &t, first, next-1)
		first = next
	}
	return out
}

// talkPhrases returns the phrases that the model reads as one: of those that start
// together the longest.
func (w *work) talkPhrases() []talk.Phrase {
	w.phrases = w.phrases[:0]
	start := -1
	for i := range w.marks {
		if m := &w.marks[i]; m.first > start && m.last > m.first && talk.Says(m.entry, uint8(w.lang)) {
			w.phrases = append(w.phrases, talk.Phrase{First: m.first, Last: m.last, Entry: m.entry})
			start = m.first
		}
	}
	return w.phrases
}

// weighPassage weighs tokens first to last and the mentions there, from one on.
func (w *work) weighPassage(out []Mention, start int, t *talk.Text, first, last int) []Mention {
	_, to := w.view.Original(int(w.tokens[last].Start), int(w.tokens[last].End))
	end, told := start, false
	for ; end < len(out) && out[end].Start < to; end++ {
		if w.holds[end] == heldByGrammar && w.grades[end] == healthFact {
			return out
		}
		told = told || w.grades[end] >= healthGeneric
	}
	e := w.weighing.Weigh(t, first, last)
	for i := start; i < end; i++ {
		w.grades[i] = w.reconsidered(w.grades[i], w.holds[i], e)
	}
	if told || e.Health < talkFrom || !slices.ContainsFunc(w.tokens[first:last+1], isWord) {
		return out // numbers by themselves speak of nothing
	}
	grade := healthGeneric
	if e.Fact >= factFrom {
		grade = healthFact
	}
	first, last = w.weighing.Place()
	return w.overhear(out, first, last, grade)
}

// isWord reports whether a token is a word.
func isWord(t scan.Token) bool { return t.Kind == scan.Word }

// reconsidered returns the grade of a mention in a passage with the given
// evidence.
func (w *work) reconsidered(g healthGrade, h hold, e talk.Evidence) healthGrade {
	switch {
	case g == healthNone || h == heldByGrammar:
	case h == heldByWord && w.named:
		// Somebody is named beside a word for nothing but health.
	case e.Health < dropped[h]:
		return healthNone
	case g == healthFact && e.Fact < lowered[h]:
		return healthGeneric
	case g < healthFact && e.Fact > raisedFrom:
		return healthFact
	}
	return g
}

// overhear adds a mention of what only the model tells, in tokens first to last.
// If a mention is there already, that one speaks for it.
func (w *work) overhear(out []Mention, first, last int, grade healthGrade) []Mention {
	m, _ := w.mention(first, last, ClassSymptom, lexicon.ConceptHealthTalk)
	at := w.mentionAt(out, m.Start)
	if at < len(out) && out[at].Start < m.End {
		w.grades[at] = grade
		return out
	}
	return w.insert(out, at, m, grade)
}
