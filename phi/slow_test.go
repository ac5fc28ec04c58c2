// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/synth"
)

// readText reads text as a detector does.
func readText(d *Detector, text string) *work {
	w := &work{d: d, view: fold.Fold(text), reading: reading{whole: true}}
	w.read()
	return w
}

// slowEntry looks a word up by its text, if need be without its possessive ending
// or behind what is elided.
func slowEntry(word string) lexicon.Entry {
	e, ok := lexicon.Lookup(scan.Hash(word))
	if n := len(word) - 2; !ok && n > 0 && strings.EqualFold(word[n:], "'s") {
		e, ok = lexicon.Lookup(scan.Hash(word[:n]))
	}
	elided, rest, cut := strings.Cut(word, "'")
	if ok || !cut || elided == "" || len(elided) > len("quell") || len(rest) < 2 {
		return e
	}
	if e, ok = lexicon.Lookup(scan.Hash(rest)); ok {
		switch strings.ToLower(elided) {
		case "n":
			if e.Scope == 0 {
				e.Scope = lexicon.ScopeNegation
			}
		case "j", "m":
			if e.Person == 0 {
				e.Person, e.PersonLangs = lexicon.PersonSelf, 1<<French|1<<Italian
			}
		}
	}
	return e
}

// slowMarks finds the marks by trying each run of words as a phrase, longer
// first, and asking the table about each of its beginnings.
func slowMarks(w *work) []mark {
	var out []mark
	for first := range w.tokens {
		for last := min(first+maxPhrase, len(w.tokens)) - 1; last >= first; last-- {
			if e, ok := slowPhrase(w, first, last); ok && (e.Flags.Any(markFlags) || last > first && (e.Place > 0 || e.Signs != 0)) {
				out = append(out, mark{first, last, &e})
			}
		}
	}
	return out
}

// slowPhrase returns the entry of the phrase of tokens first to last, if all of
// its beginnings continue and its words stand as words of a phrase do.
func slowPhrase(w *work, first, last int) (lexicon.Entry, bool) {
	e := slowEntry(w.word(first))
	key := scan.Hash(w.word(first))
	for i := first + 1; i <= last; i++ {
		if !e.Flags.Has(lexicon.Continues) {
			return e, false
		}
		switch gap := w.gap(i); gap {
		case " ", "-", "/", ".", "\n", "'", "_", "\r\n", "  ", " \n":
		case ". ":
			if w.tokens[i-1].Len() > 3 {
				return e, false // the end of a sentence
			}
		default:
			return e, false
		}
		key = scan.Join(key, scan.Hash(w.word(i)))
		var ok bool
		if e, ok = lexicon.Lookup(key); !ok {
			return e, false
		}
	}
	return e, true
}

// slowVotes counts the words that speak for each language.
func slowVotes(w *work) [7]int {
	var votes [7]int
	for i, t := range w.tokens {
		if t.Kind != scan.Word || t.Shape.Has(scan.NonASCII) && w.foreign(i) {
			continue
		}
		for bit := 1; bit < len(votes); bit++ {
			if e := slowEntry(w.word(i)); speaks(&e) && e.Langs&(1<<bit) != 0 {
				votes[bit]++
			}
		}
	}
	return votes
}

// checkRead compares what read finds with what the slow way finds.
func checkRead(t *testing.T, w *work) {
	t.Helper()
	var ballot ballot
	for i, tok := range w.tokens {
		if want := slowEntry(w.word(i)); *w.entries[i] != want {
			t.Fatalf("token %d has not the entry of its text", i)
		}
		if tok.Kind == scan.Word && !(tok.Shape.Has(scan.NonASCII) && w.foreign(i)) {
			ballot.add(w.entries[i])
		}
	}
	want := slowMarks(w)
	if diff := cmp.Diff(want, w.marks, cmp.AllowUnexported(mark{}), cmpopts.EquateComparable(lexicon.Entry{}), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("marks (-slow +fast):\n%s", diff)
	}
	for i := range w.tokens {
		var at []mark
		for _, m := range want {
			if m.first == i {
				at = append(at, m)
			}
		}
		if got := w.marksAt(i); len(got) != len(at) || len(at) > 0 && got[0].last != at[0].last {
			t.Fatalf("%d marks at token %d, want %d", len(got), i, len(at))
		}
	}
	if diff := cmp.Diff(slowVotes(w), ballot.count()); diff != "" {
		t.Fatalf("votes (-slow +fast):\n%s", diff)
	}
}

func FuzzReadLikeSlow(f *testing.F) {
	d, err := New(nil)
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range []string{
		"", "my blood pressure is high", "date of birth: 01/02/1980", "mother's maiden name", "shortness of breath, chest pain",
		"New York. New\nYork New  York new-york St. Louis the. city", "ich habe Kopfschmerzen und Fieber", "señora dolor de cabeza",
		"привет как дела and the rest", "member's number is", "A'A1 n'arrive j'ai dall'occhio", strings.Repeat("of the ", 600),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkRead(t, readText(d, text)) })
}

func TestReadLikeSlow(t *testing.T) {
	d, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	marks := 0
	for _, shape := range synth.Shapes() {
		for _, text := range synth.Corpus(shape, 5, 50_000) {
			w := readText(d, text)
			checkRead(t, w)
			marks += len(w.marks)
		}
	}
	if marks < 1000 {
		t.Errorf("%d marks in all: the comparison compares little", marks)
	}
}

// A label that labelBefore and labelBehind rule out without a look must not be
// there when they look.
func TestLabelsOutOfReach(t *testing.T) {
	d, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, shape := range []synth.Shape{synth.Dense, synth.Notes} {
		for _, text := range synth.Corpus(shape, 6, 100_000) {
			w := readText(d, text)
			for i := range w.tokens {
				if got, want := w.labelBefore(i), w.nearestLabel(i); got != want {
					t.Fatalf("token %d: the label before is %v, want %v", i, got, want)
				}
			}
		}
	}
}
