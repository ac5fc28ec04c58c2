// SPDX-License-Identifier: Apache-2.0

package scan

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// Append appends the tokens of text to dst and returns the extended slice. The
// text is at most 2 GiB long.
func Append(dst []Token, text string) []Token {
	place := LineStart | SentenceStart
	last := 0 // the start of the last token
	for i := 0; i < len(text); {
		// Most tokens are words of up to seven letters in lower case, but for the
		// first. They are looked at first, before it is known that one is here.
		if text[i] > '9' && len(text) >= 8 {
			var v uint64
			if i+8 <= len(text) {
				v = load8(text[i : i+8])
			} else {
				v = load8(text[len(text)-8:]) >> (8 * (i + 8 - len(text)) & 63) // nothing behind the end
			}
			low := v | lower
			n := bits.TrailingZeros64(beforeLetters(low)|1<<63) >> 3
			inside := uint64(1)<<(8*n&63) - 1
			uppers := (v ^ low) & inside
			if after := byte(v >> (8 * n & 63)); n > 0 && uppers <= 0x20 && classes[after] < lowerCase {
				dst = append(dst, Token{})
				t := &dst[len(dst)-1]
				t.Start, t.End, t.After = int32(i), int32(i+n), after
				t.Hash = mix(uint64(n)*mulB ^ low&inside)
				t.Kind, t.Shape = Word, place|Shape(uppers>>5)
				if i > 0 {
					t.Before = text[i-1]
				}
				place = 0
				last = i
				if i += n; after == ' ' {
					i++
				}
				continue
			}
		}
		switch c := classes[text[i]]; c {
		case lowerCase, upperCase, digit:
			// Tokens are written where they stay: to build them elsewhere and to
			// copy them takes longer than to find them.
			dst = append(dst, Token{})
			t := &dst[len(dst)-1]
			if i+16 > len(text) || c == digit && !digits(t, text, i, place) || c != digit && !short(t, text, i, place) {
				run(t, text, i, place)
			}
			t.touch(text)
			place = 0
			last = i
			i = int(t.End)
			if t.After == ' ' {
				i++
			}
		case beyond:
			r, size := utf8.DecodeRuneInString(text[i:])
			switch {
			case unicode.IsLetter(r):
				var t Token
				run(&t, text, i, place)
				t.touch(text)
				place = 0
				dst = append(dst, t)
				size = t.Len()
				last = i
			case unicode.IsSymbol(r):
				t := Token{Start: int32(i), End: int32(i + size), Hash: hashUnicode(text[i : i+size]), Kind: Symbol, Shape: NonASCII | place}
				t.touch(text)
				dst = append(dst, t)
				last = i
			}
			i += size
		case newline:
			place = LineStart | SentenceStart
			i++
		case stop:
			// A stop inside a number or an address starts no sentence.
			if i+1 == len(text) || text[i+1] <= ' ' {
				place |= SentenceStart
			}
			i++
		default:
			i++
		}
		if i-last > MaxStep {
			place = LineStart | SentenceStart
		}
	}
	return dst
}

// touch notes the bytes of text around t.
func (t *Token) touch(text string) {
	if t.Start > 0 {
		t.Before = text[t.Start-1]
	}
	if int(t.End) < len(text) {
		t.After = text[t.End]
	}
}

// Eight bytes at a time: a constant with one byte in all places, and the
// highest bit of each byte.
const (
	each = 0x0101010101010101
	high = 0x80 * each
)

// lettersIn returns the highest bit of each byte of v that is an ASCII letter.
func lettersIn(v uint64) uint64 {
	folded := (v | lower) &^ high
	return (folded + (0x80-'a')*each) &^ (folded + (0x80-'z'-1)*each) &^ v & high
}

// beforeLetters returns a set whose lowest bit is the highest of the first byte of v
// that is no letter in lower case, given that no byte is one in upper case.
func beforeLetters(v uint64) uint64 {
	return (v + (0x80-'z'-1)*each | ((0x80+'a'-1)*each - v)) & high
}

// lowest returns the lowest bit of a set.
func lowest(set uint64) uint64 { return set & -set }

// short sets t to the token at offset i, sixteen bytes or more before the end of
// the text, if that is a word of up to fifteen ASCII letters. It does what run does,
// eight bytes at once.
func short(t *Token, text string, i int, place Shape) bool {
	v := load8(text[i : i+8])
	letters := lettersIn(v)
	n := bits.TrailingZeros64(letters^high) >> 3
	if n == 0 {
		return false
	}
	var hash, more, moreUppers uint64 // of the letters behind the eighth
	end := i + n
	if n < 8 {
		inside := uint64(1)<<(8*n&63) - 1
		letters &= inside
		hash = mix(uint64(n)*mulB ^ (v|lower)&inside)
	} else {
		u := load8(text[i+8 : i+16])
		more = lettersIn(u)
		m := bits.TrailingZeros64(more^high) >> 3
		if m == 8 {
			return false
		}
		end += m
		inside := uint64(1)<<(8*m&63) - 1
		more &= inside
		moreUppers = more &^ (u << 2)
		hash = mix(uint64(8+m)*mulB ^ (v | lower))
		if m > 0 {
			hash = mix(hash ^ (u|lower)&inside)
		}
	}
	if classes[text[end]] >= digit {
		return false // the word goes on
	}
	if uppers := letters &^ (v << 2); uppers|moreUppers != 0 { // v<<2: the bit of the case, moved up
		lowers, moreLowers := letters&^uppers, more&^moreUppers
		place |= Shape(uppers>>7) & Upper
		switch {
		case lowers|moreLowers == 0:
			if n > 1 {
				place |= AllUpper
			}
		case lowers == 0 && moreUppers > lowest(moreLowers), lowers != 0 && (uppers > lowest(lowers) || moreUppers != 0):
			place |= Inner
		}
	}
	t.Start, t.End, t.Hash, t.Kind, t.Shape = int32(i), int32(end), hash, Word, place
	return true
}

// digits is short for a number of up to seven digits.
func digits(t *Token, text string, i int, place Shape) bool {
	v := load8(text[i : i+8])
	values := v ^ '0'*each
	others := (values&^high + (0x80-10)*each | values) & high
	n := bits.TrailingZeros64(others) >> 3
	if n == 0 || n == 8 {
		return false
	}
	end := i + n
	switch classes[text[end]] {
	case lowerCase, upperCase, beyond:
		return false // letters behind them
	}
	t.Start, t.End, t.Hash = int32(i), int32(end), mix(uint64(n)*mulB^v&(1<<(8*n&63)-1))
	t.Kind, t.Shape = Number, place
	return true
}
