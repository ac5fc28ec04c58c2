// SPDX-License-Identifier: Apache-2.0

package talk

import (
	"math"
	"math/bits"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// To weigh a text is to go over it twice, in loops that call nothing: once for what
// its tokens tell by themselves, once for what they tell beside each other. What few
// of them need is done in between.

// A told is what a token tells.
type told struct {
	word uint64 // what stands for it
	weights
	at   int32 // its place behind the first token
	kind kind
}

// unlisted is the kind of a word that the table does not have, until it is looked at
// again.
const unlisted = kinds

// findWords looks the words up. The odd ones are those that the table does not have,
// those that have a concept, and those that may be parts of addresses.
func (s *Space) findWords(t *Text, tokens []scan.Token, entries []*lexicon.Entry) {
	const each = 0x0001000100010001
	most := 2*len(tokens) + 3
	told, odd := slices.Grow(s.told[:0], most)[:most], slices.Grow(s.odd[:0], most)[:most]
	entries = entries[:len(tokens)]
	words, lang := (*[OthersAt - WordsAt]byte)(table[WordsAt:]), t.langKey()
	told[0].outside(0)
	told[1].outside(0)
	n, odds := 2, 0
	for i := range tokens {
		tok := &tokens[i]
		if tok.Shape.Has(scan.SentenceStart) {
			told[n].outside(i)
			n++
		}
		w := tok.Hash
		if tok.Kind == scan.Number && entries[i].Unknown() {
			w = numberWord(tok)
		}
		is := &told[n]
		is.word, is.at = w, int32(i)
		bucket, check := WordPlace(w ^ lang)
		b := words[bucket*WordBucket:][:WordBucket]
		differ := uint64(check) * each
		differ ^= uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		k := kind(unlisted)
		if same := (differ - each) &^ differ & (each << 15); same != 0 { // the highest bit of the first field that is 0, and perhaps of later ones
			at := 2*Slots + 3*(bits.TrailingZeros64(same)/16)
			is.weights = weights{int32(int8(b[at])), int32(int8(b[at+1]))}
			k = kind(b[at+2])
		}
		is.kind = k
		if k >= plain || tok.Before == '@' || tok.Before == '.' || tok.After == '@' {
			odd[odds] = n
			odds++
		}
		n++
	}
	told[n].outside(len(tokens))
	s.told, s.odd = told[:n+1], odd[:odds]
}

// outside makes what stands outside of a sentence.
func (is *told) outside(at int) { *is = told{kind: outside, at: int32(at)} }

// lookAgain looks at the odd tokens, and returns how many it took out because they
// are parts of addresses.
func (s *Space) lookAgain(t *Text, last int) (out int) {
	addresses := t.topLevel(last + 1)
	for _, n := range s.odd {
		is := &s.told[n]
		i := s.first + int(is.at)
		if is.kind == unlisted {
			is.weights, is.kind = s.parts(t, i), t.kindOf(i)
		}
		is.add(is.concept(t.Entries[i]))
		addresses = addresses || t.inAddress(i)
	}
	if !addresses {
		return 0
	}
	all := len(s.told)
	s.told = slices.DeleteFunc(s.told, func(is told) bool { return is.kind != outside && t.inAddress(s.first+int(is.at)) })
	return all - len(s.told)
}

// concept returns the weights of the concept that a word of such a kind has.
func (is *told) concept(e *lexicon.Entry) weights {
	if !is.kind.tells() || e.Concept == 0 {
		return weights{}
	}
	return conceptFeature(e.Concept).weights()
}

// parts returns the weights of a word that is not in the table.
func (s *Space) parts(t *Text, i int) (sum weights) {
	s.features = t.AppendWord(s.features[:0], i)
	for _, f := range s.features[1:] {
		sum.add(find(f))
	}
	return sum
}

// readPhrases has phrases speak for their words, and the first word of each for the
// phrase, after so many tokens were taken out.
func (s *Space) readPhrases(t *Text, out int) {
	phrases := t.phraser(s.first)
	for n := max(phrases.from-s.first-out, 0); n < len(s.told) && phrases.from < math.MaxInt; n++ {
		is := &s.told[n]
		if i := s.first + int(is.at); i >= phrases.from && is.kind != outside {
			is.sub(is.concept(t.Entries[i]))
			k, concept := phrases.kind(i, is.kind)
			if is.kind = k; concept != 0 {
				is.add(conceptFeature(concept).weights())
			}
		}
	}
}

// addUp adds up the weights of all tokens and of what they are beside each other, and
// returns which facts they tell.
func (s *Space) addUp() (sum weights, facts uint32) {
	told := s.told
	pairs := s.odd[:len(told)] // there was room for as many
	numbered, kept := (*[WordsAt]byte)(table), (*[1 << PairBits / 8]byte)(table[PairsAt:])
	found := 0
	for n := 2; n < len(told); n++ {
		is, last := &told[n], &told[n-1]
		at := 2 * kindsFeature(is.kind, told[n-2].kind)
		w := numbered[at : at+2]
		is.health += int32(int8(w[0]))
		is.fact += int32(int8(w[1]))
		pair := PairBit(pairFeature(last.word, is.word))
		pairs[found] = n
		found += int(kept[pair/8] >> (pair % 8) & 1)
	}
	for _, n := range pairs[:found] {
		told[n].add(find(pairFeature(told[n-1].word, told[n].word)))
	}
	for n := range told {
		sum.add(told[n].weights)
		facts |= factsOf[told[n].kind]
	}
	return sum, facts
}
