// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

const (
	// maxInitials is the largest number of initials of a name.
	maxInitials = 4
	// minSpelled and maxSpelledName are the numbers of letters of a name that is
	// spelled.
	minSpelled, maxSpelledName = 4, 24
)

// initialsEnd returns the last of two initials or more from token i on, "K. L. T."
// and "J.-M. T.", or -1. Behind a label for initials they may be in lower case.
func (w *work) initialsEnd(i int, lower bool) int {
	n, last := 0, -1
	for j := i; j < len(w.tokens) && n < maxInitials && w.oneLetter(j, lower); j++ {
		if j > i {
			switch w.gap(j) {
			case " ", ".", ". ", "-", ".-":
			default:
				return last
			}
		}
		if n++; n > 1 {
			last = j
		}
	}
	return last
}

// spelledName returns the last of the letters from token i on that spell a name,
// a space between each two, or -1.
func (w *work) spelledName(i int) int {
	j := i
	for j < len(w.tokens) && j-i < maxSpelledName && w.oneLetter(j, true) && (j == i || w.spaced(j)) {
		j++
	}
	if j-i < minSpelled {
		return -1
	}
	return j - 1
}

// oneLetter reports whether token i is a letter by itself, in upper case unless
// lower.
func (w *work) oneLetter(i int, lower bool) bool {
	t := &w.tokens[i]
	return t.Kind == scan.Word && t.Len() == 1 && (lower || t.Shape.Has(scan.Upper))
}

// findLabelledInitials finds the initials behind a label for a name, and reports
// whether there are any: "my initials K.T.", "soggetto L. T.".
func (w *work) findLabelledInitials(l label, i int, role Role) bool {
	if gap := w.gap(i); gap != " " && gap != ": " && gap != ", " {
		return false
	}
	last := w.initialsEnd(i, w.initialsWord(l.last))
	if spelled := w.spelledName(i); spelled > last {
		last = spelled
	}
	if last < 0 {
		return false
	}
	end := int(w.tokens[last].End)
	if w.after(last) == '.' {
		end++
	}
	w.propose(candidate{kind: KindName, role: role, first: int32(i), start: int(w.tokens[i].Start), end: end, odds: 2.5, rule: "name/initials"})
	return true
}

// initialsWord reports whether token i is a word for initials.
func (w *work) initialsWord(i int) bool {
	switch string(w.lower(i)) {
	case "initials", "iniciales", "initiales", "initialen", "iniziali":
		return true
	}
	return false
}

// findDashed finds the name that signs a message behind a dash at its end: "thx
// for everything -Jo".
func (w *work) findDashed(i int) {
	first := i
	if first > 0 && w.spaced(first) && w.tokens[first-1].Shape.Has(scan.Upper) {
		first--
	}
	gap := w.gapBefore(first)
	if mark := strings.Trim(gap, " \n"); first == 0 || gap == "" || gap[0] > ' ' || mark != "-" && mark != "--" && mark != "–" && mark != "—" && mark != "~" {
		return
	}
	t := &w.tokens[first]
	if t.Kind != scan.Word || !t.Shape.Has(scan.Upper) || t.Shape.Has(scan.AllUpper) || t.Len() < 2 || t.Len() > maxNameBytes || w.flags(first).Any(notName) && !w.given(first) ||
		w.word1(first) && !w.given(first) || first < i && !w.nameable(i, false) && !w.initial(i) {
		return
	}
	w.proposeName(first, i, 0.8, RoleUnknown, "name/signature")
}
