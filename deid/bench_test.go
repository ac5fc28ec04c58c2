// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// corpora are messages as an inbox has them: mostly short and harmless, and
// dense records.
var corpora = []struct {
	name  string
	texts []string
}{
	{"short", []string{
		"Hi, do you take walk-ins on weekends?",
		"Thanks so much for the quick answer yesterday, everyone was lovely and the front desk was very patient with us.",
		"What are your opening hours over the holidays? The page still shows the old ones.",
		"My name is John Smith and I need to move my visit, call me at 410-555-0123 please.",
		"Love the new waiting room! The coffee could be better though.",
		"Is there parking behind the building or only on the street?",
	}},
	{"dense", []string{
		strings.Repeat("Patient: John Smith, DOB 03/14/1962, MRN: 123456, lives at 12 Elm Street, Springfield, IL 62704. "+
			"Phone 410-555-0123, fax: 410-555-0124, john@example.com, SSN 078-05-1120, seen 03/14/2026. ", 8),
	}},
}

func BenchmarkDetect(b *testing.B) {
	detector, err := phi.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range corpora {
		b.Run(c.name, func(b *testing.B) {
			measure(b, c.texts, func(text string) error {
				_, err := detector.Detect(phi.Body(text))
				return err
			})
		})
	}
}

func BenchmarkApply(b *testing.B) {
	for _, p := range deid.Presets() {
		d := newDeidentifier(b, p, nil)
		for _, c := range corpora {
			b.Run(p.Name()+"/"+c.name, func(b *testing.B) {
				measure(b, c.texts, func(text string) error {
					_, err := d.ApplyIn(b.Context(), phi.Body(text), testScope)
					return err
				})
			})
		}
	}
}

func measure(b *testing.B, texts []string, f func(string) error) {
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			if err := f(text); err != nil {
				b.Fatal(err)
			}
		}
	}
}
