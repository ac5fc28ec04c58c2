// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"testing"
)

func TestWeight(t *testing.T) {
	for _, row := range []struct {
		frequency float64
		want      int
		why       string
	}{
		{0, 0, "nobody"},
		{1e-8, 6, "one in a hundred million"},
		{1e-3, 100, "one in a thousand"},
		{1e-2, 120, "ten times as many are 20 more"},
		{1, 160, "everybody"},
		{1e9, 255, "no more than a byte"},
	} {
		if got := weight(row.frequency); got != row.want {
			t.Errorf("%g weighs %d, want %d (%s)", row.frequency, got, row.want, row.why)
		}
	}
}

func TestWordFrequencyFalls(t *testing.T) {
	for rank := 1; rank < 60_000; rank++ {
		if wordFrequency(rank) <= wordFrequency(rank+1) {
			t.Fatalf("rank %d is no more frequent than the next", rank)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"  St.  Mary’s ":    "st mary's",
		"GARCI\u0301A":      "garcía",
		"Saint–Denis":       "saint-denis",
		"Kapa\u02bba":       "kapa'a",
		"New\u00a0York\r\n": "new york",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestForms(t *testing.T) {
	for _, row := range []struct {
		entry, lang string
		want        []string
	}{
		{"smith", "en", []string{"smith"}},
		{"garcía", "es", []string{"garcía", "garcia"}},
		{"müller", "de", []string{"müller", "muller", "mueller"}},
		{"müller", "fr", []string{"müller", "muller"}},
		{"straße", "de", []string{"straße", "strasse"}},
		{"d'andré", "fr", []string{"d'andré", "d'andre", "dandré", "dandre"}},
		{"łódź", "en", []string{"łódź", "lodz"}},
	} {
		if got := forms(row.entry, row.lang); !slices.Equal(got, row.want) {
			t.Errorf("forms(%q, %q) = %q, want %q", row.entry, row.lang, got, row.want)
		}
	}
}

func TestLatinWord(t *testing.T) {
	for word, want := range map[string]bool{
		"garcía": true, "d'angelo": true, "ng": true,
		"": false, "a": false, "a1": false, "'s": false, "o'": false, "jean-luc": false, "de la": false, "анна": false, "x''y": false,
	} {
		if got := latinWord(word); got != want {
			t.Errorf("latinWord(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestListText(t *testing.T) {
	l := list{}
	l.add("b", 10, "fr")
	l.add("b", 20, "en")
	l.add("b", 15, "en")
	l.add("a", 5, "es")
	if got, want := string(l.text(languages)), "a\t5\tes\nb\t20\ten,fr\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := string(l.text(nil)), "a\t5\nb\t20\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
