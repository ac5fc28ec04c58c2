// SPDX-License-Identifier: Apache-2.0

package talk

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The templates of features.
const (
	ofWord = iota
	ofKind
	ofConcept
	ofPart
	ofWords
	ofKinds
	ofKindAfterWord
	ofSign
	ofFact
	ofFacts
	ofNothing
	ofLanguage
	ofQuestion
	ofLength
)

// part is the length in bytes of the parts of words that are features.
const part = 5

// feature returns the feature that a template has with two values.
func feature(template int, a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^uint64(template+1)*0x9E3779B97F4A7C15, b^0xBF58476D1CE4E5B9)
	return hi ^ lo
}

// Append appends the features of tokens first to last to dst, some more than
// once.
func (t *Text) Append(dst []uint64, first, last int) []uint64 {
	r := reader{Text: t, inside: -1}
	for i := first; i <= last; i++ {
		if !t.inAddress(i) {
			dst = r.append(dst, i)
		}
	}
	return t.appendWhole(dst, first, last, r.facts)
}

// A reader reads a text word by word.
type reader struct {
	*Text
	before word // the word before, in the sentence
	phrase word // the phrase that was read last
	inside int  // its last token
	facts  uint64
	begun  bool
}

// append appends the features of token i, which follows the one before.
func (r *reader) append(dst []uint64, i int) []uint64 {
	w := r.view(i)
	if !r.begun || r.Tokens[i].Shape.Has(scan.SentenceStart) {
		r.before, r.begun = word{kind: outside}, true
	}
	if i <= r.inside {
		w.kind, w.concept, w.signs = r.phrase.kind, 0, 0
	} else if end, e := r.Text.phrase(i); e != nil {
		r.phrase, r.inside = word{}, end
		r.phrase.look(e, r.Lang)
		w.kind, w.concept, w.signs = r.phrase.kind, r.phrase.concept, r.phrase.signs
	}
	b := &r.before
	dst = append(dst, feature(ofWord, w.key, 0), feature(ofWords, w.key, b.key))
	if w.kind != 0 {
		dst = append(dst, feature(ofKind, w.kind, 0), feature(ofKinds, w.kind, b.kind), feature(ofKindAfterWord, w.kind, b.key))
	}
	if w.concept != 0 {
		dst = append(dst, feature(ofConcept, w.concept, 0))
	}
	for s := w.signs; s != 0; s &= s - 1 {
		dst = append(dst, feature(ofSign, uint64(bits.TrailingZeros32(uint32(s)))+1, 0))
	}
	if tok := &r.Tokens[i]; tok.Kind == scan.Word && w.kind != function {
		dst = appendParts(dst, tok.Text(r.Text.Text))
	}
	r.facts |= fact(&w)
	r.before = w
	return dst
}

// fact returns the set of what is true of a text because one of its words is in
// it: a person of some kind, a health word of some class.
func fact(w *word) uint64 {
	var f uint64
	if w.person != 0 {
		f = 1 << w.person
	}
	switch {
	case w.kind > plain && w.kind < everyday:
		f |= 1 << (10 + w.kind - plain)
	case w.kind > everyday && w.kind < foreign:
		f |= 1 << (20 + w.kind - everyday)
	}
	return f
}

// appendWhole appends the features of a text as a whole.
func (t *Text) appendWhole(dst []uint64, first, last int, facts uint64) []uint64 {
	for a := facts; a != 0; a &= a - 1 {
		n := uint64(bits.TrailingZeros64(a)) + 1
		dst = append(dst, feature(ofFact, n, 0))
		for b := a & (a - 1); b != 0; b &= b - 1 {
			dst = append(dst, feature(ofFacts, n, uint64(bits.TrailingZeros64(b))+1))
		}
	}
	if facts == 0 {
		dst = append(dst, feature(ofNothing, 0, 0))
	}
	if strings.Contains(t.Text[t.Tokens[first].Start:t.behind(last)], "?") {
		dst = append(dst, feature(ofQuestion, 0, 0))
	}
	return append(dst, feature(ofLanguage, uint64(t.Lang), 0), feature(ofLength, uint64(bits.Len(uint(last-first+1))), 0))
}

// behind returns where what stands behind token i ends.
func (t *Text) behind(i int) int32 {
	if i+1 < len(t.Tokens) {
		return t.Tokens[i+1].Start
	}
	return int32(len(t.Text))
}

// appendParts appends the features of the parts of a word, in lower case, each
// of so many bytes, the first of them behind a mark for the beginning.
func appendParts(dst []uint64, w string) []uint64 {
	var h uint64
	n := 0
	push := func(b byte) {
		h = h<<8 | uint64(b)
		if n++; n >= part {
			dst = append(dst, feature(ofPart, h&(1<<(8*part)-1), 0))
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
