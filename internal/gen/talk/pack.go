// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/talk"
)

// A word is what the table has to say of a word.
type word struct {
	features []talk.Feature // that it has by itself
	is       uint8          // its kind
	count    int            // how often it was met
}

// A vocabulary holds the words that were met, by what they are known by.
type vocabulary map[uint64]*word

// add adds the words of a text.
func (v vocabulary) add(t *talk.Text) {
	for i := range t.Tokens {
		key, is := t.Word(i)
		if v[key] == nil {
			v[key] = &word{features: t.AppendWord(nil, i), is: is}
		}
		v[key].count++
	}
}

// A table is what is embedded, and how much it holds.
type table struct {
	bytes         []byte
	words, others int
	odds          [heads]struct{ unit, bias float64 } // which turn sums of weights into log odds
}

// A fuller table holds more, and takes more of what it does not hold for something
// else.
const (
	mostWords  = talk.Slots << talk.WordBits * 4 / 5
	mostOthers = talk.Slots << talk.OtherBits * 4 / 5
	mostPairs  = 1 << talk.PairBits / 16
)

// table returns the table of the weights: of all features that have a number, of
// the words that were met most, and of the others those that weigh most.
func (m *model) table(words vocabulary) table {
	t := table{bytes: make([]byte, talk.Size)}
	p := packer{model: m, table: &t}
	p.scale(words)
	for i, f := range m.features {
		if f.IsNumbered() {
			p.put(2*int(f), m.of(i))
		}
	}
	p.packWords(words)
	p.packOthers()
	return t
}

// sum returns the weights of several features together.
func (m *model) sum(features []talk.Feature) (w [heads]float64) {
	for _, f := range features {
		if i, ok := slices.BinarySearch(m.features, f); ok {
			for h := range w {
				w[h] += m.heads[h].weights[i]
			}
		}
	}
	return w
}

// A packer writes a table.
type packer struct {
	*model
	*table
	steps [heads]float64
}

// scale sets the size of a step so that the weights of nearly all words fit into
// 127; what is larger is cut.
func (p *packer) scale(words vocabulary) {
	const nearly = 0.999
	for h := range heads {
		var sizes []float64
		for _, w := range words {
			sizes = append(sizes, math.Abs(p.sum(w.features)[h]))
		}
		slices.Sort(sizes)
		p.steps[h] = max(sizes[int(math.Ceil(nearly*float64(len(sizes)-1)))], 1e-6) / 127
		p.odds[h].unit, p.odds[h].bias = p.steps[h]*gain, p.heads[h].bias
	}
}

// put writes weights as whole numbers of one byte each.
func (p *packer) put(at int, w [heads]float64) {
	for h, x := range w {
		p.bytes[at+h] = byte(int8(math.Round(max(-127, min(127, x/p.steps[h])))))
	}
}

// packWords writes the words that were met most.
func (p *packer) packWords(words vocabulary) {
	keys := slices.SortedFunc(maps.Keys(words), func(a, b uint64) int {
		return cmp.Or(words[b].count-words[a].count, cmp.Compare(a, b))
	})
	l := loads{}
	for _, key := range keys {
		if p.words == mostWords {
			break
		}
		bucket, check := talk.WordPlace(key)
		slot := l.take(bucket, int(check))
		if slot < 0 {
			continue
		}
		p.words++
		at := talk.WordsAt + bucket*talk.WordBucket
		binary.LittleEndian.PutUint16(p.bytes[at+2*slot:], check)
		at += 2*talk.Slots + 3*slot
		p.put(at, p.sum(words[key].features))
		p.bytes[at+2] = words[key].is
	}
}

// packOthers writes the pairs of words and the parts of words that weigh most.
func (p *packer) packOthers() {
	l := loads{}
	for _, i := range p.heaviest() {
		f := p.features[i]
		if !f.IsPart() && !f.IsPair() || p.others == mostOthers {
			continue
		}
		bucket, check := talk.Place(f)
		slot := l.take(bucket, int(check))
		if slot < 0 {
			continue
		}
		p.others++
		if f.IsPair() {
			n := talk.PairBit(f)
			p.bytes[talk.PairsAt+n/8] |= 1 << (n % 8)
		}
		at := talk.OthersAt + bucket*talk.OtherBucket
		p.bytes[at+slot] = check
		p.put(at+talk.Slots+2*slot, p.of(i))
	}
}

// loads holds the checks in each bucket.
type loads map[int][]int

// take returns the next slot of a bucket, or -1 if there is none, or another with
// the same check.
func (l loads) take(bucket, check int) int {
	if len(l[bucket]) == talk.Slots || slices.Contains(l[bucket], check) {
		return -1
	}
	l[bucket] = append(l[bucket], check)
	return len(l[bucket]) - 1
}
