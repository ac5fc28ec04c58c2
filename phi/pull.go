// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// pullFlags are the flags of words that pull triggers wherever they stand.
const pullFlags = lexicon.Month | lexicon.Weekday | lexicon.Holiday | cueFlags | lexicon.Street | lexicon.NumberWord

// pull notes the triggers that token i pulls by itself. What the phrases and
// labels around it pull is added where they are found. Its entry is nil if it
// does not matter.
func (w *work) pull(i int, e *lexicon.Entry) {
	t := &w.tokens[i]
	var p trigger
	switch {
	case t.Kind == scan.Word:
		p = trigger(t.Shape&scan.Upper) * (onCapital / trigger(scan.Upper))
	case t.Kind == scan.Number:
		p = w.pullNumber(i)
	case t.Kind == scan.Mixed:
		p = onMixed | w.pullBox(i)
	}
	if e != nil {
		p |= pullOf(t, e)
	}
	if edged(t) {
		p |= w.pullEdges(i)
	}
	w.trigger(i, p)
	if i > 0 && (t.Start-w.tokens[i-1].End > 1 || e != nil && e.Flags.Has(lexicon.AtSign)) {
		w.pullAt(i)
	}
}

// trigger notes that token i pulls triggers, if somebody waits for them.
func (w *work) trigger(i int, t trigger) {
	if t &= w.d.dispatch.sought; t != 0 {
		w.pulled[i] |= t
		w.pulling[i/64] |= 1 << (i % 64)
	}
}

// pullOfLabel returns the trigger of the end of a label of a kind. The recognisers
// of the other kinds ask for the label themselves.
func pullOfLabel(k Kind) trigger {
	switch k {
	case KindName:
		return onNameLabel
	case KindLocation:
		return onPlaceLabel
	case KindPhone, KindFax, KindDate:
		return onCallLabel
	case KindIP:
		return onIPLabel
	case KindAge, KindEmail, KindURL:
		return 0
	}
	return onCodeLabel
}

// edges says of a byte whether it pulls a trigger of the token that it stands
// before or behind, and whether it may start a gap that does.
var edges = [256]uint8{
	'@': edgeBefore | edgeAfter, ':': edgeBefore | edgeAfter, '.': edgeAfter, '-': edgeAfter, '/': edgeAfter,
	'(': edgeBefore | edgeOpens, ' ': edgeOpens, '[': edgeOpens, '{': edgeOpens, '<': edgeOpens, '_': edgeOpens, '\n': edgeOpens,
}

const (
	edgeBefore = 1 << iota
	edgeAfter
	edgeOpens
)

// edged reports whether a byte beside a token may pull a trigger.
func edged(t *scan.Token) bool { return edges[t.Before]&edgeBefore|edges[t.After]&edgeAfter != 0 }

// pullEdges returns the triggers that token i pulls by the bytes around it.
func (w *work) pullEdges(i int) trigger {
	t := &w.tokens[i]
	next := byteAt(w.text, int(t.End)+1)
	var p trigger
	switch t.Before {
	case '@':
		p |= onAt
	case ':', '(':
		p |= onAddress
	}
	switch t.After {
	case '@':
		p |= onAt
	case ':':
		if next == '/' {
			p |= onURL
		} else if next > ' ' {
			p |= onAddress
		}
	case '.':
		if next > ' ' {
			p |= onURL | onAddress
		}
	case '-':
		p |= onAddress
	case '/':
		if t.Len() == 1 && w.text[t.Start]|0x20 == 'u' {
			p |= onAt
		}
	}
	return p
}

// pullAt pulls the trigger of the token before token i if a sign or a word for
// "@" stands between them or at i.
func (w *work) pullAt(i int) {
	end := int(w.tokens[i-1].End)
	switch w.text[end] {
	case ' ':
		if w.text[end+1] != '@' && !w.flags(i).Has(lexicon.AtSign) {
			return
		}
	case '(', '[', '{', '<', '_', '\n':
		if !w.flags(i).Has(lexicon.AtSign) {
			return
		}
	default:
		return
	}
	w.trigger(i-1, onAt)
}

// minUnheard is the length of the shortest word in lower case that is no typing
// error if no list has it.
const minUnheard = 4

// pullNumber returns the triggers that a token of digits pulls. Most numbers
// are small and stand alone, and few recognisers care.
func (w *work) pullNumber(i int) trigger {
	const enough = 7
	n := w.tokens[i].Len()
	p := w.pullBox(i)
	total := n
	for j := i + 1; total < enough && j < len(w.tokens) && w.tokens[j].Kind <= scan.Mixed && w.tokens[j].Kind >= scan.Number; j++ {
		gap := w.gap(j)
		if len(gap) > 4 || gap[0] == ',' || gap[0] == ';' || gap[0] == ':' {
			break
		}
		total += w.tokens[j].Len()
	}
	if (total >= enough || total == enough-1 && n == 2) && w.starts(i) {
		p |= onRun // with letters around, six digits in pairs are a number too
	}
	if total > n || n >= 4 {
		p |= onParts
	}
	if w.after(i) == degree[0] {
		p |= onDegree
	}
	if n <= 2 && w.besideDayWord(i) {
		p |= onDay
	}
	switch first := w.text[w.tokens[i].Start]; n {
	case 2:
		if first == '9' {
			p |= onAged
		}
	case 3:
		if first == '1' {
			p |= onAged
		}
	case 4:
		p |= onFour | onAged
	}
	return p
}

// besideDayWord reports whether the number at token i stands behind what may be
// an article before a day of the month, or before what may be a Roman month, as
// their lengths and first letters tell.
func (w *work) besideDayWord(i int) bool {
	if i > 0 && w.tokens[i-1].Kind == scan.Word && w.tokens[i-1].Len() <= 3 && w.before(i) == ' ' {
		switch w.text[w.tokens[i-1].Start] | 0x20 {
		case 'a', 'd', 'e', 'i', 'l', 'v', 'z':
			return true
		}
	}
	if i+1 < len(w.tokens) && w.tokens[i+1].Start-w.tokens[i].End == 1 {
		switch w.text[w.tokens[i+1].Start] {
		case 'I', 'V', 'X':
			return true
		}
	}
	return false
}

// pullBox returns onBox if the word before token i may end the words for a post
// office box, as its length and its first letter tell.
func (w *work) pullBox(i int) trigger {
	if i == 0 || w.tokens[i-1].Kind != scan.Word {
		return 0
	}
	switch w.tokens[i-1].Len() {
	case 2, 3, 5, 7, 8:
		switch w.text[w.tokens[i-1].Start] | 0x20 {
		case 'a', 'b', 'c', 'p':
			return onBox
		}
	}
	return 0
}

// cueFlags are the flags of words that a name may follow.
const cueFlags = lexicon.Title | lexicon.ProviderTitle | lexicon.Kin

// pullOf returns the triggers of what the lexicon has about a token.
func pullOf(t *scan.Token, e *lexicon.Entry) trigger {
	var p trigger
	if t.Kind == scan.Word {
		if !t.Shape.Has(scan.Upper) && (e.Given >= 2 || e.Surname >= 3) {
			p = onMaybe
			if e.Given >= 4 {
				p |= onGiven
			}
		}
		if e.Place > 0 || e.Signs.Any(lexicon.SignTownHead|lexicon.SignTownTail) {
			p |= onTown
		}
		if e.Unknown() && t.Len() >= minUnheard && !t.Shape.Has(scan.Upper) {
			return onUnheard
		}
	}
	f := e.Flags
	if !f.Any(pullFlags) {
		return p
	}
	if f.Any(lexicon.Month | lexicon.Holiday) {
		p |= onMonth
	}
	if f.Has(lexicon.Weekday) {
		p |= onWeekday
	}
	if f.Any(cueFlags) {
		p |= onCue
	}
	if f.Has(lexicon.Street) {
		p |= onStreet
	}
	if f.Has(lexicon.NumberWord) {
		p |= onNumWord
	}
	return p
}
