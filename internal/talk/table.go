// SPDX-License-Identifier: Apache-2.0

package talk

import _ "embed"

// The order matters: the first line writes weights.bin.
//
//go:generate go run ../gen/talk

// The geometry of the table of weights, which the generator shares: buckets of
// a few slots, each with a check of the feature and its two weights.
const (
	// BucketBits is the number of bits of the number of a bucket.
	BucketBits = 14
	// BucketSlots is the number of slots of a bucket.
	BucketSlots = 4
	// SlotSize is the size of a slot in bytes.
	SlotSize = 3
)

// table holds the slots: the check, which is 0 where there is none, the weight
// for health talk, the weight for a fact.
//
//go:embed zweights.bin
var table string

// Bucket returns the number of the bucket of a feature.
func Bucket(feature uint64) int { return int(feature >> (64 - BucketBits)) }

// Check returns the check of a feature. It is never 0.
func Check(feature uint64) byte { return max(byte(feature), 1) }

// find returns the number of the slot of a feature, or -1.
func find(feature uint64) int {
	first := Bucket(feature) * BucketSlots
	b := table[first*SlotSize:][:BucketSlots*SlotSize]
	switch check := Check(feature); check {
	case b[0]:
		return first
	case b[SlotSize]:
		return first + 1
	case b[2*SlotSize]:
		return first + 2
	case b[3*SlotSize]:
		return first + 3
	}
	return -1
}
