// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/scan"

// maxGroups is the largest number of groups that a number is written in.
const maxGroups = 8

// A number is a run of groups of digits with one separator byte between
// neighbours, as in "410-555-0123". It starts at a token.
type number struct {
	first int // token
	n     int // groups
	size  [maxGroups]int
	sep   [maxGroups]byte // sep[i] stands before group i; sep[0] is not used
}

// numberAt returns the number whose first group is token i. Groups follow each
// other with one of the separators between them.
func (w *work) numberAt(i int, separators string) number {
	g := number{first: i, n: 1}
	g.size[0] = w.tokens[i].Len()
	for j := i + 1; g.n < maxGroups && j < len(w.tokens) && w.tokens[j].Kind == scan.Number; j++ {
		sep := w.separator(j, separators)
		if sep == 0 {
			break
		}
		g.sep[g.n] = sep
		g.size[g.n] = w.tokens[j].Len()
		g.n++
	}
	return g
}

// separator returns the byte that separates token j from the one before it,
// and 0 if what is between them is no separator.
func (w *work) separator(j int, separators string) byte {
	sep := separatorOf(w.gap(j))
	for k := range len(separators) {
		if separators[k] == sep {
			return sep
		}
	}
	return 0
}

// separatorOf returns the sign that a gap consists of, or 0. Spaces around a dash
// and a space behind a parenthesis are part of it.
func separatorOf(gap string) byte {
	if len(gap) == 1 && gap[0] != '\n' {
		return gap[0]
	}
	switch gap {
	case " - ", "- ", " -", "\n- ", " -\n", "\n-", "-\n", "- \n", "-\r\n", "- \r\n":
		return '-'
	case " / ", "/ ", " /", "/\n", "/\r\n":
		return '/'
	case ") ", ")-", ") - ", " ) ", " )", ").", ")\n", ")\r\n":
		return ')'
	case " (", "-(", "\n(":
		return '('
	case "\n", "\r\n", " \n", " \r\n", "  ", "\n> ", "\r\n> ":
		return ' '
	case "·", "•", "∙", "⋅", "‧":
		return '.'
	}
	return 0
}

// sizes reports whether the number has exactly the given group sizes from
// group k on; more groups may follow.
func (g *number) sizes(k int, want ...int) bool {
	if k+len(want) > g.n {
		return false
	}
	for i, n := range want {
		if g.size[k+i] != n {
			return false
		}
	}
	return true
}

// total returns the number of groups, from the first on, that hold the given
// number of digits together behind one and the same separator; 0 if none do.
func (g *number) total(digits int) int {
	sum := 0
	for k := range g.n {
		sum += g.size[k]
		if sum == digits && g.even(0, k) {
			return k + 1
		}
	}
	return 0
}

// even reports whether groups from+1 to to stand behind one and the same
// separator.
func (g *number) even(from, to int) bool {
	for i := from + 2; i <= to; i++ {
		if g.sep[i] != g.sep[from+1] {
			return false
		}
	}
	return true
}

// bounded reports whether the tokens first to last are a number of their own
// and no part of a longer one: no digit, letter, stop or dash with a digit
// behind it touches them.
func (w *work) bounded(first, last int) bool { return w.starts(first) && w.ends(last) }

// starts reports whether token i is not the middle of a longer number.
func (w *work) starts(i int) bool {
	switch sep := w.before(i); sep {
	case '-', '.', ',', '/', ':', '_':
		b := byteAt(w.text, int(w.tokens[i].Start)-2)
		return !isDigit(b) && (!isLetter(b) || sep == '.' || sep == ':' || sep == ',')
	}
	return true
}

// ends reports whether no longer number goes on behind token i.
func (w *work) ends(i int) bool {
	switch w.after(i) {
	case '-', '.', ',', '/', ':', '_':
		return !isDigit(byteAt(w.text, int(w.tokens[i].End)+1))
	}
	return true
}

// digits appends the digits of the tokens first to last to dst.
func (w *work) digits(dst []byte, first, last int) []byte {
	for i := int(w.tokens[first].Start); i < int(w.tokens[last].End); i++ {
		if isDigit(w.text[i]) {
			dst = append(dst, w.text[i])
		}
	}
	return dst
}

// atoi returns the value of a token of at most nine digits.
func (w *work) atoi(i int) int {
	n := 0
	for _, b := range []byte(w.word(i)) {
		if !isDigit(b) || n > 1e8 {
			return n
		}
		n = 10*n + int(b-'0')
	}
	return n
}

// compact appends the letters and digits of the tokens first to last, letters
// in upper case.
func (w *work) compact(dst []byte, first, last int) []byte {
	for i := int(w.tokens[first].Start); i < int(w.tokens[last].End); i++ {
		b := w.text[i]
		if isLetter(b) {
			b &^= 0x20
		} else if !isDigit(b) {
			continue
		}
		dst = append(dst, b)
	}
	return dst
}

// luhn reports whether digits pass the check of ISO/IEC 7812-1, annex B.
func luhn(digits []byte) bool {
	sum := 0
	for i, b := range digits {
		d := int(b - '0')
		if (len(digits)-i)%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
