// SPDX-License-Identifier: Apache-2.0

package benchmarks

import (
	"math"
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/phi"
)

// allocations returns how often f allocates for a message: the least of several
// calls, because the collector may empty the detector's pool of work spaces at
// any time, and they are then made anew.
func allocations(f func(phi.Message), m phi.Message) float64 {
	least := math.Inf(1)
	for try := 0; try < 20 && least > 0; try++ {
		least = min(least, testing.AllocsPerRun(1, func() { f(m) }))
	}
	return least
}

// TestAllocations holds that finding identifiers into a slice that is used again
// allocates nothing, whatever is found.
func TestAllocations(t *testing.T) {
	find := appender(t, newDetector(t, nil))
	for _, shape := range synth.Shapes() {
		for i, text := range synth.Corpus(shape, 1, 32<<10) {
			if got := allocations(find, phi.Body(text)); got > 0 {
				t.Errorf("%s: %v allocations for message %d, want none", shape, got, i)
			}
		}
	}
}

// BenchmarkAllocations counts as TestAllocations does, over the whole of each
// corpus.
func BenchmarkAllocations(b *testing.B) {
	find := appender(b, newDetector(b, nil))
	for _, shape := range synth.Shapes() {
		b.Run(shape.String(), func(b *testing.B) {
			messages, _ := bodies([][]string{synth.Corpus(shape, 1, size)})
			sum, count := 0.0, 0
			for b.Loop() {
				for _, m := range messages[0] {
					sum += allocations(find, m)
					count++
				}
			}
			b.ReportMetric(sum/float64(count), "allocs/message")
		})
	}
}
