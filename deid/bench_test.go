// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/phi"
)

// corpora are short messages, of which one in ten holds identifiers, and the same
// with identifiers in each.
var corpora = []struct {
	name  string
	texts []string
}{
	{"short", synth.Corpus(synth.Short, 1, 64<<10)},
	{"dense", synth.Corpus(synth.Dense, 1, 64<<10)},
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
