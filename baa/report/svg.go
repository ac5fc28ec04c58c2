// SPDX-License-Identifier: Apache-2.0

package report

import "strings"

// Sizes of drawings in pixels. A character of a monospaced font is 0.6 em wide;
// the rest is room for fonts that are wider.
const (
	fontSize   = 13
	charWidth  = 8.2
	lineHeight = 17
	padding    = 8
	margin     = 16
)

// textWidth is the room that a text needs.
func textWidth(s string) int { return int(float64(columns(s))*charWidth) + 1 }

// canvas gathers the elements of a drawing.
type canvas struct {
	strings.Builder
	width, height int
}

// reach widens the drawing to a point.
func (c *canvas) reach(x, y int) { c.width, c.height = max(c.width, x), max(c.height, y) }

func (c *canvas) text(x, y int, style, s string) {
	s = plain(s)
	c.WriteString(`<text x="` + number(x) + `" y="` + number(y) + `"` + style + `>` + escaped(s) + "</text>\n")
	c.reach(x+textWidth(s), y)
}

func (c *canvas) box(x, y, width, height int, fill, stroke string) {
	c.WriteString(`<rect x="` + number(x) + `" y="` + number(y) + `" width="` + number(width) + `" height="` + number(height) +
		`" fill="` + fill + `" stroke="` + stroke + "\"/>\n")
	c.reach(x+width, y+height)
}

// document wraps the elements into a drawing with a title for screen readers.
func (c *canvas) document(title, description string) string {
	width, height := number(c.width+margin), number(c.height+margin)
	return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" width="` + width + `" height="` + height +
		`" viewBox="0 0 ` + width + ` ` + height + `" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="` + number(fontSize) + "\">\n" +
		`<title id="title">` + escaped(title) + "</title>\n" + `<desc id="desc">` + escaped(description) + "</desc>\n" +
		`<rect width="100%" height="100%" fill="#ffffff"/>` + "\n" + c.String() + "</svg>\n"
}

const bold = ` font-weight="bold"`

func ink(colour string) string { return ` fill="` + colour + `"` }

// SVG returns the matrix as a drawing.
func (m Matrix) SVG() string {
	heads := []string{"service", "part"}
	for _, c := range m.Columns {
		heads = append(heads, c.Title)
	}
	widths := make([]int, len(heads))
	for i, h := range heads {
		widths[i] = textWidth(plain(h))
	}
	for _, r := range m.Rows {
		widths[0], widths[1] = max(widths[0], textWidth(plain(r.Service))), max(widths[1], textWidth(r.part()))
		for i, c := range r.Cells {
			for _, l := range c.lines() {
				widths[i+2] = max(widths[i+2], textWidth(l))
			}
		}
	}
	var c canvas
	y := margin + lineHeight
	c.text(margin, y, bold+` font-size="17"`, m.Title)
	// The title is set larger, so it needs more room than its letters tell.
	c.reach(margin+textWidth(plain(m.Title))*17/fontSize, y)
	y += lineHeight
	c.text(margin, y, "", m.subtitle())
	y += lineHeight
	x := margin
	for i, h := range heads {
		c.box(x, y, widths[i]+2*padding, lineHeight+2*padding, "#f3f3f7", "#b9b9c4")
		c.text(x+padding, y+padding+fontSize, bold, h)
		x += widths[i] + 2*padding
	}
	y += lineHeight + 2*padding
	height := 3*lineHeight + 2*padding
	for _, r := range m.Rows {
		x := margin
		for i, s := range []string{r.Service, r.part()} {
			c.box(x, y, widths[i]+2*padding, height, "#ffffff", "#b9b9c4")
			c.text(x+padding, y+padding+fontSize, bold, s)
			x += widths[i] + 2*padding
		}
		for i, cell := range r.Cells {
			colour := colours[cell.Coverage.String()]
			c.box(x, y, widths[i+2]+2*padding, height, colour[0], "#b9b9c4")
			for j, l := range cell.lines() {
				style := ink(colour[1])
				if j == 0 {
					style += bold
				}
				c.text(x+padding, y+padding+fontSize+j*lineHeight, style, l)
			}
			x += widths[i+2] + 2*padding
		}
		y += height
	}
	y += lineHeight + padding
	for _, l := range wrapped(m.Notice, 90) {
		c.text(margin, y, "", l)
		y += lineHeight
	}
	return c.document(m.Title, m.subtitle()+". "+m.Notice)
}

// wrapped breaks a text into lines of at most so many characters, between words.
func wrapped(s string, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) <= most:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
