// SPDX-License-Identifier: Apache-2.0

package retentiontest_test

import (
	"context"
	"fmt"

	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/retention/retentiontest"
)

func ExampleConform() {
	r, err := retention.New(retentiontest.Schedule(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	err = retentiontest.Conform(context.Background(), func() (retentiontest.Subject, error) {
		m := retention.NewMemory(r)
		return retentiontest.Subject{
			Store: m, Source: m, Journal: m,
			Put: func(ctx context.Context, it retention.Item) error {
				m.Put(it) // even when ctx is over: the one law that this breaks
				return nil
			},
		}, nil
	})
	fmt.Println(err)
	// Output: retentiontest: a context that is over stops everything: Put went on
}
