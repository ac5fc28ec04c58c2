// SPDX-License-Identifier: Apache-2.0

package scan

import (
	"unicode"
	"unicode/utf8"
)

// run sets t to the run of letters and digits that starts at offset i.
func run(t *Token, text string, i int, shape Shape) {
	const (
		sawLower = 1 << iota
		sawUpper
		sawDigit
	)
	start, saw, uppers, letters := i, 0, 0, 0
loop:
	for i < len(text) {
		if text[i] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			if !unicode.IsUpper(r) {
				saw |= sawLower
			} else {
				if saw == 0 {
					shape |= Upper
				}
				saw |= sawUpper
				uppers++
			}
			letters++
			shape |= NonASCII
			i += size
			continue
		}
		switch classes[text[i]] {
		case lowerCase:
			saw |= sawLower
			letters++
			i++
		case upperCase:
			if saw == 0 {
				shape |= Upper
			} else if saw&sawLower != 0 {
				shape |= Inner
			}
			saw |= sawUpper
			uppers++
			letters++
			i++
		case digit:
			saw |= sawDigit
			i++
		case apostrophe:
			if letters == 0 || i+1 >= len(text) || !letterAt(text, i+1) || !letterBefore(text, i) {
				break loop
			}
			shape |= Apostrophe
			i++
		default:
			break loop
		}
	}
	if uppers >= 2 && uppers == letters {
		shape |= AllUpper
	}
	t.Start, t.End, t.Shape, t.Kind = int32(start), int32(i), shape, Mixed
	switch {
	case saw&sawDigit == 0:
		t.Kind = Word
	case letters == 0:
		t.Kind = Number
	}
	if i-start > MaxToken {
		t.Kind, t.Hash = Symbol, 0
		return
	}
	t.Hash = Hash(text[start:i])
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

func letterBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return unicode.IsLetter(r)
}
