// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// repeats are what an attacker would send to make a recogniser read the text
// again and again: starts without ends, separators, candidates that overlap.
var repeats = []string{
	"1", "12 ", "1-1-", "1.", "1/", "1:", "1 1 ", "123-", "(1)", "((1)", "1|", "+1", "$1", "#1 ", "*", "x",
	"(", "[", "{", "<", "-", "- ", ".", "_", "'", "a'", "\"", "|", "=", "\\", " ", "\n", "\r\n",
	"\u0301", "a\u0301", "1\u0301", "\u200b", "1\u200b", "a\u200b", "\u00ad", "\u202e", "\ufe0f", "\xff",
	"http://", "http://http://", "http://a/", "http://a(", "https://a.com/x)", "www.", "www.a.com/", "a.", "a.b.", "a-", "a.com.",
	"a@", "a@a@a@", "a@a.co", "a@a.co ", "@", "@a", "a at ", "a dot ", "a at b dot com ",
	"mrn ", "mrn mrn mrn ", "mrn: ", "mrn 1, ", "mrn and ", "ssn ", "phone: ", "address: A ", "my number is ",
	"St St St ", "St. ", "12 St ", "12 Elm St, ", "Calle A ", "rue de ", "28014 Madrid ", "Box 1 ", "Fresno, CA ", "in Fresno ",
	"March ", "March 5 ", "5 March ", "may 5, ", "2024-", "2024-03-05T10", "last Tuesday ", "one ", "ninety ", "double ",
	"1EG4", "GB82 ", "4111 ", "4111-", "::", "1:1:", "fe80:", "(01)", "(01)00844588003288", "92yo ", "is 92 ",
	"Ana ", "Ana-", "A. ", "my name is ", "I have ", "no ", "diabetes ", "日本", "👍", "А", "аa", "Ａ", "１", "٣",
}

// effort is what the detector did with a text, counted and not timed: the
// candidates that it weighed and the bytes that they cover.
func effort(t *testing.T, d *phi.Detector, lang phi.Language, text string) int {
	m := phi.Body(text)
	m.Lang = lang
	e, _ := d.Explain(m)
	n := len(text)
	for _, c := range e.Candidates {
		n += 1 + c.Finding.Len()
	}
	return n
}

// TestEffortGrowsWithLength holds that four times the text is at most
// four times the work, a little more being allowed for the edges.
func TestEffortGrowsWithLength(t *testing.T) {
	d := detector(t)
	for _, lang := range []phi.Language{phi.English, phi.Spanish, phi.French, phi.German, phi.Italian} {
		for _, s := range repeats {
			checkEffort(t, d, lang, s, 8<<10)
		}
	}
	// The long ones, at full length.
	for _, s := range []string{
		"1", "1-1-", "12 ", "(", "[", "-", "\u0301", "\u200b", "1\u200b", "http://http://", "http://a/", "www.", "a@a@a@", "mrn mrn mrn ", "St St St ",
		"12 Elm St, ", "March 5 ", "one ", "1:1:", "Ana ",
	} {
		checkEffort(t, d, phi.English, s, 64<<10)
	}
}

// checkEffort compares the effort for size bytes of repeats with that for four
// times as many.
func checkEffort(t *testing.T, d *phi.Detector, lang phi.Language, s string, size int) {
	a := effort(t, d, lang, strings.Repeat(s, size/len(s)))
	b := effort(t, d, lang, strings.Repeat(s, 4*size/len(s)))
	if b > 5*a {
		t.Errorf("%v %q: effort %d for %d bytes, %d for four times that", lang, s, a, size, b)
	}
	if a > 64*size {
		t.Errorf("%v %q: effort %d for %d bytes", lang, s, a, size)
	}
}

// What a long text holds is found wherever it stands, and the findings keep
// their laws among many neighbours.
func TestManyFindings(t *testing.T) {
	d := detector(t)
	const n = 2000
	line := "call 410-555-0123 or ana@example.com, MRN: 4471190, seen 03/05/2024 at 12 Elm Street\n"
	found, err := d.Detect(phi.Body(strings.Repeat(line, n)))
	require.NoError(t, err)
	require.Len(t, found, 5*n)
	last := 0
	for i, f := range found {
		if f.Start < last {
			t.Fatalf("finding %d starts before the one before it ends", i)
		}
		last = f.End
		if first := found[i%5]; f.Kind != first.Kind || f.Start%len(line) != first.Start || f.Len() != first.Len() || f.Rule != first.Rule {
			t.Fatalf("line %d differs from the first: %v", i/5, f)
		}
	}
}
