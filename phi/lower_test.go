// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzLowerCase(f *testing.F) {
	for _, word := range []string{"", "a", "ABC", "O'Brien", "ÉCOLE", "İstanbul", "ȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺ", strings.Repeat("x", 32), strings.Repeat("X", 33)} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if !utf8.ValidString(word) {
			return // the folded text is UTF-8
		}
		var low lowerCase
		got := string(low.of(word))
		if len(word) > 32 {
			if got != "\x00" {
				t.Errorf("a word of %d bytes became %q", len(word), got)
			}
		} else if want := strings.ToLower(word); got != want {
			t.Errorf("%q became %q, want %q", word, got, want)
		}
	})
}

func TestLowerCaseDoesNotAllocate(t *testing.T) {
	word := strings.Repeat("Aspirin", 2)
	n := testing.AllocsPerRun(100, func() {
		var low lowerCase
		switch string(low.of(word)) {
		case "aspirin", "aspirins":
			t.Error("taken for another word")
		}
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}
