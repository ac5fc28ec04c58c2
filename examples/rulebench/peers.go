// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"github.com/cedar-policy/cedar-go"
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

// exprPrograms are the rules as programs of expr-lang/expr.
type exprPrograms struct {
	rules    []rule
	programs []*vm.Program
}

// exprFacts are the facts as expr sees them.
type exprFacts struct {
	Profile string `expr:"profile"`
	Level   int    `expr:"level"`
	Text    string `expr:"text"`
}

func newExpr(rules []rule) (engine, error) {
	e := exprPrograms{rules: rules}
	for _, r := range rules {
		p, err := expr.Compile(r.expression(`text contains %q`), expr.Env(exprFacts{}), expr.AsBool())
		if err != nil {
			return nil, err
		}
		e.programs = append(e.programs, p)
	}
	return e, nil
}

func (e exprPrograms) match(m message) ([]string, error) {
	facts := exprFacts{m.profile, int(m.level), m.text}
	var machine vm.VM
	var found []string
	for i, p := range e.programs {
		v, err := machine.Run(p, facts)
		if err != nil {
			return nil, err
		}
		if v == true {
			found = append(found, e.rules[i].id)
		}
	}
	return found, nil
}

// celPrograms are the rules as programs of cel-go.
type celPrograms struct {
	rules    []rule
	programs []cel.Program
}

func newCEL(rules []rule) (engine, error) {
	env, err := cel.NewEnv(cel.Variable("profile", cel.StringType), cel.Variable("level", cel.IntType), cel.Variable("text", cel.StringType))
	if err != nil {
		return nil, err
	}
	e := celPrograms{rules: rules}
	for _, r := range rules {
		ast, issues := env.Compile(r.expression(`text.contains(%q)`))
		if issues.Err() != nil {
			return nil, issues.Err()
		}
		p, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize))
		if err != nil {
			return nil, err
		}
		e.programs = append(e.programs, p)
	}
	return e, nil
}

func (e celPrograms) match(m message) ([]string, error) {
	facts, err := cel.NewActivation(map[string]any{"profile": m.profile, "level": int64(m.level), "text": m.text})
	if err != nil {
		return nil, err
	}
	var found []string
	for i, p := range e.programs {
		v, _, err := p.Eval(facts)
		if err != nil {
			return nil, err
		}
		if v.Value() == true {
			found = append(found, e.rules[i].id)
		}
	}
	return found, nil
}

// cedarPolicies are the rules as policies of cedar-go.
type cedarPolicies struct{ policies *cedar.PolicySet }

func newCedar(rules []rule) (engine, error) {
	e := cedarPolicies{cedar.NewPolicySet()}
	for _, r := range rules {
		var words []string
		for _, w := range r.words {
			words = append(words, fmt.Sprintf("context.text like \"*%s*\"", w))
		}
		parts := []string{fmt.Sprintf("context.level < %d", r.below), "(" + strings.Join(words, " || ") + ")"}
		if r.profile != "" {
			parts = append([]string{fmt.Sprintf("context.profile == %q", r.profile)}, parts...)
		}
		var p cedar.Policy
		if err := p.UnmarshalCedar([]byte("permit(principal, action, resource) when { " + strings.Join(parts, " && ") + " };")); err != nil {
			return nil, err
		}
		e.policies.Add(cedar.PolicyID(r.id), &p)
	}
	return e, nil
}

// errCedar says that a policy could not be evaluated.
var errCedar = errors.New("cedar: a policy failed")

func (e cedarPolicies) match(m message) ([]string, error) {
	_, diagnostic := cedar.Authorize(e.policies, cedar.EntityMap{}, cedar.Request{
		Principal: cedar.NewEntityUID("User", "a"), Action: cedar.NewEntityUID("Action", "route"), Resource: cedar.NewEntityUID("Message", "m"),
		Context: cedar.NewRecord(cedar.RecordMap{
			"profile": cedar.String(m.profile), "level": cedar.Long(m.level), "text": cedar.String(m.text),
		}),
	})
	if len(diagnostic.Errors) > 0 {
		return nil, errCedar
	}
	var found []string
	for _, r := range diagnostic.Reasons {
		found = append(found, string(r.PolicyID))
	}
	slices.Sort(found)
	return found, nil
}
