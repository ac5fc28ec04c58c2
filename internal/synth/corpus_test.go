// SPDX-License-Identifier: Apache-2.0

package synth_test

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/synth"
)

const size = 200_000

func TestCorpusBounds(t *testing.T) {
	for _, s := range synth.Shapes() {
		t.Run(s.String(), func(t *testing.T) {
			low, high := 99, 399
			if s == synth.Notes {
				low, high = 2000, 5000
			}
			total := 0
			for _, text := range synth.Corpus(s, 1, size) {
				total += len(text)
				if len(text) < low || len(text) > high {
					t.Fatalf("a text of %d bytes, want %d to %d", len(text), low, high)
				}
				if !utf8.ValidString(text) {
					t.Fatal("a text is not UTF-8")
				}
				if strings.ContainsAny(text, "{}") {
					t.Fatalf("a slot was not filled: %q", text)
				}
			}
			if total < size {
				t.Errorf("%d bytes, want at least %d", total, size)
			}
		})
	}
}

func TestCorpusIsTheSameEverywhere(t *testing.T) {
	digest := func(s synth.Shape, seed uint64) string {
		sum := sha256.Sum256([]byte(strings.Join(synth.Corpus(s, seed, size), "\x00")))
		return hex.EncodeToString(sum[:8])
	}
	seen := map[string]bool{}
	for _, s := range synth.Shapes() {
		a, b, other := digest(s, 1), digest(s, 1), digest(s, 2)
		if a != b {
			t.Errorf("%v: two calls differ", s)
		}
		if a == other || seen[a] {
			t.Errorf("%v: another seed or shape gives the same texts", s)
		}
		seen[a] = true
	}
}

// identifiers are shapes that only identifiers have in these texts.
var identifiers = regexp.MustCompile(`(?i)@[a-z.]*example|555[-. ]01|\d{3}-\d\d-\d{4}|https://|192\.0\.2\.|\bmrn\b|\bDOB\b|date of birth|\bDr\. |\bMrs\. |\baccount number|\bacct #|` +
	`\d{2}/\d{2}/\d{4}|\d{4}-\d\d-\d\d|(?-i:[A-Z])[a-z]+ \d+, \d{4}|-TE|\bI live at|\bwe moved|\b1HGCM|\bmy son\b|\bpatient name|\bthis is (?-i:[A-Z])`)

func TestShareOfIdentifiers(t *testing.T) {
	for _, tc := range []struct {
		shape     synth.Shape
		low, high float64
		why       string
	}{
		{synth.Clean, 0, 0, "clean texts carry none"},
		{synth.Short, 0.07, 0.13, "one message in ten carries some"},
		{synth.Notes, 0.04, 0.17, "one note in ten carries some"},
		{synth.Dense, 0.97, 1, "every message carries some"},
	} {
		texts := synth.Corpus(tc.shape, 1, 1_000_000)
		n := 0
		for _, text := range texts {
			if identifiers.MatchString(text) {
				n++
			}
		}
		if share := float64(n) / float64(len(texts)); share < tc.low || share > tc.high {
			t.Errorf("%v: %.3f of the texts carry identifiers, want %v to %v: %s", tc.shape, share, tc.low, tc.high, tc.why)
		}
	}
}
