// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"fmt"
	"slices"
)

// A Census is the vintage of census data that decides which three-digit ZIP
// codes may stay. 45 CFR 164.514(b)(2)(i)(B) asks for the current publicly
// available data. The zero Census is [CensusUnion], the strictest.
//
// Sources: for 2000 the list printed in the guidance of the Office for Civil
// Rights of 26 November 2012; for 2010 and 2020 the population of the ZIP code
// tabulation areas, which gives the same 18 prefixes. Prefixes without any
// tabulation area (military, unassigned, single large mailers, island areas)
// have no census population and become 000 under each vintage. The tabulation
// areas of the census approximate the delivery areas of the post.
type Census uint8

// The vintages.
const (
	CensusUnion Census = iota // a prefix stays only if each vintage lets it
	Census2000
	Census2010
	Census2020
)

var censusWords = [...]string{"union", "2000", "2010", "2020"}

// String returns "union", "2000", "2010" or "2020".
func (c Census) String() string {
	if !c.valid() {
		return "unspecified"
	}
	return censusWords[c]
}

// ParseCensus is the inverse of [Census.String].
func ParseCensus(word string) (Census, error) {
	if i := slices.Index(censusWords[:], word); i >= 0 {
		return Census(i), nil
	}
	return 0, fmt.Errorf("deid: census: %w", ErrUnknownWord)
}

// MarshalText returns what String returns. It fails for an invalid census.
func (c Census) MarshalText() ([]byte, error) {
	if !c.valid() {
		return nil, fmt.Errorf("deid: census: %w", ErrUnknownWord)
	}
	return []byte(c.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (c *Census) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCensus(string(text))
	return err
}

func (c Census) valid() bool { return c <= Census2020 }

// ZIP3 returns what may stay of a US ZIP code: its first three digits, or "000"
// if the area behind them holds 20,000 people or fewer, is not in the census, or
// if zip does not begin with three digits.
func (c Census) ZIP3(zip string) string {
	const withheld = "000"
	if len(zip) < 3 {
		return withheld
	}
	n := uint16(0)
	for i := range 3 {
		if !isDigit(zip[i]) {
			return withheld
		}
		n = n*10 + uint16(zip[i]-'0')
	}
	if has(unpopulated[:], n) || c.small(n) {
		return withheld
	}
	return zip[:3]
}

// small reports whether the vintage counts 20,000 people or fewer.
func (c Census) small(prefix uint16) bool {
	switch c {
	case Census2000:
		return has(small2000[:], prefix)
	case Census2010, Census2020:
		return has(small2020[:], prefix)
	}
	return has(small2000[:], prefix) || has(small2020[:], prefix)
}

func has(sorted []uint16, n uint16) bool {
	_, found := slices.BinarySearch(sorted, n)
	return found
}

var small2000 = [...]uint16{
	36, 59, 63, 102, 203, 556, 692, 790, 821, 823, 830, 831, 878, 879, 884, 890, 893,
}

// small2020 holds for 2010 as well.
var small2020 = [...]uint16{
	36, 59, 102, 202, 203, 204, 205, 369, 556, 692, 753, 772, 821, 823, 878, 879, 884, 893,
}

// unpopulated are the 106 prefixes without a ZIP code tabulation area.
var unpopulated = [...]uint16{
	0, 1, 2, 3, 4, 5, 8, 55, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99,
	192, 213, 269, 311, 332, 340, 343, 345, 348, 353, 375, 399,
	419, 428, 429, 459, 509, 517, 518, 519, 529, 533, 536, 552, 555, 568, 569, 578, 579, 589,
	621, 632, 642, 643, 649, 659, 663, 682, 694, 695, 696, 697, 698, 699,
	702, 709, 715, 732, 733, 742, 771, 817, 818, 819, 839, 842, 848, 849, 854, 858,
	861, 862, 866, 867, 868, 869, 872, 876, 885, 886, 887, 888, 889, 892, 896, 899,
	901, 909, 929, 938, 942, 962, 963, 964, 965, 966, 969, 987,
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
