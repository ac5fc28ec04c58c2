// SPDX-License-Identifier: Apache-2.0

// Route prints what happens to the message that each line of its input
// describes, and why.
//
//	go run ./examples/route < facts.jsonl
//	go run ./examples/route -rules rules.json -diff old.json < facts.jsonl
//	go run ./examples/route -rules rules.json -lint
//	go run ./examples/route -prove claims.jsonl
//
// Input is {"id", facts...}, output {"id","plan","trace"}. With -diff it is
// {"id","slots"} for each message, empty where the two rule sets agree. -lint
// and -prove read no messages: they print one finding, and one proof, a line.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/router"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("route", flag.ContinueOnError)
	rules := flags.String("rules", "", "JSON `file` with the rule set; the baseline if empty")
	lint := flags.Bool("lint", false, "look for mistakes in the rule set; status 1 if there is an error")
	old := flags.String("diff", "", "JSON `file` with an older rule set to compare with; status 1 if a plan changes")
	claims := flags.String("prove", "", "`file` with one property a line to prove; status 1 unless all hold")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	engine, err := load(*rules)
	if err != nil {
		fmt.Fprintln(os.Stderr, "route:", err)
		return 2
	}
	switch {
	case *lint:
		return lintRules(engine, out)
	case *claims != "":
		file, err := os.Open(*claims)
		if err != nil {
			fmt.Fprintln(os.Stderr, "route:", err)
			return 2
		}
		defer file.Close()
		return proveAll(engine, file, out)
	case *old != "":
		before, err := load(*old)
		if err != nil {
			fmt.Fprintln(os.Stderr, "route:", err)
			return 2
		}
		return compare(before, engine, in, out)
	}
	return jsonlines.Run(in, out, jsonlines.JSON, func(l jsonlines.Line) (any, error) {
		facts, err := read(l)
		if err != nil {
			return nil, err
		}
		plan, err := engine.Evaluate(facts)
		if err != nil {
			return nil, bad(err)
		}
		return struct {
			ID    json.RawMessage `json:"id"`
			Plan  router.Plan     `json:"plan"`
			Trace router.Trace    `json:"trace"`
		}{l.ID, plan, plan.Trace}, nil
	})
}

// load makes an engine of a file, or of the baseline without one. Rules may
// name the saved replies that the baseline names.
func load(path string) (*router.Engine, error) {
	options := router.BaselineOptions()
	options.LoadZone = time.LoadLocation
	if path == "" {
		return router.New(router.HealthcareBaseline(), options)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	engine, err := router.Compile(data, options)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return engine, nil
}

// read reads the facts of a line. An id that is no text names the message as it
// is written, and a line without one by its number.
func read(l jsonlines.Line) (router.Facts, error) {
	var fields map[string]json.RawMessage
	if err := l.Decode(&fields); err != nil {
		return router.Facts{}, err
	}
	var id string
	if json.Unmarshal(l.ID, &id) != nil || id == "" {
		text, err := json.Marshal(string(l.ID))
		if err != nil {
			return router.Facts{}, err
		}
		fields["id"] = text
		if l.Data, err = json.Marshal(fields); err != nil {
			return router.Facts{}, err
		}
	}
	facts, err := router.ReadFacts(l.Data)
	return facts, bad(err)
}

// bad turns a fault in facts into the error of a line.
func bad(err error) error {
	var fault *router.FactsError
	if !errors.As(err, &fault) {
		return err
	}
	return &jsonlines.Error{Code: fault.Code.String(), Offset: max(0, fault.Column-1)}
}

// lintRules prints the findings about a rule set, worst first.
func lintRules(engine *router.Engine, out io.Writer) int {
	status := 0
	for _, f := range engine.Lint() {
		if f.Severity == router.SeverityError {
			status = 1
		}
		if err := print(out, f); err != nil {
			return 2
		}
	}
	return status
}

// proveAll prints a proof of each property.
func proveAll(engine *router.Engine, in io.Reader, out io.Writer) int {
	open := false
	status := jsonlines.Run(in, out, jsonlines.JSON, func(l jsonlines.Line) (any, error) {
		p, err := property(l)
		var proof router.Proof
		if err == nil {
			proof, err = router.Prove(engine, p)
		}
		var fault *router.RuleError
		if errors.As(err, &fault) {
			return nil, &jsonlines.Error{Code: fault.Code.String()}
		}
		open = open || proof.Verdict != router.VerdictHolds
		return struct {
			ID json.RawMessage `json:"id"`
			router.Proof
		}{l.ID, proof}, err
	})
	if open {
		status = max(status, 1)
	}
	return status
}

// property reads a line that holds a property and the id of the line.
func property(l jsonlines.Line) (router.Property, error) {
	var fields map[string]json.RawMessage
	if err := l.Decode(&fields); err != nil {
		return router.Property{}, err
	}
	delete(fields, "id")
	data, err := json.Marshal(fields)
	if err != nil {
		return router.Property{}, err
	}
	return router.ParseProperty(data)
}

// compare prints what two rule sets do differently about each message.
func compare(before, after *router.Engine, in io.Reader, out io.Writer) int {
	changed := false
	status := jsonlines.Run(in, out, jsonlines.JSON, func(l jsonlines.Line) (any, error) {
		facts, err := read(l)
		if err != nil {
			return nil, err
		}
		slots := []router.SlotChange{}
		for change, err := range router.Diff(before, after, slices.Values([]router.Facts{facts})) {
			if err != nil {
				return nil, bad(err)
			}
			changed, slots = true, change.Slots
		}
		return struct {
			ID    json.RawMessage     `json:"id"`
			Slots []router.SlotChange `json:"slots"`
		}{l.ID, slots}, nil
	})
	if changed {
		status = max(status, 1)
	}
	return status
}

// print writes one object a line.
func print(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	if err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
	}
	return err
}
