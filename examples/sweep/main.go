// SPDX-License-Identifier: Apache-2.0

// Sweep is a nightly job: it shows what would go, what is held and why, and
// carries it out when it is told to.
//
//	go run ./examples/sweep                                   # the sample, as a table
//	go run ./examples/sweep -json -as-of 2026-03-01 items.jsonl
//	go run ./examples/sweep -store DIR items.jsonl            # keep the items, show the plan
//	go run ./examples/sweep -store DIR -key-file KEY -execute # and do it
//
// Items are lines as for examples/retain; "-" is standard input. The store is a
// folder with one file for each item and receipt and the ledger. Copies that this
// program does not hold are written to instructions.jsonl in it, for whoever
// does: the answer of such a store is "reported", never "done". See shred.go for
// a store that destroys keys.
package main

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/retention/files"
)

//go:embed sample.jsonl
var sample []byte

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

type options struct {
	policies, asOf, store, keyFile, approve string
	json, execute                           bool
	batch                                   int
}

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("sweep", flag.ContinueOnError)
	var o options
	flags.StringVar(&o.policies, "policies", "", "JSON `file` with a schedule; the starter policies if empty")
	flags.StringVar(&o.asOf, "as-of", "", "the day, as 2006-01-02; today if empty, and 2026-03-01 for the sample")
	flags.BoolVar(&o.json, "json", false, "print JSON instead of a table")
	flags.StringVar(&o.store, "store", "", "`folder` that keeps items, receipts and the ledger")
	flags.BoolVar(&o.execute, "execute", false, "carry the plan out; needs -store and -key-file")
	flags.StringVar(&o.keyFile, "key-file", "", "`file` with the key of the ledger, 16 bytes or more")
	flags.StringVar(&o.approve, "approve", "", "`digest` of a plan that somebody approved although it is large")
	flags.IntVar(&o.batch, "batch", 0, "items whose deletion one run may begin; 0 is no limit")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	status, err := sweep(ctx, o, flags.Args(), in, out)
	if err != nil {
		fmt.Fprintln(os.Stderr, "sweep:", err)
		return 2
	}
	return status
}

func sweep(ctx context.Context, o options, args []string, in io.Reader, out io.Writer) (status int, err error) {
	if len(args) > 1 || o.execute && (o.store == "" || o.keyFile == "") {
		return 2, errors.New("want at most one file, and -store and -key-file to execute")
	}
	r, err := resolver(o, args)
	if err != nil {
		return 2, err
	}
	input, err := source(o, args, in)
	if err != nil {
		return 2, err
	}
	asOf, err := day(o, args, r)
	if err != nil {
		return 2, err
	}
	items, unread := read(input)
	status = min(unread, 1)
	var store *files.Store
	if o.store != "" {
		folder, err := openFolder(o.store)
		if err != nil {
			return 2, err
		}
		defer func() { err = errors.Join(err, folder.Close()) }()
		if store, err = files.Open(folder, r); err != nil {
			return 2, err
		}
		if items, err = keep(ctx, store, items); err != nil {
			return 2, err
		}
	}
	s, err := look(r, asOf, items)
	if err != nil {
		return 2, err
	}
	s.Unread = unread
	if o.execute {
		if s.Report, err = execute(ctx, o, store, s.plan); err != nil {
			return 2, err
		}
		if s.Report.Failed > 0 {
			status = 1
		}
	}
	if o.json {
		return status, s.writeJSON(out)
	}
	return status, s.writeTable(out)
}

func resolver(o options, args []string) (*retention.Resolver, error) {
	schedule, err := retention.Starter()
	if o.sample(args) {
		schedule.Holds = []retention.Hold{sampleHold()}
	}
	if o.policies != "" {
		var data []byte
		if data, err = os.ReadFile(o.policies); err == nil {
			schedule, err = retention.ReadSchedule(data)
		}
	}
	if err != nil {
		return nil, err
	}
	return retention.New(schedule, nil)
}

// sample reports whether nobody gave any items.
func (o options) sample(args []string) bool { return len(args) == 0 && o.store == "" }

// sampleHold is the hold of the sample. A hold of yours stands in the schedule.
func sampleHold() retention.Hold {
	return retention.Hold{
		ID: "hold-7", Matter: "inquiry", Placed: retention.Date{Year: 2026, Month: time.January, Day: 5}, PlacedBy: "counsel",
		Select: retention.Selector{Accounts: []string{"clinic-e"}}, Source: "FRCP 37(e)",
	}
}

// source returns the lines to read: a file, standard input, what is in the
// store already, or the sample.
func source(o options, args []string, in io.Reader) (io.Reader, error) {
	switch {
	case len(args) == 1 && args[0] == "-":
		return in, nil
	case len(args) == 1:
		data, err := os.ReadFile(args[0])
		return bytes.NewReader(data), err
	case o.sample(args):
		return bytes.NewReader(sample), nil
	}
	return bytes.NewReader(nil), nil
}

func day(o options, args []string, r *retention.Resolver) (retention.Date, error) {
	switch {
	case o.asOf != "":
		return retention.ParseDate(o.asOf)
	case o.sample(args):
		return retention.Date{Year: 2026, Month: time.March, Day: 1}, nil // the sample was written for it
	}
	return r.DateOf(time.Now()), nil
}

// maxLine is the length of the longest line that is read, in bytes.
const maxLine = 1 << 20

// read reads items, and counts the lines that hold none: they are told of on
// standard error, and nothing happens to what they speak of.
func read(in io.Reader) (items []retention.Item, unread int) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		item, err := retention.ReadItem(lines.Bytes())
		if err != nil {
			fmt.Fprintf(os.Stderr, "sweep: line %d: %v\n", n, err)
			unread++
			continue
		}
		items = append(items, item)
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintln(os.Stderr, "sweep: read:", err)
		unread++
	}
	return items, unread
}

// keep puts items into the store and returns everything that is in it and not
// closed: what is kept elsewhere, such as an answered form, stays listed here
// after whoever has it was told.
func keep(ctx context.Context, store *files.Store, items []retention.Item) ([]retention.Item, error) {
	for _, it := range items {
		if err := store.Put(ctx, it); err != nil {
			return nil, err
		}
	}
	var left []retention.Item
	for it, err := range store.All(ctx) {
		if err != nil {
			return nil, err
		}
		receipt, found, err := store.Load(ctx, it.ID)
		if err != nil {
			return nil, err
		}
		if !found || receipt.State() != retention.Deleted {
			left = append(left, it)
		}
	}
	return left, nil
}
