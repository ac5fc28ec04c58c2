// SPDX-License-Identifier: Apache-2.0

package jsonlines_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
)

// length answers a line with the length of its text.
func length(l jsonlines.Line) (any, error) {
	var in struct {
		Text string `json:"text"`
	}
	if err := l.Decode(&in); err != nil {
		return nil, err
	}
	if in.Text == "refuse" {
		return nil, errors.New("the text itself must not be shown")
	}
	return map[string]any{"id": l.ID, "n": len(in.Text)}, nil
}

func TestRun(t *testing.T) {
	for _, tc := range []struct {
		name, why, in, want string
		format              jsonlines.Format
		status              int
	}{
		{"json", "the usual case", `{"id":"a","text":"xy"}` + "\n", `{"id":"a","n":2}` + "\n", jsonlines.Auto, 0},
		{"text", "a first byte that is no brace makes lines of text", "hello\n\nxy", `{"id":1,"n":5}` + "\n" + `{"id":2,"n":0}` + "\n" + `{"id":3,"n":2}` + "\n", jsonlines.Auto, 0},
		{"forced text", "the flag overrides the guess", "{x\n", `{"id":1,"n":2}` + "\n", jsonlines.Text, 0},
		{"forced json", "the flag overrides the guess", "hello\n", `{"id":null,"line":1,"error":{"code":"syntax","offset":1}}` + "\n", jsonlines.JSON, 1},
		{"no end of line", "the last line needs no line break", `{"text":"x"}`, `{"id":1,"n":1}` + "\n", jsonlines.Auto, 0},
		{"goes on", "a bad line does not end the run", "{\n{\"text\":\"x\"}\n", `{"id":null,"line":1,"error":{"code":"syntax","offset":1}}` + "\n" + `{"id":2,"n":1}` + "\n", jsonlines.Auto, 1},
		{"bad bytes", "bytes are checked before they are decoded", "{\"text\":\"\xff\"}\n", `{"id":null,"line":1,"error":{"code":"invalid_utf8","offset":9}}` + "\n", jsonlines.Auto, 1},
		{"other error", "an error without a code shows none of its text", `{"id":1,"text":"refuse"}`, `{"id":1,"line":1,"error":{"code":"failed","offset":0}}` + "\n", jsonlines.Auto, 1},
		{"empty", "no line, no answer", "", "", jsonlines.Auto, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var out bytes.Buffer
			if got := jsonlines.Run(strings.NewReader(tc.in), &out, tc.format, length); got != tc.status {
				t.Errorf("status %d, want %d", got, tc.status)
			}
			if diff := cmp.Diff(tc.want, out.String()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tc.why, diff)
			}
		})
	}
}

// A line of 50 MB is answered with an error and does not stop the lines behind it.
func TestRunLongLine(t *testing.T) {
	long := io.MultiReader(
		strings.NewReader(`{"id":1,"text":"`), io.LimitReader(endless('x'), 50<<20), strings.NewReader("\"}\n"),
		strings.NewReader(`{"id":2,"text":"xy"}`),
	)
	var out bytes.Buffer
	require.Equal(t, 1, jsonlines.Run(long, &out, jsonlines.Auto, length))
	want := `{"id":null,"line":1,"error":{"code":"line_too_long","offset":16777216}}` + "\n" + `{"id":2,"n":2}` + "\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// endless reads as one byte for ever.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("broken") }

func TestRunBrokenInput(t *testing.T) {
	require.Equal(t, 2, jsonlines.Run(broken{}, io.Discard, jsonlines.Auto, length))
}
