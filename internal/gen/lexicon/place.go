// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

const (
	bucketKeys = 4  // keys of a bucket, on average
	spareSlots = 50 // one slot in so many stays empty
)

// place gives each key a slot of its own. Keys fall into buckets by their low
// bits; each bucket gets the first seed that sends all of its keys to slots
// which are free. Large buckets come first, while there is room. (This is the
// scheme "hash, displace and compress" without the compression.)
func place(keys []uint64, records map[uint64]uint16) (seeds, slots []byte, err error) {
	buckets := make([][]uint64, len(keys)/bucketKeys+1)
	for _, key := range keys {
		n := lexicon.Bucket(key, len(buckets))
		buckets[n] = append(buckets[n], key)
	}
	order := make([]int, len(buckets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(buckets[b]), len(buckets[a])) })

	n := len(keys) + len(keys)/spareSlots + 1
	seeds, slots = make([]byte, 2*len(buckets)), make([]byte, slotSize*n)
	taken := make([]bool, n)
	for _, bucket := range order {
		seed, ok := seedFor(buckets[bucket], taken)
		if !ok {
			return nil, nil, errors.New("a bucket of keys fits nowhere: lower bucketKeys or spareSlots")
		}
		binary.LittleEndian.PutUint16(seeds[2*bucket:], seed)
		for _, key := range buckets[bucket] {
			at := lexicon.Slot(key, seed, n)
			binary.LittleEndian.PutUint32(slots[slotSize*at:], lexicon.Fingerprint(key))
			binary.LittleEndian.PutUint16(slots[slotSize*at+4:], records[key])
		}
	}
	return seeds, slots, nil
}

// seedFor returns the first seed that sends the keys to slots which nobody has
// taken, and takes them.
func seedFor(keys []uint64, taken []bool) (uint16, bool) {
	for seed := range 1 << 16 {
		n := 0
		for _, key := range keys {
			at := lexicon.Slot(key, uint16(seed), len(taken))
			if taken[at] {
				break
			}
			taken[at] = true
			n++
		}
		if n == len(keys) {
			return uint16(seed), true
		}
		for _, key := range keys[:n] {
			taken[lexicon.Slot(key, uint16(seed), len(taken))] = false
		}
	}
	return 0, false
}

// announcing are the flags of words and phrases that announce identifiers or are
// parts of them.
const announcing = flagLabel | flagMonth | flagWeekday | flagNumberWord | flagTitle | flagProviderTitle | flagKin |
	flagNameCue | flagStreet | flagState | flagAgeCue | flagHoliday | flagAtSign

// announces reports whether a word or a phrase is one that lexicon.Announces
// tells of.
func (e *entry) announces() bool {
	const english = 1 << 1
	return e.flags&announcing != 0 || e.flags&flagFunction != 0 && e.langs&english == 0
}

// announcers returns the sets of the words that announce by themselves and of those
// that start a phrase which does, two bits for each word, and the set of the first
// two words of such phrases.
func (b *builder) announcers(keys []uint64) (words, pairs []byte) {
	sorts, starts := map[uint64]byte{}, map[uint64]byte{}
	for _, key := range keys {
		if !b.entries[key].announces() {
			continue
		}
		tokens := scan.Append(nil, b.texts[key])
		first := tokens[0].Hash
		if len(tokens) == 1 {
			sorts[first] |= lexicon.Alone
			continue
		}
		sorts[first] |= lexicon.Starting
		starts[scan.Join(first, tokens[1].Hash)] = 1
	}
	return sparse(sorts, 2), sparse(starts, 1)
}

// particles returns the sets of the words that link and that speak for English, two
// bits for each.
func (b *builder) particles(keys []uint64) []byte {
	const english = 1 << 1
	sorts := map[uint64]byte{}
	for _, key := range keys {
		e := b.entries[key]
		if e.flags&flagLabelTail != 0 || e.person != 0 {
			sorts[key] |= lexicon.Linking
		}
		if e.flags&flagFunction != 0 && e.langs&english != 0 {
			sorts[key] |= lexicon.English
		}
	}
	return sparse(sorts, 2)
}

// sparse returns a table with a value of so many bits for each hash, which others
// share: with sixteen places or more for each, one in seventeen of those that are
// not there has one at most.
func sparse(values map[uint64]byte, width int) []byte {
	places := 16 << bits.Len(uint(len(values)-1))
	set := make([]byte, places*width/8)
	for hash, value := range values {
		n := lexicon.Place(hash, places) * width
		set[n/8] |= value << (n % 8)
	}
	return set
}

// phrases returns a set of bits, in words of 64, in which each key of two words
// or more has its own two, so that a miss seldom has to be looked up. With eight
// bits or more for each key a miss in twenty is not told.
func (b *builder) phrases(keys []uint64) []byte {
	var phrases []uint64
	for _, key := range keys {
		if strings.Contains(b.texts[key], " ") {
			phrases = append(phrases, key)
		}
	}
	set := make([]byte, 1<<bits.Len(uint(len(phrases))))
	for _, key := range phrases {
		n, mask := lexicon.PhraseBits(key, len(set)/8)
		word := set[8*n:]
		binary.LittleEndian.PutUint64(word, binary.LittleEndian.Uint64(word)|mask)
	}
	return set
}
