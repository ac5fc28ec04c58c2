// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// seeds are texts of every shape that the recognisers look at.
var seeds = []string{
	"", "ok", "call me at 410-555-0123 or ana@example.com", "SSN: 123-45-6789, MRN: AB-12345",
	"My name is Ana Ruiz, born 03/04/1931, 94 years old", "Dr. Ruiz saw me on March 5th, 2024 at 12 Elm Street, Springfield, IL 62704",
	"llámame al 612 345 678, soy Ana", "12 rue de la Paix, 75002 Paris", "visit https://example.com/a?b=c, www.example.org",
	"1EG4-TE5-MK73 4111 1111 1111 1111 GB82WEST12345698765432", "192.0.2.1 2001:db8::1 00:00:5e:00:53:01",
	"ana at example dot com", "@ana_ruiz see 39.2904, -76.6122", "４１０–５５５–０１２３ \u200bx", "a\xffb 410\xff555", "(((((((", "1-1-1-1-1-1-1-1-1-1",
	"I have diabetes and my dog has asthma 💉", "x: 1, y: 2; mrn 3 4 5 6 7 8 9 0",
}

func FuzzDetect(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	d := detector(f)
	f.Fuzz(func(t *testing.T, text string) {
		m := phi.Body(text)
		found, err := d.Detect(m)
		if (err == nil) != utf8.ValidString(text) {
			t.Fatalf("error %v for a text that is UTF-8: %v", err, utf8.ValidString(text))
		}
		last := 0
		for _, f := range found {
			if f.Start < last || f.End <= f.Start || f.End > len(text) {
				t.Fatalf("%v after offset %d", f, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[f.Start:f.End]) {
				t.Fatalf("%v cuts a character", f)
			}
			if f.Score < phi.DefaultThreshold || f.Score > 1 || !f.Kind.IsValid() {
				t.Fatalf("%v has score %v", f, f.Score)
			}
			last = f.End
		}
		again, _ := d.Detect(m)
		if diff := cmp.Diff(found, again); diff != "" {
			t.Fatalf("the second answer differs (-first +second):\n%s", diff)
		}
		any, _ := d.Any(m)
		if any != (len(found) > 0 || err != nil) {
			t.Fatalf("Any is %v with %d findings and error %v", any, len(found), err)
		}
		e, _ := d.Explain(m)
		var explained []phi.Finding
		for _, c := range e.Candidates {
			if c.Outcome == phi.OutcomeFound {
				explained = append(explained, c.Finding)
			}
		}
		if diff := cmp.Diff(found, explained); diff != "" {
			t.Fatalf("Explain tells of other findings (-found +explained):\n%s", diff)
		}
	})
}

func FuzzAssess(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, uint8(5))
	}
	d := detector(f)
	f.Fuzz(func(t *testing.T, text string, channel uint8) {
		m := phi.Body(text)
		m.Channel = phi.Channel(channel % 15)
		a, _ := d.Assess(m)
		for _, p := range a.Basis {
			if p.Mention < phi.ImpliedMention || p.Mention >= len(a.Mentions) || p.Finding < phi.AuthorFinding || p.Finding >= len(a.Findings) {
				t.Fatalf("basis %v of %d findings and %d mentions", p, len(a.Findings), len(a.Mentions))
			}
		}
		if a.Level >= phi.LevelLikely && len(a.Basis) == 0 {
			t.Fatal("a level without a basis")
		}
		last := 0
		for _, mention := range a.Mentions {
			if mention.Start < last || mention.End <= mention.Start || mention.End > len(text) {
				t.Fatalf("%v after offset %d", mention, last)
			}
			last = mention.End
		}
	})
}

// Text further away than MaxContext changes nothing.
func FuzzLocality(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	d := detector(f)
	near := strings.Repeat("lorem ipsum. ", phi.MaxContext/10) + "\n\n"
	far := strings.Repeat("My name is Ana Ruiz, MRN: 4711, born 03/04/1931. ", 3) + "\n\n"
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1000 {
			t.Skip("the law is about whole texts of some length")
		}
		want := findingsBehind(t, d, near, text)
		got := findingsBehind(t, d, far+near, text)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("text that is far away changed the findings (-want +got):\n%s", diff)
		}
	})
}

// findingsBehind returns the findings in text where it stands behind another
// text, by their places in it.
func findingsBehind(t *testing.T, d *phi.Detector, before, text string) []phi.Finding {
	m := phi.Body(before + text)
	m.Lang = phi.English
	found, err := d.Detect(m)
	require.NoError(t, err)
	var out []phi.Finding
	for _, f := range found {
		if f.Start >= len(before) {
			f.Start, f.End = f.Start-len(before), f.End-len(before)
			out = append(out, f)
		}
	}
	return out
}

// One detector serves any number of goroutines.
func TestConcurrentUse(t *testing.T) {
	d := detector(t)
	want := make([][]phi.Finding, len(seeds))
	for i, s := range seeds {
		want[i], _ = d.Detect(phi.Body(s))
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i, s := range seeds {
				got, _ := d.Detect(phi.Body(s))
				if diff := cmp.Diff(want[i], got); diff != "" {
					t.Errorf("seed %d (-want +got):\n%s", i, diff)
				}
			}
		})
	}
	wg.Wait()
}

func TestCleanTextDoesNotAllocate(t *testing.T) {
	d := detector(t)
	m := phi.Body("thank you, what are your opening hours next month?")
	if n := leastAllocs(func() {
		if fs, err := d.Append(nil, m); err != nil || len(fs) != 0 {
			t.Fatal("the text is not clean")
		}
	}); n > 0 {
		t.Errorf("%v allocations on clean text", n)
	}
}

func TestIncomplete(t *testing.T) {
	d, err := phi.New(&phi.Options{MaxBytes: 20})
	require.NoError(t, err)
	for _, tc := range []struct {
		name, text string
		want       phi.IncompleteError
	}{
		{"not UTF-8", "a@example.com \xff", phi.IncompleteError{Part: 0, Offset: 14, Rule: "utf-8"}},
		{"too long", "a@example.com and so much more", phi.IncompleteError{Part: 0, Offset: 20, Rule: "max-bytes"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			found, err := d.Detect(phi.Body(tc.text))
			var got *phi.IncompleteError
			require.True(t, errors.As(err, &got))
			if diff := cmp.Diff(tc.want, *got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(found) != 1 {
				t.Errorf("what was found is lost: %v", found)
			}
			if any, err := d.Any(phi.Body(tc.text)); !any || err == nil {
				t.Errorf("Any is %v, %v: an unfinished search must not look clean", any, err)
			}
		})
	}
}

func TestOptionErrors(t *testing.T) {
	for _, tc := range []struct {
		field string
		o     phi.Options
	}{
		{"Threshold", phi.Options{Threshold: 1.5}},
		{"MaxBytes", phi.Options{MaxBytes: -1}},
		{"Packs[1]", phi.Options{Packs: []phi.Pack{phi.PackUS, 99}}},
	} {
		_, err := phi.New(&tc.o)
		var oe *phi.OptionError
		require.True(t, errors.As(err, &oe), tc.field)
		if oe.Field != tc.field {
			t.Errorf("field %q, want %q", oe.Field, tc.field)
		}
	}
}

// No output of the package holds a value, a concept or a sensitivity.
func TestCanary(t *testing.T) {
	const canary = "zqcanaryzq"
	m := phi.Message{
		Channel: phi.ChannelDM,
		Parts: []phi.Part{
			{Text: "My name is Zqcanaryzq Ruiz, mail " + canary + "@example.com, MRN: " + canary + "1234, I have diabetes and abuse heroin"},
			{Text: "broken \xff " + canary + "@example.com"},
		},
		Known: []phi.Identity{{Names: []string{canary}}},
	}
	d, err := phi.New(&phi.Options{Organisation: &phi.Organisation{Names: []string{canary}}})
	require.NoError(t, err)
	a, err := d.Assess(m)
	require.Error(t, err)
	require.NotEmpty(t, a.Findings)
	require.NotEmpty(t, a.Mentions)
	e, _ := d.Explain(m)
	js, jsonErr := json.Marshal(struct {
		A phi.Assessment
		E phi.Explanation
		T phi.Text
	}{a, e, phi.NewText(canary)})
	require.NoError(t, jsonErr)
	shown := []string{string(js), err.Error(), e.String()}
	for _, v := range []any{a, a.Findings, a.Mentions, e, err, d, phi.NewText(canary), a.Sensitivity, a.Mentions[0].Concept, a.Mentions[0]} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			shown = append(shown, fmt.Sprintf(verb, v))
		}
	}
	for _, s := range shown {
		low := strings.ToLower(s)
		for _, secret := range []string{canary, "diabetes", "heroin", "opioid", "ruiz"} {
			if strings.Contains(low, secret) {
				t.Errorf("an output holds a secret of %d letters", len(secret))
			}
		}
	}
}
