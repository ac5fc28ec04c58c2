// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findLastFour finds the last four digits of a number, which is a part of an
// identifier and so no less one (guidance of OCR on parts and derivatives): with
// the others masked ("***-**-1234", "•••• 4242"), or behind words that say so
// ("card ending in 4242", "los últimos cuatro de mi tarjeta son 4242").
func findLastFour(w *work, i int) {
	if w.tokens[i].Kind != scan.Number || w.tokens[i].Len() != 4 || !w.bounded(i, i) && w.before(i) != '-' {
		return
	}
	if start, masks := w.maskBefore(i); masks >= 3 {
		w.proposeMasked(i, start, masks)
		return
	}
	if w.saysLast(i) {
		if kind := w.ownerOfDigits(i); kind != 0 {
			w.propose(candidate{kind: kind, start: int(w.tokens[i].Start), end: int(w.tokens[i].End), odds: 3, rule: "last-four/said"})
		}
	}
}

// maxMask is the length in bytes of the longest mask that is followed.
const maxMask = 64

// maskBefore returns the start of the mask that ends before token i, and the
// number of characters that it hides: "XXX-XX-", "**** **** **** ", "••••".
func (w *work) maskBefore(i int) (start, masks int) {
	at := int(w.tokens[i].Start)
	start = at
	for at > 0 && int(w.tokens[i].Start)-at < maxMask {
		switch b := w.text[at-1]; {
		case strings.IndexByte("*xX#", b) >= 0:
			at--
		case strings.HasSuffix(w.text[:at], "•"), strings.HasSuffix(w.text[:at], "●"), strings.HasSuffix(w.text[:at], "…"):
			at -= len("•")
		case b == ' ' || b == '-':
			at--
			continue
		default:
			if at == start && isLetter(b) && isLetter(w.text[start]) {
				return int(w.tokens[i].Start), 0 // the end of a word: "Xerox 1234"
			}
			return start, masks
		}
		start = at
		masks++
	}
	return start, masks
}

// proposeMasked proposes the digits of token i with their mask. Five characters
// in two groups hide a Social Security number, twelve and more a card.
func (w *work) proposeMasked(i, start, masks int) {
	mask := w.text[start:w.tokens[i].Start]
	kind, odds := w.ownerOfDigits(i), 2.0
	switch groups := strings.Count(mask, "-") + strings.Count(mask, " "); {
	case masks == 5 && groups == 2:
		kind, odds = KindSSN, 3.5
	case kind != 0:
	case masks >= 8, masks == 4 && !isLetter(mask[0]):
		kind = KindAccount
	default:
		return
	}
	w.propose(candidate{kind: kind, start: start, end: int(w.tokens[i].End), odds: odds, rule: "last-four/masked"})
}

// lastReach is the number of tokens before the digits in which the words are
// looked for.
const lastReach = 10

// saysLast reports whether the words before token i say that it is the end of a
// number.
func (w *work) saysLast(i int) bool {
	said := w.lastWord(i)
	if said < 0 {
		return false
	}
	for j := said + 1; j <= i; j++ {
		if breaks(w.gap(j)) {
			return false
		}
	}
	return endings.has(&w.tokens[said]) || w.fourOf(said+1) || w.fourOf(said+2) || w.four(said-1)
}

// lastWord returns the nearest token before token i that speaks of the end of a number,
// or -1: most numbers have none.
func (w *work) lastWord(i int) int {
	for j := i - 1; j >= max(0, i-lastReach); j-- {
		if t := &w.tokens[j]; endings.has(t) || lasts.has(t) {
			return j
		}
	}
	return -1
}

// masked reports whether there may be a mask before token i.
func (w *work) masked(i int) bool {
	at := int(w.tokens[i].Start)
	for at > 0 && (w.text[at-1] == ' ' || w.text[at-1] == '-') {
		at--
	}
	if at == 0 {
		return false
	}
	b := w.text[at-1]
	return b >= 0x80 || strings.IndexByte("*xX#", b) >= 0
}

// endings are words behind which the end of a number stands, and lasts those which the
// number four has to stand beside.
var (
	endings = wordsOf(`ending ends end termina terminada terminado acaba acabada acabado termine terminant finit finissant
		endet endend endung finisce finale`)
	lasts = wordsOf("last últimos últimas derniers letzten ultime ultimi")
)

// fourOf reports whether token i is the number four, and what follows are no four
// things but digits or a number: "last 4 of my ssn", no "last 4 hours".
func (w *work) fourOf(i int) bool {
	next := i + 1
	if !w.four(i) || next >= len(w.tokens) {
		return false
	}
	return w.tokens[next].Kind != scan.Word || w.flags(next).Any(lexicon.Function|lexicon.LabelTail) || articles.has(&w.tokens[next]) || w.numberOf(next) != 0 || w.digitsWord(next)
}

// digitsWord reports whether token i is a word for digits.
func (w *work) digitsWord(i int) bool {
	switch string(w.lower(i)) {
	case "digits", "digit", "numbers", "dígitos", "números", "cifras", "chiffres", "ziffern", "stellen", "cifre", "numeri":
		return true
	}
	return false
}

// four reports whether token i is the number four.
func (w *work) four(i int) bool {
	if i < 0 || i >= len(w.tokens) {
		return false
	}
	return w.word(i) == "4" || w.entry(i).Flags.Has(lexicon.NumberWord) && w.entry(i).Number == 4
}

// ownerOfDigits returns the kind of the number whose last digits token i is, as
// the words around say, or 0.
func (w *work) ownerOfDigits(i int) Kind {
	for j := i - 1; j >= 0 && j >= i-lastReach && !breaks(w.gap(j+1)); j-- {
		if k := w.numberOf(j); k != 0 {
			return k
		}
	}
	for j := i + 1; j < len(w.tokens) && j <= i+behindLabel && !breaks(w.gap(j)); j++ {
		if k := w.numberOf(j); k != 0 {
			return k
		}
	}
	return 0
}

// numberOf returns the kind of the number that token i names, or 0.
func (w *work) numberOf(i int) Kind {
	switch string(w.lower(i)) {
	case "card", "visa", "mastercard", "amex", "discover", "debit", "credit", "account", "acct", "iban", "checking", "savings",
		"tarjeta", "cuenta", "carte", "compte", "karte", "kreditkarte", "konto", "carta", "conto", "bancomat":
		return KindAccount
	case "ssn", "social", "itin":
		return KindSSN
	case "phone", "cell", "mobile", "telephone", "teléfono", "móvil", "téléphone", "portable", "telefon", "handy", "telefono", "cellulare":
		return KindPhone
	case "mrn", "chart", "expediente", "dossier", "ipp", "cartella":
		return KindMRN
	case "policy", "insurance", "medicare", "medicaid", "póliza", "mutuelle", "polizza":
		return KindHealthPlanID
	case "license", "licence", "passport", "dni", "nie", "pasaporte", "passeport", "reisepass", "passaporto", "patente":
		return KindLicense
	}
	return 0
}
