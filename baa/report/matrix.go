// SPDX-License-Identifier: Apache-2.0

package report

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/baa"
)

// Column is a way in which data may have come into a service. The zero Column
// asks for a verdict that holds in every case.
type Column struct {
	// Title is its heading.
	Title string
	// Origin, Intent and Awareness are the circumstances.
	Origin    baa.Origin
	Intent    baa.Intent
	Awareness baa.Awareness
}

// Columns returns the usual columns: what people send unasked, before and after
// somebody notices it, and what the organisation asks for.
func Columns() []Column {
	return []Column{
		{"unsolicited, unnoticed", baa.OutsideUser, baa.Unsolicited, baa.Unnoticed},
		{"unsolicited, known", baa.OutsideUser, baa.Unsolicited, baa.Known},
		{"solicited", baa.OriginUnspecified, baa.Solicited, baa.AwarenessUnspecified},
	}
}

// Question says what a [Matrix] is about. The zero Question lacks a day.
type Question struct {
	// Title heads the report; empty stands for "Coverage".
	Title string
	// Vendors are names of parties whose services are shown; none means all.
	Vendors []string
	// Columns are the columns; none means those of [Columns].
	Columns []Column
	// Account, AsOf, KnownAt, Data, Subject and Evidence are those of every use.
	Account  string
	AsOf     baa.Date
	KnownAt  baa.Date
	Data     []baa.DataClass
	Subject  string
	Evidence []baa.Evidence
}

// Cell is one verdict.
type Cell struct {
	Coverage baa.Coverage
	Use      baa.Allowance
	Basis    baa.Basis
	// Reason is that of the hop that decides.
	Reason baa.Reason
	// AcceptedRisk is the flag of the verdict.
	AcceptedRisk bool
}

// Row is a part of a service. PartUnspecified stands for a service without parts.
type Row struct {
	Service string
	Part    baa.Part
	Cells   []Cell // as many as there are columns
}

// Matrix is coverage by service, part and intent. The zero Matrix is empty.
type Matrix struct {
	Title   string
	Account string
	AsOf    baa.Date
	Columns []Column
	Rows    []Row // sorted by service and part
	// Digest names the records that gave the answers.
	Digest string
	// Notice says what a report is not.
	Notice string
}

// NewMatrix asks a graph about every part of every service. The error is a
// [*baa.UseError].
func NewMatrix(g *baa.Graph, q Question) (Matrix, error) {
	m := Matrix{Title: q.Title, Account: q.Account, AsOf: q.AsOf, Columns: slices.Clone(q.Columns), Notice: baa.LegalNotice}
	if m.Title == "" {
		m.Title = "Coverage"
	}
	if len(m.Columns) == 0 {
		m.Columns = Columns()
	}
	var owners []string
	for i, name := range q.Vendors {
		p, known := g.Party(name)
		if !known {
			return Matrix{}, &baa.UseError{Field: "vendors/" + number(i), Problem: baa.UnknownReference}
		}
		owners = append(owners, p.ID)
	}
	for _, name := range g.Services() {
		owner, _, _ := strings.Cut(name, "/")
		service, known := g.Service(name, q.KnownAt)
		if !known || len(owners) > 0 && !slices.Contains(owners, owner) {
			continue
		}
		parts := slices.Clone(service.Parts)
		slices.Sort(parts)
		if len(parts) == 0 {
			parts = []baa.Part{baa.PartUnspecified}
		}
		for _, part := range parts {
			row := Row{Service: name, Part: part}
			for _, c := range m.Columns {
				v, err := g.Evaluate(baa.Use{
					Service: name, Part: part, Data: q.Data, Account: q.Account, AsOf: q.AsOf, KnownAt: q.KnownAt,
					Origin: c.Origin, Intent: c.Intent, Awareness: c.Awareness, Subject: q.Subject, Evidence: q.Evidence,
				})
				if err != nil {
					return Matrix{}, err
				}
				m.Digest = v.Engine.Digest
				row.Cells = append(row.Cells, cellOf(v))
			}
			m.Rows = append(m.Rows, row)
		}
	}
	return m, nil
}

// cellOf shortens a verdict; the reason is that of the first hop that fares as
// badly as the whole.
func cellOf(v baa.Verdict) Cell {
	c := Cell{Coverage: v.Coverage, Use: v.Use, Basis: v.Basis, AcceptedRisk: v.AcceptedRisk}
	for _, h := range v.Path {
		if h.Coverage == v.Coverage {
			c.Reason = h.Reason
			break
		}
	}
	return c
}

// lines are what a cell says: the verdict, how it may be used, and why.
func (c Cell) lines() [3]string {
	use := "use " + words(c.Use.String())
	if c.AcceptedRisk {
		use += ", risk accepted"
	}
	return [3]string{words(c.Coverage.String()), use, words(c.Reason.String())}
}

func (r Row) part() string {
	if r.Part == baa.PartUnspecified {
		return "all"
	}
	return r.Part.String()
}

func (m Matrix) subtitle() string {
	account := m.Account
	if account == "" {
		account = "none"
	}
	return "As of " + m.AsOf.String() + ", account " + account + ", records " + m.Digest
}
