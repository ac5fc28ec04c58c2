// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"

	"github.com/safeharbor-go/safeharbor/router"
)

// A rule is a condition that every engine can express: a profile, an upper
// bound on the level, and one of two words. Empty parts ask nothing.
type rule struct {
	id      string
	profile string
	below   router.Level
	words   []string
}

// A message is what rules ask about.
type message struct {
	profile string
	level   router.Level
	text    string
}

// shapes are the kinds of rule sets.
var shapes = []string{"keyed", "words", "varied", "dense"}

// rulesOf makes n rules of a shape.
func rulesOf(shape string, n int) []rule {
	rules := make([]rule, n)
	for i := range rules {
		r := rule{id: fmt.Sprintf("r%04d", i), below: router.LevelLikely}
		switch shape {
		case "keyed":
			r.profile = fmt.Sprintf("p%d", i%(n/4))
			r.words = []string{fmt.Sprintf("word%04d", i), "appointment"}
		case "words":
			r.words = []string{fmt.Sprintf("word%04d", i), fmt.Sprintf("term%04d", i)}
		case "varied":
			r.words = []string{fmt.Sprintf("word%04d", i), "hello"}
		default:
			r.words = []string{"hello", "appointment"}
		}
		rules[i] = r
	}
	return rules
}

// messages are short, as those of an inbox are.
var messages = []message{
	{"p1", router.LevelNone, "hello there, can i move my appointment to friday afternoon please?"},
	{"p7", router.LevelPossible, "hello, word0007 and term0012 are what the letter said"},
	{"p3", router.LevelNone, "hello again and thanks, that was quick"},
}

// An engine says which rules match a message, in the order of the rules.
type engine interface {
	match(m message) ([]string, error)
}

// planner is the router.
type planner struct{ engine *router.Engine }

func newPlanner(rules []rule) (planner, error) {
	set := router.RuleSet{
		Format:  router.Format,
		Folders: []router.Folder{{ID: "review", Purpose: router.FolderReview, Retention: "review"}},
		Review:  router.Review{Folder: "review", Notify: "desk", Approvers: []string{"desk"}},
		Default: router.DefaultPlan{Do: []router.Action{{Keep: true}}},
	}
	for _, r := range rules {
		var parts []router.Condition
		if r.profile != "" {
			parts = append(parts, router.Is("profile", router.OpEq, r.profile))
		}
		parts = append(parts, router.Is("level", router.OpLt, r.below.String()), router.Is("text", router.OpContainsPhrase, r.words...))
		set.Rules = append(set.Rules, router.Rule{
			ID: r.id, Phase: router.PhaseClassify, When: router.All(parts...), Do: []router.Action{{Tag: "matched"}},
		})
	}
	e, err := router.New(set, nil)
	return planner{e}, err
}

func (p planner) plan(m message) (router.Plan, error) {
	return p.engine.Evaluate(router.Facts{
		ID: "m", Event: router.EventReceived, Origin: router.OriginCustomer, Profile: m.profile, Level: m.level, Text: &m.text,
	})
}

func (p planner) match(m message) ([]string, error) {
	plan, err := p.plan(m)
	if err != nil {
		return nil, err
	}
	if tags := plan.Find(router.SlotTag); len(tags) > 0 {
		return tags[0].Rules, nil
	}
	return nil, nil
}

func newRouter(rules []rule) (engine, error) { return newPlanner(rules) }

// teller is the router with a reader of its traces.
type teller struct{ planner }

func newTeller(rules []rule) (engine, error) {
	p, err := newPlanner(rules)
	if err != nil {
		return nil, err
	}
	return teller{p}, nil
}

func (t teller) match(m message) ([]string, error) {
	plan, err := t.plan(m)
	if err != nil {
		return nil, err
	}
	var found []string
	for r := range plan.Trace.All() {
		if r.Phase == router.PhaseClassify {
			found = append(found, r.Rule)
		}
	}
	return found, nil
}

// expression writes a rule in a syntax that expr and CEL share but for the
// operator on texts.
func (r rule) expression(contains string) string {
	var parts []string
	if r.profile != "" {
		parts = append(parts, fmt.Sprintf("profile == %q", r.profile))
	}
	parts = append(parts, fmt.Sprintf("level < %d", r.below))
	var words []string
	for _, w := range r.words {
		words = append(words, fmt.Sprintf(contains, w))
	}
	return strings.Join(append(parts, "("+strings.Join(words, " || ")+")"), " && ")
}
