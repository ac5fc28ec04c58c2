// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/examples/internal/iotest"
)

func TestIO(t *testing.T) { iotest.Run(t, run, 1) }

func TestPlainText(t *testing.T) {
	var out bytes.Buffer
	if status := run(nil, strings.NewReader("listening on :8080\ncall from 410-555-0123\n"), &out); status != 0 {
		t.Errorf("status %d, want 0", status)
	}
	const want = `{"level":"INFO","msg":"listening on :8080"}` + "\n" + `{"level":"INFO","msg":"call from [PHONE]"}` + "\n"
	if out.String() != want {
		t.Errorf("the log is not as wanted, %d bytes instead of %d", out.Len(), len(want))
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"-policy", "none"}, {"-policy", "pseudonymous"}, {"-lang", "!"}, {"-nothing"}} {
		if status := run(args, strings.NewReader(""), new(bytes.Buffer)); status != 2 {
			t.Errorf("status %d for %v, want 2", status, args)
		}
	}
}
