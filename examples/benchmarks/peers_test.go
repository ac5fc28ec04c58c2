// SPDX-License-Identifier: Apache-2.0

package benchmarks

import (
	"regexp"
	"slices"
	"testing"

	"github.com/dlclark/regexp2/v2"
	"github.com/wasilibs/go-re2"

	"github.com/safeharbor-go/safeharbor/examples/benchmarks/targets"
	"github.com/safeharbor-go/safeharbor/internal/synth"
)

// examples has one identifier for each shape.
var examples = map[string]string{
	"email": "ana.ruiz@example.com", "ssn": "900-70-0001", "phone": "(410) 555-0123", "date-us": "03/04/2024", "date-iso": "2024-03-04",
	"date-name": "March 4, 2024", "ipv4": "192.0.2.7", "url": "https://www.example.com/a", "mrn": "MRN: 4471190", "mbi": "1EG4-TE5-MK73",
	"zip": "62704-0001", "street": "12 Elm Street", "vin": "1HGCM82633A004352", "account": "acct # 00123456", "title": "Dr. Ruiz",
}

// Each expression finds its own example, and only the example of its kind is
// found by it: a comparison with broken expressions would prove nothing.
func TestShapesFindTheirExamples(t *testing.T) {
	if len(shapes) != 15 || len(examples) != 15 {
		t.Fatalf("%d shapes and %d examples, want 15", len(shapes), len(examples))
	}
	for _, s := range shapes {
		re := regexp.MustCompile(s.pattern)
		for name, text := range examples {
			if got := re.FindString("so " + text + " it is"); (got == text) != (name == s.name) {
				t.Errorf("%s finds %q in the example of %s", s.name, got, name)
			}
		}
	}
}

// sample are texts of every shape of corpus, and the examples.
func sample() []string {
	var texts []string
	for _, shape := range synth.Shapes() {
		texts = append(texts, synth.Corpus(shape, 2, 16<<10)...)
	}
	for _, text := range examples {
		texts = append(texts, "so "+text+" it is")
	}
	return texts
}

// regexp2 and RE2 find the very spans of the standard library, regexp2 shape by
// shape, RE2 with the shapes as one expression.
func TestEnginesAgree(t *testing.T) {
	type engine interface {
		FindAllStringIndex(text string, n int) [][]int
	}
	agree := func(name string, want engine, got func(string) ([][]int, error)) {
		total := 0
		for _, text := range sample() {
			spans := want.FindAllStringIndex(text, -1)
			total += len(spans)
			others, err := got(text)
			if err != nil || !slices.EqualFunc(spans, others, slices.Equal) {
				t.Errorf("%s: spans %v and error %v, want %v", name, others, err, spans)
			}
		}
		if total == 0 {
			t.Errorf("%s matches nothing", name)
		}
	}
	for _, s := range shapes {
		other := regexp2.MustCompile(s.pattern, regexp2.RE2)
		agree("regexp2 "+s.name, regexp.MustCompile(s.pattern), func(text string) ([][]int, error) { return other.FindAllStringIndex(text, -1) })
	}
	whole := re2.MustCompile(alternation())
	agree("re2", regexp.MustCompile(alternation()), func(text string) ([][]int, error) { return whole.FindAllStringIndex(text, -1), nil })
}

// Each function of commonregex that is timed finds what it is for.
func TestCommonRegexFindsItsKinds(t *testing.T) {
	kinds := []string{
		"March 4, 2024", "9:45 pm", "410-555-0123", "https://www.example.com/a", "ana.ruiz@example.com", "192.0.2.7",
		"12 elm street", "62704", "P.O. Box 12", "900-70-0001", "4111 1111 1111 1111",
	}
	if len(kinds) != len(commonRegexFuncs) {
		t.Fatalf("%d examples for %d functions", len(kinds), len(commonRegexFuncs))
	}
	for i, find := range commonRegexFuncs {
		if len(find(kinds[i])) != 1 {
			t.Errorf("function %d does not find %q", i, kinds[i])
		}
	}
}

func TestNames(t *testing.T) {
	list, err := names()
	if err != nil {
		t.Fatal(err)
	}
	sorted := slices.Sorted(slices.Values(list))
	if len(list) != nameCount || len(slices.Compact(slices.Clone(sorted))) != nameCount {
		t.Errorf("%d names, want %d different ones", len(list), nameCount)
	}
	for _, name := range []string{"garcia", "maria", "nguyen", "schmidt"} {
		if _, ok := slices.BinarySearch(sorted, name); !ok {
			t.Errorf("%s is not among the names", name)
		}
	}
}

// The map and the automaton find whole words in any case, and the same ones.
// The automaton judges what is beyond ASCII byte by byte, so texts with that
// are left out.
func TestNamesAreWholeWords(t *testing.T) {
	few := []string{"ana", "garcia", "mariana", "will"}
	for name, find := range map[string]scan{"map": mapScan(few), "automaton": automatonScan(few)} {
		if got := find("Ana GARCIA said: will banana, Anagram or Mariana do? ana1"); got != 4 {
			t.Errorf("%s: %d names, want 4", name, got)
		}
	}
	list, err := names()
	if err != nil {
		t.Fatal(err)
	}
	list = list[:2000]
	byMap, byAutomaton := mapScan(list), automatonScan(list)
	total := 0
	for _, text := range sample() {
		if slices.ContainsFunc([]byte(text), func(c byte) bool { return c >= 0x80 }) {
			continue
		}
		want := byMap(text)
		total += want
		if got := byAutomaton(text); got != want {
			t.Errorf("the automaton finds %d names, the map %d", got, want)
		}
	}
	if total == 0 {
		t.Error("no text holds a name")
	}
}

// Every peer has a row that says what it is, and every such row a peer.
func TestPeersHaveTargets(t *testing.T) {
	var want, got []string
	for _, row := range targets.Rows() {
		if row.Compares() {
			want = append(want, row.Benchmark+" "+row.Unit)
		}
	}
	for _, p := range identifierPeers {
		got = append(got, "identifiers "+p.metric)
	}
	for _, p := range namePeers {
		got = append(got, "names "+p.metric)
	}
	for _, p := range allPeers {
		got = append(got, "all "+p.metric)
	}
	if !slices.Equal(got, want) {
		t.Errorf("peers %v, rows %v", got, want)
	}
}

// Every peer can be built as it is timed, except that the automaton of all
// names takes seconds; the test above builds it of a part.
func TestPeersAreReady(t *testing.T) {
	for _, p := range slices.Concat(identifierPeers, namePeers) {
		if p.metric == "x-automaton" {
			continue
		}
		find, err := p.ready()
		if err != nil {
			t.Errorf("%s: %v", p.metric, err)
			continue
		}
		if n := find("Ana Garcia, March 4, 2024, 410-555-0123, 192.0.2.7"); n < 2 {
			t.Errorf("%s finds %d in a text with two names and three identifiers", p.metric, n)
		}
	}
}
