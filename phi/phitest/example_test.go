// SPDX-License-Identifier: Apache-2.0

package phitest_test

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/phitest"
)

// A detector of one kind is asked about the vectors of that kind.
func ExampleCheck() {
	d, err := phi.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	all, err := phitest.Vectors()
	if err != nil {
		fmt.Println(err)
		return
	}
	var ours []phitest.Vector
	for _, v := range all {
		if v.Kind == phi.KindIP {
			ours = append(ours, v)
		}
	}
	report := phitest.Check(d, ours, nil)
	fmt.Println(len(report.Failures), "failures")
	fmt.Println(phitest.ReachOf(phi.KindFax))
	// Output:
	// 0 failures
	// label: all: the number is a telephone number
}
