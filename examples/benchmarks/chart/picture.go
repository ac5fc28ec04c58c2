// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/safeharbor-go/safeharbor/examples/benchmarks/targets"
)

// The measures of the picture, in pixels.
const (
	width       = 860
	left, right = 400, 36
	top, bottom = 76, 24
	rowHeight   = 26
	groupHeight = 34
)

// colors are those of the shapes, told apart also without colour by the order
// of the legend and the tables.
var colors = []string{"#0969da", "#bc4c00", "#8250df", "#1a7f37"}

// A scale places ratios on a logarithmic axis.
type scale struct{ low, high float64 }

func (s scale) x(ratio float64) float64 {
	return left + (math.Log10(ratio)-s.low)/(s.high-s.low)*(width-left-right)
}

// scale returns the powers of ten around all ratios and 1.
func (r *run) scale() scale {
	var s scale
	for _, row := range targets.Rows() {
		if !row.Compares() {
			continue
		}
		for _, shape := range shapes {
			power := math.Log10(r.of(row, shape))
			s.low, s.high = min(s.low, math.Floor(power)), max(s.high, math.Ceil(power))
		}
	}
	if s.low == s.high {
		s.high++
	}
	return s
}

// picture draws a dot for each shape of texts, in a line for each peer.
func (r *run) picture() string {
	rows := 0
	for _, row := range targets.Rows() {
		if row.Compares() {
			rows++
		}
	}
	height := top + groupHeight*len(groups) + rowHeight*rows + bottom
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, "<title>Times as fast as other ways</title>\n<desc>%s</desc>\n", escape(r.alternative()))
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", width, height)
	label(&b, 16, 26, "start", `font-size="15" fill="#1f2328"`, "Times as fast as other ways, by the shape of the texts")
	for i, shape := range shapes {
		x := float64(left + 90*i)
		dot(&b, x, 44, i)
		label(&b, x+10, 48, "start", `fill="#1f2328"`, shape)
	}
	r.axis(&b, height)
	y := float64(top)
	for _, group := range groups {
		y += groupHeight
		label(&b, 16, y-16, "start", `font-weight="bold" fill="#1f2328"`, group.what)
		for _, row := range targets.Rows() {
			if row.Benchmark == group.benchmark {
				r.line(&b, row, y)
				y += rowHeight
			}
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// axis draws a line for each power of ten, the one for 1 in black.
func (r *run) axis(b *strings.Builder, height int) {
	s := r.scale()
	for power := s.low; power <= s.high; power++ {
		color := "#d1d9e0"
		if power == 0 {
			color = "#1f2328"
		}
		ratio := math.Pow(10, power)
		fmt.Fprintf(b, `<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="%s"/>`+"\n", s.x(ratio), top, s.x(ratio), height-bottom, color)
		label(b, s.x(ratio), top-6, "middle", `font-size="12" fill="#59636e"`, fmt.Sprintf("%g×", ratio))
	}
	label(b, s.x(1)-8, float64(height-6), "end", `font-size="12" fill="#59636e"`, "← slower")
	label(b, s.x(1)+8, float64(height-6), "start", `font-size="12" fill="#59636e"`, "faster →")
}

// line draws the ratios of one row.
func (r *run) line(b *strings.Builder, row targets.Row, y float64) {
	s := r.scale()
	label(b, left-16, y+4, "end", `fill="#1f2328"`, row.What)
	low, high := math.Inf(1), 0.0
	for _, shape := range shapes {
		ratio := r.of(row, shape)
		low, high = min(low, ratio), max(high, ratio)
	}
	fmt.Fprintf(b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="#afb8c1" stroke-width="2"/>`+"\n", s.x(low), y, s.x(high), y)
	for i, shape := range shapes {
		dot(b, s.x(r.of(row, shape)), y, i)
	}
}

func dot(b *strings.Builder, x, y float64, shape int) {
	fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="5" fill="%s" fill-opacity="0.85"/>`+"\n", x, y, colors[shape])
}

func label(b *strings.Builder, x, y float64, anchor, style, text string) {
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" text-anchor="%s" %s>%s</text>`+"\n", x, y, anchor, style, escape(text))
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
