// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// What stands between a label and its value, and how a code starts.

// abbreviated reports whether word ends in an abbreviation of "number", behind
// which a stop ends no sentence: "Kundennr. 4711".
func abbreviated(word string) bool {
	return len(word) > 2 && strings.EqualFold(word[len(word)-2:], "nr")
}

// maxCopula is the largest number of words between a label and a form of "to be".
const maxCopula = 6

// copulas are the forms of "to be" that a value stands behind.
var copulas = wordsOf("is es est ist è lautet")

// copulaBehind returns the token behind a form of "to be" that stands a few
// words behind a label: "serial on my pump is KT-4471"; or j. The words start at
// token j.
func (w *work) copulaBehind(j int) int {
	for k := j; k+1 < len(w.tokens) && k <= j+maxCopula; k++ {
		if w.tokens[k].Kind != scan.Word || w.labelEnding(k) != nil && !w.labelEnding(k).weak || w.seam(k+1) != " " && w.seam(k+1) != ": " || breaks(w.gap(k)) {
			return j
		}
		if copulas.has(&w.tokens[k]) {
			return k + 1
		}
	}
	return j
}

// codeAt reports whether a value of four digits or more starts at token j, which
// is no quantity.
func (w *work) codeAt(j int) bool {
	last, digits := w.valueEnd(j, KindOtherID)
	return digits >= 4 && (last > j || w.tokens[j].Kind == scan.Mixed || digits >= 6)
}

// codeHead reports whether token j starts a code of words in capitals, or of a short
// word, that dashes tie to a number: "CARD-IT-0552", "pt-88120".
func (w *work) codeHead(j int) bool {
	k := j
	for k+2 < len(w.tokens) && k < j+2 && w.gap(k+1) == "-" && w.tokens[k].Shape.Has(scan.AllUpper) && w.tokens[k+1].Shape.Has(scan.AllUpper) && w.tokens[k+1].Kind == scan.Word {
		k++
	}
	next := k + 1
	return next < len(w.tokens) && w.gap(next) == "-" && w.tokens[next].Kind == scan.Number &&
		(k > j && w.tokens[next].Len() >= 3 || k == j && w.tokens[j].Len() <= 4 && w.tokens[next].Len() >= 4)
}
