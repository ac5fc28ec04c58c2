// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

func Example() {
	g, err := disclaimer.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	draft := "Thank you for your visit! We are glad your knee feels better."
	r, err := g.Check(disclaimer.Exchange{Reply: draft, Channel: phi.ChannelPublicReview})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Verdict)
	for _, v := range r.Violations {
		fmt.Printf("%s %s: %q\n", v.Severity, v.Code, draft[v.Start:v.End])
	}
	// Output:
	// block
	// caution confirms_relationship: "your visit"
	// high discloses_treatment: "your knee"
	// high confirms_outcome: "knee feels better"
}

func ExampleGuard_Check_facts() {
	g, err := disclaimer.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts, err := disclaimer.ParseFacts([]byte(`{"deletion":"failed","contacts":["410-555-0110"]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := g.Check(disclaimer.Exchange{
		Reply:   "We deleted your comment to protect your privacy. Please call 410-555-0110.",
		Channel: phi.ChannelPublicComment, Facts: facts,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Verdict, r.Violations[0].Code)
	// Output:
	// block claims_deletion
}
