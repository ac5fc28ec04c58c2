// SPDX-License-Identifier: Apache-2.0

package phi

import "strings"

// findVIN finds vehicle identification numbers: seventeen letters and digits
// without I, O and Q. North American numbers carry a check digit; others are
// found beside a label.
func findVIN(w *work, i int) {
	if w.tokens[i].Len() != len(vinWeights) {
		return
	}
	code := w.compact(make([]byte, 0, len(vinWeights)), i, i)
	if len(code) != len(vinWeights) {
		return
	}
	odds := -1.0
	switch sum, ok := vinSum(code); {
	case !ok:
		return
	case sum == code[8]:
		odds = 3.5
	}
	odds += w.support(i, i, KindVehicle)
	w.propose(candidate{
		kind: KindVehicle, start: int(w.tokens[i].Start), end: int(w.tokens[i].End), odds: odds, rule: "vehicle/vin",
	})
}

// vinWeights are the weights of the characters in the check digit.
var vinWeights = [17]int{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2}

// vinSum returns the check digit that belongs to code, and whether code has
// only letters and digits that may occur.
func vinSum(code []byte) (byte, bool) {
	const (
		letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
		values  = "12345678123457923456789"
	)
	sum := 0
	for i, b := range code {
		v := int(b - '0')
		if !isDigit(b) {
			n := strings.IndexByte(letters, b)
			if n < 0 {
				return 0, false
			}
			v = int(values[n] - '0')
		}
		sum += v * vinWeights[i]
	}
	if sum %= 11; sum == 10 {
		return 'X', true
	}
	return '0' + byte(sum), true
}
