// SPDX-License-Identifier: Apache-2.0

package talk

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A Feature is something that a text has, as often as it has it. Those that are few
// are numbered, and their number is the place of their weights; words, parts of words
// and pairs of words are known by a hash.
type Feature uint64

// The features that are numbered, by the first of each sort.
const (
	ofConcept  Feature = 0
	ofKinds            = ofConcept + concepts   // a kind and that of the word two before
	ofFacts            = ofKinds + kinds*kinds  // a fact, or two
	ofLanguage         = ofFacts + facts*facts  // the language
	ofLength           = ofLanguage + languages // how many words, in powers of two
	ofQuestion         = ofLength + lengths     // a question mark
	ofNothing          = ofQuestion + 1         // no fact

	// Numbered is how many features have a number.
	Numbered = int(ofNothing) + 1
)

// How many there are of what is numbered, or room for them.
const (
	concepts  = 2048
	facts     = 32
	languages = 8
	lengths   = 16
)

// The features that have no number have one of these bits.
const (
	ofWord Feature = 1 << 61
	ofPart Feature = 1 << 62
	ofPair Feature = 1 << 63
)

// IsNumbered reports whether a feature has a number.
func (f Feature) IsNumbered() bool { return f < Feature(Numbered) }

// IsPart reports whether a feature is a part of a word.
func (f Feature) IsPart() bool { return f&ofPart != 0 }

// IsPair reports whether a feature is a pair of words.
func (f Feature) IsPair() bool { return f&ofPair != 0 }

// part is the length in bytes of the parts of words that are features.
const part = 5

// mix is what hashes are multiplied by.
const mix = 0xBF58476D1CE4E5B9

// feature returns the feature with a value among the words, parts or pairs.
func feature(among Feature, value uint64) Feature {
	hi, lo := bits.Mul64(value^uint64(among), mix)
	return Feature(hi^lo)&^(ofWord|ofPart|ofPair) | among
}

// conceptFeature returns the feature of a concept.
func conceptFeature(concept uint16) Feature { return ofConcept + Feature(concept)%concepts }

// kindsFeature returns the feature of a kind and of that of the word two before.
func kindsFeature(k, before kind) Feature { return ofKinds + kinds*Feature(k) + Feature(before) }

// pairFeature returns the feature of two words in a row.
func pairFeature(before, w uint64) Feature { return feature(ofPair, bits.RotateLeft64(before, 23)^w) }

// Append appends the features of tokens first to last to dst, each as often as
// the text has it, and returns how many tokens have some. They are what [Space.Weigh]
// weighs.
func (t *Text) Append(dst []Feature, first, last int) (features []Feature, words int) {
	r := row{last: outside, before: outside}
	phrases := t.phraser(first)
	for i := first; i <= last; i++ {
		if t.Tokens[i].Shape.Has(scan.SentenceStart) {
			dst = r.append(dst, 0, outside)
		}
		if t.inAddress(i) {
			continue
		}
		words++
		dst = t.AppendWord(dst, i)
		k, concept := phrases.kind(i, t.kindOf(i))
		if concept != 0 {
			dst = append(dst, conceptFeature(concept))
		}
		dst = r.append(dst, t.word(i), k)
	}
	dst = r.append(dst, 0, outside)
	return t.appendWhole(dst, first, last, r.facts), words
}

// A row is what has been read of words in a row. What stands outside of a sentence is
// one of them.
type row struct {
	word         uint64 // the last word
	last, before kind   // its kind, and that of the one before
	facts        uint32
}

// append appends what a word is beside those before it.
func (r *row) append(dst []Feature, w uint64, k kind) []Feature {
	dst = append(dst, pairFeature(r.word, w))
	if k != 0 && r.before != 0 {
		dst = append(dst, kindsFeature(k, r.before))
	}
	r.facts |= factsOf[k]
	r.word, r.last, r.before = w, k, r.last
	return dst
}

// appendWhole appends the features of a text as a whole.
func (t *Text) appendWhole(dst []Feature, first, last int, found uint32) []Feature {
	for a := found; a != 0; a &= a - 1 {
		n := Feature(bits.TrailingZeros32(a))
		for b := a; b != 0; b &= b - 1 {
			dst = append(dst, ofFacts+n*facts+Feature(bits.TrailingZeros32(b)))
		}
	}
	if found == 0 {
		dst = append(dst, ofNothing)
	}
	if strings.Contains(t.Text[t.Tokens[first].Start:t.behind(last)], "?") {
		dst = append(dst, ofQuestion)
	}
	length := min(bits.Len(uint(last-first+1)), lengths-1)
	return append(dst, ofLanguage+Feature(t.Lang%languages), ofLength+Feature(length))
}

// behind returns where what stands behind token i ends.
func (t *Text) behind(i int) int32 {
	if i+1 < len(t.Tokens) {
		return t.Tokens[i+1].Start
	}
	return int32(len(t.Text))
}

// AppendWord appends the features that token i has by itself: the word, and the
// parts of one that is no function word.
func (t *Text) AppendWord(dst []Feature, i int) []Feature {
	dst = append(dst, feature(ofWord, t.word(i)))
	if tok := &t.Tokens[i]; tok.Kind == scan.Word && t.kindOf(i) != function {
		dst = appendParts(dst, tok.Text(t.Text))
	}
	return dst
}

// word returns what stands for token i: of a number of which nothing is known, how
// long it is.
func (t *Text) word(i int) uint64 {
	tok := &t.Tokens[i]
	if tok.Kind == scan.Number && t.Entries[i].Unknown() {
		return numberWord(tok)
	}
	return tok.Hash
}

// numberWord returns what stands for a number of which nothing is known.
func numberWord(tok *scan.Token) uint64 { return uint64(min(tok.Len(), 5)) * mix }

// appendParts appends the features of the parts of a word, in lower case, each
// of so many bytes, the first of them behind a mark for the beginning.
func appendParts(dst []Feature, w string) []Feature {
	var h uint64
	n := 0
	push := func(b byte) {
		h = h<<8 | uint64(b)
		if n++; n >= part {
			dst = append(dst, feature(ofPart, h&(1<<(8*part)-1)))
		}
	}
	push('^')
	for i := 0; i < len(w) && i < scan.MaxToken; i++ {
		b := w[i]
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		} else if b >= utf8.RuneSelf && i+1 < len(w) && b == 0xC3 && w[i+1] >= 0x80 && w[i+1] <= 0x9E {
			// A capital letter of Latin-1, such as "É", and its small one.
			push(b)
			i++
			b = w[i] | 0x20
		}
		push(b)
	}
	push('$')
	return dst
}
