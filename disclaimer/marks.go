// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"math/bits"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A marker collects the marks of a sentence: who is spoken about, in which
// tense, of what, in which order, and by which words. A mark is a number of a few
// bits; the weights know it by that number, and no word can be read from it.
type marker struct {
	seen  [markCount / 64]uint64
	marks []uint32
}

// The number of marks, as a power of two.
const (
	markBits  = 18
	markCount = 1 << markBits
)

// The kinds of marks, so that a word and a class of one number do not meet.
const (
	markWord uint64 = iota + 1
	markStem
	markPart
	markClass
	markSign
	markWords   // two words in a row
	markClasses // two classes in a row
	markAround  // two classes with a word between them
	markMention
	markPersonConcept
	markPersonTense
	markConceptTense
	markGloss
	markBefore // a class of the sentence before
	markAlone
)

// The marks of kind markAlone.
const (
	aloneAlways uint64 = iota
	aloneQuestion
	aloneCall
	aloneLength // and the lengths behind it, up to maxLength
)

// The classes that say who is spoken about, of what and in which tense. What has
// none of a list has the mark of none.
var (
	markPersons = classesOf(classYou, classYour, classThird, classThirdsOwn, classTheirOwn, classWe, classOur, classKin, classGeneric,
		classAnyone, className, classClinician, classStaff)
	markConcepts = classesOf(classCondition, classSymptom, classMedication, classProcedure, classLab, classVital, classCareTalk,
		classPaymentTalk, classVisit, classHealth, classDate, classWeekday, classNumber, classHarmless)
	markTenses = classesOf(classPast, classParticiple, classIng, classBase, classPresentS, classModal, classFuture, classIf, classNegation,
		classHave, classBe)
	markNoClass = classesOf(classUnknown, classCapital)
)

func classesOf(cs ...classID) classSet {
	var s classSet
	for _, c := range cs {
		s.add(c)
	}
	return s
}

// The length of a sentence counts in steps, up to a number of them.
const (
	lengthStep = 3
	maxLength  = 8
)

// nearClasses is the number of classes of a unit that its neighbours are paired
// with.
const nearClasses = 2

// The numbers of bytes by which the forms of a long English word are one, and of
// the parts of words of other languages.
const (
	stemLength = 5
	partLength = 4
)

func (m *marker) add(kind, a, b uint64) {
	h := (a*0x9e3779b97f4a7c15 ^ bits.RotateLeft64(b, 29)*0xbf58476d1ce4e5b9 ^ kind*0x94d049bb133111eb)
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	n := uint32(h >> (64 - markBits))
	if word, bit := n/64, uint64(1)<<(n%64); m.seen[word]&bit == 0 {
		m.seen[word] |= bit
		m.marks = append(m.marks, n)
	}
}

// clear forgets all marks.
func (m *marker) clear() {
	for _, n := range m.marks {
		m.seen[n/64] = 0
	}
	m.marks = m.marks[:0]
}

// sentence collects the marks of sentence s of a text. They depend on nothing
// that stands behind it.
func (m *marker) sentence(t *text, s int, g *grammar) {
	m.clear()
	from, to := t.sentences[s], t.sentences[s+1]
	if from == to {
		return
	}
	m.add(markAlone, aloneAlways, 0)
	m.add(markAlone, aloneLength+uint64(min((to-from)/lengthStep, maxLength)), 0)
	switch end := strings.TrimLeft(t.view.Text[t.units[to-1].end:], `.")`); {
	case strings.HasPrefix(end, "?"):
		m.add(markAlone, aloneQuestion, 0)
	case strings.HasPrefix(end, "!"):
		m.add(markAlone, aloneCall, 0)
	}
	var all classSet
	for i := from; i < to; i++ {
		all.join(&t.units[i].classes)
		m.unit(t, i, to, g)
		if id := t.gloss(i, g.vocabulary[t.lang]); id != 0 {
			m.add(markGloss, uint64(id), 0)
		}
	}
	m.pairs(markPersonConcept, &all, &markPersons, &markConcepts, g)
	m.pairs(markPersonTense, &all, &markPersons, &markTenses, g)
	m.pairs(markConceptTense, &all, &markConcepts, &markTenses, g)
	if s > 0 {
		var before classSet
		for i := t.sentences[s-1]; i < from; i++ {
			before.join(&t.units[i].classes)
		}
		for c := range before.all {
			m.add(markBefore, g.names.hashes[c], 0)
		}
	}
}

// unit collects the marks of a unit and of its neighbours behind it.
func (m *marker) unit(t *text, i, to int, g *grammar) {
	u := &t.units[i]
	word := wordMark(u)
	m.add(markWord, word, 0)
	if text := t.word(i); word != 0 && t.lang != phi.English {
		m.parts(text)
	} else if word != 0 && len(text) > stemLength+1 {
		m.add(markStem, scan.Hash(text[:stemLength]), 0)
	}
	for c := range u.classes.all {
		m.add(markClass, g.names.hashes[c], 0)
	}
	if e, ok := lexicon.Lookup(u.hash); ok && e.SignLangs&(1<<t.lang) != 0 {
		for s := uint32(e.Signs); s != 0; s &= s - 1 {
			m.add(markSign, uint64(bits.TrailingZeros32(s)), 0)
		}
	}
	if u.mention > 0 {
		mention := &t.mentions[u.mention-1]
		m.add(markMention, uint64(mention.Class), uint64(mention.Experiencer))
		m.add(markMention, uint64(mention.Class), 0)
	}
	if i == t.sentences[u.sentence] {
		m.add(markWords, 0, word)
		m.near(markClasses, nil, u, g)
	}
	if i+1 == to {
		m.add(markWords, word, 0)
		return
	}
	next := &t.units[i+1]
	m.add(markWords, word, wordMark(next))
	m.near(markClasses, u, next, g)
	if i+2 < to {
		m.near(markAround, u, &t.units[i+2], g)
	}
}

// parts collects the parts of a word of a language that tells by endings what
// English tells by words.
func (m *marker) parts(word string) {
	if len(word) < partLength {
		return
	}
	m.add(markPart, scan.Hash(word[:partLength-1]), 1)
	for i := 0; i+partLength <= len(word); i++ {
		m.add(markPart, scan.Hash(word[i:i+partLength]), 2)
	}
	m.add(markPart, scan.Hash(word[len(word)-partLength+1:]), 3)
}

// wordMark returns by what a unit is known as a word: 0 for any number.
func wordMark(u *unit) uint64 {
	if u.is(classNumber) && u.number == 0 {
		return 0
	}
	return u.hash
}

// near collects the pairs of the first classes of two units. No unit stands for
// the start of the sentence.
func (m *marker) near(kind uint64, a, b *unit, g *grammar) {
	var left, right [nearClasses]uint64
	n, k := 1, named(&right, b, g)
	if a == nil {
		left[0] = 1
	} else {
		n = named(&left, a, g)
	}
	for _, x := range left[:n] {
		for _, y := range right[:k] {
			m.add(kind, x, y)
		}
	}
}

// named writes the hashes of the first classes of a unit; without any it writes
// that of none.
func named(to *[nearClasses]uint64, u *unit, g *grammar) int {
	n := 0
	for c := range u.classes.all {
		if markNoClass.has(c) {
			continue
		}
		if n == nearClasses {
			break
		}
		to[n] = g.names.hashes[c]
		n++
	}
	return max(n, 1)
}

// pairs collects which classes of two lists a sentence holds together.
func (m *marker) pairs(kind uint64, all, left, right *classSet, g *grammar) {
	var a, b classSet
	for i := range all {
		a[i], b[i] = all[i]&left[i], all[i]&right[i]
	}
	each := func(s *classSet, yield func(uint64)) {
		if *s == (classSet{}) {
			yield(0)
		}
		for c := range s.all {
			yield(g.names.hashes[c])
		}
	}
	each(&a, func(x uint64) { each(&b, func(y uint64) { m.add(kind, x, y) }) })
}
