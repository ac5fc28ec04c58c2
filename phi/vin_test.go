// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/rand/v2"
	"testing"
)

// slowVIN computes the check digit from the two tables of 49 CFR 565.15(c).
func slowVIN(code string) (byte, bool) {
	values := map[byte]int{
		'A': 1, 'B': 2, 'C': 3, 'D': 4, 'E': 5, 'F': 6, 'G': 7, 'H': 8, 'J': 1, 'K': 2, 'L': 3, 'M': 4, 'N': 5, 'P': 7, 'R': 9,
		'S': 2, 'T': 3, 'U': 4, 'V': 5, 'W': 6, 'X': 7, 'Y': 8, 'Z': 9,
	}
	for d := byte('0'); d <= '9'; d++ {
		values[d] = int(d - '0')
	}
	weights := []int{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2}
	sum := 0
	for i := range 17 {
		v, ok := values[code[i]]
		if !ok {
			return 0, false
		}
		sum += v * weights[i]
	}
	return "0123456789X"[sum%11], true
}

func TestVINAgainstOracle(t *testing.T) {
	const alphabet = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
	r := rand.New(rand.NewPCG(5, 6))
	passed := 0
	const n = 20000
	for range n {
		code := make([]byte, 17)
		for i := range code {
			code[i] = alphabet[r.IntN(len(alphabet))]
		}
		got, ok := vinSum(code)
		if want, fine := slowVIN(string(code)); got != want || ok != fine {
			t.Fatalf("check digit %c, %v; the oracle says %c, %v", got, ok, want, fine)
		}
		if got == code[8] {
			passed++
		}
	}
	if passed > n/20 {
		t.Errorf("%d of %d random codes pass, want about one in 33", passed, n)
	}
}

func TestVINRejects(t *testing.T) {
	for _, tc := range []struct{ why, code string }{
		{"I looks like 1", "IM8GDM9AXKP042788"},
		{"O looks like 0", "1M8GDM9AXKPO42788"},
		{"Q looks like 0", "1M8GDM9AXKPQ42788"},
	} {
		if _, ok := vinSum([]byte(tc.code)); ok {
			t.Errorf("%s, and is accepted", tc.why)
		}
	}
}
