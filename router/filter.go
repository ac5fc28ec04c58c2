// SPDX-License-Identifier: Apache-2.0

package router

import "errors"

// Filter is a saved view of an inbox: a condition that picks messages across
// networks. It is immutable and safe for concurrent use. The zero Filter is not
// usable; use [NewFilter].
type Filter struct {
	engine Engine
	when   node
}

// NewFilter compiles a condition. Of the options it uses LoadZone alone. The
// error joins one [*RuleError] for each fault, with a path into the condition.
func NewFilter(when Condition, options *Options) (*Filter, error) {
	f := &Filter{}
	var found faults
	k := compiler{faults: &found, byKey: map[string]int{}, index: newTextIndex(), loadZone: options.orZero().LoadZone}
	f.when = k.condition(&when, "", 0)
	f.engine.atoms, f.engine.index = k.atoms, k.index
	var errs []error
	for _, e := range found.list {
		errs = append(errs, e)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return f, nil
}

// Match says whether a message is in the view, or that the facts do not decide
// it. The error is a [*FactsError].
func (f *Filter) Match(facts Facts) (Truth, error) {
	if err := facts.check(); err != nil {
		return Unknown, err
	}
	s := f.engine.newState(&facts)
	s.endPhase()
	return f.when.eval(s), nil
}
