// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/synth"
)

// outlined are texts whose clauses end in every way.
func outlined() []string {
	long := strings.Repeat("x", scan.MaxStep)
	return append(synth.Corpus(synth.Notes, 3, 1<<13),
		"", "?", "a", "one; two! three? four. five\nsix.seven?eight (nine) . ten ; ", "\n\nno, y ella; und ich. \n\n il est",
		long+" a "+long+"b "+strings.Repeat("-", scan.MaxStep)+" c", strings.Repeat("we are well and they are not ", 20)+". my son",
	)
}

// The outline tells what a look at each word and gap tells.
func TestOutline(t *testing.T) {
	d, err := New(nil)
	require.NoError(t, err)
	for _, text := range outlined() {
		for _, lang := range append(Languages(), LangUnsupported) {
			m := Message{Parts: []Part{{Text: text}}, Lang: lang}
			w := d.begin(&m)
			require.NoError(t, w.part(&m, 0))
			w.readOutline()
			for i := range w.tokens {
				e := w.entry(i)
				if got, want := w.clauses.has(i), i > 0 && breaks(w.gap(i)); got != want {
					t.Fatalf("%v: a clause ends before token %d: %v, want %v", lang, i, got, want)
				}
				if (w.personAt(i) != 0 || w.kin(i)) && !w.people.has(i) {
					t.Fatalf("%v: token %d stands for somebody", lang, i)
				}
				if got, want := w.limits.has(i), e.Scope != 0; got != want {
					t.Fatalf("%v: token %d limits what is said: %v, want %v", lang, i, got, want)
				}
				telling := w.signsOf(e) != 0
				for _, m := range w.marksFrom(i, i) {
					span := m.last > i && (m.entry.Scope != 0 || m.entry.Signs != 0)
					telling = telling || span
					if span && !w.spans.has(i) {
						t.Fatalf("%v: a phrase starts with token %d", lang, i)
					}
				}
				if telling && !w.telling.has(i) {
					t.Fatalf("%v: token %d may be a sign", lang, i)
				}
			}
			d.end(w)
		}
	}
}

func TestClause(t *testing.T) {
	d, err := New(nil)
	require.NoError(t, err)
	const reach = 40
	for _, text := range outlined() {
		m := Body(text)
		w := d.begin(&m)
		require.NoError(t, w.part(&m, 0))
		w.readOutline()
		for i := range w.tokens {
			before, behind := 0, 0
			for before < reach && i-before > 0 && !breaks(w.gap(i-before)) {
				before++
			}
			for behind < reach && i+behind+1 < len(w.tokens) && !breaks(w.gap(i+behind+1)) {
				behind++
			}
			for _, n := range []int{0, 1, 5, reach} {
				if got, want := w.clauseBefore(i, n), min(before, n); got != want {
					t.Fatalf("%d tokens before token %d, want %d", got, i, want)
				}
				if got, want := w.clauseBehind(i, n), min(behind, n); got != want {
					t.Fatalf("%d tokens behind token %d, want %d", got, i, want)
				}
			}
		}
		d.end(w)
	}
}
