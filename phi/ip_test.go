// SPDX-License-Identifier: Apache-2.0

package phi

import "testing"

func TestHardwareAddress(t *testing.T) {
	for _, tc := range []struct {
		why, s string
		want   bool
	}{
		{"six octets with colons", "00:00:5e:00:53:01", true},
		{"six octets with dashes", "00-00-5E-00-53-AF", true},
		{"one separator throughout", "00:00-5e:00:53:01", false},
		{"hexadecimal digits only", "00:00:5g:00:53:01", false},
		{"a stop separates no octets", "00.00.5e.00.53.01", false},
	} {
		if got := hardwareAddress(tc.s); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.why, got, tc.want)
		}
	}
}
