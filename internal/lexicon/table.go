// SPDX-License-Identifier: Apache-2.0

package lexicon

import (
	_ "embed"
	"sort"
)

//go:generate go run ../gen/lexicon

// table is the table as written by internal/gen/lexicon, without the records,
// which are Go values. Its sections lie at the offsets of the constants in
// zlexicon.go; numbers are little-endian:
//
//	seeds     u16, one for each bucket of keys
//	slots     {fingerprint u32, index into records u16}, fingerprint 0 is empty
//	phrases   a set of bits in words of u64, two for each key of several words
//	announce  two bits for each word that Announces tells of
//	pairs     a set of bits, one for each two words that StartsAnnouncing tells of
//	particles two bits for each word that Particle tells of
//	concepts  {id offset u32, id length u8, class u8, sensitivity u16,
//	           implied offset u16, implied count u8, US schedule u8, CA schedule u8, 0 u8}
//	implied   concept u16
//	ids       text; concepts are sorted by id
//
//go:embed ztable.bin
var table string

const (
	slotSize    = 6
	conceptSize = 14
)

// Lookup returns the entry of the word or phrase with the given hash.
func Lookup(hash uint64) (Entry, bool) {
	e := Find(hash)
	return *e, e != &records[0]
}

// Find returns the entry of the word or phrase with the given hash, and one
// without any fact if there is none. It is for reading only. Each key has a
// slot of its own: there is nothing to search, and a miss costs what a hit
// costs.
func Find(hash uint64) *Entry {
	seed := u16(2 * Bucket(hash, buckets))
	at := slotsAt + slotSize*Slot(hash, seed, slots)
	slot := table[at : at+slotSize]
	n := int(slot[4]) | int(slot[5])<<8
	if uint32(slot[0])|uint32(slot[1])<<8|uint32(slot[2])<<16|uint32(slot[3])<<24 != Fingerprint(hash) {
		n = 0
	}
	return &records[n]
}

// Unknown reports whether the table holds nothing about the word or phrase.
func (e *Entry) Unknown() bool { return e == &records[0] }

// What Announces returns of a word.
const (
	Alone    = 1 << iota // it announces by itself
	Starting             // a phrase that announces starts with it
)

// Announces returns how a word may announce an identifier, be a part of a date, a
// number or an address, or speak for another language than English: a set of Alone
// and Starting, empty for most words. It is wrong about a few in a hundred of those.
func Announces(hash uint64) uint64 {
	n := 2 * Place(hash, announcers)
	return uint64(table[announceAt+n/8]) >> (n % 8) & (Alone | Starting)
}

// StartsAnnouncing returns 1 if two words, by the hash of them together, may start a
// phrase that announces, and 0 if they do not. It is wrong about a few in a hundred.
func StartsAnnouncing(pair uint64) uint64 {
	n := Place(pair, pairs)
	return uint64(table[pairsAt+n/8]) >> (n % 8) & 1
}

// What Particle returns of a word.
const (
	Linking = 1 << iota // it goes between a label and its value, or stands for a person
	English             // it is a function word of English
)

// Particle returns a set of Linking and English, empty for most words. It is wrong
// about a few in a hundred of those.
func Particle(hash uint64) uint64 {
	n := 2 * Place(hash, particles)
	return uint64(table[particlesAt+n/8]) >> (n % 8) & (Linking | English)
}

// IsPhrase reports whether there may be an entry for a hash of several words.
// It is wrong about a few in a hundred of those without one.
func IsPhrase(hash uint64) bool {
	n, mask := PhraseBits(hash, phraseWords)
	at := phrasesAt + 8*n
	w := table[at : at+8]
	set := uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
	return mask&^set == 0
}

// Word returns the weight of the word in running text of a language, given by
// its bit number: 1 for English, 2 for Spanish, 3 for French, 4 for German, which
// has English words as well. There are no weights for Italian; it counts the
// greatest of the first three. Without a language all count.
func (e *Entry) Word(lang uint8) uint8 {
	switch lang {
	case 1:
		return e.english
	case 2:
		return e.spanish
	case 3:
		return e.french
	case 4:
		return max(e.german, e.english)
	}
	word := max(e.english, e.spanish, e.french)
	switch lang {
	case 0:
		word = max(word, e.german, e.italian)
	case 5:
		word = max(word, e.italian)
	}
	return word
}

// Words returns the weights of the word in running text of English, Spanish,
// French, German and Italian, each by itself.
func (e *Entry) Words() [5]uint8 {
	return [5]uint8{e.english, e.spanish, e.french, e.german, e.italian}
}

// A ConceptInfo is what the table holds about a concept.
type ConceptInfo struct {
	Class       uint8  // the number of the class, from 1 for condition
	Sensitivity uint16 // the set of specially protected classes
	US, CA      DrugStatus
}

// Concept returns what is known about concept n; the zero value if there is no
// such concept.
func Concept(n uint32) ConceptInfo {
	if n == 0 || n > concepts {
		return ConceptInfo{}
	}
	at := conceptAt(n)
	return ConceptInfo{Class: table[at+5], Sensitivity: u16(at + 6), US: DrugStatus(table[at+11]), CA: DrugStatus(table[at+12])}
}

// ConceptID returns the id of concept n, or "".
func ConceptID(n uint32) string {
	if n == 0 || n > concepts {
		return ""
	}
	at := conceptAt(n)
	start := idsAt + int(u32(at))
	return table[start : start+int(table[at+4])]
}

// ConceptByID returns the number of the concept with the given id.
func ConceptByID(id string) (uint32, bool) {
	i := sort.Search(concepts, func(i int) bool { return ConceptID(uint32(i)+1) >= id })
	if i < concepts && ConceptID(uint32(i)+1) == id {
		return uint32(i) + 1, true
	}
	return 0, false
}

// Implied returns the concepts that concept n gives away. The slice is fresh.
func Implied(n uint32) []uint16 {
	if n == 0 || n > concepts {
		return nil
	}
	at := conceptAt(n)
	start := impliedAt + 2*int(u16(at+8))
	var out []uint16
	for i := range int(table[at+10]) {
		out = append(out, u16(start+2*i))
	}
	return out
}

// A DrugStatus says how a drug may be had in a country.
type DrugStatus uint8

// The statuses. A controlled drug is ControlledI plus its schedule minus one.
const (
	NoDrug       DrugStatus = iota // no drug, or not on the market
	OverCounter                    // without a prescription
	Prescription                   // on prescription
	ControlledI                    // a controlled substance of schedule I, and so on to VIII
)

// Schedule returns the number of the schedule of a controlled drug, else 0.
func (s DrugStatus) Schedule() int {
	if s < ControlledI {
		return 0
	}
	return int(s-ControlledI) + 1
}

// Digest identifies the table.
func Digest() string { return digest }

func conceptAt(n uint32) int { return conceptsAt + int(n-1)*conceptSize }

func u16(at int) uint16 {
	s := table[at : at+2]
	return uint16(s[0]) | uint16(s[1])<<8
}

func u32(at int) uint32 {
	s := table[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
