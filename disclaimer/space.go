// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A space is the memory of a check that the next one uses again. Between two it
// holds no text, and nothing in it is read before it is written.
type space struct {
	texts   arena[text]
	views   arena[fold.View]
	scratch scratch
	search  search
	display map[uint64]bool // the words of the name that the author shows

	disclosed      disclosed
	inboundTexts   []*text
	inboundMatches []match // of the rules that read inbound messages
	matches        []match
	personal       []bool // units in a match about the person
	tied           []bool // sentences with one
	found          []hit
	harmless       []bool // sentences whose objections the opinion does not share
	marker         marker
}

// An arena hands out values that were used before.
type arena[T any] struct {
	all  []*T
	used int
}

func (a *arena[T]) next() *T {
	if a.used == len(a.all) {
		a.all = append(a.all, new(T))
	}
	a.used++
	return a.all[a.used-1]
}

// release takes all values back, each cleared of what it held.
func (a *arena[T]) release(forget func(*T)) {
	for _, v := range a.all[:a.used] {
		forget(v)
	}
	a.used = 0
}

// begin returns the work of a check of x.
func (g *Guard) begin(x *Exchange) *work {
	w := g.works.Get().(*work)
	w.guard, w.x, w.audience = g, *x, x.audience()
	if x.Facts.AuthorDisplay != "" {
		if w.display == nil {
			w.display = map[uint64]bool{}
		}
		for _, tok := range scan.Append(nil, x.Facts.AuthorDisplay) {
			w.display[tok.Hash] = true
		}
	}
	return w
}

// end gives the memory of w back. Nothing of w may be used afterwards.
func (w *work) end() {
	works := w.guard.works
	w.forget()
	works.Put(w)
}

// forget forgets all that came from an exchange.
func (w *work) forget() {
	w.state = state{}
	w.texts.release((*text).forget)
	w.views.release((*fold.View).Forget)
	w.disclosed.forget()
	clear(w.display)
	w.inboundTexts, w.inboundMatches, w.matches = w.inboundTexts[:0], w.inboundMatches[:0], w.matches[:0]
	w.marker.clear()
	w.personal, w.tied, w.found = w.personal[:0], w.tied[:0], w.found[:0]
}

// fold returns a text folded.
func (w *work) fold(text string) *fold.View {
	v := w.views.next()
	v.Reset(text)
	return v
}

// zeroed returns n zero values, in the memory of s if it is long enough.
func zeroed[E any](s []E, n int) []E {
	if cap(s) < n {
		return make([]E, n)
	}
	s = s[:n]
	clear(s)
	return s
}
