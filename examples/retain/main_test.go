// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	_ "time/tzdata" // zones must exist on every machine

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/examples/internal/iotest"
)

func TestIO(t *testing.T) { iotest.Run(t, run, 1, "-as-of", "2026-03-01") }

func TestPolicies(t *testing.T) {
	name := filepath.Join(t.TempDir(), "policies.json")
	policies := `{"format":1,"zone":"America/New_York","policies":[{"id":"short","scope":"default","anchor":"created","keep_at_most":"P1M","disposition":"delete","source":"test"}]}`
	require.NoError(t, os.WriteFile(name, []byte(policies), 0o600))
	const line = `{"id":"a","kind":"message","anchors":{"created":"2026-01-31"}}`
	var out bytes.Buffer
	status := run([]string{"-policies", name, "-as-of", "2026-03-01"}, strings.NewReader(line), &out)
	if status != 0 || !strings.Contains(out.String(), `"state":"due","keep_until":null,"delete_at":"2026-03-01"`) {
		t.Errorf("status %d: %s", status, out.String())
	}
	out.Reset()
	if status := run([]string{"-policies", name, "-lint", "-fail"}, nil, &out); status != 1 || !strings.Contains(out.String(), "written: nothing answers such requests") {
		t.Errorf("status %d: %s", status, out.String())
	}
	require.NoError(t, os.WriteFile(name, []byte(strings.Replace(policies, "P1M", "soon", 1)), 0o600))
	for _, args := range [][]string{{"-policies", name}, {"-policies", "no-such-file"}, {"-as-of", "tomorrow"}, {"-no-such-flag"}} {
		if status := run(args, strings.NewReader(line), &out); status != 2 {
			t.Errorf("%v: status %d, want 2", args, status)
		}
	}
}

func TestFail(t *testing.T) {
	const fine = `{"id":"a","kind":"message","anchors":{"created":"2026-01-31"}}`
	const doubtful = `{"id":"a","kind":"other"}`
	for line, want := range map[string]int{fine: 0, doubtful: 1} {
		var out bytes.Buffer
		if status := run([]string{"-fail", "-as-of", "2026-03-01"}, strings.NewReader(line), &out); status != want {
			t.Errorf("status %d, want %d: %s", status, want, out.String())
		}
	}
}
