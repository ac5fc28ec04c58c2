// SPDX-License-Identifier: Apache-2.0

package arch_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/arch"
)

func TestArrows(t *testing.T) {
	const module = arch.ModulePath + "/"
	rows := []struct {
		name, why string
		dir, file string
		path      string
		allowed   bool
	}{
		{"router to phi", "a plan is made from plain facts", "router", "a.go", module + "phi", false},
		{"router to baa", "no room but phi is imported by another", "router", "a.go", module + "baa", false},
		{"router to the root", "the root holds nothing", "router", "a.go", arch.ModulePath, false},
		{"router to itself", "own sub-packages", "router/routertest", "a.go", module + "router", true},
		{"router to strictjson", "listed", "router", "a.go", module + "internal/strictjson", true},
		{"router to lexicon", "health words are for phi and the guard", "router", "a.go", module + "internal/lexicon", false},
		{"router to x/text", "no module outside", "router", "a.go", "golang.org/x/text/language", false},
		{"baa to civil", "agreements have days", "baa", "a.go", module + "internal/civil", true},
		{"baa to a namesake of civil", "a folder is not a prefix", "baa", "a.go", module + "internal/civilian", false},
		{"retention to deid", "no room but phi is imported by another", "retention", "a.go", module + "deid", false},
		{"phi to deid", "the arrow points the other way", "phi", "a.go", module + "deid", false},
		{"phi to civil", "not listed", "phi", "a.go", module + "internal/civil", false},
		{"phi to regexp2", "only phi/pattern pays for it", "phi", "a.go", "github.com/dlclark/regexp2/v2", false},
		{"phi to pattern", "the arrow points the other way", "phi", "a.go", module + "phi/pattern", false},
		{"pattern to regexp2", "the one place", "phi/pattern", "a.go", "github.com/dlclark/regexp2/v2", true},
		{"pattern to regexp2 v1", "another module", "phi/pattern", "a.go", "github.com/dlclark/regexp2", false},
		{"pattern to phitest", "a suite is not for production", "phi/pattern", "a.go", module + "phi/phitest", false},
		{"pattern's test to phitest", "a suite is for tests", "phi/pattern", "a_test.go", module + "phi/phitest", true},
		{"phitest to internals", "a suite sees what a user sees", "phi/phitest", "a.go", module + "internal/scan", false},
		{"deid to phi", "transforming begins with finding", "deid", "a.go", module + "phi", true},
		{"deid to pattern", "phi alone", "deid", "a.go", module + "phi/pattern", false},
		{"deid to transform", "streams", "deid/structured", "a.go", "golang.org/x/text/transform", true},
		{"deid to language", "transform alone", "deid", "a.go", "golang.org/x/text/language", false},
		{"deid to disclaimer", "no room but phi is imported by another", "deid", "a.go", module + "disclaimer", false},
		{"guard to phi", "it compares with the inbound", "disclaimer", "a.go", module + "phi", true},
		{"guard to its notices", "own sub-package", "disclaimer", "a.go", module + "disclaimer/notice", true},
		{"notice to phi", "a page needs no detector", "disclaimer/notice", "a.go", module + "phi", false},
		{"notice to language", "notices are chosen by language", "disclaimer/notice", "a.go", "golang.org/x/text/language", true},
		{"notice to the guard", "the arrow points the other way", "disclaimer/notice", "a.go", module + "disclaimer", false},
		{"internal to a room", "it would drag the room into the others", "internal/fold", "a.go", module + "phi", false},
		{"internal's test to a room", "tests have arrows too", "internal/scan", "a_test.go", module + "phi", false},
		{"internal to internal", "allowed", "internal/lexicon", "a.go", module + "internal/fold", true},
		{"fold to x/text", "in tests only", "internal/fold", "a.go", "golang.org/x/text/width", false},
		{"fold's test to x/text", "an independent folding", "internal/fold", "a_test.go", "golang.org/x/text/width", true},
		{"lexicon's test to x/text", "fold alone", "internal/lexicon", "a_test.go", "golang.org/x/text/width", false},
		{"generator to x/text", "it is not linked", "internal/gen/fold", "a.go", "golang.org/x/text/width", true},
		{"generator to a room", "it must not need what it generates", "internal/gen/fold", "a.go", module + "phi", false},
		{"example to every room", "rooms meet here", "examples/wiring", "a.go", module + "retention", true},
		{"example to the outside", "nested modules hold heavy things", "examples/wiring", "a.go", "golang.org/x/term", false},
		{"go-cmp in a test", "allowed to all", "baa", "a_test.go", "github.com/google/go-cmp/cmp", true},
		{"go-cmp outside of tests", "it panics by design", "baa", "a.go", "github.com/google/go-cmp/cmp", false},
		{"require in a test", "allowed to all", "router", "a_test.go", "github.com/stretchr/testify/require", true},
		{"assert in a test", "values are compared with go-cmp", "router", "a_test.go", "github.com/stretchr/testify/assert", false},
		{"another module in a test", "tests have arrows too", "router", "a_test.go", "gopkg.in/yaml.v3", false},
		{"room's test to another room", "rooms meet in the examples", "baa", "a_test.go", module + "retention", false},
		{"room's test to vectors", "support for all tests", "baa", "a_test.go", module + "internal/txtar", true},
		{"a seventh room", "no row governs it", "billing", "a.go", "strings", false},
		{"standard library", "always", "baa", "a.go", "encoding/json", true},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			code := fmt.Sprintf("import \"%s\"\n", row.path)
			p := described(t, row.dir, map[string]string{row.file: code})
			refused := false
			for _, finding := range found(p) {
				refused = refused || strings.HasPrefix(finding, "arrow ")
			}
			if refused == row.allowed {
				t.Errorf("%s: import of %s by %s/%s: allowed = %t, want %t",
					row.why, row.path, row.dir, row.file, !refused, row.allowed)
			}
		})
	}
}

func TestEveryArrowHasAReason(t *testing.T) {
	seen := make(map[string]bool)
	for _, row := range arch.Arrows() {
		if row.Reason == "" {
			t.Errorf("the row of %s gives no reason", row.From)
		}
		if seen[row.From] {
			t.Errorf("%s has two rows; the second is never read", row.From)
		}
		seen[row.From] = true
	}
	for _, room := range arch.Rooms() {
		if !seen[room] {
			t.Errorf("%s has no row", room)
		}
	}
}

func TestArrowsAreACopy(t *testing.T) {
	arch.Arrows()[1].To[0] = "changed"
	if arch.Arrows()[1].To[0] == "changed" {
		t.Error("a caller changed the table")
	}
}

func TestHiddenImports(t *testing.T) {
	run(t, []rule{
		{
			"side effect", "a registry in disguise", "phi", "a.go",
			"import _ \"image/png\"\n",
			[]string{"arrow phi/a.go:5"},
		},
		{
			"dot", "the name's origin is hidden", "phi", "a.go",
			"import . \"strings\"\n",
			[]string{"arrow phi/a.go:5"},
		},
		{
			"side effect in a test", "time zones for every machine", "phi", "a_test.go",
			"import _ \"time/tzdata\"\n",
			nil,
		},
		{
			"embed", "the directive needs the import", "phi", "a.go",
			"import _ \"embed\"\n",
			nil,
		},
	})
}
