// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// slowMod97 is the check of ISO 13616-1 with one large number.
func slowMod97(code string) int {
	var digits strings.Builder
	for _, b := range []byte(code[4:] + code[:4]) {
		if isDigit(b) {
			digits.WriteByte(b)
		} else {
			fmt.Fprint(&digits, int(b-'A')+10)
		}
	}
	n, _ := new(big.Int).SetString(digits.String(), 10)
	return int(new(big.Int).Mod(n, big.NewInt(97)).Int64())
}

func TestMod97AgainstOracle(t *testing.T) {
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	r := rand.New(rand.NewPCG(7, 8))
	for range 20000 {
		code := make([]byte, 15+r.IntN(20))
		for i := range code {
			code[i] = alphabet[r.IntN(len(alphabet))]
		}
		if got, want := mod97(code), slowMod97(string(code)); got != want {
			t.Fatalf("remainder %d, the oracle says %d", got, want)
		}
	}
	for _, code := range []string{"GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606"} {
		if mod97([]byte(code)) != 1 {
			t.Errorf("a published example of %s fails", code[:2])
		}
	}
}
