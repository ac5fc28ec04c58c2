// SPDX-License-Identifier: Apache-2.0

package benchmarks

import (
	"math"
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/phi"
)

// allocations returns how often f allocates for the messages together. It may
// be too many: the collector may empty the detector's pool of work spaces at any
// time, and they are then made anew. The least of several calls is right.
func allocations(f func(phi.Message), messages []phi.Message) float64 {
	return testing.AllocsPerRun(1, func() {
		for _, m := range messages {
			f(m)
		}
	})
}

// TestAllocations holds that finding identifiers into a slice that is used again
// allocates nothing, whatever is found. A text with signs that are read as
// others, such as typographic quotes, needs three: it is looked at in a copy,
// with a map of its offsets.
func TestAllocations(t *testing.T) {
	find := appender(t, newDetector(t))
	for _, shape := range synth.Shapes() {
		folded := 0
		var all []phi.Message
		for _, text := range synth.Corpus(shape, 1, 32<<10) {
			all = append(all, phi.Body(text))
			if fold.Fold(text).Text != text {
				folded++
			}
		}
		got, want := math.Inf(1), float64(3*folded)
		for try := 0; try < 20 && got > want; try++ {
			got = min(got, allocations(find, all))
		}
		if got > want {
			t.Errorf("%s: %v allocations for %d messages of which %d are folded, want at most %v", shape, got, len(all), folded, want)
		}
	}
}

// BenchmarkAllocations counts as TestAllocations does, over the whole of each
// corpus.
func BenchmarkAllocations(b *testing.B) {
	find := appender(b, newDetector(b))
	for _, shape := range synth.Shapes() {
		b.Run(shape.String(), func(b *testing.B) {
			messages, _ := bodies([][]string{synth.Corpus(shape, 1, size)})
			least := math.Inf(1)
			for b.Loop() {
				least = min(least, allocations(find, messages[0]))
			}
			b.ReportMetric(least/float64(len(messages[0])), "allocs/message")
		})
	}
}
