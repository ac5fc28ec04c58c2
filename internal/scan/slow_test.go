// SPDX-License-Identifier: Apache-2.0

package scan_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/synth"
)

// slowAppend is Append as its comment reads, one character at a time.
func slowAppend(text string) []scan.Token {
	var out []scan.Token
	place := scan.LineStart | scan.SentenceStart
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end, kind, long := i+size, scan.Kind(0), false
		switch {
		case unicode.IsLetter(r) || isDigit(r):
			end, kind = slowEnd(text, i)
			long = end-i > scan.MaxToken
		case r >= utf8.RuneSelf && unicode.IsSymbol(r):
			kind = scan.Symbol
		case r == '\n' || r == '\r':
			place = scan.LineStart | scan.SentenceStart
		case (r == '.' || r == '!' || r == '?') && (end == len(text) || text[end] <= ' '):
			place |= scan.SentenceStart
		}
		if kind != 0 {
			if n := len(out); n > 0 && i-int(out[n-1].Start) > scan.MaxStep {
				place = scan.LineStart | scan.SentenceStart
			}
			word := text[i:end]
			shape := slowShape(word)
			if kind == scan.Symbol {
				shape = scan.NonASCII
			}
			hash := scan.Hash(word)
			if long {
				kind, hash = scan.Symbol, 0
			}
			t := scan.Token{Start: int32(i), End: int32(end), Kind: kind, Shape: shape | place, Hash: hash}
			if i > 0 {
				t.Before = text[i-1]
			}
			if end < len(text) {
				t.After = text[end]
			}
			out = append(out, t)
			if kind != scan.Symbol || long {
				place = 0
			}
		}
		i = end
	}
	return out
}

// slowEnd returns the end and the kind of the run that starts at offset i.
func slowEnd(text string, i int) (int, scan.Kind) {
	letters, digits := 0, 0
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		switch {
		case isDigit(r):
			digits++
		case unicode.IsLetter(r), r >= utf8.RuneSelf && unicode.IsMark(r):
			letters++
		case r == '\'' && letters > 0 && unicode.IsLetter(before) && unicode.IsLetter(next):
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		i += size
	}
	switch {
	case digits == 0:
		return i, scan.Word
	case letters == 0:
		return i, scan.Number
	}
	return i, scan.Mixed
}

func slowShape(word string) scan.Shape {
	var s scan.Shape
	letters, uppers, lower := 0, 0, false
	for i, r := range word {
		upper := unicode.IsUpper(r)
		switch {
		case r == '\'':
			s |= scan.Apostrophe
			continue
		case isDigit(r):
			continue
		}
		letters++
		if r >= utf8.RuneSelf {
			s |= scan.NonASCII
		}
		if !upper {
			lower = true
			continue
		}
		uppers++
		if i == 0 {
			s |= scan.Upper
		} else if lower && r < utf8.RuneSelf {
			s |= scan.Inner
		}
	}
	if uppers >= 2 && uppers == letters {
		s |= scan.AllUpper
	}
	return s
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func FuzzAppendLikeSlow(f *testing.F) {
	for _, s := range []string{
		"", "a", "ABC", "abcdefgh", "ABCDEFGHI", "abcdefghijklmnop", "ABCDEFGHijkl mnop qrst uvw", "McDonaldson-Smith iPhone eBAY",
		"don't O'Brien's 5'11 'tis a'1", "A1C 3rd H1N1 x2Y", "señora ÉCOLE Ünïcode's naïve\u0301", "💉é\xff\x80.", "a.b? c!\r\nD", "internationalizations UPPERCASELETTERS1",
	} {
		f.Add(s)
		f.Add(s + " and more text behind it")
		f.Add(strings.Repeat(s, scan.MaxToken/8) + " " + s)
		f.Add(s + strings.Repeat("-", scan.MaxStep) + s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		slow, fast := slowAppend(text), scan.Append(nil, text)
		if slices.Equal(slow, fast) {
			return
		}
		if diff := cmp.Diff(slow, fast); diff != "" {
			t.Errorf("not what the slow scanner finds (-slow +fast):\n%s", diff)
		}
	})
}

func TestAppendLikeSlow(t *testing.T) {
	for _, shape := range synth.Shapes() {
		for _, text := range synth.Corpus(shape, 3, 100_000) {
			if diff := cmp.Diff(slowAppend(text), scan.Append(nil, text)); diff != "" {
				t.Fatalf("%v: not what the slow scanner finds (-slow +fast):\n%s", shape, diff)
			}
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	for _, shape := range synth.Shapes() {
		b.Run(shape.String(), func(b *testing.B) {
			texts := synth.Corpus(shape, 1, 1<<20)
			total := 0
			for _, text := range texts {
				total += len(text)
			}
			b.SetBytes(int64(total))
			b.ReportAllocs()
			var dst []scan.Token
			for b.Loop() {
				for _, text := range texts {
					dst = scan.Append(dst[:0], text)
				}
			}
		})
	}
}
