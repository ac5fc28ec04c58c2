// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"unicode"
	"unicode/utf8"
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
func (w *work) lower(i int) []byte { return w.low.of(w.word(i)) }
