// SPDX-License-Identifier: Apache-2.0

package main

import (
	"testing"
)

func TestReplace(t *testing.T) {
	got, err := replace("a\n"+begin+"old\n"+end+"b\n", "new\n")
	if want := "a\n" + begin + "new\n" + end + "b\n"; got != want || err != nil {
		t.Errorf("got %q and %v, want %q", got, err, want)
	}
	for _, readme := range []string{"", "a\n" + begin, end + begin} {
		if _, err := replace(readme, "new\n"); err == nil {
			t.Errorf("%q: no error", readme)
		}
	}
}
