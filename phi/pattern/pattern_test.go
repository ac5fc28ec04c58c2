// SPDX-License-Identifier: Apache-2.0

package pattern_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/pattern"
)

// describe returns a description whose examples hold.
func describe(expression, positive string, literals ...string) pattern.Description {
	return pattern.Description{
		Name: "test", Kind: phi.KindOtherID, Expression: expression, Literals: literals,
		Positive: []pattern.Example{{Text: positive}}, Negative: []string{"nothing of the kind"},
	}
}

func compile(t testing.TB, d pattern.Description) phi.Recognizer {
	t.Helper()
	r, err := pattern.New(d, nil)
	require.NoError(t, err)
	return r
}

// patient is compile for tests that must not depend on how fast the machine is.
func patient(t testing.TB, d pattern.Description) phi.Recognizer {
	t.Helper()
	r, err := pattern.New(d, &pattern.Options{Budget: pattern.MaxBudget})
	require.NoError(t, err)
	return r
}

// values returns the texts of the findings of a recogniser that pass the
// threshold.
func values(t testing.TB, r phi.Recognizer, text string) []string {
	t.Helper()
	found, err := r.Recognize(nil, phi.Part{Text: text})
	require.NoError(t, err)
	var out []string
	for _, f := range found {
		if f.Score >= phi.DefaultThreshold {
			out = append(out, text[f.Start:f.End])
		}
	}
	return out
}

func TestPatternFinds(t *testing.T) {
	far := strings.Repeat("lorem ipsum ", 30)
	for _, tc := range []struct {
		why  string
		d    pattern.Description
		text string
		want []string
	}{
		{"all that matched, wherever it stands", describe(`B\d{3}`, "B123"), "B123 and B456" + far + "B789", []string{"B123", "B456", "B789"}},
		{"a group named value narrows it", describe(`no (?P<value>\d{3})\.`, "no 123."), "no 456.", []string{"456"}},
		{"a group that took no part does not", describe(`no (?:(?P<value>\d{3})|x)`, "no 123"), "no x", []string{"no x"}},
		{"a group that took no text does not", describe(`no(?P<value>\d*)\.`, "no1."), "no.", []string{"no."}},
		{"literals gate an expression of the standard library too", describe(`\d{6}`, "chart 123456", "chart"), "123456 " + far + "chart 654321", []string{"654321"}},
		{"literals in any case", describe(`\d{6}`, "chart 123456", "chart"), "CHART 654321", []string{"654321"}},
		{"one literal of several is enough", describe(`\d{6}`, "chart 123456", "chart", "file"), "file 654321", []string{"654321"}},
		{"literals may follow", describe(`\d{6}`, "chart 123456", "chart"), "654321 is the chart", []string{"654321"}},
		{"look-behind", describe(`(?<=chart )\d{6}`, "chart 123456", "chart"), "chart 654321, code 123456", []string{"654321"}},
		{"look-ahead", describe(`\b(?=\w*\d)(?=\w*[a-z])\w{8}\b`, "ref a1b2c3d4", "ref"), "ref 4d3c2b1a 12345678 abcdefgh", []string{"4d3c2b1a"}},
		{"back-reference", describe(`\b(\d{3})-\1\b`, "123-123", "-"), "123-123 123-124", []string{"123-123"}},
		{"possessive quantifier", describe(`x\d++y`, "x12y", "x"), "x345y", []string{"x345y"}},
		{"a value group in an expression that looks around", describe(`(?<=chart )(?P<value>\d{4})-\d`, "chart 1234-5", "chart"), "chart 9876-1", []string{"9876"}},
		{"offsets are bytes behind wide characters", describe(`(?<=n° )\d{3}`, "n° 123", "°"), "жёлтый 👍 n° 456", []string{"456"}},
		{"classes are those of ASCII on the standard library", describe(`\d{3}\w`, "123a"), "123é", nil},
		{"and on the other engine", describe(`(?=)\d{3}\w`, "123a", "1"), "123é", nil},
		{"full-width digits and en dashes are what they look like", describe(`AC-\d{4}`, "AC-1234"), "see AC–１２３４.", []string{"AC–１２３４"}},
		{"invisible characters hide nothing", describe(`AC-\d{4}`, "AC-1234"), "see AC\u200b-12\u200b34.", []string{"AC\u200b-12\u200b34"}},
		{"what folding changes can be meant", describe(`№ ?\d{4}`, "№ 1234"), "№ 4321", []string{"№ 4321"}},
		{"literals that folding changes can be meant", describe(`(?<=–)\d{4}`, "–1234", "–"), "–4321", []string{"4321"}},
		{"a byte that is not UTF-8 is passed over", describe(`\d{6}`, "123456"), "\xff654321\xff", []string{"654321"}},
		{"and on the other engine", describe(`(?<=chart )\d{6}`, "chart 123456", "chart"), "\xff\xffé chart 654321\xff", []string{"654321"}},
	} {
		t.Run(tc.why, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, values(t, patient(t, tc.d), tc.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestContextAndCheck(t *testing.T) {
	d := describe(`\d{4} ?\d{4}`, "member 1234 5674")
	d.Context = []string{"member", "número de socio"}
	d.Score = 0.3
	checked := d
	checked.Check = pattern.Luhn
	for _, tc := range []struct {
		why, text string
		d         pattern.Description
		likely    bool
	}{
		{"a weak form alone", "it is 1234 5678", d, false},
		{"a word before it", "member: 1234 5678", d, true},
		{"a word behind it", "1234 5678 (member)", d, true},
		{"in another case", "MEMBER 1234 5678", d, true},
		{"a phrase over a line break", "Nu\u0301mero de\nsocio 1234 5678", d, false}, // the accent is dropped
		{"a phrase with its accent", "Número de\nsocio 1234 5678", d, true},
		{"half of a word", "remembered 1234 5678", d, false},
		{"a word that is far away", "member " + strings.Repeat("x ", 40) + "1234 5678", d, false},
		{"a check digit that is right", "it is 1234 5674", checked, true},
		{"one that is wrong", "it is 1234 5678", checked, false},
		{"one that is wrong, beside a word", "member 1234 5678", checked, true},
		{"full-width digits are checked as digits", "it is １２３４ ５６７４", checked, true},
	} {
		t.Run(tc.why, func(t *testing.T) {
			if got := len(values(t, compile(t, tc.d), tc.text)) == 1; got != tc.likely {
				t.Errorf("likely: %v, want %v", got, tc.likely)
			}
		})
	}
}

func TestFindingsCarryTheDescription(t *testing.T) {
	d := describe(`B\d{3}`, "B123")
	d.Name, d.Kind, d.Role, d.Score = "acme/badge-2", phi.KindLicense, phi.RoleStaff, 0.9
	found, err := compile(t, d).Recognize(nil, phi.Part{Text: "B123"})
	require.NoError(t, err)
	require.Len(t, found, 1)
	if f := found[0]; f.Kind != phi.KindLicense || f.Role != phi.RoleStaff || f.Rule != "user/acme/badge-2" || f.Score < 0.899 || f.Score > 0.901 {
		t.Errorf("%v with role %v and score %v", f, f.Role, f.Score)
	}
}

// anyNumber stands for a number of findings that depends on the machine.
const anyNumber = -1

// Unfinished searches are told, and what they found is kept.
func TestUnfinished(t *testing.T) {
	for _, tc := range []struct {
		why, text string
		d         pattern.Description
		want      phi.IncompleteError
		found     int
	}{
		{"an exponential expression ends", "id " + strings.Repeat("a", 60) + "!", describe(`(?<=id )(a|aa)+$`, "id aaa", "id"),
			phi.IncompleteError{Offset: 0, Rule: "user/test", Err: phi.CauseBudget}, 0},
		{"nested quantifiers end", "patient: " + strings.Repeat("a", 60), describe(`(?<=patient: )(?:[a-z]+[ ,]*)+;`, "patient: ab, cd;", "patient"),
			phi.IncompleteError{Offset: 0, Rule: "user/test", Err: phi.CauseBudget}, 0},
		{"what came before is kept", "id aaa\n" + strings.Repeat("lorem ", 100) + "id " + strings.Repeat("a", 60) + "!", describe(`(?<=id )(a|aa)+(?=[.\n])`, "id aaa.", "id "),
			phi.IncompleteError{Offset: 543, Rule: "user/test", Err: phi.CauseBudget}, 1},
		{"the same on the standard library is linear", "id " + strings.Repeat("a", 60) + "!", describe(`id (a|aa)+$`, "id aaa"), phi.IncompleteError{}, 0},
		{"an expression that looks far ahead from everywhere ends there too", strings.Repeat("a", 1<<20), describe(`a.*zzz|a`, "a"),
			phi.IncompleteError{Rule: "user/test", Err: phi.CauseBudget}, anyNumber},
		{"a match that is too long", "B1 " + strings.Repeat("x", pattern.MaxMatch+1) + " B2", describe(`x+|B\d`, "B1"),
			phi.IncompleteError{Offset: 3, Rule: "user/test", Err: phi.CauseLength}, 2},
		{"a match that is too long on the other engine", "B1 " + strings.Repeat("x", 400), describe(`(?<=B1 )x+`, "B1 xx", "B1"),
			phi.IncompleteError{Offset: 3, Rule: "user/test", Err: phi.CauseLength}, 0},
		{"a match as long as may be", strings.Repeat("x", pattern.MaxMatch), describe(`x+`, "x"), phi.IncompleteError{}, 1},
	} {
		t.Run(tc.why, func(t *testing.T) {
			found, err := compile(t, tc.d).Recognize(nil, phi.Part{Text: tc.text})
			if len(found) != tc.found && tc.found != anyNumber {
				t.Errorf("%d findings, want %d", len(found), tc.found)
			}
			var got phi.IncompleteError
			if told := new(phi.IncompleteError); errors.As(err, &told) {
				got = *told
			}
			if tc.found == anyNumber {
				got.Offset = 0 // how far it came depends on the machine
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A detector passes on what a pattern says, with the offset in the part.
func TestUnfinishedInDetector(t *testing.T) {
	d, err := phi.New(&phi.Options{Recognizers: []phi.Recognizer{compile(t, describe(`(?<=id )(a|aa)+$`, "id aaa", "id"))}})
	require.NoError(t, err)
	m := phi.Message{Parts: []phi.Part{{Text: "fine"}, {Text: "call 410-555-0123, id " + strings.Repeat("a", 60) + "!"}}}
	found, err := d.Detect(m)
	var got *phi.IncompleteError
	require.True(t, errors.As(err, &got))
	if diff := cmp.Diff(phi.IncompleteError{Part: 1, Rule: "user/test", Err: phi.CauseBudget}, *got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(found) != 1 {
		t.Errorf("%d findings, want the telephone number", len(found))
	}
}

// What is to be found is found wherever the windows and blocks of a long text
// begin and end.
func TestLongTexts(t *testing.T) {
	const filler = "lorem ipsum dolor sit amet, "
	for _, tc := range []struct {
		name string
		d    pattern.Description
	}{
		{"block by block", describe(`\b[A-Z]\d{8}\b`, "Q12345678")},
		{"where a literal that was worked out is", describe(`\bQ-\d{8}\b`, "Q-12345678")},
		{"around literals", describe(`\b[A-Z]-?\d{8}\b`, "Q12345678", "q")},
		{"around literals on the other engine", describe(`(?<!\w)[A-Z]-?\d{8}(?!\w)`, "Q12345678", "q")},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := patient(t, tc.d)
			value := tc.d.Positive[0].Text
			for _, gap := range []int{1, 25, 26, 27, 100, 511, 512, 513, 4095, 4096, 4097, 9000} {
				text, n := "", 0
				for len(text) < 40000 {
					text += strings.Repeat(filler, gap/len(filler)+1)[:gap-1] + " " + value
					n++
					if n%2 == 0 {
						text += "\n"
					} else {
						text += " "
					}
				}
				if got := len(values(t, r, text)); got != n {
					t.Errorf("gap %d: %d found, want %d", gap, got, n)
				}
			}
		})
	}
}

// In a stream a pattern finds what it finds in the whole.
func TestStream(t *testing.T) {
	around, plain := describe(`(?<=chart )[A-Z]\d{4}(?!\d)`, "chart A1234", "chart"), describe(`\bQ\d{6}\b`, "Q123456")
	around.Name, plain.Name = "around", "plain"
	d, err := phi.New(&phi.Options{Recognizers: []phi.Recognizer{patient(t, around), patient(t, plain)}})
	require.NoError(t, err)
	m := phi.Body(strings.Repeat(strings.Repeat("lorem ipsum ", 100)+"chart A1234 or Q123456, chart A12345 and é–, ", 400))
	m.Lang = phi.English
	want, err := d.Detect(m)
	require.NoError(t, err)
	require.Greater(t, len(want), 799)
	var got []phi.Finding
	for f, err := range d.DetectReader(strings.NewReader(m.Parts[0].Text), phi.Message{Lang: phi.English}) {
		require.NoError(t, err)
		got = append(got, f)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-whole +stream):\n%s", diff)
	}
}

func TestPatternInParallel(t *testing.T) {
	r := compile(t, describe(`(?<=chart )\d{6}`, "chart 123456", "chart"))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				found, err := r.Recognize(nil, phi.Part{Text: "see chart 654321 and chart 123456"})
				if err != nil || len(found) != 2 || found[0].Start != 10 {
					t.Errorf("%v, %v", found, err)
				}
			}
		})
	}
	wg.Wait()
}

func TestPatternDoesNotAllocate(t *testing.T) {
	r := compile(t, describe(`(?<=chart )\d{6}`, "chart 123456", "chart"))
	part := phi.Part{Text: "thank you, what are your opening hours next month?"}
	if n := testing.AllocsPerRun(10, func() { r.Recognize(nil, part) }); n > 0 {
		t.Errorf("%v allocations on a text without the literal", n)
	}
}

// Equal versions give equal answers.
func TestVersion(t *testing.T) {
	base := describe(`B\d{3}`, "B123")
	seen := map[string]string{compile(t, base).Describe().Version: "the base"}
	for _, tc := range []struct {
		what string
		edit func(d *pattern.Description)
		same bool
	}{
		{"another expression", func(d *pattern.Description) { d.Expression = `B\d{3,4}` }, false},
		{"another kind", func(d *pattern.Description) { d.Kind = phi.KindMRN }, false},
		{"another role", func(d *pattern.Description) { d.Role = phi.RoleStaff }, false},
		{"another score", func(d *pattern.Description) { d.Score = 0.8 }, false},
		{"a check", func(d *pattern.Description) { d.Check, d.Score = pattern.Luhn, 0.99 }, false},
		{"a literal", func(d *pattern.Description) { d.Literals = []string{"b"} }, false},
		{"context", func(d *pattern.Description) { d.Context = []string{"badge"} }, false},
		{"other examples, which decide nothing", func(d *pattern.Description) { d.Negative = []string{"no"} }, true},
	} {
		d := base
		tc.edit(&d)
		version := compile(t, d).Describe().Version
		if other, ok := seen[version]; ok != tc.same {
			t.Errorf("%s: the version is that of %q", tc.what, other)
		}
		seen[version] = tc.what
	}
}

// New keeps nothing that the caller may change.
func TestDescriptionIsCopied(t *testing.T) {
	d := describe(`\d{6}`, "chart 123456", "chart")
	d.Context = []string{"patient"}
	r := compile(t, d)
	d.Literals[0], d.Context[0] = "other", "other"
	if got := values(t, r, "chart 654321"); len(got) != 1 {
		t.Error("the pattern changed with the description")
	}
}
