// SPDX-License-Identifier: Apache-2.0

package scan_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

func TestAppend(t *testing.T) {
	for _, tc := range []struct {
		name, why, in string
		want          []string
	}{
		{"number with dashes", "the groups of a number are tokens", "call 410-555-0123!", []string{"call", "410", "555", "0123"}},
		{"apostrophe", "an apostrophe between letters is part of the word", "don't 'quote' it", []string{"don't", "quote", "it"}},
		{"mixed", "letters and digits that touch are one token", "A1C 70yo 3rd", []string{"A1C", "70yo", "3rd"}},
		{"accents", "letters beyond ASCII belong to words", "señora Müller", []string{"señora", "Müller"}},
		{"emoji", "a symbol is a token of its own", "ok💉no", []string{"ok", "💉", "no"}},
		{"feet and inches", "an apostrophe after a digit ends the token", "5'11", []string{"5", "11"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, tok := range scan.Append(nil, tc.in) {
				got = append(got, tok.Text(tc.in))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tc.why, diff)
			}
		})
	}
}

func TestShape(t *testing.T) {
	text := "Hi BOB. iPhone\nÉlan a.b"
	want := []scan.Shape{
		scan.Upper | scan.LineStart | scan.SentenceStart, // Hi
		scan.Upper | scan.AllUpper,                       // BOB
		scan.SentenceStart | scan.Inner,                  // iPhone
		scan.Upper | scan.NonASCII | scan.LineStart | scan.SentenceStart,
		0, // a
		0, // b: the stop is not followed by a space
	}
	var got []scan.Shape
	for _, tok := range scan.Append(nil, text) {
		got = append(got, tok.Shape)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHashIgnoresCase(t *testing.T) {
	for _, w := range []string{"a", "Patient", "cardiovascular", "abcdefgh", "don't", "A1C", "ÉCOLE"} {
		if scan.Hash(w) != scan.Hash(strings.ToLower(w)) {
			t.Errorf("%q and its lower case have different hashes", w)
		}
	}
	for r := range rune(0x250) {
		w := "ß" + string(r)
		if lower := "ß" + string(unicode.ToLower(r)); scan.Hash(w) != scan.Hash(lower) {
			t.Errorf("%q and its lower case have different hashes", w)
		}
	}
	if scan.Join(scan.Hash("blood"), scan.Hash("pressure")) == scan.Join(scan.Hash("pressure"), scan.Hash("blood")) {
		t.Error("a phrase and its reverse have the same hash")
	}
}

func TestAppendDoesNotAllocate(t *testing.T) {
	buf := make([]scan.Token, 0, 64)
	text := "a short message with señora Müller and 410-555-0123"
	if n := testing.AllocsPerRun(100, func() { buf = scan.Append(buf[:0], text) }); n != 0 {
		t.Errorf("%v allocations into a slice that is large enough", n)
	}
}

func FuzzAppend(f *testing.F) {
	for _, s := range []string{"", "a", "don't stop", "A1C 💉 é\xff", "5'11\" \r\n x", strings.Repeat("0", scan.MaxToken+1)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := int32(0)
		for _, tok := range scan.Append(nil, text) {
			if tok.Start < last || tok.End <= tok.Start || int(tok.End) > len(text) {
				t.Fatalf("token [%d,%d) after %d", tok.Start, tok.End, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(tok.Text(text)) {
				t.Fatalf("token [%d,%d) cuts a character", tok.Start, tok.End)
			}
			want := scan.Hash(tok.Text(text))
			if tok.Len() > scan.MaxToken {
				want = 0
			}
			if tok.Hash != want {
				t.Fatalf("token [%d,%d) has another hash than its text", tok.Start, tok.End)
			}
			last = tok.End
		}
	})
}
