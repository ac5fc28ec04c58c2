// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"testing"
)

func TestIssuedSSN(t *testing.T) {
	for area := range 1000 {
		d := fmt.Sprintf("%03d%02d%04d", area, 45, 6789)
		want := area != 0 && area != 666 && area < 900
		if got := issuedSSN([]byte(d)); got != want {
			t.Errorf("area %03d: %v, want %v", area, got, want)
		}
	}
	for _, tc := range []struct{ why, digits string }{
		{"no group 00 was issued", "123006789"},
		{"no serial 0000 was issued", "123450000"},
	} {
		if issuedSSN([]byte(tc.digits)) {
			t.Error(tc.why)
		}
	}
}

func TestTaxpayer(t *testing.T) {
	for group := range 100 {
		d := fmt.Sprintf("900%02d1234", group)
		want := group >= 50 && group <= 65 || group >= 70 && group <= 88 || group >= 90 && group <= 99
		if got := taxpayer([]byte(d)); got != want {
			t.Errorf("group %02d: %v, want %v", group, got, want)
		}
	}
	if taxpayer([]byte("123701234")) {
		t.Error("only area 9xx is a taxpayer's")
	}
}
