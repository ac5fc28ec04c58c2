// SPDX-License-Identifier: Apache-2.0

package scan

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
