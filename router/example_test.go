// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/router"
)

func Example() {
	engine, err := router.New(router.HealthcareBaseline(), router.BaselineOptions())
	if err != nil {
		fmt.Println(err)
		return
	}
	facts, err := router.ParseFacts([]byte(`{"id": "m1", "network": "facebook", "channel": "public_comment", "event": "received",
		"origin": "customer", "level": "certain", "health": true, "intents": [], "language": "en"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := engine.Evaluate(facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range plan.Steps {
		fmt.Println(s.Slot, s.Value, s.Rules)
	}
	// Output:
	// tag review-health [tag-health]
	// folder review-health [route-review]
	// notify privacy [route-alert]
	// remove hide [route-hide]
	// redirect phone [respond-public-removed respond-public]
	// auto_reply removed.redirect [respond-public-removed]
	// retention review-health [route-alert]
}

// A rule set in JSON: the error names the place and what was probably meant.
func ExampleCompile() {
	_, err := router.Compile([]byte(`{
  "format": 1,
  "folders": [{"id": "review", "purpose": "review_delete"}],
  "review": {"folder": "review", "notify": "privacy", "approvers": ["privacy"]},
  "rules": [
    {"id": "hide", "phase": "route",
     "when": {"field": "level", "op": "gte", "value": "likley"},
     "do": [{"remove": {"mode": "hide_then_review"}}]}
  ],
  "default_plan": {"do": [{"keep": true}]}
}`), nil)
	fmt.Println(err)
	// Output: router: rule "hide": line 7, column 55: /rules/0/when/value: bad_value (did you mean "likely"?)
}

// Why did a rule not act?
func ExampleEngine_Explain() {
	engine, err := router.New(router.HealthcareBaseline(), router.BaselineOptions())
	if err != nil {
		fmt.Println(err)
		return
	}
	trace, err := engine.Explain(router.Facts{ID: "m1", Event: router.EventReceived, Origin: router.OriginCustomer,
		Level: router.LevelCertain, Channel: router.ChannelDM})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range trace.Rules() {
		if r.Rule == "route-hide" {
			fmt.Println(r.Outcome)
			for _, l := range r.Leaves {
				fmt.Println(l.Path, l.Field, l.Op, l.Answer)
			}
		}
	}
	// Output:
	// no_match
	// /all/0 level gte yes
	// /all/1 visibility eq no
}
