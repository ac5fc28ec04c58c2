// SPDX-License-Identifier: Apache-2.0

package curated_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

var (
	languages     = []string{"en", "es", "fr", "de", "it"}
	classes       = []string{"condition", "symptom", "medication", "procedure", "lab", "vital", "care", "payment", "organization"}
	sensitivities = []string{"sud", "psychotherapy", "mental_health", "hiv_sti", "genetic", "reproductive", "minor", "abuse", "self_harm"}
	statusesUS    = []string{"-", "otc", "rx", "rx:I", "rx:II", "rx:III", "rx:IV", "rx:V"}
	statusesCA    = []string{"-", "otc", "rx", "rx:I", "rx:II", "rx:III", "rx:IV"}
	conceptID     = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
)

// shared lists the spellings that may name several concepts of one language.
var shared = map[string]struct {
	concepts []string
	why      string
}{
	"en ed": {[]string{"eating_disorder", "erectile_dysfunction"}, "the letters stand for both, and both are sensitive"},
}

// row is one line of a file; the cells keep their header's names.
type row struct {
	file  string
	line  int
	cells map[string]string
}

func (r row) at() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

// list splits a cell; a dash stands for nothing.
func (r row) list(column string) []string {
	if c := r.cells[column]; c != "" && c != "-" {
		return strings.Split(c, "|")
	}
	return nil
}

func load(t *testing.T, file string, header ...string) []row {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	require.Equal(t, strings.Join(header, "\t"), lines[0], "header of %s", file)
	var rows []row
	for i, line := range lines[1:] {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		require.Len(t, cells, len(header), "%s:%d: columns", file, i+2)
		r := row{file: file, line: i + 2, cells: map[string]string{}}
		for c, name := range header {
			r.cells[name] = cells[c]
		}
		rows = append(rows, r)
	}
	return rows
}

func loadHealth(t *testing.T) []row {
	return load(t, "health.tsv", append([]string{"concept", "class", "sensitivity"}, languages...)...)
}

func loadDrugs(t *testing.T) []row {
	return load(t, "drugs.tsv", append([]string{"concept", "implies", "sensitivity", "us", "ca"}, languages...)...)
}

func TestReq_P1_P12_Columns(t *testing.T) {
	health, drugs := loadHealth(t), loadDrugs(t)
	known := map[string]string{}
	for _, r := range slices.Concat(health, drugs) {
		id := r.cells["concept"]
		if !conceptID.MatchString(id) {
			t.Errorf("%s: concept id %q is not snake_case", r.at(), id)
		}
		if first, twice := known[id]; twice {
			t.Errorf("%s: concept %q stands at %s already", r.at(), id, first)
		}
		known[id] = r.at()
		if r.cells["sensitivity"] == "" {
			t.Errorf("%s: sensitivity is empty, want - for none", r.at())
		}
		seen := map[string]bool{}
		for _, s := range r.list("sensitivity") {
			if !slices.Contains(sensitivities, s) || seen[s] {
				t.Errorf("%s: sensitivity %q is unknown or repeated", r.at(), s)
			}
			seen[s] = true
		}
		if len(r.list("en")) == 0 {
			t.Errorf("%s: concept %q has no English spelling", r.at(), id)
		}
	}

	ofHealth := map[string]bool{}
	for _, r := range health {
		ofHealth[r.cells["concept"]] = true
		if !slices.Contains(classes, r.cells["class"]) {
			t.Errorf("%s: unknown class %q", r.at(), r.cells["class"])
		}
	}
	for _, r := range drugs {
		if r.cells["implies"] == "" {
			t.Errorf("%s: implies is empty, want - for none", r.at())
		}
		for _, id := range r.list("implies") {
			if !ofHealth[id] {
				t.Errorf("%s: implies %q, which is not a concept of health.tsv", r.at(), id)
			}
		}
		if !slices.Contains(statusesUS, r.cells["us"]) || !slices.Contains(statusesCA, r.cells["ca"]) {
			t.Errorf("%s: status %q in the US, %q in Canada", r.at(), r.cells["us"], r.cells["ca"])
		}
	}
}

// defect says what is wrong with the form of a spelling, or nothing.
func defect(spelling string) string {
	text := strings.TrimPrefix(spelling, "?")
	exact := strings.HasPrefix(text, "=")
	text = strings.TrimPrefix(text, "=")
	switch {
	case text == "":
		return "empty"
	case strings.HasPrefix(spelling, "?="):
		return "two marks"
	case strings.ContainsAny(text, "=?\"\u2018\u2019"):
		return "a mark inside, or a quotation mark"
	case exact && text != strings.ToUpper(text):
		return "marked = but not in upper case"
	case !exact && text != strings.ToLower(text):
		return "not in lower case"
	case strings.Join(strings.Fields(text), " ") != text:
		return "spaces"
	case !norm.NFC.IsNormalString(text):
		return "not in NFC"
	case strings.ContainsFunc(text, unicode.IsControl):
		return "a control character"
	}
	return ""
}

func TestDefect(t *testing.T) {
	for _, tc := range []struct {
		name, spelling string
		bad            bool
		why            string
	}{
		{"plain", "crohn's", false, "the ASCII apostrophe is the one to use"},
		{"ambiguous", "?cold", false, "the mark is not part of the spelling"},
		{"exact", "=AIDS", false, "upper case is what the mark asks for"},
		{"emoji", "💉", false, "an emoji has no case"},
		{"empty", "", true, "two bars side by side"},
		{"only a mark", "?", true, "nothing to look up"},
		{"two marks", "?=PT", true, "upper case only is already the stricter mark"},
		{"upper", "HIV", true, "spellings are folded"},
		{"exact lower", "=aids", true, "would never match as meant"},
		{"double space", "heart  attack", true, "the builder splits at one space"},
		{"outer space", " flu", true, "the builder does not trim"},
		{"curly apostrophe", "crohn\u2019s", true, "the builder folds to ASCII"},
		{"decomposed", "diabe\u0300te", true, "not NFC"},
		{"control", "flu\u0007", true, "no control characters"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := defect(tc.spelling); (got != "") != tc.bad {
				t.Errorf("defect(%q) = %q, want a defect: %v (%s)", tc.spelling, got, tc.bad, tc.why)
			}
		})
	}
}

// withEnglish adds the English names of a drug, which hold in every language,
// to its names in another one. A name that the other language lists itself
// keeps that language's mark.
func withEnglish(list, english []string) []string {
	all := slices.Clone(list)
	for _, e := range english {
		e = strings.TrimPrefix(e, "?")
		if !slices.Contains(list, e) && !slices.Contains(list, "?"+e) {
			all = append(all, e)
		}
	}
	return all
}

func TestSpellings(t *testing.T) {
	owners := map[string][]string{} // "en flu", without marks -> concepts, in file order
	for _, r := range slices.Concat(loadHealth(t), loadDrugs(t)) {
		for _, lang := range languages {
			list := r.list(lang)
			for _, s := range list {
				if d := defect(s); d != "" {
					t.Errorf("%s: %s spelling %q: %s", r.at(), lang, s, d)
				}
			}
			if r.file == "drugs.tsv" && lang != "en" {
				list = withEnglish(list, r.list("en"))
			}
			for _, s := range list {
				key := lang + " " + strings.ToLower(strings.TrimLeft(s, "?="))
				owners[key] = append(owners[key], r.cells["concept"])
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(owners)) {
		got := owners[key]
		if want, ok := shared[key]; ok {
			if !slices.Equal(got, want.concepts) {
				t.Errorf("%q names %v, listed as %v (%s)", key, got, want.concepts, want.why)
			}
			continue
		}
		if len(got) > 1 {
			t.Errorf("%q names %v", key, got)
		}
	}
	for key := range shared {
		if len(owners[key]) < 2 {
			t.Errorf("%q is listed as shared but names %v", key, owners[key])
		}
	}
}

// TestReq_P1_P12_Size holds the lexicon to its minimum and prints its totals.
func TestReq_P1_P12_Size(t *testing.T) {
	health, drugs := loadHealth(t), loadDrugs(t)
	spellings, concepts, byClass := map[string]int{}, map[string]int{}, map[string]int{}
	marked := 0
	for _, r := range health {
		byClass[r.cells["class"]]++
		for _, lang := range languages {
			list := r.list(lang)
			spellings[lang] += len(list)
			concepts[lang] += min(len(list), 1)
			for _, s := range list {
				if strings.HasPrefix(s, "?") {
					marked++
				}
			}
		}
	}
	ofDrugs, implying, controlledUS, controlledCA := map[string]int{}, 0, 0, 0
	for _, r := range drugs {
		for _, lang := range languages {
			ofDrugs[lang] += len(r.list(lang))
		}
		implying += min(len(r.list("implies")), 1)
		controlledUS += strings.Count(r.cells["us"], ":")
		controlledCA += strings.Count(r.cells["ca"], ":")
	}
	for _, lang := range languages {
		t.Logf("%s: health.tsv %d concepts, %d spellings; drugs.tsv %d spellings", lang, concepts[lang], spellings[lang], ofDrugs[lang])
	}
	for _, class := range classes {
		t.Logf("class %s: %d concepts", class, byClass[class])
	}
	t.Logf("health.tsv: %d concepts, %d spellings marked as everyday language", len(health), marked)
	t.Logf("drugs.tsv: %d drugs, %d imply a condition, controlled: %d US, %d Canada", len(drugs), implying, controlledUS, controlledCA)

	atLeast := func(what string, got, want int) {
		if got < want {
			t.Errorf("%s: %d, want at least %d", what, got, want)
		}
	}
	atLeast("concepts of health.tsv", len(health), 700)
	atLeast("English spellings of health.tsv", spellings["en"], 2500)
	atLeast("drugs", len(drugs), 300)
	atLeast("drugs that imply a condition", implying, 300)
	for _, lang := range languages[1:] {
		atLeast(lang+" concepts of health.tsv", concepts[lang], 350)
		atLeast(lang+" spellings of health.tsv", spellings[lang], 700)
	}
	for _, class := range classes {
		atLeast("concepts of class "+class, byClass[class], 10)
	}
}

func TestSigns(t *testing.T) {
	seen := map[string]string{}
	for _, r := range load(t, "signs.tsv", "sign", "lang", "spellings") {
		if !slices.Contains(languages, r.cells["lang"]) {
			t.Errorf("%s: unknown language %q", r.at(), r.cells["lang"])
		}
		for _, s := range r.list("spellings") {
			if d := defect(s); d != "" || strings.HasPrefix(s, "?") {
				t.Errorf("%s: spelling %q: %s", r.at(), s, d)
			}
			key := r.cells["sign"] + " " + r.cells["lang"] + " " + s
			if at, twice := seen[key]; twice {
				t.Errorf("%s: %q stands at %s already", r.at(), s, at)
			}
			seen[key] = r.at()
		}
	}
	if len(seen) < 5000 {
		t.Errorf("%d spellings of signs, want at least 5000", len(seen))
	}
}
