// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// plainlySpelled is the number of letters and digits, each by itself, from which
// on an everyday word before them is a label without more: "plate r k five one l u
// x".
const plainlySpelled = 7

// maxPieces is the number of words of the longest code that is read out.
const maxPieces = 24

// findSpoken finds codes behind a label as they are read out and written down:
// letter by letter and digit by digit, with digits in words and separators by
// name, as in "chart m r six oh oh 4 1 2" or "serial h x dash 90 33".
func findSpoken(w *work, i int) {
	l := *w.labelEnding(i)
	switch l.kind {
	case KindIP:
		w.findSpokenIP(l)
		return
	case KindName, KindLocation, KindDate, KindAge, KindPhone, KindFax, KindEmail, KindURL:
		return
	}
	if first, last := l.last+1, l.last+valueReach+maxPieces; !w.numerals.any(first, last) && !w.numberWords.any(first, last) {
		return
	}
	j := l.last + 1
	connected := !l.weak
	for n := 0; j < len(w.tokens) && n < 4 && (w.piece(j) == noPiece || w.labelTail(j)); n++ {
		if !w.labelTail(j) && w.link(j).Person == 0 {
			break
		}
		if breaks(w.gap(j)) {
			return
		}
		connected = true
		j++
	}
	if j < len(w.tokens) && w.piece(j) == noPiece {
		if k := w.copulaBehind(j); k > j {
			j, connected = k, true
		}
	}
	first, last, digits, pieces := j, -1, 0, 0
	for ; j < len(w.tokens) && pieces < maxPieces && (j == first || near(w.gap(j))); j++ {
		p := w.piece(j)
		if p == noPiece {
			break
		}
		pieces++
		switch p {
		case digitPiece:
			digits++
			if w.tokens[j].Kind == scan.Number {
				digits += w.tokens[j].Len() - 1
			}
			last = j
		case letterPiece:
			last = j
		}
	}
	if last < 0 || !connected && pieces < plainlySpelled || digits < 2 || pieces < 3 || w.before(first) == '$' ||
		w.namesAccount(l.last) { // "Ig G 10,60"
		return
	}
	// A letter at the end is more likely the next word: "… 0 4 1 a day later".
	for last > first && w.piece(last) == letterPiece && (w.is(last, "a") || w.is(last, "i")) {
		last--
	}
	w.propose(candidate{
		kind: l.kind, start: int(w.tokens[first].Start), end: int(w.tokens[last].End), odds: 2.5, rule: "spoken/code",
	})
}

// findSpokenIP finds an address of four numbers with their stops read out:
// "ip 192 dot 0 dot 2 dot 48".
func (w *work) findSpokenIP(l label) {
	first := l.last + 1
	for first < len(w.tokens) && first <= l.last+2 && w.labelTail(first) {
		first++
	}
	j := first
	for n := 0; ; n++ {
		if j >= len(w.tokens) || w.tokens[j].Kind != scan.Number || w.tokens[j].Len() > 3 || w.atoi(j) > 255 {
			return
		}
		if n == 3 {
			break
		}
		if j+2 >= len(w.tokens) || !w.spellsDot(j+1) || !w.enclosed(j+1) {
			return
		}
		j += 2
	}
	w.propose(candidate{kind: KindIP, start: int(w.tokens[first].Start), end: int(w.tokens[j].End), odds: 3, rule: "ip/spoken"})
}

// A piece is what a token contributes to a code that is read out.
type piece uint8

const (
	noPiece        piece = iota
	digitPiece           // a digit, a number, or a digit in words
	letterPiece          // a letter by itself, or a short group with digits
	separatorPiece       // the name of a separator
)

// separatorNames are the names of the signs between the parts of a code.
var separatorNames = wordsOf("dash hyphen slash dot point underscore space guion tiret bindestrich strich trattino")

// piece says what token i contributes to a code that is read out.
func (w *work) piece(i int) piece {
	t := &w.tokens[i]
	switch {
	case t.Kind == scan.Number:
		return digitPiece
	case t.Kind == scan.Mixed && t.Len() <= 12 && w.day(i) == 0:
		return digitPiece
	case t.Kind != scan.Word:
		return noPiece
	case t.Len() == 1:
		return letterPiece
	}
	if e := w.entry(i); e.Flags.Has(lexicon.NumberWord) && (e.Number <= 20 || e.Number == 102 || e.Number == 103) {
		return digitPiece
	}
	if separatorNames.has(t) {
		return separatorPiece
	}
	if t.Len() <= 3 && w.entry(i).Flags&^(lexicon.Health|lexicon.UpperOnly|lexicon.Ambiguous) == 0 && !w.word1(i) {
		return letterPiece // "xqh 551 0983 44"
	}
	return noPiece
}
