// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRequired(t *testing.T) {
	for _, tc := range []struct {
		why, expression string
		want            []string
	}{
		{"a word", `chart \d+`, []string{"chart "}},
		{"the longest word", `a\d+bcd`, []string{"bcd"}},
		{"one of several", `(?:chart|file) \d+`, []string{"chart", "file"}},
		{"several beat one that is shorter", `\d-(?:chart|file)`, []string{"chart", "file"}},
		{"a word that may be left out is not needed", `(?:chart )?\d+`, nil},
		{"an alternative without a word", `chart|\d+`, nil},
		{"a word that is there once or more", `(?:chart )+\d`, []string{"chart "}},
		{"a word that is repeated", `(?:ab){2,3}`, []string{"ab"}},
		{"in any case", `(?i)member`, []string{"MEMBER"}},
		{"letters that stand for others are left out", `(?i)disk-no`, []string{"-NO"}},
		{"a group", `(?P<value>x\d)`, []string{"x"}},
		{"no word", `\b\d{6}\b`, nil},
		{"too many words", strings.Repeat("ab1|cd2|ef3|gh4|", 5) + "ij5", nil},
	} {
		if diff := cmp.Diff(tc.want, required(tc.expression)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.why, diff)
		}
	}
}

// FuzzRequired holds that every match holds a literal that was worked out.
func FuzzRequired(f *testing.F) {
	for _, e := range []string{`chart \d+`, `(?i)disk|file`, `(?:ab)+c?`, `a(?:b|cd)(?i:k)s`, `[xX]-\d`, `(?i)ſk`, `é+|ß`} {
		f.Add(e, "a chart 12 DISK file ababc abKſ x-1 K éß")
	}
	f.Fuzz(func(t *testing.T, expression, text string) {
		re, err := regexp.Compile(expression)
		if err != nil {
			return
		}
		literals := required(expression)
		if literals == nil {
			return
		}
		c := newCursor(newGate(literals, true).literals, text)
		for _, at := range re.FindAllStringIndex(text, -1) {
			if first := c.seek(at[0]); first >= at[1] {
				t.Fatalf("%q has no literal of %q in a match", expression, literals)
			}
		}
	})
}

// FuzzSeek compares the search for literals with one that looks everywhere.
func FuzzSeek(f *testing.F) {
	f.Add("chart", "-", "Chart CHART c-hart", 0)
	f.Add("é", "ab", "ÉéAB", 1)
	f.Add("x", "X", strings.Repeat("y", 3000)+"X", 7)
	f.Fuzz(func(t *testing.T, a, b, text string, from int) {
		if a == "" || b == "" || from < 0 || from > len(text) {
			return
		}
		c := newCursor(newGate([]string{a, b}, false).literals, text)
		low := lowerASCII(text)
		for at := from; at <= len(text); at++ {
			want := len(text)
			for _, l := range []string{lowerASCII(a), lowerASCII(b)} {
				if i := strings.Index(low[at:], l); i >= 0 {
					want = min(want, at+i)
				}
			}
			if got := c.seek(at); got != want {
				t.Fatalf("from %d: %d, want %d", at, got, want)
			}
			at = want
		}
	})
}

// FuzzWindows holds that windows are as small as they say, and that each place
// of a literal has one with all that may count around it.
func FuzzWindows(f *testing.F) {
	f.Add(strings.Repeat("lorem ipsum ", 900)+"q", "q", true)
	f.Add(strings.Repeat("q é", 900), "q", false)
	f.Fuzz(func(t *testing.T, text, word string, within bool) {
		if word == "" || len(word) > MaxLiteral {
			return
		}
		g := newGate([]string{word}, within)
		var ws []window
		searched := 0
		g.windows(text, func(w window) bool {
			if w.from > w.low || w.low >= w.high || w.high > w.to || w.from < 0 || w.to > len(text) {
				t.Fatalf("window %+v of %d bytes", w, len(text))
			}
			if !within && w.to-w.from > MaxWindow {
				t.Fatalf("window %+v is larger than %d", w, MaxWindow)
			}
			if w.from > max(w.low-MaxMatch, 0) || w.to < min(w.high+MaxMatch, len(text)) {
				t.Fatalf("window %+v cuts what may count", w)
			}
			if g.literals[0].index(text, w.low) >= w.high {
				t.Fatalf("window %+v around nothing", w)
			}
			searched += w.to - w.from
			ws = append(ws, w)
			return true
		})
		if limit := 3*len(text) + MaxWindow; searched > limit {
			t.Fatalf("%d bytes of windows for a text of %d", searched, len(text))
		}
		margin := Reach
		if within {
			margin = 0
		}
		c := newCursor(g.literals, text)
		for at := c.seek(0); at < len(text); at = c.seek(at + 1) {
			low, high := max(at-margin, 0), min(at+len(word)+margin, len(text))
			if within {
				high = at + 1
			}
			for len(ws) > 0 && ws[0].high < high {
				ws = ws[1:]
			}
			if len(ws) == 0 || ws[0].low > low {
				t.Fatalf("no window around the place at %d", at)
			}
		}
	})
}
