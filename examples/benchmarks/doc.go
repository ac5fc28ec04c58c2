// SPDX-License-Identifier: Apache-2.0

// Package benchmarks compares the detector with what else looks for identifiers
// and names in Go, and measures what a user pays for it.
//
//	go run ./chart                            # all of it, some minutes: bench.txt, chart.svg, tables in the README
//	go run ./chart -redraw                    # the picture and the tables from bench.txt
//	go test -run '^$' -bench Identifiers/short .
//
// # What is compared
//
// The group identifiers measures phi.Detector.Append with a slice that is used
// again and phi.NamesAnnounced: the spans of all identifiers, of names behind
// titles, labels and cues, and of addresses, with kinds, scores and roles. The
// group names measures the same with the defaults: names and places anywhere. The
// group all measures phi.Detector.Assess: that, and health talk, intents and the
// decision. The texts are those of internal/synth, in four
// shapes. None of the peers computes the same; each does less:
//
//   - x-regexps, x-regexp2: the spans of fifteen shapes of identifiers, each
//     by an expression of its own, with regexp of the standard library and with
//     github.com/dlclark/regexp2/v2. No context, no names without a title. A test
//     holds that both find the same spans.
//   - x-commonregex: the eleven functions of github.com/mingrammer/commonregex
//     that look for identifiers: texts without offsets, by other and looser
//     expressions.
//   - x-bytes: the sum of a class looked up for each byte. It finds nothing, and
//     is the most that a pass byte by byte can reach.
//   - x-re2: the spans of the fifteen expressions as one, without their kinds,
//     with github.com/wasilibs/go-re2, which is RE2 in Go. A test holds that they
//     are those of the standard library.
//   - x-re2+names: that, and for each word whether it is in a map of 100,000
//     names, those with the highest weights in internal/gen/lists. A word that is
//     also an everyday word is a hit like any other.
//   - x-names: the map of names alone.
//   - x-automaton: the same names as whole words, by an Aho-Corasick automaton
//     with all its transitions, github.com/petar-dambovaliev/aho-corasick. A test
//     holds that both find the same words in ASCII texts. Names of two and three
//     letters, of which real lists have many, make it look at most words more
//     than once. To build it takes seconds and hundreds of megabytes, which are
//     not counted.
//
// # How it is measured
//
// All contenders go over the same texts in turns and equally often, a message a
// call, in one goroutine. A corpus is cut into pieces of 4 KiB, and of each piece
// the best time counts: what else the machine does only ever adds time. A ratio
// is the peer's time by the detector's, so 2 is twice as fast as the peer, and
// 0.5 half as fast. Rates depend on the machine; ratios hardly do. Only
// BenchmarkCores needs a quiet machine.
//
// Package targets says of each figure what it should be. No test asserts a time;
// what does not depend on the machine, such as allocations, is tested.
package benchmarks
