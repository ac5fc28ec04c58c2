// SPDX-License-Identifier: Apache-2.0

package disclaimer

import "math/bits"

// An index finds the patterns that can begin with a unit, in a sentence that
// holds what they cannot do without. Every pattern has a number, by which the
// sets of patterns are bit sets.
type index struct {
	patterns []numbered
	starts   keyed // by what the first element can be
	pivots   keyed // by what the rarest other element can be
	free     chunks
}

type numbered struct {
	rule    *rule
	pattern *pattern
	needs   []content // beside what it begins with and its pivot, one class or one word of each
}

// A patternSet is a set of numbers of patterns.
type patternSet []uint64

// Chunks are a set of numbers of patterns as well, of which only the words that
// are not empty are kept, in ascending order: a class belongs to few patterns.
type chunks []chunk

type chunk struct {
	word int
	set  uint64
}

// with returns c with pattern n, which is none before the last of c.
func (c chunks) with(n int) chunks {
	if last := len(c) - 1; last >= 0 && c[last].word == n/64 {
		c[last].set |= 1 << (n % 64)
		return c
	}
	return append(c, chunk{n / 64, 1 << (n % 64)})
}

// join adds a set.
func (s patternSet) join(c chunks) {
	for _, k := range c {
		s[k.word] |= k.set
	}
}

// keyed holds sets of patterns by class and by word.
type keyed struct {
	classes [maxClasses]chunks
	words   []uint16 // by number in the vocabulary, which of the sets; 0 for none
	sets    []chunks
}

// enter adds pattern n of an index under the atoms and classes.
func (k *keyed) enter(n int, v *vocabulary, atoms []atom, classes []classID) {
	for _, c := range classes {
		k.classes[c] = k.classes[c].with(n)
	}
	for _, a := range atoms {
		if a.hash == 0 {
			c := a.all.last()
			k.classes[c] = k.classes[c].with(n)
			continue
		}
		number := int(v.number(a.hash))
		if grow := number + 1 - len(k.words); grow > 0 {
			k.words = append(k.words, make([]uint16, grow)...)
		}
		if k.words[number] == 0 {
			k.sets = append(k.sets, nil)
			k.words[number] = uint16(len(k.sets))
		}
		set := &k.sets[k.words[number]-1]
		*set = set.with(n)
	}
}

// ofWord joins the set of the word of a unit into s.
func (k *keyed) ofWord(u *unit, s patternSet) {
	if int(u.number) < len(k.words) && k.words[u.number] != 0 {
		s.join(k.sets[k.words[u.number]-1])
	}
}

// ofClasses joins the sets of some classes into s.
func (k *keyed) ofClasses(classes *classSet, s patternSet) {
	for w, word := range classes {
		for ; word != 0; word &= word - 1 {
			s.join(k.classes[w*64+bits.TrailingZeros64(word)])
		}
	}
}

// personClasses are the classes that an element for a person can begin with.
var personClasses = [...][]classID{
	elemOwn: {classYour, classThirdsOwn, classTheirOwn, className},
	elemObj: {classYou, classThird, className, classYour, classThirdsOwn},
}

func newIndex(rules []rule, v *vocabulary, inbound bool) *index {
	x := &index{}
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
	var starts []*elem
	for k := range at.pattern.elems {
		e := &at.pattern.elems[k]
		if e.kind != elemAtoms && e.kind != elemOwn && e.kind != elemObj {
			continue
		}
		starts = append(starts, e)
		x.starts.enter(n, v, e.any, e.classes())
		if e.min > 0 {
			break
		}
	}
	pivot := at.pattern.pivot()
	if pivot != nil {
		x.pivots.enter(n, v, pivot.any, pivot.classes())
	} else {
		x.free = x.free.with(n)
	}
	for k := range at.pattern.elems {
		if e := &at.pattern.elems[k]; e.needed() && e != pivot && (len(starts) > 1 || e != starts[0]) {
			at.needs = append(at.needs, e.need())
		}
	}
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
	active, begin patternSet
	possible      chunks
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
			clear(s.begin)
			x.starts.ofWord(u, s.begin)
			x.starts.ofClasses(&u.classes, s.begin)
			for _, p := range s.possible {
				for set := s.begin[p.word] & p.set; set != 0; set &= set - 1 {
					at := &x.patterns[p.word*64+bits.TrailingZeros64(set)]
					if end := at.pattern.match(t, i, to); end > i {
						ms = append(ms, match{at.rule, i, end})
					}
				}
			}
		}
	}
	return ms
}

// searchSentence finds the patterns that sentence n of a text may match: it
// holds what they begin with and all that they cannot do without.
func (x *index) searchSentence(s *search, t *text, n int) {
	size := len(x.patterns)/64 + 1
	s.active, s.begin, s.possible = zeroed(s.active, size), zeroed(s.begin, size), s.possible[:0]
	held := &t.contents[n]
	for i := t.sentences[n]; i < t.sentences[n+1]; i++ {
		u := &t.units[i]
		x.pivots.ofWord(u, s.active)
		x.starts.ofWord(u, s.begin)
	}
	s.active.join(x.free)
	x.pivots.ofClasses(&held.classes, s.active)
	x.starts.ofClasses(&held.classes, s.begin)
	for w := range s.active {
		for set := s.active[w] & s.begin[w]; set != 0; set &= set - 1 {
			if n := w*64 + bits.TrailingZeros64(set); x.patterns[n].possible(held) {
				s.possible = s.possible.with(n)
			}
		}
	}
}
