// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/examples/internal/iotest"
	"github.com/safeharbor-go/safeharbor/router"
)

func TestIO(t *testing.T) { iotest.Run(t, run, 1) }

// lines runs the program and reads what it prints.
func lines(t *testing.T, status int, in string, args ...string) []map[string]any {
	t.Helper()
	var out bytes.Buffer
	require.Equal(t, status, run(args, strings.NewReader(in), &out))
	var all []map[string]any
	for line := range strings.Lines(out.String()) {
		var one map[string]any
		require.NoError(t, json.Unmarshal([]byte(line), &one))
		all = append(all, one)
	}
	return all
}

func TestRules(t *testing.T) {
	got := lines(t, 0, `{"id":"a","event":"received","origin":"customer","level":"none"}`, "-rules", "testdata/rules.json")
	require.Len(t, got, 1)
	require.Contains(t, got[0], "trace")
	file := filepath.Join(t.TempDir(), "rules.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format": 1, "rulez": []}`), 0o600))
	lines(t, 2, "", "-rules", file)
	lines(t, 2, "", "-rules", "absent.json")
	lines(t, 2, "", "-no-such-flag")
}

func TestLint(t *testing.T) {
	got := lines(t, 1, "", "-rules", "testdata/rules.json", "-lint")
	require.Equal(t, "never_true", got[0]["code"], "the worst comes first")
	require.Equal(t, "never", got[0]["subject"])
	lines(t, 0, "", "-lint")
}

func TestDiff(t *testing.T) {
	in := `{"id":"a","event":"received","origin":"customer","level":"none","health":false,"intents":[],"channel":"email"}
{"id":"b","event":"received","origin":"customer","level":"likely","health":true,"intents":[],"channel":"email"}`
	got := lines(t, 1, in, "-diff", "testdata/rules.json")
	require.Empty(t, got[0]["slots"], "both put it into the inbox")
	require.NotEmpty(t, got[1]["slots"])
	require.Len(t, lines(t, 0, in, "-rules", "testdata/rules.json", "-diff", "testdata/rules.json"), 2)
	lines(t, 2, in, "-diff", "absent.json")
}

func TestProve(t *testing.T) {
	verdicts := func(got []map[string]any) map[string]any {
		out := map[string]any{}
		for _, p := range got {
			id, ok := p["id"].(string)
			require.True(t, ok)
			if out[id] = p["verdict"]; p["error"] != nil {
				out[id] = "error"
			}
		}
		return out
	}
	want := map[string]any{
		"egress": "holds", "crm": "holds", "certain": "holds", "answers": "holds", "deletion": "holds", "capped": "undecided",
		"word": "error", "empty": "error", "typo": "error",
	}
	if diff := cmp.Diff(want, verdicts(lines(t, 1, "", "-prove", "testdata/claims.jsonl"))); diff != "" {
		t.Errorf("the baseline (-want +got):\n%s", diff)
	}
	want["crm"], want["certain"], want["capped"] = "broken", "broken", "holds"
	got := lines(t, 1, "", "-prove", "testdata/claims.jsonl", "-rules", "testdata/rules.json")
	if diff := cmp.Diff(want, verdicts(got)); diff != "" {
		t.Errorf("the rules (-want +got):\n%s", diff)
	}
	// The witness is a line that the program takes.
	witness, err := json.Marshal(got[1]["witness"])
	require.NoError(t, err)
	plan := lines(t, 0, string(witness), "-rules", "testdata/rules.json")[0]["plan"]
	if diff := cmp.Diff(got[1]["plan"], plan); diff != "" {
		t.Errorf("the witness (-want +got):\n%s", diff)
	}
	lines(t, 2, "", "-prove", "absent.jsonl")
	_, err = router.ParseClaim("no_uncovered_egress")
	require.NoError(t, err)
}
