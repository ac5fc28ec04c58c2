// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/retention/files"
)

// A report is a retention.Report with where the ledger ends. Keep the head
// somewhere else: it proves later that nothing was cut off.
type report struct {
	retention.Report
	Failures []string `json:"failures,omitempty"`
	Entries  uint64   `json:"entries"`
	Head     string   `json:"head"`
}

// execute goes on with what earlier runs began, then carries the plan out.
func execute(ctx context.Context, o options, store *files.Store, plan retention.Plan) (_ *report, err error) {
	key, err := os.ReadFile(o.keyFile)
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(o.store, "ledger.jsonl"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	ledger, err := retention.OpenLedger(f, key, retention.Head{})
	if err != nil {
		return nil, err
	}
	r, err := store.Resolver(ctx)
	if err != nil {
		return nil, err
	}
	x, err := retention.NewExecutor(retention.ExecuteOptions{
		Source: store, Journal: store, Ledger: ledger, Approved: o.approve, Batch: o.batch,
		Stores: stores(r, store, filepath.Join(o.store, "instructions.jsonl")),
	})
	if err != nil {
		return nil, err
	}
	before, err := x.Resume(ctx, plan.AsOf)
	if err != nil {
		return nil, err
	}
	done, err := x.Execute(ctx, plan, plan.AsOf)
	if err != nil {
		return nil, err
	}
	done.Deleted += before.Deleted
	done.Pending += before.Pending
	done.Failed += before.Failed
	done.Kept += before.Kept
	rep := &report{Report: done, Entries: ledger.Head().Seq, Head: ledger.Head().Hash}
	for _, err := range append(before.Failures, done.Failures...) {
		rep.Failures = append(rep.Failures, err.Error())
	}
	return rep, nil
}

// stores binds the live store of the schedule to the folder, and every other
// store that is not a backup and belongs to nobody else to the instructions.
func stores(r *retention.Resolver, live *files.Store, instructions string) map[string]retention.Store {
	bound := map[string]retention.Store{}
	for _, rule := range r.Stores() {
		switch {
		case rule.Role == retention.Live:
			bound[rule.Name] = live
		case rule.Role != retention.Backup && rule.Party == "":
			bound[rule.Name] = instruction{name: rule.Name, file: instructions}
		}
	}
	return bound
}

// An instruction is a store that asks somebody else to erase. It holds no proof
// that they did, so it never answers done.
type instruction struct{ name, file string }

func (i instruction) Erase(ctx context.Context, e retention.Erasure) (_ retention.Acknowledgement, err error) {
	if err := ctx.Err(); err != nil {
		return retention.Acknowledgement{}, err
	}
	line, err := json.Marshal(struct {
		Store       string                `json:"store"`
		ID          string                `json:"id"`
		Kind        retention.Kind        `json:"kind"`
		Disposition retention.Disposition `json:"disposition"`
		AsOf        retention.Date        `json:"as_of"`
	}{i.name, e.ID, e.Kind, e.Disposition, e.AsOf})
	if err != nil {
		return retention.Acknowledgement{}, err
	}
	f, err := os.OpenFile(i.file, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return retention.Acknowledgement{}, err
	}
	_, err = f.Write(append(line, '\n'))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return retention.Acknowledgement{}, err
	}
	return retention.Acknowledgement{Status: retention.Reported}, nil
}
