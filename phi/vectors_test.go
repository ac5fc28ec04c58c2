// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A vector is one line of an archive; testdata/README.md specifies the format.
type vector struct {
	where   string // file:line
	section string
	lang    phi.Language
	text    string
	want    []value
}

// A value is what a vector marks.
type value struct {
	Kind phi.Kind
	Text string
}

// An archive is the vectors of one file.
type archive struct {
	name    string
	kind    phi.Kind // 0 for clean.txtar
	vectors []vector
}

var unescape = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\u200b`, "\u200b")

// readArchive reads an archive. Every error names its line.
func readArchive(path string) (archive, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return archive{}, err
	}
	a := archive{name: strings.TrimSuffix(filepath.Base(path), ".txtar")}
	if a.name != "clean" {
		if a.kind, err = phi.ParseKind(a.name); err != nil {
			return a, fmt.Errorf("%s: an archive is named for a kind: %w", path, err)
		}
	}
	section, why := "", ""
	var lang phi.Language
	seen := map[string]bool{}
	for n, line := range strings.Split(string(data), "\n") {
		where := fmt.Sprintf("%s:%d", filepath.Base(path), n+1)
		if name, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(name, " --") {
			name, word, stated := strings.Cut(strings.TrimSuffix(name, " --"), " ")
			lang = phi.LangUnspecified
			if stated {
				if lang, err = phi.ParseLanguage(word); err != nil || lang == phi.LangUnsupported {
					return a, fmt.Errorf("%s: the language of section %q is not supported", where, name)
				}
			}
			switch {
			case name == "why":
				why = ""
			case !slices.Contains([]string{"found", "plain", "clean", "known"}, name):
				return a, fmt.Errorf("%s: unknown section %q", where, name)
			case why == "":
				return a, fmt.Errorf("%s: section %q has no reason", where, name)
			}
			section = name
			continue
		}
		if strings.TrimSpace(line) == "" || section == "" {
			continue
		}
		if section == "why" {
			why = line
			continue
		}
		v := vector{where: where, section: section, lang: lang}
		if v.text, v.want, err = marked(line, a.kind); err != nil {
			return a, fmt.Errorf("%s: %w", where, err)
		}
		if seen[lang.String()+v.text] {
			return a, fmt.Errorf("%s: the vector occurs twice", where)
		}
		seen[lang.String()+v.text] = true
		if (section == "clean") != (len(v.want) == 0) && section != "known" {
			return a, fmt.Errorf("%s: %d marks in section %q", where, len(v.want), section)
		}
		a.vectors = append(a.vectors, v)
	}
	if len(a.vectors) == 0 {
		return a, fmt.Errorf("%s: no vectors", path)
	}
	return a, nil
}

// marked returns the text of a line without its marks, and what they mark.
func marked(line string, kind phi.Kind) (text string, want []value, err error) {
	for {
		before, rest, ok := strings.Cut(line, "⟦")
		text += unescape.Replace(before)
		if !ok {
			return text, want, nil
		}
		inner, after, ok := strings.Cut(rest, "⟧")
		if !ok {
			return "", nil, fmt.Errorf("a mark is not closed")
		}
		v := value{Kind: kind, Text: inner}
		if word, value, ok := strings.Cut(inner, "|"); ok {
			if k, err := phi.ParseKind(word); err == nil {
				v.Kind, v.Text = k, value
			}
		}
		v.Text = unescape.Replace(v.Text)
		want = append(want, v)
		text += v.Text
		line = after
	}
}

// archives reads all archives.
func archives(t *testing.T) []archive {
	paths, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, paths, "no archives")
	var as []archive
	for _, path := range paths {
		a, err := readArchive(path)
		require.NoError(t, err)
		as = append(as, a)
	}
	return as
}

// values returns what d finds in a text.
func values(t *testing.T, d *phi.Detector, lang phi.Language, text string) []value {
	t.Helper()
	m := phi.Body(text)
	m.Lang = lang
	found, err := d.Detect(m)
	require.NoError(t, err)
	var got []value
	for _, f := range found {
		got = append(got, value{f.Kind, text[f.Start:f.End]})
	}
	return got
}

func TestVectors(t *testing.T) {
	d := detector(t)
	for _, a := range archives(t) {
		t.Run(a.name, func(t *testing.T) {
			for _, v := range a.vectors {
				diff := cmp.Diff(v.want, values(t, d, v.lang, v.text))
				switch {
				case v.section != "known" && diff != "":
					t.Errorf("%s: %q (-want +got):\n%s", v.where, v.text, diff)
				case v.section == "known" && diff == "":
					t.Errorf("%s: %q is right now: move it out of the known faults", v.where, v.text)
				}
			}
		})
	}
}

// A carrier sets a text into surroundings, or writes it in other characters.
// It returns false if it would not change anything.
type carrier struct {
	name  string
	carry func(v vector) (text string, want []value, ok bool)
}

// around is the carrier that puts text before and after.
func around(name, before, after string) carrier {
	return carrier{name, func(v vector) (string, []value, bool) { return before + v.text + after, v.want, true }}
}

// rewriting is the carrier that rewrites text and values alike.
func rewriting(name string, rewrite func(string) string) carrier {
	return carrier{name, func(v vector) (string, []value, bool) {
		text := rewrite(v.text)
		var want []value
		for _, w := range v.want {
			want = append(want, value{w.Kind, rewrite(w.Text)})
		}
		return text, want, text != v.text
	}}
}

var carriers = []carrier{
	around("sentence", "Hello there, hope you are well. ", " thank you so much"),
	around("table row", "| 1 | ", " | ok |"),
	around("json", `{"note":"`, `","ok":true}`),
	around("parentheses", "(", ")"),
	around("stop", "", "."),
	around("comma", "", ", right"),
	around("question", "", "?"),
	around("lines", "As discussed:\n", "\nthank you"),
	{"wrapped", func(v vector) (string, []value, bool) {
		// The first space inside the first value that has one breaks.
		for i, w := range v.want {
			if broken := strings.Replace(w.Text, " ", "\n", 1); broken != w.Text {
				want := slices.Clone(v.want)
				want[i].Text = broken
				return strings.Replace(v.text, w.Text, broken, 1), want, true
			}
		}
		return "", nil, false
	}},
	rewriting("no-break space", func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }),
	rewriting("en dash", func(s string) string { return strings.ReplaceAll(s, "-", "\u2013") }),
	rewriting("figure dash", func(s string) string { return strings.ReplaceAll(s, "-", "\u2012") }),
	rewriting("full-width digits", func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r - '0' + '\uff10'
			}
			return r
		}, s)
	}),
	rewriting("windows line", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }),
}

func TestVectorsInCarriers(t *testing.T) {
	d := detector(t)
	for _, a := range archives(t) {
		t.Run(a.name, func(t *testing.T) {
			for _, v := range a.vectors {
				if v.section != "found" {
					continue
				}
				for _, c := range carriers {
					text, want, ok := c.carry(v)
					if !ok {
						continue
					}
					if diff := cmp.Diff(want, values(t, d, v.lang, text)); diff != "" {
						t.Errorf("%s in %s: %q (-want +got):\n%s", v.where, c.name, text, diff)
					}
				}
			}
		})
	}
}

// enough is the least number of vectors on either side of a kind.
const enough = 20

// TestReq_P2_VectorsForEveryKind counts the vectors, so that no kind that can
// be told from its text goes unproved.
func TestReq_P2_VectorsForEveryKind(t *testing.T) {
	counts := map[phi.Kind][2]int{}
	for _, a := range archives(t) {
		n := counts[a.kind]
		for _, v := range a.vectors {
			switch v.section {
			case "found", "plain":
				n[0]++
			case "clean":
				n[1]++
			}
		}
		counts[a.kind] = n
		t.Logf("%-15s %3d found %3d clean", a.name, n[0], n[1])
	}
	for _, k := range phi.Kinds() {
		switch k {
		case phi.KindName, phi.KindBiometric, phi.KindPhoto:
			continue // names have tests of their own; the others are told by attachments
		}
		if n := counts[k]; n[0] < enough || n[1] < enough {
			t.Errorf("%v has %d vectors to find and %d to leave alone, want %d each", k, n[0], n[1], enough)
		}
	}
}

func TestReadArchiveRefuses(t *testing.T) {
	for _, tc := range []struct{ name, why, file, data string }{
		{"empty", "an archive without vectors proves nothing", "email.txtar", "a comment\n"},
		{"unknown section", "a misspelt name would be skipped", "email.txtar", "-- why --\nx\n-- fuond --\n⟦a@example.com⟧\n"},
		{"no reason", "a vector without a source is an opinion", "email.txtar", "-- found --\n⟦a@example.com⟧\n"},
		{"twice", "one vector, one point", "email.txtar", "-- why --\nx\n-- found --\n⟦a@example.com⟧\n⟦a@example.com⟧\n"},
		{"unmarked", "a vector to find marks what", "email.txtar", "-- why --\nx\n-- found --\nnothing\n"},
		{"marked", "a clean vector marks nothing", "email.txtar", "-- why --\nx\n-- clean --\n⟦a@example.com⟧\n"},
		{"open mark", "the end of a value may not be guessed", "email.txtar", "-- why --\nx\n-- found --\n⟦a@example.com\n"},
		{"unknown kind", "an archive belongs to a kind", "letter.txtar", "-- why --\nx\n-- clean --\nx\n"},
		{"unknown language", "the language has to be supported", "email.txtar", "-- why --\nx\n-- clean xx --\nx\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), tc.file)
			require.NoError(t, os.WriteFile(path, []byte(tc.data), 0o600))
			_, err := readArchive(path)
			require.Error(t, err, tc.why)
		})
	}
}
