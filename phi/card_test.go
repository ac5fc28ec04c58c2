// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// slowLuhn is the check of ISO/IEC 7812-1 as the standard tells it: from the
// right, every second digit doubled, the digits of all products added.
func slowLuhn(digits string) bool {
	sum := 0
	for i := 0; i < len(digits); i++ {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

func TestLuhnAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	passed := 0
	const n = 20000
	for range n {
		d := randomDigits(r, 1+r.IntN(19))
		if got, want := luhn([]byte(d)), slowLuhn(d); got != want {
			t.Fatalf("luhn of %d digits is %v, the oracle says %v", len(d), got, want)
		}
		if luhn([]byte(d)) {
			passed++
		}
	}
	if passed < n/15 || passed > n/7 {
		t.Errorf("%d of %d random numbers pass, want about one in ten", passed, n)
	}
}

// A single wrong digit and two neighbours that changed places are what a check
// digit is for. The check of cards overlooks one exchange: 09 and 90.
func TestLuhnFindsSlips(t *testing.T) {
	const card = "4111111111111111"
	for i := range card {
		for d := byte('0'); d <= '9'; d++ {
			wrong := []byte(card)
			wrong[i] = d
			if luhn(wrong) != (d == card[i]) {
				t.Errorf("digit %d of the card replaced by %c", i, d)
			}
		}
	}
}

func TestCardScheme(t *testing.T) {
	for _, tc := range []struct {
		why, digits string
		want        bool
	}{
		{"Visa has 13, 16 or 19 digits", "4111111111111111", true},
		{"Visa of 15 digits does not exist", "411111111111111", false},
		{"Mastercard 51 to 55", "5555555555554444", true},
		{"Mastercard 2221 to 2720", "2223003122003222", true},
		{"just below the second series of Mastercard", "2220993122003222", false},
		{"just above it", "2721003122003222", false},
		{"American Express 34 and 37 has 15", "378282246310005", true},
		{"American Express of 16 digits does not exist", "3782822463100050", false},
		{"Discover 6011", "6011111111111117", true},
		{"Discover 644 to 649", "6440111111111117", true},
		{"JCB 3528 to 3589", "3530111333300000", true},
		{"just below JCB", "3527111333300000", false},
		{"Diners 36", "36227206271667", true},
		{"UnionPay 62", "6200000000000005", true},
		{"no scheme starts with 0", "0000000000000000", false},
		{"no scheme starts with 1", "1234567812345678", false},
		{"9 is for national use", "9111111111111111", false},
	} {
		if got := cardScheme([]byte(tc.digits)); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.why, got, tc.want)
		}
	}
}

// randomDigits returns n random digits.
func randomDigits(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + r.IntN(10))
	}
	return string(b)
}

func TestGS1Check(t *testing.T) {
	for code := range 1000 {
		body := fmt.Sprintf("0084458800%03d", code)
		sum := 0
		for i := range body {
			weight := 1
			if i%2 == 0 {
				weight = 3 // thirteen digits before the check digit
			}
			sum += weight * int(body[i]-'0')
		}
		want := byte('0' + (10-sum%10)%10)
		for d := byte('0'); d <= '9'; d++ {
			if gs1Check(body+string(d)) != (d == want) {
				t.Fatalf("check digit %c of code %d", d, code)
			}
		}
	}
}
