// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"
)

// Arrow says what the packages within a folder may import beside the standard
// library. The row with the longest matching folder governs a package. A
// package that no row governs may not exist.
type Arrow struct {
	// From is a folder below the module's root; it stands for the package in it
	// and for all below. "." stands for the root package alone.
	From string
	// To are folders below the module's root, or import paths of other modules;
	// each stands for the package and for all below, unless a leading "=" pins
	// it to that one package.
	To []string
	// Test are allowed to test files, beside To, From and testSupport.
	Test []string
	// Reason says why the row allows this much and no more.
	Reason string
}

// The modules outside that some row names.
const (
	xtext     = "golang.org/x/text"
	language  = "=golang.org/x/text/language"
	transform = "=golang.org/x/text/transform"
	regexp2   = "=github.com/dlclark/regexp2/v2"
)

// testSupport is allowed to every test.
var testSupport = [...]string{
	"=github.com/google/go-cmp/cmp",
	"=github.com/google/go-cmp/cmp/cmpopts",
	"=github.com/stretchr/testify/require",
	"internal/synth",
	"internal/txtar",
}

var arrows = [...]Arrow{
	{
		From:   ".",
		Reason: "the root is documentation; whoever imports it should get nothing",
	},
	{
		From: "phi",
		To: []string{
			"internal/fold", "internal/lexicon", "internal/release",
			"internal/scan", "internal/strictjson", "internal/tagger", "internal/talk", "internal/window",
		},
		Test:   []string{"phi/phitest"},
		Reason: "detection rests on tables, models and scanners of our own, and on no other room",
	},
	{
		From:   "phi/pattern",
		To:     []string{"=phi", "internal/fold", "internal/release", "internal/strictjson", regexp2},
		Test:   []string{"phi/phitest"},
		Reason: "users' patterns need an engine that can look around; nobody else pays for it",
	},
	{
		From:   "phi/phitest",
		To:     []string{"=phi"},
		Reason: "a conformance suite sees what a user sees",
	},
	{
		From:   "deid",
		To:     []string{"deid", "=phi", "internal/fold", "internal/release", "internal/strictjson", "internal/window", transform},
		Test:   []string{"phi/phitest"},
		Reason: "transforming begins with finding; streams are transformers",
	},
	{
		From: "disclaimer",
		To: []string{
			"=phi", "disclaimer/notice", "internal/fold", "internal/lexicon",
			"internal/release", "internal/scan", "internal/strictjson", language,
		},
		Test:   []string{"phi/phitest", "internal/gen/guard"},
		Reason: "a guard compares a reply with what the inbound disclosed; notices are chosen by language",
	},
	{
		From:   "disclaimer/notice",
		To:     []string{"internal/fold", "internal/release", "internal/strictjson", language},
		Reason: "a page that shows a notice needs no detector, so phi is left out",
	},
	{
		From:   "router",
		To:     []string{"router", "internal/civil", "internal/fold", "internal/release", "internal/strictjson"},
		Reason: "a plan is made from plain facts; the rooms that know them are wired by the caller",
	},
	{
		From:   "baa",
		To:     []string{"baa", "internal/civil", "internal/fold", "internal/release", "internal/strictjson"},
		Reason: "a question about contracts involves no message text",
	},
	{
		From:   "retention",
		To:     []string{"retention", "internal/civil", "internal/fold", "internal/release", "internal/strictjson"},
		Reason: "a question about dates involves no message text",
	},
	{
		From:   "internal",
		To:     []string{"internal"},
		Reason: "what rooms share must not know them, or every room would drag in the others",
	},
	{
		From:   "internal/arch",
		Reason: "the checker stands outside of what it checks",
	},
	{
		From:   "internal/fold",
		To:     []string{"internal"},
		Test:   []string{xtext},
		Reason: "our folding is compared with an independent one, in tests only",
	},
	{
		From:   "internal/gen",
		To:     []string{"internal", xtext},
		Reason: "a generator may read what the program must not carry",
	},
	{
		From: "examples",
		To: []string{
			"examples", "internal", xtext,
			"phi", "deid", "disclaimer", "router", "baa", "retention",
		},
		Reason: "the only place where several rooms meet",
	},
	{
		From:   "examples/internal/iotest",
		To:     []string{"github.com/google/go-cmp/cmp", "github.com/stretchr/testify/require"},
		Reason: "a test helper compares like a test",
	},
}

// Arrows returns the table of allowed imports.
func Arrows() []Arrow {
	table := slices.Clone(arrows[:])
	for i := range table {
		table[i].To = slices.Clone(table[i].To)
		table[i].Test = slices.Clone(table[i].Test)
	}
	return table
}

// checkArrows reports the imports of a package that the table does not allow.
func checkArrows(p Package, table []Arrow) []Finding {
	row, ok := governs(table, p.Path)
	if !ok {
		return []Finding{{
			Rule: "arrow", File: p.Path,
			Detail: "no row of the table governs this package; add one with a reason",
		}}
	}
	var findings []Finding
	for _, f := range p.Files {
		for _, spec := range f.syntax.Imports {
			path := importPath(spec)
			if !standard(path) && !row.allows(local(path), f.test()) {
				findings = append(findings, Finding{
					Rule: "arrow", File: p.at(f.Name), Line: f.line(spec.Pos()),
					Detail: fmt.Sprintf("%s may not import %s", p.Path, local(path)),
				})
			}
			if detail := hidden(spec); detail != "" && !f.test() && !p.program() {
				findings = append(findings, Finding{
					Rule: "arrow", File: p.at(f.Name), Line: f.line(spec.Pos()), Detail: detail,
				})
			}
		}
	}
	return findings
}

// governs returns the row with the longest folder that holds the package.
func governs(table []Arrow, path string) (Arrow, bool) {
	var best Arrow
	found := false
	for _, row := range table {
		if within(path, row.From) && (!found || len(row.From) > len(best.From)) {
			best, found = row, true
		}
	}
	return best, found
}

// allows reports whether a row allows an import from outside the standard
// library, given relative to the module.
func (a Arrow) allows(path string, test bool) bool {
	if matchesAny(path, a.To) {
		return true
	}
	// An external test imports the package that it tests.
	return test && (within(path, a.From) || matchesAny(path, a.Test) || matchesAny(path, testSupport[:]))
}

func matchesAny(path string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		if exact, ok := strings.CutPrefix(pattern, "="); ok {
			return path == exact
		}
		return within(path, pattern)
	})
}

// standard reports whether an import is of the standard library: no other
// path begins with an element that has no dot.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// hidden says what is wrong with an import that does not show what it is for.
// Programs and tests may have one: the time zones of the time/tzdata package, say.
func hidden(spec *ast.ImportSpec) string {
	switch {
	case spec.Name == nil:
		return ""
	case spec.Name.Name == ".":
		return "a dot import hides where a name comes from"
	case spec.Name.Name == "_" && importPath(spec) != "embed":
		return "an import for its side effect is a registry in disguise"
	}
	return ""
}
