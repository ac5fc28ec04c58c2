// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/baa"
)

// own is what a customer writes down beside the shipped datasets: the account,
// its plan, and the agreement that was signed.
const own = `{
  "format": 1, "name": "own", "recorded": "2026-11-01",
  "parties": [{"id": "clinic", "name": "Example Clinic", "roles": ["covered_entity"]}],
  "accounts": [{"id": "main", "holder": "clinic"}],
  "entitlements": [{"id": "plan", "account": "main", "vendor": "quo", "plan": "business"}],
  "agreements": [{"id": "clinic-quo", "kind": "baa", "status": "signed", "form": "quo-baa",
    "upstream": "clinic", "downstream": "quo", "effective": "2026-02-01"}]
}`

func Example() {
	datasets, err := baa.Starter()
	if err != nil {
		fmt.Println(err)
		return
	}
	records, err := baa.Decode([]byte(own))
	if err != nil {
		fmt.Println(err)
		return
	}
	graph, err := baa.New(append(datasets, records), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	today := baa.Date{Year: 2026, Month: 11, Day: 20}
	for _, service := range []string{"quo/comm.call", "quo/comm.sms", "quo/ai.summary", "sprout/social.dm"} {
		verdict, err := graph.Evaluate(baa.Use{Service: service, Account: "main", AsOf: today})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(service, verdict.Coverage, verdict.Use, verdict.Basis)
	}
	// Output:
	// quo/comm.call covered permitted agreement
	// quo/comm.sms not_covered conditions_unmet vendor_statement
	// quo/ai.summary not_covered conditions_unmet vendor_statement
	// sprout/social.dm prohibited forbidden agreement
}

func ExampleGraph_Flag() {
	datasets, err := baa.Starter()
	if err != nil {
		fmt.Println(err)
		return
	}
	graph, err := baa.New(datasets, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	flag, err := graph.Flag("quo", baa.SMS, baa.Use{AsOf: baa.Date{Year: 2026, Month: 11, Day: 20}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("covered:", flag.Covered, "liable:", flag.Liability)
	for _, c := range flag.Conditions {
		fmt.Println("-", c.Says)
	}
	// Output:
	// covered: false liable: [customer]
	// - The patient accepts unsecured text messages and can withdraw that at any time.
	// - Messages hold no more health information than they need.
	// - The decision to text and its risks are written into the organisation's HIPAA policies.
	// - Appropriate safeguards are in place.
}

// records compiles the shipped datasets with the customer's own.
func records() (*baa.Graph, error) {
	datasets, err := baa.Starter()
	if err != nil {
		return nil, err
	}
	customer, err := baa.Decode([]byte(own))
	if err != nil {
		return nil, err
	}
	return baa.New(append(datasets, customer), nil)
}

func ExampleGraph_WhatIf() {
	graph, err := records()
	if err != nil {
		fmt.Println(err)
		return
	}
	downgrade := baa.Hypothesis{Plans: []baa.PlanChange{{
		Account: "main", Vendor: "quo", Plan: "starter", From: baa.Date{Year: 2026, Month: 12, Day: 1},
	}}}
	differences, err := graph.WhatIf(downgrade, graph.Uses(baa.Use{Account: "main", AsOf: baa.Date{Year: 2026, Month: 12, Day: 1}}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range differences {
		fmt.Println(d.Service, d.Before.Coverage, "->", d.After.Coverage, d.After.Reason)
	}
	// Output:
	// quo/comm.call covered -> not_covered plan_missing
	// quo/comm.recording covered -> not_covered plan_missing
	// quo/comm.transcript covered -> not_covered plan_missing
	// quo/comm.voicemail covered -> not_covered plan_missing
}

func ExampleGraph_BreachClock() {
	graph, err := records()
	if err != nil {
		fmt.Println(err)
		return
	}
	duties, err := graph.BreachClock(baa.Breach{
		Agreement: "clinic-quo", Discovered: baa.Date{Year: 2026, Month: 11, Day: 2},
		Learned: baa.Date{Year: 2026, Month: 11, Day: 5}, Affected: 12,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range duties {
		fmt.Println(d.Due, d.Party, "to", d.Toward, d.Law)
	}
	// Output:
	// 2027-01-01 quo to clinic 45 CFR 164.410(b)
	// 2027-01-04 clinic to individuals 45 CFR 164.404(b)
	// 2027-03-01 clinic to secretary 45 CFR 164.408(c)
}
