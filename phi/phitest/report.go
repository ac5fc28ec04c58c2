// SPDX-License-Identifier: Apache-2.0

package phitest

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A Report is what [Check] finds out. The zero Report is that of no vectors.
type Report struct {
	// Rows has a row for each kind, in the order of the regulation, and a last
	// one for texts about no kind.
	Rows []Row
	// Failures are the wrong answers that are no gaps, by vector, and the gaps
	// that are closed.
	Failures []Failure
}

// A Row counts the answers about the vectors of a kind.
type Row struct {
	// Kind is 0 for texts about no kind.
	Kind phi.Kind
	// Found are the vectors that hold an identifier, by themselves; Near those
	// that hold something like one, Clean those that hold none.
	Found, Near, Clean Count
	// Carried are vectors in surroundings.
	Carried Count
	// Bare are the values in Found without the text around them. A wrong answer
	// is no fault: it says that the value needs its label.
	Bare Count
	// Unasked are vectors about attachments that a detector which is no
	// [Assessor] is not asked about.
	Unasked int
	// Gaps are the wrong answers that are known.
	Gaps int
}

// A Count says how many answers are right.
type Count struct{ Right, Asked int }

// String returns "right/asked".
func (c Count) String() string { return fmt.Sprintf("%d/%d", c.Right, c.Asked) }

func newReport() Report {
	var r Report
	for _, k := range phi.Kinds() {
		r.Rows = append(r.Rows, Row{Kind: k})
	}
	return Report{Rows: append(r.Rows, Row{})}
}

// row returns the row of a kind.
func (r *Report) row(k phi.Kind) *Row {
	if k.IsValid() {
		return &r.Rows[k-1]
	}
	return &r.Rows[len(r.Rows)-1]
}

func (c *Count) add(wrong bool) {
	c.Asked++
	if !wrong {
		c.Right++
	}
}

// String returns a table of the rows, with what each kind can be told from.
func (r Report) String() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "letter\tkind\tfound\tnear\tclean\tcarried\tbare\tgaps\ttold from")
	for _, row := range r.Rows {
		letter, kind, reach := "", aboutNothing, ""
		if row.Kind != 0 {
			kind = row.Kind.String()
			_, letter, _ = strings.Cut(row.Kind.Source(), "(b)(2)(i)")
			reach = ReachOf(row.Kind).String()
		}
		fmt.Fprintf(w, "%s\t%s\t%v\t%v\t%v\t%v\t%v\t%d\t%s\n",
			letter, kind, row.Found, row.Near, row.Clean, row.Carried, row.Bare, row.Gaps, reach)
	}
	w.Flush()
	return b.String()
}
