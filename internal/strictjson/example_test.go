// SPDX-License-Identifier: Apache-2.0

package strictjson_test

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

func Example() {
	var rule struct {
		ID       string `json:"id"`
		Priority int    `json:"priority"`
	}
	err := strictjson.Decode([]byte("{\n  \"id\": \"a\",\n  \"prioritty\": 1\n}"), &rule)
	fmt.Println(err)
	// Output: strictjson: line 3, column 3: /: unknown_key (did you mean "priority"?)
}
