// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A text is a reply as the rules see it: words and phrases with their classes,
// cut into sentences and clauses.
type text struct {
	view  *fold.View
	lang  phi.Language
	words []vocabularyEntry // by the numbers of units
	units []unit
	// sentences and clauses hold the index of the first unit of each, and the
	// number of units at the end.
	sentences []int
	clauses   []int
	contents  []content // of each sentence, once its units are what they are
	classes   classSet  // of all units
	mentions  []phi.Mention
	findings  []phi.Finding
	setting   condition // what holds everywhere in it
	excused   []bool    // units that are harmless whatever they look like
}

// A unit is a word, a phrase that the vocabulary knows, a number or a symbol.
type unit struct {
	start, end int32 // bytes of the folded text
	classes    classSet
	hash       uint64
	number     int32 // of the word or phrase in the vocabulary
	head       int32 // of the first word of a phrase
	sentence   int32
	clause     int32
	mention    int32 // index into the mentions plus one, 0 for none
	comma      bool  // a comma or the like stands before it
	line       bool  // a line starts with it
	upper      bool  // starts with a capital
}

// A content is what a sentence holds: the classes of its units, and their words.
type content struct {
	classes classSet
	words   marks
}

// join adds what o holds.
func (h *content) join(o *content) {
	h.classes.join(&o.classes)
	h.words.join(&o.words)
}

func (u *unit) is(c classID) bool { return u.classes.has(c) }

// any reports whether u belongs to one of the classes.
func (u *unit) any(cs ...classID) bool {
	for _, c := range cs {
		if u.classes.has(c) {
			return true
		}
	}
	return false
}

// forget makes t an empty text.
func (t *text) forget() {
	*t = text{units: t.units[:0], sentences: t.sentences[:0], clauses: t.clauses[:0], contents: t.contents[:0], excused: t.excused[:0]}
}

// takeStock notes what the sentences hold.
func (t *text) takeStock() {
	t.contents, t.classes = zeroed(t.contents, len(t.sentences)-1), classSet{}
	for i := range t.units {
		u := &t.units[i]
		h := &t.contents[u.sentence]
		h.classes.join(&u.classes)
		h.words.add(u.hash)
		t.classes.join(&u.classes)
	}
}

// unknown reports whether the vocabulary knows no word.
func (t *text) unknown() bool {
	return !slices.ContainsFunc(t.units, func(u unit) bool { return !u.is(classUnknown) })
}

// sentence returns the range of units of the sentence of unit i.
func (t *text) sentence(i int) (from, to int) {
	s := t.units[i].sentence
	return t.sentences[s], t.sentences[s+1]
}

// empty reports whether sentence s holds no unit.
func (t *text) empty(s int) bool { return t.sentences[s] == t.sentences[s+1] }

// clause returns the range of units of the clause of unit i.
func (t *text) clause(i int) (from, to int) {
	c := t.units[i].clause
	return t.clauses[c], t.clauses[c+1]
}

// first returns the index of the first unit in [from, to) of one of the
// classes, or -1.
func (t *text) first(from, to int, cs ...classID) int {
	wanted := classesOf(cs...)
	for i := from; i < to; i++ {
		if t.units[i].classes.meets(&wanted) {
			return i
		}
	}
	return -1
}

// has reports whether there is a unit of one of the classes.
func (t *text) has(cs ...classID) bool {
	wanted := classesOf(cs...)
	return t.classes.meets(&wanted)
}

// original returns the byte range of the units [from, to) in the reply.
func (t *text) original(from, to int) (int, int) {
	return t.view.Original(int(t.units[from].start), int(t.units[to-1].end))
}

// word returns the folded text of unit i.
func (t *text) word(i int) string { return t.view.Text[t.units[i].start:t.units[i].end] }
