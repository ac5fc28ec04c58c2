// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/bits"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
)

// An outline holds what is asked again and again of the words around a mention, as
// sets of tokens. The words are those that may be such, as far as a glance tells.
type outline struct {
	clauses tokenSet // those before which a line, a sentence or a clause of another kind ends
	people  tokenSet // words that stand for somebody
	limits  tokenSet // words that limit what is said around them
	spans   tokenSet // those with which a phrase starts that does, or is a sign
	telling tokenSet // those that may be a sign, or with which such a phrase starts

	ownerOf int  // the token that hasOwner was asked about last, or -1
	isOwned bool // what it said
}

// readOutline outlines the part at hand, of which every word has been looked up.
func (w *work) readOutline() {
	sets := [...]*tokenSet{&w.clauses, &w.people, &w.limits, &w.spans, &w.telling}
	w.ownerOf = -1
	words := len(w.tokens)/64 + 2 // there is always one more
	w.outlined = emptied(w.outlined, len(sets)*words)
	for n, set := range sets {
		*set = w.outlined[n*words:][:words]
	}
	for first := 0; first < len(w.tokens); first += 64 {
		n := first / 64
		w.people[n], w.limits[n], w.telling[n] = w.outlineWords(first)
	}
	w.outlineClauses()
	for i := range w.marks {
		m := &w.marks[i]
		if m.last > m.first && (m.entry.Scope != 0 || m.entry.Signs != 0) {
			w.spans.add(m.first)
			w.telling.add(m.first)
		}
	}
}

// outlineWords tells of the 64 tokens from token first on which may stand for
// somebody, which limit what is said, and which may be signs. It starts with the
// last, and does so without a branch.
func (w *work) outlineWords(first int) (people, limits, telling uint64) {
	entries := w.entries[first:min(first+64, len(w.entries))]
	for k := len(entries) - 1; k >= 0; k-- {
		e := entries[k]
		people = people<<1 | nonzero(uint64(e.PersonLangs&w.langs)|uint64(e.Flags&lexicon.Kin))
		limits = limits<<1 | nonzero(uint64(e.Scope))
		telling = telling<<1 | nonzero(uint64(e.SignLangs&w.langs))
	}
	return people, limits, telling | limits // a negation is a sign
}

// outlineClauses finds where clauses end. Most words stand behind one space.
func (w *work) outlineClauses() {
	for i := 1; i < len(w.tokens); i++ {
		if !w.spaced(i) && breaks(w.gap(i)) {
			w.clauses.add(i)
		}
	}
}

// nonzero returns 1 if x is not 0.
func nonzero(x uint64) uint64 { return (x | -x) >> 63 }

// clauseBefore returns how many tokens of its clause stand before token i, and n
// if they are more.
func (w *work) clauseBefore(i, n int) int {
	return min(i, n, bits.LeadingZeros64(w.clauses.before(i+1)))
}

// clauseBehind returns how many tokens of its clause stand behind token i, and n
// if they are more.
func (w *work) clauseBehind(i, n int) int {
	return min(len(w.tokens)-1-i, n, bits.TrailingZeros64(w.clauses.from(i+1)))
}
