// SPDX-License-Identifier: Apache-2.0

package phi

// findNational finds the numbers by which the countries of the packs know a
// person and which carry a check of their own, and numbers that are spaced
// digit by digit. Each country has a file; what is not in its pack needs a label.
func findNational(w *work, i int) {
	w.findSpaced(i)
	if !w.abroad() {
		return
	}
	if w.packs.has(PackGB) {
		w.findBritish(i)
	}
	if w.packs.has(PackCA) {
		w.findCanadian(i)
	}
	if w.packs.has(PackES) {
		w.findSpanish(i)
	}
	if w.packs.has(PackFR) {
		w.findFrench(i)
	}
	if w.packs.has(PackDE) {
		w.findGerman(i)
	}
	if w.packs.has(PackIT) {
		w.findItalian(i)
	}
}

// proposeNational proposes tokens first to last, with what the labels say. Which
// of the numbers of a person a label names is not told apart.
func (w *work) proposeNational(first, last int, odds float64, kind Kind, rule string) {
	if !w.bounded(first, last) {
		return
	}
	odds += w.support(first, last, KindHealthPlanID, KindLicense, KindSSN, KindOtherID)
	w.propose(candidate{kind: kind, start: int(w.tokens[first].Start), end: int(w.tokens[last].End), odds: odds, rule: rule})
}
