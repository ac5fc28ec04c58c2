// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"go/format"
	"maps"
	"slices"
	"strings"
)

const slotSize = 6

// A record is an entry with the number of its concept in place of the id.
type record struct {
	entry
	concept uint16
}

// A table is the finished table; internal/lexicon describes its sections.
type table struct {
	blob                                                             []byte
	records                                                          []record
	buckets, slots, phraseWords, announcers, pairs, particles        int
	slotsAt, phrasesAt, announceAt, pairsAt, particlesAt, conceptsAt int
	impliedAt, idsAt, concepts, spellings                            int
	named                                                            []byte // the constants of the concepts in named
}

// named are the concepts that code speaks of by their names.
var named = []string{
	"bodily_function", "body_complaint", "cancer", "care_contact", "endoscopy", "health_hint", "health_talk", "inflammation", "malaise",
	"medication_use", "pain", "pregnancy", "sobriety", "surgery",
}

func (b *builder) table() (*table, error) {
	ids := slices.Sorted(maps.Keys(b.concepts))
	number := map[string]uint16{}
	for i, id := range ids {
		number[id] = uint16(i + 1)
	}
	keys := slices.Sorted(maps.Keys(b.entries))
	t := &table{concepts: len(ids), spellings: len(keys)}
	for _, id := range named {
		if number[id] == 0 {
			return nil, fmt.Errorf("there is no concept %q", id)
		}
		t.named = fmt.Appendf(t.named, "\tConcept%s = %d\n", camelCase(id), number[id])
	}

	// Many words share a record. The first is that of words that are not there.
	records := map[record]uint16{{}: 0}
	t.records = []record{{}}
	recordOf := make(map[uint64]uint16, len(keys))
	for _, key := range keys {
		e := b.entries[key]
		r := record{*e, number[e.concept]}
		r.entry.concept = ""
		n, ok := records[r]
		if !ok {
			if len(records) == 1<<16 {
				return nil, errors.New("more different records than can be told apart")
			}
			n = uint16(len(records))
			records[r] = n
			t.records = append(t.records, r)
		}
		recordOf[key] = n
	}

	seeds, slots, err := place(keys, recordOf)
	if err != nil {
		return nil, err
	}
	t.buckets, t.slots = len(seeds)/2, len(slots)/slotSize
	phrases := b.phrases(keys)
	t.phraseWords = len(phrases) / 8
	announcers, pairs := b.announcers(keys)
	particles := b.particles(keys)
	t.announcers, t.pairs, t.particles = 4*len(announcers), 8*len(pairs), 4*len(particles)

	var conceptBytes, impliedBytes, idBytes []byte
	for _, id := range ids {
		c := b.concepts[id]
		c.implied = append(c.implied, b.wider(id)...)
		var r [14]byte
		binary.LittleEndian.PutUint32(r[0:], uint32(len(idBytes)))
		r[4], r[5] = uint8(len(id)), c.class
		binary.LittleEndian.PutUint16(r[6:], c.sensitivity)
		binary.LittleEndian.PutUint16(r[8:], uint16(len(impliedBytes)/2))
		r[10], r[11], r[12] = uint8(len(c.implied)), c.us, c.ca
		conceptBytes = append(conceptBytes, r[:]...)
		idBytes = append(idBytes, id...)
		for _, other := range c.implied {
			n, ok := number[other]
			if !ok {
				return nil, fmt.Errorf("concept %q implies %q, which is not there", id, other)
			}
			impliedBytes = binary.LittleEndian.AppendUint16(impliedBytes, n)
		}
	}

	section := func(at *int, data []byte) {
		*at = len(t.blob)
		t.blob = append(t.blob, data...)
	}
	var seedsAt int
	section(&seedsAt, seeds)
	section(&t.slotsAt, slots)
	section(&t.phrasesAt, phrases)
	section(&t.announceAt, announcers)
	section(&t.pairsAt, pairs)
	section(&t.particlesAt, particles)
	section(&t.conceptsAt, conceptBytes)
	section(&t.impliedAt, impliedBytes)
	section(&t.idsAt, idBytes)
	return t, nil
}

// camelCase returns the name in Go of the concept with an id.
func camelCase(id string) string {
	var name string
	for word := range strings.SplitSeq(id, "_") {
		name += strings.ToUpper(word[:1]) + word[1:]
	}
	return name
}

// wider returns the concepts that a concept is a kind of, as its id tells: one
// that ends or starts with the id of another concept of its class, such as
// breast_cancer and cancer, hepatitis_c and hepatitis.
func (b *builder) wider(id string) []string {
	var out []string
	for i := range id {
		if id[i] != '_' {
			continue
		}
		for _, part := range []string{id[:i], id[i+1:]} {
			if c := b.concepts[part]; c != nil && c.class == b.concepts[id].class && !slices.Contains(b.concepts[id].implied, part) {
				out = append(out, part)
			}
		}
	}
	return out
}

// source returns the source of the constants.
func (t *table) source(recordSource []byte) ([]byte, error) {
	sum := sha256.Sum256(append(slices.Clone(t.blob), recordSource...))
	return format.Source(fmt.Appendf(nil, generated+`
// The sections of the table, %d bytes.
const (
	spellings   = %d
	buckets     = %d
	slots       = %d
	slotsAt     = %d
	phraseWords = %d
	phrasesAt   = %d
	announcers  = %d
	announceAt  = %d
	pairs       = %d
	pairsAt     = %d
	particles   = %d
	particlesAt = %d
	conceptsAt  = %d
	impliedAt   = %d
	idsAt       = %d
	concepts    = %d
	digest      = %q
)

// The concepts that code speaks of by their names.
const (
%s)
`, len(t.blob), t.spellings, t.buckets, t.slots, t.slotsAt, t.phraseWords, t.phrasesAt, t.announcers, t.announceAt, t.pairs, t.pairsAt, t.particles, t.particlesAt, t.conceptsAt, t.impliedAt, t.idsAt, t.concepts, hex.EncodeToString(sum[:]), t.named))
}

// recordSource returns the source of the records.
func (t *table) recordSource() []byte {
	out := fmt.Appendf(nil, generated+`
// records holds each different entry once; the first is that of words that are
// not in the table. The compiler lays them out: there is nothing to decode.
var records = [...]Entry{
`)
	for _, r := range t.records {
		out = append(out, "\t{"...)
		for _, field := range []struct {
			name  string
			value int
		}{
			{"Flags", int(r.flags)}, {"Concept", int(r.concept)}, {"Label", int(r.label)}, {"Intent", int(r.intent)}, {"Langs", int(r.langs)},
			{"Health", int(r.health)}, {"Plain", int(r.plain)}, {"Scope", int(r.scope)}, {"Person", int(r.person)},
			{"Month", int(r.month)}, {"Weekday", int(r.weekday)}, {"Number", int(r.number)},
			{"Given", int(r.given)}, {"Surname", int(r.surname)}, {"Place", int(r.place)},
			{"english", int(r.words[0])}, {"spanish", int(r.words[1])}, {"french", int(r.words[2])}, {"german", int(r.words[3])}, {"italian", int(r.words[4])},
			{"Signs", int(r.signs)}, {"SignLangs", int(r.signLangs)}, {"PersonLangs", int(r.personLangs)}, {"Forms", int(r.forms)},
		} {
			if field.value == 0 {
				continue
			}
			if out[len(out)-1] != '{' {
				out = append(out, ", "...)
			}
			out = fmt.Appendf(out, "%s: %d", field.name, field.value)
		}
		out = append(out, "},\n"...)
	}
	return append(out, "}\n"...)
}

// generated is how the files start.
const generated = `// SPDX-License-Identifier: Apache-2.0

// Code generated by internal/gen/lexicon from internal/gen/curated. DO NOT EDIT.

package lexicon
`
