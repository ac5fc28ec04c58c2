// SPDX-License-Identifier: Apache-2.0

package civil_test

import (
	"fmt"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/civil"
)

func Example() {
	cancelled, err := civil.Parse("2026-01-31")
	if err != nil {
		fmt.Println(err)
		return
	}
	end := cancelled.Add(civil.Period{Months: 13})
	fmt.Println("the term ends on", end)
	fmt.Println("work may start at", end.AddDays(1).Start(time.UTC).Format(time.RFC3339))
	// Output:
	// the term ends on 2027-02-28
	// work may start at 2027-03-01T00:00:00Z
}
