// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// damaged returns each sample as people in a hurry write it: most in lower case,
// some of these without punctuation, few all in capitals or with misspelt words.
func damaged(samples []sample) []sample {
	var out []sample
	for _, s := range samples {
		r := draws(s.text, times)
		if chance(r, 30) {
			s.text = misspelt(r, s)
		}
		switch n := r.IntN(10); {
		case n < 4:
			s.text = sameLength(s.text, strings.ToLower(s.text))
		case n < 8:
			s.text = unpunctuated(sameLength(s.text, strings.ToLower(s.text)))
		case n < 9:
			s.text = sameLength(s.text, strings.ToUpper(s.text))
		default:
			s.text = unpunctuated(s.text)
		}
		out = append(out, s)
	}
	return out
}

// spoken returns samples joined as people talk on, a few of one language after
// each other, most of them in lower case and without punctuation, so that a name
// is learned where the clause before it has just ended.
func spoken(samples []sample) []sample {
	const least, most = 3, 5
	byLang := map[uint8][]sample{}
	for _, s := range samples {
		byLang[s.lang] = append(byLang[s.lang], s)
	}
	var out []sample
	for i := 0; i < len(samples); i += 2 {
		first := samples[i]
		r := draws(first.text, times+2)
		others := byLang[first.lang]
		gap := one(r, " ", " ", " ", ". ", ", ", "\n")
		s := sample{text: first.text, names: slices.Clone(first.names), sites: slices.Clone(first.sites), open: slices.Clone(first.open), lang: first.lang, pattern: true}
		for n := 1; n < least+r.IntN(most-least+1); n++ {
			s.add(gap, others[r.IntN(len(others))])
		}
		if gap == " " || chance(r, 30) {
			s.text = unpunctuated(sameLength(s.text, strings.ToLower(s.text)))
		}
		out = append(out, s)
	}
	return out
}

// add puts another sample behind s.
func (s *sample) add(gap string, other sample) {
	s.text += gap
	s.names = appendMoved(s.names, other.names, len(s.text))
	s.sites = appendMoved(s.sites, other.sites, len(s.text))
	s.open = appendMoved(s.open, other.open, len(s.text))
	s.text += other.text
}

func appendMoved(dst, ranges [][2]int, by int) [][2]int {
	for _, r := range ranges {
		dst = append(dst, [2]int{r[0] + by, r[1] + by})
	}
	return dst
}

// sameLength returns the changed text if its names still stand where they stood.
func sameLength(text, changed string) string {
	if len(changed) != len(text) {
		return text
	}
	return changed
}

// unpunctuated returns a text with spaces for its punctuation.
func unpunctuated(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(",.!?;:", r) {
			return ' '
		}
		return r
	}, text)
}

// misspelt returns a text in which two letters of some long word have changed
// places, so that not every unknown word is a name.
func misspelt(r *rand.Rand, s sample) string {
	const long = 5
	text := []byte(s.text)
	for _, t := range scan.Append(nil, s.text) {
		if t.Kind != scan.Word || t.Len() < long || t.Shape.Has(scan.NonASCII) || s.isName(t) || !chance(r, 25) {
			continue
		}
		i := int(t.Start) + 1 + r.IntN(t.Len()-2)
		text[i], text[i+1] = text[i+1], text[i]
	}
	return string(text)
}

// lowered returns every nth sample without capitals and, every other one of
// them, without punctuation, as people write in messages.
func lowered(samples []sample, n int) []sample {
	var out []sample
	for i := 0; i < len(samples); i += n {
		s := samples[i]
		t := strings.ToLower(s.text)
		if len(t) != len(s.text) {
			continue // a letter changed its length
		}
		if i/n%2 == 1 {
			t = strings.Map(func(r rune) rune {
				if strings.ContainsRune(",.!?;:", r) {
					return ' '
				}
				return r
			}, t)
		}
		if len(t) == len(s.text) {
			out = append(out, sample{text: t, names: s.names, sites: s.sites, open: s.open, lang: s.lang})
		}
	}
	return out
}
