// SPDX-License-Identifier: Apache-2.0

package iotest

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// engine matches what changes with every word in a table or a rule: the digest
// of the engine and the keys of steps, which are made from it.
var engine = regexp.MustCompile(`"(digest|key|after)":\[?"[0-9a-f]{16,32}"\]?`)

// score matches a probability, which shifts with every weight.
var score = regexp.MustCompile(`"score":[0-9.]+`)

var update = flag.Bool("update", false, "rewrite testdata/io.want.jsonl")

// A Program is the body of a program: arguments, input, output, exit status.
type Program func(args []string, in io.Reader, out io.Writer) int

// Run runs a program on testdata/io.jsonl and compares status and output.
func Run(t *testing.T, run Program, status int, args ...string) {
	t.Helper()
	input, err := os.ReadFile("testdata/io.jsonl")
	require.NoError(t, err)
	var out bytes.Buffer
	if got := run(args, bytes.NewReader(input), &out); got != status {
		t.Errorf("status %d, want %d", got, status)
	}
	lines := nonblank(string(input))
	answers := nonblank(score.ReplaceAllString(engine.ReplaceAllString(out.String(), `"$1":"-"`), `"score":0`))
	require.Len(t, answers, len(lines), "lines of output")
	for i, a := range answers {
		var head struct {
			ID    json.RawMessage
			Line  int
			Error *struct{ Code string }
		}
		require.NoError(t, json.Unmarshal([]byte(a), &head), "line %d", i+1)
		if head.Error == nil && string(head.ID) == "null" || head.Error != nil && (head.Line == 0 || head.Error.Code == "") {
			t.Errorf("answer %d has neither an id nor an error with a code and a line", i+1)
		}
	}
	const wantFile = "testdata/io.want.jsonl"
	if *update {
		require.NoError(t, os.WriteFile(wantFile, []byte(strings.Join(answers, "\n")+"\n"), 0o644))
	}
	want, err := os.ReadFile(wantFile)
	require.NoError(t, err)
	if diff := cmp.Diff(nonblank(string(want)), answers); diff != "" {
		t.Errorf("%s (-want +got):\n%s", wantFile, diff)
	}
}

func nonblank(s string) []string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.TrimRight(line, "\r\n"); strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
