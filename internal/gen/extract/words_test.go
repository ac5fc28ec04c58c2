// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

func TestEnglishWords(t *testing.T) {
	ranked := []string{"you", "will", "john", "walk", "jennifer"}
	d := &data{
		words: map[string][]string{"en": ranked},
		scowl: map[string]int{"you": 10, "will": 10, "john": 40, "walk": 40, "ability": 20, "quoin": 50, "you's": 10, "don't": 10, "ain't": 20, "a": 10, "shell": 40, "she'll": 10},
	}
	given := list{"will": {weight: 85}, "john": {weight: 120}}
	got := englishWords(d, given, list{})
	for _, row := range []struct {
		word string
		want int
		why  string
	}{
		{"you", weight(wordFrequency(1)), "by rank"},
		{"will", weight(wordFrequency(2)), "a very common word keeps its rank"},
		{"john", weight(wordFrequency(3)), "the median of its size"},
		{"walk", weight(wordFrequency(4)), "no name"},
		{"ability", weightUnranked, "common but without a rank"},
		{"quoin", 0, "neither common nor ranked"},
		{"jennifer", 0, "in no dictionary"},
		{"you's", 0, "a possessive"},
		{"don't", weightContraction, "a contraction"},
		{"dont", weightContraction, "without its apostrophe"},
		{"ain't", weightRareContraction, "a rarer contraction"},
		{"she'll", weightContraction, "a contraction"},
		{"shell", 0, "a word of its own, which here has no rank"},
		{"a", 0, "a single letter"},
	} {
		if got[row.word].weight != row.want {
			t.Errorf("%q weighs %d, want %d (%s)", row.word, got[row.word].weight, row.want, row.why)
		}
	}
}

func TestANameTakesTheMedianOfItsSize(t *testing.T) {
	ranked := []string{"john"}
	scowl := map[string]int{"john": 40}
	for i := range 9 {
		w := fmt.Sprintf("word%c", 'a'+i)
		ranked = append(ranked, w)
		scowl[w] = 40
	}
	d := &data{words: map[string][]string{"en": ranked}, scowl: scowl}
	got := englishWords(d, list{"john": {weight: 120}}, list{})
	if john, first := got["john"].weight, weight(wordFrequency(1)); john >= first {
		t.Errorf("john weighs %d, want less than its rank's %d", john, first)
	}
}

func TestOtherWords(t *testing.T) {
	// Empty words make up the number that the lists have.
	ranked := slices.Concat([]string{"casa", "john", "torres", "torre", "guerra", "está", "día", "xx", "si", "12"}, make([]string, mostOther))
	d := &data{words: map[string][]string{"es": ranked}}
	names := list{"john": {weight: 130}, "torres": {weight: 130}, "guerra": {weight: 130}, "casa": {weight: 40}}
	got := slices.Sorted(maps.Keys(otherWords(d, "es", names, list{})))
	want := []string{"casa", "dia", "día", "esta", "está", "guerra", "si", "torre", "torres"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHandListsAreOfUse(t *testing.T) {
	for lang := range alsoWord {
		for w := range alsoWord[lang] {
			if notWord[lang][w] {
				t.Errorf("%s: %q is kept and taken out", lang, w)
			}
			if clean(w) != w || !latinWord(w) {
				t.Errorf("%s: %q is no word", lang, w)
			}
		}
	}
}
