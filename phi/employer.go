// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The reach of a word for work before the name of an employer, in tokens, and
// the largest number of words of such a name.
const (
	workReach       = 4
	maxEmployerName = 4
)

// findEmployer finds the capitalised name behind words that say where somebody
// works or learns, in a message of theirs: "I work nights at Tully Freight".
// Employers are among the
// identifiers (45 CFR 164.514(b)(2)(i)).
func (w *work) findEmployer(i int) {
	if !w.inbound || i < 2 || !w.spaced(i) || !w.atEmployer(i-1) || !w.properName(i) || !w.worksBefore(i-1) {
		return
	}
	last := i
	for last+1 < len(w.tokens) && last-i+1 < maxEmployerName && (w.spaced(last+1) || w.gap(last+1) == " & " || w.gap(last+1) == "-") && w.properName(last+1) {
		last++
	}
	if last == i && (w.word1(i) || w.flags(i).Has(lexicon.Organization) || w.tokens[i].Len() < 4) || w.state(i) >= 0 || w.given(i) && last == i {
		return
	}
	w.propose(candidate{
		kind: KindName, role: RoleEmployer, first: int32(i), start: int(w.tokens[i].Start), end: int(w.tokens[last].End), odds: 1.5, rule: "name/employer",
	})
}

// atEmployer reports whether token i is the preposition before an employer.
func (w *work) atEmployer(i int) bool {
	switch string(w.lower(i)) {
	case "at", "for", "en", "para", "chez", "bei", "da", "presso", "per":
		return true
	}
	return false
}

// worksBefore reports whether a word for work stands before token i.
func (w *work) worksBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-workReach && w.spaced(j+1); j-- {
		if w.signsOf(w.entry(j)).Has(lexicon.SignWork) && w.tokens[j].Kind == scan.Word {
			return true
		}
	}
	return false
}
