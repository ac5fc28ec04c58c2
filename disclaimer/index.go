// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"math/bits"
	"slices"
)

// An index finds the patterns that can begin with a unit, in a sentence that
// holds what they cannot do without. Every pattern has a number, by which the
// sets of patterns are bit sets.
type index struct {
	patterns []numbered
	classes  [maxClasses]chunks
	words    []uint16 // by number in the vocabulary, which of byWord
	byWord   []chunks // the first is that of words of no pattern
	free     chunks   // patterns without a pivot
}

// A numbered is a pattern of an index, with what its first element can be.
type numbered struct {
	rule        *rule
	pattern     *pattern
	starts      content
	startsWords []uint64  // which the content holds as marks
	needs       []content // beside what it begins with and its pivot, one class or one word of each
}

// Roles are up to 64 patterns, as bit sets: those that can begin with a class or a
// word, and those of which it can be the pivot, the rarest other element.
type roles struct{ starts, pivots uint64 }

// Chunks are the patterns of a class or a word. Only those of the 64 in a row that
// hold any are kept, in ascending order: a class belongs to few patterns.
type chunks []chunk

type chunk struct {
	place int // of pattern 64*place and those behind it
	roles
}

// of returns the roles at pattern n, which is none before the last.
func (c *chunks) of(n int) *roles {
	if last := len(*c) - 1; last < 0 || (*c)[last].place != n/64 {
		*c = append(*c, chunk{place: n / 64})
	}
	return &(*c)[len(*c)-1].roles
}

// personClasses are the classes that an element for a person can begin with.
var personClasses = [...][]classID{
	elemOwn: {classYour, classThirdsOwn, classTheirOwn, className},
	elemObj: {classYou, classThird, className, classYour, classThirdsOwn},
}

func newIndex(rules []rule, v *vocabulary, inbound bool) *index {
	x := &index{byWord: make([]chunks, 1)}
	for i := range rules {
		if rules[i].inbound != inbound {
			continue
		}
		for _, p := range rules[i].patterns[v.lang] {
			x.patterns = append(x.patterns, numbered{rule: &rules[i], pattern: p})
		}
	}
	for n := range x.patterns {
		x.enter(n, v)
	}
	return x
}

// enter enters pattern n.
func (x *index) enter(n int, v *vocabulary) {
	at := &x.patterns[n]
	starts := 0
	var first *elem
	for k := range at.pattern.elems {
		e := &at.pattern.elems[k]
		if e.kind != elemAtoms && e.kind != elemOwn && e.kind != elemObj {
			continue
		}
		first = e
		starts++
		need := e.need()
		at.starts.join(&need)
		at.startsWords = append(at.startsWords, e.words...)
		x.each(e, v, func(c *chunks) { c.of(n).starts |= 1 << (n % 64) })
		if e.min > 0 {
			break
		}
	}
	pivot := at.pattern.pivot()
	if pivot != nil {
		x.each(pivot, v, func(c *chunks) { c.of(n).pivots |= 1 << (n % 64) })
	} else {
		x.free.of(n).pivots |= 1 << (n % 64)
	}
	var needs []*elem
	for k := range at.pattern.elems {
		if e := &at.pattern.elems[k]; e.needed() && e != pivot && (starts > 1 || e != first) {
			needs = append(needs, e)
		}
	}
	slices.SortStableFunc(needs, func(a, b *elem) int { return a.rarity() - b.rarity() }) // what is rare is missed first
	for _, e := range needs {
		at.needs = append(at.needs, e.need())
	}
}

// each calls f for each class and each word that an element can be.
func (x *index) each(e *elem, v *vocabulary, f func(*chunks)) {
	need := e.need()
	for c := range maxClasses {
		if need.classes.has(classID(c)) {
			f(&x.classes[c])
		}
	}
	for _, hash := range e.words {
		number := int(v.number(hash))
		if grow := number + 1 - len(x.words); grow > 0 {
			x.words = append(x.words, make([]uint16, grow)...)
		}
		if x.words[number] == 0 {
			x.words[number] = uint16(len(x.byWord))
			x.byWord = append(x.byWord, nil)
		}
		f(&x.byWord[x.words[number]])
	}
}

// ofWord returns the patterns of the word of a unit.
func (x *index) ofWord(u *unit) chunks {
	if int(u.number) < len(x.words) {
		return x.byWord[x.words[u.number]]
	}
	return nil
}

// beginsWith reports whether the pattern can begin with a word.
func (n *numbered) beginsWith(hash uint64) bool {
	return n.starts.words.has(hash) && slices.Contains(n.startsWords, hash)
}

// possible reports whether a sentence holds what the pattern needs.
func (n *numbered) possible(held *content) bool {
	for i := range n.needs {
		if need := &n.needs[i]; !need.classes.meets(&held.classes) && !need.words.meets(&held.words) {
			return false
		}
	}
	return true
}

// classes returns the classes that an element for a person can begin with.
func (e *elem) classes() []classID {
	if e.kind == elemOwn || e.kind == elemObj {
		return personClasses[e.kind]
	}
	return nil
}

// last returns the highest class of the set; the classes of the word files,
// which are the rarer ones, come last.
func (s *classSet) last() classID {
	for c := maxClasses - 1; c > 0; c-- {
		if s.has(classID(c)) {
			return classID(c)
		}
	}
	return 0
}

// A search is the memory of a search for matches.
type search struct {
	held     []roles // by place, those that something in the sentence has
	possible []*numbered
	starts   content // what any of them can begin with
}

// join adds the roles of the patterns of a class or a word.
func (s *search) join(c chunks) {
	held := s.held
	for i := range c {
		r := &held[c[i].place]
		r.starts |= c[i].starts
		r.pivots |= c[i].pivots
	}
}

// appendMatches appends where the patterns of a language match, conditions
// aside.
func (x *index) appendMatches(ms []match, t *text, s *search) []match {
	for n := range t.contents {
		x.searchSentence(s, t, n)
		if len(s.possible) == 0 {
			continue
		}
		from, to := t.sentences[n], t.sentences[n+1]
		for i := from; i < to; i++ {
			u := &t.units[i]
			if !s.starts.classes.meets(&u.classes) && !s.starts.words.has(u.hash) {
				continue
			}
			for _, at := range s.possible {
				if !at.starts.classes.meets(&u.classes) && !at.beginsWith(u.hash) {
					continue
				}
				if end := at.pattern.match(t, i, to); end > i {
					ms = append(ms, match{at.rule, i, end})
				}
			}
		}
	}
	return ms
}

// searchSentence finds the patterns that sentence n of a text may match: it
// holds what they begin with and all that they cannot do without.
func (x *index) searchSentence(s *search, t *text, n int) {
	s.held, s.possible, s.starts = zeroed(s.held, len(x.patterns)/64+1), s.possible[:0], content{}
	for i := t.sentences[n]; i < t.sentences[n+1]; i++ {
		s.join(x.ofWord(&t.units[i]))
	}
	held := &t.contents[n]
	for w, word := range held.classes {
		for ; word != 0; word &= word - 1 {
			s.join(x.classes[w*64+bits.TrailingZeros64(word)])
		}
	}
	s.join(x.free)
	for place, r := range s.held {
		for set := r.starts & r.pivots; set != 0; set &= set - 1 {
			if at := &x.patterns[place*64+bits.TrailingZeros64(set)]; at.possible(held) {
				s.possible = append(s.possible, at)
				s.starts.join(&at.starts)
			}
		}
	}
}
