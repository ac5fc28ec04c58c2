// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi/phitest"
)

// TestReq_P2_Vectors asks the built-in detector about every vector. What it gets
// wrong stands in testdata/gaps.txt, with the reason.
func TestReq_P2_Vectors(t *testing.T) {
	list, err := os.ReadFile("testdata/gaps.txt")
	require.NoError(t, err)
	gaps, err := phitest.ReadGaps("gaps.txt", string(list))
	require.NoError(t, err)
	phitest.Run(t, detector(t), gaps...)
}
