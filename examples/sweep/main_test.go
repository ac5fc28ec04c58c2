// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	_ "time/tzdata" // zones must exist on every machine

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// swept runs the program and returns its output.
func swept(t *testing.T, status int, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if got := run(args, strings.NewReader(""), &out); got != status {
		t.Fatalf("%v: status %d, want %d\n%s", args, got, status, out.String())
	}
	return out.String()
}

var update = flag.Bool("update", false, "rewrite testdata/table.txt")

func TestTable(t *testing.T) {
	got := swept(t, 0)
	digest := got[strings.Index(got, "\nplan "):]
	got = strings.Replace(got, digest, "\nplan -\n", 1)
	const name = "testdata/table.txt"
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}

func TestJSON(t *testing.T) {
	var s summary
	require.NoError(t, json.Unmarshal([]byte(swept(t, 0, "-json")), &s))
	var going []string
	for _, g := range s.Go {
		going = append(going, g.ID)
	}
	if diff := cmp.Diff([]string{"f1", "m1", "m3", "m6"}, going); diff != "" {
		t.Errorf("what goes (-want +got):\n%s", diff)
	}
	staying := map[string]string{}
	for _, k := range s.Stay {
		staying[k.ID] = k.State.String() + " " + strings.Join(append(k.Holds, k.Findings...), ", ")
	}
	want := map[string]string{
		"m5": "retained minimum_above_maximum of phi_flagged",
		"m7": "retained request_too_early of written_request (terminated)",
		"m8": "retained ",
		"m9": "held hold-7",
		"x1": "unknown no_policy",
		"x2": "unknown anchor_missing of account_reactivation (cancelled)",
	}
	if diff := cmp.Diff(want, staying); diff != "" {
		t.Errorf("what stays (-want +got):\n%s", diff)
	}
	total := 0
	for _, c := range s.Counts {
		total += c.Items
	}
	if total != s.Items || len(s.Digest) != 64 {
		t.Errorf("%d of %d items are counted, digest %q", total, s.Items, s.Digest)
	}
}

func TestExecuteNightAfterNight(t *testing.T) {
	dir := t.TempDir()
	key, items, store := filepath.Join(dir, "key"), filepath.Join(dir, "items.jsonl"), filepath.Join(dir, "store")
	require.NoError(t, os.WriteFile(key, bytes.Repeat([]byte("k"), 32), 0o600))
	require.NoError(t, os.WriteFile(items, sample, 0o600))
	night := func(asOf string, more ...string) (s summary) {
		t.Helper()
		args := append([]string{"-json", "-store", store, "-key-file", key, "-as-of", asOf, "-execute"}, more...)
		require.NoError(t, json.Unmarshal([]byte(swept(t, 0, args...)), &s))
		return s
	}
	first := night("2026-03-01", "-batch", "3", items)
	if first.Due != 5 || first.Report.Pending+first.Report.Deleted != 3 || first.Report.Left != 2 {
		t.Errorf("first night: %d due, %+v", first.Due, *first.Report)
	}
	second := night("2026-03-02")
	if second.Due != 2 || second.Report.Left != 0 || second.Report.Entries <= first.Report.Entries {
		t.Errorf("second night: %d due, %+v", second.Due, *second.Report)
	}
	last := night("2026-05-01")
	if last.Due != 1 { // the review window of m4 is over by now
		t.Errorf("last night: %d due, %+v", last.Due, *last.Report)
	}
	instructions, err := os.ReadFile(filepath.Join(store, "instructions.jsonl"))
	require.NoError(t, err)
	if n := bytes.Count(instructions, []byte(`"store":"network"`)); n < 3 {
		t.Errorf("%d instructions to the network:\n%s", n, instructions)
	}
	ledger, err := os.Open(filepath.Join(store, "ledger.jsonl"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = ledger.Close() })
	head, err := retention.VerifyLedger(ledger, retention.Head{})
	require.NoError(t, err)
	if head.Seq != last.Report.Entries || head.Hash != last.Report.Head {
		t.Errorf("the ledger ends at %v, the report says %d %s", head, last.Report.Entries, last.Report.Head)
	}
}

func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	items := filepath.Join(dir, "items.jsonl")
	require.NoError(t, os.WriteFile(items, []byte("{\"id\":\"m1\",\"kind\":\"message\"}\n\nnonsense\n"), 0o600))
	if out := swept(t, 1, items); !strings.Contains(out, "0 of 1 items") || !strings.Contains(out, "1 lines could not be read") {
		t.Errorf("output:\n%s", out)
	}
	for _, args := range [][]string{
		{"-execute"}, {"a", "b"}, {"no-such-file"}, {"-as-of", "soon"}, {"-policies", items}, {"-policies", "no-such-file"}, {"-no-such-flag"},
		{"-execute", "-store", filepath.Join(dir, "s"), "-key-file", "no-such-file"},
	} {
		swept(t, 2, args...)
	}
}
