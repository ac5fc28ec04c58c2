// SPDX-License-Identifier: Apache-2.0

package lexicon

import (
	_ "embed"
	"sort"
)

//go:generate go run ../gen/lexicon

// table is the table as written by internal/gen/lexicon. Its sections lie at
// the offsets of the constants in zlexicon.go; numbers are little-endian:
//
//	seeds     u16, one for each bucket of keys
//	slots     {fingerprint u32, record u16}, fingerprint 0 is empty
//	phrases   a set of bits, one for each key of several words
//	records   {flags u32, concept u16, label u8, intent u8, langs u8,
//	           scope | person<<4 u8, month | weekday<<4 u8, number u8,
//	           health languages u8, languages without a mark u8, given | surname<<4 u8,
//	           place | English<<4 u8, Spanish | French<<4 u8, signs u32,
//	           languages of the signs u8, of the person u8}
//	concepts  {id offset u32, id length u8, class u8, sensitivity u16,
//	           implied offset u16, implied count u8, US schedule u8, CA schedule u8, 0 u8}
//	implied   concept u16
//	ids       text; concepts are sorted by id
//
//go:embed ztable.bin
var table string

const (
	slotSize    = 6
	recordSize  = 23
	conceptSize = 14
)

// Lookup returns the entry of the word or phrase with the given hash.
func Lookup(hash uint64) (Entry, bool) {
	var e Entry
	ok := Find(&e, hash)
	return e, ok
}

// Find sets e to the entry of the word or phrase with the given hash, and to
// the zero Entry if there is none. Each key has a slot of its own: there is
// nothing to search, and a miss costs what a hit costs.
func Find(e *Entry, hash uint64) bool {
	seed := u16(2 * Bucket(hash, buckets))
	slot := table[slotsAt+slotSize*Slot(hash, seed, slots):][:slotSize]
	if uint32(slot[0])|uint32(slot[1])<<8|uint32(slot[2])<<16|uint32(slot[3])<<24 != Fingerprint(hash) {
		*e = Entry{}
		return false
	}
	e.read(table[recordsAt+int(uint16(slot[4])|uint16(slot[5])<<8)*recordSize:])
	return true
}

// FindPhrase is Find for a hash of several words. It tells most phrases that
// are not in the table by a table of bits, which is smaller.
func FindPhrase(e *Entry, hash uint64) bool {
	n := PhraseBit(hash, phraseBits)
	return table[phrasesAt+n/8]>>(n%8)&1 != 0 && Find(e, hash)
}

// read decodes the record at the start of s.
func (e *Entry) read(s string) {
	s = s[:recordSize]
	e.Flags = Flags(uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24)
	e.Concept = uint16(s[4]) | uint16(s[5])<<8
	e.Label, e.Intent, e.Langs = s[6], s[7], s[8]
	e.Scope, e.Person = Scope(s[9]&15), Person(s[9]>>4)
	e.Month, e.Weekday = s[10]&15, s[10]>>4
	e.Number, e.Health, e.Plain = s[11], s[12], s[13]
	e.Given, e.Surname = s[14]&15, s[14]>>4
	e.Place, e.words[0] = s[15]&15, s[15]>>4
	e.words[1], e.words[2] = s[16]&15, s[16]>>4
	e.Signs = Signs(uint32(s[17]) | uint32(s[18])<<8 | uint32(s[19])<<16 | uint32(s[20])<<24)
	e.SignLangs, e.PersonLangs = s[21], s[22]
}

// Word returns the weight of the word in running text of a language, given by
// its bit number: 1 for English, 2 for Spanish, 3 for French. There are no
// weights for other languages; they count the greatest of these.
func (e *Entry) Word(lang uint8) uint8 {
	if lang >= 1 && lang <= 3 {
		return e.words[lang-1]
	}
	return max(e.words[0], e.words[1], e.words[2])
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

func u16(at int) uint16 { return uint16(table[at]) | uint16(table[at+1])<<8 }

func u32(at int) uint32 {
	s := table[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
