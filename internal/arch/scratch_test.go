// SPDX-License-Identifier: Apache-2.0

package arch_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/arch"
)

// scratch is a module outside of ours that depends on it as a user's would
// before a release: by a replace directive. It has our checksums, and so can
// need nothing that our module does not need.
type scratch struct{ dir string }

var moduleLine = regexp.MustCompile(`(?m)^module .*$`)

// newScratch writes the module's files. It requires what our module requires,
// so that the go command has nothing to look up.
func newScratch(t *testing.T) scratch {
	t.Helper()
	here, err := filepath.Abs(root)
	require.NoError(t, err)
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	s := scratch{dir: t.TempDir()}
	s.write(t, "go.mod", moduleLine.ReplaceAllString(string(mod), "module scratch")+
		fmt.Sprintf("\nrequire %s v0.0.0\n\nreplace %[1]s => %q\n", arch.ModulePath, here))
	s.write(t, "go.sum", string(sum))
	return s
}

func (s scratch) write(t *testing.T, name, content string) {
	t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
}

// run runs a program in the module and returns what it wrote to either output.
// No flags and no workspace of the caller's change what is built.
func (s scratch) run(env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), append([]string{"GOWORK=off", "GOFLAGS="}, env...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out), nil
}
