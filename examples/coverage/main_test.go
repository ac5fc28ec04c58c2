// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/examples/internal/iotest"
)

func TestIO(t *testing.T) {
	iotest.Run(t, run, 1, "-starter", "-dataset", "testdata/own.json", "-as-of", "2026-11-20")
}

func output(t *testing.T, status int, in string, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	require.Equal(t, status, run(append([]string{"-as-of", "2026-11-20"}, args...), strings.NewReader(in), &out))
	return out.String()
}

func TestReports(t *testing.T) {
	for _, tc := range []struct {
		name, why string
		args      []string
		want      []string
	}{
		{"markdown", "the default form", []string{"-matrix"}, []string{"| service | part |", "| quo/comm.call | content | **covered**", "| meta/chat.whatsapp |"}},
		{"html", "a page", []string{"-matrix", "-format", "html"}, []string{"<!DOCTYPE html>", `class="covered"`}},
		{"svg", "a drawing", []string{"-matrix", "-format", "svg", "-vendors", "Quo"}, []string{"<svg ", "quo/ai.summary"}},
		{"chain", "where the data go", []string{"-chain", "quo/analytics.export"}, []string{"flowchart TD", "sends on"}},
		{"chain as svg", "the same as a drawing", []string{"-chain", "quo/analytics.export", "-format", "svg"}, []string{"<svg "}},
		{"lint", "doubts", []string{"-lint"}, []string{"contradiction: quo-no-sms, quo-general-messaging\n"}},
		{"expiries", "a calendar", []string{"-expiries", "2027-12-31"}, []string{"| 2027-01-31 | agreement ends | clinic-quo | quo |"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			args := append([]string{"-starter", "-dataset", "testdata/own.json", "-account", "main"}, tc.args...)
			got := output(t, 0, "", args...)
			for _, want := range tc.want {
				if !strings.Contains(got, want) {
					t.Errorf("%s: no %q in:\n%.600s", tc.why, want, got)
				}
			}
			if diff := cmp.Diff(got, output(t, 0, "", args...)); diff != "" {
				t.Errorf("two runs differ:\n%s", diff)
			}
		})
	}
}

func TestFlags(t *testing.T) {
	call := `{"id":1,"service":"quo/comm.call","account":"main"}`
	own := []string{"-starter", "-dataset", "testdata/own.json"}
	output(t, 0, call, append(own, "-fail")...)
	output(t, 0, `{"id":1,"service":"quo/comm.sms","account":"main"}`, own...)
	output(t, 1, `{"id":1,"service":"quo/comm.sms","account":"main"}`, append(own, "-fail")...)
	var v struct{ Coverage string }
	require.NoError(t, json.Unmarshal([]byte(output(t, 0, call, append(own, "-max-age", "P6M", "-as-of", "2027-01-15")...)), &v))
	require.Equal(t, "covered", v.Coverage, "the page was read two months ago")
	require.NoError(t, json.Unmarshal([]byte(output(t, 0, call, append(own, "-max-age", "P1M", "-as-of", "2027-01-15")...)), &v))
	require.Equal(t, "unknown", v.Coverage, "the page was read two months ago")
	for _, bad := range [][]string{
		{"-dataset", "testdata/absent.json"},
		{"-dataset", "testdata/own.json"}, // its agreement names a form that is not there
		{"-matrix", "-format", "pdf"},
		{"-chain", "quo/comm.call", "-format", "pdf"},
		{"-chain", "nobody/nothing"},
		{"-matrix", "-vendors", "nobody"},
		{"-max-age", "soon"},
		{"-as-of", "2026-02-30"},
		{"-expiries", "never"},
		{"-nonsense"},
	} {
		output(t, 2, "", bad...)
	}
}

func TestBadDatasetNamesTheLine(t *testing.T) {
	file := t.TempDir() + "/bad.json"
	require.NoError(t, os.WriteFile(file, []byte("{\n  \"format\": 1,\n  \"titl\": \"x\"\n}"), 0o600))
	_, err := newAnswerer([]string{file}, false, "", "2026-11-20")
	require.ErrorContains(t, err, "line 3")
	require.ErrorContains(t, err, `did you mean "title"?`)
}
