// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/retention"
)

func Example() {
	schedule, err := retention.Starter()
	if err != nil {
		fmt.Println(err)
		return
	}
	resolver, err := retention.New(schedule, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	item, err := retention.ReadItem([]byte(`{
		"id": "message-1", "kind": "message", "account": "clinic",
		"anchors": {"created": "2025-05-02", "cancelled": "2026-01-31"}
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	decision, err := resolver.Resolve(item, retention.Date{Year: 2026, Month: 3, Day: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(decision)
	for _, reason := range decision.Because {
		fmt.Println("-", reason)
	}
	// Output:
	// retained by account_reactivation, deletion may start on 2027-03-01
	// - policy account_reactivation version 1 keeps it at most P13M from the day cancelled: it may go from 2027-03-01
}
