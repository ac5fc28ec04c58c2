// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// weight turns a frequency into the weight that every list uses: twenty times
// the decimal logarithm of one more than the frequency in a hundred million.
// One step is 12 %, and 20 steps are a factor of ten.
func weight(frequency float64) int {
	w := math.Round(20 * math.Log10(1+frequency*1e8))
	return int(max(0, min(w, 255)))
}

// wordFrequency estimates the share of running text that the word of a rank
// has. The rank is counted from 1. The formula is that of Zipf in Mandelbrot's
// form; beyond rank 10,000 it says too much, by a factor of at most ten.
func wordFrequency(rank int) float64 { return 1 / (8 * (float64(rank) + 2.7)) }

// clean returns s in lower case, composed, with plain apostrophes and hyphens
// and single spaces.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘', 'ʼ', 'ʻ', '`', '´':
			return '\''
		case '‐', '‑', '–', '—':
			return '-'
		case '.', '\u200b', '\u00ad':
			return -1
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

var plainLetters = strings.NewReplacer(
	"ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ħ", "h")

// fold returns a clean text in ASCII letters as people type it without
// accents. Letters beyond the Latin script stay as they are.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	return plainLetters.Replace(s)
}

var germanLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// forms returns the ways in which a clean text is written: as it is, without
// accents, in German also with e for the umlaut, and each without apostrophes.
func forms(s, lang string) []string {
	out := []string{s}
	add := func(f string) {
		for _, have := range out {
			if have == f {
				return
			}
		}
		out = append(out, f)
	}
	add(fold(s))
	if lang == "de" {
		add(germanLetters.Replace(s))
	}
	for _, f := range out {
		add(strings.ReplaceAll(f, "'", ""))
	}
	return out
}

// consonants reports whether a folded word has no vowel. "ng" is a surname.
func consonants(s string) bool { return s != "ng" && !strings.ContainsAny(s, "aeiouy") }

// latinWord reports whether a clean text is two or more Latin letters, with
// apostrophes only between letters.
func latinWord(s string) bool {
	letters, before := 0, false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			letters++
			before = true
		case r == '\'' && before:
			before = false
		default:
			return false
		}
	}
	return before && letters >= 2
}
