// SPDX-License-Identifier: Apache-2.0

// Assess decides for each line of its input whether the message is PHI.
//
//	go run ./examples/assess < messages.jsonl
//
// Input is {"id","text","lang"?,"channel"?,"author_known"?,"at"?,
// "attachments":[{"mime","name"}]?} or plain text; output holds level, health,
// basis, mentions, intents, cues, sensitivity and findings.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/phi"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("assess", flag.ContinueOnError)
	var format jsonlines.Format
	flags.Var(&format, "format", "form of the input: auto, json or text")
	offsets := flags.String("offsets", "byte", "unit of offsets: byte, rune or utf16")
	fail := flags.Bool("fail", false, "end with status 1 if a message is PHI")
	if err := flags.Parse(args); err != nil {
		return 2
	}

	unit, err := phi.ParseOffsetUnit(*offsets)
	if err != nil {
		fmt.Fprintln(os.Stderr, "assess:", err)
		return 2
	}
	d, err := phi.New(nil)
	if err != nil {
		fmt.Fprintln(os.Stderr, "assess:", err)
		return 2
	}
	found := false
	status := jsonlines.Run(in, out, format, func(l jsonlines.Line) (any, error) {
		m, err := message(l)
		if err != nil {
			return nil, err
		}
		a, err := d.Assess(m)
		if err != nil {
			return nil, &jsonlines.Error{Code: "incomplete"}
		}
		found = found || a.PHI()
		return output(l, m, a, unit)
	})
	if *fail && found {
		status = max(status, 1)
	}
	return status
}
