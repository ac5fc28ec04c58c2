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

// pieces is the number of pieces that a corpus is measured in.
const pieces = 32

// A clock holds the best time that each piece of a corpus took. What else the
// machine does only ever adds time, and less of it to a short piece.
type clock struct {
	bytes int
	best  [pieces]time.Duration
}

func (c *clock) run(piece int, f func()) {
	start := time.Now()
	f()
	if d := time.Since(start); c.best[piece] == 0 || d < c.best[piece] {
		c.best[piece] = d
	}
}

// rate returns megabytes a second.
func (c *clock) rate() float64 {
	var sum time.Duration
	for _, d := range c.best {
		sum += d
	}
	return float64(c.bytes) / sum.Seconds() / 1e6
}

// compare measures a function over each corpus, once per message, in turns with
// the regular expressions: every tenth pass of the function is followed by a
// pass of the expressions over a tenth of the corpus, outside the benchmark's
// own time.
func compare(b *testing.B, ours func(phi.Message)) {
	res := compile()
	for _, shape := range synth.Shapes() {
		texts := synth.Corpus(shape, 1, size)
		b.Run(shape.String(), func(b *testing.B) {
			var mine, theirs clock
			messages := make([]phi.Message, len(texts))
			for i, text := range texts {
				messages[i] = phi.Body(text)
				mine.bytes += len(text)
			}
			few := texts[:max(pieces, len(texts)/10)]
			for _, text := range few {
				theirs.bytes += len(text)
			}
			b.SetBytes(int64(mine.bytes))
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				for k := range pieces {
					mine.run(k, func() {
						for _, m := range messages[k*len(messages)/pieces : (k+1)*len(messages)/pieces] {
							ours(m)
						}
					})
				}
				if n%10 != 0 {
					continue
				}
				b.StopTimer()
				for k := range pieces {
					theirs.run(k, func() {
						for _, text := range few[k*len(few)/pieces : (k+1)*len(few)/pieces] {
							oneByOne(res, text)
						}
					})
				}
				b.StartTimer()
			}
			b.ReportMetric(mine.rate(), "best-MB/s")
			b.ReportMetric(theirs.rate(), "regexps-MB/s")
			b.ReportMetric(mine.rate()/theirs.rate(), "x-regexps")
			b.ReportMetric(float64(len(messages)), "messages")
		})
	}
}
