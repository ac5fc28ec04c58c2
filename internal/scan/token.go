// SPDX-License-Identifier: Apache-2.0

package scan

import (
	"unicode"
	"unicode/utf8"
)

// A Token is a run of letters and digits or a symbol. The zero Token is empty.
type Token struct {
	// Start and End are byte offsets into the text, half-open.
	Start, End int32
	// Hash is Hash of the token's text.
	Hash uint64
	// Kind says what the token consists of.
	Kind Kind
	// Shape is a set of facts about its letters and its place.
	Shape Shape
}

// Len returns the length of the token in bytes.
func (t Token) Len() int { return int(t.End - t.Start) }

// Text returns the token's part of text.
func (t Token) Text(text string) string { return text[t.Start:t.End] }

// A Kind says what a token consists of.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota + 1 // letters, and apostrophes between letters
	Number                 // ASCII digits
	Mixed                  // letters and digits
	Symbol                 // one character beyond ASCII that is no letter
)

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
	lowerCase
	upperCase
	digit
	apostrophe
	newline
	stop
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
}

// Append appends the tokens of text to dst and returns the extended slice. The
// text is at most 2 GiB long.
func Append(dst []Token, text string) []Token {
	place := LineStart | SentenceStart
	for i := 0; i < len(text); {
		if text[i] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			switch {
			case unicode.IsLetter(r):
				t := run(text, i)
				t.Shape |= place
				place = 0
				dst = append(dst, t)
				size = t.Len()
			case unicode.IsSymbol(r):
				dst = append(dst, Token{Start: int32(i), End: int32(i + size), Hash: hashUnicode(text[i : i+size]), Kind: Symbol, Shape: NonASCII | place})
			}
			i += size
			continue
		}
		switch classes[text[i]] {
		case lowerCase, upperCase, digit:
			t := run(text, i)
			t.Shape |= place
			place = 0
			dst = append(dst, t)
			i = int(t.End)
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

// run returns the run of letters and digits that starts at offset i.
func run(text string, i int) Token {
	const (
		sawLower = 1 << iota
		sawUpper
		sawDigit
	)
	start, saw, uppers, letters := i, 0, 0, 0
	var shape Shape
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
	t := Token{Start: int32(start), End: int32(i), Shape: shape, Kind: Mixed}
	switch {
	case saw&sawDigit == 0:
		t.Kind = Word
	case letters == 0:
		t.Kind = Number
	}
	if shape.Has(NonASCII) {
		t.Hash = hashUnicode(text[start:i])
	} else {
		t.Hash = hashASCII(text[start:i])
	}
	return t
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

func letterBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return unicode.IsLetter(r)
}
