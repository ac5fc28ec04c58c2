// SPDX-License-Identifier: Apache-2.0

package arch_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/safeharbor-go/safeharbor/internal/arch"
)

func TestValidCitation(t *testing.T) {
	rows := []struct {
		text string
		want bool
		why  string
	}{
		{"45 CFR 164.514(b)(2)(i)(B)", true, "four levels"},
		{"45 CFR 164.514", true, "the section alone"},
		{"45 CFR 164.501", true, "a list of definitions"},
		{"45 CFR 160.103(4)(iv)", true, "a paragraph of a definition has no letter"},
		{"42 CFR 2.31(a)(4)(i)", true, "title 42"},
		{"47 CFR 64.1200(a)(2)", true, "four digits of section"},
		{"45 CFR 164.504(e)(2)(ii)(D)(1)(iv)", true, "all six levels"},
		{"45 CFR 164.514(b)(2)(B)", false, "the Roman level is missing"},
		{"45 CFR 164.514(2)(b)", false, "levels out of order"},
		{"45 CFR 164.514(b) (2)", false, "a space inside"},
		{"45 CFR 164.514(b)(2)(i)(A)-(R)", false, "a range is several citations"},
		{"45 CFR §164.514", false, "the sign is not part of the form"},
		{"45 CFR 164", false, "a part is no section"},
		{"45 CFR 164.514(b", false, "an open paragraph"},
		{"45 CFR 164.514 and more", false, "prose"},
		{"45 CFR ", false, "half of a citation put together elsewhere"},
		{"45 C.F.R. 164.514", false, "another style"},
		{"45  CFR 164.514", false, "two spaces"},
		{"44 CFR 164.514", false, "no title that the rules rest on"},
	}
	for _, row := range rows {
		t.Run(row.text, func(t *testing.T) {
			if got := arch.ValidCitation(row.text); got != row.want {
				t.Errorf("%s: valid = %t, want %t", row.why, got, row.want)
			}
		})
	}
}

func TestCitationsInCode(t *testing.T) {
	run(t, []rule{
		{"right", "the canonical form", "phi", "a.go", "const s = \"45 CFR 164.514(b)(2)(i)(G)\"\n", nil},
		{"wrong", "no space inside", "phi", "a.go", "const s = \"45 CFR 164.514 (b)\"\n", []string{"citation phi/a.go:5"}},
		{"raw string", "quotes do not matter", "phi", "a.go", "const s = `45 CFR 164`\n", []string{"citation phi/a.go:5"}},
		{"other style", "it begins like a citation", "baa", "a.go", "const s = \"45 C.F.R. 164.504(e)\"\n", []string{"citation baa/a.go:5"}},
		{"put together", "right up to the part that varies", "phi", "a.go",
			"var s = \"45 CFR 164.514(b)(2)(i)(\" + letter + \")\"\n", nil},
		{"put together wrongly", "no section before the part that varies", "phi", "a.go",
			"var s = \"45 CFR \" + number\n", []string{"citation phi/a.go:5"}},
		{"open end", "nothing follows", "phi", "a.go", "const s = \"45 CFR 164.514(\"\n", []string{"citation phi/a.go:5"}},
		{"prose", "it does not begin like one", "phi", "a.go", "const s = \"see 45 CFR\"\n", nil},
		{"test", "a test may hold a wrong one", "phi", "a_test.go", "const s = \"45 CFR 1\"\n", nil},
	})
}

func TestCitationsInData(t *testing.T) {
	rows := []struct {
		name, why, file, content string
		want                     []string
	}{
		{"right", "the canonical form", "data/a.json", "{\"source\": \"45 CFR 164.316(b)(2)(i)\"}\n", nil},
		{"wrong", "the line is told", "data/a.json", "[\n  {},\n  {\"source\": \"45 CFR part 2\"}\n]\n", []string{"citation baa/data/a.json:3"}},
		{"key", "a key is a text too", "data/a.json", "{\"45 CFR 164\": 1}", []string{"citation baa/data/a.json:1"}},
		{"not JSON", "a table that cannot be read proves nothing", "data/a.json", "{\n\"a\": ]", []string{"citation baa/data/a.json:2"}},
		{"other file", "only JSON is read", "data/a.txt", "45 CFR 164", nil},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			p := described(t, "baa", nil)
			p.Data = []arch.Data{{Name: row.file, Content: []byte(row.content)}}
			if diff := cmp.Diff(row.want, found(p)); diff != "" {
				t.Errorf("%s: findings differ (-want +got):\n%s", row.why, diff)
			}
		})
	}
}
