// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/deid/structured"
	"github.com/safeharbor-go/safeharbor/phi"
)

// withFiles calls a function with the files that were named, or with the
// streams. The output file is written beside its place and renamed when the
// function is done, so that nobody finds half of it.
func withFiles(inFile, outFile string, in io.Reader, out io.Writer, f func(io.Reader, io.Writer) int) int {
	if inFile != "" {
		file, err := os.Open(inFile)
		if err != nil {
			fmt.Fprintln(os.Stderr, "deidentify: the input file cannot be opened")
			return 2
		}
		defer file.Close()
		in = file
	}
	if outFile == "" {
		return f(in, out)
	}
	file, err := os.CreateTemp(filepath.Dir(outFile), ".deidentify-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, "deidentify: the output file cannot be made")
		return 2
	}
	defer os.Remove(file.Name()) // it is no longer there once it was renamed
	status := f(in, file)
	if err := file.Sync(); err != nil {
		status = 2
	}
	if err := file.Close(); err != nil {
		status = 2
	}
	if status == 2 {
		return 2
	}
	if err := os.Rename(file.Name(), outFile); err != nil {
		fmt.Fprintln(os.Stderr, "deidentify: the output file cannot be put in its place")
		return 2
	}
	return status
}

// record applies the policy to the whole of the input.
func (a *applier) record(as string, in io.Reader, out io.Writer) int {
	ctx := context.Background()
	scope := deid.Scope{Tenant: a.tenant, Subject: "input", Conversation: "input", Message: "input"}
	if as == "stream" {
		return a.stream(ctx, scope, in, out)
	}
	p, err := structured.New(a.d, &structured.Options{Message: phi.Message{Lang: a.lang}, Scope: scope})
	if err != nil {
		fmt.Fprintln(os.Stderr, "deidentify:", err)
		return 2
	}
	var report structured.Report
	whole := func(apply func(context.Context, []byte) (structured.Output, error)) error {
		data, err := io.ReadAll(in)
		if err != nil {
			return err
		}
		done, err := apply(ctx, data)
		if err != nil {
			return err
		}
		report = done.Report
		_, err = out.Write(done.Reveal())
		return err
	}
	switch as {
	case "json":
		err = whole(p.JSON)
	case "hl7":
		err = whole(p.HL7)
	case "fhir":
		err = whole(p.FHIR)
	case "ndjson":
		report, err = p.NDJSON(ctx, in, out)
	case "csv":
		report, err = p.CSV(ctx, in, out, nil)
	default:
		err = fmt.Errorf("-as is none of lines, stream, json, ndjson, csv, hl7 and fhir")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "deidentify:", err)
		return 2
	}
	for _, g := range report.NotExamined {
		fmt.Fprintf(os.Stderr, "not examined: %s (%v), %d times\n", g.Path, g.Reason, g.Count)
	}
	if report.Edits > 0 {
		a.changed.Store(true)
	}
	return 0
}

// stream applies the policy to a text of any length.
func (a *applier) stream(ctx context.Context, s deid.Scope, in io.Reader, out io.Writer) int {
	const numbered = 10_000
	r, err := a.d.NewReader(ctx, in, &deid.StreamOptions{Lang: a.lang, Scope: s, MaxNumbered: numbered})
	if err == nil {
		_, err = io.Copy(out, r)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "deidentify:", err)
		return 2
	}
	return 0
}
