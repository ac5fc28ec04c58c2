// SPDX-License-Identifier: Apache-2.0

package tagger

import _ "embed"

//go:generate go run ../gen/train

// weights holds one weight for each feature number, a signed byte: those for
// names of people, and behind them those for sites.
//
//go:embed zweights.bin
var weights string

// SiteBits is the size of the model of sites: 2^SiteBits weights. The number of a
// feature there is that of Features without its lowest bits.
const SiteBits = Bits - 1

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
	return nameSlope*float64(sum) + nameIntercept
}

// ScoreSite returns the evidence that token i is a part of the name of a site, as
// log odds: of a place, or of an organisation that somebody belongs to.
func ScoreSite(s *Sentence, i int) float64 {
	var values [MaxFeatures]uint64
	s.values(&values, i)
	sum := 0
	w := weights[1<<Bits:][:1<<SiteBits]
	for n, v := range &values {
		sum += int(int8(w[number(n, v)>>(Bits-SiteBits)]))
	}
	return siteSlope*float64(sum) + siteIntercept
}
