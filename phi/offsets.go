// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// An OffsetUnit is a unit in which offsets into a text are counted. The zero
// unit is [OffsetBytes].
type OffsetUnit uint8

// The units.
const (
	OffsetBytes OffsetUnit = iota // bytes of UTF-8, as everywhere in this module
	OffsetRunes                   // Unicode code points
	OffsetUTF16                   // UTF-16 code units, as in JavaScript and Java
)

var offsetUnitWords = []string{"byte", "rune", "utf16"}

// ParseOffsetUnit returns the unit with the given word: byte, rune or utf16.
func ParseOffsetUnit(word string) (OffsetUnit, error) {
	return parseWord[OffsetUnit]("offset unit", offsetUnitWords, word)
}

// String returns the word of u.
func (u OffsetUnit) String() string { return wordOf(offsetUnitWords, u) }

// ConvertOffsets rewrites byte offsets into text, in place, as offsets in unit
// u. It reads the text once, whatever the order of the offsets. A byte that is
// not UTF-8 counts as one code point and one code unit. An offset outside the
// text or inside a character is an error, and then nothing was changed.
func ConvertOffsets(text string, u OffsetUnit, offsets ...*int) error {
	if u == OffsetBytes {
		return nil
	}
	order := slices.Clone(offsets)
	slices.SortFunc(order, func(a, b *int) int { return *a - *b })
	converted := make([]int, len(order))
	at, units := 0, 0
	for i, p := range order {
		for at < *p && at < len(text) {
			r, n := utf8.DecodeRuneInString(text[at:])
			at += n
			units++
			if u == OffsetUTF16 && r > 0xFFFF {
				units++
			}
		}
		if at != *p {
			return fmt.Errorf("phi: offset %d is not at a character of the text", *p)
		}
		converted[i] = units
	}
	for i, p := range order {
		*p = converted[i]
	}
	return nil
}
