// SPDX-License-Identifier: Apache-2.0

package talk_test

import (
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/talk"
)

func text(s string) *talk.Text {
	t := &talk.Text{Text: s, Tokens: scan.Append(nil, s), Lang: 1}
	for _, tok := range t.Tokens {
		t.Entries = append(t.Entries, lexicon.Find(tok.Hash))
	}
	t.FindPhrases()
	return t
}

func weigh(s string) talk.Evidence {
	t := text(s)
	return new(talk.Space).Weigh(t, 0, len(t.Tokens)-1)
}

func TestWeigh(t *testing.T) {
	for _, tc := range []struct {
		why, text    string
		health, fact bool
	}{
		{"what somebody has", "they want to go in through the wrist this time", true, true},
		{"what is offered", "Do you take new patients?", true, false},
		{"something else", "the line was around the block but the coffee is great", false, false},
		{"nothing", "", false, false},
	} {
		e := weigh(tc.text)
		if e.Health > 0 != tc.health || e.Fact > 0 != tc.fact {
			t.Errorf("%s: %+v, want health %v and a fact %v", tc.why, e, tc.health, tc.fact)
		}
	}
}

// The words of an address say nothing, whatever they are.
func TestAddressesSayNothing(t *testing.T) {
	if a, b := weigh("my wrist hurts cancer@example.com"), weigh("my wrist hurts sunny@example.com"); a != b {
		t.Errorf("%+v and %+v", a, b)
	}
}

func TestPlace(t *testing.T) {
	s := "Hello again and thanks for the lovely cake. My wrist is still swollen and it hurts. See you at the party"
	x := text(s)
	space := new(talk.Space)
	space.Weigh(x, 0, len(x.Tokens)-1)
	from, to := space.Place()
	if got := s[x.Tokens[from].Start:x.Tokens[to].End]; !strings.Contains(got, "swollen") || x.Tokens[from].Start < 44 || len(got) > len(s)/2 {
		t.Errorf("the place is %q", got)
	}
}

// A space that was used for one text changes nothing for the next, and needs no
// memory then.
func TestSpaceIsUsedAgain(t *testing.T) {
	a, b := text("my wrist is still swollen and it hurts"), text("is the blue one still available")
	s := new(talk.Space)
	first := s.Weigh(a, 0, len(a.Tokens)-1)
	s.Weigh(b, 0, len(b.Tokens)-1)
	if again := s.Weigh(a, 0, len(a.Tokens)-1); again != first {
		t.Errorf("%+v, then %+v", first, again)
	}
	if n := testing.AllocsPerRun(100, func() { s.Weigh(a, 0, len(a.Tokens)-1) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// mistaken reports whether the table takes a word of a text for another one of a
// different kind, as it does with one word in 16,000 of those that it does not have.
func mistaken(t *talk.Text) bool {
	for i := range t.Tokens {
		if k, ok := t.Known(i); ok {
			if _, is := t.Word(i); k != is {
				return true
			}
		}
	}
	return false
}

// The laws: whatever the text, its evidence is the sum of the weights of its
// features, a place lies within the tokens that were asked about, and what stands
// behind them changes nothing.
func FuzzWeigh(f *testing.F) {
	for _, s := range []string{"", "my wrist hurts", "threw up after the blood test. He is 45, call 911 or 410", "what a pain in the neck?", "a@b.com é 💉 42 x1", "Ñandú ÉCOLE. ß", "l'otite n'arrive\n\nj'ai", "YY0000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, more := text(s), text(s+"\n\nthank you")
		if len(x.Tokens) == 0 {
			return
		}
		last := len(x.Tokens) - 1
		space := new(talk.Space)
		if fast, slow := space.Weigh(x, 0, last), talk.SlowEvidence(x, 0, last); fast != slow && !mistaken(x) {
			t.Fatalf("%+v, and %+v feature by feature", fast, slow)
		}
		from, to := space.Place()
		if from < 0 || to < from || to > last {
			t.Fatalf("the place is %d to %d of %d", from, to, last)
		}
		if more.Tokens[last].End == x.Tokens[last].End && more.Tokens[last].After == x.Tokens[last].After {
			if a, b := space.Weigh(x, 0, last), space.Weigh(more, 0, last); a != b {
				t.Fatalf("%+v, and %+v with more behind it", a, b)
			}
		}
	})
}
