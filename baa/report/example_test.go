// SPDX-License-Identifier: Apache-2.0

package report_test

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/baa/report"
)

func ExampleChain_Mermaid() {
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
	verdict, err := graph.Evaluate(baa.Use{Service: "quo/analytics.export", AsOf: baa.Date{Year: 2026, Month: 11, Day: 20}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(report.NewChain(verdict).Mermaid())
	// Output:
	// flowchart TD
	//   n0["quo/analytics.export<br/>unknown, use unknown: no record"]:::unknown
	//   n1["quo/integration.analytics<br/>not covered, use forbidden: excluded<br/>quo-exclusions, excluded"]:::not_covered
	//   n0 -. sends on .-> n1
	//   classDef covered fill:#d8f0dc,color:#0b3d17,stroke:#0b3d17
	//   classDef unknown fill:#e8e8ee,color:#2b2b3a,stroke:#2b2b3a
	//   classDef not_covered fill:#fbe3d0,color:#5a2400,stroke:#5a2400
	//   classDef prohibited fill:#f7d4d8,color:#5c0010,stroke:#5c0010
}
