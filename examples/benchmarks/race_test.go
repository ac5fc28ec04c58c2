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

// pieces cuts texts into pieces of at least length bytes.
func pieces(texts []string, length int) [][]string {
	var out [][]string
	start, n := 0, 0
	for i, text := range texts {
		if n += len(text); n >= length || i == len(texts)-1 {
			out = append(out, texts[start:i+1])
			start, n = i+1, 0
		}
	}
	return out
}

// A clock holds the best time that each piece of work took. What else the
// machine does only ever adds time, and less of it to a short piece.
type clock []time.Duration

func (c clock) run(piece int, f func()) {
	start := time.Now()
	f()
	if d := time.Since(start); c[piece] == 0 || d < c[piece] {
		c[piece] = d
	}
}

func (c clock) total() (sum time.Duration) {
	for _, d := range c {
		sum += d
	}
	return sum
}

// rate returns megabytes a second.
func (c clock) rate(bytes int) float64 { return float64(bytes) / c.total().Seconds() / 1e6 }

// turn runs f once for each piece.
func turn[P any](c clock, work []P, f func(P)) {
	for i, piece := range work {
		c.run(i, func() { f(piece) })
	}
}

// race measures a function over each corpus, once per message, and the peers
// over the same texts, in turns and as often. The time of the benchmark itself
// is that of the function.
func race(b *testing.B, ours func(phi.Message), peers []peer) {
	scans := make([]scan, len(peers))
	for i, p := range peers {
		var err error
		if scans[i], err = p.ready(); err != nil {
			b.Fatalf("%s: %v", p.metric, err)
		}
	}
	for _, shape := range synth.Shapes() {
		b.Run(shape.String(), func(b *testing.B) {
			texts := pieces(synth.Corpus(shape, 1, size), 4<<10)
			messages, bytes := bodies(texts)
			mine := make(clock, len(texts))
			theirs := make([]clock, len(scans))
			for i := range theirs {
				theirs[i] = make(clock, len(texts))
			}
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			for b.Loop() {
				turn(mine, messages, func(piece []phi.Message) {
					for _, m := range piece {
						ours(m)
					}
				})
				b.StopTimer()
				for i, find := range scans {
					turn(theirs[i], texts, func(piece []string) {
						for _, text := range piece {
							found += find(text)
						}
					})
				}
				b.StartTimer()
			}
			b.ReportMetric(mine.rate(bytes), "best-MB/s")
			for i, p := range peers {
				b.ReportMetric(theirs[i].total().Seconds()/mine.total().Seconds(), p.metric)
			}
		})
	}
}

// found keeps what the peers find, so that no compiler leaves their work out.
var found int

// bodies makes messages of texts and counts their bytes.
func bodies(texts [][]string) (messages [][]phi.Message, bytes int) {
	for _, piece := range texts {
		var out []phi.Message
		for _, text := range piece {
			out = append(out, phi.Body(text))
			bytes += len(text)
		}
		messages = append(messages, out)
	}
	return messages, bytes
}
