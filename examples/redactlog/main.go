// SPDX-License-Identifier: Apache-2.0

// Redactlog takes identifiers out of logs before they are stored or shipped.
//
//	service 2>&1 | go run ./examples/redactlog >> service.log
//
// Input is what slog.NewJSONHandler writes, one record a line, or plain text,
// output the same records under the Safe Harbor policy. A record that cannot be
// looked at as a whole is not written: {"id":null,"line","error"} stands in its
// place, and the run ends with status 1.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math"
	"os"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/deid/redactlog"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/phi"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("redactlog", flag.ContinueOnError)
	var format jsonlines.Format
	flags.Var(&format, "format", "form of the lines: auto, json or text")
	policy := flags.String("policy", "safe-harbor", "a policy that needs no keys: safe-harbor, limited, display, or minimum-necessary:sms, :refill or :ai")
	lang := flags.String("lang", "en", "language of the log")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	f, err := newFilter(*policy, *lang)
	if err != nil {
		fmt.Fprintln(os.Stderr, "redactlog:", err)
		return 2
	}
	status := jsonlines.Run(in, out, format, f.record)
	if n := f.handler.Dropped(); n > 0 {
		fmt.Fprintln(os.Stderr, "redactlog: records dropped:", n)
		status = max(status, 1)
	}
	return status
}

// A filter hands records to a handler that writes what became of them to a
// buffer.
type filter struct {
	handler *redactlog.Handler
	written bytes.Buffer
}

func newFilter(policy, lang string) (*filter, error) {
	p, err := deid.Preset(policy)
	if err != nil {
		return nil, err
	}
	d, err := deid.New(p, nil)
	if err != nil {
		return nil, err
	}
	o := new(redactlog.Options)
	if o.Lang, err = phi.ParseLanguage(lang); err != nil {
		return nil, err
	}
	f := new(filter)
	f.handler, err = redactlog.New(slog.NewJSONHandler(&f.written, &slog.HandlerOptions{Level: slog.Level(math.MinInt)}), d, o)
	return f, err
}

// record returns a record under the policy, or the number of the line that was
// dropped. The id of
// a record is looked at like all of it and so is not repeated.
func (f *filter) record(l jsonlines.Line) (any, error) {
	r, err := read(l.Data)
	if err != nil {
		return nil, err
	}
	f.written.Reset()
	if err := f.handler.Handle(context.Background(), r); err != nil {
		return struct {
			ID    *string         `json:"id"`
			Line  int             `json:"line"`
			Error jsonlines.Error `json:"error"`
		}{nil, l.Number, jsonlines.Error{Code: "dropped"}}, nil
	}
	return json.RawMessage(f.written.Bytes()), nil
}
