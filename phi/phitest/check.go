// SPDX-License-Identifier: Apache-2.0

package phitest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A Detector is what is tested. *[phi.Detector] is one.
type Detector interface {
	// Detect returns the identifiers of a message in any order. An error fails
	// every vector: no vector is a reason for one.
	Detect(phi.Message) ([]phi.Finding, error)
}

// An Assessor is a Detector that also looks at attachments. The vectors of
// [Media] are asked of Assessors only; *[phi.Detector] is one.
type Assessor interface {
	Detector
	// Assess returns an assessment whose cues hold [phi.CueNeedsMediaReview] if
	// a person has to look at what is attached.
	Assess(phi.Message) (phi.Assessment, error)
}

// A Failure is a vector whose answer is wrong, or a gap that is none. The zero
// Failure says nothing.
type Failure struct {
	Vector Vector
	// Carrier is the surroundings, "" for the vector by itself.
	Carrier string
	// Want and Got are the values in the text that was asked about.
	Want, Got []Value
	// Err is the error of the detector, or one of the errors of this package.
	Err error
}

// String returns the vector, what was wanted and what was got by kind and place,
// and the reason of the vector. It holds no text, unless an error of the detector
// does.
func (f Failure) String() string {
	where := f.Vector.String()
	if f.Carrier != "" {
		where += " " + f.Carrier
	}
	if f.Err != nil {
		return fmt.Sprintf("%s: %v: %s", where, f.Err, f.Vector.Why)
	}
	return fmt.Sprintf("%s: want %v, got %v: %s", where, f.Want, f.Got, f.Vector.Why)
}

// Gap returns the entry that lists f as a gap, without a reason.
func (f Failure) Gap() Gap { return Gap{ID: f.Vector.ID, Carrier: f.Carrier, Marked: f.Vector.Marked} }

// Check asks d about the vectors, each by itself and those of [Found] that are
// right in every carrier too. A wrong answer that is no gap is a failure; so is a gap that no wrong
// answer belongs to, or whose line has changed.
func Check(d Detector, vectors []Vector, gaps []Gap) Report {
	c := checker{detector: d, gaps: map[string]Gap{}, report: newReport()}
	c.assessor, _ = d.(Assessor)
	for _, g := range gaps {
		c.gaps[g.name()] = g
	}
	for _, v := range vectors {
		c.check(v)
	}
	for _, g := range gaps {
		if _, open := c.gaps[g.name()]; open {
			c.report.Failures = append(c.report.Failures, Failure{Vector: Vector{ID: g.ID, Why: g.Why}, Carrier: g.Carrier, Err: ErrGap})
		}
	}
	return c.report
}

type checker struct {
	detector Detector
	assessor Assessor // nil if the detector is none
	gaps     map[string]Gap
	report   Report
}

func (c *checker) check(v Vector) {
	row := c.report.row(v.Kind)
	if v.Section == Media && c.assessor == nil {
		row.Unasked++
		return
	}
	wrong := c.ask(v, "", v)
	switch v.Section {
	case Found, Plain, Media:
		row.Found.add(wrong)
	case Near:
		row.Near.add(wrong)
	default:
		row.Clean.add(wrong)
	}
	if v.Section == Found && !wrong {
		for _, carrier := range carriers {
			if carried := carrier.carry(v); carried.Text != v.Text {
				row.Carried.add(c.ask(carried, carrier.name, v))
			}
		}
	}
	if v.Section.Positive() {
		c.strip(row, v)
	}
}

// ask compares the answer about v, which is original in a carrier, and reports
// whether it is wrong.
func (c *checker) ask(v Vector, carrier string, original Vector) bool {
	f := Failure{Vector: original, Carrier: carrier, Want: v.Want}
	f.Got, f.Err = c.values(v)
	if f.Err == nil && c.assessor != nil && len(v.Attachments) > 0 {
		f.Err = c.review(v)
	}
	if f.Err == nil && slices.Equal(joined(f.Want, v.Text), joined(f.Got, v.Text)) {
		return false
	}
	g := f.Gap()
	if known, ok := c.gaps[g.name()]; ok && (known.Marked == "" || known.Marked == g.Marked) {
		delete(c.gaps, g.name())
		c.report.row(original.Kind).Gaps++
	} else {
		c.report.Failures = append(c.report.Failures, f)
	}
	return true
}

// joined returns the values with names joined that only spaces and commas keep
// apart: one detector takes "Ruiz, Ana" for one name, another for two.
func joined(values []Value, text string) []Value {
	var out []Value
	for _, v := range values {
		if n := len(out); n > 0 && v.Kind == phi.KindName && out[n-1].Kind == v.Kind && strings.Trim(text[out[n-1].End:v.Start], " ,\r\n\u00a0") == "" {
			out[n-1].End = v.End
			continue
		}
		out = append(out, v)
	}
	return out
}

// values returns what the detector finds in v.
func (c *checker) values(v Vector) ([]Value, error) {
	if v.Section < Found || v.Section > Clean {
		return nil, ErrSection
	}
	findings, err := c.detector.Detect(v.Message())
	if err != nil {
		return nil, err
	}
	var got []Value
	for _, f := range findings {
		if f.Part != 0 || f.Start < 0 || f.Start >= f.End || f.End > len(v.Text) {
			return nil, ErrOffsets
		}
		got = append(got, Value{f.Kind, f.Start, f.End})
	}
	slices.SortFunc(got, func(a, b Value) int { return a.Start - b.Start })
	for i := 1; i < len(got); i++ {
		if got[i].Start < got[i-1].End {
			return nil, ErrOffsets
		}
	}
	return got, nil
}

// review checks whether a person is asked to look at the attachments of v.
func (c *checker) review(v Vector) error {
	a, err := c.assessor.Assess(v.Message())
	if err != nil {
		return err
	}
	if slices.Contains(a.Cues, phi.CueNeedsMediaReview) != (v.Section == Media) {
		return ErrReview
	}
	return nil
}

// strip counts the values of v's kind that are found without the text around
// them: those that their form gives away.
func (c *checker) strip(row *Row, v Vector) {
	for _, w := range v.Want {
		if w.Kind != v.Kind {
			continue
		}
		bare := v
		bare.Text, bare.Attachments = v.Text[w.Start:w.End], nil
		bare.Want = []Value{{w.Kind, 0, len(bare.Text)}}
		got, err := c.values(bare)
		row.Bare.add(err != nil || !slices.Equal(bare.Want, got))
	}
}

// Run checks a detector against the vectors of the package, see [Check], in one
// subtest for each kind, and logs the [Report].
func Run(t *testing.T, d Detector, gaps ...Gap) {
	t.Helper()
	vs, err := Vectors()
	if err != nil {
		t.Fatal(err)
	}
	report := Check(d, vs, gaps)
	t.Logf("\n%v", report)
	for _, row := range report.Rows {
		name := aboutNothing
		if row.Kind != 0 {
			name = row.Kind.String()
		}
		t.Run(name, func(t *testing.T) {
			for _, f := range report.Failures {
				if f.Vector.Kind == row.Kind && f.Err != ErrGap {
					t.Error(f)
				}
			}
		})
	}
	for _, f := range report.Failures {
		if f.Err == ErrGap {
			t.Error(f)
		}
	}
}
