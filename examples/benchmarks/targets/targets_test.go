// SPDX-License-Identifier: Apache-2.0

package targets_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/examples/benchmarks/targets"
)

func TestRows(t *testing.T) {
	seen := make(map[[2]string]bool)
	for _, row := range targets.Rows() {
		key := [2]string{row.Benchmark, row.Unit}
		if seen[key] {
			t.Errorf("%s %s has two rows", row.Benchmark, row.Unit)
		}
		seen[key] = true
		if row.What == "" || row.Bound < 0 || row.Compares() && (row.AtMost || row.Bound == 0) {
			t.Errorf("%s %s: %+v", row.Benchmark, row.Unit, row)
		}
	}
}

func TestMissed(t *testing.T) {
	least, most := targets.Row{Bound: 2}, targets.Row{Bound: 2, AtMost: true}
	for _, tc := range []struct {
		figure      float64
		least, most bool
	}{{1, true, false}, {2, false, false}, {3, false, true}} {
		if least.Missed(tc.figure) != tc.least || most.Missed(tc.figure) != tc.most {
			t.Errorf("%v: missed %t as the least and %t as the most, want %t and %t", tc.figure, !tc.least, !tc.most, tc.least, tc.most)
		}
	}
}
