// SPDX-License-Identifier: Apache-2.0

package phi

// minCard and maxCard are the numbers of digits of the shortest and of the longest
// number of a card.
const (
	minCard = 13
	maxCard = 19
)

// findCard finds numbers of payment cards: 13 to 19 digits that start like a
// card of a known scheme. One random number in ten passes the check digit, so
// that it counts as evidence and not as proof.
func findCard(w *work, i int) {
	g := w.numberAt(i, "- ")
	last, size := i, 0
	for k := 0; k < g.n && size < minCard; k++ {
		size += g.size[k]
		last = i + k
	}
	for k := last - i + 1; k < g.n && size+g.size[k] <= maxCard && g.size[k] <= 4 && size%4 == 0; k++ {
		size += g.size[k]
		last = i + k
	}
	if size < minCard || size > maxCard || !w.bounded(i, last) {
		return
	}
	d := w.digits(make([]byte, 0, maxCard), i, last)
	odds := -2.5
	if last > i {
		odds = -1 // people group the digits of a card
		if !cardGroups(&g, last-i+1) {
			odds = -4
		}
	}
	if cardScheme(d) {
		odds += 1
	} else {
		odds -= 1.5
	}
	if luhn(d) {
		odds += 2.3
	} else {
		odds -= 2
	}
	odds += w.support(i, last, KindAccount)
	w.propose(candidate{kind: KindAccount, start: int(w.tokens[i].Start), end: int(w.tokens[last].End), odds: odds, rule: "account/card"})
}

// cardGroups reports whether the first n groups of a number are those of a
// card: fours with a rest, or four, six and four or five.
func cardGroups(g *number, n int) bool {
	if n == 3 {
		return g.sizes(0, 4, 6) && (g.size[2] == 4 || g.size[2] == 5)
	}
	for k := range n - 1 {
		if g.size[k] != 4 {
			return false
		}
	}
	return g.size[n-1] <= 4
}

// cardScheme reports whether the digits start and are as long as those of a
// card of a known scheme.
func cardScheme(d []byte) bool {
	two := int(d[0]-'0')*10 + int(d[1]-'0')
	four := two*100 + int(d[2]-'0')*10 + int(d[3]-'0')
	switch n := len(d); {
	case d[0] == '4':
		return n == 13 || n == 16 || n == 19
	case two >= 51 && two <= 55, four >= 2221 && four <= 2720, four >= 2200 && four <= 2204, two == 81, two == 82, four == 9792:
		return n == 16
	case two == 34, two == 37:
		return n == 15
	case four == 6011, two == 65, four >= 6440 && four <= 6499:
		return n >= 16
	case four >= 3528 && four <= 3589:
		return n >= 16
	case two == 36, two == 38, two == 39, four/10 >= 300 && four/10 <= 305:
		return n == 14 || n == 16
	case two == 62:
		return n >= 16
	case two == 50, two >= 56 && two <= 69:
		return true
	}
	return false
}
