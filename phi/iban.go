// SPDX-License-Identifier: Apache-2.0

package phi

import "strings"

// findIBAN finds international bank account numbers, written in one piece or
// in groups. The check digits are right by chance once in about a hundred.
func findIBAN(w *work, i int) {
	word := w.word(i)
	if len(word) < 4 || !isLetter(word[0]) || !isLetter(word[1]) || !isDigit(word[2]) || !isDigit(word[3]) {
		return
	}
	want := ibanLength(word[:2])
	last, size := i, len(word)
	odds := 4.5
	best, grouped := -1, i+1 < len(w.tokens) && w.tokens[i].Len() == 4
	for {
		if size == want {
			code := w.compact(make([]byte, 0, 34), i, last)
			if len(code) == size && (mod97(code) == 1 || grouped && last > i+3) {
				best = last
				if mod97(code) != 1 {
					odds = w.bankOdds(i)
				}
			}
		}
		if size >= want || last+1 >= len(w.tokens) || w.separator(last+1, " -") == 0 {
			break
		}
		last++
		size += w.tokens[last].Len()
		grouped = grouped && (w.tokens[last].Len() == 4 || size == want)
	}
	if best < 0 {
		return
	}
	w.propose(candidate{
		kind: KindAccount, start: int(w.tokens[i].Start), end: int(w.tokens[best].End), odds: odds, rule: "account/iban",
	})
}

// bankOdds grades what has the form of an account number in groups of four at
// token i, and not its check, by the words before it: it may be badly copied.
func (w *work) bankOdds(i int) float64 {
	for j := i - 1; j >= 0 && j >= i-4 && !breaks(w.gap(j+1)); j-- {
		switch string(w.lower(j)) {
		case "iban", "account", "bank", "konto", "bankverbindung", "abbuchen", "überweisen", "compte", "virement", "prélèvement", "cuenta", "transferencia", "conto", "bonifico":
			return 1
		}
	}
	return -2
}

// ibanLengths holds the countries of the registry with the length of their
// numbers.
const ibanLengths = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28" +
	"HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24" +
	"SC31SE24SI19SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20BI27DJ27FK18HN28LY25MN20NI28OM23RU33SD18SO23YE30"

// ibanLength returns the length of the numbers of a country, or 0.
func ibanLength(country string) int {
	for i := 0; i < len(ibanLengths); i += 4 {
		if strings.EqualFold(ibanLengths[i:i+2], country) {
			return int(ibanLengths[i+2]-'0')*10 + int(ibanLengths[i+3]-'0')
		}
	}
	return 0
}

// mod97 returns the remainder of an account number after its first four
// characters moved to the end and its letters became numbers from 10 to 35.
func mod97(code []byte) int {
	sum := 0
	for i := range code {
		b := code[(i+4)%len(code)]
		if isDigit(b) {
			sum = (sum*10 + int(b-'0')) % 97
		} else {
			sum = (sum*100 + int(b-'A') + 10) % 97
		}
	}
	return sum
}
