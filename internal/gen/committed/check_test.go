// SPDX-License-Identifier: Apache-2.0

package committed_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/gen/committed"
)

func TestCheck(t *testing.T) {
	file := filepath.Join(t.TempDir(), "weights")
	require.NoError(t, os.WriteFile(file, []byte("abc"), 0o600))
	const ofABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // FIPS 180-4, the first example
	require.NoError(t, committed.Check(file, ofABC))
	require.Error(t, committed.Check(file, ofABC[1:]+"0"))
	require.ErrorIs(t, committed.Check(file+"s", ofABC), fs.ErrNotExist)
}
