// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"strconv"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// exampleDomain returns a domain that is reserved for examples (RFC 2606).
func exampleDomain(d *drawer) string {
	return [...]string{"example.com", "example.net", "example.org"}[d.below(3)]
}

// fill writes digits over those of a text, from the right, and keeps what stands
// between them. Digits of the text beyond those to write go.
func fill(text, digits string) string {
	out := []byte(text)
	n := len(digits)
	for i := len(out) - 1; i >= 0; i-- {
		if !isDigit(out[i]) {
			continue
		}
		if n == 0 {
			out[i] = '0'
			continue
		}
		n--
		out[i] = digits[n]
	}
	return string(out)
}

// count returns the number of ASCII digits in a text.
func count(text string) int {
	n := 0
	for i := range len(text) {
		if isDigit(text[i]) {
			n++
		}
	}
	return n
}

// plainNumber reports whether a text has nothing but digits and what groups
// them.
func plainNumber(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) && strings.IndexByte(" -.()+/", text[i]) < 0 {
			return false
		}
	}
	return true
}

// fakePhone returns a number of a range that a numbering plan sets aside for
// fiction: 555-0100 to 555-0199 in North America, the blocks of the regulator in
// France and in Germany. Spain and Italy have none; a North American one stands
// in.
func fakePhone(text string, lang phi.Language, d *drawer) string {
	switch {
	case lang == phi.French && !nanp(text):
		block := [...]string{"019900", "026191", "035301", "046571", "053649", "063998"}[d.below(6)]
		n := block + digits(d, 4)
		if plainNumber(text) && count(text) == 10 {
			return fill(text, n)
		}
		return n[:2] + " " + n[2:4] + " " + n[4:6] + " " + n[6:8] + " " + n[8:]
	case lang == phi.German && !nanp(text):
		block := [...]string{"030 23125", "069 90009", "040 66969", "0221 4710", "089 99998"}[d.below(5)]
		return block + digits(d, 3)
	}
	area := [3]byte{d.digit(2), '0' + byte(d.below(9)), d.digit(0)}
	switch {
	case area[1] == '1' && area[2] == '1':
		area[2] = '2' // N11 is no area
	case area[0] == '3' && area[1] == '7', area[0] == '9' && area[1] == '6':
		area[1] = '0' // 37x and 96x are set aside
	}
	n := string(area[:]) + "55501" + digits(d, 2)
	switch c := count(text); {
	case plainNumber(text) && c == 10 && text[0] != '+':
		return fill(text, n)
	case plainNumber(text) && c == 11 && strings.HasPrefix(strings.TrimLeft(text, "+("), "1"):
		return fill(text, "1"+n)
	}
	return "+1 " + n[:3] + "-" + n[3:6] + "-" + n[6:]
}

// nanp reports whether a number is written like one of North America.
func nanp(text string) bool {
	c := count(text)
	first := strings.TrimLeft(text, "+( ")
	return c == 11 && strings.HasPrefix(first, "1") || c == 10 && !strings.HasPrefix(first, "0")
}

// fakeSSN returns a number of an area that is never issued, with a group that is
// not one of a taxpayer number either: 9xx and a group below 50.
func fakeSSN(text string, d *drawer) string {
	group := strconv.Itoa(101 + d.below(49))[1:]
	serial := strconv.Itoa(10_001 + d.below(9_999))[1:]
	n := "9" + digits(d, 2) + group + serial
	if plainNumber(text) && count(text) == 9 {
		return fill(text, n)
	}
	return n[:3] + "-" + n[3:5] + "-" + n[5:]
}

// fakeIP returns an address that is reserved for documentation (RFC 5737, RFC
// 3849).
func fakeIP(text string, d *drawer) string {
	if strings.Count(text, ":") > 1 {
		group := func() string { return strconv.FormatUint(uint64(d.below(1<<16)), 16) }
		return "2001:db8:" + group() + ":" + group() + "::" + group()
	}
	net := [...]string{"192.0.2.", "198.51.100.", "203.0.113."}[d.below(3)]
	return net + strconv.Itoa(1+d.below(254))
}

// The form of a Medicare beneficiary identifier: N a digit, L a letter, X either.
const formMBI = "NLXNLXNLLNN"

// lettersMBI are those that the identifier uses.
const lettersMBI = "ACDEFGHJKMNPQRTUVWXY"

// isMBI reports whether a text has the form, with hyphens or without.
func isMBI(text string) bool {
	plain := strings.ToUpper(compact(text))
	if len(plain) != len(formMBI) || plain[0] == '0' {
		return false
	}
	for i := range len(plain) {
		letter := strings.IndexByte(lettersMBI, plain[i]) >= 0
		if f := formMBI[i]; f == 'N' && !isDigit(plain[i]) || f == 'L' && !letter || f == 'X' && !letter && !isDigit(plain[i]) {
			return false
		}
	}
	return true
}

// fakeMBI returns the form with a zero in the first place, where none has one.
func fakeMBI(text string, d *drawer) string {
	n := []byte(formMBI)
	for i, f := range n {
		if f == 'L' || f == 'X' && d.below(2) == 0 {
			n[i] = lettersMBI[d.below(len(lettersMBI))]
		} else {
			n[i] = d.digit(0)
		}
	}
	n[0] = '0'
	if strings.Contains(text, "-") {
		return string(n[:4]) + "-" + string(n[4:7]) + "-" + string(n[7:])
	}
	return string(n)
}

// compact returns a text without blanks and hyphens.
func compact(text string) string { return strings.NewReplacer(" ", "", "-", "").Replace(text) }

func isCard(text string) bool {
	c := count(text)
	return plainNumber(text) && c >= 13 && c <= 19
}

// fakeCard returns a card number whose last digit is not the one that the rest
// asks for, so that no issuer can have given it.
func fakeCard(text string, d *drawer) string {
	n := []byte(digits(d, count(text)))
	n[0] = '4'
	last := len(n) - 1
	n[last] = '0'
	right := (10 - luhn(n)) % 10
	n[last] = '0' + byte((right+1+d.below(9))%10)
	return fill(text, string(n))
}

// luhn returns the sum of ISO/IEC 7812 over digits, modulo 10.
func luhn(n []byte) int {
	sum := 0
	for i := range n {
		v := int(n[len(n)-1-i] - '0')
		if i%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum % 10
}

func isIBAN(text string) bool {
	plain := compact(text)
	return len(plain) >= 15 && len(plain) <= 34 && isLetter(plain[0]) && isLetter(plain[1]) && isDigit(plain[2]) && isDigit(plain[3])
}

// fakeIBAN keeps country and length and has the check digits 00, which the
// standard never gives.
func fakeIBAN(text string, d *drawer) string {
	plain := compact(text)
	n := strings.ToUpper(plain[:2]) + "00" + digits(d, len(plain)-4)
	if !strings.Contains(text, " ") {
		return n
	}
	var grouped []byte
	for i := range len(n) {
		if i > 0 && i%4 == 0 {
			grouped = append(grouped, ' ')
		}
		grouped = append(grouped, n[i])
	}
	return string(grouped)
}

const (
	lenVIN     = 17
	lettersVIN = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
	checkVIN   = 8 // the place of the check digit
)

func isVIN(text string) bool {
	if len(text) != lenVIN {
		return false
	}
	for _, c := range []byte(strings.ToUpper(text)) {
		if strings.IndexByte(lettersVIN, c) < 0 {
			return false
		}
	}
	return true
}

// fakeVIN returns a vehicle identification number with a wrong check digit
// (49 CFR 565.15).
func fakeVIN(d *drawer) string {
	n := make([]byte, lenVIN)
	for i := range n {
		n[i] = lettersVIN[d.below(len(lettersVIN))]
	}
	n[0] = '1' // a North American one, where the digit is checked
	for i := lenVIN - 5; i < lenVIN; i++ {
		n[i] = d.digit(0)
	}
	n[9] = "ABCDEFGHJKLMNPRSTVWXY123456789"[d.below(30)] // the model year
	wrong := (vinCheck(n) + 1 + d.below(10)) % 11
	n[checkVIN] = "0123456789X"[wrong]
	return string(n)
}

// vinCheck returns the number that the check digit of a vehicle has to show.
func vinCheck(n []byte) int {
	weights := [lenVIN]int{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2}
	sum := 0
	for i, c := range n {
		v := int(c - '0')
		switch {
		case c >= 'S':
			v = int(c-'S') + 2
		case c >= 'J':
			v = int(c-'J') + 1
		case c >= 'A':
			v = int(c-'A') + 1
		}
		sum += v * weights[i]
	}
	return sum % 11
}

func isMAC(text string) bool {
	if len(text) != 17 {
		return false
	}
	for i := range len(text) {
		if c := text[i]; i%3 == 2 && c != ':' && c != '-' || i%3 != 2 && !isDigit(c) && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}

// fakeMAC returns a hardware address that is reserved for documentation (RFC
// 7042).
func fakeMAC(text string, d *drawer) string {
	const hex = "0123456789ABCDEF"
	out := []byte("00-00-5E-00-53-" + string(hex[d.below(16)]) + string(hex[d.below(16)]))
	for i := 2; i < len(out); i += 3 {
		out[i] = text[2]
	}
	return string(out)
}

// fakePlace returns a coined town, with a street before it if the value has a
// number, and a ZIP code of a prefix that is not assigned if it is nothing else.
func fakePlace(text string, lang phi.Language, d *drawer) string {
	if n := count(text); n == len(text) && n == 5 {
		return "00" + string('0'+byte(d.below(4))) + digits(d, 2)
	}
	town := coin(lang, d)
	if count(text) == 0 {
		return town
	}
	number := strconv.Itoa(1 + d.below(999))
	street := coin(lang, d)
	switch lang {
	case phi.Spanish:
		return "Calle " + street + " " + number + ", " + town
	case phi.French:
		return number + " rue " + street + ", " + town
	case phi.German:
		return street + "weg " + number + ", " + town
	case phi.Italian:
		return "Via " + street + " " + number + ", " + town
	}
	return number + " " + street + " Street, " + town
}
