// SPDX-License-Identifier: Apache-2.0

package benchmarks

import (
	"testing"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/phi"
)

// size is the number of bytes of a corpus.
const size = 1 << 20

func newDetector(tb testing.TB) *phi.Detector {
	d, err := phi.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func BenchmarkIdentifiers(b *testing.B) {
	d := newDetector(b)
	var dst []phi.Finding
	compare(b, func(m phi.Message) {
		dst, _ = d.Append(dst[:0], m)
	})
}

func BenchmarkAll(b *testing.B) {
	d := newDetector(b)
	compare(b, func(m phi.Message) {
		if _, err := d.Assess(m); err != nil {
			b.Fatal(err)
		}
	})
}

// compare measures a function over each corpus, once per message, in turns with
// the regular expressions: every tenth pass of the function is followed by a
// pass of the expressions over an eighth of the corpus, outside the clock.
func compare(b *testing.B, ours func(phi.Message)) {
	res := compile()
	for _, shape := range synth.Shapes() {
		texts := synth.Corpus(shape, 1, size)
		messages := make([]phi.Message, len(texts))
		total := 0
		for i, text := range texts {
			messages[i] = phi.Body(text)
			total += len(text)
		}
		eighth := texts[:max(1, len(texts)/8)]
		eighthBytes := 0
		for _, text := range eighth {
			eighthBytes += len(text)
		}
		b.Run(shape.String(), func(b *testing.B) {
			for _, m := range messages {
				ours(m)
			}
			b.SetBytes(int64(total))
			b.ReportAllocs()
			// The best pass of each side: what the machine does besides only
			// ever adds time.
			best, peerBest := time.Duration(1<<62), time.Duration(1<<62)
			for n := 0; b.Loop(); n++ {
				start := time.Now()
				for _, m := range messages {
					ours(m)
				}
				best = min(best, time.Since(start))
				if n%10 == 0 {
					b.StopTimer()
					start = time.Now()
					for _, text := range eighth {
						oneByOne(res, text)
					}
					peerBest = min(peerBest, time.Since(start))
					b.StartTimer()
				}
			}
			rate := float64(total) / best.Seconds() / 1e6
			peerRate := float64(eighthBytes) / peerBest.Seconds() / 1e6
			b.ReportMetric(peerRate, "regexps-MB/s")
			b.ReportMetric(rate/peerRate, "x-regexps")
			b.ReportMetric(float64(len(messages)), "messages")
		})
	}
}
