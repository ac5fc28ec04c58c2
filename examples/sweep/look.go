// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/safeharbor-go/safeharbor/retention"
)

// A summary is what a sweep saw, and what it did if it was told to.
type summary struct {
	AsOf   retention.Date    `json:"as_of"`
	Items  int               `json:"items"`
	Due    int               `json:"due"`
	Unread int               `json:"unread,omitempty"`
	Go     []retention.Step  `json:"go"`
	Stay   []stay            `json:"stay"`
	Counts []retention.Count `json:"counts"`
	Digest string            `json:"digest"`
	Report *report           `json:"report,omitempty"`

	plan retention.Plan
}

// A stay is an item that somebody has to know of, because it is held, in doubt,
// or waits for an answer, and why.
type stay struct {
	ID       string          `json:"id"`
	State    retention.State `json:"state"`
	Rule     string          `json:"rule,omitempty"`
	Holds    []string        `json:"holds,omitempty"`
	Findings []string        `json:"findings,omitempty"`
	Why      string          `json:"why"`
}

// look plans over items and decides about each that does not go.
func look(r *retention.Resolver, asOf retention.Date, items []retention.Item) (*summary, error) {
	plan, err := r.Plan(asOf, slices.Values(items))
	if err != nil {
		return nil, err
	}
	s := &summary{
		AsOf: asOf, Items: plan.Items, Due: plan.Due, Go: plan.Steps, Stay: []stay{}, Counts: plan.Counts, Digest: plan.Digest, plan: plan,
	}
	if s.Go == nil {
		s.Go = []retention.Step{}
	}
	for _, item := range items {
		d, err := r.Resolve(item, asOf)
		if err != nil { // counted by the plan; it stays
			s.Stay = append(s.Stay, stay{ID: item.ID, Why: err.Error()})
			continue
		}
		if gone := slices.ContainsFunc(plan.Steps, func(step retention.Step) bool { return step.ID == item.ID }); gone {
			continue
		}
		answered := !slices.ContainsFunc(d.Because, func(r retention.Reason) bool { return r.Effect == retention.Respond })
		if d.State != retention.Held && d.State != retention.Unknown && len(d.Findings) == 0 && answered {
			continue
		}
		s.Stay = append(s.Stay, why(item.ID, &d))
	}
	return s, nil
}

func why(id string, d *retention.Decision) stay {
	s := stay{ID: id, State: d.State, Rule: d.Rule, Holds: d.Holds()}
	for _, f := range d.Findings {
		text := f.Code.String()
		if f.Rule != "" {
			text += " of " + f.Rule
		}
		if f.Anchor != 0 {
			text += " (" + f.Anchor.String() + ")"
		}
		s.Findings = append(s.Findings, text)
	}
	s.Why = "nothing says what to do with it"
	if len(d.Because) > 0 {
		s.Why = d.Because[0].String()
	}
	return s
}

func (s *summary) writeJSON(out io.Writer) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return e.Encode(s)
}

func (s *summary) writeTable(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	var errs []error
	print := func(format string, args ...any) {
		_, err := fmt.Fprintf(w, format, args...)
		errs = append(errs, err)
	}
	print("As of %v: %d of %d items may go.\n", s.AsOf, s.Due, s.Items)
	if len(s.Go) > 0 {
		print("\nGO\tKIND\tRULE\tSINCE\tBY\tHOW\tTELL\n")
	}
	for _, g := range s.Go {
		by, tell := "-", "-"
		if !g.DeleteBy.IsZero() {
			by = g.DeleteBy.String()
		}
		if len(g.Instruct) > 0 {
			tell = g.Instruct[0]
		}
		print("%s\t%v\t%s\t%v\t%s\t%v\t%s\n", g.ID, g.Kind, g.Rule, g.DeleteAt, by, g.Disposition, tell)
	}
	if len(s.Stay) > 0 {
		print("\nSTAY\tSTATE\tFINDINGS\tWHY\n")
	}
	for _, k := range s.Stay {
		print("%s\t%v\t%s\t%s\n", k.ID, k.State, cmp.Or(strings.Join(k.Findings, ", "), "-"), k.Why)
	}
	print("\nITEMS\tSTATE\tRULE\tFINDING\n")
	for _, c := range s.Counts {
		rule, finding := cmp.Or(c.Rule, "-"), "-"
		if c.Finding != 0 {
			finding = c.Finding.String()
		}
		print("%d\t%v\t%s\t%s\n", c.Items, c.State, rule, finding)
	}
	print("\nplan %s\n", s.Digest)
	if s.Unread > 0 {
		print("%d lines could not be read; what they speak of stays\n", s.Unread)
	}
	if r := s.Report; r != nil {
		print("\n%d deleted, %d pending, %d failed, %d kept, %d left for the next run\n", r.Deleted, r.Pending, r.Failed, r.Kept, r.Left)
		for _, text := range r.Failures {
			print("%s\n", text)
		}
		print("ledger: %d entries, %s\n", r.Entries, r.Head)
	}
	return errors.Join(append(errs, w.Flush())...)
}
