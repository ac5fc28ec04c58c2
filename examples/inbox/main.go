// SPDX-License-Identifier: Apache-2.0

// Inbox takes messages through the whole library and prints for each what it
// is, what happens to it, whether the drafted reply may be sent, whether an
// agreement covers the channel, and when the message must go.
//
//	go run ./examples/inbox            the messages that ship with it
//	go run ./examples/inbox -json FILE one object a line
//	go run ./examples/inbox -          standard input
package main

import (
	"bytes"
	_ "embed"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/safeharbor-go/safeharbor/examples/inbox/wiring"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
)

//go:embed sample.jsonl
var sample []byte

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("inbox", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "print one object a line instead of a table")
	fail := flags.Bool("fail", false, "end with status 1 if a draft is not allowed")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	input, err := open(flags.Args(), in)
	if err != nil {
		fmt.Fprintln(os.Stderr, "inbox:", err)
		return 2
	}
	defer input.Close()
	config, err := wiring.HarborClinic()
	if err != nil {
		fmt.Fprintln(os.Stderr, "inbox:", err)
		return 2
	}
	inbox, err := wiring.New(config)
	if err != nil {
		fmt.Fprintln(os.Stderr, "inbox:", err)
		return 2
	}
	p := &printer{inbox: inbox}
	answer := p.row
	if *asJSON {
		answer = p.object
	}
	status := jsonlines.Run(input, out, jsonlines.Auto, answer)
	if !*asJSON {
		p.summary(out)
	}
	if *fail && p.refused > 0 {
		status = max(status, 1)
	}
	return status
}

// open returns the input that the arguments name: a file, "-" for standard
// input, nothing for the sample.
func open(args []string, in io.Reader) (io.ReadCloser, error) {
	switch {
	case len(args) == 0:
		return io.NopCloser(bytes.NewReader(sample)), nil
	case args[0] == "-":
		return io.NopCloser(in), nil
	}
	return os.Open(args[0])
}
