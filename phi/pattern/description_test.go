// SPDX-License-Identifier: Apache-2.0

package pattern_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/pattern"
)

const canary = "zqcanaryzq"

// A description that is wrong is refused, in words that hold nothing of it.
func TestDescriptionErrors(t *testing.T) {
	good := pattern.Description{
		Name: "test", Kind: phi.KindOtherID, Expression: canary + `\d{3}`,
		Positive: []pattern.Example{{Text: "see " + canary + "123", Value: canary + "123"}},
		Negative: []string{"see " + canary},
	}
	require.NotNil(t, compile(t, good))
	many := strings.Split(strings.Repeat("a ", 99), " ")
	slow := time.Second * 100
	for _, tc := range []struct {
		why  string
		edit func(d *pattern.Description)
		o    *pattern.Options
		want pattern.DescriptionError
	}{
		{"findings need a rule", func(d *pattern.Description) { d.Name = "" }, nil, pattern.DescriptionError{Field: "name", Index: -1, Problem: pattern.Missing}},
		{"rules are names", func(d *pattern.Description) { d.Name = canary + " " }, nil, pattern.DescriptionError{Field: "name", Index: -1, Problem: pattern.BadForm}},
		{"rules are short", func(d *pattern.Description) { d.Name = strings.Repeat(canary, 7) }, nil, pattern.DescriptionError{Field: "name", Index: -1, Problem: pattern.TooLong}},
		{"findings need a kind", func(d *pattern.Description) { d.Kind = 0 }, nil, pattern.DescriptionError{Field: "kind", Index: -1, Problem: pattern.Missing}},
		{"there is no such role", func(d *pattern.Description) { d.Role = 99 }, nil, pattern.DescriptionError{Field: "role", Index: -1, Problem: pattern.OutOfRange}},
		{"there is no such check", func(d *pattern.Description) { d.Check = 99 }, nil, pattern.DescriptionError{Field: "check", Index: -1, Problem: pattern.OutOfRange}},
		{"certainty is not for a form to give", func(d *pattern.Description) { d.Score = 1 }, nil, pattern.DescriptionError{Field: "score", Index: -1, Problem: pattern.OutOfRange}},
		{"no probability", func(d *pattern.Description) { d.Score = math.NaN() }, nil, pattern.DescriptionError{Field: "score", Index: -1, Problem: pattern.OutOfRange}},
		{"nothing to look for", func(d *pattern.Description) { d.Expression = "" }, nil, pattern.DescriptionError{Field: "expression", Index: -1, Problem: pattern.Missing}},
		{"no text", func(d *pattern.Description) { d.Expression = "\xff" }, nil, pattern.DescriptionError{Field: "expression", Index: -1, Problem: pattern.BadForm}},
		{"a program, not an expression", func(d *pattern.Description) { d.Expression = strings.Repeat(canary, 300) }, nil, pattern.DescriptionError{Field: "expression", Index: -1, Problem: pattern.TooLong}},
		{"no engine reads it", func(d *pattern.Description) { d.Expression = "(" + canary }, nil, pattern.DescriptionError{Field: "expression", Index: -1, Problem: pattern.BadSyntax}},
		{"what looks around needs a place to begin", func(d *pattern.Description) { d.Expression += "(?!x)" }, nil, pattern.DescriptionError{Field: "expression", Index: -1, Problem: pattern.NeedsLiteral}},
		{"the empty text matches", func(d *pattern.Description) { d.Expression = `(` + canary + `)*` }, nil, pattern.DescriptionError{Field: "expression", Index: -1, Problem: pattern.MatchesEmpty}},
		{"a place between letters matches", func(d *pattern.Description) { d.Expression = `\b` }, nil, pattern.DescriptionError{Field: "expression", Index: -1, Problem: pattern.MatchesEmpty}},
		{"one of several matches nothing", func(d *pattern.Description) { d.Expression = `^|` + canary }, nil, pattern.DescriptionError{Field: "expression", Index: -1, Problem: pattern.MatchesEmpty}},
		{"a look-around alone takes no text", func(d *pattern.Description) { d.Expression, d.Literals = `(?=`+canary+`)`, []string{"z"} }, nil, pattern.DescriptionError{Field: "expression", Index: -1, Problem: pattern.MatchesEmpty}},
		{"too many literals", func(d *pattern.Description) { d.Literals = many }, nil, pattern.DescriptionError{Field: "literals", Index: -1, Problem: pattern.TooMany}},
		{"a literal that is everywhere", func(d *pattern.Description) { d.Literals = []string{"a", " "} }, nil, pattern.DescriptionError{Field: "literals", Index: 1, Problem: pattern.Missing}},
		{"a literal that cannot be seen", func(d *pattern.Description) { d.Literals = []string{"\u200b"} }, nil, pattern.DescriptionError{Field: "literals", Index: 0, Problem: pattern.Missing}},
		{"a literal that is a text", func(d *pattern.Description) { d.Literals = []string{strings.Repeat(canary, 4)} }, nil, pattern.DescriptionError{Field: "literals", Index: 0, Problem: pattern.TooLong}},
		{"a literal that is no text", func(d *pattern.Description) { d.Literals = []string{"a\xff"} }, nil, pattern.DescriptionError{Field: "literals", Index: 0, Problem: pattern.BadForm}},
		{"too many words", func(d *pattern.Description) { d.Context = many }, nil, pattern.DescriptionError{Field: "context", Index: -1, Problem: pattern.TooMany}},
		{"a word that is none", func(d *pattern.Description) { d.Context = []string{canary, ""} }, nil, pattern.DescriptionError{Field: "context", Index: 1, Problem: pattern.Missing}},
		{"a pattern that nobody tried", func(d *pattern.Description) { d.Positive = nil }, nil, pattern.DescriptionError{Field: "positive", Index: -1, Problem: pattern.Missing}},
		{"a pattern that nobody doubted", func(d *pattern.Description) { d.Negative = nil }, nil, pattern.DescriptionError{Field: "negative", Index: -1, Problem: pattern.Missing}},
		{"an example in which nothing is found", func(d *pattern.Description) {
			d.Positive = append(d.Positive[:1:1], pattern.Example{Text: canary})
		}, nil, pattern.DescriptionError{Field: "positive", Index: 1, Problem: pattern.NotFound}},
		{"an example in which two are found", func(d *pattern.Description) { d.Positive = []pattern.Example{{Text: canary + "123 " + canary + "456"}} }, nil, pattern.DescriptionError{Field: "positive", Index: 0, Problem: pattern.NotFound}},
		{"an example in which something else is found", func(d *pattern.Description) {
			d.Positive = []pattern.Example{{Text: canary + "123", Value: "123"}}
		}, nil, pattern.DescriptionError{Field: "positive", Index: 0, Problem: pattern.OtherValue}},
		{"a score that is too low without context", func(d *pattern.Description) { d.Score = 0.4 }, nil, pattern.DescriptionError{Field: "positive", Index: 0, Problem: pattern.NotFound}},
		{"an example in which something is found", func(d *pattern.Description) { d.Negative = []string{"", canary + "123"} }, nil, pattern.DescriptionError{Field: "negative", Index: 1, Problem: pattern.Found}},
		{"an example that takes for ever", func(d *pattern.Description) {
			d.Expression, d.Literals = `(?<=`+canary+`)(?:a|aa|\d)+$`, []string{canary}
			d.Positive[0].Value = ""
			d.Negative = []string{canary + strings.Repeat("a", 60) + "!"}
		}, nil, pattern.DescriptionError{Field: "negative", Index: 0, Problem: pattern.Unfinished}},
		{"no time at all", func(*pattern.Description) {}, &pattern.Options{Budget: -1}, pattern.DescriptionError{Field: "budget", Index: -1, Problem: pattern.OutOfRange}},
		{"for ever", func(*pattern.Description) {}, &pattern.Options{Budget: slow}, pattern.DescriptionError{Field: "budget", Index: -1, Problem: pattern.OutOfRange}},
	} {
		t.Run(tc.why, func(t *testing.T) {
			d := good
			d.Positive = append([]pattern.Example(nil), good.Positive...)
			tc.edit(&d)
			_, err := pattern.New(d, tc.o)
			var got *pattern.DescriptionError
			require.True(t, errors.As(err, &got))
			if diff := cmp.Diff(tc.want, *got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), canary) {
				t.Error("the error holds a part of the description")
			}
		})
	}
}

func TestDecode(t *testing.T) {
	want := []pattern.Description{{
		Name: "a", Kind: phi.KindMRN, Role: phi.RolePatient, Expression: "x", Literals: []string{"x"}, Context: []string{"c"},
		Score: 0.6, Check: pattern.Mod97, Positive: []pattern.Example{{Text: "x", Value: "x"}}, Negative: []string{"y"},
	}}
	text, err := json.Marshal(want)
	require.NoError(t, err)
	got, err := pattern.Decode(text)
	require.NoError(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, tc := range []struct {
		why, text string
		want      pattern.SyntaxError
	}{
		{"not JSON", `[{"name": ` + canary, pattern.SyntaxError{Line: 1, Column: 11, Code: "syntax"}},
		{"a key that there is not", `[{"nam": "` + canary + `"}]`, pattern.SyntaxError{Line: 1, Column: 3, Path: "/0", Code: "unknown_key", Suggestion: "name"}},
		{"a key that is given twice", "[{\"name\": \"a\",\n\"name\": \"" + canary + "\"}]", pattern.SyntaxError{Line: 2, Column: 1, Path: "/0", Code: "duplicate_key"}},
		{"a kind that there is not", `[{"kind": "` + canary + `"}]`, pattern.SyntaxError{Line: 1, Column: 11, Path: "/0/kind", Code: "bad_value"}},
		{"a check that there is not", `[{"check": "` + canary + `"}]`, pattern.SyntaxError{Line: 1, Column: 12, Path: "/0/check", Code: "bad_value"}},
		{"one description is a list of one", `{"name": "` + canary + `"}`, pattern.SyntaxError{Line: 1, Column: 1, Code: "wrong_type"}},
	} {
		t.Run(tc.why, func(t *testing.T) {
			_, err := pattern.Decode([]byte(tc.text))
			var got *pattern.SyntaxError
			require.True(t, errors.As(err, &got))
			if diff := cmp.Diff(tc.want, *got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), canary) {
				t.Error("the error holds a part of the input")
			}
		})
	}
}

func TestWords(t *testing.T) {
	for p := pattern.Missing; p <= pattern.Unfinished; p++ {
		text, err := p.MarshalText()
		require.NoError(t, err)
		var back pattern.Problem
		require.NoError(t, back.UnmarshalText(text))
		if back != p {
			t.Errorf("%v became %v", p, back)
		}
	}
	for _, c := range []pattern.Check{pattern.Luhn, pattern.Mod97} {
		text, err := c.MarshalText()
		require.NoError(t, err)
		var back pattern.Check
		require.NoError(t, back.UnmarshalText(text))
		if back != c {
			t.Errorf("%v became %v", c, back)
		}
	}
	for what, err := range map[string]error{
		"a problem": new(pattern.Problem).UnmarshalText([]byte("unspecified")),
		"a check":   new(pattern.Check).UnmarshalText(nil),
	} {
		if !errors.Is(err, pattern.ErrUnknownWord) {
			t.Errorf("%s without a word gives %v", what, err)
		}
	}
}

// Nothing that a pattern says holds the text, the expression or an example.
func TestCanary(t *testing.T) {
	d := describe(`(?<=`+canary+` )(a|aa)+$`, canary+" aaa", canary)
	d.Context = []string{canary}
	r := compile(t, d)
	text := "note " + canary + " " + strings.Repeat("a", 60) + "!"
	found, err := r.Recognize(nil, phi.Part{Text: text})
	require.Error(t, err)
	detector, newErr := phi.New(&phi.Options{Recognizers: []phi.Recognizer{r}})
	require.NoError(t, newErr)
	m := phi.Body(text)
	all, detectErr := detector.Detect(m)
	require.Error(t, detectErr)
	e, _ := detector.Explain(m)
	js, jsonErr := json.Marshal([]any{found, all, e, err, detectErr, r.Describe()})
	require.NoError(t, jsonErr)
	shown := []string{string(js)}
	for _, v := range []any{r, found, all, e, err, detectErr, errors.Unwrap(err), errors.Unwrap(detectErr), detector, r.Describe()} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			shown = append(shown, fmt.Sprintf(verb, v))
		}
	}
	for _, s := range shown {
		if strings.Contains(s, canary) || strings.Contains(s, "aaaa") || strings.Contains(s, fmt.Sprintf("%x", canary)) {
			t.Error("an output holds text")
		}
	}
}
