// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"math/bits"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A marker collects the marks of a sentence: who is spoken about, in which
// tense, of what, in which order, and by which words. A mark is a number of a few
// bits; the weights know it by that number, and no word can be read from it.
type marker struct {
	seen  [markCount / 64]uint64
	marks []uint32
	// Of the sentence at hand, the classes that say who is spoken about, of what
	// and when.
	persons, concepts, tenses []halves
}

// The number of marks, as a power of two.
const (
	markBits  = 19
	markCount = 1 << markBits
)

// The kinds of marks, so that a word and a class of one number do not meet.
const (
	markWord uint64 = iota + 1
	markStem
	markPart
	markClass
	markWords     // two words in a row
	markWordClass // a word and a class behind it
	markClassWord // a class and a word behind it
	markClasses   // two classes in a row
	markMention
	markPersonConcept
	markPersonTense
	markConceptTense
	markGloss
	markInbound // what the reply answers
	markRule    // a rule that found something
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

// Halves are what a value, first or second of a mark, gives the hash of the mark.
// Those of the classes are known beforehand.
type halves struct{ left, right uint64 }

func halvesOf(value uint64) halves {
	return halves{value * 0x9e3779b97f4a7c15, bits.RotateLeft64(value, 29) * 0xbf58476d1ce4e5b9}
}

// kindFactor spreads the kinds of marks over a hash.
const kindFactor = 0x94d049bb133111eb

// add adds the mark of two values.
func (m *marker) add(kind, a, b uint64) {
	m.addHalves(kind, halvesOf(a).left^halvesOf(b).right)
}

// addHalves adds the mark of two values by what they give its hash together.
func (m *marker) addHalves(kind, h uint64) {
	h ^= kind * kindFactor
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	n := uint32(h >> (64 - markBits))
	if word, bit := n/64, uint64(1)<<(n%64); m.seen[word]&bit == 0 {
		m.seen[word] |= bit
		m.marks = append(m.marks, n)
	}
}

// addPairs adds the marks of all pairs of two lists.
func (m *marker) addPairs(kind uint64, left, right []halves) {
	for _, a := range left {
		for _, b := range right {
			m.addHalves(kind, a.left^b.right)
		}
	}
}

// clear forgets all marks.
func (m *marker) clear() {
	for _, n := range m.marks {
		m.seen[n/64] = 0
	}
	m.marks = m.marks[:0]
}

// sentence collects the marks of sentence s of a text. It reads nothing of the
// others: no sentence hides what another one tells.
func (m *marker) sentence(t *text, s int, found []hit, g *grammar) {
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
	for i := range found {
		if r := found[i].rule; r.tier <= TierB {
			m.add(markRule, scan.Hash(r.name), 0)
		}
	}
	known, held := g.names.halves, &t.contents[s].classes
	m.units(t, from, to, g.vocabulary[t.lang], known)
	m.classes(markClass, held, known)
	m.persons = appendHalves(m.persons[:0], held, &markPersons, known)
	m.concepts = appendHalves(m.concepts[:0], held, &markConcepts, known)
	m.tenses = appendHalves(m.tenses[:0], held, &markTenses, known)
	m.addPairs(markPersonConcept, m.persons, m.concepts)
	m.addPairs(markPersonTense, m.persons, m.tenses)
	m.addPairs(markConceptTense, m.concepts, m.tenses)
}

// units collects the marks of the units [from, to), each alone and two in a row.
func (m *marker) units(t *text, from, to int, v *vocabulary, known []halves) {
	word := halves{}
	near := [...]nearby{markStart, {}}
	last, this := &near[0], &near[1]
	for i := from; i < to; i++ {
		next := halvesOf(wordMark(&t.units[i]))
		m.unit(t, i, next, v)
		this.set(&t.units[i].classes, known)
		m.addHalves(markWords, word.left^next.right)
		m.addPairs(markClasses, last.classes(), this.classes())
		m.addPairs(markWordClass, []halves{word}, this.classes())
		m.addPairs(markClassWord, last.classes(), []halves{next})
		word = next
		last, this = this, last
	}
	m.addHalves(markWords, word.left)
}

// classes adds a mark for each class of a set.
func (m *marker) classes(kind uint64, s *classSet, known []halves) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			m.addHalves(kind, known[w*64+bits.TrailingZeros64(word)].left)
		}
	}
}

// appendHalves appends the halves of the classes that two sets share, those of
// no class if they share none.
func appendHalves(dst []halves, s, list *classSet, known []halves) []halves {
	n := len(dst)
	for w, word := range s {
		for word &= list[w]; word != 0; word &= word - 1 {
			dst = append(dst, known[w*64+bits.TrailingZeros64(word)])
		}
	}
	if len(dst) == n {
		dst = append(dst, halves{})
	}
	return dst
}

// unit collects the marks of a unit alone, but for those of its classes.
func (m *marker) unit(t *text, i int, word halves, v *vocabulary) {
	m.addHalves(markWord, word.left)
	if text := t.word(i); word != (halves{}) && t.lang != phi.English {
		m.parts(text)
	} else if word != (halves{}) && len(text) > stemLength+1 {
		m.add(markStem, scan.Hash(text[:stemLength]), 0)
	}
	if n := t.units[i].mention; n > 0 {
		mention := &t.mentions[n-1]
		m.add(markMention, uint64(mention.Class), uint64(mention.Experiencer))
		m.add(markMention, uint64(mention.Class), 0)
	}
	if id := t.gloss(i, v); id != 0 {
		m.add(markGloss, uint64(id), 0)
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

// A nearby is the first classes of a unit, by which it is paired with its
// neighbours.
type nearby struct {
	first [nearClasses]halves
	n     int
}

// markStart stands for the start of a sentence.
var markStart = nearby{[nearClasses]halves{halvesOf(1)}, 1}

// set makes near the first of some classes; without any it is that of none.
func (near *nearby) set(s *classSet, known []halves) {
	near.first[0], near.n = halves{}, 0
	for w, word := range s {
		for word &^= markNoClass[w]; word != 0 && near.n < nearClasses; word &= word - 1 {
			near.first[near.n] = known[w*64+bits.TrailingZeros64(word)]
			near.n++
		}
	}
	near.n = max(near.n, 1)
}

func (near *nearby) classes() []halves { return near.first[:near.n] }
