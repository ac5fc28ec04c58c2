// SPDX-License-Identifier: Apache-2.0

package lexicon

import "math/bits"

// The geometry of the table, which the generator shares.

// Bucket returns the number of the bucket of a key, of so many.
func Bucket(hash uint64, buckets int) int { return int(uint64(uint32(hash)) * uint64(buckets) >> 32) }

// Slot returns the number of the slot, of so many, to which a seed sends a key.
func Slot(hash uint64, seed uint16, slots int) int {
	n, _ := bits.Mul64((hash^uint64(seed)*0xD6E8FEB86659FD93)*0xA0761D6478BD642F, uint64(slots))
	return int(n)
}

// Fingerprint returns what a slot holds of a key. It is never 0.
func Fingerprint(hash uint64) uint32 { return max(uint32(hash>>32), 1) }

// Place returns the number of the place, of so many, a power of two, of a hash.
func Place(hash uint64, places int) int { return int(hash>>20) & (places - 1) }

// PhraseBits returns the number of the word of 64 bits, of so many, a power of
// two, and the two bits in it that belong to a key of several words.
func PhraseBits(hash uint64, words int) (word int, mask uint64) {
	return int(uint32(hash)>>8) & (words - 1), 1<<(hash>>40&63) | 1<<(hash>>46&63)
}
