// SPDX-License-Identifier: Apache-2.0

package scan

import (
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Token is a run of letters and digits or a symbol. The zero Token is empty.
type Token struct {
	// Start and End are byte offsets into the text, half-open.
	Start, End int32
	// Hash is Hash of the token's text, 0 of a run longer than MaxToken.
	Hash uint64
	// Kind says what the token consists of.
	Kind Kind
	// Shape is a set of facts about its letters and its place.
	Shape Shape
	// Before and After are the bytes around it, 0 at the ends of the text.
	Before, After byte
}

// Len returns the length of the token in bytes.
func (t *Token) Len() int { return int(t.End - t.Start) }

// Text returns the token's part of text.
func (t *Token) Text(text string) string { return text[t.Start:t.End] }

// A Kind says what a token consists of.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota + 1 // letters, and apostrophes between letters
	Number                 // ASCII digits
	Mixed                  // letters and digits
	Symbol                 // one character beyond ASCII that is no letter, or a run longer than MaxToken
)

// MaxToken is the number of bytes of the longest word or number. A longer run,
// such as an encoded picture, is neither and has no hash: what it consists of
// shows only from one end to the other.
const MaxToken = 256

// MaxStep is the longest way, in bytes, from the start of a token to the start of
// the next over which one has to do with the other. Behind a longer one a line
// and a sentence start.
const MaxStep = 512

// A Shape is a set of facts about a token.
type Shape uint8

// The facts.
const (
	Upper         Shape = 1 << iota // the first letter is upper case
	AllUpper                        // two or more letters, all upper case
	Inner                           // an upper-case letter after a lower-case one
	NonASCII                        // a character beyond ASCII
	Apostrophe                      // an apostrophe
	LineStart                       // the first token of a line
	SentenceStart                   // the first token of a sentence or a line
)

// Has reports whether s holds all facts of t.
func (s Shape) Has(t Shape) bool { return s&t == t }

// A class says what a byte does to a token.
type class uint8

const (
	other class = iota
	newline
	stop
	lowerCase
	upperCase
	digit
	apostrophe
	beyond // the first or a later byte of a character beyond ASCII
)

var classes = [256]class{
	'\'': apostrophe, '\n': newline, '\r': newline, '.': stop, '!': stop, '?': stop,
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit, '5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	'a': lowerCase, 'b': lowerCase, 'c': lowerCase, 'd': lowerCase, 'e': lowerCase, 'f': lowerCase, 'g': lowerCase,
	'h': lowerCase, 'i': lowerCase, 'j': lowerCase, 'k': lowerCase, 'l': lowerCase, 'm': lowerCase, 'n': lowerCase,
	'o': lowerCase, 'p': lowerCase, 'q': lowerCase, 'r': lowerCase, 's': lowerCase, 't': lowerCase, 'u': lowerCase,
	'v': lowerCase, 'w': lowerCase, 'x': lowerCase, 'y': lowerCase, 'z': lowerCase,
	'A': upperCase, 'B': upperCase, 'C': upperCase, 'D': upperCase, 'E': upperCase, 'F': upperCase, 'G': upperCase,
	'H': upperCase, 'I': upperCase, 'J': upperCase, 'K': upperCase, 'L': upperCase, 'M': upperCase, 'N': upperCase,
	'O': upperCase, 'P': upperCase, 'Q': upperCase, 'R': upperCase, 'S': upperCase, 'T': upperCase, 'U': upperCase,
	'V': upperCase, 'W': upperCase, 'X': upperCase, 'Y': upperCase, 'Z': upperCase,
	0x80: beyond, 0x81: beyond, 0x82: beyond, 0x83: beyond, 0x84: beyond, 0x85: beyond, 0x86: beyond, 0x87: beyond,
	0x88: beyond, 0x89: beyond, 0x8A: beyond, 0x8B: beyond, 0x8C: beyond, 0x8D: beyond, 0x8E: beyond, 0x8F: beyond,
	0x90: beyond, 0x91: beyond, 0x92: beyond, 0x93: beyond, 0x94: beyond, 0x95: beyond, 0x96: beyond, 0x97: beyond,
	0x98: beyond, 0x99: beyond, 0x9A: beyond, 0x9B: beyond, 0x9C: beyond, 0x9D: beyond, 0x9E: beyond, 0x9F: beyond,
	0xA0: beyond, 0xA1: beyond, 0xA2: beyond, 0xA3: beyond, 0xA4: beyond, 0xA5: beyond, 0xA6: beyond, 0xA7: beyond,
	0xA8: beyond, 0xA9: beyond, 0xAA: beyond, 0xAB: beyond, 0xAC: beyond, 0xAD: beyond, 0xAE: beyond, 0xAF: beyond,
	0xB0: beyond, 0xB1: beyond, 0xB2: beyond, 0xB3: beyond, 0xB4: beyond, 0xB5: beyond, 0xB6: beyond, 0xB7: beyond,
	0xB8: beyond, 0xB9: beyond, 0xBA: beyond, 0xBB: beyond, 0xBC: beyond, 0xBD: beyond, 0xBE: beyond, 0xBF: beyond,
	0xC0: beyond, 0xC1: beyond, 0xC2: beyond, 0xC3: beyond, 0xC4: beyond, 0xC5: beyond, 0xC6: beyond, 0xC7: beyond,
	0xC8: beyond, 0xC9: beyond, 0xCA: beyond, 0xCB: beyond, 0xCC: beyond, 0xCD: beyond, 0xCE: beyond, 0xCF: beyond,
	0xD0: beyond, 0xD1: beyond, 0xD2: beyond, 0xD3: beyond, 0xD4: beyond, 0xD5: beyond, 0xD6: beyond, 0xD7: beyond,
	0xD8: beyond, 0xD9: beyond, 0xDA: beyond, 0xDB: beyond, 0xDC: beyond, 0xDD: beyond, 0xDE: beyond, 0xDF: beyond,
	0xE0: beyond, 0xE1: beyond, 0xE2: beyond, 0xE3: beyond, 0xE4: beyond, 0xE5: beyond, 0xE6: beyond, 0xE7: beyond,
	0xE8: beyond, 0xE9: beyond, 0xEA: beyond, 0xEB: beyond, 0xEC: beyond, 0xED: beyond, 0xEE: beyond, 0xEF: beyond,
	0xF0: beyond, 0xF1: beyond, 0xF2: beyond, 0xF3: beyond, 0xF4: beyond, 0xF5: beyond, 0xF6: beyond, 0xF7: beyond,
	0xF8: beyond, 0xF9: beyond, 0xFA: beyond, 0xFB: beyond, 0xFC: beyond, 0xFD: beyond, 0xFE: beyond, 0xFF: beyond,
}

// Append appends the tokens of text to dst and returns the extended slice. The
// text is at most 2 GiB long.
func Append(dst []Token, text string) []Token {
	place := LineStart | SentenceStart
	last := 0 // the start of the last token
	for i := 0; i < len(text); {
		switch classes[text[i]] {
		case lowerCase, upperCase, digit:
			if i-last > MaxStep {
				place = LineStart | SentenceStart
			}
			// Tokens are written where they stay: to build them elsewhere and to
			// copy them takes longer than to find them.
			if len(dst) == cap(dst) {
				dst = slices.Grow(dst, 1)
			}
			dst = dst[:len(dst)+1]
			t := &dst[len(dst)-1]
			if i+16 <= len(text) && (short(t, text, i, place) || digits(t, text, i, place)) {
				t.Before = 0
				if i > 0 {
					t.Before = text[i-1]
				}
			} else {
				run(t, text, i, place)
				t.touch(text)
			}
			place = 0
			last = i
			i = int(t.End)
			if t.After == ' ' {
				i++
			}
		case beyond:
			if i-last > MaxStep {
				place = LineStart | SentenceStart
			}
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
	}
	return dst
}

// touch notes the bytes of text around t.
func (t *Token) touch(text string) {
	t.Before, t.After = 0, 0
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

// lowest returns the lowest bit of a set.
func lowest(set uint64) uint64 { return set & -set }

// short sets t to the token at offset i, sixteen bytes or more before the end of
// the text, if that is a word of up to fifteen ASCII letters, as most are. It does
// what run does, eight bytes at once.
func short(t *Token, text string, i int, place Shape) bool {
	v := load8(text[i:])
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
		u := load8(text[i+8:])
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
	t.Start, t.End, t.Hash, t.Kind, t.Shape, t.After = int32(i), int32(end), hash, Word, place, text[end]
	return true
}

// digits is short for a number of up to seven digits.
func digits(t *Token, text string, i int, place Shape) bool {
	v := load8(text[i:])
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
	t.Kind, t.Shape, t.After = Number, place, text[end]
	return true
}

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
	if shape.Has(NonASCII) {
		t.Hash = hashUnicode(text[start:i])
	} else {
		t.Hash = hashASCII(text[start:i])
	}
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

func letterBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return unicode.IsLetter(r)
}
