// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"math"
	"testing"

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
		{"neither does one with signs that are read as others", 0, "It’s the 2nd chair – I’d like “the blue one”…", nil},
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
	announced, err := phi.New(&phi.Options{Names: phi.NamesAnnounced})
	require.NoError(b, err)
	var dst []phi.Finding
	for _, op := range []struct {
		name string
		do   func(phi.Message)
	}{
		{"append", func(m phi.Message) { dst, _ = d.Append(dst[:0], m) }},
		{"announced", func(m phi.Message) { dst, _ = announced.Append(dst[:0], m) }},
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
