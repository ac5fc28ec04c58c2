// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The digits of the telephone numbers that are written in words.
const (
	minSpoken = 7
	maxSpoken = 11
	// manySpoken is how many digits have to be said one by one, unless there is
	// a label, for the rest of a number to be said in tens and hundreds: lists of
	// ages and amounts are.
	manySpoken = 4
)

// findSpokenPhone finds a number whose digits are words: "four one oh, five five
// five, oh one two three". "Double five" is two digits, and so is "twelve"; "eight
// hundred" is three. What counts up or down is no number.
func (w *work) findSpokenPhone(i int) {
	if !w.goesOnSpoken(i + 1) {
		return
	}
	first := i
	for first > 0 && i-first < manySpoken && w.singleDigit(first-1) && near(w.gap(first)) {
		first-- // "4 one oh"
	}
	if i = first; w.insideSpoken(i) {
		return
	}
	n, singles, last, times := 0, 0, i, 1
	before, counting := -1, true
	for j := i; j < len(w.tokens) && n <= maxSpoken && (j == i || near(w.gap(j))); j++ {
		if d := w.digitWord(j); d > 100 {
			times = d - 100 // double, triple
			continue
		}
		value, size, end := w.spoken(j)
		if size == 0 || j == i && size > 2 {
			break
		}
		if size == 1 {
			singles += times
		}
		counting = counting && times == 1 && (before < 0 || value == before-1 || value == before+1)
		before = value
		n += size * times
		last, j, times = end, end, 1
	}
	mixed := singles < n
	labelled := w.support(i, last, KindPhone, KindFax) > 0
	switch {
	case n < minSpoken || n > maxSpoken || counting,
		mixed && n < 9,
		mixed && singles < manySpoken && !labelled:
		return
	}
	odds := -0.5
	switch {
	case n >= 10 && !mixed:
		odds = 2.5
	case !mixed && w.callSpokenOf(i):
		odds += callSpoken
	}
	start := i
	if i > 1 && w.is(i-1, "code") && w.is(i-2, "area") && w.spaced(i) {
		start = i - 2
	}
	w.addPhone(int(w.tokens[start].Start), i, last, odds, "phone/spoken")
}

// goesOnSpoken reports whether a number in words may go on at token i. Most of
// those that begin are "one" and end there.
func (w *work) goesOnSpoken(i int) bool {
	if i >= len(w.tokens) || !near(w.gap(i)) {
		return false
	}
	if w.digitWord(i) >= 0 {
		return true
	}
	_, size, _ := w.spoken(i)
	return size > 0
}

// insideSpoken reports whether token i goes on with a number in words.
func (w *work) insideSpoken(i int) bool {
	says := func(i int) bool { return w.digitWord(i) >= 0 || w.announced(i).Flags.Has(lexicon.NumberWord) }
	if i == 0 || !near(w.gap(i)) {
		return false
	}
	return says(i-1) || i > 1 && w.cardinal(i-1) >= 0 && near(w.gap(i-1)) && says(i-2)
}

// spoken returns the value that the words from token j on add to a number, how
// many digits that is, 0 for none, and the last of the words.
func (w *work) spoken(j int) (value, size, last int) {
	if t := &w.tokens[j]; t.Kind == scan.Number {
		if t.Len() > 4 {
			return 0, 0, j
		}
		return w.atoi(j), t.Len(), j
	}
	switch c := w.cardinal(j); {
	case c < 0:
		return 0, 0, j
	case c == 100:
		return c, 2, j
	case c == 1000:
		return c, 3, j
	case c == 4 && w.lang == French && j+1 < len(w.tokens) && w.joinedWords(j+1) && w.cardinal(j+1) == 20:
		value, last = 80, j+1
		if next := last + 1; next < len(w.tokens) && w.joinedWords(next) {
			if n, end, isOrdinal := w.spelledNumber(next); n > 0 && n < 20 && !isOrdinal {
				return value + n, 2, end
			}
		}
		return value, 2, last
	case c < 10:
		return c, 1, j
	}
	n, last, isOrdinal := w.spelledNumber(j)
	if n < 10 || isOrdinal {
		return 0, 0, j
	}
	return n, 2, last
}

// digitWord returns the digit that token i spells or is, 102 for double, 103
// for triple, or -1.
func (w *work) digitWord(i int) int {
	if w.tokens[i].Kind == scan.Number && w.tokens[i].Len() == 1 {
		return w.atoi(i)
	}
	e := w.announced(i)
	if !e.Flags.Has(lexicon.NumberWord) || e.Number > 9 && e.Number < 102 || e.Number > 103 {
		return -1
	}
	return int(e.Number)
}
