// SPDX-License-Identifier: Apache-2.0

package pattern_test

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/pattern"
)

func Example() {
	badge, err := pattern.New(pattern.Description{
		Name: "badge", Kind: phi.KindOtherID, Expression: `\bB[A-Z]\d{5}\b`,
		Positive: []pattern.Example{{Text: "ask for BX40771 at the desk", Value: "BX40771"}},
		Negative: []string{"the B747 leaves at 5"},
	}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := phi.New(&phi.Options{Recognizers: []phi.Recognizer{badge}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Detect(phi.Body("it was BX４0772 on Monday")))
	// Output: [other_id@0:7-16 user/badge] <nil>
}

// Patterns are data: a tenant's can lie in a file.
func ExampleDecode() {
	descriptions, err := pattern.Decode([]byte(`[{
		"name": "acme/chart",
		"kind": "mrn",
		"expression": "(?<=chart )(?<value>\\d{4})-(?!0000)\\d{4}",
		"literals": ["chart "],
		"context": ["patient"],
		"positive": [{"text": "chart 4471-9021", "value": "4471"}],
		"negative": ["chart 4471-0000", "flight 4471-9021"]
	}]`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range descriptions {
		chart, err := pattern.New(d, nil)
		fmt.Println(chart, err)
	}
	// Output: pattern user/acme/chart <nil>
}
