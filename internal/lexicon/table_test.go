// SPDX-License-Identifier: Apache-2.0

package lexicon_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// lookup looks up a word or a phrase.
func lookup(phrase string) (lexicon.Entry, bool) {
	tokens := scan.Append(nil, phrase)
	key := tokens[0].Hash
	for _, t := range tokens[1:] {
		key = scan.Join(key, t.Hash)
	}
	return lexicon.Lookup(key)
}

func TestLookup(t *testing.T) {
	for _, tc := range []struct {
		word, why string
		want      func(e lexicon.Entry) bool
	}{
		{"metformin", "a drug", func(e lexicon.Entry) bool { return e.Flags.Has(lexicon.Health) && !e.Flags.Has(lexicon.Ambiguous) }},
		{"high blood pressure", "a phrase", func(e lexicon.Entry) bool { return e.Flags.Has(lexicon.Health) }},
		{"blood", "the start of phrases", func(e lexicon.Entry) bool { return e.Flags.Has(lexicon.Continues) }},
		{"sugar", "an everyday word", func(e lexicon.Entry) bool { return e.Flags.Has(lexicon.Health | lexicon.Ambiguous) }},
		{"mrn", "a label of letter (H)", func(e lexicon.Entry) bool { return e.Flags.Has(lexicon.Label) && e.Label == 9 }},
		{"März", "a month beyond ASCII", func(e lexicon.Entry) bool { return e.Flags.Has(lexicon.Month) && e.Month == 3 }},
		{"marzo", "a month in two languages", func(e lexicon.Entry) bool { return e.Month == 3 && e.Langs&(1<<2|1<<5) == 1<<2|1<<5 }},
		{"jessica", "more often a name than a word", func(e lexicon.Entry) bool { return e.Given > e.Word(1)+2 }},
		{"the", "a word and no name", func(e lexicon.Entry) bool { return e.Word(1) >= 8 && e.Given == 0 }},
		{"nguyen", "a surname", func(e lexicon.Entry) bool { return e.Surname > 5 && e.Word(1) == 0 }},
		{"san francisco", "a town of two words", func(e lexicon.Entry) bool { return e.Place > 5 }},
		{"my", "the author", func(e lexicon.Entry) bool { return e.Person == lexicon.PersonSelf }},
		{"él", "an accent tells two words apart", func(e lexicon.Entry) bool { return e.Person == lexicon.PersonOther }},
		{"el", "an accent tells two words apart", func(e lexicon.Entry) bool { return e.Person == 0 && e.Flags.Has(lexicon.Function) }},
	} {
		e, ok := lookup(tc.word)
		if !ok || !tc.want(e) {
			t.Errorf("%s: %s: %+v, %v", tc.word, tc.why, e, ok)
		}
	}
	for _, word := range []string{"qzxv", "safeharborish", "zq zq"} {
		if _, ok := lookup(word); ok {
			t.Errorf("%s is in the table", word)
		}
	}
}

func TestConcepts(t *testing.T) {
	n, ok := lexicon.ConceptByID("diabetes")
	require.True(t, ok)
	if lexicon.ConceptID(n) != "diabetes" || lexicon.Concept(n).Class != 1 {
		t.Errorf("concept %d: %q of class %d", n, lexicon.ConceptID(n), lexicon.Concept(n).Class)
	}
	m, ok := lexicon.ConceptByID("metformin")
	require.True(t, ok)
	if diff := cmp.Diff([]uint16{uint16(n)}, lexicon.Implied(m)); diff != "" {
		t.Errorf("what a drug implies (-want +got):\n%s", diff)
	}
	if s := lexicon.Concept(m); s.US != lexicon.Prescription || s.CA != lexicon.Prescription {
		t.Errorf("status %v in the US, %v in Canada, want prescription", s.US, s.CA)
	}
	o, ok := lexicon.ConceptByID("oxycodone")
	require.True(t, ok)
	if got := lexicon.Concept(o).US.Schedule(); got != 2 {
		t.Errorf("schedule %d, want II", got)
	}
	if _, ok := lexicon.ConceptByID("no such concept"); ok || lexicon.ConceptID(0) != "" || lexicon.ConceptID(1<<20) != "" || lexicon.Implied(0) != nil {
		t.Error("something was found that is not there")
	}
}

// The narrower concept gives the wider one away.
func TestWiderConcepts(t *testing.T) {
	cancer, _ := lexicon.ConceptByID("cancer")
	breast, _ := lexicon.ConceptByID("breast_cancer")
	require.Contains(t, lexicon.Implied(breast), uint16(cancer))
}

func TestLookupDoesNotAllocate(t *testing.T) {
	h := scan.Hash("metformin")
	if n := testing.AllocsPerRun(100, func() { lexicon.Lookup(h) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// The generator numbers the flags by itself: the two lists have to be the same.
func TestGeneratorKnowsTheFlags(t *testing.T) {
	want := constants(t, "entry.go", "Health", func(name string) string { return name })
	got := constants(t, "../gen/lexicon/flags.go", "flagHealth", func(name string) string { return strings.TrimPrefix(name, "flag") })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("flags (-table +generator):\n%s", diff)
	}
}

// constants returns the names of the block of constants that starts with first.
func constants(t *testing.T, file, first string, name func(string) string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	require.NoError(t, err)
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST || g.Specs[0].(*ast.ValueSpec).Names[0].Name != first {
			continue
		}
		var names []string
		for _, s := range g.Specs {
			names = append(names, name(s.(*ast.ValueSpec).Names[0].Name))
		}
		return names
	}
	t.Fatalf("%s has no constants that start with %s", file, first)
	return nil
}
