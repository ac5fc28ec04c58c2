// SPDX-License-Identifier: Apache-2.0

// Package benchmarks compares the detector with what else finds identifiers in
// Go: fifteen regular expressions of the standard library, run one by one.
//
//	go test -run '^$' -bench . | tee bench.txt
//	go run ./chart < bench.txt > chart.svg
//
// The group identifiers measures phi.Detector.Append, the group all
// phi.Detector.Assess, on texts of four shapes from internal/synth. Each
// benchmark measures the regular expressions in the same run, in turns with the
// detector, and prints how many times as fast the detector is as "x-regexps".
// Rates depend on the machine; the ratio hardly does.
package benchmarks
