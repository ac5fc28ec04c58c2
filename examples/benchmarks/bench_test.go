// SPDX-License-Identifier: Apache-2.0

package benchmarks

import (
	"sync"
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/phi"
)

func newDetector(tb testing.TB, o *phi.Options) *phi.Detector {
	tb.Helper()
	d, err := phi.New(o)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// appender returns a function that finds identifiers into a slice of its own,
// as a worker would.
func appender(tb testing.TB, d *phi.Detector) func(phi.Message) {
	dst := make([]phi.Finding, 0, 1<<10)
	return func(m phi.Message) {
		var err error
		if dst, err = d.Append(dst[:0], m); err != nil {
			tb.Error(err)
		}
	}
}

func BenchmarkIdentifiers(b *testing.B) {
	race(b, appender(b, newDetector(b, &phi.Options{Names: phi.NamesAnnounced})), identifierPeers)
}

func BenchmarkNames(b *testing.B) {
	race(b, appender(b, newDetector(b, nil)), namePeers)
}

func BenchmarkAll(b *testing.B) {
	d := newDetector(b, nil)
	race(b, func(m phi.Message) {
		if _, err := d.Assess(m); err != nil {
			b.Error(err)
		}
	}, allPeers)
}

// BenchmarkCores measures how many times as much two workers do with one
// detector in the time that one needs for its part. It needs two idle cores.
func BenchmarkCores(b *testing.B) {
	d := newDetector(b, nil)
	workers := []func(phi.Message){appender(b, d), appender(b, d)}
	for _, shape := range synth.Shapes() {
		b.Run(shape.String(), func(b *testing.B) {
			messages, bytes := bodies(pieces(synth.Corpus(shape, 1, size), 64<<10))
			one, two := make(clock, len(messages)), make(clock, len(messages))
			b.SetBytes(2 * int64(bytes))
			for b.Loop() {
				turn(two, messages, func(piece []phi.Message) {
					var group sync.WaitGroup
					for _, work := range workers {
						group.Go(func() {
							for _, m := range piece {
								work(m)
							}
						})
					}
					group.Wait()
				})
				b.StopTimer()
				turn(one, messages, func(piece []phi.Message) {
					for _, m := range piece {
						workers[0](m)
					}
				})
				b.StartTimer()
			}
			b.ReportMetric(2*one.total().Seconds()/two.total().Seconds(), "x-cores")
		})
	}
}
