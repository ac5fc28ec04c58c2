// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The lengths of a number of a record that only its place gives away.
const (
	minRecord = 7
	maxRecord = 15
)

// findRecord finds long numbers that no label announces and that their place
// gives away: the cell next to a date in the header of a record ("| M |
// 22/01/1965 | 9010572683 |"), the number behind a word for a patient or a visit
// ("patient 1234567890"), and the number behind a bare "number" or "numéro"; and
// codes behind a sign for a number.
//
// Records have no grammar (45 CFR 164.514(b)(2)(i)(H) and (R)); amounts, dates
// and doses have not so many digits in one.
func findRecord(w *work, i int) {
	w.findNumbered(i)
	n := w.tokens[i].Len()
	if n < minRecord || n > maxRecord || i == 0 || w.tokens[i].Kind != scan.Number || !w.bounded(i, i) {
		return
	}
	kind, odds := KindMRN, 0.0
	switch {
	case w.cell(i) && w.rowHasDate(i):
		odds = 1
	case w.encounter(i - 1):
		odds = 1
	case w.numberWord(i - 1):
		kind, odds = KindOtherID, 0.4
	default:
		return
	}
	if b := w.before(i); b == '$' || w.after(i) == '%' {
		return
	}
	odds += min(0, w.support(i, i, KindMRN, KindOtherID))
	w.propose(candidate{kind: kind, start: int(w.tokens[i].Start), end: int(w.tokens[i].End), odds: odds, rule: "record/number"})
}

// findNumbered finds a code of any shape behind a sign that says no more than that a
// number follows: "bon n° AMB/24/00918", "num V-550917". Its first token with a digit
// is token i.
func (w *work) findNumbered(i int) {
	first := i
	for first > 0 && i-first < 4 && joinsCode(w.gap(first)) {
		if first--; w.tokens[first].Kind != scan.Word {
			return
		}
	}
	if first == 0 || !w.numberSign(first-1) || w.statute(first) {
		return
	}
	last, digits := w.valueEnd(first, KindOtherID)
	if letters := w.letters(first, last); digits < 2 || digits < 5 && !letters && last == first || w.tokens[last].End-w.tokens[first].Start < 4 || w.after(last) == '%' {
		return
	}
	w.propose(candidate{
		kind: KindOtherID, start: int(w.tokens[first].Start), end: int(w.tokens[last].End), odds: 0.8 + min(0, w.support(first, last, KindOtherID)), rule: "record/code",
	})
}

// joinsCode reports whether a gap joins the parts of a code.
func joinsCode(gap string) bool { return gap == "-" || gap == "/" || gap == "_" }

// numberSign reports whether token i is a sign that a number follows, which no word
// of the language looks like.
func (w *work) numberSign(i int) bool {
	gap := w.gap(i + 1)
	if w.tokens[i].Kind == scan.Symbol {
		return i > 0 && w.word(i) == "°" && w.is(i-1, "n") && (gap == " " || gap == "")
	}
	switch string(w.lower(i)) {
	case "nº", "nr", "num", "numero", "número", "numéro", "nummer":
		return gap == " " || gap == ". " || gap == ": "
	case "n", "no":
		return gap == ". " || gap == "."
	}
	return false
}

// maxRow is the largest number of tokens of a row that are looked at on either
// side of a cell.
const maxRow = 12

// cell reports whether token i fills a cell of a row: a bar, a tab or a comma
// before it and one of them or the end of the line behind it.
func (w *work) cell(i int) bool {
	if !w.opensCell(i) {
		return false
	}
	rest := strings.TrimLeft(w.text[w.tokens[i].End:min(len(w.text), int(w.tokens[i].End)+4)], " .")
	return rest == "" || strings.IndexByte("|\t;,\r\n", rest[0]) >= 0
}

// rowHasDate reports whether a whole date stands in the same row as token i, no
// further than a few cells away.
func (w *work) rowHasDate(i int) bool {
	for j := i - 1; j >= 2 && j >= i-maxRow && !strings.Contains(w.gap(j+1), "\n"); j-- {
		if w.tokens[j].Kind != scan.Number || w.tokens[j-2].Kind != scan.Number || w.tokens[j-1].Kind != scan.Number {
			continue
		}
		if g := w.numberAt(j-2, "/-."); g.n >= 3 && calendar(w.atoi(j-2), w.atoi(j-1), w.atoi(j), g.size[0], g.size[1], g.size[2]) {
			return true
		}
	}
	return false
}

// encounter reports whether token i is a word for a patient, a visit or a case,
// which a number behind it can only identify.
func (w *work) encounter(i int) bool {
	if gap := w.seam(i + 1); gap != " " && gap != " #" && gap != ": " {
		return false
	}
	return encounters.has(&w.tokens[i])
}

// encounters are the words for a patient, a visit or a case.
var encounters = wordsOf(`patient pt client resident visit encounter case admission member record paciente visita caso ingreso
	patiente visite séjour venue hospitalisation patientin fall aufnahme besuch paziente ricovero accesso`)

// numberWord reports whether token i, or the sign behind it, says no more than
// that a number follows.
func (w *work) numberWord(i int) bool {
	if w.tokens[i].Kind == scan.Symbol && i > 0 {
		i-- // "n° 1234567"
	}
	if w.flags(i).Has(lexicon.Label) && !w.flags(i).Has(lexicon.WeakLabel) || breaks(w.gap(i+1)) {
		return false
	}
	return numbersSaid.has(&w.tokens[i])
}

// numbersSaid are the words that say no more than that a number follows.
var numbersSaid = wordsOf("number no num nr número numéro numero nummer nº n ref réf")

// mayBeRecord reports whether what stands before the number at token i may give it away
// as that of a record.
func (w *work) mayBeRecord(i int) bool {
	if i == 0 {
		return false
	}
	before := &w.tokens[i-1]
	if before.Kind == scan.Symbol || encounters.has(before) || numbersSaid.has(before) {
		return true
	}
	return w.opensCell(i)
}

// opensCell reports whether what stands between cells of a row stands before token i.
func (w *work) opensCell(i int) bool {
	before := strings.TrimRight(w.gap(i), " ")
	return before != "" && strings.IndexByte("|\t;,", before[len(before)-1]) >= 0
}

// findMisfit finds a long number behind a label for something else: "IP:
// 67475839483" is no address, "patient no. 2029342803" no name. What is labelled
// identifies, whatever it is.
func (w *work) findMisfit(l label) {
	j := l.last + 1
	for j < len(w.tokens) && j <= l.last+2 && (w.labelTail(j) || w.tokens[j].Kind == scan.Symbol) && !breaks(w.gap(j)) {
		j++
	}
	if j >= len(w.tokens) || breaks(w.gap(j)) || w.tokens[j].Kind != scan.Number || w.tokens[j].Len() < minRecord || w.tokens[j].Len() > maxRecord || !w.bounded(j, j) {
		return
	}
	w.propose(candidate{
		kind: KindMRN, start: int(w.tokens[j].Start), end: int(w.tokens[j].End), odds: 1.5, rule: labelledRules[KindMRN],
	})
}
