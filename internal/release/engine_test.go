// SPDX-License-Identifier: Apache-2.0

package release_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

func TestNewEngine(t *testing.T) {
	a := release.NewEngine([]byte("ab"), []byte("c"))
	require.Len(t, a.Digest, 16)
	if diff := cmp.Diff(a, release.NewEngine([]byte("ab"), []byte("c"))); diff != "" {
		t.Errorf("same parts, other engine (-want +got):\n%s", diff)
	}
	if a == release.NewEngine([]byte("a"), []byte("bc")) {
		t.Error("a byte moved between parts and the digest stayed the same")
	}
}
