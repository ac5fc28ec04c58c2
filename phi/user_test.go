// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// asked is a recogniser made of a function.
type asked struct {
	info phi.RecognizerInfo
	find func(dst []phi.Finding, part phi.Part) ([]phi.Finding, error)
}

func (a asked) Describe() phi.RecognizerInfo { return a.info }

func (a asked) Recognize(dst []phi.Finding, part phi.Part) ([]phi.Finding, error) {
	return a.find(dst, part)
}

// badges finds every occurrence of a word and calls it a badge number.
func badges(word string, score float64) asked {
	return asked{phi.RecognizerInfo{Rules: []string{"user/badge"}, Version: word}, func(dst []phi.Finding, part phi.Part) ([]phi.Finding, error) {
		for at := 0; ; {
			i := strings.Index(part.Text[at:], word)
			if i < 0 {
				return dst, nil
			}
			dst = append(dst, phi.Finding{Kind: phi.KindOtherID, Part: 99, Start: at + i, End: at + i + len(word), Score: score, Rule: "user/badge"})
			at += i + len(word)
		}
	}}
}

// answering returns a recogniser that always gives the same answer.
func answering(found []phi.Finding, err error) asked {
	return asked{phi.RecognizerInfo{Rules: []string{"user/first", "user/second"}}, func(dst []phi.Finding, _ phi.Part) ([]phi.Finding, error) {
		return append(dst, found...), err
	}}
}

// asking returns a detector that asks recognisers.
func asking(t testing.TB, rs ...phi.Recognizer) *phi.Detector {
	t.Helper()
	d, err := phi.New(&phi.Options{Recognizers: rs})
	require.NoError(t, err)
	return d
}

// nearly compares findings up to the rounding of their scores.
var nearly = cmpopts.EquateApprox(0, 1e-9)

func TestRecognizer(t *testing.T) {
	badge := func(part, start, end int, score float64) phi.Finding {
		return phi.Finding{Kind: phi.KindOtherID, Part: part, Start: start, End: end, Score: score, Rule: "user/badge"}
	}
	for _, tc := range []struct {
		why   string
		r     phi.Recognizer
		parts []string
		want  []phi.Finding
	}{
		{"every part is asked for", badges("qx7", 0.9), []string{"qx7", "a qx7 qx7"}, []phi.Finding{badge(0, 0, 3, 0.9), badge(1, 2, 5, 0.9), badge(1, 6, 9, 0.9)}},
		{"a score that equals the threshold is enough", badges("qx7", phi.DefaultThreshold), []string{"qx7"}, []phi.Finding{badge(0, 0, 3, 0.5)}},
		{"a score below it is not", badges("qx7", 0.49), []string{"qx7"}, nil},
		{"certainty is as certain as what the caller knows", badges("qx7", 1), []string{"qx7"}, []phi.Finding{badge(0, 0, 3, 1/(1+math.Exp(-9)))}},
		{"a likelier built-in finding stays", badges("410", 0.6), []string{"call 410-555-0123"}, []phi.Finding{
			{Kind: phi.KindPhone, Start: 5, End: 17, Score: 0, Rule: "phone/nanp"},
		}},
		{"a surer one wins against a built-in finding", badges("410-555-0123", 1), []string{"it is 410-555-0123"}, []phi.Finding{badge(0, 6, 18, 1/(1+math.Exp(-9)))}},
		{"offsets are into the text as it was written", badges("–qx７", 0.9), []string{"４１ –qx７"}, []phi.Finding{badge(0, 7, 15, 0.9)}},
		{"an invisible edge is left out, an inner one is in", badges("\u200bq\u200bx\u200b", 0.9), []string{"a \u200bq\u200bx\u200b"}, []phi.Finding{badge(0, 5, 10, 0.9)}},
	} {
		t.Run(tc.why, func(t *testing.T) {
			m := phi.Message{Lang: phi.English}
			for _, text := range tc.parts {
				m.Parts = append(m.Parts, phi.Part{Text: text})
			}
			got, err := asking(t, tc.r).Detect(m)
			require.NoError(t, err)
			for i := range got {
				if !strings.HasPrefix(got[i].Rule, phi.UserRulePrefix) {
					got[i].Score = 0 // the built-in scores are tested elsewhere
				}
			}
			if diff := cmp.Diff(tc.want, got, nearly); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A threshold other than a half is met by a score that equals it, although the
// score goes through logarithms.
func TestScoreEqualsThreshold(t *testing.T) {
	for score := 0.01; score < 1; score += 0.01 {
		d, err := phi.New(&phi.Options{Threshold: score, Recognizers: []phi.Recognizer{badges("qx7", score)}})
		require.NoError(t, err)
		if found, _ := d.Detect(phi.Body("qx7")); len(found) != 1 {
			t.Errorf("a score of %v does not meet the threshold %v", score, score)
		}
	}
}

func TestRecognizerTakesPart(t *testing.T) {
	t.Run("known", func(t *testing.T) {
		m := phi.Body("my badge is AB-1234567")
		m.Known = []phi.Identity{{Numbers: []string{"AB1234567"}, Role: phi.RoleFamily}}
		found, err := asking(t, badges("AB-1234567", 0.2)).Detect(m)
		require.NoError(t, err)
		require.Len(t, found, 1)
		if f := found[0]; f.Role != phi.RoleFamily || f.Score < 0.99 {
			t.Errorf("a known number has role %v and score %v", f.Role, f.Score)
		}
	})
	t.Run("own", func(t *testing.T) {
		d, err := phi.New(&phi.Options{
			Organisation: &phi.Organisation{Contacts: []string{"410-555-0123"}},
			Recognizers:  []phi.Recognizer{badges("410-555-0123", 0.99)},
		})
		require.NoError(t, err)
		found, err := d.Detect(phi.Body("410-555-0123"))
		require.NoError(t, err)
		require.Len(t, found, 1)
		if found[0].Role != phi.RoleOwn {
			t.Errorf("the organisation's own number has role %v", found[0].Role)
		}
	})
	t.Run("explain", func(t *testing.T) {
		e, err := asking(t, badges("qx7", 0.3)).Explain(phi.Body("qx7"))
		require.NoError(t, err)
		if want := "unlikely other_id@0:0-3 user/badge 0.300"; !strings.Contains(e.String(), want) {
			t.Errorf("the explanation does not say %q", want)
		}
	})
	t.Run("assess", func(t *testing.T) {
		m := phi.Body("qx7 has diabetes")
		m.Author = phi.AuthorUnknown
		a, err := asking(t, badges("qx7", 0.9)).Assess(m)
		require.NoError(t, err)
		without, err := detector(t).Assess(m)
		require.NoError(t, err)
		if without.Level != phi.LevelNone || a.Level < phi.LevelLikely {
			t.Errorf("a condition is %v, with a badge %v", without.Level, a.Level)
		}
	})
	t.Run("any", func(t *testing.T) {
		if any, err := asking(t, badges("qx7", 0.9)).Any(phi.Body("qx7")); !any || err != nil {
			t.Errorf("Any is %v, %v", any, err)
		}
	})
}

// What a recogniser does wrong makes the message incomplete, and never more.
func TestRecognizerFails(t *testing.T) {
	const text = "a–b 410-555-0123 zqcanaryzq"
	good := phi.Finding{Kind: phi.KindOtherID, Start: 0, End: 1, Score: 0.9, Rule: "user/second"}
	with := func(edit func(f *phi.Finding)) []phi.Finding {
		bad := good
		edit(&bad)
		return []phi.Finding{bad, good}
	}
	secret := errors.New("no time for " + text)
	for _, tc := range []struct {
		why  string
		r    asked
		want phi.IncompleteError
		kept bool // the good finding
	}{
		{"starts before the text", answering(with(func(f *phi.Finding) { f.Start = -1 }), nil), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFinding}, true},
		{"ends behind the text", answering(with(func(f *phi.Finding) { f.End = len(text) + 1 }), nil), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFinding}, true},
		{"is empty", answering(with(func(f *phi.Finding) { f.Start, f.End = 5, 5 }), nil), phi.IncompleteError{Offset: 5, Rule: "user/first", Err: phi.CauseFinding}, true},
		{"is turned round", answering(with(func(f *phi.Finding) { f.Start, f.End = 7, 5 }), nil), phi.IncompleteError{Offset: 7, Rule: "user/first", Err: phi.CauseFinding}, true},
		{"starts inside a character", answering(with(func(f *phi.Finding) { f.Start, f.End = 2, 5 }), nil), phi.IncompleteError{Offset: 2, Rule: "user/first", Err: phi.CauseFinding}, true},
		{"ends inside a character", answering(with(func(f *phi.Finding) { f.End = 3 }), nil), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFinding}, true},
		{"has no kind", answering(with(func(f *phi.Finding) { f.Kind = 0 }), nil), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFinding}, true},
		{"has no such role", answering(with(func(f *phi.Finding) { f.Role = 99 }), nil), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFinding}, true},
		{"has no score", answering(with(func(f *phi.Finding) { f.Score = 0 }), nil), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFinding}, true},
		{"has a score that is no probability", answering(with(func(f *phi.Finding) { f.Score = 1.1 }), nil), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFinding}, true},
		{"has a score that is no number", answering(with(func(f *phi.Finding) { f.Score = math.NaN() }), nil), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFinding}, true},
		{"has a rule that was not announced, such as the text", answering(with(func(f *phi.Finding) { f.Rule = text }), nil), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFinding}, true},
		{"returns an error of its own", answering([]phi.Finding{good}, secret), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFailed}, true},
		{"says what it did not look at", answering([]phi.Finding{good}, fmt.Errorf("%w: %w", secret, &phi.IncompleteError{Part: 7, Offset: 6, Rule: "user/second", Err: phi.CauseBudget})),
			phi.IncompleteError{Offset: 6, Rule: "user/second", Err: phi.CauseBudget}, true},
		{"says a place and a rule that there are not", answering(nil, &phi.IncompleteError{Offset: 1e9, Rule: text}), phi.IncompleteError{Offset: len(text), Rule: "user/first", Err: phi.CauseFailed}, false},
		{"returns a cause that there is not", answering(nil, phi.Cause(99)), phi.IncompleteError{Rule: "user/first", Err: phi.CauseFailed}, false},
		{"panics", asked{phi.RecognizerInfo{Rules: []string{"user/first"}}, func([]phi.Finding, phi.Part) ([]phi.Finding, error) { panic(text) }},
			phi.IncompleteError{Rule: "user/first", Err: phi.CausePanic}, false},
	} {
		t.Run(tc.why, func(t *testing.T) {
			d := asking(t, tc.r, badges("zqcanaryzq", 0.9))
			m := phi.Body(text)
			found, err := d.Detect(m)
			var got *phi.IncompleteError
			require.True(t, errors.As(err, &got))
			if diff := cmp.Diff(tc.want, *got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if !errors.Is(err, tc.want.Err) {
				t.Errorf("the error does not wrap its cause")
			}
			var rules []string
			for _, f := range found {
				rules = append(rules, f.Rule)
			}
			want := []string{"phone/nanp", "user/badge"}
			if tc.kept {
				want = append([]string{"user/second"}, want...)
			}
			if diff := cmp.Diff(want, rules); diff != "" {
				t.Errorf("what else was found (-want +got):\n%s", diff)
			}
			if any, err := d.Any(m); !any || err == nil {
				t.Errorf("Any is %v, %v: an unfinished search must not look clean", any, err)
			}
			if _, err := d.Assess(m); err == nil {
				t.Error("Assess is silent about it")
			}
			if _, err := d.Mentions(m); err == nil {
				t.Error("Mentions is silent about it")
			}
			e, explainErr := d.Explain(m)
			if explainErr == nil {
				t.Error("Explain is silent about it")
			}
			js, jsonErr := json.Marshal(struct {
				E *phi.IncompleteError
				F []phi.Finding
				X phi.Explanation
			}{got, found, e})
			require.NoError(t, jsonErr)
			for _, shown := range []string{string(js), err.Error(), e.String(), fmt.Sprintf("%v %+v %#v", err, err, err), fmt.Sprintf("%v %#v", found, found)} {
				if strings.Contains(shown, "canary") {
					t.Error("an output holds text")
				}
			}
		})
	}
}

func TestFindingTooLong(t *testing.T) {
	text := strings.Repeat("x", 2*phi.MaxContext)
	for _, tc := range []struct {
		why  string
		end  int
		fine bool
	}{
		{"as long as the context reaches", phi.MaxContext, true},
		{"longer than that depends on what is far away", phi.MaxContext + 1, false},
	} {
		_, err := asking(t, answering([]phi.Finding{{Kind: phi.KindOtherID, End: tc.end, Score: 0.9, Rule: "user/first"}}, nil)).Detect(phi.Body(text))
		if (err == nil) != tc.fine {
			t.Errorf("%s: error %v", tc.why, err)
		}
	}
}

// A recogniser sees what the detector looks at and not more.
func TestRecognizerSeesPart(t *testing.T) {
	var seen []phi.Part
	r := asked{phi.RecognizerInfo{Rules: []string{"user/part"}}, func(dst []phi.Finding, part phi.Part) ([]phi.Finding, error) {
		seen = append(seen, part)
		return dst, nil
	}}
	d, err := phi.New(&phi.Options{MaxBytes: 4, Recognizers: []phi.Recognizer{r}})
	require.NoError(t, err)
	_, err = d.Detect(phi.Message{Parts: []phi.Part{{Text: "abcdef", Role: phi.PartOCR, Markup: phi.MarkupHTML}}})
	require.Error(t, err)
	if diff := cmp.Diff([]phi.Part{{Text: "abcd", Role: phi.PartOCR, Markup: phi.MarkupHTML}}, seen); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRecognizerOptions(t *testing.T) {
	named := func(rules ...string) phi.Recognizer {
		return asked{info: phi.RecognizerInfo{Rules: rules}}
	}
	for _, tc := range []struct {
		why   string
		rs    []phi.Recognizer
		field string // "" for no error
	}{
		{"names may have several words", []phi.Recognizer{named("user/a", "user/a/b-2"), named("user/c")}, ""},
		{"nil is no recogniser", []phi.Recognizer{named("user/a"), nil}, "Recognizers[1]"},
		{"a finding needs a rule", []phi.Recognizer{named()}, "Recognizers[0]"},
		{"a rule of the package cannot be given", []phi.Recognizer{named("ssn/grouped")}, "Recognizers[0]"},
		{"a name is needed", []phi.Recognizer{named("user/")}, "Recognizers[0]"},
		{"an empty word", []phi.Recognizer{named("user/a//b")}, "Recognizers[0]"},
		{"upper case", []phi.Recognizer{named("user/A")}, "Recognizers[0]"},
		{"a text is no name", []phi.Recognizer{named("user/ana ruiz")}, "Recognizers[0]"},
		{"too long to be a name", []phi.Recognizer{named("user/" + strings.Repeat("a", phi.MaxUserRule))}, "Recognizers[0]"},
		{"rules tell recognisers apart", []phi.Recognizer{named("user/a"), named("user/b", "user/a")}, "Recognizers[1]"},
	} {
		t.Run(tc.why, func(t *testing.T) {
			_, err := phi.New(&phi.Options{Recognizers: tc.rs})
			if tc.field == "" {
				require.NoError(t, err)
				return
			}
			var oe *phi.OptionError
			require.True(t, errors.As(err, &oe))
			if oe.Field != tc.field {
				t.Errorf("field %q, want %q", oe.Field, tc.field)
			}
		})
	}
}

// Equal engines give equal answers, so the engine changes with the recognisers.
func TestEngineChangesWithRecognizers(t *testing.T) {
	seen := map[phi.Engine]string{}
	for _, tc := range []struct {
		what string
		d    *phi.Detector
	}{
		{"none", detector(t)},
		{"one", asking(t, badges("a", 1))},
		{"another version", asking(t, badges("b", 1))},
		{"another rule", asking(t, asked{info: phi.RecognizerInfo{Rules: []string{"user/other"}, Version: "a"}})},
		{"two", asking(t, badges("a", 1), asked{info: phi.RecognizerInfo{Rules: []string{"user/other"}, Version: "a"}})},
		{"two in one", asking(t, asked{info: phi.RecognizerInfo{Rules: []string{"user/badge", "user/other"}, Version: "a"}})},
	} {
		if other, ok := seen[tc.d.Engine()]; ok {
			t.Errorf("%s has the engine of %s", tc.what, other)
		}
		seen[tc.d.Engine()] = tc.what
	}
	first, second := asking(t, badges("a", 1)), asking(t, badges("a", 1))
	if first.Engine() != second.Engine() {
		t.Error("equal recognisers have different engines")
	}
}

func TestRecognizersInParallel(t *testing.T) {
	d := asking(t, badges("qx7", 0.9), answering(nil, phi.CauseBudget))
	want, _ := d.Detect(phi.Body("a qx7 and a qx7"))
	require.Len(t, want, 2)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				got, err := d.Detect(phi.Body("a qx7 and a qx7"))
				if diff := cmp.Diff(want, got); diff != "" || err == nil {
					t.Errorf("error %v (-want +got):\n%s", err, diff)
				}
			}
		})
	}
	wg.Wait()
}

// A stream asks about each window, and what is found is what is found in the
// whole.
func TestRecognizersInStream(t *testing.T) {
	text := strings.Repeat(strings.Repeat("lorem ipsum ", 700)+"qx7 and 410-555-0123, ", 40)
	requireWhole(t, asking(t, badges("qx7", 0.9)), phi.English, text, strings.NewReader(text))

	at := strings.LastIndex(text, "qx7")
	stuck := asked{phi.RecognizerInfo{Rules: []string{"user/stuck"}}, func(dst []phi.Finding, part phi.Part) ([]phi.Finding, error) {
		if part.Role != phi.PartTranscript {
			return dst, nil
		}
		if i := strings.Index(part.Text, "stuck"); i >= 0 {
			return dst, &phi.IncompleteError{Offset: i, Err: phi.CauseBudget}
		}
		return dst, nil
	}}
	for _, tc := range []struct {
		why, text string
		offset    int
	}{
		{"the only place", text[:at] + "stuck" + text[at:], at},
		{"the first of many", strings.ReplaceAll(text, "qx7", "stuck qx7"), strings.Index(text, "qx7")},
	} {
		m := english
		m.Parts = []phi.Part{{Role: phi.PartTranscript}}
		found, errs := collect(asking(t, stuck, badges("qx7", 0.9)).DetectReader(strings.NewReader(tc.text), m))
		require.Len(t, errs, 1, tc.why)
		var got *phi.IncompleteError
		require.True(t, errors.As(errs[0], &got))
		if diff := cmp.Diff(phi.IncompleteError{Offset: tc.offset, Rule: "user/stuck", Err: phi.CauseBudget}, *got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.why, diff)
		}
		if len(found) != 80 {
			t.Errorf("%s: %d findings, want 80", tc.why, len(found))
		}
	}
}

// What a recogniser cannot finish with in joined messages is told like the rest.
func TestRecognizersInConversation(t *testing.T) {
	stuck := asked{phi.RecognizerInfo{Rules: []string{"user/stuck"}}, func(dst []phi.Finding, part phi.Part) ([]phi.Finding, error) {
		if strings.Contains(part.Text, "410 555 0123") {
			return dst, phi.CauseBudget
		}
		return dst, nil
	}}
	d := asking(t, stuck)
	var c phi.Conversation
	var err error
	for i, text := range []string{"my number is", "410 555", "0123"} {
		require.NoError(t, err, "before message %d", i)
		_, err = c.Add(d, phi.Body(text))
	}
	var got *phi.IncompleteError
	require.True(t, errors.As(err, &got))
	if diff := cmp.Diff(phi.IncompleteError{Rule: "user/stuck", Err: phi.CauseBudget}, *got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A recogniser that finds nothing costs no memory.
func TestRecognizerDoesNotAllocate(t *testing.T) {
	d := asking(t, badges("qx7", 0.9))
	m := phi.Body("thank you, what are your opening hours next month?")
	if n := leastAllocs(func() { d.Append(nil, m) }); n > 0 {
		t.Errorf("%v allocations on clean text", n)
	}
}

func TestCauseWords(t *testing.T) {
	for c := phi.CauseFailed; c <= phi.CauseBudget; c++ {
		text, err := c.MarshalText()
		require.NoError(t, err)
		var back phi.Cause
		require.NoError(t, back.UnmarshalText(text))
		if back != c {
			t.Errorf("%v became %v", c, back)
		}
	}
	if _, err := phi.ParseCause(""); !errors.Is(err, phi.ErrUnknownWord) {
		t.Errorf("the empty word gives %v", err)
	}
	if _, err := phi.Cause(0).MarshalText(); err == nil {
		t.Error("no cause has a word")
	}
}

// FuzzRecognizer holds that the findings keep their laws whatever a recogniser
// says, and that what is not valid is reported.
func FuzzRecognizer(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, i, i+3, 0.9, uint8(phi.KindOtherID))
		f.Add(s, 0, len(s), 0.6, uint8(phi.KindPhone))
	}
	f.Fuzz(func(t *testing.T, text string, start, end int, score float64, kind uint8) {
		given := phi.Finding{Kind: phi.Kind(kind), Start: start, End: end, Score: score, Rule: "user/first"}
		d := asking(t, answering([]phi.Finding{given}, nil))
		found, err := d.Detect(phi.Body(text))
		last, touched := 0, false
		for _, f := range found {
			if f.Start < last || f.End <= f.Start || f.End > len(text) {
				t.Fatalf("%v after offset %d", f, last)
			}
			last = f.End
			touched = touched || f.Start < end && start < f.End
		}
		if err == nil && score >= phi.DefaultThreshold && !touched {
			t.Fatalf("%v was neither found nor reported", given)
		}
	})
}
