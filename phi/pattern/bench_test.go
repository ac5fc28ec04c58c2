// SPDX-License-Identifier: Apache-2.0

package pattern_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/pattern"
)

// lookingAround are three patterns beyond the standard library: look-behind,
// look-ahead and a back-reference, the last with a literal that every date and
// telephone number has.
func lookingAround(t testing.TB) []phi.Recognizer {
	ds := []pattern.Description{
		describe(`(?<=\bchart )[A-Z]?\d{6}\b`, "chart B123456", "chart"),
		describe(`\bREF(?=\w*\d)\w{6,10}\b`, "REF4A8B1C", "ref"),
		describe(`\b(\d{3})-\d{2}-\1\b`, "123-45-123", "-"),
	}
	rs := make([]phi.Recognizer, len(ds))
	for i, d := range ds {
		d.Name = [...]string{"behind", "ahead", "back"}[i]
		rs[i] = compile(t, d)
	}
	return rs
}

// BenchmarkUserPatterns runs a detector with three patterns and one without by
// turns. The metric x-none is the rate of the first by the rate of the second.
func BenchmarkUserPatterns(b *testing.B) {
	detectors := make([]*phi.Detector, 2)
	for i, rs := range [][]phi.Recognizer{nil, lookingAround(b)} {
		d, err := phi.New(&phi.Options{Recognizers: rs})
		require.NoError(b, err)
		detectors[i] = d
	}
	var dst []phi.Finding
	for _, shape := range synth.Shapes() {
		texts := synth.Corpus(shape, 1, 1<<18)
		b.Run("gated/"+shape.String(), func(b *testing.B) {
			total := 0
			for _, text := range texts {
				total += len(text)
			}
			b.SetBytes(2 * int64(total))
			b.ReportAllocs()
			best := [2]time.Duration{math.MaxInt64, math.MaxInt64}
			for b.Loop() {
				for i, d := range detectors {
					start := time.Now()
					for _, text := range texts {
						dst, _ = d.Append(dst[:0], phi.Body(text))
					}
					best[i] = min(best[i], time.Since(start))
				}
			}
			b.ReportMetric(best[0].Seconds()/best[1].Seconds(), "x-none")
			b.ReportMetric(float64(total)/best[0].Seconds()/1e6, "none-MB/s")
			b.ReportMetric(float64(total)/best[1].Seconds()/1e6, "patterns-MB/s")
		})
	}
}

// BenchmarkPattern searches with one pattern alone.
func BenchmarkPattern(b *testing.B) {
	for _, tc := range []struct {
		name string
		d    pattern.Description
	}{
		{"linear-ungated", describe(`\b[A-Z]{2}\d{6}\b`, "AB123456")},
		{"linear-gated", describe(`\bchart [A-Z]?\d{6}\b`, "chart B123456")},
		{"around-gated", describe(`(?<=\bchart )[A-Z]?\d{6}\b`, "chart B123456", "chart")},
		{"around-hyphen", describe(`\b(\d{3})-\d{2}-\1\b`, "123-45-123", "-")},
	} {
		r := compile(b, tc.d)
		var dst []phi.Finding
		for _, shape := range []synth.Shape{synth.Short, synth.Notes} {
			texts := synth.Corpus(shape, 1, 1<<18)
			b.Run(tc.name+"/"+shape.String(), func(b *testing.B) {
				total := 0
				for _, text := range texts {
					total += len(text)
				}
				b.SetBytes(int64(total))
				b.ReportAllocs()
				for b.Loop() {
					for _, text := range texts {
						dst, _ = r.Recognize(dst[:0], phi.Part{Text: text})
					}
				}
			})
		}
	}
}
