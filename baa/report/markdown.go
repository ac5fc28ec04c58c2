// SPDX-License-Identifier: Apache-2.0

package report

import "strings"

// Markdown returns the matrix as a table of GitHub Flavored Markdown.
func (m Matrix) Markdown() string {
	var b strings.Builder
	b.WriteString("# " + mdText(m.Title) + "\n\n" + mdText(m.subtitle()) + ".\n\n| service | part |")
	for _, c := range m.Columns {
		b.WriteString(" " + mdText(c.Title) + " |")
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", len(m.Columns)+2) + "\n")
	for _, r := range m.Rows {
		b.WriteString("| " + mdText(r.Service) + " | " + r.part() + " |")
		for _, c := range r.Cells {
			l := c.lines()
			b.WriteString(" **" + l[0] + "**; " + l[1] + "; " + l[2] + " |")
		}
		b.WriteString("\n")
	}
	b.WriteString("\n" + mdText(m.Notice) + "\n")
	return b.String()
}

// mdEscapes are the characters that begin something in Markdown or in HTML.
var mdEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "#", `\#`, "~", `\~`, "!", `\!`,
)

func mdText(s string) string { return mdEscapes.Replace(plain(s)) }
