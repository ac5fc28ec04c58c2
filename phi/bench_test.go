// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/phi"
)

// leastAllocs returns the fewest allocations of several calls of f: the pool of
// work spaces may be emptied at any time.
func leastAllocs(f func()) float64 {
	f()
	least := math.Inf(1)
	for range 20 {
		least = min(least, testing.AllocsPerRun(1, f))
	}
	return least
}

func TestAllocations(t *testing.T) {
	d, err := phi.New(nil)
	require.NoError(t, err)
	roomy := make([]phi.Finding, 0, 64)
	for _, tc := range []struct {
		why  string
		want float64
		text string
		dst  []phi.Finding
	}{
		{"a text without findings needs no memory", 0, "Could you tell the team at the desk that We were Very Happy with the new chairs, all 12 of them?", nil},
		{"findings go into the caller's slice", 0, "Call Dr. Nguyen at 410-555-0123 before 03/04/2024, MRN: 4471190", roomy},
		{"a slice that is too small is replaced once", 1, "Call Dr. Nguyen at 410-555-0123 before 03/04/2024, MRN: 4471190", nil},
	} {
		m := phi.Body(tc.text)
		if got := leastAllocs(func() { d.Append(tc.dst, m) }); got > tc.want {
			t.Errorf("%s: %v allocations, want at most %v", tc.why, got, tc.want)
		}
	}
}

func BenchmarkDetector(b *testing.B) {
	d, err := phi.New(nil)
	require.NoError(b, err)
	var dst []phi.Finding
	for _, op := range []struct {
		name string
		do   func(phi.Message)
	}{
		{"append", func(m phi.Message) { dst, _ = d.Append(dst[:0], m) }},
		{"any", func(m phi.Message) { _, _ = d.Any(m) }},
		{"assess", func(m phi.Message) { _, _ = d.Assess(m) }},
	} {
		for _, shape := range synth.Shapes() {
			texts := synth.Corpus(shape, 1, 1<<18)
			b.Run(op.name+"/"+shape.String(), func(b *testing.B) {
				total := 0
				for _, text := range texts {
					total += len(text)
				}
				b.SetBytes(int64(total))
				b.ReportAllocs()
				for b.Loop() {
					for _, text := range texts {
						op.do(phi.Body(text))
					}
				}
			})
		}
	}
}

// adversarial are texts which, repeated, have cost somebody more than their
// length: what a recogniser looks ahead for never comes, or comes everywhere.
var adversarial = []struct{ name, text string }{
	{"digits", "1"}, {"digit-groups", "1 "}, {"digit-dashes", "1-"}, {"dashes", "-"}, {"phone", "410-555-"}, {"ssn", "123-45-"},
	{"brackets", "("}, {"email", "a@a."}, {"at", "@"}, {"at-words", "a at "}, {"dots", "a."}, {"url", "http://"}, {"colons", "a:"},
	{"title", "Dr. Aa "}, {"capitals", "Ab "}, {"month", "May 1 "}, {"label", "MRN "}, {"label-value", "MRN 1234567, "}, {"address", "12 Elm St, "},
	{"town", "New York "}, {"function", "of the "}, {"health", "my blood pressure "}, {"negation", "no pain "}, {"letters", "a"}, {"words", "lorem "},
	{"apostrophes", "o'"}, {"number-words", "one "}, {"zero-width", "a\u200b"}, {"combining", "e\u0301"}, {"confusable", "аa"}, {"foreign", "я"},
	{"invalid", "\xff"}, {"lines", "\n"}, {"spaces", " "}, {"emoji", "👍"},
}

// BenchmarkGrowth doubles adversarial texts. The metric x-double is the time of
// the doubled text by the time of the text: about 2, and 4 for what grows with
// the square.
func BenchmarkGrowth(b *testing.B) {
	d, err := phi.New(nil)
	require.NoError(b, err)
	for _, op := range []struct {
		name string
		do   func(phi.Message)
	}{
		{"detect", func(m phi.Message) { _, _ = d.Detect(m) }},
		{"assess", func(m phi.Message) { _, _ = d.Assess(m) }},
	} {
		for _, tc := range adversarial {
			b.Run(fmt.Sprintf("%s/%s", op.name, tc.name), func(b *testing.B) {
				const size = 64 << 10
				text := strings.Repeat(tc.text, 2*size/len(tc.text))
				whole, half := phi.Body(text), phi.Body(text[:len(text)/2/len(tc.text)*len(tc.text)])
				b.SetBytes(int64(len(text)))
				best := [2]time.Duration{math.MaxInt64, math.MaxInt64}
				for b.Loop() {
					for i, m := range []phi.Message{half, whole} {
						start := time.Now()
						op.do(m)
						best[i] = min(best[i], time.Since(start))
					}
				}
				b.ReportMetric(best[1].Seconds()/best[0].Seconds(), "x-double")
				b.ReportMetric(float64(len(text))/best[1].Seconds()/1e6, "best-MB/s")
			})
		}
	}
}
