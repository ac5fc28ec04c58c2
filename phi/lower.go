// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A lowerCase holds a word in lower case, so that a word can be compared with a
// list of others without a copy on the heap:
//
//	var low lowerCase
//	switch string(low.of(word)) {
type lowerCase [64]byte

// of returns word in lower case, as strings.ToLower does, until the next call.
// A word that is longer than all that anybody asks for becomes one that nobody
// asks for.
func (l *lowerCase) of(word string) []byte {
	if len(word) > len(l)/2 {
		l[0] = 0
		return l[:1]
	}
	for i := 0; i < len(word); i++ {
		b := word[i]
		switch {
		case b >= utf8.RuneSelf:
			return appendLower(l[:i], word[i:])
		case 'A' <= b && b <= 'Z':
			b |= 0x20
		}
		l[i] = b
	}
	return l[:len(word)]
}

func appendLower(dst []byte, s string) []byte {
	for _, r := range s {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

// lower returns token i in lower case until the next call.
func (w *work) lower(i int) []byte {
	t := &w.tokens[i]
	n := t.Len()
	if t.Shape.Has(scan.NonASCII) || n > len(w.low)/2 || int(t.Start)+(n+7)&^7 > len(w.text) {
		return w.low.of(t.Text(w.text))
	}
	// Letters, digits and apostrophes are in lower case with this bit set. What is
	// behind the token does not matter.
	const lower = 0x2020202020202020
	for k := 0; k < n; k += 8 {
		binary.LittleEndian.PutUint64(w.low[k:], binary.LittleEndian.Uint64([]byte(w.text[int(t.Start)+k:int(t.Start)+k+8]))|lower)
	}
	return w.low[:n]
}
