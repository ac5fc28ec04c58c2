// SPDX-License-Identifier: Apache-2.0

// Coverage answers for each use in its input whether agreements cover it.
//
//	go run ./examples/coverage -starter -dataset own.json < uses.jsonl
//	go run ./examples/coverage -matrix -format html > coverage.html
//
// Input is {"id","service","part"?,"data"?,"intent"?,"account"?,"as_of"?}, output
// {"id","coverage","use","basis","path","unmet","responsible","accepted_risk"}.
// The records are those of -dataset, or the shipped ones without it; -starter adds
// the shipped ones to the others, so that a signed agreement can name its form. A
// line without "as_of" asks about the day of -as-of, today unless it is given.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/baa/report"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("coverage", flag.ContinueOnError)
	var files []string
	flags.Func("dataset", "JSON `file` with a dataset; may be given several times", func(name string) error {
		files = append(files, name)
		return nil
	})
	starter := flags.Bool("starter", false, "read the shipped datasets beside those of -dataset")
	asOf := flags.String("as-of", time.Now().Format(time.DateOnly), "`day` of lines that name none")
	maxAge := flags.String("max-age", "", "`period` such as P6M after which a source is too old; none if empty")
	fail := flags.Bool("fail", false, "end with status 1 if a use is not covered")
	matrix := flags.Bool("matrix", false, "print a matrix of all services instead of reading lines")
	format := flags.String("format", "markdown", "form of the matrix: markdown, html or svg; with -chain: mermaid or svg")
	account := flags.String("account", "", "account of the matrix, the chain or the lint")
	vendors := flags.String("vendors", "", "vendors of the matrix, such as quo,sprout; all if empty")
	chain := flags.String("chain", "", "draw the chain of one `service` instead of reading lines")
	lint := flags.Bool("lint", false, "print doubts about the records instead of reading lines")
	until := flags.String("expiries", "", "list what ends up to this `day` instead of reading lines")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if *chain != "" && !given["format"] {
		*format = "mermaid"
	}

	a, err := newAnswerer(files, *starter || len(files) == 0, *maxAge, *asOf)
	if err != nil {
		fmt.Fprintln(os.Stderr, "coverage:", err)
		return 2
	}
	if *matrix || *chain != "" || *lint || *until != "" {
		var page string
		switch {
		case *matrix:
			page, err = a.matrix(*format, *account, *vendors)
		case *chain != "":
			page, err = a.chain(*format, *account, *chain)
		case *lint:
			page, err = a.lint()
		default:
			page, err = a.expiries(*until)
		}
		if err == nil {
			_, err = io.WriteString(out, page)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "coverage:", err)
			return 2
		}
		return 0
	}
	status := jsonlines.Run(in, out, jsonlines.JSON, a.answer)
	if *fail && a.uncovered {
		status = max(status, 1)
	}
	return status
}

// An answerer answers lines and prints reports.
type answerer struct {
	graph     *baa.Graph
	asOf      baa.Date
	uncovered bool
}

func newAnswerer(files []string, starter bool, maxAge, asOf string) (*answerer, error) {
	var datasets []baa.Dataset
	if starter {
		var err error
		if datasets, err = baa.Starter(); err != nil {
			return nil, err
		}
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		d, err := baa.Decode(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		datasets = append(datasets, d)
	}
	o := &baa.Options{}
	if maxAge != "" {
		if err := o.MaxCatalogueAge.UnmarshalText([]byte(maxAge)); err != nil {
			return nil, fmt.Errorf("-max-age: %w", err)
		}
	}
	a := &answerer{}
	var err error
	if a.asOf, err = baa.ParseDate(asOf); err != nil {
		return nil, fmt.Errorf("-as-of: %w", err)
	}
	a.graph, err = baa.New(datasets, o)
	return a, err
}

var errFormat = errors.New("-format: want markdown, html or svg for a matrix, mermaid or svg for a chain")

func (a *answerer) matrix(format, account, vendors string) (string, error) {
	q := report.Question{Account: account, AsOf: a.asOf}
	if vendors != "" {
		q.Vendors = strings.Split(vendors, ",")
	}
	m, err := report.NewMatrix(a.graph, q)
	if err != nil {
		return "", err
	}
	switch format {
	case "markdown":
		return m.Markdown(), nil
	case "html":
		return m.HTML(), nil
	case "svg":
		return m.SVG(), nil
	}
	return "", errFormat
}

func (a *answerer) chain(format, account, service string) (string, error) {
	v, err := a.graph.Evaluate(baa.Use{Service: service, Account: account, AsOf: a.asOf})
	if err != nil {
		return "", err
	}
	switch c := report.NewChain(v); format {
	case "mermaid":
		return c.Mermaid(), nil
	case "svg":
		return c.SVG(), nil
	}
	return "", errFormat
}

func (a *answerer) lint() (string, error) {
	all, err := a.graph.Lint(a.asOf)
	var b strings.Builder
	for _, l := range all {
		fmt.Fprintf(&b, "%s: %s\n", l.Code, strings.Join(l.Records, ", "))
	}
	return b.String(), err
}

func (a *answerer) expiries(until string) (string, error) {
	to, err := baa.ParseDate(until)
	if err != nil {
		return "", fmt.Errorf("-expiries: %w", err)
	}
	c, err := report.NewCalendar(a.graph, a.asOf, to)
	return c.Markdown(), err
}
