// SPDX-License-Identifier: Apache-2.0

package tagger

import _ "embed"

//go:generate go run ../gen/train

// weights holds one weight for each feature number, a signed byte.
//
//go:embed zweights.bin
var weights string

// Score returns the evidence that token i is a part of a person's name, as log
// odds. It is negative for words that are none.
func Score(s *Sentence, i int) float64 {
	var values [MaxFeatures]uint64
	s.values(&values, i)
	sum := 0
	w := weights[:1<<Bits]
	for n, v := range &values {
		sum += int(int8(w[number(n, v)]))
	}
	return slope*float64(sum) + intercept
}
