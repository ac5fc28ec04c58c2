// SPDX-License-Identifier: Apache-2.0

package guard_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/gen/guard"
)

func fit(examples map[bool][][]uint32) *guard.Weights {
	var f guard.Fitter
	for _, violates := range []bool{true, false} {
		for _, marks := range examples[violates] {
			f.Add(marks, violates)
		}
	}
	return f.Fit()
}

func TestFit(t *testing.T) {
	examples := map[bool][][]uint32{
		true:  {{1, 2, 9}, {1, 3, 9}, {1, 4, 9}, {1, 2, 3, 9}},
		false: {{5, 2, 9}, {5, 3, 9}, {6, 4, 9}, {5, 6, 9}},
	}
	w := fit(examples)
	for _, tc := range []struct {
		name, why string
		marks     []uint32
		violates  bool
	}{
		{"seen violation", "it was fitted to it", []uint32{1, 2, 9}, true},
		{"seen harmless", "it was fitted to it", []uint32{5, 2, 9}, false},
		{"unseen violation", "the mark 1 is in violations only", []uint32{1, 7, 9}, true},
		{"unseen harmless", "the mark 5 is in harmless sentences only", []uint32{5, 7, 9}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			require.Equal(t, tc.violates, w.Score(tc.marks) > 0, tc.why)
		})
	}
	require.Equal(t, w, fit(examples), "the same examples give the same weights")
	require.Zero(t, w.Score(nil), "no mark, no score")
}

func TestFitNothing(t *testing.T) {
	var f guard.Fitter
	f.Add(nil, true)
	require.Equal(t, &guard.Weights{}, f.Fit(), "an example without marks is none")
}
