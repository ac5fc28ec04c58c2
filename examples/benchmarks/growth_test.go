// SPDX-License-Identifier: Apache-2.0

package benchmarks

import (
	"slices"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/phi"
)

// BenchmarkGrowth gives the detector texts that are made to slow it down, of
// 16 and of 256 KiB. The metric x-growth is the time of the longer by that of
// the shorter, 16 if it grows with the length and 256 if it grows with the
// square; x-usual is the rate on the longer by the rate on usual messages, joined
// to one text of that size. The shorter is timed sixteen times in a row, so that
// what else the machine does weighs as much on it as on the longer.
func BenchmarkGrowth(b *testing.B) {
	const short, long = 16 << 10, 256 << 10
	d := newDetector(b, nil)
	var dst []phi.Finding
	find := func(m phi.Message) {
		dst, _ = d.Append(dst[:0], m) // the error says that a text is not valid UTF-8
	}
	usual := phi.Body(strings.Join(synth.Corpus(synth.Short, 1, long), "\n")[:long])
	for _, repeat := range synth.Repeats() {
		b.Run(repeat.Name, func(b *testing.B) {
			text := func(size int) phi.Message { return phi.Body(strings.Repeat(repeat.Text, size/len(repeat.Text))) }
			work := [][]phi.Message{slices.Repeat([]phi.Message{text(short)}, long/short), {text(long)}, {usual}}
			times := make(clock, len(work))
			b.SetBytes(long)
			for b.Loop() {
				turn(times, work, func(messages []phi.Message) {
					for _, m := range messages {
						find(m)
					}
				})
			}
			b.ReportMetric(long/short*times[1].Seconds()/times[0].Seconds(), "x-growth")
			b.ReportMetric(times[2].Seconds()/times[1].Seconds(), "x-usual")
		})
	}
}
