// SPDX-License-Identifier: Apache-2.0

package pattern_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/pattern"
)

// seeds are texts of every shape that patterns meet.
var seeds = []string{
	"", "ref AB-1234 and ab-1234", "AB-1234AB-1234", "–AB–１２３４ \u200bref", "a\xffAB-1234\xff", "ref\nref\nref 1234-1234",
	"call 410-555-0123, ref QX-0001", strings.Repeat("ref AB-12", 90), strings.Repeat("lorem ", 900) + "ref AB-1234", "((((((", "é ß 👍 K ſ",
}

// FuzzPattern holds the laws of findings, alone and among those of a detector.
func FuzzPattern(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	around := describe(`(?<![A-Z])(?P<value>[A-Z]{2}-\d{4})(?!\d)`, "ref AB-1234", "-", "ref")
	around.Name, around.Context = "around", []string{"ref"}
	plain := describe(`(?i)ref[:. ]{0,3}(\w+)`, "ref AB")
	plain.Name, plain.Kind = "plain", phi.KindMRN
	rs := []phi.Recognizer{patient(f, around), patient(f, plain)}
	d, err := phi.New(&phi.Options{Recognizers: rs})
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range rs {
			found, err := r.Recognize(nil, phi.Part{Text: text})
			last := 0
			for _, f := range found {
				if f.Start < last || f.End <= f.Start || f.End > len(text) || !(f.Score > 0 && f.Score < 1) {
					t.Fatalf("%v with score %v after offset %d", f, f.Score, last)
				}
				if utf8.ValidString(text) && !utf8.ValidString(text[f.Start:f.End]) {
					t.Fatalf("%v cuts a character", f)
				}
				last = f.End
			}
			again, againErr := r.Recognize(nil, phi.Part{Text: text})
			if diff := cmp.Diff(found, again); diff != "" || (err == nil) != (againErr == nil) {
				t.Fatalf("the second answer differs: %v, %v (-first +second):\n%s", err, againErr, diff)
			}
		}
		all, _ := d.Detect(phi.Body(text))
		last := 0
		for _, f := range all {
			if f.Start < last || f.End <= f.Start || f.End > len(text) {
				t.Fatalf("%v after offset %d", f, last)
			}
			last = f.End
		}
	})
}

// FuzzGate holds that on a text within reach of a literal neither the gate nor
// the engine makes a difference: the standard library without literals, with
// literals, and regexp2 find the same.
func FuzzGate(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	const expression = `[A-Za-z]{2}[- ]?(?P<value>\d{3,6})|\w@\w`
	free := patient(f, describe(expression, "ab 1234"))
	gated := patient(f, describe(expression, "ref ab 1234", "ref"))
	other := patient(f, describe(`(?=)(?:`+expression+`)`, "ref ab 1234", "ref"))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > pattern.Reach-len("ref ") {
			return
		}
		text = "ref " + text
		want, err := free.Recognize(nil, phi.Part{Text: text})
		require.NoError(t, err)
		for what, r := range map[string]phi.Recognizer{"with literals": gated, "on regexp2": other} {
			got, err := r.Recognize(nil, phi.Part{Text: text})
			require.NoError(t, err)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s (-want +got):\n%s", what, diff)
			}
		}
	})
}

// FuzzNew holds that no expression makes New panic, and that what it accepts
// finds nothing that is empty.
func FuzzNew(f *testing.F) {
	for _, e := range []string{`a`, `(?=a)b|`, `(?P<value>)x`, `(?<=x)\d+`, `(a|aa)+$`, `\1`, `(?i)k`, `\p{L}{3}`, `(?>a*)b`, `a{1000}{2}`, `[[:alpha:]]+(?!x)`, `\G\K`, `(?(1)a|b)`, `(?<value>a)(?<value>b)(?=c)`} {
		f.Add(e, "abc x12 K", "x")
	}
	f.Fuzz(func(t *testing.T, expression, text, word string) {
		r, err := pattern.New(describe(expression, text, word), nil)
		if err != nil {
			return
		}
		found, err := r.Recognize(nil, phi.Part{Text: text + " " + text})
		for _, f := range found {
			if f.End <= f.Start {
				t.Fatalf("%v is empty", f)
			}
		}
		if cause, ok := errors.AsType[phi.Cause](err); err != nil && (!ok || !cause.IsValid()) {
			t.Fatalf("error %v", err)
		}
	})
}

// FuzzLocality holds that text further away than MaxContext changes nothing.
func FuzzLocality(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	around := patient(f, describe(`(?<![A-Z])[A-Z]{2}-\d{4}(?!\d)`, "ref AB-1234", "-", "ref"))
	plain := patient(f, describe(`(?i)ref[:. ]{0,3}\w+`, "ref AB"))
	near := strings.Repeat("lorem ipsum. ", phi.MaxContext/10) + "\n\n"
	far := strings.Repeat("ref AB-1234 and B", 300)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		for _, r := range []phi.Recognizer{around, plain} {
			want, got := behind(r, near, text), behind(r, far+near, text)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("text that is far away changed the findings (-want +got):\n%s", diff)
			}
		}
	})
}

// behind returns the findings in text where it stands behind another text, by
// their places in it.
func behind(r phi.Recognizer, before, text string) []phi.Finding {
	found, _ := r.Recognize(nil, phi.Part{Text: before + text})
	var out []phi.Finding
	for _, f := range found {
		if f.Start >= len(before) {
			f.Start, f.End = f.Start-len(before), f.End-len(before)
			out = append(out, f)
		}
	}
	return out
}
