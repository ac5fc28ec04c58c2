// SPDX-License-Identifier: Apache-2.0

package report

import "strings"

// colours of the verdicts: paper and ink, of a contrast of at least 7 to 1.
var colours = map[string][2]string{
	"covered":     {"#d8f0dc", "#0b3d17"},
	"not_covered": {"#fbe3d0", "#5a2400"},
	"unknown":     {"#e8e8ee", "#2b2b3a"},
	"prohibited":  {"#f7d4d8", "#5c0010"},
}

// verdicts is the order of the legend and of the rules.
var verdicts = []string{"covered", "unknown", "not_covered", "prohibited"}

const pageStyle = `body{font:16px/1.45 system-ui,sans-serif;margin:1.5rem;color:#1c1c22;background:#fff}
h1{font-size:1.4rem;margin:0 0 .3rem}p{max-width:60rem}
.wide{overflow-x:auto}table{border-collapse:collapse}
caption{text-align:left;padding:.3rem 0}
th,td{border:1px solid #b9b9c4;padding:.35rem .6rem;text-align:left;vertical-align:top}
thead th{background:#f3f3f7}tbody th{font-weight:600;white-space:nowrap}
td small{display:block}
`

// HTML returns the matrix as a page of its own. It loads nothing.
func (m Matrix) HTML() string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" + escaped(m.Title) + "</title>\n<style>\n" + pageStyle)
	for _, v := range verdicts {
		b.WriteString("." + v + "{background:" + colours[v][0] + ";color:" + colours[v][1] + "}\n")
	}
	b.WriteString("</style>\n</head>\n<body>\n<h1>" + escaped(m.Title) + "</h1>\n<div class=\"wide\">\n<table>\n<caption>" +
		escaped(m.subtitle()) + "</caption>\n<thead>\n<tr><th scope=\"col\">service</th><th scope=\"col\">part</th>")
	for _, c := range m.Columns {
		b.WriteString("<th scope=\"col\">" + escaped(c.Title) + "</th>")
	}
	b.WriteString("</tr>\n</thead>\n<tbody>\n")
	for i, r := range m.Rows {
		b.WriteString("<tr>")
		if i == 0 || m.Rows[i-1].Service != r.Service {
			span := 1
			for i+span < len(m.Rows) && m.Rows[i+span].Service == r.Service {
				span++
			}
			b.WriteString("<th scope=\"rowgroup\" rowspan=\"" + number(span) + "\">" + escaped(r.Service) + "</th>")
		}
		b.WriteString("<th scope=\"row\">" + r.part() + "</th>")
		for _, c := range r.Cells {
			l := c.lines()
			b.WriteString("<td class=\"" + c.Coverage.String() + "\">" + l[0] + "<small>" + l[1] + "</small><small>" + l[2] + "</small></td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n</div>\n<p>" + escaped(m.Notice) + "</p>\n</body>\n</html>\n")
	return b.String()
}
