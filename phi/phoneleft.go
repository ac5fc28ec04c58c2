// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// italianLine reports whether a number is in the groups in which the numbers of
// Italian landlines are read: the code of the area, then groups of two to four
// digits that are no day and month.
func italianLine(g *number) bool {
	total := 0
	for k := range g.n {
		if k >= len(g.size) || g.size[k] < 2 || g.size[k] > 4 {
			return false
		}
		total += g.size[k]
	}
	return g.n >= 3 && total >= 8 && total <= 11 && (g.size[0] > 2 || g.size[1] > 2)
}

// leftAsNumber reports whether the numbers first to last stand as people leave a
// number: at the end of a sentence or of a part of it, behind the end of another
// or behind a word that counts nothing.
func (w *work) leftAsNumber(first, last int) bool {
	switch next := last + 1; {
	case next == len(w.tokens):
		if rest := w.text[w.tokens[last].End:]; strings.Trim(rest, ".!?\n\"') ") != "" {
			return false
		}
	default:
		if gap := w.gap(next); gap != ", " && !strings.Contains(gap, "\n") && !endsSentence(gap) {
			return false
		}
	}
	if first == 0 {
		return false // nothing else is said: a conversation may tell what it is
	}
	gap := w.gap(first)
	return gap == ", " || breaks(gap) || (gap == " " || gap == " - ") && w.tokens[first-1].Kind == scan.Word && !w.flags(first-1).Any(lexicon.Health|lexicon.Unit|lexicon.Street)
}
