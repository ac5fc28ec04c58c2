// SPDX-License-Identifier: Apache-2.0

package report

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/baa"
)

// Chain is the proof of a verdict as a graph. The zero Chain is empty.
type Chain struct {
	verdict baa.Verdict
	nodes   []chainNode
}

// chainNode is a hop, the lines that describe it, and the hop before it.
type chainNode struct {
	lines  []string
	class  string
	before int // -1 for the first
	depth  int
	sink   bool
}

// NewChain takes the path of a verdict. It keeps nothing that the caller can
// change.
func NewChain(v baa.Verdict) Chain {
	c := Chain{verdict: baa.Verdict{Coverage: v.Coverage, Use: v.Use, Basis: v.Basis, AsOf: v.AsOf, Notice: v.Notice}}
	index := map[string]int{}
	last := -1
	for i, h := range v.Path {
		n := chainNode{class: h.Coverage.String(), before: last, lines: hopLines(h)}
		if from, known := index[h.From]; known && h.From != "" {
			n.before, n.sink, n.depth = from, true, c.nodes[from].depth+1
		} else {
			last = i
		}
		if _, known := index[h.Service]; !known {
			index[h.Service] = i
		}
		c.nodes = append(c.nodes, n)
	}
	return c
}

func hopLines(h baa.Hop) []string {
	lines := []string{plain(h.Service), words(h.Coverage.String()) + ", use " + words(h.Use.String()) + ": " + words(h.Reason.String())}
	if h.Via != "" {
		lines = append(lines, "in place of "+plain(h.Via))
	}
	if h.Exemption != "" {
		lines = append(lines, "exempt: "+plain(h.Exemption))
	}
	for _, s := range h.Steps {
		lines = append(lines, stepLine(s))
	}
	for _, c := range h.Conditions {
		state := "met"
		if !c.Met {
			state = words(c.Reason.String())
		}
		lines = append(lines, "condition "+plain(c.Condition)+": "+state)
	}
	return lines
}

func stepLine(s baa.Step) string {
	line := plain(s.Record)
	if s.Kind != baa.KindUnspecified {
		line = words(s.Kind.String()) + " " + line + ", " + words(s.Status.String())
	}
	if s.Effect != nil {
		line += ", " + s.Effect.String()
	}
	if !s.Effective.IsZero() {
		line += ", from " + s.Effective.String()
	}
	if !s.Ends.IsZero() {
		line += ", to " + s.Ends.String()
	}
	return line
}

func (c Chain) title() string {
	return "Chain: " + words(c.verdict.Coverage.String()) + ", use " + words(c.verdict.Use.String()) + ", as of " + c.verdict.AsOf.String()
}

// Mermaid returns the chain as a Mermaid flow chart.
func (c Chain) Mermaid() string {
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	for i, n := range c.nodes {
		var lines []string
		for _, l := range n.lines {
			lines = append(lines, mermaidText(l))
		}
		b.WriteString("  n" + number(i) + "[\"" + strings.Join(lines, "<br/>") + "\"]:::" + n.class + "\n")
	}
	for i, n := range c.nodes {
		switch {
		case n.before < 0:
		case n.sink:
			b.WriteString("  n" + number(n.before) + " -. sends on .-> n" + number(i) + "\n")
		default:
			b.WriteString("  n" + number(n.before) + " --> n" + number(i) + "\n")
		}
	}
	for _, v := range verdicts {
		b.WriteString("  classDef " + v + " fill:" + colours[v][0] + ",color:" + colours[v][1] + ",stroke:" + colours[v][1] + "\n")
	}
	return b.String()
}

// mermaidText writes characters that mean something to Mermaid as entities.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\"#&;<>`{}[]()|\\%*_~", r) {
			b.WriteString("#" + number(int(r)) + ";")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// SVG returns the chain as a drawing: hops from top to bottom, what a hop sends
// on indented below it.
func (c Chain) SVG() string {
	const indent = 36
	var d canvas
	y := margin + lineHeight
	d.text(margin, y, bold, c.title())
	y += lineHeight
	tops := make([]int, len(c.nodes))
	bottoms := make([]int, len(c.nodes))
	for i, n := range c.nodes {
		x, width := margin+n.depth*indent, 0
		for _, l := range n.lines {
			width = max(width, textWidth(l))
		}
		tops[i] = y
		colour := colours[n.class]
		if n.before >= 0 {
			parent := c.nodes[n.before]
			from := margin + parent.depth*indent + padding + 4
			d.arrow(from, bottoms[n.before], x, y, n.sink)
		}
		d.box(x, y, width+2*padding, len(n.lines)*lineHeight+2*padding, colour[0], colour[1])
		for j, l := range n.lines {
			style := ink(colour[1])
			if j == 0 {
				style += bold
			}
			d.text(x+padding, y+padding+fontSize+j*lineHeight, style, l)
		}
		y += len(n.lines)*lineHeight + 2*padding
		bottoms[i] = y
		y += 2 * lineHeight
	}
	for _, l := range wrapped(c.verdict.Notice, 90) {
		d.text(margin, y, "", l)
		y += lineHeight
	}
	return d.document(c.title(), c.verdict.Notice)
}

// arrow leads from the bottom of a box to the next one: straight down to a hop,
// around the corner and broken to a sink.
func (c *canvas) arrow(fromX, fromY, x, y int, sink bool) {
	style := ` fill="none" stroke="#44444f"`
	if !sink {
		c.WriteString(`<path d="M` + number(fromX) + " " + number(fromY) + " V" + number(y) + `"` + style + "/>\n")
		c.head(fromX, y, 0)
		return
	}
	c.WriteString(`<path d="M` + number(fromX) + " " + number(fromY) + " V" + number(y+lineHeight) + " H" + number(x) + `" stroke-dasharray="5 4"` + style + "/>\n")
	c.head(x, y+lineHeight, -90)
}

func (c *canvas) head(x, y, angle int) {
	c.WriteString(`<path d="M-5 -8 L0 0 L5 -8 Z" fill="#44444f" transform="translate(` + number(x) + " " + number(y) + ") rotate(" + number(angle) + ")\"/>\n")
}
