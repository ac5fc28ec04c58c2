// SPDX-License-Identifier: Apache-2.0

package talk

import (
	_ "embed"
	"math/bits"
)

//go:generate go run ../gen/talk

// The geometry of the table of weights, which the generator shares: buckets of
// a few slots, first the checks of their features, then the two weights of each.
const (
	// BucketBits is the number of bits of the number of a bucket.
	BucketBits = 14
	// BucketSlots is the number of slots of a bucket.
	BucketSlots = 4
	// BucketSize is the size of a bucket in bytes.
	BucketSize = 3 * BucketSlots
)

// table holds the buckets. A check is 0 where there is no feature; the weights are
// the one for health talk and the one for a fact.
//
//go:embed zweights.bin
var table string

// Bucket returns the number of the bucket of a feature.
func Bucket(feature uint64) int { return int(feature >> (64 - BucketBits)) }

// Check returns the check of a feature. It is never 0.
func Check(feature uint64) byte { return max(byte(feature), 1) }

// each has the lowest bit of each byte set.
const each = 0x01010101

// find returns the number of the slot of a feature and its weights, and -1 if it
// has none.
func find(feature uint64) (slot, health, fact int) {
	bucket := Bucket(feature)
	b := table[bucket*BucketSize:][:BucketSize]
	checks := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
	differ := checks ^ uint32(Check(feature))*each
	same := (differ - each) &^ differ & (each << 7) // the highest bit of the first byte that is 0, and perhaps of later ones
	if same == 0 {
		return -1, 0, 0
	}
	n := bits.TrailingZeros32(same) / 8
	return bucket*BucketSlots + n, int(int8(b[BucketSlots+2*n])), int(int8(b[BucketSlots+2*n+1]))
}
