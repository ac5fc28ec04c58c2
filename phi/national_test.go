// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// slowKVNR is the check of the German health insurance number: the letter as
// two digits, every second digit doubled, digit sums, modulo ten.
func slowKVNR(code string) bool {
	number := fmt.Sprintf("%02d%s", code[0]-'A'+1, code[1:9])
	sum := 0
	for i := range number {
		p := int(number[i] - '0')
		if i%2 == 1 {
			p *= 2
		}
		for _, d := range fmt.Sprint(p) {
			sum += int(d - '0')
		}
	}
	return sum%10 == int(code[9]-'0')
}

func TestKVNRAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 20000 {
		code := string(rune('A'+r.IntN(26))) + randomDigits(r, 9)
		if got, want := kvnr([]byte(code)), slowKVNR(code); got != want {
			t.Fatalf("%v, the oracle says %v", got, want)
		}
	}
	for _, code := range []string{"A123456780", "A000500015"} {
		if !kvnr([]byte(code)) {
			t.Error("a published example fails")
		}
	}
	for _, tc := range []struct{ why, code string }{
		{"a letter comes first", "1123456780"},
		{"eight digits follow", "A12345678X"},
		{"no letter among the digits", "A1234X6780"},
	} {
		if kvnr([]byte(tc.code)) {
			t.Error(tc.why)
		}
	}
}

func TestCodiceFiscaleShape(t *testing.T) {
	for _, tc := range []struct {
		why, code string
		want      bool
	}{
		{"the published example", "RCCMNL83S18D969H", true},
		{"ten letters stand for digits where two codes would be the same", "RCCMNLULSMUDVSVH", true},
		{"F is no letter of a month", "RCCMNL83F18D969H", false},
		{"the first six are letters", "RCCMN183S18D969H", false},
		{"the last is a letter", "RCCMNL83S18D9691", false},
		{"A stands for no digit", "RCCMNLA3S18D969H", false},
	} {
		if got := codiceFiscaleShape([]byte(tc.code)); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.why, got, tc.want)
		}
	}
}

func TestPension(t *testing.T) {
	if !pension([]byte("15070649C103")) {
		t.Error("the published example fails")
	}
	for _, tc := range []struct{ why, code string }{
		{"another check digit", "15070649C104"},
		{"no month 13", "15071349C103"},
		{"a letter at the ninth place", "150706491103"},
		{"digits everywhere else", "1507X649C103"},
	} {
		if pension([]byte(tc.code)) {
			t.Error(tc.why)
		}
	}
}

func TestSteuerID(t *testing.T) {
	if !steuerID([]byte("36574261809")) {
		t.Error("the published example fails")
	}
	for d := byte('0'); d <= '8'; d++ {
		if steuerID([]byte("3657426180" + string(d))) {
			t.Errorf("check digit %c", d)
		}
	}
	r := rand.New(rand.NewPCG(16, 17))
	passed := 0
	const n = 50000
	for range n {
		code := []byte(randomDigits(r, 11))
		if !steuerID(code) {
			continue
		}
		passed++
		code[3] = '0' + (code[3]-'0'+1)%10
		if steuerID(code) {
			t.Fatal("a wrong digit is not noticed")
		}
	}
	if passed == 0 || passed > n/50 {
		t.Errorf("%d of %d random numbers pass, want less than two in a hundred", passed, n)
	}
}

func TestCheckDigitsOfBritainAndCanada(t *testing.T) {
	for _, tc := range []struct {
		why  string
		ok   bool
		want bool
	}{
		{"the published NHS number", nhs([]byte("9434765919")), true},
		{"another check digit", nhs([]byte("9434765918")), false},
		{"a remainder of ten is never issued", nhs([]byte("9434765960")), false},
		{"the published number of British Columbia", phn([]byte("9698658215")), true},
		{"another check digit", phn([]byte("9698658216")), false},
		{"it starts with 9", phn([]byte("8698658215")), false},
		{"a woman's month", ramq([]byte("TREJ82562312")), true},
		{"no month 13", ramq([]byte("TREJ82132312")), false},
		{"no day 32", ramq([]byte("TREJ82063212")), false},
		{"a National Insurance number", nino("AB123456C"), true},
		{"a prefix that is not in use", nino("GB123456C"), false},
		{"a suffix above D", nino("AB123456E"), false},
		{"Q stands in no prefix", nino("QQ123456C"), false},
		{"a postal code", canadianPostcode([]byte("M5V3L9")), true},
		{"W stands not first", canadianPostcode([]byte("W5V3L9")), false},
		{"O stands nowhere", canadianPostcode([]byte("M5O3L9")), false},
		{"a district with a letter", outwardCode("SW1A"), true},
		{"three letters are no area", outwardCode("SWA1"), false},
		{"a number of the Spanish social security", nass([]byte("281234567840")), true},
		{"another rest", nass([]byte("281234567841")), false},
	} {
		if tc.ok != tc.want {
			t.Error(tc.why)
		}
	}
}
