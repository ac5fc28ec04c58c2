// SPDX-License-Identifier: Apache-2.0

package arch_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/arch"
)

// root is the module's root, seen from the folder of this package.
const root = "../.."

// TestModule applies every rule to the module itself.
func TestModule(t *testing.T) {
	module, err := arch.Load(root)
	require.NoError(t, err)
	require.NotEmpty(t, module.Packages)
	for _, finding := range arch.Check(module) {
		t.Error(finding)
	}
}

// TestLoad guards the test above against an empty description.
func TestLoad(t *testing.T) {
	module, err := arch.Load(root)
	require.NoError(t, err)
	for _, p := range module.Packages {
		if p.Path != "internal/arch" {
			continue
		}
		names := make(map[string]bool)
		for _, f := range p.Files {
			names[f.Name] = true
		}
		for _, want := range []string{"doc.go", "load.go", "arch_test.go"} {
			if !names[want] {
				t.Errorf("%s was not read", want)
			}
		}
		return
	}
	t.Error("this package was not read")
}

func TestLoadReportsAFolderWithoutModule(t *testing.T) {
	if _, err := arch.Load(t.TempDir()); err == nil {
		t.Error("a folder without a module gave no error")
	}
}
