// SPDX-License-Identifier: Apache-2.0

package fold_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/fold"
)

func TestFold(t *testing.T) {
	for _, tc := range []struct{ name, why, in, want string }{
		{"ascii", "plain text is its own view", "call 410-555-0123", "call 410-555-0123"},
		{"accents", "precomposed letters keep their accents", "é ñ ü ß", "é ñ ü ß"},
		{"dashes", "word processors write en and figure dashes", "410–555‒0123", "410-555-0123"},
		{"spaces", "no-break and thin spaces group digits", "410\u00a0555\u20090123", "410 555 0123"},
		{"zero width", "an invisible character does not break a number", "41\u200b0-5\u200d55", "410-555"},
		{"bidi", "direction marks are invisible", "\u202a410\u202c", "410"},
		{"full width", "full-width digits and letters", "ＳＳＮ　１２３", "SSN 123"},
		{"arabic-indic", "digits of another script have the same value", "٤١٠", "410"},
		{"mathematical", "decorated letters on social networks", "𝗝𝗼𝗵𝗻 𝟭𝟮", "John 12"},
		{"quotes", "curly apostrophes defeat phrase lists", "don’t “quote”", "don't \"quote\""},
		{"confusable", "a Cyrillic letter inside a Latin word", "pаtient", "patient"},
		{"cyrillic word", "a Russian word stays Russian", "рост", "рост"},
		{"combining", "a combining accent is dropped", "Jose\u0301", "Jose"},
		{"soft hyphen", "a soft hyphen is not seen", "dia\u00adbetes", "diabetes"},
		{"circles", "letters and digits in circles and squares", "ⓐⒷ①⓪❶🅰", "aB101A"},
		{"small forms", "small signs of East Asian typesetting", "ana﹫example﹒com", "ana@example.com"},
		{"blanks", "letters that show nothing", "a\u3164b\u2800c", "a b c"},
		{"soft break in an address", "a program wrapped the line", "x ana@exam=\nple.com", "x ana@example.com"},
		{"soft break in a number", "a program wrapped the line", "410-5=\r\n55", "410-555"},
		{"empty field", "nothing goes on", "name=\nage=4\nb@c.d==\ne", "name=\nage=4\nb@c.d==\ne"},
		{"far apart", "what a long run of invisible characters parts is not joined", "a" + strings.Repeat("\u200b", 30) + "b", "a b"},
		{"long word", "a word of no human length is left alone, wherever its Latin letter is", "p" + strings.Repeat("а", 300), "p" + strings.Repeat("а", 300)},
		{"hidden word", "invisible characters do not lengthen a word", "p" + strings.Repeat("\u200b", 20) + "а" + strings.Repeat("\u0301", 20) + "t", "pat"},
		{"invalid", "a byte that is not UTF-8 separates words", "a\xffb", "a b"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			v := fold.Fold(tc.in)
			if v.Text != tc.want {
				t.Errorf("%s: got %+q, want %+q", tc.why, v.Text, tc.want)
			}
		})
	}
}

func TestFoldOriginal(t *testing.T) {
	text := "x 4\u200b1–2 y"
	v := fold.Fold(text)
	start, end := v.Original(2, 6)
	if got := text[start:end]; got != "4\u200b1–2" {
		t.Errorf("the range of the number is %+q", got)
	}
	if start, end := v.Folded(start, end); start != 2 || end != 6 {
		t.Errorf("the number is at [%d,%d) of the view", start, end)
	}
	if start, end := v.Folded(3, 6); start != end {
		t.Errorf("an invisible character is at [%d,%d) of the view", start, end)
	}
	if v := fold.Fold("a\xffb"); v.Invalid != 1 {
		t.Errorf("first invalid byte at %d, want 1", v.Invalid)
	}
	if v := fold.Fold("é"); !v.Identity() {
		t.Error("a text that nothing is done to was copied")
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "abc", "x 4\u200b1–2 y", "pаtient", "a\xffb\u0301", "𝗝𝗼𝗵𝗻", "a@b=\n=\nc=\r\n\u200b5=\n5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := fold.Fold(text)
		if !utf8.ValidString(v.Text) {
			t.Fatal("the view is not UTF-8")
		}
		if (v.Invalid < 0) != utf8.ValidString(text) {
			t.Fatal("Invalid does not tell whether the text is UTF-8")
		}
		last := 0
		for i := range v.Text {
			_, size := utf8.DecodeRuneInString(v.Text[i:])
			start, end := v.Original(i, i+size)
			if start < last || end <= start || end > len(text) {
				t.Fatalf("character at %d maps to [%d,%d) after %d", i, start, end, last)
			}
			if !utf8.RuneStart(text[start]) && utf8.ValidString(text) {
				t.Fatalf("character at %d maps into the middle of a character", i)
			}
			if from, to := v.Folded(start, end); from != i || to != i+size {
				t.Fatalf("character at %d came from [%d,%d), which maps to [%d,%d)", i, start, end, from, to)
			}
			last = end
		}
		if again := fold.Fold(v.Text); again.Text != v.Text {
			t.Fatal("folding twice is not folding once")
		}
	})
}

func TestResetAllocatesNothing(t *testing.T) {
	const plain, folded = "call me", "I’m at 410–555–0123"
	var v fold.View
	v.Reset(folded)
	for _, tc := range []struct{ why, text string }{
		{"nothing is folded", plain},
		{"the folded text takes the place of the one before", folded},
	} {
		if got := testing.AllocsPerRun(100, func() { v.Reset(tc.text) }); got != 0 {
			t.Errorf("%s: %v allocations, want none", tc.why, got)
		}
		if want := fold.Fold(tc.text).Text; v.Text != want {
			t.Errorf("%s: %q, want %q", tc.why, v.Text, want)
		}
	}
}

func TestForgetWipesText(t *testing.T) {
	var v fold.View
	v.Reset("I’m at 410–555–0123")
	kept := v.Text
	v.Forget()
	if strings.Trim(kept, "\x00") != "" {
		t.Error("the folded text is still there")
	}
}
