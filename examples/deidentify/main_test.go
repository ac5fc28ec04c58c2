// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/examples/internal/iotest"
)

func TestIO(t *testing.T) { iotest.Run(t, run, 1) }

func TestIOWithWorkers(t *testing.T) { iotest.Run(t, run, 1, "-workers", "4") }

// The number of workers changes no byte.
func TestWorkersKeepTheOrder(t *testing.T) {
	for _, json := range []bool{true, false} {
		var in strings.Builder
		for i := range 3000 {
			if json {
				fmt.Fprintf(&in, "{\"id\":%d,\"text\":\"message %d, call 410-555-01%02d\"}\n\n", i, i, i%100)
			} else {
				fmt.Fprintf(&in, "message %d, call 410-555-01%02d\r\n\n", i, i%100)
			}
		}
		outputs := make([]bytes.Buffer, 2)
		for i, workers := range []string{"1", "5"} {
			require.Zero(t, run([]string{"-workers", workers}, strings.NewReader(in.String()), &outputs[i]))
		}
		require.Equal(t, outputs[0].String(), outputs[1].String())
		require.NotContains(t, outputs[0].String(), "410-555")
	}
}

func TestPolicies(t *testing.T) {
	keys := filepath.Join(t.TempDir(), "keys.json")
	secret := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("a secret for tests ", 3)))
	require.NoError(t, os.WriteFile(keys, []byte(`[{"id":"k1","secret":"`+secret+`"}]`), 0o600))
	for policy, want := range map[string]string{
		"safe-harbor": "[PHONE]", "limited": "[PHONE]", "display": "[PHONE-1]", "pseudonymous": "[PHONE-K1-T", "minimum-necessary:sms": "[PHONE]",
		"minimum-necessary:refill": "[PHONE]", "minimum-necessary:ai": "[PHONE-1]",
	} {
		var out bytes.Buffer
		require.Zero(t, run([]string{"-policy", policy, "-key-file", keys}, strings.NewReader(`{"id":"a","text":"call 410-555-0123"}`), &out))
		require.Contains(t, out.String(), want, policy)
	}
	var out bytes.Buffer
	require.Equal(t, 1, run([]string{"-fail"}, strings.NewReader("call 410-555-0123\n"), &out), "something was changed")
	require.Zero(t, run([]string{"-fail"}, strings.NewReader("hello\n"), &out))
	for name, args := range map[string][]string{
		"no key": {"-policy", "pseudonymous"}, "no policy": {"-policy", "x"}, "no file": {"-key-file", "/does/not/exist"}, "flag": {"-x"},
		"language": {"-lang", "e"}, "carrier": {"-as", "xml"}, "input": {"-in", "/does/not/exist"},
	} {
		require.Equal(t, 2, run(args, strings.NewReader(""), &out), name)
	}
}

func TestCarriers(t *testing.T) {
	for as, row := range map[string][2]string{
		"json":   {`{"mrn":8834712}`, `{"mrn":"[MRN]"}`},
		"ndjson": {"{\"mrn\":8834712}\n", "{\"mrn\":\"[MRN]\"}\n"},
		"csv":    {"mrn\n8834712\n", "mrn\n[MRN]\n"},
		"hl7":    {"MSH|^~\\&|a\rPID|||8834712", "MSH|^~\\&|a\rPID|||[MRN]"},
		"fhir":   {`{"resourceType":"Patient","birthDate":"1962-03-14"}`, `{"resourceType":"Patient","birthDate":"[DATE]"}`},
		"stream": {"call 410-555-0123\n", "call [PHONE]\n"},
	} {
		var out bytes.Buffer
		require.Zero(t, run([]string{"-as", as}, strings.NewReader(row[0]), &out), as)
		require.Equal(t, row[1], out.String(), as)
	}
}

// A run that fails leaves no file, and none that was there is touched.
func TestFilesAreWholeOrNotThere(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.csv"), filepath.Join(dir, "out.csv")
	require.NoError(t, os.WriteFile(in, []byte("mrn,a\n8834712,1\n1\n"), 0o600))
	require.NoError(t, os.WriteFile(out, []byte("before"), 0o600))
	require.Equal(t, 2, run([]string{"-as", "csv", "-in", in, "-out", out}, nil, nil))
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	require.Equal(t, "before", string(data))
	require.NoError(t, os.WriteFile(in, []byte("mrn,a\n8834712,1\n"), 0o600))
	require.Zero(t, run([]string{"-as", "csv", "-in", in, "-out", out}, nil, nil))
	data, err = os.ReadFile(out)
	require.NoError(t, err)
	require.Equal(t, "mrn,a\n[MRN],1\n", string(data))
	left, err := filepath.Glob(filepath.Join(dir, ".deidentify-*"))
	require.NoError(t, err)
	require.Empty(t, left)
}
