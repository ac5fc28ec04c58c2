// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findLabelled finds the values that only their label gives away: record,
// plan, account and license numbers, plates, serial numbers, and other codes.
// Nobody publishes a grammar for them, so anything that holds a digit will do.
func findLabelled(w *work, i int) {
	l := *w.labelEnding(i)
	switch l.kind {
	case KindName, KindIP:
		w.findMisfit(l)
		return
	case KindLocation, KindDate, KindAge, KindPhone, KindFax, KindEmail, KindURL:
		return // their recognisers ask for the label themselves
	}
	if l.first+1 == l.last && w.gap(l.last) == "/" && w.lang == Spanish && w.is(l.first, "s") && w.is(l.last, "n") {
		return // "s/n" in an address: without a number
	}
	if w.numerals.any(l.last+1, l.last+valueReach) {
		w.findValueBehind(l)
	}
	if w.numerals.any(l.first-valueReach, l.first-1) {
		w.findValueBefore(l)
	}
}

// valueReach is the number of tokens from a label among which one has to hold a
// digit if there is a value: further away it is not looked for.
const valueReach = 5 + maxCopula + 5

// valueAround reports whether there may be a value beside the label that ends at token
// i, in digits or read out.
func (w *work) valueAround(i int) bool {
	last := i + valueReach + maxPieces
	return w.numerals.any(i-maxPhrase-valueReach, last) || w.numberWords.any(i, last)
}

// labelledRules are the rules for the values of each kind.
var labelledRules = [...]string{
	KindSSN: "labelled/ssn", KindMRN: "labelled/mrn", KindHealthPlanID: "labelled/health_plan_id", KindAccount: "labelled/account",
	KindLicense: "labelled/license", KindVehicle: "labelled/vehicle", KindDevice: "labelled/device", KindBiometric: "labelled/biometric",
	KindPhoto: "labelled/photo", KindOtherID: "labelled/other_id",
}

// findValueBehind finds a value that follows its label.
func (w *work) findValueBehind(l label) {
	j := l.last + 1
	connected := l.first < l.last && w.link(l.last).Flags.Has(lexicon.LabelTail) // "locker number"
	for n := 0; j < len(w.tokens) && n < 5; n++ {
		gap, value := w.gap(j), w.valueToken(j)
		if gap != " " {
			tied, broken := connector(gap), strings.Contains(gap, "\n")
			if gap == far || n > 0 && broken || endsSentence(gap) && !tied && w.tokens[j-1].Len() > 5 && !abbreviated(w.word(j-1)) {
				return
			}
			connected = connected || tied || broken
			if strings.HasSuffix(gap, "(") && j+1 < len(w.tokens) && !value {
				if next := w.gap(j + 1); strings.HasPrefix(next, ")") && connector(next) {
					j, connected = j+1, true // "MRN (home): 123"
					break
				}
			}
		}
		if n == 0 && !value && !connector(gap) && (w.is(j, "of") || w.is(j, "value")) {
			return // "a lot of 5", "reference value 120"
		}
		degree := w.word(j) == "°" // "N° 123"
		if value || !degree && !w.labelTail(j) && w.link(j).Person == 0 {
			if k := w.colonBehind(l, j); k > j {
				j, connected = k, true
			} else if k := w.copulaBehind(j); k > j && w.codeAt(k) {
				j, connected = k, true
			} else if connected && n > 0 && w.tokens[j].Len() <= 3 && articles.has(&w.tokens[j]) && j+1 < len(w.tokens) && w.seam(j+1) == " " {
				j++ // "mon numéro est le 4471190"
			}
			break
		}
		if degree || w.labelTail(j) {
			connected = true
		}
		j++
	}
	if j >= len(w.tokens) || w.labelEnding(j) != nil && w.labelEnding(j).first == j && !w.valueToken(j) && l.kind != KindVehicle {
		return
	}
	w.proposeValues(l, j, connected)
}

// maxQualifiers is the largest number of words between a label and its colon.
const maxQualifiers = 4

// colonBehind returns the token of the value that a colon sets off from words
// which qualify a label: "référence interne de la patiente : 9750409278". The
// words start at token j, which is returned if there is no such value. An everyday word
// is not qualified.
func (w *work) colonBehind(l label, j int) int {
	if l.weak {
		return j
	}
	for k := j; k+1 < len(w.tokens) && k < j+maxQualifiers; k++ {
		if w.tokens[k].Kind != scan.Word || w.tokens[k].Shape.Has(scan.Upper) || w.labelEnding(k) != nil || w.seam(k) != " " {
			return j
		}
		if gap := w.gap(k + 1); strings.TrimSpace(gap) == ":" && !strings.Contains(gap, "\n") {
			if t := w.tokens[k+1]; t.Kind == scan.Number && t.Len() >= 4 {
				return k + 1
			}
			return j
		}
	}
	return j
}

// plainDigits is the number of digits without a sign between them from which on
// nobody counts anything.
const plainDigits = 7

// adjacent reports whether nothing but a space, or the stop of an abbreviation, stands
// before token j: "exp. 77-0921".
func (w *work) adjacent(j int) bool {
	return w.seam(j) == " " || w.gap(j) == ". " && w.tokens[j-1].Len() <= 5
}

// proposeValues proposes the value that starts at token j and the values that
// a comma or "and" joins to it.
func (w *work) proposeValues(l label, j int, connected bool) {
	for n := 0; j < len(w.tokens) && n < 4; n++ {
		last, digits := w.valueEnd(j, l.kind)
		if l.kind == KindVehicle {
			if plate, ok := w.plateEnd(j); ok {
				last, digits = plate, max(digits, 2)
			}
		}
		if digits == 0 || !w.plausible(l, j, last, digits) {
			return
		}
		odds := 1.0
		switch {
		case connected:
			odds = 4.5
		case l.weak && l.kind == KindVehicle && last > j && w.letters(j, last):
		case l.weak && (digits >= 4 || digits == 3 && last >= j+2 && w.tokens[j+1].Kind == scan.Word) && w.letters(j, last) && w.adjacent(j):
			// "order RX-7719302": nobody counts things like that
		case l.weak && (digits >= plainDigits || digits == plainDigits-1 && last > j) && w.adjacent(j):
		case l.weak:
			odds = -2
		case digits >= 4 || last > j:
			odds = 3
		}
		if digits < 2 {
			odds -= 2
		}
		switch {
		case !w.quantity(j, last):
		case l.weak, w.unitOrCount(last + 1):
			odds -= 5 // "our late policy is 15 minutes"
		case !connected:
			odds -= 3.5
		}
		w.propose(candidate{
			kind: l.kind, start: int(w.tokens[j].Start), end: int(w.tokens[last].End), odds: odds - 0.5*float64(n), rule: labelledRules[l.kind],
		})
		j = last + 1
		if j >= len(w.tokens) {
			return
		}
		switch gap := w.gap(j); {
		case gap == ", " || gap == "," || gap == " & " || gap == "/" || gap == " / ":
		case w.conjunction(j):
			j++
		default:
			return
		}
		if j >= len(w.tokens) || w.labelEnding(j) != nil || w.tokens[j].Kind == scan.Word && !w.valueToken(j) {
			return
		}
	}
}

// findValueBefore finds a value that comes before its label: "4471190 is my
// member number", "4471190 (MRN)".
func (w *work) findValueBefore(l label) {
	j := l.first - 1
	if j < 0 {
		return
	}
	gap := w.gap(l.first)
	bracket := strings.Contains(gap, "(")
	linked := false
	for n := 0; j > 0 && n < 4 && !w.valueToken(j); n++ {
		if breaks(w.gap(j+1)) || !w.labelTail(j) && w.link(j).Person == 0 && !w.announced(j).Flags.Has(lexicon.Kin) {
			return
		}
		if w.is(j, "is") || w.is(j, "was") || w.is(j, "es") || w.is(j, "ist") || w.is(j, "est") || w.is(j, "è") || w.is(j, "are") {
			linked = true
		}
		j--
	}
	if !w.valueToken(j) || breaks(w.gap(j+1)) || !linked && !bracket {
		return
	}
	if bracket && !linked && l.first+1 < len(w.tokens) && l.last+1 < len(w.tokens) && connector(w.gap(l.last+1)) {
		return // "(MRN: 123)" looks forward
	}
	first := j
	for first > 0 && w.tokens[j].End-w.tokens[first].Start <= 2*maxValue && (w.gap(first) == "-" || w.gap(first) == "/" || w.spaced(first) && w.tokens[first-1].Kind == scan.Number && w.tokens[first].Kind == scan.Number) && w.valueToken(first-1) {
		first--
	}
	digits := len(w.digits(nil, first, j))
	if digits < 2 || !w.plausible(l, first, j, digits) {
		return
	}
	odds := 2.5
	if l.weak {
		odds = 0.5
	}
	w.propose(candidate{
		kind: l.kind, start: int(w.tokens[first].Start), end: int(w.tokens[j].End), odds: odds, rule: labelledRules[l.kind],
	})
}
