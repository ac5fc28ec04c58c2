// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// phoneSeparators are the bytes between the groups of a telephone number.
const phoneSeparators = "-. )(/"

// findPhone finds telephone and fax numbers: of the North American Numbering
// Plan in any grouping, international numbers that start with "+", and national
// numbers of the packs. A number is a fax number if its nearest label says so.
//
// Numbers that are spelled in words, as in transcripts, are found from seven
// digits on. Ten digits without a separator are found only beside a label, as
// many other numbers look the same.
func findPhone(w *work, i int) {
	if w.tokens[i].Kind == scan.Word {
		w.findSpokenPhone(i)
		return
	}
	start := int(w.tokens[i].Start)
	if start > 0 && w.text[start-1] == '+' {
		w.findInternational(i, start-1)
		return
	}
	g := w.numberAt(i, phoneSeparators)
	k := 0 // the group with the area code
	if g.size[0] == 1 && w.text[start] == '1' && g.n > 1 {
		k = 1
	}
	switch {
	case g.sizes(k, 3, 3, 4):
		w.proposePhone(&g, start, i, i+k+2, 3.2, "phone/nanp")
	case g.sizes(k, 3, 3) && g.n == k+2 && w.joinedExtension(i+k+2):
		w.proposePhone(&g, start, i, i+k+2, 3.2, "phone/nanp")
	case g.sizes(k, 3, 7), k == 1 && g.sizes(k, 10):
		w.proposePhone(&g, start, i, i+g.n-1, 1, "phone/nanp")
	case g.size[0] == 10 || g.size[0] == 11 && w.text[start] == '1':
		odds := -1.5
		if i > 0 && (breaks(w.gap(i)) || w.gap(i) == ", ") && w.leftAsNumber(i, i) {
			odds = 0.3 // a sentence of its own
		}
		w.proposePhone(&g, start, i, i, odds, "phone/bare")
	case g.sizes(0, 3, 4) && g.sep[1] != '/' && g.sep[1] != ')':
		odds := -3.0
		if g.sep[1] == '-' {
			odds = -0.5
		}
		switch {
		case w.callSpokenOf(i):
			odds += callSpoken
		case g.sep[1] == '-' && w.leftAsNumber(i, i+1):
			odds++
		}
		w.proposePhone(&g, start, i, i+1, odds, "phone/local")
	}
	w.findNationalPhone(&g, start, i)
	w.findLabelledPhone(&g, start, i)
}

// proposePhone proposes tokens first to last as a number of the North American
// plan, if nothing shows that they are a part of something else.
func (w *work) proposePhone(g *number, start, first, last int, odds float64, rule string) {
	if !w.bounded(first, last) {
		return
	}
	d := w.digits(make([]byte, 0, 24), first, last)
	if len(d) >= 11 && d[0] == '1' {
		d = d[1:]
	}
	if !nanp(d[:min(len(d), 10)]) {
		odds -= 3.5
	}
	if start > 0 && (w.text[start-1] == '$' || w.text[start-1] == '%') {
		return
	}
	if open := w.openBracket(start, last); open < start {
		start = open
		odds += 0.5
	}
	w.addPhone(start, first, last, odds, rule)
}

// openBracket returns the start of a number with the bracket that opens before
// it and closes within: "(020) 8231 7777".
func (w *work) openBracket(start, last int) int {
	number := w.text[start:w.tokens[last].End]
	if start > 0 && w.text[start-1] == '(' && strings.Contains(number, ")") && !strings.Contains(number, "(") {
		return start - 1
	}
	return start
}

// joinedExtension reports whether token i is the line of a number with an
// extension that touches it: "0123x204".
func (w *work) joinedExtension(i int) bool {
	if i >= len(w.tokens) || w.separator(i, phoneSeparators) == 0 {
		return false
	}
	word := w.word(i)
	if len(word) < 6 || len(word) > 11 || word[4]|0x20 != 'x' {
		return false
	}
	for k := range len(word) {
		if k != 4 && !isDigit(word[k]) {
			return false
		}
	}
	return true
}

// addPhone adds what the labels say and proposes the candidate.
func (w *work) addPhone(start, first, last int, odds float64, rule string) {
	s := w.support(first, last, KindPhone, KindFax)
	kind := KindPhone
	if w.labelBefore(first).kind == KindFax || w.labelBehind(last).kind == KindFax || w.signedFax(start) {
		kind = KindFax
	}
	end := w.extensionEnd(last)
	w.propose(candidate{kind: kind, start: start, end: end, odds: odds + s, rule: rule})
}

// signedFax reports whether the single letter of a letterhead stands before
// offset start: "F: 410-555-0123", "(f) 410-555-0123".
func (w *work) signedFax(start int) bool {
	at := start - 1
	for at > 0 && w.text[at] == ' ' && start-at < 3 {
		at--
	}
	if at < 1 || strings.IndexByte(":.)", w.text[at]) < 0 || w.text[at-1]|0x20 != 'f' {
		return false
	}
	b := byteAt(w.text, at-2)
	return !isLetter(b) && !isDigit(b) && b != '.'
}

// extensionEnd returns the end of an extension behind token last, such as
// "x204" or "ext. 204", or the end of the token.
func (w *work) extensionEnd(last int) int {
	end := int(w.tokens[last].End)
	j := last + 1
	if j >= len(w.tokens) || breaks(w.seam(j)) {
		return end
	}
	if w.tokens[j].Kind == scan.Mixed && w.tokens[j].Len() <= 6 && w.word(j)[0]|0x20 == 'x' {
		return int(w.tokens[j].End)
	}
	if (w.is(j, "ext") || w.is(j, "x") || w.is(j, "extension")) && j+1 < len(w.tokens) &&
		w.tokens[j+1].Kind == scan.Number && w.tokens[j+1].Len() <= 6 {
		return int(w.tokens[j+1].End)
	}
	return end
}

// nanp reports whether ten digits, or the last seven of them, fit the plan:
// area and exchange start with 2 to 9, neither ends in 11, and the areas 37x
// and 96x are reserved.
func nanp(d []byte) bool {
	if len(d) == 10 {
		if d[0] < '2' || d[1] == '9' || d[1] == '1' && d[2] == '1' ||
			d[0] == '3' && d[1] == '7' || d[0] == '9' && d[1] == '6' {
			return false
		}
		d = d[3:]
	}
	return len(d) == 7 && d[0] >= '2' && !(d[1] == '1' && d[2] == '1')
}

// findInternational finds a number that starts with "+" and a country code.
func (w *work) findInternational(i, start int) {
	g := w.numberAt(i, "-. ()/")
	last, size := i, 0
	for k := 0; k < g.n && size+g.size[k] <= 15; k++ {
		size += g.size[k]
		last = i + k
	}
	// "+44 (0)20 …": the gaps around the parentheses are no single separator.
	for last+1 < len(w.tokens) && w.tokens[last+1].Kind == scan.Number && size+w.tokens[last+1].Len() <= 15 {
		if gap := w.gap(last + 1); gap != " (" && gap != ") " && gap != ")" && w.separator(last+1, phoneSeparators) == 0 {
			break
		}
		last++
		size += w.tokens[last].Len()
	}
	if size < 8 {
		return
	}
	w.addPhone(start, i, last, 4, "phone/international")
}

// findNationalPhone finds the groupings that are usual in the countries of the
// packs.
func (w *work) findNationalPhone(g *number, start, i int) {
	lead := w.text[start]
	odds, last := 0.0, -1
	switch {
	case w.packs.has(PackFR) && lead == '0' && g.sizes(0, 2, 2, 2, 2, 2):
		odds, last = 3, i+4
	case w.packs.has(PackFR) && lead == '0' && (g.sizes(0, 2, 8) || g.sizes(0, 2, 2, 2, 4) || g.sizes(0, 4, 2, 2, 2) || g.sizes(0, 4, 3, 3)) && g.total(10) == g.n:
		odds, last = 1, i+g.n-1
	case w.packs.has(PackES) && lead >= '6' && lead <= '9' && (g.sizes(0, 3, 3, 3) || g.sizes(0, 3, 2, 2, 2)):
		odds, last = 2.5, i+2
		if g.sizes(0, 3, 2, 2, 2) {
			last = i + 3
		}
	case w.packs.has(PackES) && lead >= '8' && lead <= '9' && g.sizes(0, 2, 3, 2, 2):
		odds, last = 2.5, i+3
	case w.packs.has(PackES) && lead >= '6' && lead <= '9' && g.size[0] == 9:
		odds, last = -0.5, i
	case w.packs.has(PackFR) && lead == '0' && g.size[0] == 10:
		odds, last = 1, i
	case w.packs.has(PackDE) && lead == '0' && g.n >= 2 && g.size[0] >= 3 && g.size[0] <= 5 && g.size[1] >= 3:
		odds, last = 2, i+1
		total := g.size[0] + g.size[1]
		for last-i+1 < g.n && total+g.size[last-i+1] <= 12 {
			total += g.size[last-i+1]
			last++
		}
		if total < 8 || total > 12 {
			return
		}
	case w.packs.has(PackDE) && lead == '0' && g.size[0] >= 10 && g.size[0] <= 12:
		odds, last = 0.5, i
	case w.packs.has(PackIT) && (lead == '3' && (g.sizes(0, 3, 7) || g.sizes(0, 3, 3, 4)) || lead == '0' && g.n >= 2 && g.size[0] <= 4 && g.size[1] >= 5 && g.size[1] <= 8):
		odds, last = 2.5, i+1
		if g.sizes(0, 3, 3, 4) {
			last = i + 2
		}
	case w.packs.has(PackIT) && lead == '0' && italianLine(g):
		odds, last = 1.5, i+g.n-1
	case w.packs.has(PackIT) && lead == '3' && g.size[0] == 10:
		odds, last = 1, i
	case w.packs.has(PackGB) && lead == '0' && (g.sizes(0, 5, 6) || g.sizes(0, 5, 3, 3) || g.sizes(0, 3, 4, 4) || g.sizes(0, 4, 3, 4)):
		odds, last = 2.5, i+g.n-1
	case w.packs.has(PackGB) && lead == '0' && g.size[0] == 11:
		odds, last = 1, i
	default:
		return
	}
	if w.bounded(i, last) {
		w.addPhone(w.openBracket(w.countryCode(i, start), last), i, last, odds, "phone/national")
	}
}

// countryCode returns the start of a country code in parentheses before token
// i, as in "(33) 01 99 00 12 34", or start.
func (w *work) countryCode(i, start int) int {
	if i == 0 || w.separator(i, ")") == 0 || w.before(i-1) != '(' && w.before(i-1) != '+' {
		return start
	}
	switch w.word(i - 1) {
	case "33", "0033", "34", "0034", "49", "0049", "39", "0039", "44", "0044":
		open := int(w.tokens[i-1].Start) - 1
		if w.text[open] == '+' && byteAt(w.text, open-1) == '(' {
			open--
		}
		return open
	}
	return start
}

// findLabelledPhone finds a number of any grouping with seven to fifteen digits
// behind a label.
func (w *work) findLabelledPhone(g *number, start, i int) {
	t := w.labelBefore(i)
	if t.kind != KindPhone && t.kind != KindFax || t.odds < labelNear || g.n == 3 && g.sizes(0, 3, 2, 4) && w.text[start] != '0' {
		return
	}
	size, last := 0, i
	for k := 0; k < g.n && size+g.size[k] <= 15; k++ {
		size += g.size[k]
		last = i + k
	}
	if size < 7 || !w.bounded(i, last) {
		return
	}
	kind := t.kind
	w.propose(candidate{kind: kind, start: w.openBracket(start, last), end: w.extensionEnd(last), odds: t.odds - 1.5, rule: "phone/labelled"})
}

// callSpoken is the evidence for a number without its area code where a call is
// spoken of in the sentence before it.
const callSpoken = 1.5

// callReach is the number of tokens before a number within which it is.
const callReach = 8

// callSpokenOf reports whether a word for a telephone or for calling stands
// before token i in its sentence: "call me back on 555-0133".
func (w *work) callSpokenOf(i int) bool {
	for j := i - 1; j >= 0 && j >= i-callReach && !breaks(w.gap(j+1)); j-- {
		if l := w.labelEnding(j); l != nil && (l.kind == KindPhone || l.kind == KindFax) {
			return true
		}
	}
	return false
}
