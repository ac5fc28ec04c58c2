// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// marked returns the text of a sample with its names in brackets.
func marked(s sample) string {
	var b strings.Builder
	end := 0
	for _, n := range s.names {
		b.WriteString(s.text[end:n[0]] + "<" + s.text[n[0]:n[1]] + ">")
		end = n[1]
	}
	return b.String() + s.text[end:]
}

func TestFill(t *testing.T) {
	list := func(name string) *pool { return &pool{names: []string{name}, upTo: []float64{1}} }
	f := filler{
		rand:  rand.New(rand.NewPCG(1, 1)),
		names: &names{lang: 1, towns: list("Springfield"), words: list("Chair")},
		words: map[string][]string{"org": {"{~upper} Clinic"}, "kin": {"mother"}, "loop": {"{loop}"}},
	}
	f.names.givens, f.names.allGivens = list("Jessica"), list("Jessica")
	f.names.surnames, f.names.allSurnames = list("Nguyen"), list("Nguyen")
	for _, tc := range []struct{ why, pattern, want string }{
		{"words of a slot are no names", "my {kin} called", "my mother called"},
		{"towns are no names", "in {town}", "in Springfield"},
		{"listed words", "{Word} {word}", "Chair chair"},
		{"a number up to one", "bed {#1}", "bed 1"},
		{"a choice with one text", "[yes] please", "yes please"},
	} {
		s, err := f.sample(tc.pattern)
		require.NoError(t, err, tc.why)
		if diff := cmp.Diff(tc.want, marked(s)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.why, diff)
		}
	}
	for range 50 { // names vary, their number does not
		s, err := f.sample("{given} and {full} at {org} with {~given}")
		require.NoError(t, err)
		if len(s.names) != 2 {
			t.Fatalf("%d names in %q", len(s.names), marked(s))
		}
	}
	for _, bad := range []string{"{given", "[a|b", "{nothing}", "{#x}", "{loop}"} {
		if _, err := f.sample(bad); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

// A damaged text keeps its names where they were.
func TestDamaged(t *testing.T) {
	var samples []sample
	for n := range 200 { // each text is damaged in its own way
		samples = append(samples, sample{text: "Thanks, Jessica Nguyen: wonderful doctors!" + strings.Repeat(" ", n), names: [][2]int{{8, 22}}})
	}
	seen := map[string]bool{}
	for _, d := range damaged(samples) {
		if got := d.text[d.names[0][0]:d.names[0][1]]; !strings.EqualFold(got, "Jessica Nguyen") {
			t.Fatalf("the name became %q", got)
		}
		seen[strings.TrimRight(d.text, " ")] = true
	}
	if len(seen) < 5 {
		t.Errorf("only %d forms", len(seen))
	}
}

// Every pattern can be filled in, there are enough of them, and a good part
// has no name.
func TestPatterns(t *testing.T) {
	samples, err := readPatterns("templates", "../lists")
	require.NoError(t, err)
	for n := 1; n < len(languages); n++ {
		all, without := 0, 0
		for _, s := range samples {
			if int(s.lang) == n {
				all++
				if len(s.names) == 0 {
					without++
				}
			}
		}
		least := 450
		if n == 1 {
			least = 700
		}
		if all < least*times || without*3 < all || without*3 > all*2 {
			t.Errorf("%s: %d texts, %d without names", languages[n], all, without)
		}
		t.Logf("%s: %d texts, %d %% of them without names", languages[n], all, 100*without/all)
	}
	again, err := readPatterns("templates", "../lists")
	require.NoError(t, err)
	if !cmp.Equal(samples, again, cmp.AllowUnexported(sample{})) {
		t.Error("the same patterns give other texts")
	}
}
