// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

func Example() {
	d, err := deid.New(deid.SafeHarbor(), nil)
	if err != nil {
		panic(err) // only a policy or an option can be wrong
	}
	r, err := d.ApplyText("My name is John Smith, SSN 078-05-1120, seen March 3, 2026")
	if err != nil {
		fmt.Println("nothing was released:", err)
		return
	}
	fmt.Println(r.Text().Reveal())
	fmt.Println(r)
	// Output:
	// My name is [NAME], SSN [SSN], seen 2026
	// safe-harbor@1: edits 3, residual 0
}

func ExampleDisplay() {
	d, err := deid.New(deid.Display(), nil)
	if err != nil {
		panic(err)
	}
	r, err := d.ApplyText("Call 410-555-0123 or 410-555-0124, but not (410) 555-0123.")
	if err != nil {
		fmt.Println("nothing was released:", err)
		return
	}
	fmt.Println(r.Text().Reveal())
	// Output:
	// Call [PHONE-1] or [PHONE-2], but not [PHONE-1].
}

func ExamplePolicy_Derive() {
	stricter, err := deid.SafeHarbor().Derive(deid.PolicySpec{
		Name: "clinic-export", Version: "2026-11",
		Kinds: map[phi.Kind]deid.Transform{phi.KindDate: deid.Tag()},
	})
	if err != nil {
		panic(err)
	}
	for _, c := range deid.Diff(deid.SafeHarbor(), stricter) {
		fmt.Println(c.Kind, c.From, "to", c.To, "looser:", c.Looser)
	}
	// Output:
	// date year to tag looser: false
}
