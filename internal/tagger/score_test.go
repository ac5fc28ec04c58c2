// SPDX-License-Identifier: Apache-2.0

package tagger_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/tagger"
)

func sentence(text string) tagger.Sentence {
	s := tagger.Sentence{Text: text, Tokens: scan.Append(nil, text), Lang: 1}
	for _, t := range s.Tokens {
		s.Entries = append(s.Entries, lexicon.Find(t.Hash))
	}
	return s
}

// The model tells names from words in the same place.
func TestScore(t *testing.T) {
	for _, tc := range []struct {
		why, text, word string
		name            bool
	}{
		{"a name in the middle of a sentence", "I talked to Jessica about it", "Jessica", true},
		{"a surname behind it", "I talked to Jessica Nguyen about it", "Nguyen", true},
		{"a name in lower case", "pls tell jessica her ride is here", "jessica", true},
		{"a verb", "I talked to her about it", "talked", false},
		{"a word at the start of a sentence", "Thanks for the help", "Thanks", false},
		{"a weekday", "see you on Monday", "Monday", false},
	} {
		s := sentence(tc.text)
		for i, tok := range s.Tokens {
			if tok.Text(tc.text) != tc.word {
				continue
			}
			if got := tagger.Names.Score(&s, i) > 0; got != tc.name {
				t.Errorf("%s: a name is %v, want %v", tc.why, got, tc.name)
			}
		}
	}
}

// A sentence that is used again forgets the text before.
func TestReset(t *testing.T) {
	first, second := sentence("I talked to Jessica about it"), sentence("the answer was Nguyen to all")
	used := first
	for head := range tagger.Heads {
		head.Score(&used, 3)
		used.Reset(second.Text, second.Tokens, second.Entries, second.Lang)
		if got, want := head.Score(&used, 3), head.Score(&second, 3); got != want {
			t.Errorf("head %d: the evidence is %v, want %v", head, got, want)
		}
	}
}

func TestScoreDoesNotAllocate(t *testing.T) {
	s := sentence("I talked to Jessica Nguyen about it")
	if n := testing.AllocsPerRun(100, func() { tagger.Names.Score(&s, 3) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzFeatures(f *testing.F) {
	for _, text := range []string{"", "Jessica", "a@b #c (d) e\nf", "é 💉 42 x1 X"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := sentence(text)
		for i := range s.Tokens {
			for h := range tagger.Heads {
				features := h.Features(nil, &s, i)
				if len(features) != tagger.Templates {
					t.Fatalf("%d features", len(features))
				}
				for _, f := range features {
					if f >= 1<<tagger.Bits {
						t.Fatalf("feature %d", f)
					}
				}
			}
		}
	})
}
