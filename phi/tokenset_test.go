// SPDX-License-Identifier: Apache-2.0

package phi

import "testing"

func TestTokenSet(t *testing.T) {
	s := make(tokenSet, 3)
	s.add(63)
	s.add(130)
	for first := -70; first < 200; first++ {
		for last := first - 2; last < 260; last++ {
			want := first <= 63 && last >= 63 || first <= 130 && last >= 130
			if got := s.any(first, last); got != want {
				t.Fatalf("any(%d, %d) = %v, want %v", first, last, got, want)
			}
		}
	}
}
