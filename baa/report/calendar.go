// SPDX-License-Identifier: Apache-2.0

package report

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/baa"
)

// Calendar is what ends between two days. The zero Calendar is empty.
type Calendar struct {
	From, To baa.Date
	Expiries []baa.Expiry
}

// NewCalendar asks a graph what ends between two days, both included. The error is
// a [*baa.UseError].
func NewCalendar(g *baa.Graph, from, to baa.Date) (Calendar, error) {
	expiries, err := g.Expiries(from, to)
	return Calendar{from, to, expiries}, err
}

// Markdown returns the calendar as a table of GitHub Flavored Markdown.
func (c Calendar) Markdown() string {
	var b strings.Builder
	b.WriteString("# What ends from " + c.From.String() + " to " + c.To.String() + "\n\n| last day | what | record | party | account |\n| --- | --- | --- | --- | --- |\n")
	for _, e := range c.Expiries {
		b.WriteString("| " + e.Last.String() + " | " + words(e.Kind.String()) + " | " + mdText(e.Record) + " | " + mdText(e.Party) + " | " + mdText(e.Account) + " |\n")
	}
	b.WriteString("\n" + mdText(baa.LegalNotice) + "\n")
	return b.String()
}
