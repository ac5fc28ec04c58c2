// SPDX-License-Identifier: Apache-2.0

// Retain says for each line of its input how long an item must be kept and when
// it must go.
//
//	go run ./examples/retain -as-of 2026-03-01 < items.jsonl
//
// Input is {"id","kind","account"?,"folder"?,"labels"?,"thread"?,"anchors"?:
// {"created","cancelled","terminated",...},"flags"?,"requests"?:[{"kind",
// "filed"}]}, output {"id","state","keep_until","delete_at","because"}, with
// "delete_by", "disposition", "answers" and "findings" where there are any. All
// dates are days on the calendar of the policies: deletion may start at 00:00 of
// delete_at in their zone.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/retention"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("retain", flag.ContinueOnError)
	policies := flags.String("policies", "", "JSON `file` with a schedule; the starter policies if empty")
	asOf := flags.String("as-of", "", "the day, as 2006-01-02, on which to decide; today if empty")
	fail := flags.Bool("fail", false, "end with status 1 if a decision has findings")
	lint := flags.Bool("lint", false, "print what the policies leave open, and read nothing")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	k, err := newKeeper(*policies, *asOf)
	if err != nil {
		fmt.Fprintln(os.Stderr, "retain:", err)
		return 2
	}
	if *lint {
		return k.lint(out, *fail)
	}
	status := jsonlines.Run(in, out, jsonlines.JSON, k.answer)
	if *fail && k.found {
		status = max(status, 1)
	}
	return status
}

// A keeper answers lines.
type keeper struct {
	schedule retention.Schedule
	resolver *retention.Resolver
	asOf     retention.Date
	found    bool
}

func newKeeper(policies, asOf string) (*keeper, error) {
	k := &keeper{}
	var err error
	if policies == "" {
		k.schedule, err = retention.Starter()
	} else {
		var data []byte
		if data, err = os.ReadFile(policies); err == nil {
			k.schedule, err = retention.ReadSchedule(data)
		}
	}
	if err != nil {
		return nil, err
	}
	if k.resolver, err = retention.New(k.schedule, nil); err != nil {
		return nil, err
	}
	if asOf == "" {
		k.asOf = k.resolver.DateOf(time.Now())
		return k, nil
	}
	k.asOf, err = retention.ParseDate(asOf)
	return k, err
}

func (k *keeper) lint(out io.Writer, fail bool) int {
	warnings, err := retention.Lint(k.schedule)
	if err != nil {
		fmt.Fprintln(os.Stderr, "retain:", err)
		return 2
	}
	for _, w := range warnings {
		about := w.Kind.String()
		if w.Request != 0 {
			about = w.Request.String()
		}
		if _, err := fmt.Fprintf(out, "%s: %v\n", about, w.Err); err != nil {
			fmt.Fprintln(os.Stderr, "write:", err)
			return 2
		}
	}
	if fail && len(warnings) > 0 {
		return 1
	}
	return 0
}

// A reason is a retention.Reason with its text.
type reason struct {
	retention.Reason
	Text string `json:"text"`
}

func (k *keeper) answer(l jsonlines.Line) (any, error) {
	item, err := read(l)
	if err != nil {
		return nil, asLineError(err)
	}
	d, err := k.resolver.Resolve(item, k.asOf)
	if err != nil {
		return nil, asLineError(err)
	}
	k.found = k.found || len(d.Findings) > 0
	because := make([]reason, 0, len(d.Because))
	for _, r := range d.Because {
		because = append(because, reason{r, r.String()})
	}
	return struct {
		ID          json.RawMessage       `json:"id"`
		State       retention.State       `json:"state"`
		KeepUntil   *retention.Date       `json:"keep_until"`
		Open        bool                  `json:"open,omitempty"`
		DeleteAt    *retention.Date       `json:"delete_at"`
		DeleteBy    retention.Date        `json:"delete_by,omitzero"`
		Disposition retention.Disposition `json:"disposition,omitzero"`
		Purpose     string                `json:"purpose,omitempty"`
		Because     []reason              `json:"because"`
		Answers     []retention.Answer    `json:"answers,omitempty"`
		Findings    []retention.Finding   `json:"findings,omitempty"`
	}{
		l.ID, d.State, orNull(d.KeepUntil), d.Open, orNull(d.DeleteAt), d.DeleteBy, d.Disposition, d.Purpose,
		because, d.Answers, d.Findings,
	}, nil
}

func orNull(d retention.Date) *retention.Date {
	if d.IsZero() {
		return nil
	}
	return &d
}

// read reads the item of a line. An id that is no text, or none at all, becomes
// one: programs number their lines.
func read(l jsonlines.Line) (retention.Item, error) {
	item, err := retention.ReadItem(l.Data)
	var bad *retention.ItemError
	if !errors.As(err, &bad) || bad.Field != "id" {
		return item, err
	}
	var keys map[string]json.RawMessage
	if err := l.Decode(&keys); err != nil {
		return item, err
	}
	var text string
	if json.Unmarshal(l.ID, &text) == nil { // it was text, and something else is wrong with it
		return item, err
	}
	if text = string(l.ID); text == "null" {
		return item, err
	}
	if keys["id"], err = json.Marshal(text); err != nil {
		return item, err
	}
	data, err := json.Marshal(keys)
	if err != nil {
		return item, err
	}
	return retention.ReadItem(data)
}

// codes are what errors of an item are called in the output.
var codes = [...]struct {
	err  error
	code string
}{
	{retention.ErrNoSuchDate, "bad_date"},
	{retention.ErrDuplicate, "duplicate"},
	{retention.ErrMissing, "missing"},
	{retention.ErrMisplaced, "misplaced"},
	{retention.ErrMalformed, "bad_value"},
}

func asLineError(err error) error {
	var bad *retention.ItemError
	if !errors.As(err, &bad) {
		return err
	}
	if errors.Is(err, retention.ErrUnknown) {
		switch bad.Field {
		case "kind":
			return &jsonlines.Error{Code: "unknown_kind", Offset: bad.Offset}
		case "anchors":
			return &jsonlines.Error{Code: "unknown_anchor", Offset: bad.Offset}
		}
		return &jsonlines.Error{Code: "unknown_key", Offset: bad.Offset}
	}
	for _, c := range codes {
		if errors.Is(err, c.err) {
			return &jsonlines.Error{Code: c.code, Offset: bad.Offset}
		}
	}
	return err
}
