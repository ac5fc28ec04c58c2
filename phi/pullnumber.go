// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// Most numbers are small and stand alone, and what they look like tells that few
// recognisers care, or none. A number is looked at when its turn comes: by then
// the language and the labels of the text are known.

// pullNumber returns the triggers that a token of digits pulls.
func (w *work) pullNumber(i int) trigger {
	t := &w.tokens[i]
	n, first := t.Len(), w.text[t.Start]
	groups, total := w.groupsFrom(i)
	p := w.pullBox(i) | w.pullJoints(i) | w.pullDate(i, groups)
	switch {
	case n == 4:
		if (t.Before == '-' || !w.goesOnFrom(i)) && (w.masked(i) || w.lastWord(i) >= 0) {
			p |= onFour
		}
		if w.yearOfOld(i) {
			p |= onAged
		}
	case n == 5:
		p |= onPostcode
	case n == 3 && first == '1' && w.text[t.Start+1] <= '2', n == 2 && first == '9':
		p |= onAged
	}
	if (n >= 5 || groups > 1 || edged(t)) && w.signBefore(i) {
		p |= onRecord
	}
	if (total >= 7 || total == 6 && n == 2) && w.starts(i) { // with letters around, six digits in pairs are a number too
		p |= w.pullLong(i, total)
	}
	if groups == 1 {
		if t.After == degree[0] || t.After == ' ' && n <= 3 && strings.HasPrefix(w.text[t.End:], " deg") {
			p |= onAngle
		}
		return p
	}
	if n == 2 && w.tokens[i+1].Len() == 3 && t.After <= ' ' {
		p |= onPostcode
	}
	if n <= 3 && w.mayBeAngle(i) {
		p |= onAngle
	}
	return p
}

// pullDate returns onDate if the number at token i, which is in so many groups, may
// be a date or start one. Most that stand inside of a number do not.
func (w *work) pullDate(i, groups int) trigger {
	t := &w.tokens[i]
	n, inside := t.Len(), w.goesOnFrom(i)
	if groups == 1 {
		if n == 4 && !inside && w.yearLike(i) || n <= 2 && w.mayBeDay(i) || n == 6 || n == 8 {
			return onDate
		}
		return 0
	}
	next := w.tokens[i+1].Len()
	switch {
	case n < 4 && groups > 2 && w.lang == English && w.spaced(i+1):
		// Behind a day and a month and nothing but spaces stands a year, or before them a label.
		if n == 3 || w.tokens[i+2].Len() != 4 && w.labelBefore(i).kind != KindDate {
			return 0
		}
	case n == 4:
		if groups == 2 && !w.yearLike(i) {
			return 0
		}
	case n == 6, n == 8:
	case n > 2:
		// No calendar has such a day. Beside a label it counts with nine digits.
		if n > 7 || groups == 2 || n+next+w.tokens[i+2].Len() > 9 || !w.ends(i+2) {
			return 0
		}
	case w.lang == German || w.mayBeDay(i):
	case inside && groups == 2:
		return 0
	case t.After == '.' && groups == 2:
		// A decimal fraction is a day and a month in a list.
		if next != 2 || w.atoi(i) > 31 || w.atoi(i+1) > 31 {
			return 0
		}
	}
	return onDate
}

// goesOnFrom reports whether token i goes on with a number that a sign separates
// from it.
func (w *work) goesOnFrom(i int) bool {
	t := &w.tokens[i]
	switch t.Before {
	case '-', '.', ',', '/', ':', '_':
		return isDigit(byteAt(w.text, int(t.Start)-2))
	}
	return false
}

// signBefore reports whether the token before the number at token i, or before a word
// that is joined to it, may be a sign that a number follows.
func (w *work) signBefore(i int) bool {
	if i > 1 && joinsCode(w.gap(i)) {
		i--
	}
	return i > 0 && (w.tokens[i-1].Kind == scan.Symbol || w.text[w.tokens[i-1].Start]|0x20 == 'n')
}

// groupsFrom returns how many tokens from token i on hold digits and follow each other
// closely, and how many characters they have: as many as a number has groups, and as
// a card has digits.
func (w *work) groupsFrom(i int) (groups, total int) {
	t := &w.tokens[i]
	groups, total = 1, t.Len()
	for j := i + 1; j < len(w.tokens) && j < i+maxGroups && (total < minCard || groups < 3); j++ {
		next := &w.tokens[j]
		if next.Kind&^1 != scan.Number || next.Start-t.End > 4 || t.After == ',' || t.After == ';' || t.After == ':' {
			break
		}
		groups++
		total += next.Len()
		t = next
	}
	return groups, total
}

// pullLong returns the triggers of a number with so many digits that starts at
// token i.
func (w *work) pullLong(i, total int) trigger {
	n := w.tokens[i].Len()
	var p trigger
	if n == 9 || n == 3 && i+2 < len(w.tokens) && w.tokens[i+1].Len() == 2 && w.tokens[i+2].Len() == 4 {
		p |= onNine
	}
	if n >= minRecord && n <= maxRecord && w.mayBeRecord(i) {
		p |= onRecord
	}
	if total >= minCard {
		p |= onCard
	}
	next := &w.tokens[min(i+1, len(w.tokens)-1)]
	if n == 1 {
		p |= onSingle
		if isLetter(w.text[next.Start]) {
			p |= onMBI
		}
	}
	if w.abroad() {
		p |= onForeign
	}
	switch {
	case n == 1 && w.text[w.tokens[i].Start] == '1' && (next.Len() == 3 || next.Len() == 10),
		n == 3 && (next.Len() == 3 || next.Len() == 4 || next.Len() == 7),
		n == 10, n == 11, w.before(i) == '+', w.abroad():
		p |= onPhone
	default:
		if k := w.labelBefore(i).kind; k == KindPhone || k == KindFax {
			p |= onPhone
		}
	}
	return p
}

// yearLike reports whether token i, four digits, starts as the years do of which
// people speak.
func (w *work) yearLike(i int) bool {
	at := w.tokens[i].Start
	return w.text[at] == '2' || w.text[at] == '1' && w.text[at+1] >= '8'
}

// mayBeDay reports whether the number at token i, of one or two digits, stands
// behind the article of a day or a weekday that is cut short, or before a Roman
// number, which may be its month.
func (w *work) mayBeDay(i int) bool {
	if w.lang != English && i > 0 && (w.dayArticle(i-1) || w.shortWeekday(i-1)) {
		return true
	}
	return i+2 < len(w.tokens) && w.tokens[i+1].Start == w.tokens[i].End+1 && w.tokens[i+2].Kind == scan.Number && romanMonth(w.word(i+1))
}

// mayBeAngle reports whether the number at token i may be a latitude or a
// longitude: something has to say so, or another has to follow.
func (w *work) mayBeAngle(i int) bool {
	t := &w.tokens[i]
	if i > 0 && t.Before == '.' && w.tokens[i-1].Kind == scan.Number && w.tokens[i-1].End+1 == t.Start {
		return false // the digits behind the stop of a number
	}
	at, decimals := int(t.End), 0
	if t.After == '.' && isDigit(byteAt(w.text, at+1)) {
		_, decimals, at = readInt(w.text, at+1)
	}
	b := byteAt(w.text, at)
	if b == degree[0] || b == 'd' || w.half(b) != 0 {
		return true
	}
	if decimals != 1 && i > 0 {
		switch w.text[w.tokens[i-1].Start] | 0x20 {
		case 'l', 'b': // "latitude", "Breite"
			return true
		}
	}
	sep := separatorLen(w.text[at:])
	if sep == 0 || decimals == 0 && b != ' ' {
		return false
	}
	if b = byteAt(w.text, at+sep); decimals == 0 && isDigit(b) {
		return w.halfBeside(i)
	}
	return isDigit(b) || b == 'd' || b == '-' || b == '+' || b == degree[0] || w.half(b) != 0 && !isLetter(byteAt(w.text, at+sep+1))
}

// halfBeside reports whether a letter for a half of the globe stands before the degrees
// at token i or behind them, their minutes and their seconds, all of them without a sign.
func (w *work) halfBeside(i int) bool {
	if start := int(w.tokens[i].Start); w.angleStart(start) < start {
		return true
	}
	j := i + 1
	for j < len(w.tokens) && j < i+5 && w.tokens[j].Kind == scan.Number {
		j++ // with a fraction each
	}
	if j == len(w.tokens) {
		return false
	}
	_, _, end := readInt(w.text, int(w.tokens[j].Start))
	switch b := byteAt(w.text, end); b {
	case 'm', 's': // "25m 30s N"
		return true
	default:
		return w.half(b) != 0
	}
}

// pullJoints returns the triggers that the number at token i pulls by what joins
// it to others: signs as in addresses of the internet, of networks and of devices.
func (w *work) pullJoints(i int) trigger {
	t := &w.tokens[i]
	if !edged(t) {
		return 0
	}
	behind := byteAt(w.text, int(t.End)+1)
	next := new(scan.Token) // where nothing but a sign stands between
	goesOn := false         // in the same way
	if i+1 < len(w.tokens) && w.tokens[i+1].Start == t.End+1 {
		next = &w.tokens[i+1]
		goesOn = i+2 < len(w.tokens) && w.tokens[i+2].Start == next.End+1
	}
	var p trigger
	switch t.After {
	case '.':
		if isLetter(behind) || behind >= 0x80 || goesOn && (next.After == '.' || next.After == '-') && w.joinsWord(i) {
			p = w.pullStop(i, behind)
		}
		if (goesOn && next.After == '.' || t.Before == ':') && t.Len() <= maxHextet {
			p |= onAddress
		}
	case ':':
		if behind == '/' {
			p = onURL
		} else if behind == ':' || next.After == ':' {
			p = onAddress
		}
	case '-':
		if t.Len() == 2 && next.Len() == 2 && next.After == '-' {
			p = onAddress
		}
	}
	switch t.Before {
	case '.', '-':
		p &^= onAddress // inside of one
	case ':':
		if t.Start > 1 && w.text[t.Start-2] == ':' {
			p |= onAddress
		}
	case '(':
		if w.word(i) == "01" {
			p |= onAddress
		}
	}
	return p
}

// joinsWord reports whether stops and dashes join a word to the number at token i, as in
// the name of a domain.
func (w *work) joinsWord(i int) bool {
	for j := i + 1; j < len(w.tokens) && j <= i+maxLabels && w.tokens[j].Start == w.tokens[j-1].End+1; j++ {
		if w.tokens[j].Kind == scan.Word {
			return true
		}
	}
	return false
}
