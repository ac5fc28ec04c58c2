// SPDX-License-Identifier: Apache-2.0

package report_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/baa/report"
)

var update = flag.Bool("update", false, "rewrite testdata")

// own is a customer with an agreement that ends, evidence for recordings, and a
// report that goes to another party.
const own = `{
  "format": 1, "name": "own", "recorded": "2026-11-01",
  "parties": [{"id": "clinic", "name": "Example Clinic"}],
  "accounts": [{"id": "main", "holder": "clinic"}],
  "entitlements": [{"id": "plan", "account": "main", "vendor": "quo", "plan": "business"}],
  "agreements": [{"id": "clinic-quo", "kind": "baa", "status": "signed", "form": "quo-baa",
    "upstream": "clinic", "downstream": "quo", "effective": "2026-02-01", "ends": "2027-01-31"}],
  "risk_acceptances": [{"id": "risk", "services": ["quo/comm.sms"], "approver": "officer", "reason": "reminders only",
    "mitigations": ["no names"], "ends": "2026-12-31"}]
}`

func day(t testing.TB, s string) baa.Date {
	t.Helper()
	d, err := baa.ParseDate(s)
	require.NoError(t, err)
	return d
}

func graph(t testing.TB, texts ...string) *baa.Graph {
	t.Helper()
	datasets, err := baa.Load(baa.Files(), "sprout-2023.json", "sprout-guardian-2025.json", "quo.json")
	require.NoError(t, err)
	for _, text := range texts {
		d, err := baa.Decode([]byte(text))
		require.NoError(t, err)
		datasets = append(datasets, d)
	}
	g, err := baa.New(datasets, nil)
	require.NoError(t, err)
	return g
}

func matrix(t testing.TB) report.Matrix {
	t.Helper()
	m, err := report.NewMatrix(graph(t, own), report.Question{Account: "main", AsOf: day(t, "2026-11-20"), Vendors: []string{"Quo", "sprout"}})
	require.NoError(t, err)
	return m
}

func chain(t testing.TB) report.Chain {
	t.Helper()
	v, err := graph(t, own).Evaluate(baa.Use{Flow: []string{"quo/comm.call", "quo/analytics.export"}, Service: "sprout/forms.secure", Account: "main", AsOf: day(t, "2026-11-20")})
	require.NoError(t, err)
	return report.NewChain(v)
}

// golden compares with a file, apart from the digest of the records, which changes
// with every word of theirs.
func golden(t *testing.T, name, got, digest string) {
	t.Helper()
	if digest != "" {
		got = strings.ReplaceAll(got, digest, strings.Repeat("0", len(digest)))
	}
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestGolden(t *testing.T) {
	m, c := matrix(t), chain(t)
	golden(t, "matrix.md", m.Markdown(), m.Digest)
	golden(t, "matrix.html", m.HTML(), m.Digest)
	golden(t, "matrix.svg", m.SVG(), m.Digest)
	golden(t, "chain.mmd", c.Mermaid(), "")
	golden(t, "chain.svg", c.SVG(), "")
	calendar, err := report.NewCalendar(graph(t, own), day(t, "2026-11-20"), day(t, "2027-11-20"))
	require.NoError(t, err)
	golden(t, "calendar.md", calendar.Markdown(), "")
}

func TestTheSameTwice(t *testing.T) {
	render := func() string { return matrix(t).HTML() + matrix(t).SVG() + chain(t).SVG() + chain(t).Mermaid() }
	first := render()
	for range 3 {
		if again := render(); again != first {
			t.Fatal("two reports of one graph differ")
		}
	}
}

// wellFormed reads a document as XML and returns the elements.
func wellFormed(t *testing.T, name, text string) []xml.StartElement {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(text))
	var all []xml.StartElement
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err, name)
		if start, ok := token.(xml.StartElement); ok {
			all = append(all, start.Copy())
			for _, a := range start.Attr {
				if strings.HasPrefix(a.Value, "http") && a.Name.Local != "xmlns" || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s loads or runs something: %s", name, a.Name.Local)
				}
			}
			if start.Name.Local == "script" {
				t.Errorf("%s has a script", name)
			}
		}
	}
}

// hostile is a dataset whose names try to leave their place.
const hostile = `{
  "format": 1, "name": "own", "recorded": "2026-11-01",
  "parties": [{"id": "clinic", "name": "Example Clinic"}, {"id": "v", "name": "V"}],
  "accounts": [{"id": "<main>&\"'|]]>", "holder": "clinic"}],
  "agreements": [{"id": "\"]:::x\n<script>alert(1)</script>| end", "kind": "baa", "status": "signed",
    "upstream": "clinic", "downstream": "v", "effective": "2026-02-01"}],
  "services": [{"owner": "v", "path": "a"}, {"owner": "v", "path": "pipe", "conduit": {"reason": "<b>| \"only\" & passes --> on\u0007</b>"}}],
  "grants": [{"id": "g", "under": "\"]:::x\n<script>alert(1)</script>| end", "services": ["v/a"], "effect": "covered"}]
}`

func TestHostileRecords(t *testing.T) {
	g := graph(t, hostile)
	account := "<main>&\"'|]]>"
	m, err := report.NewMatrix(g, report.Question{Title: "<script>|\n# x & \"y\"", Account: account, AsOf: day(t, "2026-11-20"), Vendors: []string{"v"}})
	require.NoError(t, err)
	v, err := g.Evaluate(baa.Use{Flow: []string{"v/pipe"}, Service: "v/a", Account: account, AsOf: day(t, "2026-11-20")})
	require.NoError(t, err)
	c := report.NewChain(v)
	wellFormed(t, "html", strings.TrimPrefix(m.HTML(), "<!DOCTYPE html>\n"))
	for name, text := range map[string]string{"svg": m.SVG(), "chain": c.SVG()} {
		wellFormed(t, name, text)
		fits(t, name, text)
	}
	md := m.Markdown()
	for line := range strings.Lines(md) {
		if strings.HasPrefix(line, "|") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 6 {
			t.Errorf("a name broke a row: %s", line)
		}
	}
	if strings.Contains(md, "<script") {
		t.Error("Markdown holds a tag")
	}
	mermaid := c.Mermaid()
	if strings.Contains(mermaid, "<script") || strings.Count(mermaid, `"`) != 2*strings.Count(mermaid, "[") {
		t.Errorf("a name left its label:\n%s", mermaid)
	}
}

func TestDocumentsAreWellFormed(t *testing.T) {
	m, c := matrix(t), chain(t)
	page := wellFormed(t, "html", strings.TrimPrefix(m.HTML(), "<!DOCTYPE html>\n"))
	cells := 0
	for _, e := range page {
		if e.Name.Local == "td" {
			cells++
		}
	}
	if want := len(m.Rows) * len(m.Columns); cells != want {
		t.Errorf("%d cells, want %d", cells, want)
	}
	wellFormed(t, "svg", m.SVG())
	wellFormed(t, "chain", c.SVG())
}

type frame struct{ x, y, right, bottom float64 }

// fits estimates the width of every text, in a monospaced font of 0.6 em, and
// checks that it stays in the box that it stands in and in the drawing.
func fits(t *testing.T, name, text string) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(text))
	var boxes []frame
	var picture frame
	var at *frame
	size := 13.0
	texts := 0
	number := func(e xml.StartElement, attr string) float64 {
		for _, a := range e.Attr {
			if a.Name.Local == attr {
				f, _ := strconv.ParseFloat(a.Value, 64)
				return f
			}
		}
		return 0
	}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		switch e := token.(type) {
		case xml.StartElement:
			at = nil
			x, y := number(e, "x"), number(e, "y")
			switch e.Name.Local {
			case "svg":
				picture = frame{0, 0, number(e, "width"), number(e, "height")}
			case "rect":
				if w := number(e, "width"); w > 0 && number(e, "x") > 0 {
					boxes = append(boxes, frame{x, y, x + w, y + number(e, "height")})
				}
			case "text":
				at, size = &frame{x: x, y: y}, 13
				if s := number(e, "font-size"); s > 0 {
					size = s
				}
			}
		case xml.CharData:
			if at == nil {
				continue
			}
			texts++
			right := at.x + float64(len([]rune(string(e))))*0.6*size
			around := picture
			for _, b := range boxes {
				if b.x <= at.x && at.x < b.right && b.y <= at.y && at.y < b.bottom {
					around = b
				}
			}
			if right > around.right || at.y > around.bottom {
				t.Errorf("%s: %q ends at %.0f, %.0f, its box at %.0f, %.0f", name, e, right, at.y, around.right, around.bottom)
			}
			at = nil
		}
	}
	if texts == 0 {
		t.Errorf("%s has no text", name)
	}
}

func TestTextsFitTheirBoxes(t *testing.T) {
	fits(t, "matrix", matrix(t).SVG())
	fits(t, "chain", chain(t).SVG())
}

func TestMatrixAgreesWithTheGraph(t *testing.T) {
	g, m := graph(t, own), matrix(t)
	for _, r := range m.Rows {
		for i, c := range m.Columns {
			v, err := g.Evaluate(baa.Use{Service: r.Service, Part: r.Part, Account: "main", AsOf: m.AsOf, Origin: c.Origin, Intent: c.Intent, Awareness: c.Awareness})
			require.NoError(t, err)
			if got := r.Cells[i]; got.Coverage != v.Coverage || got.Use != v.Use || got.AcceptedRisk != v.AcceptedRisk {
				t.Errorf("%s %v, %s: the matrix says %v, %v, the graph %v, %v", r.Service, r.Part, c.Title, got.Coverage, got.Use, v.Coverage, v.Use)
			}
		}
	}
}

func TestBadQuestions(t *testing.T) {
	g := graph(t, own)
	for _, q := range []report.Question{{}, {AsOf: day(t, "2026-11-20"), Vendors: []string{"nobody"}}} {
		_, err := report.NewMatrix(g, q)
		var use *baa.UseError
		require.ErrorAs(t, err, &use)
	}
	_, err := report.NewCalendar(g, baa.Date{}, baa.Date{})
	var use *baa.UseError
	require.ErrorAs(t, err, &use)
}
