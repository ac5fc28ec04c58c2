// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"encoding/binary"
	"math/bits"
	"strings"
)

// A literal is a text that is looked for in any case of ASCII letters, eight
// bytes at a time, by its rarest pair of bytes.
type literal struct {
	text          string // in lower case
	pair          int    // the offset of the pair
	first, second pairByte
}

// A pairByte is a byte in all places of eight. Fold turns the same places of a
// text into lower case if the byte is a letter.
type pairByte struct{ byte, fold uint64 }

// each has one byte in all places, high the highest bit of each.
const (
	each = 0x0101010101010101
	high = 0x80 * each
)

func newPairByte(b byte) pairByte {
	if 'a' <= b && b <= 'z' {
		return pairByte{each * uint64(b), each * 0x20}
	}
	return pairByte{each * uint64(b), 0}
}

// in returns the highest bit of each of eight bytes that is the byte, and now
// and then of one more.
func (p pairByte) in(eight uint64) uint64 {
	x := (eight | p.fold) ^ p.byte
	return (x - each) &^ x & high
}

// anyByte is a pairByte that is in all places.
var anyByte = pairByte{^uint64(0), ^uint64(0)}

// commonBytes are bytes that texts are full of, the most common first.
const commonBytes = " etaoinsrhldcumfgpywbv,.0123456789k-:/xjqz"

func newLiteral(text string) literal {
	l := literal{text: lowerASCII(text), second: anyByte}
	rarest := -1
	for i := range len(l.text) - 1 {
		if r := rarity(l.text[i]) + rarity(l.text[i+1]); r > rarest {
			rarest, l.pair = r, i
		}
	}
	l.first = newPairByte(l.text[l.pair])
	if len(l.text) > 1 {
		l.second = newPairByte(l.text[l.pair+1])
	}
	return l
}

// rarity returns how rare a byte is.
func rarity(b byte) int {
	if i := strings.IndexByte(commonBytes, b); i >= 0 {
		return i
	}
	return len(commonBytes)
}

// lowerASCII returns a text with the letters of ASCII in lower case.
func lowerASCII(text string) string {
	b := []byte(text)
	for i := range b {
		b[i] = lowerByte(b[i])
	}
	return string(b)
}

func lowerByte(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}

// index returns where the literal is next in text, at or behind an offset, or
// the length of the text.
func (l *literal) index(text string, from int) int {
	at := from
	for ; at+l.pair+9 <= len(text); at += 8 {
		nine := []byte(text[at+l.pair : at+l.pair+9])
		hits := l.first.in(binary.LittleEndian.Uint64(nine)) & l.second.in(binary.LittleEndian.Uint64(nine[1:]))
		for ; hits != 0; hits &= hits - 1 {
			if start := at + bits.TrailingZeros64(hits)>>3; l.is(text, start) {
				return start
			}
		}
	}
	for ; at < len(text); at++ {
		if l.is(text, at) {
			return at
		}
	}
	return len(text)
}

// is reports whether the literal is in text at an offset.
func (l *literal) is(text string, at int) bool {
	if at+len(l.text) > len(text) {
		return false
	}
	for i := range len(l.text) {
		if lowerByte(text[at+i]) != l.text[i] {
			return false
		}
	}
	return true
}

// A cursor goes through the places of several literals in a text. Each part of
// the text is looked at once for each literal.
type cursor struct {
	literals []literal
	text     string
	next     [MaxLiterals]int // for each literal, where it is next
}

func newCursor(literals []literal, text string) cursor {
	c := cursor{literals: literals, text: text}
	for i := range literals {
		c.next[i] = -1
	}
	return c
}

// seek returns the first place of a literal at or behind an offset, or the
// length of the text. Offsets must not fall.
func (c *cursor) seek(from int) int {
	first := len(c.text)
	for i := range c.literals {
		if c.next[i] < from {
			c.next[i] = c.literals[i].index(c.text, from)
		}
		first = min(first, c.next[i])
	}
	return first
}
