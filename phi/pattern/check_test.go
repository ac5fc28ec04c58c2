// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"math/big"
	"strings"
	"testing"
)

func TestChecks(t *testing.T) {
	for _, tc := range []struct {
		why   string
		check func(string) bool
		value string
		want  bool
	}{
		{"the example of the standard", luhn, "79927398713", true},
		{"another last digit", luhn, "79927398710", false},
		{"signs between digits do not count", luhn, "7992-7398 713", true},
		{"a letter has no weight", luhn, "A79927398713", false},
		{"one digit proves nothing", luhn, "0", false},
		{"the first digit counts once in an even length", luhn, "18", true},
		{"an example with letters", mod97, "54930084UKLVMY22DS16", true},
		{"in lower case", mod97, "54930084uklvmy22ds16", true},
		{"two letters changed over", mod97, "54930084KULVMY22DS16", false},
		{"no value", mod97, "", false},
		{"the number one proves nothing", mod97, "01", false},
	} {
		if got := tc.check(tc.value); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.why, got, tc.want)
		}
	}
}

// mod97 is the rest of the number that the value is written as.
func FuzzMod97LikeBig(f *testing.F) {
	f.Add("54930084UKLVMY22DS16")
	f.Add("001")
	f.Fuzz(func(t *testing.T, value string) {
		var digits strings.Builder
		signs := 0
		for _, b := range []byte(strings.ToUpper(value)) {
			switch {
			case '0' <= b && b <= '9':
				digits.WriteByte(b)
			case 'A' <= b && b <= 'Z':
				digits.WriteByte('1' + (b-'A')/10)
				digits.WriteByte('0' + (b-'A')%10)
			default:
				continue
			}
			signs++
		}
		n, ok := new(big.Int).SetString(digits.String(), 10)
		want := ok && signs > 2 && new(big.Int).Mod(n, big.NewInt(97)).Int64() == 1
		if asciiOnly(value) && mod97(value) != want {
			t.Fatalf("%q: %v, want %v", value, !want, want)
		}
	})
}

func asciiOnly(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return r > 127 }) < 0 }
