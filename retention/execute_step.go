// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"context"
	"slices"
)

// stepRun is one step of a plan being carried out.
type stepRun struct {
	*Executor
	ctx    context.Context
	step   *Step
	index  int // of the step in the plan
	asOf   Date
	report *Report
	full   bool // no more deletions may begin in this run
	began  bool // the deletion of the item began in this run
}

// do carries out the step and reports whether it failed. The error ends the
// run: without source, journal and ledger nothing may be done.
func (s *stepRun) do() (failed bool, _ *ExecuteError) {
	receipt, begun, err := s.opts.Journal.Load(s.ctx, s.step.ID)
	if err != nil {
		return true, &ExecuteError{Err: ErrJournal, cause: err}
	}
	if begun && receipt.State() == Deleted {
		s.report.Deleted++
		return false, nil
	}
	item, found, err := s.opts.Source.Item(s.ctx, s.step.ID)
	if err != nil {
		return true, &ExecuteError{Err: ErrSource, cause: err}
	}
	switch {
	case !found && !begun:
		s.report.Missing++
		return false, nil
	case !found:
		item = receipt.Item // the live copy went first; the others follow
	}
	resolver, err := s.opts.Source.Resolver(s.ctx)
	if err != nil || resolver == nil {
		return true, &ExecuteError{Err: ErrSource, cause: err}
	}
	if s.full && !begun {
		s.report.Left++
		return false, nil
	}
	decision, err := s.decide(resolver, &item)
	if err != nil || decision.State != Due || item.ID != s.step.ID {
		return false, s.kept(&item, &decision)
	}
	stores := resolver.storesOf(item.Kind)
	if len(stores) == 0 { // nobody could acknowledge anything
		s.report.Failed++
		s.report.Failures = append(s.report.Failures, &StoreError{Step: s.index, cause: ErrUnbound})
		return true, nil
	}
	if !begun {
		s.began = true
		receipt = s.begin(&item, &decision, stores)
		// The ledger knows of every deletion before it begins.
		if err := s.record(&receipt, LedgerEntry{Event: Begin}); err != nil {
			return true, err
		}
		if err := s.save(&receipt); err != nil {
			return true, err
		}
	}
	for _, rule := range stores {
		if err := s.ask(&receipt, rule); err != nil {
			return true, err
		}
	}
	return s.finish(&receipt)
}

// begin returns the receipt of an item that no store has been asked about.
func (s *stepRun) begin(item *Item, d *Decision, stores []*StoreRule) Receipt {
	r := Receipt{Item: item.clone(), Rule: d.Rule, Disposition: d.Disposition, Begun: s.asOf}
	for _, rule := range stores {
		r.set(StoreAnswer{Store: rule.Name, Role: rule.Role})
	}
	return r
}

// storesOf returns the rules of the stores that have a copy of a kind, in the
// order of their roles and names.
func (r *Resolver) storesOf(k Kind) []*StoreRule {
	var rules []*StoreRule
	for i := range r.schedule.Stores {
		if s := &r.schedule.Stores[i]; s.holds(k) {
			rules = append(rules, s)
		}
	}
	return rules
}

// ask asks one store, unless it has answered for good or its day has not come.
func (s *stepRun) ask(receipt *Receipt, rule *StoreRule) *ExecuteError {
	last := receipt.answer(rule.Name)
	if last.final() || last.Status == Pending && s.asOf.Before(last.Until) {
		return nil
	}
	answer := s.erase(receipt, rule, last)
	receipt.set(StoreAnswer{Store: rule.Name, Role: rule.Role, Answer: answer})
	// The ledger comes first: a run that dies in between asks the store again
	// and writes a second entry, where the other order would lose the first.
	if err := s.record(receipt, LedgerEntry{Event: StoreAnswered, Store: rule.Name, Answer: answer}); err != nil {
		return err
	}
	return s.save(receipt)
}

func (s *stepRun) erase(receipt *Receipt, rule *StoreRule, last Acknowledgement) Acknowledgement {
	store, ok := s.opts.Stores[rule.Name]
	switch expires, _ := rule.Expires.Period(); {
	case ok:
		e := Erasure{ID: s.step.ID, Kind: receipt.Item.Kind, Disposition: receipt.Disposition, AsOf: s.asOf}
		answer, err := store.Erase(s.ctx, e)
		answer = answer.valid()
		if err != nil || answer.Status == Failed {
			s.report.Failures = append(s.report.Failures, &StoreError{Store: rule.Name, Step: s.index, cause: err})
			return Acknowledgement{}
		}
		return answer
	case rule.Party != "":
		return Acknowledgement{Status: NotOurs, Party: rule.Party}
	case rule.Role == Backup && last.Status == Pending:
		return Acknowledgement{Status: Done} // its day has come
	case rule.Role == Backup:
		return Acknowledgement{Status: Pending, Until: For(expires).after(s.asOf)}
	}
	s.report.Failures = append(s.report.Failures, &StoreError{Store: rule.Name, Step: s.index, cause: ErrUnbound})
	return Acknowledgement{}
}

// finish closes a receipt when every store has answered for good.
func (s *stepRun) finish(receipt *Receipt) (failed bool, _ *ExecuteError) {
	pending := false
	for _, a := range receipt.Stores {
		pending = pending || a.Answer.Status == Pending
		failed = failed || a.Answer.Status == Failed
	}
	switch {
	case failed:
		s.report.Failed++
	case pending:
		s.report.Pending++
	default:
		receipt.Closed = s.asOf
		if err := s.record(receipt, LedgerEntry{Event: Close}); err != nil {
			return true, err
		}
		if err := s.save(receipt); err != nil {
			return true, err
		}
		s.report.Deleted++
	}
	if s.opts.Receipt != nil {
		s.opts.Receipt(receipt.clone())
	} else {
		s.report.Receipts = append(s.report.Receipts, receipt.clone())
	}
	return failed, nil
}

// record writes an entry about the item to the ledger.
func (s *stepRun) record(receipt *Receipt, e LedgerEntry) *ExecuteError {
	e.At, e.Actor, e.Authority = s.asOf, s.opts.Actor, receipt.Rule
	e.Ref, e.Kind, e.Disposition = s.opts.Ledger.Ref(s.step.ID), receipt.Item.Kind, receipt.Disposition
	if err := s.opts.Ledger.append(e); err != nil {
		return &ExecuteError{Field: "ledger", Err: err}
	}
	return nil
}

func (s *stepRun) save(receipt *Receipt) *ExecuteError {
	// What a store has done must be kept even when the run is being stopped.
	if err := s.opts.Journal.Save(context.WithoutCancel(s.ctx), receipt.clone()); err != nil {
		return &ExecuteError{Err: ErrJournal, cause: err}
	}
	return nil
}

// decide decides again about the item, with its thread where that matters.
func (s *stepRun) decide(r *Resolver, item *Item) (Decision, error) {
	threads, ok := s.opts.Source.(ThreadSource)
	if !r.threaded || item.Thread == "" || !ok {
		return r.Resolve(*item, s.asOf)
	}
	items, err := threads.Thread(s.ctx, item.Thread)
	if err != nil {
		return Decision{}, err
	}
	// The source does not have the item any more when the live copy went first.
	i := slices.IndexFunc(items, func(o Item) bool { return o.ID == item.ID })
	if i < 0 {
		i = len(items)
		items = append(slices.Clip(items), *item)
	}
	ds, err := r.ResolveThread(items, s.asOf)
	if err != nil {
		return Decision{}, err
	}
	return ds[i], nil
}

// kept counts an item that may not go any more, and records by what.
func (s *stepRun) kept(item *Item, d *Decision) *ExecuteError {
	s.report.Kept++
	c := d.count()
	i, found := slices.BinarySearchFunc(s.report.Counts, c, Count.compare)
	if !found {
		s.report.Counts = slices.Insert(s.report.Counts, i, c)
	}
	s.report.Counts[i].Items++
	about := Receipt{Item: Item{Kind: item.Kind}, Rule: d.Rule}
	if !kindWords.has(uint8(item.Kind)) {
		about.Item.Kind = 0 // the item became unreadable, which is why it stays
	}
	return s.record(&about, LedgerEntry{Event: Blocked})
}
